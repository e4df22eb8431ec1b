"""What stands on both sides of a space between two Han characters, and how well it fits together."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, compile_pattern
from wenlint_rules.encoding.odd_space import SPACE
from wenlint_rules.language.bigrams import BOUNDARY, bigrams

if TYPE_CHECKING:
    import re

BEGINNING = 8
"""Characters at the beginning of a line up to which an odd space may set off a label, a number or a speaker."""

LABEL = 4
"""Han characters of a label in front of running text."""

NAMES = 4
"""Han characters on both sides together, up to which the space may widen a name."""

PARALLEL = 9
"""Length of two clauses up to which the space between them, when both have it, is that of verse or a slogan."""

BYLINE = ("讯", "訊", "电", "電", "记者", "記者", "通讯员", "通訊員", "作者", "编者", "編者")
"""What stands in front of the space of a dateline or a name."""

SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董袁潘于蒋蔣蔡余杜叶葉程苏"
    "蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴"
)
"""Frequent surnames: in front of a space and a single character they begin a name that is spaced to the width of others."""

TITLES = "长長记記任席理员員授师師官"
"""Last characters of the titles in front of names, with the surnames behind which they make words: 县长 毛."""


ENCLOSED = 3
"""Han characters on each side of a space that is inside of a clause."""

MARK = "，"
"""The mark that an author may leave out for a space."""


_UNIT_OF_BLANK = compile_pattern("(?:[万萬亿億]?元|平方米|[人年月日个個名家号號页頁份米吨噸次天岁歲%])(?=[，。；、,;）)\n0-9]|$)")
"""A unit by itself, which stands behind the blank of a form: 从业人员　　人，营业收入为　　万元。"""


def is_free(text: str, match: re.Match[str], kind: str) -> bool:
    """True for a space that may part a label, a name or a clause from what follows, ends a mention, or is the blank of a form."""
    left, right = sides(text, match)
    before, after = len(left), len(right)
    if text[match.start() - before - 1 : match.start() - before] in ("@", "#") or _UNIT_OF_BLANK.match(text, match.end()):
        return True
    if before + after <= NAMES or (before == after <= PARALLEL and kind not in "\xa0\t"):
        return True
    if after == 1 and left[-1] in SURNAMES:
        return True
    return left.endswith(BYLINE) or (left[-1] in TITLES and right[0] in SURNAMES)


@lru_cache(1)  # all that is asked about a space is asked at once
def sides(text: str, space: re.Match[str]) -> tuple[str, str]:
    """The Han characters in front of a space between two, and those behind it, at most 40 each."""
    start, end = space.span()
    left = pattern(f"[{HAN}]*+$").search(text, max(0, start - 40), start)
    right = pattern(f"[{HAN}]+").match(text, end, end + 40)
    assert left is not None
    assert right is not None
    return left[0], right[0]


def begins_line(text: str, match: re.Match[str]) -> bool:
    """True when only a short beginning of the line stands in front of the space."""
    return text.rfind("\n", 0, match.start()) >= match.start() - BEGINNING - 1 or match.start() <= BEGINNING


def may_be_label(text: str, space: re.Match[str]) -> bool:
    """True when hardly more than a few Han characters stand between the beginning of the line and the space."""
    return begins_line(text, space) and len(sides(text, space)[0]) <= LABEL


def is_enclosed(text: str, space: re.Match[str]) -> bool:
    """True for a space amid a stretch of Han that no other space next to Han or a symbol bounds: it sets off no term."""
    left, right = sides(text, space)
    if min(len(left), len(right)) < ENCLOSED:
        return False
    begin, end = space.start() - len(left), space.end() + len(right)
    before = pattern(f"(?<!\n)[^0-9A-Za-z{SPACE}\n#.,:;!?)\"'\\]][{SPACE}]").match(text, begin - 2) if begin > 2 else None
    return not before and not pattern(f"[{SPACE}][^0-9A-Za-z{SPACE}\n(\"'\\[]").match(text, end)


def bond(text: str, match: re.Match[str]) -> float:
    """Bits by which the two characters around a space are likelier together than apart."""
    return bond_of(text[match.start() - 1], text[match.end()])


def bond_of(left: str, right: str) -> float:
    """The same of any two characters."""
    pair = bigrams().pair
    return pair(left, BOUNDARY) + pair(BOUNDARY, right) - pair(left, right)


def bond_over_mark(text: str, space: re.Match[str]) -> float:
    """Bits by which the two characters around a space are likelier together than with a comma between them."""
    pair = bigrams().pair
    left, right = text[space.start() - 1], text[space.end()]
    return pair(left, MARK) + pair(MARK, right) - pair(left, right)


@cache
def pattern(expression: str) -> re.Pattern[str]:
    return compile_pattern(expression)
