"""What speaks for a place of the missing end of a pair: what stands beside and between such marks, here and elsewhere.

The weights are those of a logistic regression (one choice among all places of the sentence): see rules/build/missing_ends.py.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
from math import log

from wenlint.api import PLACEHOLDER, SENTENCE_END, Record, compile_pattern

DATA = os.path.join(os.path.dirname(__file__), "data", "missing_ends.txt")

_NEAR = 20_000
"""Characters on each side of the mark that serve as examples."""

_RARE = 0.003
_STOPS = frozenset("，。；：、,;:！？!?)）】」』”\n")
_NO_SCRIPT = _STOPS | {" "}
_STEPS = frozenset((" - ", " – ", " → ", " > ", " ▸ "))
_JOINS = frozenset("-–—→>+/、，：:,=")
_PARTICLES = frozenset("的和与與及或是")
_WIDE = str.maketrans("()[]", "（）【】")
_DIGIT = compile_pattern("[1-9１-９]")
_SECTIONS = frozenset("12345678")
_BOUNDARIES = frozenset(f"\n{SENTENCE_END}")
_NAMED_FROM = compile_pattern(
    "(?:[点點][击擊选選]|[单單雙双][击擊]|[选選][择擇取]|[按打开開在下]|[称稱叫][为為作做]?|所[谓謂]|[名题題为為是有]|[见见看]|[节節]|[的和与與及、或个個]) ?$"
)
"""What stands in front of a quoted name or word."""

_KIND = compile_pattern(
    "(?:对话|對話|工具|状态|狀態|菜单|選單|功能|快捷|右键|右鍵|子)?"
    "(?:框|方[块塊]|按[钮鈕]|菜[单單]|表|[选選][项項]卡?|[标標][签籤]|[窗視][口窗]|[图圖][标標示]|命令|指令|功能|工具|[栏欄列]|字段|[栏欄]位|[区區]域|模式|[键鍵]|面板|[视檢][图視]|文件[夹夾]?|資料夾|[页頁]面|[参參][数數]|[属屬]性|[变變]量"
    "|[类類]型|[样樣]式|精神|工程|活[动動]|[会會][议議]|[计計][划劃]|[现現]象|[问問][题題]|方[针針]|政策|的|一[词詞文书書]|二字)"
)
"""What follows a quoted name or word."""


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """Weights of the evidence by name, read when a place is first asked for.

    Each has one for a closing bracket, a closing quotation mark, an opening bracket, and an opening quotation mark.
    """
    with open(DATA, encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file if not line.startswith("#"))
        return {name: tuple(map(float, columns)) for name, *columns in rows}


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
        self._opener, self._closer = opener, closer
        self._sign = closer if closes else opener
        self._near = text[max(0, at - _NEAR) : at + _NEAR]
        self._digitless = _DIGIT.sub("0", self._near)
        self._beside = _neighbours(self._digitless, self._sign)
        self._usual_length = _usual_length(self._near, opener, closer)
        self.column = 2 * (not closes) + (opener not in "（(［[")

    def weight(self, inside: Inside) -> float:
        """The evidence for one place, as the exponent of its odds."""
        by_name = weights()
        return sum(by_name[name][self.column] * value for name, value in self.values(inside).items())

    def values(self, inside: Inside) -> dict[str, float]:
        """The evidence for one place by name.

        The first four are the logarithm of the share of such neighbours, digits alike, that have the mark beside them in the document;
        the bits are those of the mark in front and behind in the language, of its neighbours without it, and of those of the whole
        pair without that.  `sentence` is a whole one, `section` that of a manual page, `line` a heading of the document; what `goes
        on` stands elsewhere with one more character, and what is `alike` between such marks.
        """
        inner = self.text[inside.start : inside.end]
        return {
            **self._beside_it(inside.place),
            **self._in_the_language(inside),
            **self._between(inside),
            **self._elsewhere(inside, inner),
            **self._words(inside.place),
        }

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
        return {
            "length": size,
            "unusual length": 0.0 if self._usual_length is None else (size - self._usual_length) ** 2,
            "clauses": "，" in body or "。" in body or ", " in body,
            "sentence": before in _BOUNDARIES and (behind == "\n" or body[-1] in SENTENCE_END),
            "spaced alike": before == behind == " ",
            "stray space": self._is_stray_space(inside.place - (not self.closes)),
            "section": body in _SECTIONS and (before == PLACEHOLDER or (before.isascii() and before.isalpha())),
            "open end": body[-1 if self.closes else 0] in _JOINS,
        }

    def _elsewhere(self, inside: Inside, body: str) -> dict[str, float]:
        """Where else in the document stands what the pair would enclose."""
        if len(body) < 2:
            return {"line": 0.0, "goes on": 0.0, "alike": 0.0}
        longer = self.text[inside.start - (not self.closes) : inside.end + self.closes]
        return {
            "line": f"\n{body}\n" in self._near or f" {body}\n" in self._near,
            "goes on": "\n" not in longer and self._stands_twice(longer),
            "alike": f"{self._opener}{body}{self._closer}" in self._near,
        }

    def _words(self, at: int) -> dict[str, float]:
        """The words around a quoted name, and the strokes between the steps of a path."""
        return {
            "named": not self.closes and _NAMED_FROM.search(self.text, max(0, at - 3), at) is not None,
            "kind behind": self.closes and _KIND.match(self.text, at) is not None,
            "path": self.text[at : at + 3] in _STEPS or self.text[max(0, at - 3) : at] in _STEPS,
        }

    def _is_stray_space(self, at: int) -> bool:
        """True for a space between two Han characters, as one stands beside a lost bracket."""
        return self.text[at : at + 1] == " " and _is_han(self.text[at - 1 : at]) and _is_han(self.text[at + 1 : at + 2])

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """The characters in front of one offset and behind another; a newline at the ends of the text."""
        return self.text[max(0, start - 1) : start] or "\n", self.text[end : end + 1] or "\n"

    def _is_stray(self, at: int) -> bool:
        """True where a space divides two Han characters, as one does beside a lost bracket."""
        at -= not self.closes
        return self.text[at : at + 1] == " " and _is_han(self.text[at - 1 : at]) and _is_han(self.text[at + 1 : at + 2])

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
