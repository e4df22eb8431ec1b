import pytest

from wenlint.api import Document, Finding
from wenlint_rules.number.implausible_number import check


def found_in(text: str) -> list[Finding]:
    return list(check.run(Document(text), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "100%的人，95％以上的居民，百分之百的企业，0.120%的人",
        "增长120%，完成率为130%，毛入学率达105%，增长率为150%",
        "利润下降120%，收益减少150%，下降了30%",
        "每天24小时，每天训练八九个小时，每天2小时",
        "现年98岁，200岁的古树，年满18岁",
        "北纬40度，东经116度，南纬九十度",
        "体温36.5℃，体温计38度，湿度为80%",
        "40多年党龄，二十年年会，年年龄",
    ],
)
def test_is_plausible(text: str) -> None:
    assert [finding.message for finding in found_in(text)] == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("120%的群众", "120%"),
        ("１２０％的學生", "１２０％"),
        ("百分之一百二十的人", "百分之一百二十"),
        ("合格率达到103.5%", "103.5%"),
        ("满意率为百分之一百一十", "百分之一百一十"),
        ("排放量下降了150%", "150%"),
        ("每天工作三十个小时", "三十"),
        ("年仅250岁", "250"),
        ("北纬98度", "98"),
        ("東經216度", "216"),
        ("体温高达65℃", "65"),
        ("湿度为120%", "120%"),
        ("有着40多年年龄的老人", "40多年年龄"),
    ],
)
def test_implausible(text: str, span: str) -> None:
    (finding,) = found_in(text)
    assert text[slice(*finding.span)] == span
    assert finding.message.startswith(f"{span}: ")
    assert finding.fix is None


@pytest.mark.parametrize(
    "text",
    [
        "9" * 10_000 + "%的人",
        "百分之" * 20_000,
        "率为" * 20_000,
        "每天" * 30_000,
        "一" * 50_000 + "年年龄的",
        "北纬" + "9" * 5000 + "度",
    ],
    ids=["digits", "percent", "rates", "days", "numerals", "latitude"],
)
def test_hostile(text: str) -> None:
    assert len(found_in(text)) <= 1
