"""Finds numbers that count the pieces of a cut text: the chunks of a preview, the pages of a print."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from wenlint.api import HAN, ends_sentence, form
from wenlint_rules.truncation.breaks import Break, break_between
from wenlint_rules.truncation.seam import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from wenlint.api import Document, Paragraph

_T = TypeVar("_T")

_MIN_CHUNKS = 5
_MIN_CHUNK_CHARS = 40
_MIN_PAGES = 3
_TOLERANCE = 0.02
"""By how much the length of a chunk differs from the usual one, where blanks at its ends were lost."""

_MAX_ENDED = 0.5
"""Share of chunks that end with a sentence; more of them are the items of a list."""


class Number(NamedTuple):
    """A number that is no part of the text; prose offsets.

    `start` and `end` are those of the number with its mark.  The text in front ends at `before`, which is -1 where nothing
    is joined to it, and goes on at `after`.
    """

    value: int
    start: int
    end: int
    before: int
    after: int


class Series(NamedTuple):
    """Numbers that go up by one; `certain` says that no seam is in doubt."""

    numbers: tuple[Number, ...]
    what: str
    certain: bool


def series(document: Document) -> Iterator[Series]:
    """All series of the document, and single page numbers in mid-sentence."""
    marks = _numbered_lines(document)
    chunks = list(_chunks(document, marks))
    yield from chunks
    taken = {number.start for found in chunks for number in found.numbers}
    yield from _glued(document, [mark for mark in marks if mark.start(1) not in taken])
    yield from _pages(document)
    yield from _between_dashes(document)


def _numbered_lines(document: Document) -> list[re.Match[str]]:
    """The numbers that lines begin with, soft-wrapped lines of Markdown included."""
    text, pattern = document.prose.text, _line_number()
    found = [*pattern.finditer(text), *(match for at in document.prose.wraps if (match := _line_number_here().match(text, at)))]
    return sorted(found, key=lambda match: match.start(1)) if document.prose.wraps else found


@cache
def _line_number() -> re.Pattern[str]:
    return re.compile(f"^{_NUMBER_AND_MARK}", re.MULTILINE)


@cache
def _line_number_here() -> re.Pattern[str]:
    return re.compile(_NUMBER_AND_MARK)


_NUMBER_AND_MARK = r"[ \t\u3000]*([0-9]{1,4})(、|[.．](?![0-9]))(?=.)"


def _chunks(document: Document, marks: Sequence[re.Match[str]]) -> Iterator[Series]:
    """Lines that begin with numbers going up by one, cut from one text at equal lengths."""
    text = document.prose.text
    for chain in _rising(marks, lambda mark: (int(mark[1]), mark[2])):
        if len(chain) < _MIN_CHUNKS:
            continue
        ends = [_end_of_line(text, mark.start()) for mark in chain[1:]]
        chunks = [text[mark.end() : end] for mark, end in zip(chain, ends, strict=False)]
        if not _are_equal([len(chunk) for chunk in chunks]) or sum(map(ends_sentence, chunks)) > _MAX_ENDED * len(chunks):
            continue
        numbers = tuple(
            Number(int(mark[1]), mark.start(1), mark.end(), before, mark.end())
            for mark, before in zip(chain, [-1, *ends], strict=True)
        )
        what = f"chunk numbers {numbers[0].value} to {numbers[-1].value} of a text that was cut every {len(chunks[0])} characters"
        yield Series(numbers, what, numbers[0].value == 1)


def _rising(items: Iterable[_T], key: Callable[[_T], tuple[int, str]]) -> Iterator[list[_T]]:
    """Items in a row whose numbers go up by one and are of one kind; `key` gives both."""
    chain: list[_T] = []
    last = (-1, "")
    for item in items:
        value, kind = key(item)
        if chain and (value, kind) != (last[0] + 1, last[1]):
            yield chain
            chain = []
        chain.append(item)
        last = value, kind
    if chain:
        yield chain


def _end_of_line(text: str, start: int) -> int:
    """The end of the text in front of a line, without the line ends between."""
    while start and text[start - 1] == "\n":
        start -= 1
    return start


def _are_equal(lengths: Sequence[int]) -> bool:
    usual = max(lengths, key=lengths.count)
    same = sum(abs(length - usual) <= _TOLERANCE * usual for length in lengths)
    return usual >= _MIN_CHUNK_CHARS and same == len(lengths)


def _glued(document: Document, marks: Sequence[re.Match[str]]) -> Iterator[Series]:
    """A page number at the beginning of a line that goes on with a sentence: 发展12、理念."""
    text = document.prose.text
    for index, mark in enumerate(marks):
        value = int(mark[1])
        if any(abs(int(other[1]) - value) == 1 for other in marks[max(0, index - 1) : index + 2]):
            continue  # an item of a list
        block = document.paragraph_at(mark.end())
        before = block.previous if block else None
        if block is None or before is None or block.kind != "paragraph" or mark.start() > block.start or not _may_be_cut(before):
            continue
        seam = judge(before.text, text[mark.end() : block.end], text, before.end, form=form(before))
        if seam.is_break and seam.is_proven:
            number = Number(value, mark.start(1), mark.end(), before.end, mark.end())
            yield Series((number,), f"a page number, {value}, stands in mid-sentence", seam.is_certain)


def _may_be_cut(block: Paragraph) -> bool:
    return block.kind == "paragraph" and not ends_sentence(block.text) and form(block) in ("prose", "title", "item")


class _Page(NamedTuple):
    """A line that is a page number, and the sentence that it cuts if it does."""

    value: int
    line: Paragraph
    cut: Break | None

    @property
    def number(self) -> Number:
        before, after = (self.cut.end, self.cut.start) if self.cut else (-1, self.line.end)
        return Number(self.value, self.line.start, self.line.end, before, after)


def _pages(document: Document) -> Iterator[Series]:
    """Page numbers on lines of their own between the halves of sentences."""
    for chain in _rising(_page_lines(document), lambda page: (page.value, "")):
        yield from _page_series(chain)


def _page_lines(document: Document) -> Iterator[_Page]:
    for match in _page_line().finditer(document.prose.text):
        line = document.paragraph_at(match.start(1))
        if line and line.kind == "paragraph":
            before, after = line.previous, line.next
            cut = break_between(document, before, after) if before and after and _may_be_cut(before) else None
            yield _Page(int(match[1]), line, cut)


@cache
def _page_line() -> re.Pattern[str]:
    blank = r"[^\S\n]*"
    return re.compile(
        rf"^{blank}(?:[-—–·]{blank}|第{blank}|[Pp]age{blank})?([0-9]{{1,4}})"
        rf"(?:{blank}[-—–·]|{blank}[页頁](?:[^\n]{{0,3}}共{blank}[0-9]{{1,4}}{blank}[页頁])?|{blank}(?:/|of){blank}[0-9]{{1,4}})?{blank}$",
        re.MULTILINE,
    )


def _page_series(chain: Sequence[_Page]) -> Iterator[Series]:
    cuts = [page for page in chain if page.cut]
    if len(chain) >= _MIN_PAGES and len(cuts) >= 2:
        what = f"page numbers {chain[0].value} to {chain[-1].value} stand in the text and cut sentences in two"
        yield Series(tuple(page.number for page in chain), what, all(page.cut.certain for page in cuts if page.cut))
        return
    for page in cuts:
        if page.cut and page.cut.proven:
            yield Series((page.number,), f"a page number, {page.value}, stands in mid-sentence", page.cut.certain)


def _between_dashes(document: Document) -> Iterator[Series]:
    """Page numbers between dashes inside of lines: 全面- 3 -建设."""
    text = document.prose.text
    found = (Number(int(match[1]), *match.span(), *match.span()) for match in _dashed_number().finditer(text))
    for chain in _rising(found, lambda number: (number.value, "")):
        if len(chain) >= _MIN_PAGES:
            what = f"page numbers {chain[0].value} to {chain[-1].value} stand inside of sentences"
            yield Series(tuple(chain), what, certain=True)


@cache
def _dashed_number() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{HAN}，、])[ ]?[-—–][ ]?([0-9]{{1,4}})[ ]?[-—–][ ]?(?=[{HAN}])")
