"""How likely a text is as Chinese, Japanese or Korean: which character follows which.

The model holds the most frequent pairs of characters of simplified and traditional Chinese, Japanese and Korean in equal
weight.  It is read piece by piece when it is first asked for (11 ms in all, less than 1 ms for a few characters), and takes about 3 MB
of memory.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from wenlint.api import compile_pattern

if TYPE_CHECKING:
    import re

DATA = os.path.join(os.path.dirname(__file__), "data", "bigrams.z")

BOUNDARY = " "
"""Stands for any run of characters that belong to none of the languages: Latin letters, digits, space, line ends."""

FOREIGN = (
    "[^\u2014\u2018-\u201d\u2026\u3001-\u3003\u3005-\u3011\u3041-\u3096\u309d-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\uff01-\uff0f\uff1a-\uff1f]+"
)
"""Pattern of what is a boundary."""

ZERO = ord("@")
HALF_BIT = 0.5
MAX_PAIR_COST = 31
MAX_CHARACTER_COST = 60
"""How the file writes costs: as characters from @ up, in half bits, up to these."""

UNKNOWN = 22.0
"""Bits of a character that the model has never seen."""

BACK_OFF, FACTOR = 5.0, 0.8
"""Bits of a pair that the model does not know: so many, and this part of the bits of its second character."""


_GROUP = compile_pattern("[@-|][^@-|]+")


class Bigrams:
    """Costs of pairs of characters, in bits: the negative binary logarithm of the second one's probability."""

    def __init__(self, data: bytes) -> None:
        count = int.from_bytes(data[:4], "little")
        numbers = [int.from_bytes(data[at : at + 4], "little") for at in range(4, 4 + 8 * count, 4)]
        ends = accumulate(numbers[count:], initial=4 + 8 * count)
        singles, *self._pieces = (data[start:end] for start, end in pairwise(ends))
        self._firsts = numbers[1:count]
        self._singles = _row(_text(singles))
        self._characters: dict[str, float] = {}
        self._raw: dict[str, str] = {}
        self._rows: dict[str, tuple[str, bytes]] = {}

    def pair(self, first: str, second: str) -> float:
        """Bits of `second` behind `first`; each is one character that is not foreign, or `BOUNDARY`."""
        members, costs = self._rows.get(first) or self.row(first)
        at = members.find(second)
        return HALF_BIT * costs[at] if at >= 0 else self.character(second)

    def character(self, character: str) -> float:
        """Bits of a character that is not known to stand behind the one in front of it."""
        bits = self._characters.get(character)
        if bits is None:
            members, costs = self._singles
            at = members.find(character)
            bits = self._characters[character] = BACK_OFF + FACTOR * (HALF_BIT * costs[at] if at >= 0 else UNKNOWN)
        return bits

    def bits_of(self, character: str) -> float:
        """Bits of a character wherever it stands."""
        return (self.character(character) - BACK_OFF) / FACTOR

    def bits(self, text: str, before: str = "", after: str = "") -> float:
        """Bits of a whole text between two characters (by default, boundaries)."""
        plain = plain_text(f"{before or BOUNDARY}{text}{after or BOUNDARY}")
        pair = self.pair
        return sum([pair(first, second) for first, second in pairwise(plain)])

    def row(self, first: str) -> tuple[str, bytes]:
        """The characters that the model knows behind one, and the bits of each, in halves."""
        if first in self._rows:
            return self._rows[first]
        number = bisect_right(self._firsts, ord(first)) - 1
        if number >= 0 and (piece := self._pieces[number]):
            self._raw |= {row[0]: row[1:] for row in _text(piece).split("\n")}
            self._pieces[number] = b""
        row = self._rows[first] = _row(self._raw.pop(first, ""))
        return row


def score(text: str) -> float:
    """Mean binary logarithm of the probability of each character; the higher (nearer to 0), the likelier the text.

    Clean prose has about -6 to -9, unrelated characters -15 and less.  What belongs to none of the languages counts as one
    character for each run.  0.0 for no text.
    """
    plain = plain_text(text)
    return -bigrams().bits(text) / (len(plain) + 1) if plain.strip() else 0.0


def plain_text(text: str) -> str:
    """The text with each foreign run as one `BOUNDARY`."""
    return _foreign().sub(BOUNDARY, text)


@cache
def bigrams() -> Bigrams:
    """The model of the package, read when it is first needed."""
    with open(DATA, "rb") as file:
        return Bigrams(file.read())


@cache
def _foreign() -> re.Pattern[str]:
    return compile_pattern(FOREIGN)


def _text(piece: bytes) -> str:
    from zlib import decompress

    return decompress(piece).decode("utf-16-le")


def _row(groups: str) -> tuple[str, bytes]:
    """The characters of a row, and their costs in half bits, out of groups: a cost, and all characters that have it."""
    found: list[str] = _GROUP.findall(groups)
    return "".join(group[1:] for group in found), b"".join(bytes((ord(group[0]) - ZERO,)) * (len(group) - 1) for group in found)
