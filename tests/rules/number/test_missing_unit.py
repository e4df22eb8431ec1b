import pytest

from wenlint.api import Document, Finding
from wenlint_rules.number.missing_unit import check


def found_in(text: str) -> list[Finding]:
    return list(check.run(Document(text), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "3月10日，3月10号，３月１０日",
        "10月1－3日，10月1~3日，6月6、7、8日，6月6,7日，3月10和11日",
        "1月10人，2月15部，3月20场，4月5起案件",
        "1月10多人，1月10余，1月300人",
        "三月十五，腊月廿三",
        "农历3月10",
        "第3月10",
        "13月10，3月45",
        "3月10%，3月10.5，3月10kg，3月10:30",
        "3月10元，3月10分，3月10点",
    ],
)
def test_has_its_unit(text: str) -> None:
    assert [finding.message for finding in found_in(text)] == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("3月10亲赴", "3月10日亲赴"),
        ("3月10，", "3月10日，"),
        ("从3月10起，", "从3月10日起，"),
        ("（奥地利）１月２９电", "（奥地利）１月２９日电"),
        ("2020年3月10", "2020年3月10日"),
        ("3月10 至", "3月10日 至"),
    ],
)
def test_day_without_unit(text: str, fixed: str) -> None:
    (finding,) = found_in(text)
    assert finding.fix is not None
    assert finding.severity is None
    (edit,) = finding.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == fixed


def test_a_shared_unit_is_for_information_only() -> None:
    (finding,) = found_in("1月22至23日")
    assert finding.severity == "info"
