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

    def signs(self, characters: Container[str], usual: Mapping[str, str]) -> frozenset[str]:
        """Pairs of neighbours that show one of these characters where a word has another one: 干部, 哪里.

        The neighbour stands in the pairs as the word has it, in simplified form, and as `usual` converts that.  A cheap
        look before `expected`: a place with none of these pairs has no word that says anything new.
        """
        pairs: set[str] = set()
        for word, new in self._words.items():
            if word == new:
                continue
            written = (word, new, "".join([usual.get(old, old) for old in word]))
            for at, old in enumerate(word):
                if old != new[at] and old in characters:
                    pairs.update(
                        [form[at - 1] + old for form in written] if at else (),
                        [old + form[at + 1] for form in written if form[at + 1 :]],
                    )
        return frozenset(pairs)

    def expected(self, text: str, at: int) -> str | None:
        """The traditional form of the character `text[at]` that the words around it ask for.

        `text` is in simplified characters.  None when no word covers the place, when the longest words there disagree
        (若干|干部), or when each of them is crossed by another word that leaves the place out (制表|表示).
        """
        places = list(self._covering(text, at))
        answers = {self._words[text[start:end]][at - start] for start, end in places}
        if len(answers) != 1 or all(self._is_crossed(text, at, start, end) for start, end in places):
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
        """True when a word at least as long overlaps a border of this one and leaves the place out."""
        size = end - start
        for last in range(start + 1, at + 1):
            if any(text[first:last] in self._words for first in range(max(0, last - self._longest), min(start, last - size + 1))):
                return True
        for first in range(at + 1, end):
            if any(
                text[first:last] in self._words
                for last in range(max(end + 1, first + size), min(len(text), first + self._longest) + 1)
            ):
                return True
        return False


@cache
def words() -> Words:
    """The lexicon of the package, read when it is first needed."""
    text = " ".join(read("words.txt"))
    return Words(dict(zip(variants().simplify(text).split(), text.split(), strict=True)))
