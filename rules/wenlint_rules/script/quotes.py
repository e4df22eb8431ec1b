"""Quotations and the style of their marks."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from wenlint.api import HAN, PLACEHOLDER, Edit, Finding, Fix, Record, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document

CLEAR, SLIPS, TIMES = 10, 3, 5
"""A document with so many different quotations in one style, and up to so many in another one, has slips; with more of them it
has two styles.  The first are so many times more at least.  What is quoted again and again is a label."""

OF_ITS_OWN = 6
"""Pairs of straight marks up to which they may be slips, those around Latin words and values counted; more have their own use."""

MIXED = 10
"""Quotations of each style from which on a document mixes them."""

PREFERRED = 4
"""Of two styles the one with so many times more quotations is the document's own."""

CORNER, CURLY, STRAIGHT = "「」『』", "“”‘’", "\"\"''"
"""Outer and inner marks of each style."""

_CORNER = compile_pattern(r"「[^「」“”\n]{1,300}」")
_CURLY = compile_pattern(r"“[^「」“”\n]{1,300}”")
# In straight marks no sign tells the beginning from the end: both have Han characters inside, as Latin words have their own.
_STRAIGHT = compile_pattern(rf'"(?=[{HAN}《（])[^"“”「」{PLACEHOLDER}\n]{{1,100}}(?<=[{HAN}》）。，！？])"')
_PATTERNS = {CORNER: _CORNER, CURLY: _CURLY, STRAIGHT: _STRAIGHT}
_HAN = compile_pattern(f"[{HAN}]")


class Quotation(Record):
    """A quotation at prose offsets, marks included."""

    start: int
    end: int


def findings(document: Document) -> Iterator[Finding]:
    """The findings about marks in another style than the usual one of the document."""
    text = document.prose.text
    marks = {style: text.count(style[0]) for style in (CORNER, CURLY)}
    usual = max(marks, key=lambda style: marks[style])
    if marks[usual] < CLEAR:
        return
    for style in (CORNER, CURLY, STRAIGHT):
        if style != usual and not (style == STRAIGHT and text.count('"') > 2 * OF_ITS_OWN):
            places = list(islice(_quotations(text, style), SLIPS + 1))
            if 0 < len(places) <= SLIPS and _is_clear(text, usual, len(places)):
                yield _slips(document, places, style, usual)
    if min(marks.values()) >= MIXED:
        yield from _mixed(document, marks)


def _is_clear(text: str, usual: str, slips: int) -> bool:
    """True when there are enough different quotations in the usual style."""
    different = {match[0] for match in _PATTERNS[usual].finditer(text)}
    return len(different) >= max(CLEAR, TIMES * slips)


def _quotations(text: str, style: str) -> Iterator[Quotation]:
    """The quotations of Chinese in a style that lie in no other one."""
    if style[0] in text:
        for match in _PATTERNS[style].finditer(text):
            start, end = match.span()
            if _HAN.search(match[0]) and not _is_inside(text, start, style) and (style != STRAIGHT or _begins(text, start)):
                yield Quotation(start, end)


def _is_inside(text: str, at: int, style: str) -> bool:
    """True when a quotation of another style is open at a place of its line."""
    before = text[text.rfind("\n", max(0, at - 300), at) + 1 : at]
    return any(before.rfind(other[0]) > before.rfind(other[1]) for other in (CORNER, CURLY) if other != style)


def _begins(text: str, at: int) -> bool:
    """True for a straight mark that begins a quotation, by the number of those in front of it, and no value of a program."""
    line = text.rfind("\n", 0, at) + 1
    before = text[line:at]
    return before.count('"') % 2 == 0 and not before.rstrip().endswith((*"=([{,;:", PLACEHOLDER))


def _edits(document: Document, place: Quotation, style: str, usual: str) -> Iterator[Edit]:
    """The edits that give a quotation, and those in it, the marks of another style."""
    text = document.prose.text
    for at in range(place.start, place.end):
        if text[at] in style[2:] and style != STRAIGHT:
            yield Edit(document.prose.span(at, at + 1), usual[2 + style[2:].index(text[at])])
        elif at in (place.start, place.end - 1):
            yield Edit(document.prose.span(at, at + 1), usual[at > place.start])


def _slips(document: Document, places: list[Quotation], style: str, usual: str) -> Finding:
    message = f"quotation marks {style[:2]} in a text that writes {usual[:2]}"
    spans = [document.prose.span(place.start, place.end) for place in places]
    fix = Fix(tuple(edit for place in places for edit in _edits(document, place, style, usual)), f"write {usual[:2]}")
    return Finding(spans[0], message, related=tuple(spans[1:]), fix=fix)


def _mixed(document: Document, marks: dict[str, int]) -> Iterator[Finding]:
    """The finding about two styles in one document: the one to keep is that of most quotations, or of the locale."""
    usual = CURLY if document.script == "hans" else CORNER
    if max(marks.values()) >= PREFERRED * min(marks.values()):
        usual = max(marks, key=lambda style: marks[style])
    style = CORNER if usual == CURLY else CURLY
    places = list(_quotations(document.prose.text, style))
    if len(places) >= MIXED:
        spans = [document.prose.span(place.start, place.end) for place in places]
        message = f"{marks[CURLY]} quotations in “” and {marks[CORNER]} in 「」; on purpose?"
        edits = tuple(edit for place in places for edit in _edits(document, place, style, usual))
        fix = Fix(edits, f"write {usual[:2]} throughout", "suggestion")
        yield Finding(spans[0], message, related=tuple(spans[1:]), fix=fix, severity="info")
