"""Blocks of text that a document holds more than once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from wenlint.api import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document, Paragraph


class Copies(NamedTuple):
    """The texts of all blocks, white space normalised, and where those that recur stand.

    `texts` has one entry a block; `places` maps a text to the indexes of its blocks, at least two, ascending.
    """

    texts: Sequence[str]
    places: dict[str, list[int]]

    def recurs(self, index: int) -> bool:
        """True when the text of a block stands in another one too."""
        return self.texts[index] in self.places


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
        texts = [document.text[slice(*block.span)] if PLACEHOLDER in text else text for block, text in zip(document.paragraphs, texts, strict=True)]
    if re.search(r"[^\S\n ]|  ", prose):
        texts = [" ".join(text.split()) for text in texts]
    return texts


class Run(NamedTuple):
    """Consecutive blocks that stand again further down: `size` blocks from the indexes `first` and `second` on."""

    first: int
    second: int
    size: int

    @property
    def is_adjacent(self) -> bool:
        """True when the second copy follows the first at once."""
        return self.second == self.first + self.size


def runs(found: Copies) -> Iterator[Run]:
    """The maximal runs of blocks that recur, each with its next copy; linear in the number of blocks."""
    texts = found.texts
    for places in found.places.values():
        for first, second in zip(places, places[1:], strict=False):
            if first and texts[first - 1] == texts[second - 1]:
                continue  # within a run that begins further up
            size = 1
            while first + size < second and second + size < len(texts) and texts[first + size] == texts[second + size]:
                size += 1
            yield Run(first, second, size)


def same_kind(a: Paragraph, b: Paragraph) -> bool:
    """True when two blocks are of the same kind and level."""
    return (a.kind, a.level) == (b.kind, b.level)
