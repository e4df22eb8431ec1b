"""Merged characters that a conversion to traditional Chinese left behind: 干部, 志愿, 哪里.

Each of them is right in some words, so words decide.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, compile_pattern
from wenlint_rules.script.lexicon import lexicon
from wenlint_rules.script.strays import Stray, is_other_writing
from wenlint_rules.script.variants import variants
from wenlint_rules.script.words import REACH, words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

FULL = 5
"""Leftovers that words prove, from which a text is full of them: then `Variants.mostly` holds without a word."""

FULL_KINDS = 3
"""How many different characters these have to be."""

PLACES = "鎮镇鄉乡村縣县區区市路街站港灣湾橋桥"
"""Behind 里 these make the name of a place, which keeps it: 屯里鎮."""

NUMERALS = "一二三四五六七八九十百千萬万兩两"
"""Behind these 里 is a measure of distance: 八千里邊防."""

MARGIN = 6
"""Half nats by which the character is likelier as it stands, so that a shorter word says nothing about it: 索馬里|邊境."""

DIGITS = "0123456789０１２３４５６７８９"

FOLDED = frozenset("沖")
"""Traditional shapes of merged simplified characters, which words may contradict as well: 冲 is 沖 or 衝."""

BRACKETS = frozenset("()（）")

IMPOSSIBLE = 10_000

_EDGE = compile_pattern(f"[^{HAN}]")
_IDEOGRAPH = compile_pattern(f"[{HAN}]")
_GLOSS = compile_pattern(r"[(（][a-zü\u00e0-\u01dc\u0251\u0261]{1,6}[)）]")


def leftovers(text: str, characters: frozenset[str]) -> list[Stray]:
    """The merged characters of a traditional text that stand for another one; `characters` is the set of its characters."""
    if (variants().merged | FOLDED).isdisjoint(characters):
        return []
    signs, certain = _signs(), variants().certain
    proven: list[Stray] = []
    for match in _places().finditer(text):
        at, old = match.start(), match[0]
        if text[at - 1 : at + 1] in signs or text[at : at + 2] in signs or old in certain:
            new = _proven(text, at)
            if new != old:
                proven.append(Stray(at, new))
    if len(proven) >= FULL and len({text[found.start] for found in proven}) >= FULL_KINDS:
        return sorted([*proven, *_presumed(text, {found.start for found in proven})])
    return proven


@cache
def _places() -> re.Pattern[str]:
    return compile_pattern(f"[{''.join(sorted(variants().merged | FOLDED))}]")


@cache
def _signs() -> frozenset[str]:
    """Pairs of neighbours that are worth a look: of a word, or with a bracket that may hide the neighbour, or a digit."""
    tables = variants()
    hidden = (pair for old in (*tables.merged, *FOLDED) for pair in (f"){old}", f"）{old}", f"{old}(", f"{old}（"))
    return frozenset((*tables.signs, *hidden, *(digit + old for digit in DIGITS for old in "余只")))


def _proven(text: str, at: int) -> str:
    """What a word, or the character itself, says should stand at a place; the character where nothing does."""
    old, before, after = text[at], text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if old == "余" and before and before in DIGITS:
        return "餘"
    if old == "只" and before and before in DIGITS and not _IDEOGRAPH.match(after):
        return "隻"
    if is_village_or_mile(text, at):
        return old
    expected = _expected(text, at)
    if expected is None:
        return variants().mostly[old] if old in variants().certain else old
    return old if expected != old and _is_read_as_it_is(text, at, expected) else expected


def is_village_or_mile(text: str, at: int) -> bool:
    """True for the 里 of a village or a street, and for the measure: 屯里鎮, 八千里."""
    return text[at] == "里" and (text[at + 1 : at + 2] in {*PLACES} or text[max(0, at - 1) : at] in {*NUMERALS})


def _is_read_as_it_is(text: str, at: int, expected: str) -> bool:
    """True when a word of the lexicon has the character itself, and the text is read with it far more easily."""
    simplify = variants().simplify
    left, right = _EDGE.split(text[max(0, at - REACH) : at])[-1], _EDGE.split(text[at + 1 : at + 1 + REACH])[0]
    forms = lexicon().forms(simplify(left + text[at] + right), len(left))
    return text[at] in forms and forms[text[at]] + MARGIN <= forms.get(expected, IMPOSSIBLE)


def _expected(text: str, at: int) -> str | None:
    """The form that the words around a place ask for, glosses of the pronunciation left out."""
    left, right = text[max(0, at - REACH) : at], text[at + 1 : at + REACH + 1]
    if not BRACKETS.isdisjoint(left + right):
        left = _GLOSS.sub("", text[max(0, at - 3 * REACH) : at])[-REACH:]
        right = _GLOSS.sub("", text[at + 1 : at + 3 * REACH])[:REACH]
    return words().expected(variants().simplify(left + text[at] + right), len(left))


def _presumed(text: str, proven: set[int]) -> Iterator[Stray]:
    """In a text that is full of leftovers: other characters that nearly always stand for another one, but for words."""
    mostly = variants().mostly
    for match in _places().finditer(text):
        new = mostly.get(match[0])
        if new is not None and match.start() not in proven and _expected(text, match.start()) in (None, new):
            yield Stray(match.start(), new)


def outside_other_writing(text: str, found: Iterable[Stray]) -> Iterator[Stray]:
    """Those of the places, in order, that lie in no line of Japanese or Korean."""
    end, other = -1, False
    for place in found:
        if place.start > end:
            start = text.rfind("\n", 0, place.start) + 1
            end = text.find("\n", place.start)
            end = end if end >= 0 else len(text)
            other = is_other_writing(text[start:end])
        if not other:
            yield place
