"""A short line that stands again: twice in a row, a title in mid-text, the header of every page.

Three kinds are known.  A line repeated at once (a heading written twice, a list item pasted twice).  The title of the document,
standing again behind its first paragraphs, as image texts and advertisement slots leave it.  And page headers: the same short
line three times or more that cuts sentences in two, or stands beside page numbers that go up; a series is one finding.

Left alone: headings that recur in parallel sections (小结), tables of contents, table cells, lines of verse and refrains,
dialogue, and numbers.  `min-chars` is the length from which a line repeated at once counts: shorter ones are cries, answers
and values of lists.  Paragraphs are the matter of duplicate-paragraph.

Fix safety: unsafe.  The repeated lines are deleted; some may stand there on purpose.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import (
    HAN,
    Bad,
    Document,
    Finding,
    Fix,
    Options,
    Related,
    Span,
    columns,
    compile_pattern,
    ends_sentence,
    form,
    rule,
)
from wenlint_rules.duplicate.copies import LINE_COLUMNS, Copies, copies, is_among_recurring_lines, same_kind
from wenlint_rules.truncation.breaks import break_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Paragraph

_TITLE_WITHIN = 5
"""Blocks at the beginning among which the title is looked for."""

_MIN_TITLE_COLUMNS = 12
_MAX_TITLES = 4
"""Times that a title stands; more often, it heads the parts of a compilation."""

_AT_END = 4
"""Blocks at the end, where the name of the issuing body stands again below a document."""

_MIN_HEADERS = 3
_HEADER_TITLE_WITHIN = 3
"""Blocks at the beginning among which the text of a page header is the title, and stays."""

_ENOUGH_PAGES = 200
"""Pages that show whether a line is their header."""

_NOT_LINES = ("cell", "separator", "number", "verse", "signature")
_DIALOGUE = '“「『"‘—'


class LineOptions(Options):
    """Options of the rule."""

    min_chars: int = 6


@rule(
    "DUP104",
    "repeated-line",
    unit=Document,
    options=LineOptions,
    good=["“好的。”\n“好的。”"],
    bad=[Bad("防疫经验材料汇编\n«防疫经验材料汇编»\n各地经验如下。", fixed="防疫经验材料汇编\n各地经验如下。")],
)
def check(document: Document, options: LineOptions) -> Iterator[Finding]:
    found = document.view(copies)
    for text, places in found.places.items():
        if columns(text) < LINE_COLUMNS and len(set(filter(str.isalpha, text))) > 1:
            groups = list(_groups(document, places))
            if len(text) >= options.min_chars or groups[0][0].kind == "heading":
                yield from _repeated_at_once(document, groups)
            if len(groups) > 1:
                yield from _page_headers(document, groups) or _titles(document, found, groups)


def _groups(document: Document, places: Sequence[int]) -> Iterator[tuple[Paragraph, ...]]:
    """The blocks at these indexes, those in a row and of one kind together."""
    group = [document.paragraphs[places[0]]]
    for index in places[1:]:
        block = document.paragraphs[index]
        if index > group[-1].index + 1 or not same_kind(group[-1], block):
            yield tuple(group)
            group = []
        group.append(block)
    yield tuple(group)


def _repeated_at_once(document: Document, groups: Sequence[tuple[Paragraph, ...]]) -> Iterator[Finding]:
    for first, *again in groups:
        if not again or form(first) in _NOT_LINES or first.text[0] in _DIALOGUE or _is_in_stanza(document, first, again[-1]):
            continue
        if is_among_recurring_lines(document, first.index):
            continue
        yield _finding(document, again, first, f"the line in front is repeated{f' {len(again)} times' * (len(again) > 1)}")


def _is_in_stanza(document: Document, first: Paragraph, last: Paragraph) -> bool:
    """True when nearly all lines around are short lines of Han without marks inside: verse, where lines are repeated."""
    around = document.paragraphs[max(0, first.index - 3) : first.index] + document.paragraphs[last.index + 1 : last.index + 4]
    return sum(1 for block in around if _verse_line().fullmatch(block.text)) >= 5


@cache
def _verse_line() -> re.Pattern[str]:
    return compile_pattern(f"[{HAN}]{{3,14}}[，。！？；、]?")


def _titles(document: Document, found: Copies, groups: Sequence[tuple[Paragraph, ...]]) -> Iterator[Finding]:
    """The title of the document again in the text."""
    title = groups[0][0]
    if (
        title.index >= _TITLE_WITHIN
        or title.kind != "paragraph"
        or len(groups) > _MAX_TITLES
        or not _is_title_of(document, found, groups[0])
    ):
        return
    for group in groups[1:]:
        if group[-1].index < len(document.paragraphs) - _AT_END and _has_text_between(document, title, group[0]):
            yield _finding(document, group, title, "the title of the document stands again in the text")


def _is_title_of(document: Document, found: Copies, group: tuple[Paragraph, ...]) -> bool:
    """True for a line like a title in front of all text that is no entry of a table of contents, where the next one recurs too."""
    after = group[-1].next
    if any(block.kind == "heading" or ends_sentence(block.text) for block in document.paragraphs[: group[0].index]):
        return False
    if columns(group[0].text) < _MIN_TITLE_COLUMNS or form(group[0]) != "title" or after is None:
        return False
    places = found.places.get(found.texts[after.index], ())
    return not any(index > after.index + 1 for index in places)


def _has_text_between(document: Document, title: Paragraph, again: Paragraph) -> bool:
    """True when a whole paragraph stands between two lines, and no byline behind the second one opens another text."""
    if again.next is None or form(again.next) in ("byline", "signature"):
        return False
    return any(
        columns(block.text) >= LINE_COLUMNS and ends_sentence(block.text)
        for block in document.paragraphs[title.index + 1 : again.index]
    )


def _page_headers(document: Document, groups: Sequence[tuple[Paragraph, ...]]) -> list[Finding]:
    """The header or footer of the pages, as one finding."""
    lines = [group[0] for group in groups if len(group) == 1]
    if lines and lines[0].index < _HEADER_TITLE_WITHIN:
        del lines[0]
    if len(lines) < _MIN_HEADERS - 1 or len(groups) < _MIN_HEADERS or lines[0].kind != "paragraph":
        return []
    sample = lines[:_ENOUGH_PAGES]
    cut = sum(_interrupts(document, block) for block in sample)
    if cut < max(2, len(sample) / 4) and not _stand_by_page_numbers(sample):
        return []
    edits = tuple(document.removal(block) for block in lines)
    message = f"page header: this line stands {len(groups)} times in the document and cuts sentences in two"
    fix = Fix(edits, "delete the page headers", "unsafe")
    return [Finding(lines[0].span, message, related=tuple(block.span for block in lines[1:]), fix=fix)]


def _interrupts(document: Document, line: Paragraph) -> bool:
    """True when a line stands between the halves of a sentence."""
    return line.previous is not None and line.next is not None and break_between(document, line.previous, line.next) is not None


def _stand_by_page_numbers(lines: Sequence[Paragraph]) -> bool:
    """True when numbers that go up by one stand in front of the lines, or behind them."""
    for neighbours in ([line.previous for line in lines], [line.next for line in lines]):
        numbers = [
            int(match[0])
            for block in neighbours
            if block and form(block) == "number" and (match := re.search("[0-9]+", block.text))
        ]
        if len(numbers) == len(lines) and all(b == a + 1 for a, b in pairwise(numbers)):
            return True
    return False


def _finding(document: Document, again: Sequence[Paragraph], first: Paragraph, message: str) -> Finding:
    return Finding(
        Span(again[0].span.start, again[-1].span.end),
        message,
        related=(Related(first.span, "it stands here first"),),
        fix=Fix((document.removal(again[0], again[-1]),), "delete the repeated line", "unsafe"),
    )
