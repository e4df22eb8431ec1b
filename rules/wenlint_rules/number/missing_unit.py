"""A day without 日.

`3月10亲赴一线`: the unit was dropped.  Found are days in Arabic digits behind a month, up to 31, where neither a unit nor more of
a number follows.

Left alone: what counts something else (1月10人, 3月20多家), ranges and lists that share one 日 (3月10—12日, 6、7、8日), percentages,
decimals, 三月十五, as the Chinese calendar is written, and tables, where dates are short on purpose.  Between 至 and a
month, as in 1月22至23日, newspapers always write 日; standards allow to leave it out, so that this is for information only.

Fix safety: unsafe. Inserts 日; the number may count something whose classifier was lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Fix, Good, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options


@rule(
    "NUM506",
    "missing-unit",
    unit=Document,
    needs="月",
    han=True,
    good=[
        "3月10日，3月10号，3月10—12日，３月１０－１２日，６月６、７、８日。",
        "1月10人参加，3月20多家，1月10起案件，2月15部电影，3月3.5%，4月30余次。",
        "三月十五，八月十五，12月50%，3月200台。",
        "5月10 GB，今年3月3万元，6月6支队伍，3月10时开始。",
        "2020年3月，见3月10/11日，一月12人。",
        Good("| 日期 |\n|---|\n| 3月10 |", format="markdown"),
    ],
    bad=[
        Bad("«3月10»亲赴一线。", fixed="3月10日亲赴一线。"),
        Bad(
            "自«2020年3月10»起，«３月１０»上午，截至«3月10»，共有。", fixed="自2020年3月10日起，３月１０日上午，截至3月10日，共有。"
        ),
        Bad("«1月22»至23日开会。", fixed="1月22日至23日开会。"),
        Bad(
            "从«3月13»零时起施行，«2001年5月21»，三门峡市发布通告。", fixed="从3月13日零时起施行，2001年5月21日，三门峡市发布通告。"
        ),
        Bad("«3月10»部署，«3月10»组织学习。", fixed="3月10日部署，3月10日组织学习。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.number.days import days_without_unit

    for day, shares in days_without_unit(document):
        span = document.prose.span(day.start, day.end)
        at = document.prose.span(day.end - 1, day.end).end
        written = document.prose.text[day.start : day.end]
        fix = Fix.replace(span._replace(start=at, end=at), "日", title="add 日")
        reason = "日 stands only behind the second day" if shares else f"day {day.day} of month {day.month} without 日"
        yield Finding(span, f"{written} lacks its unit: {reason}", fix=fix, severity="info" if shares else None)
