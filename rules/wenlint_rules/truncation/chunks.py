"""Finds numbers that count the pieces of a cut text: the chunks of a preview, the pages of a print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import compile_pattern, ends_sentence
from wenlint_rules.truncation.numbers import Number, Series, rising
from wenlint_rules.truncation.pages import between_dashes, between_wraps, glued, inline, pages

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document

_MIN_CHUNKS = 5
_MIN_CHUNK_CHARS = 40

_TOLERANCE = 0.02
"""By how much the length of a chunk differs from the usual one, where blanks at its ends were lost."""

_MAX_ENDED = 0.5
"""Share of chunks that end with a sentence; more of them are the items of a list."""

_NUMBER_AND_MARK = r"[ \t\u3000]*([0-9]{1,4})(、|[.．](?![0-9]))(?=.)"
_NUMBER = compile_pattern(_NUMBER_AND_MARK)
_NUMBERED_LINE = compile_pattern(f"\n{_NUMBER_AND_MARK}")


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
    yield from glued(document, [line for line in lines if line.start(1) not in taken])
    yield from pages(document)
    yield from between_wraps(document)
    dashed = list(between_dashes(document))
    yield from dashed
    yield from inline(document, {number.start for found in dashed for number in found.numbers})


def _numbered_lines(document: Document) -> list[re.Match[str]]:
    """The numbers that lines begin with, soft-wrapped lines of Markdown included."""
    text = document.prose.text
    found = [match for at in (0, *document.prose.wraps) if (match := _NUMBER.match(text, at))]
    found += _NUMBERED_LINE.finditer(text)
    return sorted(found, key=lambda match: match.start(1))


def _chunks(document: Document, lines: Sequence[re.Match[str]]) -> Iterator[Series]:
    """Lines that begin with numbers going up by one, cut from one text at equal lengths."""
    text = document.prose.text
    for chain in rising(lines, lambda line: (int(line[1]), line[2])):
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
