"""A date or a time that does not exist, or that its weekday or festival contradicts.

2月30日, 13月5日, 2月29日 in a year that is no leap year, 2020-04-31, February 30, 25时10分, 8时75分, 上午15时; 2020年3月10日 was a
Tuesday, 2020年1月26日 not the Spring Festival: a digit was lost or misread.  Read are dates in Arabic and Chinese numerals,
years of the Republic (民國109年), ISO dates and English ones.  A weekday is checked where the year is written and lies between
1900 and 2099; a festival, or a date of the Chinese calendar in brackets, where it stands directly beside the date, and
without a year only against the days on which it can fall at all (the new moons of 1900 to 2088).

Left alone: dates of the Chinese calendar (二月三十日 exists in it) and of others (藏历, 伊斯兰历), dates in front of 日元 or 号楼, what a
text itself calls impossible (没有2月30日, 无效), scores (25:61), hours that may be a duration (25时), months that count
(18月龄), versions and paths.

Source of the rules of the calendar: ISO 8601 and GB/T 7408; of the Chinese one: GB/T 33661.

Fix safety: there is no fix. The right day is not in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "NUM505",
    "impossible-date",
    unit=Document,
    needs="月时時点點:：-/aeourc",
    good=[
        "2020年2月29日，1月31日，12月31日24时。",
        "农历二月三十，光绪二年二月三十日，伊斯兰历2月30日。",
        "没有2月30日，2019-02-30 是无效日期。",
        "售价为3月40日元，住5月32号楼。",
        "比分25:61，历时25时，版本2.13.31，见 2020/13/x。",
        "2020年3月10日（星期二），2020年1月25日（农历正月初一）是春节。",
        "10月2日是国庆节假期，1月26日春节期间，2月5日，除夕前后。",
        "24月龄的孩子，第13月，18个月。",
        "Feb 29, 2020 was a Saturday; Saturday, February 29, 2020; the May 40 files",
        "1644年三月十九日，公元前30年。",
    ],
    bad=[
        Bad("会议于«2月30日»召开。"),
        Bad("«2021年2月29日»上午，«13月5日»，«4月31日»，«６月３２日»。"),
        Bad("«民國110年2月29日»，«二〇二一年二月二十九日»。"),
        Bad("发布于«2020-04-31»，修订于 «2021/02/29»。"),
        Bad("2020年3月10日（星期«三»），2020年3月10日 周«一»上午。"),
        Bad("2020年1月26日（«春节»），2020年6月24日是中国传统的«端午节»。"),
        Bad("2020年1月25日（农历«正月初二»）。"),
        Bad("定于«25时10分»，«8时75分»，«上午15时»，«下午3:72»。"),
        Bad("It was held on «February 30, 2020», a «Monday, March 10, 2020»."),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.number.impossible import impossible_dates

    yield from impossible_dates(document)
