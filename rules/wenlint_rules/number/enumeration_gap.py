"""A number is missing in an enumeration.

一、 is followed by 三、, 一是 and 二是 by 四是, section 04 by 06: text was lost, from one line to many pages.  Each series is
followed by itself, and anew under each heading above it: 第一章, 一、, （一）, 1., (1), ①, 01, 一是, 第一，, 篇一, Step 1, in lines
of their own or within a paragraph.  Forms and their ranks are those of GB/T 9704; the numbers of lists in Markdown are those
of the source, although what a reader sees is numbered anew.

A gap is reported when at least `min-items` items (default 3) of one form stand in one context, begin with the first, and
few are missing.  Two are enough for 一是 and 三是, and for 一、 and 三、 in front of headings of one kind.  Not reported:
a series that leaves out many numbers (a selection) or begins with a later one (an excerpt), what was cut with …… or （略）,
a number that stands there in another form (1、2、3.4、), and numbers that repeat or run backwards beside the gap.

Fix safety: there is no fix.  Text is missing, and numbering the rest anew would hide it.
"""

from collections.abc import Iterator

from wenlint.api import Bad, Document, Finding, Good, Options, Related, rule
from wenlint_rules.number.gaps import Gap, gaps
from wenlint_rules.number.numerals import like

_SHOWN = 3
"""Items in front of a gap that the message lists."""


class EnumerationGapOptions(Options):
    """The options of the rule."""

    min_items: int = 3


@rule(
    "NUM501",
    "enumeration-gap",
    unit=Document,
    options=EnumerationGapOptions,
    severity="error",
    good=[
        "一、甲。\n二、乙。\n三、丙。",
        "一是一，二是二，四是四。",
        "1. 甲\n3. 丙\n5. 戊",
        "第三条规定，第五条修改为，第九条删去。",
        "第三十四条　甲。\n第三十四条之一　乙。\n第三十五条　丙。",
        "1、甲\n2、乙\n3.丙\n4、丁",
        "1、甲\n2、乙\n……\n9、壬\n10、癸",
        "（一）甲\n1.子\n2.丑\n3.寅\n（二）乙\n1.子\n2.丑",
        "案例 1.1 甲\n案例 2.1 乙\n案例 4.1 丁",
        "版本 3.2.1 发布于 2021.4.5，比分 1：2、4：1。",
        Good("1. 甲\n1. 乙\n1. 丙", format="markdown"),
        Good("1. 甲\n2. ```\n   code\n   ```\n3. 丙\n4. 丁", format="markdown"),
        Good("1. 甲\n2. 乙\n4. 丁", options={"min-items": 4}),
    ],
    bad=[
        Bad("一、甲。\n二、乙。\n«四、»丁。"),
        Bad("要求如下：一是抓早；二是抓小；«四是»抓实。"),
        Bad("01\n甲。\n02\n乙。\n«04»\n丁。"),
        Bad("第一章 总则\n第一节 甲\n第二节 乙\n第二章 分则\n第一节 甲\n第二节 乙\n«第四节» 丁"),
        Bad("一、提高认识\n首先是学习。\n«三、»加强领导\n关键是落实。"),
        Bad("包括：（1）甲；（2）乙；«（4）»丁；（5）戊。"),
        Bad("篇一：甲\n一、子\n篇二：乙\n一、丑\n«篇四»：丁"),
        Bad("分步走：第一步，甲；第二步，乙；«第四步，»丁。"),
        Bad("1. 甲\n2. 乙\n\n«4.» 丁", format="markdown"),
    ],
)
def check(document: Document, options: EnumerationGapOptions) -> Iterator[Finding]:
    for gap in gaps(document, options.min_items):
        before = Related(gap.before.span(document), "the item before the gap")
        yield Finding(gap.after.span(document), _message(document, gap), related=(before,))


def _message(document: Document, gap: Gap) -> str:
    """The arithmetic: `一、二、四: 三 is missing between lines 12 and 40`."""
    before, after = gap.before, gap.after
    first_shown = max(0, gap.position + 1 - _SHOWN)
    shown = (*gap.series.markers[first_shown : gap.position + 1], after)
    joint = ", " if after.text.isascii() else "、"
    counted = joint.join(marker.text for marker in shown)
    missing = joint.join(after.text.replace(after.numeral, like(after.numeral, number)) for number in gap.missing)
    first, last = (document.lines.position(marker.span(document).start)[0] for marker in (before, after))
    where = f"in line {last}" if first == last else f"between lines {first} and {last}"
    return f"{'…' * bool(first_shown)}{counted}: {missing} {'is' if len(gap.missing) == 1 else 'are'} missing {where}"
