import pytest

from wenlint_rules.number.numerals import like, script, to_number


@pytest.mark.parametrize("numeral", ["", "十十", "一十百", "二三十", "IIII", "VX", "甲", "1a", "9" * 5000, "一" * 5000])
def test_is_no_number(numeral: str) -> None:
    assert to_number(numeral) is None


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("07", 7),
        ("１２", 12),
        ("零", 0),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("廿三", 23),
        ("卅○", 30),
        ("一百零三", 103),
        ("一百一十", 110),
        ("一千零一十", 1010),
        ("一○三", 103),
        ("一二〇", 120),
        ("贰拾叁", 23),
        ("IX", 9),
        ("XIV", 14),
        ("Ⅻ", 12),
        ("①", 1),
        ("㉑", 21),
        ("㊱", 36),
        ("⑶", 3),
        ("⒋", 4),
        ("㈤", 5),
        ("❻", 6),
    ],
)
def test_to_number(numeral: str, number: int) -> None:
    assert to_number(numeral) == number


@pytest.mark.parametrize("numeral", ["一", "壹", "I", "①", "⑴", "⒈", "❶", "➀", "㈠", "㊀", "Ⅰ", "1"])
def test_there_and_back(numeral: str) -> None:
    last = {"①": 50, "⑴": 20, "⒈": 20, "❶": 10, "➀": 10, "㈠": 10, "㊀": 10, "Ⅰ": 12, "I": 99}.get(numeral, 2999)
    for number in range(1, last + 1):
        written = like(numeral, number)
        assert to_number(written) == number, written
        assert script(written) == numeral, written


@pytest.mark.parametrize(
    ("numeral", "number", "written"),
    [
        ("04", 3, "03"),
        ("10", 9, "9"),
        ("４", 3, "３"),
        ("０４", 3, "０３"),
        ("㉑", 20, "⑳"),
        ("⒛", 21, "21"),
        ("十二", 110, "一百一十"),
        ("肆", 13, "拾叁"),
        ("四", 0, "0"),
    ],
)
def test_like(numeral: str, number: int, written: str) -> None:
    assert like(numeral, number) == written
