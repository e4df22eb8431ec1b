"""How likely what stands in a range of a text is, by a model of the language and by the rest of the document."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import compile_pattern
from wenlint_rules.duplicate.frequencies import frequencies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document

_ATTESTED = 6.0
"""Bits that a pair of characters costs at most when the document holds it elsewhere."""

_UNKNOWN_WORD = 12.0
_KNOWN_WORD = 6.0
"""Bits of a word in Latin letters that the document does not hold elsewhere, or does."""

_LETTER = compile_pattern("[A-Za-z]")
_WORD = compile_pattern("[A-Za-z]+")


class Judge:
    """What two texts of a document, which are nearly the same, hold that it does not hold elsewhere."""

    def __init__(self, document: Document, one: str, other: str) -> None:
        from wenlint_rules.language.bigrams import bigrams

        self._counts = document.view(frequencies)
        self._own = Counter("".join(pair) for text in (one, other) for pair in pairwise(text))
        self._pair = bigrams().pair
        self._document = document
        self._words = Counter(_WORD.findall(one) + _WORD.findall(other))

    def worst(self, text: str, start: int, end: int) -> float:
        """Bits of the least likely pair of characters, or word, in a range with the characters around it."""
        return max([*self._pairs(text[max(0, start - 1) : end + 1]), *self._latin(text, start, end)], default=0.0)

    def _pairs(self, text: str) -> Iterator[float]:
        from wenlint_rules.language.bigrams import plain_text

        for first, second in pairwise(plain_text(text)):
            bits = self._pair(first, second)
            pair = first + second
            yield min(bits, _ATTESTED) if self._counts[pair] > self._own[pair] else bits

    def _latin(self, text: str, start: int, end: int) -> Iterator[float]:
        while start and _LETTER.match(text, start - 1):
            start -= 1
        while end < len(text) and _LETTER.match(text, end):
            end += 1
        words = self._document.view(_words)
        for word in _WORD.findall(text, start, end):
            yield _KNOWN_WORD if words[word] > self._words[word] else _UNKNOWN_WORD


def _words(document: Document) -> Counter[str]:
    return Counter(_WORD.findall(document.prose.text))
