"""Function words of one character, and English ones, that stand twice in a row, and the words around them that explain it.

See rules/build/overlaps.py.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, PLACEHOLDER, compile_pattern
from wenlint_rules.duplicate.readings import CLEARLY, advantage, is_noun, is_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = os.path.join(os.path.dirname(__file__), "data", "overlaps.txt")

PARTICLES = "的了在和是与與对對为為将將把被从從于於以及或而但也就都还還向由给給很并並且若不未会會能要该該应應须須又才却卻更已曾均因则則让讓叫使令没沒吗嗎呢吧即仍尚亦它牠及着到用其这這我你您他她们們可以各此那据據至地中后後内內只所再按随隨另"
"""Function words of one character that do not stand twice for emphasis: particles, prepositions, conjunctions, adverbs, auxiliaries.

Left out are those that do (最, 刚, 常), and those that are verbs as well (过|过), or that the classics double (有, 之).
"""

_ONLY_IN_FRONT_OF = {"可": "以能用见見靠", **dict.fromkeys("那各", "个個些種种项項位里裡样樣类類级級自部")}
"""Where such words that are also names or onomatopoeia, or that the classics double, are function words: 可可, 那吒, 各各."""

_SUFFIXES = frozenset("们們")
"""What is no word by itself, and so in no reading the second of two."""

_PERSONS = frozenset("我你您他她")
_BEFORE_PERSONS = frozenset("果若当當但而且和与與或由被把使让讓令")
"""Ends of conjunctions and prepositions: behind a verb the second pronoun may begin a clause of its own, as in 待他|他也."""

_BEFORE_GOING = frozenset("过過出上下回进進失除死离離起后後原本从從近将將")
"""What makes other words of 去 and 来, behind which 会 says that something will be: 过去|会."""

_LIKE = frozenset("如比像是")
"""What compares somebody with one who does what follows, or says that they are one: 不如我|我也, 你就是我|我就是你."""

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
_BEFORE_USING = frozenset("可能要以会會应應来來请請仅僅将將被并並")
"""What 使用 stands behind, and not 使 with somebody who uses something."""

_BEGINS_VERB_PHRASE = frozenset("在对對从從向把将將被用由通直随隨不")
_MEANS = compile_pattern(f"[{HAN}]{{0,12}}?(?:[的为為来來作]|方式|方法|形式)")
"""What a verb phrase begins with, and what follows when something is done by means of it: 可以|以合作的方式."""

_ON_ITS_OWN = frozenset("不可只没沒有")
"""What stands in front of 用 as a verb of its own."""

_FOR = frozenset("于於来來以作")
"""What makes verbs of it that say what something is for."""

_MEASURED = compile_pattern("[一二三四五六七八九十几幾两兩数數]")

_BEFORE_IS = frozenset("但可还還要或凡总總都也乃若")
"""但是|是 and its like: conjunctions and adverbs in 是 in front of the verb."""

_ADVERBS, _AUXILIARIES = frozenset("还還也都就又才却卻未"), frozenset("会會能可要应應该該须須")
_BEHIND_ADVERBS, _BEFORE_AUXILIARIES = frozenset("是有会會能要可没沒得算好想未不在需應应該该让讓使"), frozenset("不也还還都将將便")
"""What makes words with an adverb or an auxiliary that are no more than both: 还|还有 is no other reading of 还|还|有."""

_NOT_IN_WORDS = _PERSONS | frozenset("不这這")
"""What does not stand in front of a word that begins like it: 不|不同, 这|这些, behind a conjunction 我|我们."""

_ABLE = compile_pattern("能[够夠]")
_LATER = compile_pattern("可以[后後前来來及]")
"""What begins with 可 only by chance: 可可|以后."""

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
    if _is_meant(text, word, at) or text[end] not in _ONLY_IN_FRONT_OF.get(word, text[end]) or _LATER.match(text, end - 1):
        return True
    if word in _SUFFIXES or (word == "以" and text[at - 1] == "可" and not _is_means(text, end)):
        return False
    front, behind = overlaps()[word]
    if (
        word in _NOT_IN_WORDS
        or (word == "用" and _is_for(text, end))
        or (word in _ADVERBS and text[end : end + 1] in _BEHIND_ADVERBS)
        or _ABLE.match(text, end - 1)
        or (word == "使" and text[at - 1] in _BEFORE_USING and text[end] == "用")
    ):
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


def _is_means(text: str, end: int) -> bool:
    """True where what follows 以 may be what something is done by, and not what one can do: 可以以|通过."""
    is_verb_phrase = text[end] in _BEGINS_VERB_PHRASE or is_verb(text[end : end + 2])
    return not is_verb_phrase or _MEANS.match(text, end) is not None


def _is_for(text: str, end: int) -> bool:
    """True where the last character in front of an offset is 用 in 用于, 用来 and their like."""
    return text[end : end + 1] in _FOR


def _is_meant(text: str, word: str, at: int) -> bool:
    """True where the characters around show that both copies are words, or that they are doubled on purpose."""
    before, end = text[at - 1], at + 2
    if before + word == "孤另" or text[at - 2 : at - 1] == before or text[end : end + 1] == text[end + 1 : end + 2]:
        return True  # 实实在在, 从从容容, 上上下下
    if word in _PERSONS:
        if text[end] in "妈媽" and word in "他她":
            return True  # 他|他妈的
        return before not in _BEFORE_PERSONS and (before in _LIKE or not is_noun(text[at - 2 : at]))
    if word == "用":  # 使用|用于, but not 可以用|用于; 先用用, 一般用用
        return is_verb(before + word) == _is_for(text, end) or before in _ON_ITS_OWN
    if word in "会會":
        goes = before in "去來来" and text[at - 2 : at - 1] not in _BEFORE_GOING
        return is_verb(text[at - 2 : at]) or before in "待等" or goes  # 工作会|会, 待会|会, 亲自去会会他
    if word == "的":
        return text[at - 2 : at - 1] == "姓" or (before in "男女" and not is_noun(text[at - 2 : at]))  # 姓刘的|的, 女的|的
    if word == "要" and text[end] in "到回":
        return True  # 一定要|要到联系方式
    return (word == "是" and before in _BEFORE_IS) or (word == "把" and _MEASURED.match(before) is not None)


@cache
def overlaps() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each particle what stands in front of it in words, and what behind; read when one first stands twice."""
    with open(DATA, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return {word: (frozenset(front.split()), frozenset(behind.split())) for word, front, behind in rows}
