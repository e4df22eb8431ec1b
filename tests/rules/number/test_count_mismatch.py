import pytest

from wenlint.api import Document, Finding
from wenlint_rules.number.count_mismatch import check


def found_in(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "主要有三点：一是甲；二是乙；三是丙。",
        "主要有两个方面：\n（一）甲。\n（二）乙。\n后文。",
        # Nothing is counted, or nothing follows.
        "做到三个到位，推进十大行动。\n一、甲。\n二、乙。\n后文。",
        "谈几点体会：一、甲。二、乙。",
        "三个月内：（1）甲；（2）乙。\n后文。",
        "三天内完成：1、甲；2、乙。\n后文。",
        "第三点：一是甲；二是乙。",
        # Vague counts.
        "至少三点：一是甲；二是乙。",
        "其中三点：一是甲；二是乙。",
        "三点以上：一是甲；二是乙。",
        "三到五点：一是甲；二是乙。",
        # The list goes on elsewhere, or in another form.
        "要抓好三点：一是甲；二是乙；\n三是丙。",
        "分三步：\n1. 甲\n2. 乙\n3、丙\n后文。",
        "分三步：\n1. 甲\n2. 乙",
        "有三点：\n一、甲。\n二、乙。\n三：丙。\n后文。",
        "包括两个方面：其一是甲。\n\n其二是乙。又有：其三是丙，其四是丁。",
        # The right number stands there too, or the steps are those of a purpose.
        "围绕三个方面提出两条意见：一是甲；二是乙。",
        "若要连接两个对象：\n1. 甲\n2. 乙\n3. 丙\n后文。",
        "可以用两种方法综合使用。\n1. 甲\n2. 乙\n3. 丙\n后文。",
        # Brackets.
        "“三个一”（一名干部、一个小组、一套方案）。",
        "“三个一”（一名干部、一个小组和一套方案）。",
        "四个组（综合组、宣传组等）。",
        "三个组（以下简称三组，含甲、乙、丙、丁）如",
    ],
)
def test_keeps_the_promise(text: str) -> None:
    assert [finding.message for finding in found_in(text)] == []


@pytest.mark.parametrize(
    ("text", "span", "message", "items"),
    [
        ("主要有三点：一是甲；二是乙。", "三点", "三点 promises 3, the list has 2", 2),
        ("主要有两个方面：\n（一）甲。\n（二）乙。\n（三）丙。\n后文。", "两个", "两个 promises 2, the list has 3", 3),
        ("提出以下3条意见。\n1. 甲\n2. 乙\n3. 丙\n4. 丁\n后文。", "3条", "3条 promises 3, the list has 4", 4),
        ("主要有四點：一是甲；二是乙；三是丙。", "四點", "四點 promises 4, the list has 3", 3),
        ("分为五类：\n1、甲\n2、乙\n4、丁\n后文。", "五类", "五类 promises 5, the list has 3, 3 missing", 3),
        ("推行“四个一”（一名干部、一个小组、一套方案）。", "四", "四 promises 4, the list has 3", 3),
    ],
)
def test_breaks_the_promise(text: str, span: str, message: str, items: int) -> None:
    (finding,) = found_in(text)
    assert text[slice(*finding.span)] == span
    assert finding.message == message
    assert len(finding.evidence) == items
    assert finding.fix is None or finding.fix.applicability == "suggestion"
    assert (finding.fix is None) == ("missing" in message)


@pytest.mark.parametrize(
    "text",
    [
        "有两点：" + "".join(f"（{number}）甲；" for number in range(1, 10_001)),
        "三个组（" * 10_000,
        "“五个一”（" + "一、" * 50_000 + "）",
        "有以下三点：\n" * 5000 + "1. 甲\n2. 乙\n后文",
    ],
    ids=["long list", "open brackets", "long bracket", "leads"],
)
def test_hostile(text: str) -> None:
    assert len(found_in(text)) <= 1
