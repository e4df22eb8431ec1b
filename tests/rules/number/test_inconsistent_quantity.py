import pytest

from wenlint.api import Document, Finding
from wenlint_rules.number.inconsistent_quantity import check


def found_in(text: str) -> list[Finding]:
    return list(check.run(Document(text), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "崇阳县共有党员120名。崇阳县的120名党员参加学习。",
        # Another owner, noun or classifier.
        "崇阳县共有党员120名。阜阳市共有党员130名。",
        "临海市共有党员120名。上海市共有党员130名。",
        "崇阳县共有党员120名。崇阳县共有干部130名。",
        "崇阳县共有企业120家。崇阳县共有企业130个。",
        "1202钻井队现有职工40人，1203钻井队现有职工43人。",
        # No owner at all.
        "共有党员120名。共有党员130名。",
        # Not exact, no whole, not yet, another time.
        "崇阳县共有党员120名。崇阳县近130名党员。崇阳县党员130余名。",
        "崇阳县共有党员120名。崇阳县新增党员13名，崇阳县平均每村党员13名。",
        "崇阳县招收学生120名。崇阳县计划招收学生130名。",
        "2019年，崇阳县共有党员120名。2020年，崇阳县共有党员130名。",
        "崇阳县共有党员120名，去年崇阳县共有党员110名。",
        # A series.
        "崇阳县共有党员120名。崇阳县共有党员130名。崇阳县共有党员140名。",
        # Money and parts.
        "12000元（大写：壹万贰仟元整），人民币伍仟元整（¥5,000.00），共计（大写）叁拾元伍角（30.5元）。",
        "共30人，其中女性25人。",
        "平均亩产3吨，其中高产田块5吨。",
        "共30人，男12人，女18人。",
        "1214名党员每人包联15户，涉及18000户。",
        "甲、乙分别占30%、70%。",
        "甲占60%，其余占40%。甲占60%，其余乙占30%、丙占10%。",
        "甲、乙、丙分别占80%、33%、90%。",
        "崇阳县签约项目120个。崇阳县签约的120个项目开工。",
        "崇阳县共有120名党员。崇阳县的130名党员干部参加。",
        "3名教师每人带5名学生，覆盖5个班。",
    ],
)
def test_agrees(text: str) -> None:
    assert [finding.message for finding in found_in(text)] == []


@pytest.mark.parametrize(
    ("text", "place", "other"),
    [
        ("崇阳县共有党员120名。崇阳县的130名党员参加学习。", "130名", "120名"),
        ("截至3月底，吉县共建成书屋12个。目前，吉县书屋总数为13个，已开放。", "13个", "12个"),
        ("本次培训覆盖颍州区干部397人。参加本次培训的颍州区干部共395人。", "395人", "397人"),
        ("崇陽縣招收學生120名。崇陽縣招收的102名學生報到。", "102名", "120名"),
        ("全市现有医院15家。全市的16家医院接入平台。", "16家", "15家"),
        ("临海市投放单车300辆。临海市投放的单车总数达400辆。", "400辆", "300辆"),
        ("12000元（大写：壹万叁仟元整）", "壹万叁仟元整", "12000"),
        ("人民币伍仟元整（¥6,000.00）", "伍仟元整", "6,000.00"),
        ("共30人，其中女性35人。", "35人", "30人"),
        ("崇阳县共签约项目120个。崇阳县签约的130个项目开工。", "130个", "120个"),
        ("崇阳县辖120个行政村。崇阳县的130个行政村都通了公路。", "130个", "120个"),
        ("甲占60%，其余占50%。", "50%", "60%"),
        ("全班共30人，男12人，女17人。", "30", "12"),
        ("100名党员每人包联15户，涉及群众5000户。", "5000", "15"),
    ],
)
def test_contradicts(text: str, place: str, other: str) -> None:
    (finding,) = found_in(text)
    assert text[slice(*finding.span)] == place
    assert [text[slice(*evidence.span)][: len(other)] for evidence in finding.evidence] == [other]
    assert finding.fix is None


def test_the_message_has_the_arithmetic() -> None:
    (finding,) = found_in("100名党员每人包联15户，\n涉及群众5000户。")
    assert finding.message == "100 × 15户 = 1,500, not 5000 (line 1)"


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"崇阳县共有党员{number}名。" for number in range(2, 10_002)),
        "崇阳县的" + "9" * 5000 + "名党员。崇阳县的" + "8" * 5000 + "名党员。",
        "壹" * 50_000 + "元",
        "其中" * 50_000,
        "每人" * 50_000,
        "县" * 50_000 + "3人",
    ],
    ids=["many", "thousand digits", "formal", "among", "each", "owners"],
)
def test_hostile(text: str) -> None:
    assert found_in(text) == []
