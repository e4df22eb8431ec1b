"""Numbers that their own unit or measure rules out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern
from wenlint_rules.language.search import FirstOf
from wenlint_rules.number.amounts import HAN_DIGITS, HAN_NUMBER, NUMBER, amount

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from decimal import Decimal

    from wenlint.api import Document


class Limit(Record):
    """A measure with its bounds: a value outside of `low` and `high`, in a context of which both patterns hold, cannot be.

    `before` is searched for in front of the number and has to reach up to it, `behind` stands behind the unit; none of the
    characters of `unless` may stand in front.
    """

    low: int
    high: int
    before: re.Pattern[str]
    behind: re.Pattern[str]
    reason: str
    unless: str = ""


class Oddity(Record):
    """A number that cannot be right: prose offsets, and why."""

    start: int
    end: int
    reason: str


_LOOK_BACK = 16
"""Code points in front of a unit that its number can take, and in front of a number that say what it measures."""


def implausible_numbers(document: Document) -> Iterator[Oddity]:
    """The numbers of a document that cannot be right."""
    text = document.prose.text
    patterns = _patterns()
    for unit in patterns.unit.found_in(document):
        at = unit.start()
        found = patterns.number.search(text, max(0, at - _LOOK_BACK), at)
        value = amount(found["number"]) if found else None
        if found is None or value is None:
            continue
        end = unit.end() if unit[0] in "%％" else found.end("number")
        yield from _beyond(text, unit[0], value, (found.start(), end), unit.end())
    for match in patterns.age_in_years.finditer(text):
        number = patterns.years.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        if number:
            yield Oddity(number.start(), match.end(), "an age counts in 岁, not in years of an age")
    yield from _in_words(text)


def _in_words(text: str) -> Iterator[Oddity]:
    """百分之一百二十的人."""
    for match in _patterns().in_words.finditer(text):
        value = amount(match[0])
        if value is not None:
            yield from _beyond(text, "%", value, match.span(), match.end())


def _beyond(text: str, unit: str, value: Decimal, place: tuple[int, int], behind: int) -> Iterator[Oddity]:
    """The first limit of the unit that the value is beyond of, in a context that it is made for."""
    for limit in _limits()[unit]:
        if limit.low <= value <= limit.high or not limit.behind.match(text, behind):
            continue
        start = max(0, place[0] - _LOOK_BACK)
        if limit.before.search(text, start, place[0]) and not any(mark in text[start : place[0]] for mark in limit.unless):
            yield Oddity(*place, limit.reason)
            return


class _Patterns(Record):
    unit: FirstOf
    number: re.Pattern[str]
    in_words: re.Pattern[str]
    age_in_years: re.Pattern[str]
    years: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    digits = f"0-9０-９{HAN_DIGITS}十百千万"
    return _Patterns(
        unit=FirstOf("%％岁歲度°℃小", f"(?<=[{digits} 个個].)"),
        number=compile_pattern(rf"(?<![.．0-9０-９])(?P<number>{NUMBER})[ 个個]?\Z"),
        in_words=compile_pattern(f"百分之{HAN_NUMBER}"),
        age_in_years=compile_pattern(rf"年(?=的?年[龄齡][的，。、])(?<=[{digits}多余餘来來].)的?年[龄齡]"),
        years=compile_pattern(rf"(?<![{digits}])[{digits}]{{1,4}}[多余餘来來]?\Z"),
    )


_SHARES = (
    "合格|及格|(?<![备備息险險金债債])覆[盖蓋]|出勤|到[课課岗崗]|[满滿]意|普及|[识識]字|投票|[参參][保与與]|存活|成活|死亡|感染|[发發]病|[准準正][点點时時]|入住|失[业業]|就[业業]"
    "|[绿綠]化|中[签籤]|[录錄]取|知[晓曉]|支持|治[愈癒]|[优優]良"
)
"""What 率 makes a share of a whole of, and no growth; provisions can cover more than all bad loans (拨备覆盖率)."""

_MEMBERS = "人|居民|群[众眾]|[学學]生|[职職]工|[员員]工|用[户戶]|受[访訪]者|[党黨][员員]|[干幹]部|教[师師]|家庭|[农農][户戶民]|企[业業]|村|女性|男性|老人|[儿兒]童|青年|市民|患者"


@cache
def _limits() -> dict[str, tuple[Limit, ...]]:
    """The limits of the measures by their unit."""
    anything = compile_pattern("")

    def before(words: str) -> re.Pattern[str]:
        return compile_pattern(rf"(?:{words})\Z")

    reached = "(?:已?[经經]?[达達]到?|[为為是]|高[达達]|超[过過]|[约約])"
    fall = "(?:下降|[减減]少|降低|[缩縮][减減]|下跌|降幅[达達]|跌幅[达達])(?:了|[达達]|超[过過])?"
    members = compile_pattern(f"(?:以上)?的(?:{_MEMBERS})")
    degrees = (
        Limit(0, 90, before("[南北][纬緯]"), anything, "latitudes end at 90°"),
        Limit(0, 180, before("[东東西][经經]"), anything, "longitudes end at 180°"),
        Limit(20, 46, before(rf"[体體][温溫][{HAN}]{{0,2}}"), anything, "no body has this temperature"),
    )
    percent = (
        Limit(0, 100, anything, members, "no group has more than 100% of its members"),
        Limit(0, 100, before(f"(?:{_SHARES})率{reached}"), anything, "this rate is a share, of 100% at most"),
        Limit(0, 100, before(fall), anything, "nothing can fall by more than 100%", unless=_MAY_TURN_NEGATIVE),
        Limit(0, 100, before(rf"[湿濕]度[{HAN}]{{0,2}}"), anything, "humidity is 100% at most"),
    )
    age = Limit(0, 150, before("年[龄齡][为為是]?|[现現]年|年[仅僅]|享年|[终終]年"), anything, "nobody is that old")
    hours = Limit(0, 24, before(f"每[天日][{HAN}]{{0,6}}"), compile_pattern("[时時]"), "a day has 24 hours")
    return {
        **dict.fromkeys("%％", percent),
        **dict.fromkeys("岁歲", (age,)),
        **dict.fromkeys("度°℃", degrees),
        "小": (hours,),
    }


_MAY_TURN_NEGATIVE = "利益盈亏虧比差仓倉额額"
"""Characters of what can fall by more than all of it: profits, balances."""
