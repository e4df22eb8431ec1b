import os

import pytest

from wenlint.api import Document, Finding
from wenlint_rules.number.enumeration_gap import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")


def found_in(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


def gaps_in(text: str, format: str = "text") -> list[str]:
    return [text[slice(*finding.span)] for finding in found_in(text, format)]


LAW = """第一章　总则
第一条　为了甲，制定本法。
第二条　有下列情形之一的，适用本法：
（一）甲；
（二）乙；
（三）丙。
第三条　违反本法第一条、第五条规定的，依照第九条处理。
第三条之一　丁。
第四条　戊。
第二章　分则
第五条　依照第二条第（二）项、第（四）项的规定处理。
"""

DECISION = """一、第三条修改为：“第三条　甲。”
二、第八条第二款修改为：
“（一）乙；
“（二）丙；
“（四）丁；”
三、增加一条，作为第三十四条之一：
“第三十四条之一　戊。”
第九条改为第十一条，修改为：
① 甲
② 乙
第十二条改为第十四条，修改为：
④ 丁
四、第四十条改为第四十二条。
"""


@pytest.mark.parametrize(
    "text",
    [
        LAW,
        DECISION,
        # Selections and excerpts.
        "1. 甲\n2. 乙\n5. 戊\n8. 辛",
        "1. 甲\n3. 丙\n4. 丁\n6. 己",
        "第三条　甲。\n第八条　乙。\n第九条　丙。\n第十一条　丁。",
        "12、甲\n13、乙\n15、丁",
        "1. 甲\n2. 乙\n3. 丙\n9. 壬",
        "一、甲\n三、丙",
        "1、甲\n3、丙",
        # Text that was cut on purpose.
        "一、甲。\n二、乙。\n（略）\n四、丁。",
        "一、甲。\n二、乙。\n【此处省略三段】\n四、丁。",
        "要点：1、甲；2、乙；…… 4、丁。",
        # The number is there, in another form or another place.
        "一是甲，二是乙，三则丙，四是丁。",
        "第一，甲。第二，乙。三是丙。第四，丁。",
        "一、甲\n二、乙\n三：丙\n四、丁",
        "（一）甲\n（二）乙\n三）丙\n（四）丁",
        "一、甲\n二、乙文三、丙\n四、丁",
        "①甲，②乙和③丙，④丁",
        "包括(1) 甲，(2) 乙 and (3) 丙，(4) 丁。",
        "1、甲\n2、乙\n４、丁\n3、丙",
        "1、甲\n3、丙\n5、戊\n2、乙\n4、丁\n6、己",
        # A wrong number, not a lost item.
        "1、甲\n2、乙\n2、丙\n4、丁",
        "1、甲\n2、乙\n4、丙\n4、丁\n5、戊",
        "一要甲；二要乙；三是丙；四要丁。",
        # Series within series, and beside one another.
        "1、甲\n1、子\n2、丑\n3、寅\n2、乙\n3、丙",
        "一、甲\n二、乙\n题目\n一是子\n二是丑\n三、丙\n三是寅",
        "一是甲。\n二是乙。\n三、丙\n四是丁。",
        "目录\n第一章 甲\n第二章 乙\n第三章 丙\n\n第一章 甲\n第二章 乙\n第三章 丙",
        # What looks like a marker.
        "第一○回 甲\n第11回 乙\n第十二回 丙",
        "第　三　回 甲\n第　五　回 乙",
        "1998. 甲\n1999. 乙\n2001. 丙",
        "逢一、四、七日赶集。",
        "〔１〕甲\n〔２〕乙\n〔４〕丁",
        "(1)\n(2)\n(4)",
        "1\n2\n4",
        "3.1 甲\n3.2 乙\n3.4 丁",
        "A. 甲\nB. 乙\nD. 丁",
        "甲队第一，乙队第二，丙队第四，丁队第五。",
        "三要素：一是A。三要点。四是四。",
        "2月1日\n2月2日\n2月4日",
    ],
)
def test_is_no_gap(text: str) -> None:
    assert gaps_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "1. 甲\n1. 乙\n1. 丙",
        "3. 甲\n4. 乙\n6. 丙",
        "1. 甲\n2. ```\n   code\n   ```\n3. 丙",
        "1. 甲\n2. ![](a.png)\n3. 丙",
        "1. 甲\n2. 乙\n\n## 题\n\n4. 丁",
        "- 1 甲\n- 2 乙\n- 4 丁",
        "| 1、甲 |\n|---|\n| 2、乙 |\n| 4、丁 |",
        "```\n1. 甲\n2. 乙\n4. 丁\n```",
    ],
)
def test_is_no_gap_in_markdown(text: str) -> None:
    assert gaps_in(text, "markdown") == []


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("第一章 甲\n第二章 乙\n第四章 丁", ["第四章"]),
        ("（一）甲。\n（二）乙。\n（四）丁。\n（五）戊。", ["（四）"]),
        ("1. 甲\n3. 丙\n4. 丁", ["3."]),
        ("1．甲\n2．乙\n3．丙\n4．丁\n7．庚\n8．辛", ["7．"]),
        ("(1)甲\n(2)乙\n(4)丁", ["(4)"]),
        ("①甲；②乙；④丁", ["④"]),
        ("Ⅰ 甲\nⅡ 乙\nⅣ 丁", ["Ⅳ"]),
        ("Step 1: a\nStep 2: b\nStep 4: d", ["Step 4"]),
        ("제1조(가) 나\n제2조(다) 라\n제4조(마) 바", ["제4조"]),
        ("第一，甲。第二，乙。第四，丁。", ["第四，"]),
        ("首先，甲。其次，乙。第四，丁。", ["第四，"]),
        ("一是甲；三是丙；四是丁。", ["三是"]),
        ("甲：一要抓早；三要抓实。", ["三要"]),
        ("1.甲。2.三乙。3.丙。5.戊。", ["5."]),
        # A document that begins in the middle, long enough to be sure.
        ("5、甲\n6、乙\n7、丙\n9、丁\n10、戊", ["9、"]),
        # Two gaps in a long series.
        ("1、\n2、\n4、\n5、\n6、\n8、\n9、", ["4、", "8、"]),
        # Each series by itself.
        ("一、甲\n1、子\n2、丑\n4、卯\n二、乙\n1、子\n2、丑\n3、寅", ["4、"]),
        ("一是甲，二是乙，三是丙。\n一是甲，二是乙，四是丁。", ["四是"]),
        ("一、甲\n二、乙\n三、丙\n另文\n一、子\n二、丑\n四、卯", ["四、"]),
        # A number that counts in a series of its own does not fill the gap, nor does one that counts things.
        ("一、甲。\n二、乙：1、子。2、丑。3、寅。\n四、丁。", ["四、"]),
        ("一是甲。二是乙，三个人，三次会。四是丁。", ["四是"]),
        # 四是 goes on with the series before, whatever stands between.
        ("一、甲\n二、乙\n一是丙。\n二是丁。\n三、另一篇\n1、子\n2、丑\n四是戊。", ["四是"]),
        # Run-in headings.
        ("一、要学习。各单位要组织好。\n三、要落实。各单位要检查好。", ["三、"]),
    ],
)
def test_gap(text: str, gaps: list[str]) -> None:
    assert gaps_in(text) == gaps


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("1. 甲\n\n2. 乙\n\n4. 丁", ["4."]),
        ("> 1) 甲\n> 2) 乙\n> 4) 丁", ["4)"]),
        ("## 一、甲\n\n文\n\n## 二、乙\n\n文\n\n## 四、丁", ["四、"]),
        ("# 甲\n\n## 一、子\n\n文\n\n## 三、寅\n\n文", ["三、"]),
        ("1、甲\n2、乙\n4、丁", ["4、"]),
        ("- 甲\n  1. 子\n  2. 丑\n  4. 卯", ["4."]),
    ],
)
def test_gap_in_markdown(text: str, gaps: list[str]) -> None:
    assert gaps_in(text, "markdown") == gaps


@pytest.mark.parametrize(
    ("text", "message", "before"),
    [
        ("一、甲\n\n二、乙\n\n\n四、丁", "一、二、四: 三 is missing between lines 3 and 6", "二、"),
        ("01\n甲\n02\n乙\n03\n丙\n04\n丁\n06\n己", "…02, 03, 04, 06: 05 is missing between lines 7 and 9", "04"),
        ("甲：一是乙；二是丙；四是丁。", "一是、二是、四是: 三是 is missing in line 1", "二是"),
        ("1、\n2、\n3、\n4、\n7、\n8、", "…2, 3, 4, 7: 5, 6 are missing between lines 4 and 5", "4、"),
        ("㊀甲；㊁乙；㊃丁", "㊀、㊁、㊃: ㊂ is missing in line 1", "㊁"),
    ],
)
def test_message(text: str, message: str, before: str) -> None:
    (finding,) = found_in(text)
    assert finding.message == message
    assert [text[slice(*place.span)] for place in finding.evidence] == [before]
    assert finding.fix is None


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("000_e65d13b011addcbd.txt", [(61, "四是", 45), (103, "三、", 89)]),
        ("001_10fc11496dbb7410.txt", [(167, "06", 141)]),
        ("002_f548f9a808a2be89.txt", []),
        ("003_4ea96290340b9324.txt", []),
        ("004_135e622cae84e7d9.txt", []),
    ],
)
def test_samples(name: str, places: list[tuple[int, str, int]]) -> None:
    with open(os.path.join(SEEDS, name), encoding="utf-8", newline="") as file:
        document = Document(file.read())
    found = [
        (
            document.lines.position(finding.span.start)[0],
            document.text[slice(*finding.span)],
            document.lines.position(finding.evidence[0].span.start)[0],
        )
        for finding in check.run(document, check.options())
    ]
    assert found == places


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("".join(f"{number}、甲\n" for number in range(1, 10_001)), 0),
        ("".join(f"{number}、甲\n" for number in range(1, 10_001) if number % 4), 2499),
        ("1、甲\n" * 10_000, 0),
        ("9" * 5000 + "、甲\n" + "一" * 5000 + "、乙\n", 0),
        ("(" * 20_000, 0),
        ("一是甲。二是" + "（" * 20_000 + "。四是丁。", 1),
    ],
    ids=["long", "many gaps", "repeated", "huge numbers", "brackets", "brackets in a gap"],
)
def test_hostile(text: str, count: int) -> None:
    assert len(found_in(text)) == count
