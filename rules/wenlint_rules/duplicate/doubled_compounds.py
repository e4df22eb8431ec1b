"""Words of two characters that stand twice in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import HAN, compile_pattern
from wenlint_rules.duplicate.readings import CLEARLY, advantage, doubles, is_noun, is_verb
from wenlint_rules.script.variants import variants

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# A class of ideographs would find fewer places, but takes twice the time to look for them.
_TWICE = compile_pattern(r"(..)\1(?!\1)")
_HAN = compile_pattern(f"[{HAN}]+")
_KANA = compile_pattern("[\u3041-\u30ff]")

_RESULT = frozenset("于为成到出入有得给在是向完住掉见及以自")
"""Second characters of verbs that say what came of it, or that something is: these are not doubled to do them a bit."""

_A_BIT = compile_pattern("好好|再|先|一起|一块|共同|互相|相互|想|帮|幫|跟|去|多|出|大家|一下|没事|慢慢")
"""What stands in front of a verb that is doubled to do it a bit: 好好考虑考虑."""

_NO_DEED = compile_pattern(
    "(?:正在|已经|已經|曾经|曾經|进行|進行|加以|予以|得到|受到|被|所|(?<![好慢细細])的|[这這那该該此每各几幾][个個次種种项項些位名])$"
)
_DONE = compile_pattern("了(?!解)|过(?![程来去后分于度])|過(?![程來去後分於度])")
"""What stands in front of a verb that is going on or done, is suffered, or is a noun, and behind one that is done: no such is doubled to do it a bit."""

_AT_LAST = compile_pattern(f"了(?![{HAN}])")
"""The end of a sentence about what is to be done now, 得研究研究了, as well as about what is done."""

_MODIFIES = compile_pattern(f"[的地][{HAN}]")
_QUALIFIES = compile_pattern(f"[的地][{HAN}]|(?![的地了呢吧啊])[{HAN}]")
"""What stands behind an adjective of a noun; at the end of a clause it is doubled for emphasis.  The first is for those that are verbs, too."""

_GOES_ON = frozenset("中再")
"""What stands behind a second verb that is another one: 建设|建设中的, 比喻比喻再比喻."""

_COMES = frozenset("来去來")
"""Ends of verbs of which there is no object in front of 的: not 起来|起来的文字."""

_SUFFIXES_OF_WORDS = frozenset("性化")
"""What turns any word into another one, which does not stand behind that word by itself."""

_PREFIXES = frozenset("超副非反总總主")
"""What makes a longer word with the first copy: 超连结|连结时."""

_ORDINAL = frozenset("第另同某")
"""What makes one thing of 一个, which doubled is one after the other."""

_WISH = frozenset("想爱愛")
"""What makes two clauses of a word that is a verb as well: 想切片切片, slice it if you wish."""

_DUE = frozenset("该該")
"""What makes two clauses of a verb in front of a mark: 该罚款罚款."""

_IS, _KINDS, _MANNER = frozenset("是为為以有"), frozenset("种種项項款名位类類"), frozenset("地的")
"""What makes one thing of 一种 and its like, too, unless they are the manner of what is done."""

_COUNTED = compile_pattern("[个個次条條章节節步位种種类類项項行列页頁部阶階段层層级級]")

_BEFORE_ANY = frozenset("的个個些位项項名该該此各每")
_BEFORE_NOUNS = _BEFORE_ANY | frozenset("种種将將把被从從对對与與和及或")
"""Ends of what stands in front of a noun that is all of it: there is no first half of a longer one."""

_AND = frozenset("或和与與及")
"""Conjunctions between two verbs."""

_BEHIND_A_BIT = compile_pattern(f"[^{HAN}]|$|再|吧|就|而已|才|看|着|后|之后|办|一下|呢|啊")
_SPOKEN = compile_pattern("[我你咱俺吧呢啊吗嗎嘛呀啦哦!！?？]")
_EXCLAIMED = compile_pattern("[咱俺吧呢啊吗嗎嘛呀啦哦!！?？]")
_OPEN, _CLOSE = compile_pattern("[“「『]"), compile_pattern("[”」』]")
_AROUND, _IN_FRONT = 40, 6
"""Code points around a verb in which speech shows, and in front of it where what asks for a bit of it stands."""


def doubled_compounds(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the second copies of such words in Chinese where no other reading explains them."""
    for match in _TWICE.finditer(text):
        word, start, end = match[1], match.start(), match.end()
        if word[0] == word[1] or not _HAN.fullmatch(word) or text.endswith(word, 0, start) or text[start - 1 : start] in _PREFIXES:
            continue
        if _is_one_thing(text, word, start, end) or (_is_slip(text, word, start, end) and not _overlaps(text, word, start, end)):
            yield match.end(1), end


def _is_one_thing(text: str, word: str, start: int, end: int) -> bool:
    """True for the first 一个 of 第一个一个, which is one, and not one after the other, and for 第一第一个."""
    if word[0] == "第":
        return _COUNTED.match(text, end) is not None
    before = text[start - 1 : start]
    return word[0] == "一" and (before in _ORDINAL or (before in _IS and word[1] in _KINDS and text[end : end + 1] not in _MANNER))


def _is_slip(text: str, word: str, start: int, end: int) -> bool:
    """True for words that are not doubled on purpose, in a clause that holds more than them."""
    plain, known = variants().simplify(word), doubles()
    before, after = _HAN.match(text[start - 1 : start]), _HAN.match(text, end)
    if not (before or after) or _KANA.search(text, max(0, start - _AROUND), end + _AROUND):
        return False
    if text[start - 1 : start] in _DUE and after is None:
        return False
    if plain in known.adjectives:
        behind = _MODIFIES if plain in known.deeds else _QUALIFIES
        return before is not None and behind.match(text, end) is not None and not _is_spoken(text, start, end, _EXCLAIMED)
    if plain in known.verbs:
        is_slip = before is not None and text[end : end + 1] not in _GOES_ON and _is_no_deed(text, plain, start, end)
    else:
        is_slip = (
            plain in known.nouns
            and text[start - 1 : start] not in _WISH
            and not (word[0] == "不" and (after is None or _is_spoken(text, start, end)))
        )
    return is_slip and not _has_suffix(text, word, start, end)


def _is_no_deed(text: str, plain: str, start: int, end: int) -> bool:
    """True for a verb that is not doubled to do it a bit."""
    known = doubles()
    if (
        plain in known.stative
        or plain[1] in _RESULT
        or _NO_DEED.search(text, max(0, start - _IN_FRONT), start)
        or (_DONE.match(text, end) and not (_AT_LAST.match(text, end) and _is_done_a_bit(text, start, end)))
    ):
        return True
    if text.startswith("的", end) and plain[1] not in _COMES:
        return False  # 播放|播放的文件
    return not (plain in known.deeds or _is_done_a_bit(text, start, end) or _is_one_of_two(text, start))


def _overlaps(text: str, word: str, start: int, end: int) -> bool:
    """True when a longer word begins or ends with one of the copies."""
    is_quality = variants().simplify(word) in doubles().adjectives
    no_words = [(2, 5)] * _is_whole(text, word, start, text[end : end + 1]) + [(-1, 2), (2, 5)] * is_quality
    better = advantage(text, word, start, no_words)
    return better is not None and better < CLEARLY


def _is_done_a_bit(text: str, start: int, end: int) -> bool:
    """True for a verb that is doubled to do it a bit, as one does in speech."""
    is_a_bit = _A_BIT.search(text, max(0, start - _IN_FRONT), start) or _BEHIND_A_BIT.match(text, end)
    return bool(is_a_bit) or _is_spoken(text, start, end)


def _is_spoken(text: str, start: int, end: int, words: re.Pattern[str] = _SPOKEN) -> bool:
    """True in quotation marks, and near words of speech."""
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    opened, closed = _last(_OPEN, before), _last(_CLOSE, before)
    return opened > closed or bool(words.search(before) or words.search(behind))


def _last(marks: re.Pattern[str], text: str) -> int:
    """Where the last of these marks stands; -1 where none does."""
    return max((match.start() for match in marks.finditer(text)), default=-1)


def _is_one_of_two(text: str, start: int) -> bool:
    """True for a verb that stands beside another one, and may do what the second copy says of its object: 显示或隐藏|隐藏段落."""
    return text[start - 1 : start] in _AND and is_verb(text[max(0, start - 3) : start - 1])


def _has_suffix(text: str, word: str, start: int, end: int) -> bool:
    """True when the second copy makes a longer word with the next character: 软件|软件包, but not 的软件|软件包."""
    from wenlint_rules.script.lexicon import lexicon

    behind = variants().simplify(text[end : end + 3])
    if behind[:1] not in doubles().suffixes or _is_whole(text, word, start, behind[:1]):
        return False
    words = lexicon().costs
    return behind[:2] not in words and behind not in words


def _is_whole(text: str, word: str, start: int, suffix: str) -> bool:
    """True when what stands in front shows that the first copy is neither the end of a longer word nor what has the second as its object."""
    before = text[max(0, start - 2) : start]
    if before[-1:] in (_BEFORE_NOUNS if is_noun(word) else _BEFORE_ANY):
        return True
    return (is_noun(word) and is_verb(before)) or (suffix in _SUFFIXES_OF_WORDS and not is_noun(before))
