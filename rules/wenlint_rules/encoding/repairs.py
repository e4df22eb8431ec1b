"""The repairs of a document's text in the wrong codec, and what the rules say about them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import Edit, Finding, Fix, Span
from wenlint_rules.encoding import cyrillic, eastern, western
from wenlint_rules.encoding.candidate import common
from wenlint_rules.encoding.suspects import LEGACY, UTF_8, holds_cyrillic_bytes, is_suspicious, pattern
from wenlint_rules.encoding.suspects import eastern as suspicious
from wenlint_rules.encoding.views import western as western_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document
    from wenlint_rules.encoding.repair import Repair

MANY = 20
"""From this many repairs of one kind on, one finding speaks for all."""

SHOWN = 40
"""Characters of the repaired text that a message shows."""


def repairs(document: Document) -> tuple[Repair, ...]:
    """The repairs of a document outside of code and URLs, in order; a view that rules share."""
    if not document.view(is_suspicious):
        return ()
    text = document.text
    found: list[Repair] = []
    if pattern(UTF_8).search(text) or pattern(LEGACY).search(text):
        found += western.repairs(text)
    found += eastern.repairs(text, suspicious(document))
    found += eastern.lone_spaces(text)
    if holds_cyrillic_bytes(document):
        found += cyrillic.repairs(text)
    kept: list[Repair] = []
    for repair in sorted(found, key=lambda repair: (repair.start, -repair.end)):
        if not kept or repair.start >= kept[-1].end:
            kept += _allowed(document, repair)
    return tuple(kept)


def _allowed(document: Document, repair: Repair) -> tuple[Repair, ...]:
    """A repair without what is protected in it; nothing when that is a part of it."""
    if not document.touches_protected(repair.span):
        return (repair,)
    if _makes_code(document, repair):
        return (repair._replace(certainty="suggestion"),)  # no fix may change what the format takes for code
    pieces = _around(document, repair) if repair.codec else (_changed(document.text, *part) for part in repair.parts)
    parts = tuple(piece for piece in pieces if not document.touches_protected(Span(*piece[:2])))
    return (repair._replace(parts=parts),) if parts else ()


def _makes_code(document: Document, repair: Repair) -> bool:
    """True when all code in a repair begins with a backtick that is the second byte of one of its characters."""
    text, protected = document.text, document.protected_in(repair.span)
    return "`" not in _repaired(text, repair) and all(text[each.start] == "`" and each.start > repair.start for each in protected)


def _changed(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """A part without what stays as it is at its end: a trail byte may be ASCII, and so may what begins code."""
    same = common(text[start:end][::-1], new[::-1])
    return start, end - same, new[: len(new) - same]


def _around(document: Document, repair: Repair) -> Iterator[tuple[int, int, str]]:
    """The pieces within and around protected ranges, when they are the same text read one by one: code in a paragraph."""
    edges = {edge for each in document.protected_in(repair.span) for edge in (each.start, each.end)}
    pieces = list(pairwise(sorted({repair.start, repair.end} | {edge for edge in edges if repair.start < edge < repair.end})))
    texts = [document.text[first:last] for first, last in pieces]
    try:
        new = [western_bytes(text).decode(repair.codec) for text in texts]
    except UnicodeError:
        return
    if "".join(new) == repair.parts[0][2]:
        yield from ((*piece, text) for piece, text, old in zip(pieces, new, texts, strict=True) if text != old)


def findings(document: Document) -> Iterator[Finding]:
    """A finding for each repair, or one for all of a kind that are many."""
    kinds: dict[tuple[str, str], list[Repair]] = {}
    for repair in document.view(repairs):
        kinds.setdefault((repair.chain, repair.certainty), []).append(repair)
    for alike in kinds.values():
        for group in [alike] if len(alike) >= MANY else [[repair] for repair in alike]:
            yield _finding(document, group)


def _finding(document: Document, group: list[Repair]) -> Finding:
    first = group[0]
    edits = tuple(Edit(*edit) for repair in group for edit in repair.edits)
    where = f" in {len(group)} places" if len(group) > 1 else ""
    old, new = _shown(document.text[first.start : first.end]), _shown(_repaired(document.text, first))
    return Finding(
        first.span,
        f"{first.chain}{where}: {old} is {new}" if edits else f"{first.chain}, and bytes are lost{where}: {old}",
        related=tuple(repair.span for repair in group[1:]),
        fix=Fix(edits, f"read it as {first.chain.split()[0]}{where}", first.certainty) if edits else None,
    )


def _repaired(text: str, repair: Repair) -> str:
    parts: list[str] = []
    at = repair.start
    for start, end, new in repair.parts:
        parts += (text[at:start], new)
        at = end
    return "".join((*parts, text[at : repair.end]))


def _shown(text: str) -> str:
    shown = text[:SHOWN].replace("\xa0", "\N{OPEN BOX}")
    shown = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in shown)
    return shown + "…" * (len(text) > SHOWN)
