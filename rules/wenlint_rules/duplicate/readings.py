"""What a lexicon says about a word that stands twice in a row: see rules/build/doubles.py for the words."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = os.path.join(os.path.dirname(__file__), "data", "doubles.txt")

_WINDOW = 10
_HAN_IN_FRONT = compile_pattern(f"[{HAN}]*$")
_HAN_BEHIND = compile_pattern(f"[{HAN}]*")
CLEARLY = 8
"""An advantage from which two copies are no words that meet."""


class Doubles(Record):
    """Words in simplified characters that are a slip where they stand twice, and what makes longer words of them.

    `stative` and `deeds` are verbs too: those of no deed of which one could do a bit, and those of which one often does.
    """

    nouns: frozenset[str]
    verbs: frozenset[str]
    stative: frozenset[str]
    deeds: frozenset[str]
    adjectives: frozenset[str]
    suffixes: frozenset[str]


def advantage(text: str, word: str, at: int, no_words: Iterable[tuple[int, int]] = ()) -> int | None:
    """Half nats by which words around two copies are likelier to be others than those that overlap with one of the copies.

    目标|的|的 against 标的|的; `at` is where the first copy begins, and `no_words` are ranges, from there on, of what is no word here.  None where no word of the lexicon overlaps with one.  A compound
    of two words is no such word where no noun follows: 应用程序|程序|先, not 操作系统|系统|管理.
    """
    from wenlint_rules.script.lexicon import UNKNOWN, lexicon
    from wenlint_rules.script.variants import variants

    size, simplify, known = len(word), variants().simplify, lexicon()
    front = _HAN_IN_FRONT.search(simplify(text[max(0, at - _WINDOW) : at]))
    behind = _HAN_BEHIND.match(simplify(text[at + 2 * size : at + 2 * size + _WINDOW]))
    left, right, copy = front[0] if front else "", behind[0] if behind else "", simplify(word)
    apart = known.cost(left) + 2 * known.costs.get(copy, UNKNOWN) + known.cost(right)
    whole, start = left + copy + copy + right, len(left)
    excluded = {(0, size), (size, 2 * size), *no_words}
    if size > 1:
        excluded.update(_no_words(copy, left, right))
    readings = (known.words_over(whole, place) for place in range(start, start + 2 * size))
    overlapping = (
        cost
        for found in readings
        for first, last, cost in found
        if last - first > 1 and (first - start, last - start) not in excluded
    )
    least = min(overlapping, default=None)
    return None if least is None else least - apart


def _no_words(copy: str, left: str, right: str) -> Iterator[tuple[int, int]]:
    """The ranges, from a word of two characters on that stands twice, that are no words with it."""
    if not is_noun(right[:2]):
        yield -2, 2
    if copy[0] == "不":  # 不能不|能, 不|能不能
        yield from ((0, 3), (1, 4))
    if left.endswith("是") or copy[1] in "来去":  # 是因为|因为, 接下来|下来
        yield -1, 2


def is_noun(text: str) -> bool:
    """True for two characters that are a noun, or a function word, in either script."""
    from wenlint_rules.script.variants import variants

    return variants().simplify(text) in doubles().nouns


def is_verb(text: str) -> bool:
    """True for two characters that are a verb, or a noun made of one, in either script."""
    from wenlint_rules.script.variants import variants

    return variants().simplify(text) in doubles().verbs


@cache
def doubles() -> Doubles:
    """The words of the package, read when something first stands twice."""
    with open(DATA, encoding="utf-8") as file:
        _, nouns, verbs, stative, deeds, adjectives, suffixes = file.read().split("#\n")
    return Doubles(_pairs(nouns), _pairs(verbs), _pairs(stative), _pairs(deeds), _pairs(adjectives), frozenset(suffixes.split()))


def _pairs(section: str) -> frozenset[str]:
    return frozenset(line[0] + second for line in section.split() for second in line[1:])
