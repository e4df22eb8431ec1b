"""A unit whose number is gone.

成功打造个市级示范片区, 的村达到%, 名科级以上干部, 今年月底前: digits were stripped, often all of a document, by a filter or a font.
Found are classifiers behind a verb of reports (共有个, 涉及户家庭) and at the end of a clause behind a noun (问题个，), 名 and 个 that
begin a clause, %, 个百分点, 公里, 万元 and the like behind what is measured, and dates without month or day.

Left alone: words that hold a classifier (层次, 名称, 企业家), determiners (每个, 整个, 若干次), 个 behind the verbs of speech (打个电话, 有个
问题), 万元 and 亿元 that stand for a size (投资亿元), names of columns, format codes (%s), short lines without a mark, as lists of words have.

The words that hold a classifier come from a dictionary, see data/NOTICE.md.

Fix safety: there is no fix. The number is lost; the finding begins where it belongs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Good, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options


@rule(
    "NUM504",
    "missing-number",
    unit=Document,
    severity="error",
    han=True,
    good=[
        "工作人员为封村封户群众送去生活物资。",
        "共有3个社区，培训两次，发现问题若干个，每个村，整个县，一个个，这份，下一篇。",
        "案发现场描写很细，怎么样也能及个格。",
        "打个电话，有个问题，换个，来了个，是个好人。",
        "提高层次，分为档次，人次，组织名称，涉及户籍，发现场地，建设项目，形成条件，企业家，姓名，用户，舞台。",
        "用%表示，百分号（%），格式为%s，以%d结尾，达50%。",
        "投资亿元，产值超亿元，年收入万元以上，近万元。",
        "今年3月底，每年月底，每月日均，个人，个别村。",
        "檔案中新增名為甲的項目，新建名叫乙的文件。",
        "会个\n傻大个\n代表人",
        "，名师，，名列前茅的学生，名因妇女知。",
        "確認總共不超過 %(max)s 位，不超過 %{limit} 行，增加%(name)s。",
        "列出可能的人名、個資、機構，再逐一判斷。",
        "呢個工具用嚟區分粵語，好有用。個分類器會將佢分成四類，係我哋整嘅。",
        "但看北邙山，个是蓬莱岛。个里无穷总可怜，玉堂开右个，天乐动宫悬。",
        Good("| 占比% | 面积亩 |\n|---|---|\n| 增长% | 全长公里 |", format="markdown"),
    ],
    bad=[
        Bad("成功打造«个»市级示范片区，的村达到«%»。"),
        Bad("全年培训«次»，发现问题«个»，涉及«户»家庭。"),
        Bad("覆盖率达到«%»，比去年提高«%»，下降«个百分点»。"),
        Bad("，«名»科级以上干部包联，«个»村参加。"),
        Bad("今年«月»底前，3月«日»上午，2020年«月»10日。"),
        Bad("第«届»全国人大，第«季度»完成投资百万元。"),
        Bad("全长«公里»，占地«亩»，累计«万元»，走访«家»企业。"),
        Bad("就业率由前年的«%»上升到90%。每日接待病人«人次»。走访民营诊所«家»。"),
        Bad("共有«個»社區參加，培訓人員«人»，發放補貼«元»。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.number.stripped import stripped_units

    for gap in stripped_units(document):
        unit = document.prose.text[gap.start : gap.end]
        yield Finding(document.prose.span(gap.start, gap.end), f"no number in front of {unit}")
