"""Repairs as the edits of the protocol, and the page of a rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.cli.diff import changes
from wenlint.finding import Edit, Span
from wenlint.plan import apply, normal
from wenlint.server.checker import Checked, fixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenlint.finding import Finding


def quick_fix(checked: Checked, finding: Finding) -> Sequence[Edit]:
    """The edits of a finding's fix; none when it has no fix, or when the fix would harm code, markup or structure."""
    if finding.fix is None:
        return ()
    _, went_in, _ = apply(checked.document, [finding])
    return normal(checked.document.text, finding.fix) if went_in else ()


def fix_all(checked: Checked) -> Sequence[Edit]:
    """All safe fixes together: the runs of lines that they change, so that the editor keeps its place in the others."""
    result = fixed(checked)
    if result is None:
        return ()
    old, new = _lines(checked.document.text), _lines(result.text)
    starts = _starts(old)
    return [
        _trimmed(
            starts[change.old_start],
            "".join(old[change.old_start : change.old_end]),
            "".join(new[change.new_start : change.new_end]),
        )
        for change in changes(old, new)
    ]


def page(finding: Finding) -> str:
    """What a finding says, and the page of its rule, in Markdown."""
    rule = finding.rule
    assert rule is not None
    repair = f"\n\n*Repair ({finding.fix.applicability}):* {escaped(finding.fix.title)}" if finding.fix else ""
    return f"**{finding.code} {finding.name}**\n\n{escaped(finding.message)}{repair}\n\n---\n\n{rule.doc}"


def escaped(text: str) -> str:
    """Text that is text in Markdown too: messages quote documents."""
    return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~&$])", r"\\\1", text)


def _lines(text: str) -> list[str]:
    return text.split("\n") if not text else [part + "\n" for part in text.split("\n")[:-1]] + [text.rpartition("\n")[2]]


def _starts(lines: Sequence[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _trimmed(start: int, old: str, new: str) -> Edit:
    """The edit that makes `new` of `old`, without what they have in common at their ends."""
    front = _common(old, new)
    old, new = old[front:], new[front:]
    back = _common(old[::-1], new[::-1])
    return Edit(Span(start + front, start + front + len(old) - back), new[: len(new) - back])


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
