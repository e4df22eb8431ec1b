"""How markers are found and grouped; series are written as their numbers, with the name of their form."""

import pytest

from wenlint.api import Document
from wenlint_rules.number.enumerations import enumerations


def series_of(text: str, format: str = "text") -> list[tuple[str, list[int]]]:
    found = Document(text, format=format).view(enumerations)
    return [(series.form.name, [marker.number for marker in series.markers]) for series in found.series]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "甲、乙、丙",
        "3.2.1 版\n3.14\n2021.4.5",
        "今天是周一、周二、周四。",
        "第三条规定，第一章至第三章。",
        "第一章与第二章的关系\n(1)式和(2)式",
        "（一）和（二）\n①至③",
        "第九条修改为：“甲”\n第十条后增加一条",
        "该部位于第（三）项、（四）项、（五）项",
        "三要素，一是一，二是二。",
        "时间10:30，比分3:1。",
        "(1)\n(2)",
        "2月3日\n1998年\n20 世纪",
        "I am here.\nV for victory",
        "9" * 3000 + "、甲",
        "见图1、2。",
    ],
)
def test_no_markers(text: str) -> None:
    assert series_of(text) == []


@pytest.mark.parametrize(
    ("text", "form", "numbers"),
    [
        ("第一章 甲\n第二章 乙", "unit 章", [1, 2]),
        ("第　三　回 甲\n第四回 乙", "unit 回", [3, 4]),
        ("第一○回 甲\n第11回 乙", "unit 回", [10, 11]),
        ("第一条　甲\n第二条　乙", "unit 条", [1, 2]),
        ("第一条【甲】乙\n第二条【丙】丁", "unit 条", [1, 2]),
        ("제1조(목적) 가\n제2조(정의) 나", "unit 조", [1, 2]),
        ("一、甲\n二、乙", "comma 一", [1, 2]),
        ("甲。一、乙。二、丙。", "comma 一", [1, 2]),
        ("壹、甲\n贰、乙", "comma 壹", [1, 2]),
        ("1、2021年\n2、2022年", "comma 1", [1, 2]),
        ("（一）甲\n(二)乙", "bracketed 一", [1, 2]),
        ("有(1) 甲；(2) 乙", "bracketed 1", [2]),
        ("１．甲\n２．乙", "point 1", [1, 2]),
        ("1) 甲\n2) 乙", "paren 1", [1, 2]),
        ("（一）规范管理\n（二）项目建设\n（三）与其他\n（四）的确", "bracketed 一", [1, 2, 3, 4]),
        ("①甲、②乙", "enclosed ①", [1, 2]),
        ("Ⅰ 甲\nⅡ 乙", "roman Ⅰ", [1, 2]),
        ("I. 甲\nII. 乙", "roman I", [1, 2]),
        ("08\n甲\n09\n乙\n10\n丙", "bare 1", [8, 9, 10]),
        ("一\n甲\n二\n乙", "bare 一", [1, 2]),
        ("第一，甲；第二，乙。", "ordinal", [1, 2]),
        ("首先，甲。其次，乙。再次，丙。", "ordinal", [1, 2, 3]),
        ("其一，甲；其二，乙。", "among 一", [1, 2]),
        ("一是一些人，二要抓", "clause 一", [1, 2]),
        ("Step 1: a\nStep 2: b", "word step", [1, 2]),
        ("步骤一：甲\n步骤二：乙", "word 步骤", [1, 2]),
        ("## 一、甲\n## 二、乙", "comma 一", [1, 2]),
    ],
)
def test_forms(text: str, form: str, numbers: list[int]) -> None:
    assert series_of(text) == [(form, numbers)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A series begins anew under each heading, and at each one.
        ("（一）\n1、\n2、\n（二）\n1、", [("bracketed 一", [1, 2]), ("comma 1", [1, 2]), ("comma 1", [1])]),
        ("一是甲，二是乙。\n一是丙，二是丁。", [("clause 一", [1, 2]), ("clause 一", [1, 2])]),
        # Under another heading a number goes on only if it is the next.
        ("一、甲\n1、\n2、\n二、乙\n3、", [("comma 一", [1, 2]), ("comma 1", [1, 2, 3])]),
        ("一、甲\n1、\n2、\n二、乙\n4、", [("comma 一", [1, 2]), ("comma 1", [1, 2]), ("comma 1", [4])]),
        # A list of the same form within an item.
        ("1、\n2、\n1、\n2、\n3、\n3、\n4、", [("comma 1", [1, 2, 3, 4]), ("comma 1", [1, 2, 3])]),
        # Articles that are laid out in one another.
        ("一、甲\n二、乙\n一、丙\n二、丁\n三、戊\n三、丙", [("comma 一", [1, 2, 3]), ("comma 一", [1, 2, 3])]),
        # What lies too far away, or stands otherwise, is no member.
        ("1、\n2、\n30、\n3、", [("comma 1", [1, 2, 3]), ("comma 1", [30])]),
        ("1、甲\n2、乙\n丙。5、丁", [("comma 1", [1, 2]), ("comma 1", [5])]),
        # Order is kept as it is.
        ("1、\n2、\n4、\n3、\n5、", [("comma 1", [1, 2, 4, 3, 5])]),
        ("10\n11\n一、甲", [("comma 一", [1])]),
        ("第一，甲，首先要说；第二，乙。", [("ordinal", [1, 2])]),
    ],
)
def test_grouping(text: str, expected: list[tuple[str, list[int]]]) -> None:
    assert series_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 甲\n2. 乙\n\n7) 丙", [("list . 16", [1, 2]), ("list ) 16", [7])]),
        ("1. 甲\n   1. 子\n   2. 丑\n2. 乙", [("list . 16", [1, 2]), ("list . 17", [1, 2])]),
        ("- 甲\n  1. 子\n  2. 丑\n- 乙\n\n  4. 卯", [("list . 17", [1, 2]), ("list . 17", [4])]),
        ("> 1. [ ] 甲\n> 2. [x] 乙", [("list . 16", [1, 2])]),
        ("1、甲\n2、乙\n3、丙", [("comma 1", [1, 2, 3])]),
        ("| 1、甲 | 2、乙 |\n|---|---|\n| 4、丁 | 5、戊 |", []),
        ("## 一、甲\n1、\n\n## 乙\n3、", [("comma 一", [1]), ("comma 1", [1]), ("comma 1", [3])]),
        ("`1、` 甲\n\n    2、乙", []),
    ],
)
def test_markdown(text: str, expected: list[tuple[str, list[int]]]) -> None:
    assert series_of(text, "markdown") == expected


def test_a_marker_knows_its_place() -> None:
    document = Document("> 12. 甲\n\n丙：（三）丁", format="markdown")
    found = [marker for series in document.view(enumerations).series for marker in series.markers]
    assert [(marker.text, document.text[slice(*marker.span(document))]) for marker in found] == [
        ("12.", "12."),
        ("（三）", "（三）"),
    ]


def test_rules_share_the_series() -> None:
    document = Document("一、甲")
    assert document.view(enumerations) is document.view(enumerations)
