from datetime import date

import pytest

from wenlint.api import Document, Finding
from wenlint_rules.number.impossible_date import check
from wenlint_rules.number.lunar import common_days


def found_in(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "2000年2月29日，1900年2月28日，２０２４年２月２９日",
        "2月29日",
        "农历2月30日；阴历三月三十；閏四月三十日",
        "藏历2月30日，俄历2月30日",
        "二月三十日",
        "康熙三年二月三十日",
        "令和2年2月29日",
        "00月00日",
        "不存在2月30日这一天。",
        "第2月30日",
        "每3月40日",
        "5月40日元",
        "3月35号楼",
        "2020-02-29，2020/2/29，v2020-13-45-1，/2020-02-30/，2020-02-30T",
        "19:75 和 25:61，比分 99:98。",
        "3日25时，历时30时，100时20分",
        "24时，24:00，0时",
        "上午12时，凌晨0点",
        "2020年3月10日周恩来，2020年3月10日（周五会）",
        "2020年1月25日，春节前，2020年1月26日（春节假期）",
        "1月25日（春节）",
        "1850年3月10日（星期三）",
        "Feb. 29, 2020; 31 May 2020; May 31; in May 45 people; March 2020; Sat, March 7, 2020",
        "2020年10月1日（农历八月十五）",
        "2020年5月23日（农历闰四月初一）",
    ],
)
def test_is_possible(text: str) -> None:
    assert [finding.message for finding in found_in(text)] == []


@pytest.mark.parametrize(
    ("text", "span", "reason"),
    [
        ("自2月30日起", "2月30日", "2月30日: month 2 has 29 days"),
        ("2019年2月29日", "2019年2月29日", "2019年2月29日: month 2 has 28 days in 2019, no leap year"),
        ("民國一○八年2月29日", "民國一○八年2月29日", "民國一○八年2月29日: month 2 has 28 days in 2019, no leap year"),
        ("2020年13月", "2020年13月", "2020年13月: there is no month 13"),
        ("3月0日", "3月0日", "3月0日: there is no day 0"),
        ("三月三十二日", "三月三十二日", "三月三十二日: no month has 32 days"),
        ("农历三月三十一日", "三月三十一日", "三月三十一日: no month has 31 days"),
        ("于 2020-06-31 发布", "2020-06-31", "2020-06-31: month 6 has 30 days"),
        ("24时30分", "24时30分", "24时30分: a day ends at 24:00"),
        ("5日 27:30", "27:30", "27:30: a day has 24 hours"),
        ("on 31 April 2020", "31 April 2020", "31 April 2020: month 4 has 30 days"),
        ("除夕那天不是。2020年1月23日（除夕）", "除夕", "2020年1月23日 除夕: it falls on 2020-01-24"),
        ("3月25日（春节）", "春节", "3月25日 春节: it falls between 01-21 and 02-20"),
        ("2020年3月10日，星期三", "三", "2020年3月10日 三: 2020-03-10 is a 星期二 (Tuesday)"),
    ],
)
def test_impossible(text: str, span: str, reason: str) -> None:
    (finding,) = found_in(text)
    assert text[slice(*finding.span)] == span
    assert finding.message == reason
    assert finding.fix is None


def test_a_weekday_points_to_its_date() -> None:
    text = "会议于2020年3月10日（星期三）召开"
    (finding,) = found_in(text)
    assert [text[slice(*place.span)] for place in finding.evidence] == ["2020年3月10日"]


@pytest.mark.parametrize(
    ("month", "day", "year", "days"),
    [
        (1, 1, 2020, [date(2020, 1, 25)]),
        (12, 30, 2020, [date(2020, 1, 24)]),
        (5, 5, 2020, [date(2020, 6, 25)]),
        (8, 15, 2020, [date(2020, 10, 1)]),
        (12, 8, 2021, [date(2021, 1, 20)]),
        (1, 1, 1800, []),
        (1, 1, 99999, []),
    ],
)
def test_days_of_the_chinese_calendar(month: int, day: int, year: int, days: list[date]) -> None:
    assert [*common_days(month, day, year)] == days


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2月30日" * 10_000, 10_000),
        ("9" * 5000 + "月" + "9" * 5000 + "日", 0),
        ("0年2月29日，99999年2月29日，0000年2月30日", 1),
        ("月" * 50_000, 0),
        ("十" * 50_000 + "月十日", 0),
        ("Mon, " * 20_000, 0),
        ("1:" * 30_000, 0),
        ("3月10日春节，" * 5000, 5000),
    ],
    ids=["many", "thousand digits", "odd years", "months", "numerals", "weekdays", "clocks", "festivals"],
)
def test_hostile(text: str, count: int) -> None:
    assert len(found_in(text)) == count
