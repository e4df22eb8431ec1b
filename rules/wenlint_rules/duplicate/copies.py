"""Blocks of text that a document holds more than once."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import PLACEHOLDER, Record, columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document, Paragraph


class Copies(Record):
    """The texts of all blocks, white space normalised, and where those that recur stand.

    `texts` has one entry a block; `places` maps a text to the indexes of its blocks, at least two, ascending.
    """

    texts: Sequence[str]
    places: dict[str, list[int]]


def copies(document: Document) -> Copies:
    """A view for `Document.view`: the texts that stand in more than one block."""
    texts = _texts(document)
    places: dict[str, list[int]] = {}
    if len(set(texts)) < len(texts):
        for index, text in enumerate(texts):
            places.setdefault(text, []).append(index)
    return Copies(texts, {text: indexes for text, indexes in places.items() if len(indexes) > 1})


def _texts(document: Document) -> list[str]:
    prose = document.prose.text
    texts = [prose[block.start : block.end] for block in document.paragraphs]
    if PLACEHOLDER in prose:
        # Code and URLs look alike in prose; in the source they need not be.
        texts = [
            document.text[slice(*block.span)] if PLACEHOLDER in text else text
            for block, text in zip(document.paragraphs, texts, strict=True)
        ]
    if "  " in prose or any(map(str.isspace, document.characters - {" ", "\n"})):
        texts = [" ".join(text.split()) for text in texts]
    return texts


class Run(Record):
    """Consecutive blocks that stand again further down.

    `size` blocks from the index `first` on stand again from `second` on, up to `end` (exclusive): more than once where a
    single block is repeated several times in a row.
    """

    first: int
    second: int
    size: int
    end: int

    @property
    def is_adjacent(self) -> bool:
        """True when the second copy follows the first at once."""
        return self.second == self.first + self.size


def runs(found: Copies) -> Iterator[Run]:
    """The maximal runs of blocks that recur, each with its next copy."""
    texts = found.texts
    again = {first: second for places in found.places.values() for first, second in pairwise(places)}
    row = 0  # end of the last row of a single block
    for first, second in sorted(again.items()):
        if first < row - 1 or (second > first + 1 and again.get(first - 1) == second - 1):
            continue  # within a row, or within a run that begins further up
        size, end = 1, second + 1
        if second == first + 1:
            while end < len(texts) and texts[end] == texts[first]:
                end += 1
            row = end
        else:
            while first + size < second and end < len(texts) and texts[first + size] == texts[end]:
                size, end = size + 1, end + 1
        yield Run(first, second, size, end)


def same_kind(a: Paragraph, b: Paragraph) -> bool:
    """True when two blocks are of the same kind and level."""
    return (a.kind, a.level) == (b.kind, b.level)


LINE_COLUMNS = 60
"""Width from which a text is a paragraph and no line; a Han character takes two columns."""

_WINDOW = 30
_RECURRING_LINES = 3


def is_among_recurring_lines(document: Document, index: int) -> bool:
    """True when three lines within thirty blocks of a block recur by themselves: a place where things recur on purpose."""
    recurring = document.view(_recurring_lines)
    return bisect_left(recurring, index + _WINDOW) - bisect_left(recurring, index - _WINDOW) >= _RECURRING_LINES


def _recurring_lines(document: Document) -> list[int]:
    """The indexes of short blocks that recur by themselves, neither in a row nor in a run of blocks that recurs."""
    found = document.view(copies)
    texts = found.texts
    indexes: set[int] = set()
    for text, places in found.places.items():
        if columns(text) < LINE_COLUMNS:
            for a, b in pairwise(places):
                if b > a + 1 and texts[a - 1 : a] != texts[b - 1 : b] and texts[a + 1 : a + 2] != texts[b + 1 : b + 2]:
                    indexes |= {a, b}
    return sorted(indexes)
