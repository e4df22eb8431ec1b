import pytest

from wenlint.api import Document, Finding
from wenlint_rules.number.reference_gap import check


def found_in(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "图1 甲\n文。\n图2 乙\n见图2。\n图3 丙",
        # No captions here, or too few.
        "见图7，见表3。",
        "图1 甲\n见图7。",
        "图1 甲\n图3 丙",
        # A selection, an excerpt, numbers in another order.
        "图1 甲\n图3 丙\n图5 戊\n图9 壬",
        "图4 甲\n图5 乙\n图7 丙",
        "图2 甲\n图1 乙\n图4 丙",
        # Sentences, chapters, other kinds.
        "图1显示甲。\n图2显示乙。\n图4显示丁。",
        "图1 显示了甲；乙。\n图2 显示了乙；丙。\n图4 显示了丁；戊。",
        "图1-1 甲\n图1-2 乙\n图2-1 丙\n图3-1 丁\n见图3-1。",
        "图1 甲\n表2 乙\n图2 丙\n表3 丁",
        # Notes.
        "文[1]，文[2]。\n[1] 甲\n[2] 乙",
        "a[5] = b[7]；见文献[30]。",
        "[0] 甲\n[1] 乙\n文[5]。",
        # Equations.
        "x = 1 (1)\ny = 2 (2)\n由式(2)可知。",
        "式(5)不成立。",
    ],
)
def test_is_complete(text: str) -> None:
    assert [finding.message for finding in found_in(text)] == []


def test_defined_footnotes() -> None:
    assert found_in("文[^1]。\n\n[^1]: 注。", "markdown") == []
    assert found_in("代码 `[^2]`", "markdown") == []


@pytest.mark.parametrize(
    ("text", "span", "message"),
    [
        ("图1 甲\n图2 乙\n图4 丁", "图4", "图2, 图4: 3 is missing"),
        ("图 3-1　甲\n图 3-2　乙\n图 3-5　丁\n图 3-6　戊", "图 3-5", "图 3-2, 图 3-5: 3, 4 are missing"),
        ("Table 1. a\nTable 2. b\nTable 4. d", "Table 4", "Table 2, Table 4: 3 is missing"),
        ("表1：甲\n表2：乙\n结果见表5。", "表5", "表5 points nowhere: the last is 表2"),
        ("研究[1]表明，又有[4]。\n[1] 甲\n[2] 乙\n[3] 丙", "[4]", "[4] points nowhere: the last is [3]"),
        ("文〔１〕。\n〔１〕甲\n〔２〕乙\n〔４〕丁", "〔４〕", "〔２〕, 〔４〕: 3 is missing"),
        ("x = 1 (1)\ny = 2 (2)\n由式(4)可知。", "式(4)", "式(4) points nowhere: the last is (2)"),
    ],
)
def test_lack(text: str, span: str, message: str) -> None:
    (finding,) = found_in(text)
    assert text[slice(*finding.span)] == span
    assert finding.message == message
    assert finding.fix is None
    assert finding.evidence


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"图{number} 甲\n" for number in range(1, 1000)),
        "[1]" * 30_000,
        "图" * 50_000,
        "[" * 50_000,
        "=" * 50_000 + "(1)",
        "式=" * 20_000,
    ],
    ids=["long", "marks", "figures", "brackets", "equals", "equations"],
)
def test_hostile(text: str) -> None:
    assert found_in(text) == []
