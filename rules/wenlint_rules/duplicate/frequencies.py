"""How often characters and words stand in a document, and how much two of its texts have in common."""

from __future__ import annotations

import sys
from collections import Counter
from itertools import chain
from math import sqrt
from operator import add
from typing import TYPE_CHECKING

from wenlint.api import compile_pattern
from wenlint_rules.duplicate.doubled import PARTICLES

if TYPE_CHECKING:
    from wenlint.api import Document

SAMPLE = 100_000
_SAMPLE_OF_PAIRS = 300_000
"""Code points of a large document that stand for all of it: for its words and layout, and for pairs, which are counted faster."""

_STEM = 7
"""Letters of a Western word that tell it from others; what follows is an ending."""

_OF_GRAMMAR = 0.3
"""Weight of a pair of characters one of which is a word of grammar: most texts have such in common."""

_WESTERN = compile_pattern("[A-Za-z]{2,}|[0-9]+")
_EAST_ASIAN = compile_pattern("[\u3041-\u3096\u30a1-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]{2,}")


class Frequencies:
    """How often pairs of characters stand in a text."""

    _CODES = f"utf-32-{sys.byteorder[0]}e"

    def __init__(self, text: str) -> None:
        self._counts: Counter[int] = Counter()
        for start in (0, 1):
            # Two characters of four bytes are a number of eight, which is made and counted much faster than a string.
            codes = text[start : start + (len(text) - start) // 2 * 2].encode(self._CODES, "surrogatepass")
            self._counts.update(memoryview(codes).cast("Q"))

    def __getitem__(self, pair: str) -> int:
        return self._counts[int.from_bytes(pair.encode(self._CODES, "surrogatepass"), sys.byteorder)]


def frequencies(document: Document) -> Frequencies:
    """A view for `Document.view`: the pairs of characters of the text, of the first 300,000 characters of a large one."""
    return Frequencies(document.prose.text[:_SAMPLE_OF_PAIRS])


def terms(text: str) -> set[str]:
    """What a text is about: its Western words, without case and endings, its numbers, and its pairs of East Asian characters."""
    found = {word.lower()[:_STEM] for word in _WESTERN.findall(text)}
    for run in _EAST_ASIAN.findall(text):
        found.update(map(add, run, run[1:]))
    return found


def term_counts(document: Document) -> Counter[str]:
    """A view for `Document.view`: how many blocks hold each term, in the beginning of a large document."""
    blocks = (block.text for block in document.paragraphs if block.start < SAMPLE)
    return Counter(chain.from_iterable(map(terms, blocks)))


def common(document: Document, own: set[str], text: str) -> float:
    """How much the terms of a text are also those of another one, rare ones and those without words of grammar first, by the length of the other."""
    if not text:
        return 0.0
    counts = document.view(term_counts)
    theirs = terms(text)
    shared, whole = (sum([_weight(term, counts[term]) for term in some]) for some in (theirs & own, theirs))
    return shared / (sqrt(whole) + 1)


def _weight(term: str, count: int) -> float:
    return (_OF_GRAMMAR if term[0] in PARTICLES or term[-1] in PARTICLES else 1) / sqrt(max(1, count - 1))
