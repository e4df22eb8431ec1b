import pytest

from wenlint.api import Document, Finding
from wenlint_rules.number.enumeration_order import check


def found_in(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n二、乙\n三、丙",
        # Restarts, and series within series.
        "一、甲\n（一）子\n（二）丑\n二、乙\n（一）寅\n（二）卯",
        "一是甲；二是乙。\n一是丙；二是丁。",
        "1、甲\n1、子\n2、丑\n3、寅\n2、乙\n3、丙",
        "一、学习。一是甲。二是乙。三是丙。\n二、落实。一是丁。二是戊。",
        # The end of another text whose beginning is lost.
        "一是甲。二是乙。三是丙。\n\n题目\n\n某某\n\n另一篇。\n\n二是丁。",
        "1、甲\n2、乙\n3、丙\n一段。\n又一段。\n2、丁",
        # Numbers that nobody counts.
        "见 1)，再见 2)，又见 2)。",
        "第三条　甲。\n第二条　乙。",
        "01\n甲\n02\n乙\n02\n丙",
        # No kind prevails.
        "一要甲；二是乙；三要丙；四是丁。",
        "一要甲；二要乙；三是丙。",
        "一是甲；二要乙；三要丙；四要丁。",
    ],
)
def test_is_in_order(text: str) -> None:
    assert [finding.message for finding in found_in(text)] == []


@pytest.mark.parametrize("text", ["1. 甲\n1. 乙\n1. 丙", "1. 甲\n2. 乙\n2. 丙", "3. 甲\n2. 乙\n1. 丙"])
def test_numbers_of_markdown_lists_are_not_seen(text: str) -> None:
    assert found_in(text, "markdown") == []


@pytest.mark.parametrize(
    ("text", "span", "message"),
    [
        ("一、甲\n二、乙\n二、丙\n三、丁", "二、", "一、二、二: 二 stands twice (line 2)"),
        ("1、甲\n2、乙\n3、丙\n3、丁", "3、", "1, 2, 3, 3: 3 stands twice (line 3)"),
        ("一是甲。\n二是乙。\n三是丙。\n四是丁。\n三是戊。", "三是", "…二是、三是、四是、三是: 三是 comes behind 四是 (line 4)"),
        ("包括：（1）甲；（2）乙；（4）丁；（3）丙。", "（3）", "（1）、（2）、（4）、（3）: （3） comes behind （4） (line 1)"),
        ("第一章 甲\n文\n第二章 乙\n文\n文\n文\n第二章 丙", "第二章", "第一章、第二章、第二章: 第二章 stands twice (line 3)"),
    ],
)
def test_out_of_order(text: str, span: str, message: str) -> None:
    (finding,) = found_in(text)
    assert text[slice(*finding.span)] == span
    assert finding.message == message
    assert finding.fix is None
    assert len(finding.evidence) == 1


def test_a_marker_of_another_kind_gets_the_word_of_the_others() -> None:
    text = "一要甲；二要乙；三是丙；四要丁。"
    (finding,) = found_in(text)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == "一要甲；二要乙；三要丙；四要丁。"
    assert finding.fix.applicability == "unsafe"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("".join(f"{number}、甲\n" for number in range(1, 10_001)), 0),
        ("1、甲\n2、乙\n2、丙\n" * 5000, 5000),
        ("一是甲；" * 20_000, 0),
    ],
    ids=["long", "many", "ones"],
)
def test_hostile(text: str, count: int) -> None:
    assert len(found_in(text)) == count
