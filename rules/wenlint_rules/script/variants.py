"""The characters that belong to one script of Chinese only, and what they become in the other."""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

DATA = os.path.join(os.path.dirname(__file__), "data")


class Variants(NamedTuple):
    """The tables of `data/variants.txt`.

    `traditional` and `simplified` are the characters that occur in no text of the other script.  `to_simplified` has
    more keys than the first: traditional characters that are at home in simplified text too (乾 as in 乾坤).
    `to_traditional` has the usual form in Taiwan, for the characters where one form is usual; `forms` the other forms of
    it that Hong Kong or older texts write.

    `merged` are the characters that simplification gave to several words, and that traditional text has in some of them
    only (干, 里, 后).  `mostly` maps those that stand for another one in nearly all words, `certain` are those of them
    for which that holds so well that it takes a word to say otherwise.
    """

    traditional: frozenset[str]
    simplified: frozenset[str]
    to_simplified: dict[int, str]
    to_traditional: dict[str, str]
    forms: dict[str, str]
    merged: frozenset[str]
    mostly: dict[str, str]
    certain: frozenset[str]

    def simplify(self, text: str) -> str:
        """The text in simplified characters, one for one."""
        return text.translate(self.to_simplified)


@cache
def variants() -> Variants:
    """The tables, read when they are first needed."""
    tables = dict(line.split(": ") for line in read("variants.txt"))
    traditional, simplified = tables["traditional"], tables["simplified"]
    to_simplified = dict(zip(map(ord, traditional + tables["shared"]), tables["traditional to"] + tables["shared to"], strict=True))
    return Variants(
        frozenset(traditional),
        frozenset(simplified),
        to_simplified,
        {old: new for old, new in zip(simplified, tables["simplified to"], strict=True) if old != new},
        {forms[0]: forms[1:] for forms in tables["forms"].split()},
        frozenset(tables["merged"]),
        {old: new for old, new in zip(tables["merged"], tables["merged to"], strict=True) if old != new},
        frozenset(tables["certain"]),
    )


def read(name: str) -> list[str]:
    """The lines of a data file without comments and blank ones."""
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
