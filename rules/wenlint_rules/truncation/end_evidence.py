"""What speaks for a place of the missing end of a pair: what stands beside and between such marks, here and elsewhere.

The weights follow a logistic regression (one choice among all places of the sentence) on 4,300 ends taken out of manuals, help
texts, verse, command pages and news, rounded.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log

from wenlint.api import PLACEHOLDER, SENTENCE_END, Record, compile_pattern

_NEAR = 20_000
"""Characters on each side of the mark that serve as examples."""

_WEIGHTS = {
    # a closing bracket, a closing quotation mark, an opening bracket, an opening quotation mark
    "one before": (0.2, 0.4, 0.5, 0.4),
    "three before": (0.4, 0.4, 0.2, 0.5),
    "one behind": (0.4, 0.3, 0.2, 0.2),
    "two behind": (0.2, 0.3, 0.3, 0.5),
    "bits before": (-0.09, -0.13, -0.11, -0.15),
    "bits behind": (-0.06, -0.1, -0.12, -0.12),
    "bits without": (0.16, 0.17, 0.21, 0.15),
    "bits around": (-0.06, -0.05, -0.11, -0.06),
    "mark behind": (1.3, 0.6, -0.8, -0.8),
    "another script": (1.3, 1.4, 1.1, 1.0),
    "particle behind": (0.4, 1.0, -0.4, -0.8),
    "length": (-0.6, -0.6, -0.6, -0.7),
    "unusual length": (-0.2, -0.2, -0.2, -0.3),
    "clauses": (-1.1, -1.0, -0.4, -1.0),
    "sentence": (1.5, 3.0, 1.6, 2.0),
    "spaced alike": (1.6, 0.0, 2.0, 1.1),
    "section": (3.4, 0.0, 3.2, 0.0),
    "line": (1.9, 2.4, 1.3, 2.0),
    "goes on": (-0.8, -0.9, -1.1, -0.8),
    "named": (0.0, 0.0, -0.5, 0.9),
}
"""Weights of the evidence for a place, by what is missing.

Those of the first four belong to the logarithm of the share of such neighbours, digits alike, that have the mark beside them in the
document; those of the bits to what the mark costs in front and behind in the language, what its neighbours cost without it, and
what those of the whole pair cost without that.  `sentence` is a whole one, `section` that of a manual page, `line` a heading of the
document; what `goes on` stands elsewhere with one more character.
"""

_RARE = 0.003
_STOPS = frozenset("，。；：、,;:！？!?)）】」』”\n")
_NO_SCRIPT = _STOPS | {" "}
_PARTICLES = frozenset("的和与與及或是")
_WIDE = str.maketrans("()[]", "（）【】")
_DIGIT = compile_pattern("[1-9１-９]")
_SECTIONS = frozenset("12345678")
_BOUNDARIES = frozenset(f"\n{SENTENCE_END}")
_NAMED_FROM = compile_pattern(
    "(?:[点點][击擊选選]|[单單雙双][击擊]|[选選][择擇取]|[按打开開在下]|[称稱叫][为為作做]?|所[谓謂]|[名题題为為是有]|[见见看]|[节節]|[的和与與及、或个個]) ?$"
)
"""What stands in front of a quoted name or word."""


class Inside(Record):
    """What a pair would enclose: prose offsets, and whether the closing mark is the one that is missing."""

    start: int
    end: int
    closes: bool

    @property
    def place(self) -> int:
        """Where the missing mark would stand."""
        return self.end if self.closes else self.start

    @property
    def other(self) -> int:
        """Where the mark that is there stands."""
        return self.start - 1 if self.closes else self.end


class Examples:
    """Pairs of one kind around a mark, as examples of what stands beside and inside of them."""

    def __init__(self, text: str, at: int, opener: str, closer: str, *, closes: bool) -> None:
        self.text, self.closes = text, closes
        self._sign = closer if closes else opener
        self._near = text[max(0, at - _NEAR) : at + _NEAR]
        self._digitless = _DIGIT.sub("0", self._near)
        self._beside = _neighbours(self._digitless, self._sign)
        self._usual_length = _usual_length(self._near, opener, closer)
        self._column = 2 * (not closes) + (opener not in "（(［[")

    def weight(self, inside: Inside) -> float:
        """The evidence for one place, as the exponent of its odds."""
        return sum(_WEIGHTS[name][self._column] * value for name, value in self.values(inside).items())

    def values(self, inside: Inside) -> dict[str, float]:
        """The evidence for one place by name."""
        return {**self._beside_it(inside.place), **self._in_the_language(inside), **self._between(inside)}

    def _beside_it(self, at: int) -> dict[str, float]:
        """How often the characters beside a place have the mark beside them elsewhere."""
        before, behind = (_DIGIT.sub("0", part) for part in (self.text[max(0, at - 3) : at], self.text[at : at + 2]))
        return {
            "one before": self._share(before[-1:], before[-1:] + self._sign),
            "three before": self._share(before, before + self._sign),
            "one behind": self._share(behind[:1], self._sign + behind[:1]),
            "two behind": self._share(behind, self._sign + behind),
        }

    def _share(self, plain: str, with_mark: str) -> float:
        """The logarithm of the share of the places of some characters at which the mark stands beside them."""
        times = self._beside[with_mark]
        return log((times / (self._digitless.count(plain) + 1) if times else 0.0) + _RARE)

    def _in_the_language(self, inside: Inside) -> dict[str, float]:
        """How likely the mark is between its neighbours, and the text around the pair without it, in bits."""
        from wenlint_rules.language.bigrams import bigrams

        last, first = self._around(inside.place, inside.place)
        sign, pair = self._sign.translate(_WIDE), bigrams().pair
        outer = self._around(inside.start - 1, inside.end) if self.closes else self._around(inside.start, inside.end + 1)
        return {
            "bits before": pair(_modelled(last), sign),
            "bits behind": pair(sign, _modelled(first)),
            "bits without": pair(_modelled(last), _modelled(first)),
            "bits around": pair(*map(_modelled, outer)),
            "mark behind": first in _STOPS,
            "another script": _is_han(last) != _is_han(first) and not {last, first} & _NO_SCRIPT,
            "particle behind": first in _PARTICLES,
        }

    def _between(self, inside: Inside) -> dict[str, float]:
        """What the pair would enclose."""
        body, size = self.text[inside.start : inside.end], log(inside.end - inside.start)
        first, last = (inside.start - 1, inside.end) if self.closes else (inside.start, inside.end + 1)
        before, behind = self._around(first, last)
        longer = self.text[inside.start - (not self.closes) : inside.end + self.closes]
        return {
            "length": size,
            "unusual length": 0.0 if self._usual_length is None else (size - self._usual_length) ** 2,
            "clauses": "，" in body or "。" in body or ", " in body,
            "sentence": before in _BOUNDARIES and (behind == "\n" or body[-1] in SENTENCE_END),
            "spaced alike": before == behind == " ",
            "section": body in _SECTIONS and (before == PLACEHOLDER or (before.isascii() and before.isalpha())),
            "line": len(body) > 1 and (f"\n{body}\n" in self._near or f" {body}\n" in self._near),
            "goes on": len(body) > 1 and "\n" not in longer and self._stands_twice(longer),
            "named": not self.closes and _NAMED_FROM.search(self.text, max(0, inside.start - 3), inside.start) is not None,
        }

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """The characters in front of one offset and behind another; a newline at the ends of the text."""
        return self.text[max(0, start - 1) : start] or "\n", self.text[end : end + 1] or "\n"

    def _stands_twice(self, part: str) -> bool:
        at = self._near.find(part)
        return at >= 0 and self._near.find(part, at + 1) >= 0


def _neighbours(near: str, sign: str) -> Counter[str]:
    """How often a sign stands with up to three characters in front of it, and behind it, by the whole of them."""
    found: Counter[str] = Counter()
    at = near.find(sign)
    while at >= 0:
        found.update(near[first : at + 1] for first in range(max(0, at - 3), at))
        found.update(near[at:last] for last in range(at + 2, min(len(near), at + 4) + 1))
        at = near.find(sign, at + 1)
    return found


def _usual_length(near: str, opener: str, closer: str) -> float | None:
    """The mean logarithm of the number of characters inside of such pairs; None where there is none."""
    pairs = compile_pattern(f"{re.escape(opener)}([^{re.escape(opener + closer)}\n]{{1,60}}){re.escape(closer)}")
    sizes = [log(len(inside)) for inside in pairs.findall(near)]
    return sum(sizes) / len(sizes) if sizes else None


def _modelled(character: str) -> str:
    from wenlint_rules.language.bigrams import plain_text

    return plain_text(character)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
