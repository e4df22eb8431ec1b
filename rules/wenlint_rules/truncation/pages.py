"""Finds page numbers that print left in the text: on lines of their own, glued to a line, between dashes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, columns, compile_pattern, ends_sentence, form
from wenlint_rules.truncation.breaks import Break, break_between
from wenlint_rules.truncation.continuation import NEXT, fit, rest
from wenlint_rules.truncation.evidence import HANGUL, KANA
from wenlint_rules.truncation.lexicon import words
from wenlint_rules.truncation.numbers import Number, Series, rising
from wenlint_rules.truncation.page_form import MAX_CHARS, page_lines, page_number
from wenlint_rules.truncation.seam import TORN, bits, judge
from wenlint_rules.truncation.tails import tail_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from wenlint.api import Document, Paragraph

_MIN_PAGES = 3

_LEAST, _LEAST_OF_A_TITLE, _LEAST_AT_ALL = -1.5, 1.0, 2.5
"""Weights from which a text goes on behind a page number: where it is cut for sure, where it may be a title, and where it seems so."""

_LEAST_COLUMNS = 16
"""Columns of what stands in front of a page number when only the model says that the text goes on: 共有 / 12 / 人 is no page."""

_LETTERS = compile_pattern(rf"[{HAN}{KANA}，、][{HAN}{KANA}]|[{HANGUL}a-z,][{HANGUL}a-z]")
"""The characters around a number in mid-sentence."""

_DASHES = "-—–"
_DASHED = tuple(compile_pattern(rf"{dash}[ ]?([0-9]{{1,4}})[ ]?[{_DASHES}][ ]?(?=[{HAN}])") for dash in _DASHES)
_INLINE = (
    *(compile_pattern(rf"{dash}[{_DASHES}]?[ ]?([0-9]{{1,4}})[ ]?[{_DASHES}]{{1,2}}(?=[ ]?[{HAN}])") for dash in _DASHES),
    compile_pattern(rf"第[ ]?([0-9]{{1,4}})[ ]?[页頁][ ,，/]*共[ ]?[0-9]{{1,4}}[ ]?[页頁](?=[ ]?[{HAN}])"),
)
"""Page numbers inside of lines.  Each pattern begins with a literal, which is found fastest."""

_BEFORE_DASHED = compile_pattern(f"[{HAN}，、]")


def glued(document: Document, lines: Sequence[re.Match[str]]) -> Iterator[Series]:
    """A page number at the beginning of a line that goes on with a sentence: 发展, then 12、理念."""
    text = document.prose.text
    values = [int(line[1]) for line in lines]
    for index, line in enumerate(lines):
        value = values[index]
        if {value - 1, value + 1} & set(values[max(0, index - 1) : index + 2]):
            continue  # an item of a list
        block = document.paragraph_at(line.end())
        if block and f"{value + 1}{line[2]}" in block.text:
            continue  # so is this one: 1、甲；2、乙
        if block and line.start(1) > block.start:
            yield from _glued_behind_a_wrap(document, block, line)
            continue
        before = block.previous if block else None
        if block is None or before is None or block.kind != "paragraph" or line.start(1) != block.start or not _may_be_cut(before):
            continue
        seam = judge(before.text, text[line.end() : block.end].lstrip() or "。", text, before.end, form=form(before))
        proven = seam.is_break and seam.is_proven
        if proven or _goes_on(document, before, block, line.end()):
            number = Number(value, line.start(1), line.end(), before.end, line.end())
            yield Series((number,), _what(value), proven and seam.is_in_word)


def _glued_behind_a_wrap(document: Document, block: Paragraph, line: re.Match[str]) -> Iterator[Series]:
    """A page number that a soft-wrapped line begins with, in the middle of a sentence."""
    text = document.prose.text
    end = block.start + len(text[block.start : line.start(1)].rstrip())
    left, right = text[block.start : end], text[line.end() : block.end].lstrip()
    if not right or ends_sentence(left) or not _LETTERS.match(left[-1] + right[0]):
        return
    if fit(document, left, right, end) >= _LEAST_OF_A_TITLE:
        number = Number(int(line[1]), line.start(1), line.end(), end, line.end())
        yield Series((number,), _what(int(line[1])), certain=False)


def _goes_on(document: Document, before: Paragraph, block: Paragraph, start: int) -> bool:
    """True when a block breaks off, and what stands behind a number goes on with it."""
    right = document.prose.text[start : block.end]
    if right.isspace() or not _LETTERS.match(before.text[-1] + right[0]) or columns(before.text) < _LEAST_COLUMNS:
        return False
    tail = tail_of(document, before)
    if tail is None:
        return fit(document, before.text, right, before.end) >= _LEAST_AT_ALL
    return any(rest(document, tail, block, start, NEXT, _LEAST if tail.is_cut else _LEAST_OF_A_TITLE))


def _may_be_cut(block: Paragraph) -> bool:
    return block.kind == "paragraph" and not ends_sentence(block.text) and form(block) in ("prose", "title", "item")


class _Page(Record):
    """A line that is a page number, its form, and the sentence that it cuts if it does."""

    value: int
    form: str
    line: Paragraph
    cut: Break | None

    @property
    def number(self) -> Number:
        before, after = (self.cut.end, self.cut.start) if self.cut else (-1, self.line.end)
        return Number(self.value, self.line.start, self.line.end, before, after)


def pages(document: Document) -> Iterator[Series]:
    """Page numbers on lines of their own between the halves of sentences."""
    for chain in rising(_pages(document), lambda page: (page.value, page.form)):
        cuts = [page.cut for page in chain if page.cut]
        if len(chain) >= _MIN_PAGES and len(cuts) >= 2:
            what = f"the page numbers {chain[0].value} to {chain[-1].value} stand in the text and cut sentences in two"
            yield Series(tuple(page.number for page in chain), what, all(cut.certain for cut in cuts))
            continue
        for page in chain:
            if page.cut and (page.cut.proven or page.cut.likely):
                yield Series((page.number,), _what(page.value), page.cut.in_word)


def _what(value: int) -> str:
    return f"the page number {value} stands in mid-sentence"


def _pages(document: Document) -> Iterator[_Page]:
    text = document.prose.text
    for start, end in page_lines(text):
        found, line = page_number(text[start:end]), document.paragraph_at(end)
        if found and line and not line.wraps and (line.kind == "paragraph" or _is_dashed_item(line, line.end)):
            before, after = line.previous, line.next
            cut = _cut(document, before, after) if before and after and _may_be_cut(before) else None
            yield _Page(*found, line, cut)


def _is_dashed_item(line: Paragraph, end: int) -> bool:
    """True when a line up to `end` is - 12 -, which is an item of a list in Markdown."""
    return line.kind == "list-item" and line.document.prose.text[line.start : end].rstrip().endswith(("-", "*", "+"))


def _cut(document: Document, before: Paragraph, after: Paragraph) -> Break | None:
    """The cut between the blocks around a page number."""
    made = break_between(document, before, after)
    if made and made.proven:
        return made
    if _goes_on(document, before, after, after.start):
        return Break(before.end, after.start, before.index, False, True, False, False, "")
    return made._replace(likely=False) if made else None


def between_wraps(document: Document) -> Iterator[Series]:
    """Page numbers that are a line of a wrapped paragraph, or - 12 - in front of one, which Markdown takes for a list."""
    text = document.prose.text
    for start, end in pairwise(document.prose.wraps):
        if end - start <= MAX_CHARS and "\n" not in text[start:end]:
            yield from _on_a_line(document, start, start, end)
    for end in document.prose.wraps:
        block = document.paragraph_at(end)
        if block and end - block.start <= MAX_CHARS and _is_dashed_item(block, end) and end == block.wraps[0]:
            before = block.previous
            if before and _may_be_cut(before):
                yield from _on_a_line(document, before.end, block.start, end)


def _on_a_line(document: Document, before: int, start: int, end: int) -> Iterator[Series]:
    """The page number from `start` to `end`, if it stands in a sentence whose first half ends at `before`."""
    text = document.prose.text
    found, after = page_number(text[start:end]), end + (text[end : end + 1] == " ")
    if found and _LETTERS.match(text[before - 1 : before] + text[after : after + 1]):
        first = start + len(text[start:end]) - len(text[start:end].lstrip())
        number = Number(found[0], first, first + len(text[start:end].strip()), before, after)
        yield Series((number,), _what(found[0]), certain=False)


def _found(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """The matches of patterns in order; of those with the same number the longest."""
    last = -1
    for match in sorted(
        (match for pattern in patterns for match in pattern.finditer(text)), key=lambda match: match.span(1) + match.span()
    ):
        if match.start(1) > last:
            last = match.start(1)
            yield match


def between_dashes(document: Document) -> Iterator[Series]:
    """Page numbers between dashes inside of lines: 全面- 3 -建设."""
    text = document.prose.text
    numbers = (Number(int(match[1]), *match.span(), *match.span()) for match in _found(_DASHED, text))
    found = (number for number in numbers if number.start and _BEFORE_DASHED.match(text, number.start - 1))
    for chain in rising(found, lambda number: (number.value, "")):
        if len(chain) >= _MIN_PAGES:
            what = f"the page numbers {chain[0].value} to {chain[-1].value} stand inside of sentences"
            yield Series(tuple(chain), what, certain=True)


def inline(document: Document, taken: AbstractSet[int]) -> Iterator[Series]:
    """Single page numbers inside of lines, where the characters around them show that the text goes on across."""
    text = document.prose.text
    for match in _found(_INLINE, text):
        start, after = match.start(), match.end() + (text[match.end()] == " ")
        before = start - (text[start - 1 : start] == " ")
        block = document.paragraph_at(start)
        if start in taken or block is None or before <= block.start or not _BEFORE_DASHED.match(text, before - 1):
            continue
        if bits(text[before - 1], text[after]) >= TORN or words().is_common(text[before - 1] + text[after]):
            value = int(match[1])
            yield Series((Number(value, start, match.end(), before, after),), _what(value), certain=False)
