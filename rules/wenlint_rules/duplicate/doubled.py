"""Function words that stand twice in a row, and the words around them that explain it: see rules/build/overlaps.py."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, PLACEHOLDER, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = os.path.join(os.path.dirname(__file__), "data", "overlaps.txt")

PARTICLES = "的了在和是与與对對为為将將把被从從于於以及或而但也就都还還向由给給很并並且若"
"""Particles, prepositions, conjunctions and adverbs of one character that do not stand twice for emphasis.

Left out are those that do, that end verbs which no list holds, or that names and the classics double: 不, 有, 会, 着, 过, 到, 所, 这, 那, 之.
"""

WORDS = (
    "可以|能够|能夠|应该|應該|必须|必須|需要|我们|我們|你们|你們|他们|他們|她们|她們|它们|它們|这个|這個|那个|那個|这些|這些|那些|这种|這種|那种|那種|"
    "如果|因为|因為|所以|但是|而且|并且|並且|以及|或者|虽然|雖然|由于|由於|对于|對於|关于|關於|通过|通過|透過|根据|根據|按照|为了|為了|除了|因此|"
    "进行|進行|使用|具有|作为|作為|成为|成為|属于|屬於|用于|用於|位于|位於|基于|基於|包括|其中|其他|其它|一些|已经|已經|正在|曾经|曾經|以便|例如"
)
"""Function words, and verbs with little meaning of their own, of two characters: none is doubled for emphasis as 商量商量 is."""

ENGLISH = "the|a|an|of|to|and|or|in|on|at|by|for|from|with|into|as|is|are|was|were|be|it|its|this|these"
"""English words that no sentence has twice in a row.  Left out: had, that, is in what it is is."""

_PARTICLE = compile_pattern(rf"([{PARTICLES}])\1(?!\1)(?=[{HAN}])")
# Classes in front take a search to the places that are worth it: a list of words there is tried at every character.
_FIRST, _SECOND = ("".join(sorted({word[at] for word in WORDS.split("|")})) for at in (0, 1))
_WORD = compile_pattern(rf"[{_FIRST}][{_SECOND}](?<=({WORDS}))\1(?!\1)")
_ENGLISH_WORDS = frozenset(ENGLISH.split("|"))
_INITIALS = "".join(sorted({word[0] for word in _ENGLISH_WORDS}))
_ENGLISH = compile_pattern(
    rf"([{_INITIALS}{_INITIALS.upper()}](?<!\w\w)[A-Za-z]{{0,4}}+)(?:[ \t]+(?i:\1))+\b(?=[ \t]+[A-Za-z{PLACEHOLDER}])"
)
_IS_HAN = compile_pattern(f"[{HAN}]")
_MEASURED = compile_pattern("[一二三四五六七八九十几幾两兩数數]")

_BEFORE_IS = frozenset("但可还還要或凡总總都也乃若")
"""但是|是 and its like: conjunctions and adverbs in 是 in front of the verb."""

_IN_USE = ("使用", "进行", "進行")

_WINDOW = 10
_HAN_IN_FRONT = compile_pattern(f"[{HAN}]*$")
_HAN_BEHIND = compile_pattern(f"[{HAN}]*")
_CLEARLY = 8
"""Half nats by which words around both copies must be likelier than those that overlap with a copy."""

_REACH = 5
"""Characters in front of a word, or behind it, in the longest words of the list, and one more."""


def doubled(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the second copies of words that stand twice, or more often, where no other reading explains it."""
    for match in _PARTICLE.finditer(text):
        word, at = match[1], match.start()
        if _IS_HAN.match(text[at - 1 : at]) and text[at - 1] != word and not _explained(text, word, at):
            yield match.end(1), match.end()
    for match in _WORD.finditer(text):
        if not text.endswith(match[1], 0, match.start()) and not _explained(text, match[1], match.start()):
            yield match.end(1), match.end()


def doubled_in_english(text: str) -> Iterator[tuple[int, int]]:
    """The same for English; the range includes the space in front."""
    for match in _ENGLISH.finditer(text):
        word = match[1]
        if word.lower() in _ENGLISH_WORDS and word != "A" and (word != "a" or text[match.end() :].lstrip()[1:2].isalpha()):
            yield match.end(1), match.end()


def _explained(text: str, word: str, at: int) -> bool:
    """True when a longer word begins or ends with a copy (目的|的, 了|了解, 不甚了了), or in a pattern like 实实在在."""
    end = at + 2 * len(word)
    if len(word) == 1:
        if text[at - 2 : at - 1] == text[at - 1 : at] or text[end : end + 1] == text[end + 1 : end + 2]:
            return True  # 实实在在, 从从容容, 上上下下
        if word == "是" and text[at - 1] in _BEFORE_IS:
            return True
        if word == "把" and _MEASURED.match(text, at - 1):
            return True
    if word in _IN_USE and text.startswith("中", end):
        return True  # 使用|使用中的
    front, behind = overlaps()[word]
    longest = max(
        (
            size
            for copy in (at, at + len(word))
            for size in range(1, _REACH)
            if text[max(0, copy - size) : copy] in front or text[copy + len(word) : copy + len(word) + size] in behind
        ),
        default=0,
    )
    # Two characters may meet by chance; four make a set phrase.
    return longest > 1 or (longest == 1 and not _reads_better_apart(text, word, at))


def _reads_better_apart(text: str, word: str, at: int) -> bool:
    """True when the words around are far likelier to be others than those that overlap with a copy: 目标|的|的 and not 标的|的."""
    from wenlint_rules.script.lexicon import UNKNOWN, lexicon
    from wenlint_rules.script.variants import variants

    size, simplify, known = len(word), variants().simplify, lexicon()
    front = _HAN_IN_FRONT.search(simplify(text[max(0, at - _WINDOW) : at]))
    behind = _HAN_BEHIND.match(simplify(text[at + 2 * size : at + 2 * size + _WINDOW]))
    left, right, copy = front[0] if front else "", behind[0] if behind else "", simplify(word)
    apart = known.cost(left) + 2 * known.costs.get(copy, UNKNOWN) + known.cost(right)
    readings = (known.words_over(left + copy + copy + right, len(left) + copy_at) for copy_at in (0, size))
    overlapping = (cost for found in readings for first, last, cost in found if last - first > size)
    return apart + _CLEARLY <= min(overlapping, default=apart)


@cache
def overlaps() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each word what stands in front of it in longer words, and what behind; read when a word first stands twice."""
    with open(DATA, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return {word: (frozenset(front.split()), frozenset(behind.split())) for word, front, behind in rows}
