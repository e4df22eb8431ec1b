"""A number that its own measure rules out.

120%的人, 合格率为130%, 下降150%, 每天工作30小时, 年仅250岁, 北纬98度, 体温65℃, 湿度120%, and 40多年年龄, where an age counts in 岁: a
digit too many, or a word in the wrong place.

Left alone: rates that may exceed 100% (增长率, 完成率, 毛入学率), profits and balances that fall by more than all of them, the age of
trees and towns.

Fix safety: there is no fix. The right number is not in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options


@rule(
    "NUM510",
    "implausible-number",
    unit=Document,
    needs="%％率时時岁歲纬緯经經度℃龄齡百",
    han=True,
    good=[
        "100%的人，95%以上的居民，百分之百的企业，增长120%，完成率为130%，毛入学率达105%，拨备覆盖率超过200%。",
        "利润下降120%，下降了30%，每天24小时，现年98岁，200岁的古树。",
        "北纬40度，东经116度，体温36.5℃，湿度为80%，40多年党龄，多年来。",
    ],
    bad=[
        Bad("«120%»的人支持，«百分之一百二十»的村。"),
        Bad("合格率为«130%»，产量下降了«150%»。"),
        Bad("每天工作«30»小时，年仅«250»岁，北纬«98»度，东经«216»度。"),
        Bad("体温达«65»℃，湿度为«120%»。"),
        Bad("一位有着«40多年年龄»的老党员。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.number.implausible import implausible_numbers

    for oddity in implausible_numbers(document):
        span = document.prose.span(oddity.start, oddity.end)
        yield Finding(span, f"{document.prose.text[oddity.start : oddity.end]}: {oddity.reason}")
