"""Words of two characters that stand twice in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import HAN, compile_pattern
from wenlint_rules.duplicate.readings import CLEARLY, advantage, doubles, is_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

# A class of ideographs would find fewer places, but takes twice the time to look for them.
_TWICE = compile_pattern(r"(..)\1(?!\1)")
_HAN = compile_pattern(f"[{HAN}]+")
_KANA = compile_pattern("[\u3041-\u30ff]")

_RESULT = frozenset("于为成到出入有得给在是向完住掉见及以自")
"""Second characters of verbs that say what came of it, or that something is: these are not doubled to do them a bit."""

_A_BIT = compile_pattern("好好|再|先|一起|一块|共同|互相|相互|想|帮|幫|跟|去|多|出|大家|一下|没事|慢慢")
"""What stands in front of a verb that is doubled to do it a bit: 好好考虑考虑."""

_ORDINAL = frozenset("第另同某")
"""What makes one thing of 一个, which doubled is one after the other."""

_AND = frozenset("或和与與及")
"""Conjunctions between two verbs."""

_BEHIND_A_BIT = compile_pattern(f"[^{HAN}]|$|再|吧|就|而已|才|看|着|后|之后|办|一下|呢|啊")
_SPOKEN = compile_pattern("[我你咱俺吧呢啊吗嗎嘛呀啦哦!！?？“”「」]")
_AROUND, _IN_FRONT = 40, 6
"""Code points around a verb in which speech shows, and in front of it where what asks for a bit of it stands."""


def doubled_compounds(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the second copies of such words in Chinese where no other reading explains them."""
    for match in _TWICE.finditer(text):
        word, start, end = match[1], match.start(), match.end()
        if word[0] == word[1] or not _HAN.fullmatch(word) or text.endswith(word, 0, start):
            continue
        if _is_one_thing(text, word, start) or (_is_slip(text, word, start, end) and not _overlaps(text, word, start)):
            yield match.end(1), end


def _is_one_thing(text: str, word: str, start: int) -> bool:
    """True for the first 一个 of 第一个一个, which is one, and not one after the other."""
    return word[0] == "一" and text[start - 1 : start] in _ORDINAL


def _is_slip(text: str, word: str, start: int, end: int) -> bool:
    """True for words that are not doubled on purpose, in a clause that holds more than them."""
    from wenlint_rules.script.variants import variants

    plain, known = variants().simplify(word), doubles()
    before, after = _HAN.match(text[start - 1 : start]), _HAN.match(text, end)
    if not (before or after) or _KANA.search(text, max(0, start - _AROUND), end + _AROUND):
        return False
    if plain in known.verbs:
        is_no_deed = plain in known.stative or plain[1] in _RESULT
        is_meant = _is_done_a_bit(text, start, end) or _is_one_of_two(text, start)
        is_slip = before is not None and not text.startswith("中", end) and (is_no_deed or not is_meant)
    else:
        is_slip = plain in known.nouns
    return is_slip and not _has_suffix(text, end)


def _overlaps(text: str, word: str, start: int) -> bool:
    better = advantage(text, word, start)
    return better is not None and better < CLEARLY


def _is_done_a_bit(text: str, start: int, end: int) -> bool:
    """True for a verb that is doubled to do it a bit, as one does in speech."""
    around = text[max(0, start - _AROUND) : end + _AROUND]
    return bool(_A_BIT.search(text, max(0, start - _IN_FRONT), start) or _BEHIND_A_BIT.match(text, end) or _SPOKEN.search(around))


def _is_one_of_two(text: str, start: int) -> bool:
    """True for a verb that stands beside another one, and may do what the second copy says of its object: 显示或隐藏|隐藏段落."""
    return text[start - 1 : start] in _AND and is_verb(text[max(0, start - 3) : start - 1])


def _has_suffix(text: str, end: int) -> bool:
    """True when the second copy makes a longer word with the next character: 软件|软件包."""
    from wenlint_rules.script.lexicon import lexicon
    from wenlint_rules.script.variants import variants

    behind = variants().simplify(text[end : end + 3])
    if behind[:1] not in doubles().suffixes:
        return False
    words = lexicon().costs
    return behind[:2] not in words and behind not in words
