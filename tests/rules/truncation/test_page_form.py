"""The forms of page numbers."""

import pytest

from wenlint_rules.truncation.page_form import page_number


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("- 12 -", 12),
        ("－12－", 12),
        ("· 12 ·", 12),
        ("（12）", 12),
        ("【12】", 12),
        ("12 / 30", 12),
        ("12 of 30", 12),
        ("第 12 頁 共 30 頁", 12),
        ("共30页 第12页", 12),
        ("第一百零五页", 105),
        ("页码：12", 12),
        ("Page 12 of 30", 12),
        ("P.12", 12),
        ("xiv", 14),
        ("XCIX", 99),
        ("三十二", 32),
        ("12.", 12),
    ],
)
def test_page_number(line: str, value: int) -> None:
    found = page_number(line)
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize(
    "line", ["2020", "x", "三", "iiv", "civil", "十百", "1.2", "12:30", "12月", "12人", "第12章", "3 - 2", "(甲)", "《》"]
)
def test_no_page_number(line: str) -> None:
    assert page_number(line) is None


def test_form_is_the_same_for_all_numbers() -> None:
    assert page_number("第9页，共30页")[1] == page_number("第10页，共30页")[1]  # type: ignore[index]
