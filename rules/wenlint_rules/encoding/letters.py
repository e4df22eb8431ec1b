"""How likely characters are one behind the other, with a price on those that East Asian text does not have."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import compile_pattern
from wenlint_rules.language.bigrams import BOUNDARY, HALF_BIT, bigrams, plain_text

if TYPE_CHECKING:
    import re

    Letter = tuple[str, bytes, str, float, float]

STRANGE = 14.0
STRANGERS = "[〖〗\u0100-\u04ff\u2160-\u217f\u2500-\u257f\u3100-\u318e\ue000-\uf8ff\ufe30-\ufe6f\uff61-\uffdc]"
"""Bits of letters that do not belong into East Asian text: Cyrillic, Greek, bopomofo, single jamo, private use, half-width katakana."""

SYMBOL = 7.0
SYMBOLS = "[\x80-\xff\u2000-\u2013\u2015-\u2017\u2020-\u2025\u2027-\u215f\u2180-\u24ff\u2580-\u2fff\u3012-\u3020\u3200-\u33ff]"
"""Bits of symbols and other letters, which the model takes for boundaries."""


def bits(text: str, before: str = "", after: str = "") -> float:
    """Bits of a whole text between two characters (by default, boundaries)."""
    return sum(each_bits(text, before, after))


def each_bits(text: str, before: str = "", after: str = "") -> list[float]:
    """Bits of each character of a text, and of the one behind it, which has no price."""
    found = list(map(letters().__getitem__, f"{before or BOUNDARY}{text}{after or BOUNDARY}"))
    costs = [  # `behind`, without a call for each
        first[1][at] * HALF_BIT + second[3] if (at := first[0].find(second[2])) >= 0 else second[4]
        for first, second in pairwise(found)
    ]
    costs[-1] -= found[-1][3]
    return costs


def behind(first: Letter, second: Letter) -> float:
    """Bits of a letter behind another."""
    at = first[0].find(second[2])
    return first[1][at] * HALF_BIT + second[3] if at >= 0 else second[4]


def price(character: str) -> float:
    """Bits of a character beside those of the model."""
    return STRANGE if _pattern(STRANGERS).match(character) else SYMBOL if _pattern(SYMBOLS).match(character) else 0.0


@cache
def letters() -> _Letters:
    """What is known of each character: those that the model knows behind it and their bits in halves, the character as the
    model sees it, its price, and its bits behind one that does not know it.
    """
    return _Letters()


class _Letters(dict[str, "Letter"]):
    """Filled as characters are asked for."""

    def __missing__(self, character: str) -> Letter:
        shown, extra = plain_text(character), price(character)
        members, costs = bigrams().row(shown)
        if shown == BOUNDARY:  # a foreign run counts as one
            members, costs = members + BOUNDARY, costs + b"\0"
        self[character] = letter = members, costs, shown, extra, bigrams().character(shown) + extra
        return letter


@cache
def _pattern(body: str) -> re.Pattern[str]:
    return compile_pattern(body)
