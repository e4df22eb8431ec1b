"""Words that decide between a character and the one that it was merged into: 干部 is 幹部, 若干 is 若干."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint_rules.script.variants import read, variants

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping


class Words:
    """A lexicon of words in simplified characters, each with its form in traditional ones."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._longest = max(map(len, words), default=0)

    def signs(self, characters: Container[str]) -> frozenset[str]:
        """Pairs of neighbours that show one of these characters where a word has another one: 干部, 哪里.

        A cheap look before `expected`: a place with none of them has no word that says anything new.
        """
        pairs: set[str] = set()
        for word, new in self._words.items():
            for at, old in enumerate(word):
                if old != new[at] and old in characters:
                    pairs |= {word[at - 1 : at + 1], new[at - 1 : at] + old, word[at : at + 2], old + new[at + 1 : at + 2]}
        return frozenset(pair for pair in pairs if len(pair) == 2)

    def expected(self, text: str, at: int) -> str | None:
        """The traditional form of the character `text[at]` that the words around it ask for.

        `text` is in simplified characters.  None when no word covers the place, when the longest words there disagree
        (若干|干部), or when each of them is crossed by another word that leaves the place out (制表|表示).
        """
        words = list(self._covering(text, at))
        answers = {self._words[text[start:end]][at - start] for start, end in words}
        if len(answers) != 1 or all(self._is_crossed(text, at, start, end) for start, end in words):
            return None
        return answers.pop()

    def _covering(self, text: str, at: int) -> Iterator[tuple[int, int]]:
        """The words over a place that lie in no longer one over it, by their beginning."""
        last = at
        for start in range(max(0, at - self._longest + 1), at + 1):
            for end in range(min(len(text), start + self._longest), last, -1):
                if text[start:end] in self._words:
                    yield start, end
                    last = end
                    break

    def _is_crossed(self, text: str, at: int, start: int, end: int) -> bool:
        size = end - start
        left = (text[first:last] for last in range(start + 1, at + 1) for first in range(max(0, last - self._longest), min(start, last - size + 1)))
        right = (
            text[first:last]
            for first in range(at + 1, end)
            for last in range(max(end + 1, first + size), min(len(text), first + self._longest) + 1)
        )
        return any(word in self._words for word in left) or any(word in self._words for word in right)


@cache
def words() -> Words:
    """The lexicon of the package, read when it is first needed."""
    simplify = variants().simplify
    return Words({simplify(word): word for line in read("words.txt") for word in line.split()})
