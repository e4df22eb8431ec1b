import pytest

from wenlint.api import Document
from wenlint_rules.encoding.replacement_character import check


def found_in(text: str) -> list[str]:
    return [text[slice(*finding.span)] for finding in check.run(Document(text), check.options())]


@pytest.mark.parametrize(
    "text",
    [
        "三斤锟铻，一斤拷贝",
        "烫烫的汤，太烫烫烫了；“烫烫烫！”",
        "解码失败时写“\ufffd”（U+FFFD），中文里就成了“锟斤拷”。",
        "The replacement character (\ufffd)",
        "¿Dónde está? ï ½",
    ],
)
def test_text_that_lost_nothing(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("他\ufffd\ufffd了\ufffd", ["\ufffd\ufffd", "\ufffd"]),
        ("“\ufffd\ufffd”", ["\ufffd\ufffd"]),
        ("前锟斤拷锟斤后", ["锟斤拷锟斤"]),
        ("斤拷锟斤拷", ["斤拷锟斤拷"]),
        ("naï¿½ï¿½ve", ["ï¿½ï¿½"]),
        ("值为烫烫烫烫烫，屯屯屯屯", ["烫烫烫烫烫", "屯屯屯屯"]),
    ],
)
def test_lost_text(text: str, spans: list[str]) -> None:
    assert found_in(text) == spans
