"""Two numbers that contradict each other.

The same things counted twice with two values (崇阳县共有党员120名 … 崇阳县的130名党员); a sum of money whose capital numerals say
another sum (12000元（大写：壹万叁仟元整）); a part larger than its whole (共30人，其中女性35人), or men and women who do not add up;
a share and the remainder that are no 100% together (甲占60%，其余占50%);
1214 people, 15 households each, and 5000 households in all.

Counts are compared when the owner (a place, an office), the noun and the classifier are the same, both are exact and whole,
and neither sentence names another time.  Left alone: 近300人, 300余人, 新增, 其中, plans and forecasts, last year, comparisons,
averages, what has three values or more (a series), different owners.

Fix safety: there is no fix. Which of the two is right is not in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Related, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options


@rule(
    "NUM507",
    "inconsistent-quantity",
    unit=Document,
    needs="0123456789０１２３４５６７８９壹贰貳叁參肆伍陆陸柒捌玖拾",
    han=True,
    good=[
        "崇阳县共有党员120名。崇阳县的120名党员参加学习。",
        "崇阳县共有党员120名。阜阳市的130名党员参加学习。",
        "崇阳县共有党员120名。崇阳县的130名干部参加学习。",
        "崇阳县计划招收学生120名。崇阳县招收学生130名。",
        "崇阳县近130名党员。崇阳县新增党员12名，崇阳县共有党员120名。",
        "2019年，崇阳县共有党员120名。2020年，崇阳县共有党员130名。",
        "12000元（大写：壹万贰仟元整），人民币伍仟元整（¥5,000.00）。",
        "共30人，其中女性25人。共30人，男12人，女18人。",
        "1214名党员每人包联15户，涉及18000户。",
        "甲、乙分别占97%、78%。甲占60%，其余占40%。甲占60%，其余乙占30%、丙占10%。",
    ],
    bad=[
        Bad("崇阳县共有党员120名。崇阳县的«130名»党员参加学习。"),
        Bad("目前，临海市农家书屋总数为58个。临海市共建成农家书屋«53个»，已开放。"),
        Bad("合同价为12000元（大写：«壹万叁仟元整»）。"),
        Bad("共30人，其中女性«35人»。"),
        Bad("全班共«30»人，男12人，女17人。"),
        Bad("甲占60%，其余占«50%»。"),
        Bad("1214名党员每人包联15户，涉及群众近«5000»户。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.number.inconsistencies import contradictions

    for found in contradictions(document):
        span, other = document.prose.span(*found.place), document.prose.span(*found.other)
        line = document.lines.position(other.start)[0]
        yield Finding(span, f"{found.reason} (line {line})", related=(Related(other, "the other number"),))
