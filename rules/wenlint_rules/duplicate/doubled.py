"""Function words of one character, and English ones, that stand twice in a row, and the words around them that explain it.

See rules/build/overlaps.py.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, PLACEHOLDER, compile_pattern
from wenlint_rules.duplicate.readings import CLEARLY, advantage, is_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = os.path.join(os.path.dirname(__file__), "data", "overlaps.txt")

PARTICLES = "的了在和是与與对對为為将將把被从從于於以及或而但也就都还還向由给給很并並且若不未会會能要该該应應须須又才却卻更已曾均因则則让讓叫使令没沒吗嗎呢吧即仍尚亦它牠及着到"
"""Function words of one character that do not stand twice for emphasis: particles, prepositions, conjunctions, adverbs, auxiliaries.

Left out are those that do (最, 刚, 常), pronouns of persons (待他|他也), and those that are verbs as well (过|过, 所), or that the classics double (有, 之, 其).
"""

ENGLISH = "the|a|an|of|to|and|or|in|on|at|by|for|from|with|into|as|is|are|was|were|be|it|its|this|these"
"""English words that no sentence has twice in a row.  Left out: had, that, is in what it is is."""

_PARTICLE = compile_pattern(rf"([{PARTICLES}])\1(?!\1)(?=[{HAN}])")
_ENGLISH_WORDS = frozenset(ENGLISH.split("|"))
_INITIALS = "".join(sorted({word[0] for word in _ENGLISH_WORDS}))
_ENGLISH = compile_pattern(
    rf"([{_INITIALS}{_INITIALS.upper()}](?<!\w\w)[A-Za-z]{{0,4}}+)(?:[ \t]+(?i:\1))+\b(?=[ \t]+[A-Za-z0-9{PLACEHOLDER}])"
)
_NOT_BEHIND_THAT = compile_pattern(r"[ \t]+(?:the|an|these|those|they|we|you|he|she|it|I|there)\b")
"""What follows one that as a conjunction, and no that as a pronoun: not that that is."""

_IS_HAN = compile_pattern(f"[{HAN}]")
_MEASURED = compile_pattern("[一二三四五六七八九十几幾两兩数數]")

_BEFORE_IS = frozenset("但可还還要或凡总總都也乃若")
"""但是|是 and its like: conjunctions and adverbs in 是 in front of the verb."""

_ADVERBS, _AUXILIARIES = frozenset("还還也都就又才却卻未"), frozenset("会會能可要应應该該须須")
_BEHIND_ADVERBS, _BEFORE_AUXILIARIES = frozenset("是有会會能要可没沒得算好想未不在需應应該该让讓使"), frozenset("不也还還都将將便")
"""What makes words with an adverb or an auxiliary that are no more than both: 还|还有 is no other reading of 还|还|有."""

_REACH = 5
"""Characters in front of a word, or behind it, in the longest words of the list, and one more."""


def doubled(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the second copies of words that stand twice, or more often, where no other reading explains it."""
    for match in _PARTICLE.finditer(text):
        word, at = match[1], match.start()
        if _IS_HAN.match(text[at - 1 : at]) and text[at - 1] != word and not _explained(text, word, at):
            yield match.end(1), match.end()


def doubled_in_english(text: str) -> Iterator[tuple[int, int]]:
    """The same for English; the range includes the space in front."""
    for match in _ENGLISH.finditer(text):
        word = match[1]
        if word.lower() == "that":
            if _NOT_BEHIND_THAT.match(text, match.end()):
                yield match.end(1), match.end()
        elif word.lower() in _ENGLISH_WORDS and word != "A" and (word != "a" or text[match.end() :].lstrip()[1:2].isalpha()):
            yield match.end(1), match.end()


def _explained(text: str, word: str, at: int) -> bool:
    """True when a longer word begins or ends with a copy (目的|的, 了|了解, 不甚了了), or in a pattern like 实实在在."""
    end = at + 2
    if text[at - 2 : at - 1] == text[at - 1 : at] or text[end : end + 1] == text[end + 1 : end + 2]:
        return True  # 实实在在, 从从容容, 上上下下
    if (word == "是" and text[at - 1] in _BEFORE_IS) or (word == "把" and _MEASURED.match(text, at - 1)):
        return True
    if word in "会會" and is_verb(text[at - 2 : at]):
        return True  # 工作会|会
    front, behind = overlaps()[word]
    if word == "不" or (word in _ADVERBS and text[end : end + 1] in _BEHIND_ADVERBS) or text.startswith(("能够", "能夠"), end - 1):
        behind = frozenset()  # 不|不同 is no Chinese either
    if word in _AUXILIARIES and text[at - 1] in _BEFORE_AUXILIARIES:
        front = frozenset()
    longest = max(
        (
            size
            for copy in (at, at + 1)
            for size in range(1, _REACH)
            if text[max(0, copy - size) : copy] in front or text[copy + 1 : copy + 1 + size] in behind
        ),
        default=0,
    )
    # Two characters may meet by chance; four make a set phrase.
    return longest > 1 or (longest == 1 and (advantage(text, word, at) or 0) < CLEARLY)


@cache
def overlaps() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each particle what stands in front of it in words, and what behind; read when one first stands twice."""
    with open(DATA, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return {word: (frozenset(front.split()), frozenset(behind.split())) for word, front, behind in rows}
