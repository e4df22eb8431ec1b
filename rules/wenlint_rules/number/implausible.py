"""Numbers that their own unit or measure rules out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern
from wenlint_rules.number.amounts import ARABIC_NUMBER, HAN_NUMBER, NUMBER, amount

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document


class Limit(Record):
    """A measure with its bounds: the pattern has a group `number`; a value outside of `low` and `high` cannot be."""

    pattern: re.Pattern[str]
    low: int
    high: int
    reason: str


class Oddity(Record):
    """A number that cannot be right: prose offsets, and why."""

    start: int
    end: int
    reason: str


_SHARES = "合格|及格|覆[盖蓋]|出勤|到[课課岗崗]|[满滿]意|普及|[识識]字|投票|[参參][保与與]|存活|成活|死亡|感染|[发發]病|[准準正][点點時时]|入住|失[业業]|就[业業]|[绿綠]化|中[签籤]|[录錄]取|知[晓曉]|支持|治愈|治癒|[优優]良|森林覆[盖蓋]"
_PEOPLE = "人|居民|群[众眾]|[学學]生|[职職]工|[员員]工|用[户戶]|受[访訪]者|[党黨][员員]|干部|幹部|教[师師]|家庭|[农農][户戶民]|企[业業]|村|女性|男性|老人|[儿兒]童|青年|市民|患者"


def implausible_numbers(document: Document) -> Iterator[Oddity]:
    """The numbers of a document that cannot be right."""
    text = document.prose.text
    for limit in _limits():
        for match in limit.pattern.finditer(text):
            value = amount(match["number"])
            if value is not None and not limit.low <= value <= limit.high and not _is_about_profit(text, match, limit):
                yield Oddity(*match.span("odd"), limit.reason)
    for match in _age_in_years().finditer(text):
        yield Oddity(*match.span(), "an age counts in 岁, not in years of an age")


def _is_about_profit(text: str, match: re.Match[str], limit: Limit) -> bool:
    """True for a profit that fell by more than all of it: it became a loss."""
    return limit.reason == _FALL and any(word in text[max(0, match.start() - 20) : match.start()] for word in _MAY_TURN_NEGATIVE)


_FALL = "nothing can fall by more than 100%"
_MAY_TURN_NEGATIVE = ("利", "益", "业绩", "業績", "盈", "亏", "虧", "比", "余额", "餘額", "现金流", "現金流", "差", "仓", "倉")


@cache
def _age_in_years() -> re.Pattern[str]:
    return compile_pattern("[0-9０-９一二两三四五六七八九十]{1,4}[多余餘来]?年(?:的)?年[龄齡](?=[的，。、])")


@cache
def _limits() -> tuple[Limit, ...]:
    percent = rf"(?P<odd>(?P<number>{ARABIC_NUMBER})[%％])"
    in_words = rf"(?P<odd>(?P<number>{ARABIC_NUMBER}(?=[%％])|百分之{HAN_NUMBER})[%％]?)"
    plain = rf"(?P<odd>(?P<number>{NUMBER}))"
    linked = f"[{HAN}]{{0,2}}?"
    return (
        Limit(
            compile_pattern(rf"(?<![.．0-9]){in_words}(?:以上)?的(?:{_PEOPLE})"),
            0,
            100,
            "no group has more than 100% of its members",
        ),
        Limit(
            compile_pattern(rf"(?:{_SHARES})率(?:已?[经經]?[达達]到?|[为為是]|高[达達]|超[过過]|[约約]){in_words}"),
            0,
            100,
            "this rate is a share, of 100% at most",
        ),
        Limit(
            compile_pattern(rf"(?:下降|[减減]少|降低|[缩縮][减減]|下跌|降幅[达達]|跌幅[达達])(?:了|[达達]|超[过過])?{percent}"),
            0,
            100,
            _FALL,
        ),
        Limit(compile_pattern(rf"每[天日][{HAN}]{{0,6}}?{plain}[个個]?小[时時]"), 0, 24, "a day has 24 hours"),
        Limit(
            compile_pattern(rf"(?:年[龄齡][为為是]?|[现現]年|年[仅僅]|享年|[终終]年){plain}[岁歲]"), 0, 150, "nobody is that old"
        ),
        Limit(compile_pattern(rf"[南北][纬緯]{plain}(?:度|°)"), 0, 90, "latitudes end at 90°"),
        Limit(compile_pattern(rf"[东東西][经經]{plain}(?:度|°)"), 0, 180, "longitudes end at 180°"),
        Limit(compile_pattern(rf"(?:体温|體溫){linked}{plain}(?:度|℃|[摄攝]氏度)"), 20, 46, "no body has this temperature"),
        Limit(compile_pattern(rf"[湿濕]度{linked}{percent}"), 0, 100, "humidity is 100% at most"),
    )
