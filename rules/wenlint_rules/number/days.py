"""Days that stand behind their month without 日."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern
from wenlint_rules.number.dates import NUMERAL, Date, dates
from wenlint_rules.number.units import CLASSIFIERS, MEASURES, MONEY, TIME, alternatives

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document


class Bare(Record):
    """A date that ends in the number of a day; `shares` is True where a later day has the unit: 1月22至23日."""

    date: Date
    shares: bool


def days_without_unit(document: Document) -> Iterator[Bare]:
    """The dates that end in the number of a day.

    Days that share a unit with a dash or a comma between them (1月22—23日) are no defect.
    """
    text, kinds = document.prose.text, document.prose.kinds
    for place in document.view(dates):
        if place.has_unit or place.calendar != "common" or not place.day or not (place.day <= 31 and 1 <= place.month <= 12):
            continue
        if not text[place.end - 1].isdecimal() or text[place.start - 1 : place.start] in _NO_DATE:
            continue
        line = text.rfind("\n", 0, place.start) + 1
        if kinds.get(line, ("",))[0] == "table-cell":
            continue
        if _shares().match(text, place.end):
            yield Bare(place, shares=True)
        elif not _counts().match(text, place.end):
            yield Bare(place, shares=False)


_NO_DATE = frozenset("-/.第每")


@cache
def _shares() -> re.Pattern[str]:
    return compile_pattern("[至到][0-9０-９]{1,2}[日号號]")


@cache
def _counts() -> re.Pattern[str]:
    """What shows that the number goes on, or counts something else than the days of the month."""
    words = "部署|组织|組織|成立|成功|分别|分別|公布|公佈|公开|公開|公告|人民|小组|小組|首次|首先|首届|首屆|面向|支持|平均|立即|家长|家長|户外"
    follows = f"起(?![案事火交抢盗纠刑重起])|{words}"
    return compile_pattern(
        rf"[ \u3000\xa0]?(?!{follows}|零[时時点點])(?:[{NUMERAL}百千万亿萬億余餘多几幾来來./:：%％‰℃°+×*=~～\-－–—―]|[至到、,，和与與及或][ ]?[0-9０-９]"
        rf"|[A-Za-z]|日|[{CLASSIFIERS}部]|{alternatives(MEASURES, MONEY, TIME)}|平方|立方|[时時点點分刻])"
    )
