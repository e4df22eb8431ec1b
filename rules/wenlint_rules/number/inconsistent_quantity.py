"""Two numbers that contradict each other.

The same things counted twice with two values (崇阳县共有党员120名 … 崇阳县的130名党员 … 这130名党员); a sum of money whose capital numerals say
another sum (12000元（大写：壹万叁仟元整）); a part larger than its whole (共30人，其中女性35人), or men and women who do not add up;
a share and the remainder that are no 100% together (甲占60%，其余占50%);
1214 people, 15 households each, and 5000 households in all.

Counts are compared when the owner (a place, an office), the noun and the unit are the same, wherever in the sentence they stand,
both are exact and whole, and the sentences name no two times and tell of nothing different that was done (新增 and 共有). The owner
may be named elsewhere in the sentence; 这30家企业 needs none. Left alone: 近300人, 300余人, 2.5万, 其中, plans and forecasts, last year, comparisons,
averages, what has three values or more (a series), two counts in one sentence, different owners, and a number that stands elsewhere too.

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
        "崇阳县新增社团12个。崇阳县的120个社团参加展示。",
        "崇阳县有中学60所，其中30所在县城。这30所中学都通了公交。",
        "全市去年接待旅客30万人次。全市接待的35万人次旅客来自各地。",
        "崇阳县捐赠棉被3.5万条。崇阳县的3万条棉被已经发出。",
        "1214名党员每人包联15户，涉及18000户。",
        "甲、乙分别占97%、78%。甲占60%，其余占40%。甲占60%，其余乙占30%、丙占10%。",
    ],
    bad=[
        Bad("崇阳县共有党员120名。崇阳县的«130名»党员参加学习。"),
        Bad("目前，临海市农家书屋总数为58个。临海市共建成农家书屋«53个»，已开放。"),
        Bad("崇阳县新增社团12个。崇阳县新增的«15个»社团都已登记。"),
        Bad("崇阳县共有码头12座。这«15座»码头分布在沿江各处。"),
        Bad("年关将至，崇阳县发放救济款12万元。崇阳县的«15万元»救济款已到各户。"),
        Bad("崇阳县接待旅客30万人次。崇阳县接待的«35万人次»旅客来自各地。"),
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
