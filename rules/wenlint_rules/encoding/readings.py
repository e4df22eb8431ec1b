"""How Han characters are read."""

from __future__ import annotations

import os
from functools import cache

from wenlint.api import Record

DATA = os.path.join(os.path.dirname(__file__), "data", "readings.txt")


class Readings(Record):
    """The table of `data/readings.txt`.

    `usual` and `others` map a syllable with its tone mark (NFC, lower case) to the characters that it is the usual
    reading of, and to those that have it as another one.  `everyday` are the characters that no reader needs a gloss for.
    """

    usual: dict[str, str]
    others: dict[str, str]
    everyday: frozenset[str]


@cache
def readings() -> Readings:
    """The table, read when it is first needed."""
    usual: dict[str, str] = {}
    others: dict[str, str] = {}
    with open(DATA, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                syllable, _, characters = line.rstrip("\n").partition(" ")
                usual[syllable], _, others[syllable] = characters.partition("/")
    del others["everyday"]
    return Readings(usual, others, frozenset(usual.pop("everyday")))
