"""What rules share that replace one character, or one escape, by another: one finding a place, or one where they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wenlint.api import Edit, Finding, Fix, Record, Span
from wenlint_rules.encoding.suspects import is_in_mojibake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wenlint.api import Document

MANY = 20
"""From this many places of one kind on, one finding speaks for all."""

SHOWN = 5
"""Examples in the message of a finding about many places."""

LONGEST = 40
"""Characters of a replaced text that a message shows."""


class Replacement(Record):
    """A piece of text at source offsets that should read otherwise.

    `kind` says what is wrong with it, in a few words.  `new` is the repair, None where there is none; `safe` says that it
    keeps the meaning, and `note` is added to the message of a finding about this place alone.
    """

    span: Span
    kind: str
    old: str
    new: str | None = None
    safe: bool = False
    note: str = ""
    severity: Literal["error", "warning", "info"] | None = None


def findings(replacements: Iterable[Replacement]) -> Iterator[Finding]:
    """A finding for each place, or one for all of a kind that are many."""
    kinds: dict[tuple[str, bool, bool, str | None], list[Replacement]] = {}
    for each in replacements:
        kinds.setdefault((each.kind, each.new is not None, each.safe, each.severity), []).append(each)
    for alike in kinds.values():
        if len(alike) >= MANY:
            yield _finding(alike, f"{alike[0].kind} in {len(alike)} places: {_examples(alike)}")
        else:
            yield from (_finding([each], f"{each.kind}: {_shown(each)}{each.note}") for each in alike)


def outside(document: Document, replacements: Iterable[Replacement]) -> Iterator[Replacement]:
    """Those that are not in text in the wrong codec, of which another rule speaks."""
    return (each for each in replacements if not is_in_mojibake(document, each.span))


def _finding(group: list[Replacement], message: str) -> Finding:
    first = group[0]
    edits = tuple(Edit(each.span, each.new) for each in group if each.new is not None)
    verb = "replace" if first.new else "remove"
    title = f"{verb} {_shown(first)}" if len(group) == 1 else f"{verb} them in {len(group)} places"
    return Finding(
        first.span,
        message,
        related=tuple(each.span for each in group[1:]),
        fix=Fix(edits, title, "safe" if first.safe else "unsafe") if edits else None,
        severity=first.severity,
    )


def _examples(group: list[Replacement]) -> str:
    different = list(dict.fromkeys(map(_shown, group)))
    return ", ".join(different[:SHOWN]) + " …" * (len(different) > SHOWN)


def _shown(replacement: Replacement) -> str:
    old, new = _visible(replacement.old), _visible(replacement.new or "")
    return f"{old} → {new}" if new else f"{old}"


def _visible(text: str) -> str:
    """The text as it can be shown in a line: spaces and invisible characters by their code points."""
    shown = "".join(
        character if character.isprintable() and character.strip() else f"<U+{ord(character):04X}>" for character in text
    )
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
