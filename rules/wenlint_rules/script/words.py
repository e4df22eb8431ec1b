"""Words that decide between a character and the one that it was merged into: 干部 is 幹部, 若干 is 若干."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint_rules.script.variants import read, variants

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


REACH = 6
"""Characters on each side of a place that are looked at for words."""


class Words:
    """A lexicon of words in simplified characters, each with its form in traditional ones."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._longest = max(map(len, words), default=0)
        ends: dict[str, set[int]] = {}
        for word in words:
            ends.setdefault(word[0], set()).add(len(word))
        self._sizes = {first: sorted(sizes, reverse=True) for first, sizes in ends.items()}

    def expected(self, text: str, at: int) -> str | None:
        """The traditional form of the character `text[at]` that the words around it ask for.

        `text` is in simplified characters.  None when no word covers the place, when the longest words there disagree
        (若干|干部), or when each of them is crossed by another word that leaves the place out (制表|表示).
        """
        places = list(self._covering(text, at)) if text else []
        answers = {self._words[text[start:end]][at - start] for start, end in places}
        if len(answers) != 1 or all(self._is_crossed(text, at, start, end) for start, end in places):
            return None
        return answers.pop()

    def _covering(self, text: str, at: int) -> Iterator[tuple[int, int]]:
        """The words over a place that lie in no longer one over it, by their beginning."""
        last = at
        for start in range(max(0, at - self._longest + 1), at + 1):
            end = next(self._ends(text, start), 0)
            if end > last:
                yield start, end
                last = end

    def _ends(self, text: str, start: int) -> Iterator[int]:
        """The ends of the words that begin at a place, the longest first."""
        for size in self._sizes.get(text[start], ()):
            end = start + size
            if end <= len(text) and text[start:end] in self._words:
                yield end

    def _is_crossed(self, text: str, at: int, start: int, end: int) -> bool:
        """True when a word at least as long overlaps a border of this one and leaves the place out."""
        size = end - start
        for first in range(max(0, start - self._longest + 1), start):
            if any(start < last <= at and last - first >= size for last in self._ends(text, first)):
                return True
        return any(last > end and last - first >= size for first in range(at + 1, end) for last in self._ends(text, first))


@cache
def words() -> Words:
    """The lexicon of the package, read when it is first needed."""
    text = " ".join(read("words.txt"))
    return Words(dict(zip(variants().simplify(text).split(), text.split(), strict=True)))
