import pytest

from wenlint.api import Document, Finding
from wenlint_rules.number.reversed_range import check


def found_in(text: str) -> list[Finding]:
    return list(check.run(Document(text), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "3—5月，2015年至2019年，5%～8%，6至12岁，10-15人",
        "10月至次年3月，12—2月，9月到6月，7—6月",
        "从100到50人，由八至五人，下降8—5个百分点",
        "零下5—10度，-5—-10℃",
        "2-1胜，3—2，60-50",
        "电话010-5人，3-2-1人，10-5-3天",
        "2013-3年，1999-98年",
        "第12—5号楼，3-1班，6-2室",
        "7—5年级，8-3月球",
        "八至十五天，三到五年，两三天",
        "一亿至四点五亿元，500—1万元",
        "12月28日—1月3日，3月28日至4月2日",
        "前300年—前200年",
        "10％～１５％",
    ],
)
def test_is_in_order(text: str) -> None:
    assert [finding.message for finding in found_in(text)] == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("每次15-10人", "15-10人"),
        ("８％－５％之间", "８％－５％"),
        ("2019—2015年", "2019—2015年"),
        ("一九九八年至一九九五年", "一九九八年至一九九五年"),
        ("八到五公里", "八到五公里"),
        ("上世纪90—80年代", "90—80年代"),
        ("3.5~2.5米", "3.5~2.5米"),
        ("1,500-1,200元", "1,500-1,200元"),
        ("5万—3000元", "5万—3000元"),
        ("6月至3月", "6月至3月"),
        ("3月20—15日", "20—15日"),
    ],
)
def test_reversed(text: str, span: str) -> None:
    (finding,) = found_in(text)
    assert text[slice(*finding.span)] == span
    assert finding.fix is not None
    assert finding.fix.applicability == "suggestion"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("9-1人，" * 10_000, 10_000),
        ("9" * 3000 + "-" + "1" * 3000 + "人", 0),
        ("至" * 50_000, 0),
        ("9-" * 30_000, 0),
        ("十至" * 30_000, 0),
    ],
    ids=["many", "thousand digits", "separators", "chain", "Chinese chain"],
)
def test_hostile(text: str, count: int) -> None:
    assert len(found_in(text)) == count
