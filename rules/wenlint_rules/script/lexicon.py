"""Words with their frequencies, and what they say about a character in their midst."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint_rules.script.variants import read, variants

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 5
"""Characters of a word."""

ALONE, OPEN = "alone", "open"

UNKNOWN = 34
"""Cost in half nats of a character that the lexicon lacks."""


class Lexicon:
    """A lexicon of words in simplified characters.

    `costs` has the logarithm of a word's rarity in half nats: what it costs to read a part of a text as this word.
    `spelt` has the traditional forms of words in which the form of a character depends on the word.
    """

    def __init__(self, costs: dict[str, int], spelt: dict[str, tuple[str, ...]]) -> None:
        self.costs = costs
        self.spelt = spelt

    def words_over(self, text: str, at: int) -> Iterator[tuple[int, int, int]]:
        """The readings of a simplified text in which a word covers a place: its beginning, its end, the cost of the whole."""
        ahead, behind, get = self._ahead(text[:at]), self._behind(text[at + 1 :]), self.costs.get
        yield at, at + 1, ahead[at] + get(text[at], UNKNOWN) + behind[0]
        for start in range(max(0, at - LONGEST + 1), at + 1):
            for end in range(max(at + 1, start + 2), min(len(text), start + LONGEST) + 1):
                cost = get(text[start:end])
                if cost is not None:
                    yield start, end, ahead[start] + cost + behind[end - at - 1]

    def cost(self, text: str) -> int:
        """The cost of the best reading of a simplified text, in half nats."""
        return self._ahead(text)[-1]

    def _ahead(self, text: str) -> list[int]:
        """The cost of the best reading of the text in front of each place."""
        best, get = [0], self.costs.get
        for end in range(1, len(text) + 1):
            least = best[end - 1] + get(text[end - 1], UNKNOWN)
            for start in range(max(0, end - LONGEST), end - 1):
                cost = get(text[start:end])
                if cost is not None and best[start] + cost < least:
                    least = best[start] + cost
            best.append(least)
        return best

    def _behind(self, text: str) -> list[int]:
        """The cost of the best reading of the text behind each place."""
        size, get = len(text), self.costs.get
        best = [0] * (size + 1)
        for start in range(size - 1, -1, -1):
            least = best[start + 1] + get(text[start], UNKNOWN)
            for end in range(start + 2, min(size, start + LONGEST) + 1):
                cost = get(text[start:end])
                if cost is not None and best[end] + cost < least:
                    least = best[end] + cost
            best[start] = least
        return best

    def forms(self, text: str, at: int) -> dict[str, int]:
        """The traditional forms of a character that words around it have, with the cost of the best reading that has it.

        Under `ALONE` stands the best reading in which the character is a word by itself, under `OPEN` the best one with a word
        whose form is not known.
        """
        best: dict[str, int] = {}
        for start, end, cost in self.words_over(text, at):
            for form in self._forms_in(text, start, end, at) or {ALONE if end - start == 1 else OPEN}:
                if cost < best.get(form, cost + 1):
                    best[form] = cost
        return best

    def _forms_in(self, text: str, start: int, end: int, at: int) -> set[str]:
        """The forms that a word gives a character, or the words in it do: 表達 in 表達式."""
        whole = self.spelt.get(text[start:end])
        if whole:
            return {new[at - start] for new in whole}
        parts = ((first, last) for first in range(start, at + 1) for last in range(max(at, first + 1) + 1, end + 1))
        return {new[at - first] for first, last in parts for new in self.spelt.get(text[first:last], ())}


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package, read when it is first needed."""
    costs: dict[str, int] = {}
    spelt: dict[str, tuple[str, ...]] = {}
    for line in read("lexicon.txt"):
        cost, words = line.split(": ")
        if cost == "spelt":
            for word, new in zip(variants().simplify(words).split(), words.split(), strict=True):
                if "=" in new:  # what simplification one for one does not give
                    word, _, new = new.partition("=")
                spelt[word] = (*spelt[word], new) if word in spelt else (new,)
        else:
            costs.update(dict.fromkeys(words.split(), int(cost)))
    return Lexicon(costs, spelt)
