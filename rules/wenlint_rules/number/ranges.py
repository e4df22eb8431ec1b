"""Ranges such as 3—5月, 2015年至2019年, 5%～8%, and those whose end lies before their beginning."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern
from wenlint_rules.language.search import FirstOf
from wenlint_rules.number.amounts import ARABIC_NUMBER, HAN_DIGITS, MAGNITUDES, NUMBER, amount
from wenlint_rules.number.dates import NUMERAL, Date, dates
from wenlint_rules.number.units import CLASSIFIERS, MEASURES, MONEY, TIME, alternatives

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from decimal import Decimal

    from wenlint.api import Document

SEPARATORS = r"\-－–—―~～至到"
"""Body of a character class of what joins the two ends of a range."""


class Range(Record):
    """A range whose end lies before its beginning; prose offsets of the two ends, and of the whole with its unit."""

    start: int
    end: int
    low: tuple[int, int]
    high: tuple[int, int]


def reversed_ranges(document: Document) -> Iterator[Range]:
    """The ranges of a document that run backwards."""
    yield from _of_numbers(document)
    yield from _of_dates(document)
    yield from _of_hours(document)


def _of_numbers(document: Document) -> Iterator[Range]:
    text = document.prose.text
    patterns = _patterns()
    for mark in patterns.separator.found_in(document):
        left = patterns.left.search(text, max(0, mark.start() - _LOOK_BACK), mark.start())
        right = patterns.right.match(text, mark.end())
        if not left or not right or (left["unit"] or right["unit"]) != right["unit"]:
            continue
        if mark[0][0] in "-－" and not (left["number"][0].isdecimal() and right["number"][0].isdecimal()):
            continue  # 三-二
        if _runs_backwards(text, left, right):
            yield Range(left.start(), right.end(), left.span("number"), _like(left["number"], right))


def _like(number: str, right: re.Match[str]) -> tuple[int, int]:
    """The place of the second number, without the 万 that the first one shares."""
    start, end = right.span("number")
    shares = number[-1].isdecimal() and right["number"][0].isdecimal()
    return start, start + len(right["number"].rstrip(MAGNITUDES)) if shares else end


_LOOK_BACK = 20
"""Code points in front of the separator that the first number can take."""


def _runs_backwards(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    first, second = amount(left["number"]), amount(right["number"])
    if right["number"][-1] in MAGNITUDES and left["number"][-1].isdecimal():
        # 8～5万元 are 8万 to 5万, but 200—1万元 begins with 200元.
        head = amount(right["number"].rstrip(MAGNITUDES)) or first
        second = head if first and head and first <= 10 * head else second
    if first is None or second is None or first <= second:
        return False
    if _patterns().tail.search(text, max(0, left.start() - 2), left.start()):
        return False
    before = _patterns().clause.split(text[max(0, left.start() - _REACH) : left.start()])[-1]
    unit = right["unit"]
    if (before.endswith("第") and unit not in _NUMBERED) or _patterns().label.search(before):
        return False
    if unit == "年" or unit.startswith("年代"):
        return _years(first, second, before)
    if unit == "月":
        return _months(first, second)
    if unit in ("日", "号", "號"):
        return before.endswith("月") and first <= 31
    # 从60到50人 and 降至: a change, not a range. 零下10至5度: colder first.
    return not _patterns().change.search(before) and before[-1:] not in _NEGATIVE and "零下" not in before


_REACH = 8
_NUMBERED = frozenset("页頁条條章节節回期")
_NEGATIVE = frozenset("-−负負")


def _years(first: Decimal, second: Decimal, before: str) -> bool:
    """Years run backwards, but not 1998—99年 and 前200年—前150年, or 3—2年 of an interest rate."""
    if "前" in before[-3:] or "bc" in before.lower():
        return False
    return (first >= 1000 and 1000 <= second <= 2100 and first <= 2100) or (
        first < 100 and second >= 1 and not _patterns().change.search(before)
    )


def _months(first: Decimal, second: Decimal) -> bool:
    """Months run backwards, but not over the turn of the year: 11月—3月, the school year 9月—6月, the fiscal year 4月—3月."""
    return second >= 1 and first <= 8 and first - second > 1


def _of_dates(document: Document) -> Iterator[Range]:
    text = document.prose.text
    found = document.view(dates)
    for first, second in pairwise(found):
        joint = text[first.end : second.start].strip()
        if second.year is None and "年" in text[second.start : second.end]:
            continue  # a year of an era, or of three digits: 937年8月15日—978年8月13日
        if len(joint) in (1, 2) and all(mark in SEPARATORS for mark in joint) and _is_later(first, second):
            yield Range(first.start, second.end, (first.start, first.end), (second.start, second.end))


def _is_later(first: Date, second: Date) -> bool:
    if first.day is None or second.day is None or first.calendar != second.calendar:
        return False
    if first.year is None or second.year is None:
        if second.year is not None:
            return False
        turns = first.month >= 9 or first.month - second.month == 1
        return (first.month > second.month and not turns) or (first.month == second.month and first.day > second.day)
    return (first.year, first.month, first.day) > (second.year, second.month, second.day)


def _of_hours(document: Document) -> Iterator[Range]:
    """办公时间为17:00至9:00: offices are closed at night, though shops and shifts are not."""
    text = document.prose.text
    for mark in _patterns().hours.found_in(document):
        hours = _patterns().two_hours.match(text, mark.end())
        if hours and _minutes(hours["low"]) > _minutes(hours["high"]):
            yield Range(hours.start("low"), hours.end("high"), hours.span("low"), hours.span("high"))


def _minutes(clock: str) -> int:
    hour, minute = clock.replace("：", ":").split(":")
    return int(hour) * 60 + int(minute)


class _Patterns(Record):
    tail: re.Pattern[str]
    clause: re.Pattern[str]
    change: re.Pattern[str]
    label: re.Pattern[str]
    hours: FirstOf
    two_hours: re.Pattern[str]
    separator: FirstOf
    left: re.Pattern[str]
    right: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    blank = "[ \u3000\xa0]?"
    counted = CLASSIFIERS.translate({ord(character): None for character in "级級班组組队隊层層字道号號座栋棟幢楼家门門届屆"})
    unit = rf"(?:年代|{alternatives(MEASURES, MONEY, TIME)}|[号號]|[{counted}])"
    clock = "(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9]"
    # 6.5为宜 has no unit, 2000字 is one that other ranges of numbers in front of 字 are not.
    plain = "(?=[为為][宜佳]|之[间間]|不等)|字(?=[，,。；;）)左内內以]|不等)"
    digit = f"{NUMERAL}{HAN_DIGITS}"
    # 3—2年级 and 5—3月球 are no ranges of years and months; 140～90毫米汞柱 is a pair, 100-50= an operation.
    no_unit = f"[级級汞]|(?<=月)球|(?<=日)[本元]|(?<=天)[安坛壇]|代表|[0-9]|点[{digit}]"
    return _Patterns(
        # 一米七到一米八, 三块五到四块: what stands in front of the separator is the end of a number.
        tail=compile_pattern(f"[{digit}十百][米块塊尺丈斤]\\Z"),
        clause=compile_pattern("[\n，。；：！？,;、（(“「]"),
        change=compile_pattern("[从從由自减減跌缩縮落下]|降(?![水雨雪])|(?<![占佔])比(?![例重率])"),
        # 图2-1 and 表 3-2 are numbers of figures and tables, not ranges.
        label=compile_pattern(r"(?:[图圖表式题題例章节節]|附[录錄图圖表]|[Ff]igure|[Tt]able|[Ff]ig\.?)[ \u3000\xa0]?\Z"),
        hours=FirstOf("办辦上门門开開受", "(?:公|[课課]|[诊診]|[馆館]|理)[时時][间間](?:[为為是]|[:：])?[ ]?"),
        two_hours=compile_pattern(rf"(?P<low>{clock})[ ]?(?:[{SEPARATORS}]|——)[ ]?(?P<high>{clock})(?![0-9:：])"),
        separator=FirstOf(SEPARATORS.replace("\\", ""), rf"(?<=[{digit}百千万亿%％‰年月日号號岁歲度℃元 ].)—?(?={blank}[{digit}])"),
        left=compile_pattern(
            rf"(?<![0-9０-９.．,:：/{SEPARATORS}A-Za-z×+=^_{HAN_DIGITS}十百千万亿])(?!0[0-9])(?P<number>{NUMBER}){blank}(?P<unit>{unit})?{blank}\Z"
        ),
        right=compile_pattern(
            rf"{blank}(?P<number>{ARABIC_NUMBER}[{MAGNITUDES}]{{0,3}}+|{NUMBER}){blank}(?P<unit>{unit}|{plain})(?!{no_unit}|{blank}[{SEPARATORS}=:：/×]{blank}[0-9])"
        ),
    )
