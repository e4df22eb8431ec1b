import pytest

from wenlint.api import Document
from wenlint.plan import edited
from wenlint_rules.script.homoglyph import check


def fixed(text: str) -> str:
    found = list(check.run(Document(text), check.options()))
    return edited(text, [edit for finding in found if finding.fix for edit in finding.fix.edits])


@pytest.mark.parametrize(
    "text",
    [
        "SMSки, PDFы, IT-отдел, в Windows, USB-порты",
        "PPARγ、TNF-α、ΔH、λx、μm、kΩ、Δx",
        "Αθήνα και Athens",
        "А и Б сидели на трубе, 4А класс",
        "第OO七号, OO后",
        "Œuvre, Ångström, façade",
    ],
)
def test_left_alone(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("安装Dеbiаn系统", "安装Debian系统"),
        ("Сodе СОDЕ", "Code CODE"),
        ("Mосква и pека", "Москва и река"),
        ("一九九О年，二О一五年十月", "一九九〇年，二〇一五年十月"),
        ("打印А4纸，Т-34坦克", "打印A4纸，T-34坦克"),
        ("Ηello wοrld", "Hello world"),
        ("NORИAL", "NORNAL"),
    ],
)
def test_put_right(text: str, want: str) -> None:
    assert fixed(text) == want


def test_cost_is_linear() -> None:
    text = "aе" * 50_000
    assert len(list(check.run(Document(text), check.options()))) > 0
