"""A count that the list behind it does not keep.

要抓好三点：一是…；二是…。 promises one item more than there is: text was lost, or the count is wrong.  A promise is a number with
what it counts (三点, 四个方面, 5项措施, 六个步骤) at the end of the words right in front of a numbered list, in the same paragraph or
before the next ones; a count in brackets with its list behind, as “五个一”（…）; and the pieces that the title of a collection
announces (7篇).

The list has to be there: programmes that are only named (十大行动, 九个一律) promise nothing.  Where there are fewer items than
promised, the list must have come to its end: something follows, and the next number stands nowhere near in another form.
Left alone: vague counts (几点, 三项以上, 至少三点, 三到五条), 其中, lists that end in 等, leads that also hold the right number, what counts
time or people, and lists that do not begin with one.

Fix safety: suggestion. Writes the count of the list where it skips no number; text may be lost instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Fix, Good, Related, rule
from wenlint_rules.number.numerals import like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options
    from wenlint_rules.number.promises import Promise

_SHOWN = 20
"""Items that a finding points to."""


@rule(
    "NUM503",
    "count-mismatch",
    unit=Document,
    han=True,
    good=[
        "有以下三点：一是甲；二是乙；三是丙。",
        "推进十大行动，落实九个一律，做到三个到位。",
        "谈几点体会：一、甲。二、乙。",
        "至少三点：一是甲；二是乙。\n后文。",
        "其中三项：（1）甲；（2）乙。\n后文。",
        "分三步：\n1. 甲\n2. 乙\n3、丙\n后文。",
        "要抓好三点：一是甲；二是乙；\n三是丙。",
        "围绕三个方面提出两条意见：一是甲；二是乙。",
        "“五个一”（一名干部、一个小组、一支队伍、一套方案、一本台账）。",
        "三个组（综合组、宣传组、后勤组等）和四个组（综合组、宣传组、后勤组、安全组）。",
        "做了三件大事。\n1. 甲\n2. 乙\n后文。\n他买到三五本：\n1. 甲\n2. 乙\n后文。",
        "第三点：一是甲；二是乙。\n三天内：（1）甲；（2）乙。\n后文。",
        Good("## 两个步骤\n\n1. 甲\n2. 乙\n\n后文。", format="markdown"),
    ],
    bad=[
        Bad("要抓好«三点»：一是甲；二是乙。\n后文。", fixed="要抓好两点：一是甲；二是乙。\n后文。"),
        Bad("有«两个»方面：\n一、甲。\n二、乙。\n三、丙。\n后文。", fixed="有三个方面：\n一、甲。\n二、乙。\n三、丙。\n后文。"),
        Bad("包括以下«4项»措施：（1）甲；（2）乙；（3）丙。\n后文。", fixed="包括以下3项措施：（1）甲；（2）乙；（3）丙。\n后文。"),
        Bad("“«五»个一”（一名干部、一个小组、一套方案）。", fixed="“三个一”（一名干部、一个小组、一套方案）。"),
        Bad("设立«四»个组（综合组、宣传组、后勤组）。", fixed="设立三个组（综合组、宣传组、后勤组）。"),
        Bad("(«3篇»)经验材料\n\n01\n\n甲。\n\n03\n\n丙。"),
        Bad(
            "工作总结（«4篇»）\n\n篇一：甲\n\n一、子。\n\n篇二：乙\n\n篇三：丙\n\n一、丑。",
            fixed="工作总结（3篇）\n\n篇一：甲\n\n一、子。\n\n篇二：乙\n\n篇三：丙\n\n一、丑。",
        ),
        Bad(
            "工序共«三道»：1. 甲。2. 乙。\n后文。优点有«三»：（1）甲；（2）乙。\n后文。",
            fixed="工序共两道：1. 甲。2. 乙。\n后文。优点有二：（1）甲；（2）乙。\n后文。",
        ),
        Bad("分«三步»走：第一步，甲；第二步，乙。\n后文。", fixed="分两步走：第一步，甲；第二步，乙。\n后文。"),
        Bad("分为«三类»：\n\n1. 甲\n2. 乙\n\n后文。", fixed="分为两类：\n\n1. 甲\n2. 乙\n\n后文。", format="markdown"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.number.promises import broken_promises

    for promise in broken_promises(document):
        items = tuple(Related(document.prose.span(*item), "an item") for item in promise.items[:_SHOWN])
        span = document.prose.span(promise.start, promise.end)
        yield Finding(span, _message(document, promise), related=items, fix=_fix(document, promise))


def _fix(document: Document, promise: Promise) -> Fix | None:
    """The count of the list, in the script of the promise; none where the list lost an item."""
    if promise.missing:
        return None
    written = document.prose.text[promise.start : promise.numeral_end]
    count = len(promise.items)
    if count == 2 and not written.isdecimal() and promise.end > promise.numeral_end:
        numeral = "兩" if document.script == "hant" else "两"
    else:
        numeral = like(written[0], count)
    span = document.prose.span(promise.start, promise.numeral_end)
    return Fix.replace(span, numeral, title=f"write {numeral}, as the list has {count}", applicability="suggestion")


def _message(document: Document, promise: Promise) -> str:
    promised = document.prose.text[promise.start : promise.end]
    count = len(promise.items)
    missing = f", {', '.join(map(str, promise.missing))} missing" if promise.missing else ""
    return f"{promised} promises {promise.number}, the list has {count}{missing}"
