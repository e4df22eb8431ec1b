"""Finds Chinese names whose given name is written in two orders in one document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏"
    "钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
)
_NAME = compile_pattern(f"([{_SURNAMES}])(?=([\u4e00-\u9fff]{{2}}))")
_FREE = compile_pattern(f"([{_SURNAMES}])(?=([\u4e00-\u9fff]{{2}}))(?:(?<![{HAN}].)|(?=..(?![{HAN}])))")
"""A name with no Han ideograph in front of it, or behind it."""

_NO_NAME = frozenset("之的是了不有所者与與和在也一二三四五六七八九十百千万萬元年月日上下里州县縣省市区區公相")
"""Characters of which hardly a given name is made, and that often stand behind a surname that is a word."""


class TwoOrders(Record):
    """A name that stands once in another order: the odd one with its place, the usual one with its first free place and count."""

    start: int
    odd: str
    usual: str
    first: int
    times: int


def two_orders(text: str) -> Iterator[TwoOrders]:
    """The names that stand at least twice in one order and once in the other.

    Words meet by chance in both orders (王之道, 王道之), so each must stand free once.
    """
    free = set(map("".join, _FREE.findall(text)))
    both = [name for name in free if _turned(name) in free and name[1] != name[2] and _NO_NAME.isdisjoint(name)]
    if not both:
        return
    counts = Counter(map("".join, _NAME.findall(text)))
    places = {match[1] + match[2]: match.start() for match in reversed([*_FREE.finditer(text)])}
    for usual in both:
        odd = _turned(usual)
        if counts[usual] > counts[odd] == 1 and _is_in_sentence(text, places[odd]):
            yield TwoOrders(places[odd], odd, usual, places[usual], counts[usual])


def _is_in_sentence(text: str, at: int) -> bool:
    """False in a line without a mark: a list of words or of people has both orders."""
    end = text.find("\n", at)
    line = text[max(text.rfind("\n", 0, at) + 1, at - _REACH) : min(end if end >= 0 else len(text), at + _REACH)]
    return _MARK.search(line) is not None


_MARK = compile_pattern("[，。；：！？,;:!?]")
_REACH = 60


def _turned(name: str) -> str:
    return name[0] + name[2] + name[1]
