"""Tells page headers and the title of a document among the short lines that recur in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import columns, compile_pattern, ends_sentence, form
from wenlint_rules.duplicate.copies import LINE_COLUMNS, Copies
from wenlint_rules.truncation.breaks import break_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document, Paragraph

_TITLE_WITHIN = 5
"""Blocks at the beginning among which the title is looked for."""

_MIN_TITLE_COLUMNS = 12
_MAX_TITLES = 4
"""Times that a title stands; more often, it heads the parts of a compilation."""

_AT_END = 4
"""Blocks at the end, where the name of the issuing body stands again below a document."""

_MIN_HEADERS = 3
_ENOUGH_PAGES = 200
"""Pages that show whether a line is their header."""

_PAGE = 10_000
"""Code points of a page of print, in the mean, at most."""

_FRONT_MATTER = ("title", "byline", "label", "number", "separator", "signature")
_DIGITS = compile_pattern("[0-9]+")


def page_headers(document: Document, groups: Sequence[tuple[Paragraph, ...]]) -> list[Paragraph]:
    """The lines that are the header or footer of the pages; the same line as the title on top of the document stays.

    `groups` are the blocks with one text, those in a row together.
    """
    lines = [group[0] for group in groups if len(group) == 1]
    if len(groups) < _MIN_HEADERS or not lines:
        return []
    if _is_on_top(document, lines[0]):
        del lines[0]
    if len(lines) < _MIN_HEADERS - 1 or lines[0].kind != "paragraph" or ends_sentence(lines[0].text):
        return []
    if lines[-1].start - lines[0].start > _PAGE * (len(lines) - 1):
        return []
    sample = lines[:_ENOUGH_PAGES]
    cut = sum(_interrupts(document, line) for line in sample)
    return lines if cut >= max(2, len(sample) / 4) or _stand_by_page_numbers(sample) else []


def _interrupts(document: Document, line: Paragraph) -> bool:
    """True when a line stands between the halves of a sentence."""
    return line.previous is not None and line.next is not None and break_between(document, line.previous, line.next) is not None


def _stand_by_page_numbers(lines: Sequence[Paragraph]) -> bool:
    """True when numbers that go up by one stand in front of the lines, or behind them."""
    for neighbours in ([line.previous for line in lines], [line.next for line in lines]):
        numbers = [
            int(match[0]) for block in neighbours if block and form(block) == "number" and (match := _DIGITS.search(block.text))
        ]
        if len(numbers) == len(lines) and all(b == a + 1 for a, b in pairwise(numbers)):
            return True
    return False


def titles(document: Document, found: Copies, groups: Sequence[tuple[Paragraph, ...]]) -> Iterator[tuple[Paragraph, ...]]:
    """The groups in which the title of the document stands again in its text; nothing when `groups` are no title."""
    title = groups[0][0]
    if title.kind != "paragraph" or not 1 < len(groups) <= _MAX_TITLES or not _is_title(document, found, groups[0]):
        return
    for group in groups[1:]:
        if group[-1].index < len(document.paragraphs) - _AT_END and _has_text_between(document, title, group[0]):
            yield group


def _is_title(document: Document, found: Copies, group: tuple[Paragraph, ...]) -> bool:
    """True for a line like a title in front of all text that is no entry of a table of contents, whose neighbours recur too."""
    if not _is_on_top(document, group[0]) or columns(group[0].text) < _MIN_TITLE_COLUMNS or form(group[0]) != "title":
        return False
    return not any(
        block and any(abs(index - block.index) > 1 for index in found.places.get(found.texts[block.index], ()))
        for block in (group[0].previous, group[-1].next)
    )


def _is_on_top(document: Document, line: Paragraph) -> bool:
    """True for a line that stands in front of all text, among site names and other titles."""
    return line.index < _TITLE_WITHIN and all(form(block) in _FRONT_MATTER for block in document.paragraphs[: line.index])


def _has_text_between(document: Document, title: Paragraph, again: Paragraph) -> bool:
    """True when a whole paragraph stands between two lines, and no byline behind the second one opens another text."""
    if again.next is None or form(again.next) in ("byline", "signature"):
        return False
    between = document.paragraphs[title.index + 1 : again.index]
    return any(columns(block.text) >= LINE_COLUMNS and ends_sentence(block.text) for block in between)
