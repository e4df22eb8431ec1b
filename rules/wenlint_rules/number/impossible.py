"""Dates and times that do not exist, and what contradicts a date: its weekday, its festival."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Finding, Record, Related, compile_pattern
from wenlint_rules.language.search import FirstOf
from wenlint_rules.number.dates import MONTHS, Date, dates, numeric_dates
from wenlint_rules.number.numerals import DIGITS, to_number

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document

_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARS_WITH_WEEKDAYS = range(1900, 2100)
"""Years whose weekdays are checked: earlier ones may be dated by another calendar."""

_DENIED = (
    "没有",
    "沒有",
    "不存在",
    "无效",
    "無效",
    "非法",
    "不合法",
    "并无",
    "並無",
    "错误",
    "錯誤",
    "invalid",
    "Invalid",
    "not exist",
    "illegal",
)
"""What a text says of a date that it knows to be impossible."""

_DENIAL_REACH = 30


def impossible_dates(document: Document) -> Iterator[Finding]:
    """The dates and times of a document that cannot be."""
    found = document.view(dates)
    for place in found:
        reason = _reason(document, place)
        if reason and not _is_denied(document, place.start, place.end):
            yield _finding(document, place.start, place.end, reason)
        elif not reason:
            yield from _contradictions(document, place)
    if document.characters.isdisjoint(DIGITS):
        return
    for start, end, year, month, day in numeric_dates(document):
        reason = _no_day(year, month, day)
        if reason and (month, day) != (0, 0) and not _is_denied(document, start, end):
            yield _finding(document, start, end, reason)
    yield from _english(document)
    yield from _times(document)


def _finding(document: Document, start: int, end: int, reason: str) -> Finding:
    return Finding(document.prose.span(start, end), f"{document.prose.text[start:end]}: {reason}")


def _is_denied(document: Document, start: int, end: int) -> bool:
    text = document.prose.text
    before = text[max(0, start - _DENIAL_REACH) : start].rpartition("\n")[2].rpartition("。")[2]
    near = before + text[end : end + _DENIAL_REACH].partition("\n")[0].partition("。")[0]
    return any(word in near for word in _DENIED)


def _reason(document: Document, place: Date) -> str:
    """Why a date cannot be; empty when it can."""
    if place.calendar == "other" or (place.month, place.day) == (0, 0):
        return ""
    if place.day is None:
        written_out = place.year is not None and place.calendar == "common"
        return f"there is no month {place.month}" if written_out and not 1 <= place.month <= 12 else ""
    text = document.prose.text
    if not place.has_unit or _patterns().no_day.match(text, place.end) or text[place.start - 1 : place.start] in _COUNTED:
        return ""
    if place.calendar in ("lunar", "either"):
        if not 1 <= place.month <= 12:
            return f"there is no month {place.month}"
        longest = 30 if place.calendar == "lunar" or place.month == 2 else 31
        return "" if 1 <= place.day <= longest else f"no month has {place.day} days" if place.day else "there is no day 0"
    return _no_day(place.year, place.month, place.day)


_COUNTED = frozenset(".-/×每第")


_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months, of February in a leap year."""


def _no_day(year: int | None, month: int, day: int) -> str:
    """Why a day of the common calendar cannot be; empty when it can."""
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if day < 1:
        return "there is no day 0"
    longest = _LENGTHS[month - 1]
    if month == 2 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        longest = 28
    if day <= longest:
        return ""
    return f"month {month} has {longest} days" + (f" in {year}, no leap year" if (month, day) == (2, 29) else "")


def _contradictions(document: Document, place: Date) -> Iterator[Finding]:
    """The weekday or the festival that stands beside a date and does not fall on it."""
    text = document.prose.text
    if place.day is None or place.calendar != "common":
        return
    festival = _patterns().festival.match(text, place.end)
    if festival:
        yield from _festival(document, place, festival)
    weekday = _patterns().weekday.match(text, place.end)
    if weekday and place.year in _YEARS_WITH_WEEKDAYS:
        yield from _weekday(document, place, weekday)


def _weekday(document: Document, place: Date, match: re.Match[str]) -> Iterator[Finding]:
    """A weekday that is not that of the date in front of it."""
    assert place.year is not None
    assert place.day is not None
    right = _weekday_of(place.year, place.month, place.day)
    name = next(filter(None, match.group("long", "short", "alone")))
    if _WEEKDAYS.find(name.replace("天", "日")) != right:
        reason = f"{place.year}-{place.month:02}-{place.day:02} is a 星期{_WEEKDAYS[right]} ({_ENGLISH_WEEKDAYS[right]})"
        yield _beside(document, place, match.end() - 1, match.end(), reason)


def _weekday_of(year: int, month: int, day: int) -> int:
    """0 for Monday to 6 for Sunday."""
    from datetime import date  # takes 2 ms to import, and few texts name weekdays

    return date(year, month, day).weekday()


def _beside(document: Document, place: Date, start: int, end: int, reason: str) -> Finding:
    """A finding at what contradicts a date, with the date as its other place."""
    text = document.prose.text
    written = f"{text[place.start : place.end]} {text[start:end]}"
    return Finding(
        document.prose.span(start, end),
        f"{written}: {reason}",
        related=(Related(document.prose.span(place.start, place.end), "the date"),),
    )


_FESTIVALS: dict[str, tuple[int, int]] = {
    **dict.fromkeys(("春节", "春節", "大年初一", "正月初一"), (1, 1)),
    **dict.fromkeys(("元宵", "元宵节", "元宵節", "正月十五"), (1, 15)),
    **dict.fromkeys(("端午", "端午节", "端午節"), (5, 5)),
    **dict.fromkeys(("七夕", "七夕节", "七夕節"), (7, 7)),
    **dict.fromkeys(("中元节", "中元節"), (7, 15)),
    **dict.fromkeys(("中秋", "中秋节", "中秋節"), (8, 15)),
    **dict.fromkeys(("重阳", "重陽", "重阳节", "重陽節"), (9, 9)),
    **dict.fromkeys(("腊八", "臘八", "腊八节", "臘八節"), (12, 8)),
    **dict.fromkeys(("除夕", "大年三十"), (12, 30)),
}
"""Festivals with their lunar month and day; 除夕 is the last day of the twelfth month, be it the 29th or the 30th."""


def _festival(document: Document, place: Date, match: re.Match[str]) -> Iterator[Finding]:
    """A festival, or a date of the Chinese calendar, that does not fall on the date in front of it."""
    from wenlint_rules.number.lunar import common_days, seasons

    assert place.day is not None
    name = match["name"]
    if name in _FESTIVALS:
        month, day = _FESTIVALS[name]
    else:
        month = {"正": 1, "冬": 11, "腊": 12, "臘": 12}.get(match["month"]) or to_number(match["month"]) or 0
        day = to_number(match["day"].removeprefix("初")) or 0
        if not (1 <= month <= 12 and 1 <= day <= 30):
            return
    if place.year is None:
        possible = seasons(month, day)
        (first, second), (third, fourth) = min(possible), max(possible)
        if (place.month, place.day) in possible or (first, third) == (1, 12):
            return
        reason = f"it falls between {first:02}-{second:02} and {third:02}-{fourth:02}"
    else:
        days = common_days(month, day, place.year)
        if not days or any((one.month, one.day) == (place.month, place.day) for one in days):
            return
        reason = f"it falls on {' and '.join(one.isoformat() for one in days)}"
    yield _beside(document, place, match.start("name"), match.end("name"), reason)


def _english(document: Document) -> Iterator[Finding]:
    """February 30, 31 April 2020, and Monday, March 10, 2020 where that was a Tuesday."""
    text = document.prose.text
    patterns = _patterns()
    for name in patterns.month.found_in(document):
        month = MONTHS[name[0]]
        before = patterns.before_month.search(text, max(0, name.start() - _LOOK_BACK), name.start())
        behind = patterns.behind_month.match(text, name.end())
        assert before is not None  # all of its parts are optional
        written = before["day"] or (behind["day"] if behind else None)
        if not written or int(written) > 39 or (before["day"] and behind and behind["day"]):
            continue
        year = int(behind["year"]) if behind and behind["year"] else None
        reason = _no_day(year, month, int(written)) if int(written) else ""
        if not reason and before["weekday"] and year is not None and year in _YEARS_WITH_WEEKDAYS:
            right = _ENGLISH_WEEKDAYS[_weekday_of(year, month, int(written))]
            if not right.startswith(before["weekday"][:3]):
                reason = f"{year}-{month:02}-{int(written):02} is a {right}"
        start, end = before.start() if before[0] else name.start(), behind.end() if behind else name.end()
        if reason and not _is_denied(document, start, end):
            yield _finding(document, start, end, reason)


_LOOK_BACK = 20
"""Code points in front of the name of a month, or of a unit of time, that can belong to it."""


def _times(document: Document) -> Iterator[Finding]:
    """Times of the day that no clock shows: 25时10分, 8时75分, 下午3:72, 上午15时."""
    text = document.prose.text
    patterns = _patterns()
    for unit in patterns.hour_mark.found_in(document):
        before = patterns.before_hour.search(text, max(0, unit.start() - _LOOK_BACK), unit.start())
        behind = patterns.minute.match(text, unit.end())
        if not before or not behind:
            continue
        part, is_clock = before["part"] or "", unit[0] in ":："
        minute = behind["clock"] if is_clock else behind["minute"]
        if (is_clock and not (part and minute)) or (not is_clock and part in _DAY_MARKS and not minute):
            continue  # 3:72 is a score, 3日25时 may last three days
        reason = _no_time(part, int(before["hour"]), int(minute or 0), has_minute=bool(minute))
        start = before.start("hour" if part in _DAY_MARKS else 0)
        if reason and not _is_denied(document, start, behind.end()):
            yield _finding(document, start, behind.end(), reason)


_DAY_MARKS = ("日", "号", "號")
_MORNING = ("上午", "凌晨", "清晨", "早上", "早晨")


def _no_time(part: str, hour: int, minute: int, *, has_minute: bool) -> str:
    """Why a time cannot be; empty when it can."""
    if hour > 24 and (part or has_minute):
        return "a day has 24 hours"
    if minute > 59:
        return "an hour has 60 minutes"
    if hour == 24 and minute:
        return "a day ends at 24:00"
    if part in _MORNING and 12 < hour < 24:
        return f"{hour} is in the afternoon"
    return ""


class _Patterns(Record):
    no_day: re.Pattern[str]
    weekday: re.Pattern[str]
    festival: re.Pattern[str]
    month: FirstOf
    before_month: re.Pattern[str]
    behind_month: re.Pattern[str]
    hour_mark: FirstOf
    before_hour: re.Pattern[str]
    minute: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    blank = "[ \u3000\xa0]?"
    festivals = "|".join(sorted(_FESTIVALS, key=len, reverse=True))
    months = "|".join(f"(?<={name[0]}){name[1:]}" for name in sorted(MONTHS, key=len, reverse=True))
    weekday = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    return _Patterns(
        # 3月40日元 and 5月32号楼 count yen and name buildings.
        no_day=compile_pattern("[元圆圓本语語文军軍楼樓线線院店馆館车車井机機船令]|以[内內]"),
        weekday=compile_pattern(
            rf"{blank}(?:[（(，,]?(?:星期|礼拜|禮拜)(?P<long>[一二三四五六日天])|[（(](?:周|週)(?P<short>[一二三四五六日])[）)]"
            r"|[，,]?(?:周|週)(?P<alone>[一二三四五六日])(?=[，,。；上下早晚中夜凌至]))"
        ),
        festival=compile_pattern(
            rf"{blank}(?:[（(]|[，,]?(?:正值|正是|恰逢|适逢|適逢|恰是|是|为|為|即|系|係)?)"
            r"(?:正值|正是|今年|当年|當年|中国|中國|传统|傳統|我国|我國|的|[农農阴陰旧舊][历曆]){0,3}+"
            rf"(?P<name>(?:{festivals})(?=[）)，,。；、 ]|当[天日晚]|當[天日晚]|[这這][天日])"
            r"|(?<=[历曆])(?P<month>[正一二三四五六七八九十冬腊臘]|十[一二])月"
            r"(?P<day>初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]|三十))"
        ),
        month=FirstOf("JFMASOND", rf"(?<![A-Za-z].)(?:{months})(?![A-Za-z])"),
        before_month=compile_pattern(
            rf"(?:(?<![A-Za-z])(?P<weekday>{weekday}),? )?(?:(?<![0-9.:/-])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? )?\Z"
        ),
        behind_month=compile_pattern(
            r"\.?(?: (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9A-Za-z:%]|[-–/.,][0-9]))?(?:,? (?P<year>(?:19|20)[0-9]{2})(?![0-9]))?"
        ),
        hour_mark=FirstOf("时時点點:：", "(?<=[0-9].)"),
        before_hour=compile_pattern(
            rf"(?:(?P<part>{'|'.join((*_MORNING, *_DAY_MARKS))}|下午|晚上|中午|傍晚){blank})?(?<![0-9:：.．/-])(?P<hour>[0-9]{{1,2}})\Z"
        ),
        minute=compile_pattern(rf"(?:{blank}(?P<minute>[0-9]{{2}}){blank}分(?![之钟鐘])|(?P<clock>[0-9]{{2}}))?(?![0-9:：])"),
    )
