"""A repair of text in the wrong codec, and how likely a text is to be one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from wenlint.api import HAN, Edit, Record, Span, compile_pattern
from wenlint_rules.encoding.letters import SYMBOLS, bits
from wenlint_rules.encoding.suspects import basic
from wenlint_rules.encoding.views import REPLACEMENT
from wenlint_rules.language.bigrams import plain_text

if TYPE_CHECKING:
    import re

Certainty = Literal["safe", "unsafe", "suggestion"]

WIDE = f"{HAN}\u3041-\u30ff\uac00-\ud7a3"
"""Body of a class of letters of Chinese, Japanese and Korean."""

EAST_ASIAN = "\x00-\x7f\xa0-\xff\u2010-\u2027\u2030-\u203b\u2190-\u21ff\u25a0-\u25ff\u2460-\u249b\u200b-\u200d\u2060\ufeff\u3000-\u303f\uff01-\uff5e\ufffd"
"""Body of a class of what stands in East Asian text beside its letters."""

SIGNS, SYMBOLIC = "[\u0391-\u03c9\u2100-\u23ff\u3200-\u33ff]", 0.02
"""Greek letters, units, numerals and signs that such text has as well, and how many of them to a letter."""

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\xad"
"""Invisible characters that text may have had before it was read wrong; another rule looks after them."""

SAMPLE = 120
"""Characters of a long text that its likelihood is judged by."""


class Repair(Record):
    """Text that should read otherwise: source offsets, its repair, and how it came to be.

    `chain` says which codec was read as which, `certainty` how far the fix may go.  `parts` are the edits, smaller than the
    whole where text between them is right.  `codec` is that of bytes in a Western view, which can be read piece by piece.
    """

    start: int
    end: int
    chain: str
    certainty: Certainty
    parts: tuple[tuple[int, int, str], ...]
    codec: str = ""

    @property
    def span(self) -> Span:
        """The place in the source."""
        return Span(self.start, self.end)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What repairs it."""
        return tuple(Edit(Span(start, end), new) for start, end, new in self.parts)


def bits_per_character(text: str, before: str = "", after: str = "") -> float:
    """Mean bits of the characters of a text, of its beginning if it is long; a foreign run counts as one."""
    if len(text) > SAMPLE:
        text, after = text[:SAMPLE], ""
    return bits(text, before, after) / (len(plain_text(text)) + 1)


def wide(text: str) -> int:
    """How many letters of Chinese, Japanese and Korean a text has."""
    return len(_pattern(f"[{WIDE}]").findall(text))


def is_plausible(new: str, old: str) -> bool:
    """True for a repair without control, private-use or unassigned code points, with as many line ends as before."""
    if _pattern(r"[\r\n]").findall(new) != _pattern(r"[\r\n]").findall(old):
        return False
    return _pattern(f"[\\r\\n\\t\xa0\u3000{ZERO_WIDTH}{REPLACEMENT}]+").sub("", new).isprintable()


def is_east_asian(new: str, old: str) -> bool:
    """True for a repair that is all Chinese, Japanese or Korean, their punctuation, ASCII, and what is lost.

    A long one may have a few symbols: ℃, Ⅱ, ∶. When it has only one or two letters, they are basic ones, and there are no symbols.
    """
    letters = wide(new)
    others = _pattern(f"[^{WIDE}{EAST_ASIAN}]").findall(new)
    if not letters or len(others) > SYMBOLIC * letters or not all(map(_pattern(SIGNS).match, others)) or not is_plausible(new, old):
        return False
    if letters > 2:
        return True
    return not _pattern(SYMBOLS).search(new) and all(letter in basic("other") for letter in _pattern(f"[{WIDE}]").findall(new))


@cache
def _pattern(body: str) -> re.Pattern[str]:
    return compile_pattern(body)
