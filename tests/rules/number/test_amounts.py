from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint_rules.number.amounts import amount


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", "3"),
        ("１２．５％", "12.5"),
        ("1,234", "1234"),
        ("3万", "30000"),
        ("1.2亿", "120000000"),
        ("3千万", "30000000"),
        ("一百零三", "103"),
        ("二〇二〇", "2020"),
        ("一○三", "103"),
        ("廿三", "23"),
        ("卅", "30"),
        ("两百", "200"),
        ("两万五", "25000"),
        ("一百五", "150"),
        ("一百一十五", "115"),
        ("十万八千", "108000"),
        ("一亿零三", "100000003"),
        ("一亿三千万", "130000000"),
        ("一万亿", "1000000000000"),
        ("三点一四", "3.14"),
        ("四点五亿", "450000000"),
        ("百分之三", "3"),
        ("壹万贰仟叁佰", "12300"),
        ("百万", "1000000"),
    ],
)
def test_value(written: str, value: str) -> None:
    assert amount(written) == Decimal(value)


@pytest.mark.parametrize(
    "written",
    ["", "万", "亿", "一三十五百", "三十三百", "1.2.3", "一亿亿", "点五", "三点", "八九", "三五", "9" * 1000, "一" * 1000, "个"],
)
def test_is_no_number(written: str) -> None:
    assert amount(written) is None


@given(st.text("0123456789０９.,，%一二三十百千万亿两廿〇点壹拾佰个", max_size=50))
def test_any_text_has_a_value_or_none(text: str) -> None:
    value = amount(text)
    assert value is None or value >= 0
