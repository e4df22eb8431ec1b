"""Finds numbers that count the pieces of a cut text: the chunks of a preview, the pages of a print."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from wenlint.api import HAN, Record, columns, compile_pattern, ends_sentence, form
from wenlint_rules.truncation.breaks import Break, break_between
from wenlint_rules.truncation.continuation import NEXT, fit, rest
from wenlint_rules.truncation.evidence import HANGUL, KANA
from wenlint_rules.truncation.seam import judge
from wenlint_rules.truncation.tails import tails

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from wenlint.api import Document, Paragraph
    from wenlint_rules.truncation.tails import Tail

_T = TypeVar("_T")

_MIN_CHUNKS = 5
_MIN_CHUNK_CHARS = 40
_MIN_PAGES = 3

_TOLERANCE = 0.02
"""By how much the length of a chunk differs from the usual one, where blanks at its ends were lost."""

_LEAST, _LEAST_OF_A_TITLE, _LEAST_AT_ALL = -1.5, 1.0, 2.5
"""Weights from which a text goes on behind a page number: where it is cut for sure, where it may be a title, and where it seems so."""

_LEAST_COLUMNS = 16
"""Columns of what stands in front of a page number when only the model says that the text goes on: 共有 / 12 / 人 is no page."""

_MAX_ENDED = 0.5
"""Share of chunks that end with a sentence; more of them are the items of a list."""

_NUMBER_AND_MARK = r"[ \t\u3000]*([0-9]{1,4})(、|[.．](?![0-9]))(?=.)"
_NUMBER = compile_pattern(_NUMBER_AND_MARK)
_NUMBERED_LINE = compile_pattern(f"\n{_NUMBER_AND_MARK}")

_BLANK = r"[^\S\n]*+"
_PAGE_LINE = compile_pattern(
    rf"\n{_BLANK}(?:[-—–·]{_BLANK}|第{_BLANK}|[Pp]age{_BLANK})?([0-9]{{1,4}})"
    rf"(?:{_BLANK}[-—–·]|{_BLANK}[页頁](?:[^\n]{{0,3}}共{_BLANK}[0-9]{{1,4}}{_BLANK}[页頁])?|{_BLANK}(?:/|of){_BLANK}[0-9]{{1,4}})?"
    rf"{_BLANK}(?=\n|$)"
)
_MAX_PAGE_LINE = 30
_LETTERS = compile_pattern(rf"[{HAN}{KANA}，、][{HAN}{KANA}]|[{HANGUL}a-z,][{HANGUL}a-z]")
"""The characters around a number in mid-sentence."""

_DASHED = compile_pattern(rf"[-—–][ ]?([0-9]{{1,4}})[ ]?[-—–][ ]?(?=[{HAN}])")
_BEFORE_DASHED = compile_pattern(f"[{HAN}，、]")


class Number(Record):
    """A number that is no part of the text; prose offsets.

    `start` and `end` are those of the number with its mark.  The text in front ends at `before`, which is -1 where nothing
    is joined to it, and goes on at `after`.
    """

    value: int
    start: int
    end: int
    before: int
    after: int


class Series(Record):
    """Numbers that go up by one, or a single one; `what` says for the user what they are, `certain` that no seam is in doubt."""

    numbers: tuple[Number, ...]
    what: str
    certain: bool


def cut_ends(document: Document) -> frozenset[int]:
    """The prose offsets at which a number cuts the text in front of it; for `Document.view`."""
    return frozenset(number.before for found in document.view(all_series) for number in found.numbers)


def all_series(document: Document) -> list[Series]:
    """All series of a document, and single page numbers in mid-sentence; for `Document.view`."""
    return list(_all_series(document))


def _all_series(document: Document) -> Iterator[Series]:
    lines = _numbered_lines(document)
    chunks = list(_chunks(document, lines))
    yield from chunks
    taken = {number.start for found in chunks for number in found.numbers}
    yield from _glued(document, [line for line in lines if line.start(1) not in taken])
    yield from _pages(document)
    yield from _between_wraps(document)
    yield from _between_dashes(document)


def _numbered_lines(document: Document) -> list[re.Match[str]]:
    """The numbers that lines begin with, soft-wrapped lines of Markdown included."""
    text = document.prose.text
    found = [match for at in (0, *document.prose.wraps) if (match := _NUMBER.match(text, at))]
    found += _NUMBERED_LINE.finditer(text)
    return sorted(found, key=lambda match: match.start(1))


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


def _chunks(document: Document, lines: Sequence[re.Match[str]]) -> Iterator[Series]:
    """Lines that begin with numbers going up by one, cut from one text at equal lengths."""
    text = document.prose.text
    for chain in _rising(lines, lambda line: (int(line[1]), line[2])):
        if len(chain) < _MIN_CHUNKS:
            continue
        ends = [_end_of_text(text, line.start(1)) for line in chain[1:]]
        chunks = [text[line.end() : end] for line, end in zip(chain, ends, strict=False)]
        if not _are_equal([len(chunk) for chunk in chunks]) or sum(map(ends_sentence, chunks)) > _MAX_ENDED * len(chunks):
            continue
        numbers = tuple(
            Number(int(line[1]), line.start(1), line.end(), before, line.end())
            for line, before in zip(chain, [-1, *ends], strict=True)
        )
        first, last = numbers[0].value, numbers[-1].value
        what = f"chunk numbers {first} to {last} in a text that was cut every {len(chunks[0])} characters"
        yield Series(numbers, what, first == 1)


def _end_of_text(text: str, start: int) -> int:
    """The end of the text in front of a number that a line begins with, without line ends and indentation."""
    at = text.rfind("\n", 0, start) + 1
    if text[at:start].strip():
        return start  # behind a soft wrap
    while at and text[at - 1] in "\r\n":
        at -= 1
    return at


def _are_equal(lengths: Sequence[int]) -> bool:
    usual = max(set(lengths), key=lengths.count)
    return usual >= _MIN_CHUNK_CHARS and all(abs(length - usual) <= _TOLERANCE * usual for length in lengths)


def _glued(document: Document, lines: Sequence[re.Match[str]]) -> Iterator[Series]:
    """A page number at the beginning of a line that goes on with a sentence: 发展, then 12、理念."""
    text = document.prose.text
    values = [int(line[1]) for line in lines]
    for index, line in enumerate(lines):
        value = values[index]
        if {value - 1, value + 1} & set(values[max(0, index - 1) : index + 2]):
            continue  # an item of a list
        block = document.paragraph_at(line.end())
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
            yield Series((number,), f"the page number {value} stands in mid-sentence", proven and seam.is_in_word)


def _glued_behind_a_wrap(document: Document, block: Paragraph, line: re.Match[str]) -> Iterator[Series]:
    """A page number that a soft-wrapped line begins with, in the middle of a sentence."""
    text = document.prose.text
    end = block.start + len(text[block.start : line.start(1)].rstrip())
    left, right = text[block.start : end], text[line.end() : block.end].lstrip()
    if not right or ends_sentence(left) or not _LETTERS.match(left[-1] + right[0]):
        return
    if fit(document, left, right, end) >= _LEAST_OF_A_TITLE:
        number = Number(int(line[1]), line.start(1), line.end(), end, line.end())
        yield Series((number,), f"the page number {line[1]} stands in mid-sentence", certain=False)


def _goes_on(document: Document, before: Paragraph, block: Paragraph, start: int) -> bool:
    """True when a block breaks off, and what stands behind a number goes on with it."""
    right = document.prose.text[start : block.end]
    if right.isspace() or not _LETTERS.match(before.text[-1] + right[0]) or columns(before.text) < _LEAST_COLUMNS:
        return False
    tail = document.view(_tails_by_block).get(before.index)
    if tail is None:
        return fit(document, before.text, right, before.end) >= _LEAST_AT_ALL
    return any(rest(document, tail, block, start, NEXT, _LEAST if tail.is_cut else _LEAST_OF_A_TITLE))


def _tails_by_block(document: Document) -> dict[int, Tail]:
    """A view for `Document.view`: the cut end of each block that has one."""
    return {tail.block: tail for tail in document.view(tails)}


def _may_be_cut(block: Paragraph) -> bool:
    return block.kind == "paragraph" and not ends_sentence(block.text) and form(block) in ("prose", "title", "item")


class _Page(Record):
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
        cuts = [page.cut for page in chain if page.cut]
        if len(chain) >= _MIN_PAGES and len(cuts) >= 2:
            what = f"the page numbers {chain[0].value} to {chain[-1].value} stand in the text and cut sentences in two"
            yield Series(tuple(page.number for page in chain), what, all(cut.certain for cut in cuts))
            continue
        for page in chain:
            if page.cut and (page.cut.proven or page.cut.likely):
                yield Series((page.number,), f"the page number {page.value} stands in mid-sentence", page.cut.in_word)


def _page_lines(document: Document) -> Iterator[_Page]:
    for match in _PAGE_LINE.finditer(f"\n{document.prose.text}"):
        line = document.paragraph_at(match.start(1) - 1)
        if line and line.kind == "paragraph":
            before, after = line.previous, line.next
            cut = _cut(document, before, after) if before and after and _may_be_cut(before) else None
            yield _Page(int(match[1]), line, cut)


def _cut(document: Document, before: Paragraph, after: Paragraph) -> Break | None:
    """The cut between the blocks around a page number."""
    made = break_between(document, before, after)
    if made and made.proven:
        return made
    if _goes_on(document, before, after, after.start):
        return Break(before.end, after.start, before.index, False, True, False, False, "")
    return made._replace(likely=False) if made else None


def _between_wraps(document: Document) -> Iterator[Series]:
    """Page numbers that are a line of a wrapped paragraph."""
    text, wraps = document.prose.text, document.prose.wraps
    for start, end in pairwise(wraps):
        match = _PAGE_LINE.match(f"\n{text[start:end].strip()}") if end - start <= _MAX_PAGE_LINE else None
        if match is None or "\n" in text[start:end]:
            continue
        after = end + (text[end : end + 1] == " ")
        if _LETTERS.match(text[start - 1 : start] + text[after : after + 1]):
            first = start + len(text[start:end]) - len(text[start:end].lstrip())
            number = Number(int(match[1]), first, first + len(text[start:end].strip()), start, after)
            yield Series((number,), f"the page number {match[1]} stands in mid-sentence", certain=False)


def _between_dashes(document: Document) -> Iterator[Series]:
    """Page numbers between dashes inside of lines: 全面- 3 -建设."""
    text = document.prose.text
    numbers = (Number(int(match[1]), *match.span(), *match.span()) for match in _DASHED.finditer(text))
    found = (number for number in numbers if number.start and _BEFORE_DASHED.match(text, number.start - 1))
    for chain in _rising(found, lambda number: (number.value, "")):
        if len(chain) >= _MIN_PAGES:
            what = f"the page numbers {chain[0].value} to {chain[-1].value} stand inside of sentences"
            yield Series(tuple(chain), what, certain=True)
