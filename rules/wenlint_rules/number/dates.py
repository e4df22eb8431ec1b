"""The dates of a document: 2020年3月10日, 三月初三, 民國109年2月, 2020-03-10, Mar 10, 2020."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern
from wenlint_rules.language.search import FirstOf
from wenlint_rules.number.numerals import to_number

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document

NUMERAL = "0-9０-９〇○零一二三四五六七八九十廿卅元"
"""Body of a character class of what the numbers in dates are written with; 元 stands for the first year of an era."""


class Date(Record):
    """A day, or a month, as written.

    `start` and `end` are prose offsets.  `year` is that of the common era, None when none is written or when it counts in
    an era of its own; `day` is None for a month alone.  `has_unit` tells whether 日 or 号 stands behind the day.

    `calendar` is `common`, `lunar` for the Chinese one, `either` where the text does not tell (二月三十日), and `other`.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    has_unit: bool
    calendar: str


_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT_NAMES = {**{name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}, "Sept": 9}
MONTHS = {**{name: number for number, name in enumerate(_MONTH_NAMES, 1)}, **_SHORT_NAMES}
"""English names of the months, whole and short."""

_BLANK = "[ \u3000\xa0]?"
_ARABIC, _HAN = "[0-9０-９]", "[〇○零一二三四五六七八九十廿卅元]"
_LOOK_BACK = 17
"""Code points up to the end of 月 that can belong to a date."""

_OTHER_CALENDARS = "藏回佛彝傣俄犹猶太兰蘭和雅略尔爾伯"
"""The last character of names of calendars, as in 藏历, 伊斯兰历, 俄历, 共和历, 儒略历."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    before = compile_pattern(
        rf"(?:(?P<roc>民[国國]){_BLANK})?(?:(?<![{NUMERAL}])(?P<year>[{NUMERAL}]{{1,5}}){_BLANK}年{_BLANK})?"
        rf"(?P<leap>[闰閏])?(?<![{NUMERAL}.．])(?P<month>[{NUMERAL}]{{1,3}}|[正腊臘]){_BLANK}月\Z"
    )
    behind = compile_pattern(
        rf"{_BLANK}(?:初(?P<early>[一二三四五六七八九十])|(?P<day>{_ARABIC}{{1,3}}(?!{_ARABIC}|[.．,，]{_ARABIC})|{_HAN}{{1,3}})(?:{_BLANK}(?P<unit>[日号號]))?)"
    )
    calendar = compile_pattern(f"(?:(?P<lunar>[农農阴陰旧舊夏古])|(?P<other>[{_OTHER_CALENDARS}]))[历曆][ （(，,]{{0,2}}\\Z")
    return before, behind, calendar


def dates(document: Document) -> tuple[Date, ...]:
    """The dates of a document in order; rules share them as `document.view(dates)`."""
    return tuple(_dates(document))


def _dates(document: Document) -> Iterator[Date]:
    text = document.prose.text
    if "月" not in document.characters:
        return
    before, behind, calendar = _patterns()
    names_calendars = "历" in document.characters or "曆" in document.characters
    for match in _MONTH.finditer(text):
        at = match.end()
        head = before.search(text, max(0, at - _LOOK_BACK), at)
        month = _month(head) if head else None
        if head is None or month is None:
            continue
        tail = behind.match(text, at)
        day = to_number(tail["early"] or tail["day"]) if tail else None
        if tail and day is None:
            tail = None
        era = calendar.search(text, max(0, head.start() - 6), head.start()) if names_calendars else None
        kind = ("lunar" if era["lunar"] else "other") if era else _calendar(head, tail)
        yield Date(head.start(), tail.end() if tail else at, _year(head), month, day, bool(tail and tail["unit"]), kind)


def _month(head: re.Match[str]) -> int | None:
    return {"正": 1, "腊": 12, "臘": 12}.get(head["month"]) or to_number(head["month"])


def _year(head: re.Match[str]) -> int | None:
    """The year of the common era: of four digits, or of the Republic."""
    if not head["year"]:
        return None
    year = 1 if head["year"] == "元" else to_number(head["year"])
    if year is None:
        return None
    return year + 1911 if head["roc"] else year if year > 999 else None


def _calendar(head: re.Match[str], tail: re.Match[str] | None) -> str:
    """Which calendar a date is in by the way it is written: 正月, 闰四月 and 初三 are Chinese, Arabic digits are not."""
    if head["leap"] or head["month"] in "正腊臘" or (tail and tail["early"]):
        return "lunar"
    if head["month"].isdecimal():
        return "common" if not head["year"] or _year(head) else "other"
    modern = head["year"] and not head["year"].isdecimal() and (_year(head) or 0) >= 1912
    return "common" if modern else "either"


_MONTH = compile_pattern(rf"月(?<=[{NUMERAL}正腊臘 ]月)")


def numeric_dates(document: Document) -> Iterator[tuple[int, int, int, int, int]]:
    """Dates such as 2020-03-10 and 2020/3/10: start and end in the prose, year, month, day."""
    text = document.prose.text
    for match in _numeric().found_in(document):
        start = match.start() - _YEAR_DIGITS
        yield start, match.end(), int(text[start : match.start()]), int(match["month"]), int(match["day"])


_YEAR_DIGITS = 4


@cache
def _numeric() -> FirstOf:
    """What stands behind the year of a numeric date, from the mark on."""
    year = "(?:1[89]|20)[0-9]{2}"
    return FirstOf(
        "-/",
        rf"(?<={year}(?P<mark>.))(?<![A-Za-z0-9_./:=+-]{year}.)(?P<month>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})(?![A-Za-z0-9_/=+-]|\.[A-Za-z0-9_])",
    )
