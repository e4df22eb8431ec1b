"""The characters that belong to one script of Chinese only, and what they become in the other."""

from __future__ import annotations

import os
from functools import cache, cached_property

DATA = os.path.join(os.path.dirname(__file__), "data")


class Variants:
    """The tables of `data/variants.txt`, each made when it is first needed: most documents need the first two only.

    `traditional` and `simplified` are the characters that occur in no text of the other script.  `to_simplified` has
    more keys than the first: traditional characters that are at home in simplified text too (乾 as in 乾坤).
    `to_traditional` has the usual form in Taiwan, for the characters where one form is usual; `forms` the other forms of
    it that Hong Kong or older texts write.

    `merged` are the characters that simplification gave to several words, and that traditional text has in some of them
    only (干, 里, 后).  `mostly` maps those that stand for another one in nearly all words, `certain` are those of them
    for which that holds so well that it takes a word to say otherwise.  `signs` are pairs of neighbours with a merged
    character that some word has another one for: a cheap look before the words.
    """

    def __init__(self, tables: dict[str, str]) -> None:
        self._tables = tables

    @cached_property
    def traditional(self) -> frozenset[str]:
        """Characters of traditional text only."""
        return frozenset(self._tables["traditional"])

    @cached_property
    def simplified(self) -> frozenset[str]:
        """Characters of simplified text only."""
        return frozenset(self._tables["simplified"])

    @cached_property
    def to_simplified(self) -> dict[int, str]:
        """Code points of traditional characters to simplified ones, for `str.translate`."""
        t = self._tables
        return dict(zip(map(ord, t["traditional"] + t["shared"]), t["traditional to"] + t["shared to"], strict=True))

    @cached_property
    def to_traditional(self) -> dict[str, str]:
        """Simplified characters to the form usual in Taiwan, where one is usual."""
        return {old: new for old, new in zip(self._tables["simplified"], self._tables["simplified to"], strict=True) if old != new}

    @cached_property
    def forms(self) -> dict[str, str]:
        """Forms usual in Taiwan to the other forms of the same character."""
        return {forms[0]: forms[1:] for forms in self._tables["forms"].split()}

    @cached_property
    def other_forms(self) -> frozenset[str]:
        """Forms that Hong Kong or older texts write; some of them look like simplified characters (户, 温)."""
        return frozenset("".join(self.forms.values()))

    @cached_property
    def merged(self) -> frozenset[str]:
        """Simplified characters that traditional text has in some words."""
        return frozenset(self._tables["merged"])

    @cached_property
    def mostly(self) -> dict[str, str]:
        """Merged characters to the one that they stand for in nearly all words."""
        return {old: new for old, new in zip(self._tables["merged"], self._tables["merged to"], strict=True) if old != new}

    @cached_property
    def certain(self) -> frozenset[str]:
        """Those of `mostly` that need no word."""
        return frozenset(self._tables["certain"])

    @cached_property
    def signs(self) -> frozenset[str]:
        """Pairs of neighbours in half-converted text that are worth a look: 干部, 哪里."""
        pairs = self._tables["signs"]
        return frozenset(pairs[at : at + 2] for at in range(0, len(pairs), 2))

    def simplify(self, text: str) -> str:
        """The text in simplified characters, one for one."""
        return text.translate(self.to_simplified)


@cache
def variants() -> Variants:
    """The tables, read when they are first needed."""
    return Variants(dict(line.split(": ") for line in read("variants.txt")))


def read(name: str) -> list[str]:
    """The lines of a data file without comments and blank ones."""
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
