"""What the rules about invisible characters share: runs of them, their names, and one finding where they are many."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

from wenlint.api import Edit, Finding, Fix, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANY = 20
"""From this many runs of one kind on, one finding speaks for all."""

CONTROL_NAMES = {
    "\0": "null",
    "\b": "backspace",
    "\v": "line tabulation",
    "\f": "form feed",
    "\x1a": "substitute",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
}


class Run(Record):
    """Invisible characters at source offsets.

    `what` says what they are, in one line.  `edits` removes them, and is empty where that cannot be done; `safe` says
    that it keeps the meaning.  `severity` is set where it is not that of the rule.
    """

    span: Span
    what: str
    edits: tuple[Edit, ...] = ()
    safe: bool = True
    severity: Literal["error", "warning"] | None = None


def deletion(start: int, end: int) -> tuple[Edit, ...]:
    """The edits that delete a source range."""
    return (Edit(Span(start, end), ""),)


def name(character: str) -> str:
    """`zero width space U+200B`."""
    known = unicodedata.name(character, "") or CONTROL_NAMES.get(character, "control character")
    return f"{known.lower()} U+{ord(character):04X}"


def names(run: str) -> str:
    """The different characters of a run, at most three by name."""
    different = list(dict.fromkeys(run))
    return ", ".join(map(name, different[:3])) + (f" and {len(different) - 3} more" if len(different) > 3 else "")


def findings(runs: Iterable[Run]) -> Iterator[Finding]:
    """A finding for each run, or one for all of a kind that are many."""
    kinds: dict[tuple[str, bool, bool, str | None], list[Run]] = {}
    for run in runs:
        kinds.setdefault((run.what, bool(run.edits), run.safe, run.severity), []).append(run)
    for alike in kinds.values():
        for group in [alike] if len(alike) >= MANY else [[run] for run in alike]:
            yield _finding(group)


def _finding(group: list[Run]) -> Finding:
    first = group[0]
    edits = tuple(edit for run in group for edit in run.edits)
    where = f" in {len(group)} places" if len(group) > 1 else ""
    return Finding(
        first.span,
        f"{first.what}{where}",
        related=tuple(run.span for run in group[1:]),
        fix=Fix(edits, f"remove {first.what}{where}", "safe" if first.safe else "unsafe") if edits else None,
        severity=first.severity,
    )
