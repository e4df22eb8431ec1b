import pytest

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.encoding.bidi_control import check
from wenlint_rules.encoding.invisible import MANY


def found_in(text: str, format: str = "text") -> list[Finding]:
    return sorted(check.run(Document(text, format=format), check.options()), key=lambda finding: finding.span)


@pytest.mark.parametrize(
    "text",
    [
        "שלום \u2066Latin\u2069 עולם",
        "قال \u202bمرحبا \u202aabc\u202c\u202c ثم",
        "中文里的\u2067يوسف\u2069和\u2068אבג\u2069",
        "\u200fעברית\u200e 123 \u061cعربي",
        # A document in Hebrew may have its marks in lines without a letter too.
        "שלום עולם\n\u200e123\u200e\n",
        "\U0001e900\U0001e901 \u2067\U0001e902\u2069",
    ],
)
def test_marks_that_right_to_left_text_needs(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "spans", "fixed"),
    [
        ("a\u202eb\u202cc", ["\u202e", "\u202c"], "abc"),
        ("甲\u2066\u2067乙\u2069\u2069", ["\u2066\u2067", "\u2069\u2069"], "甲乙"),
        ("\u200e2021\u200e年", ["\u200e", "\u200e"], "2021年"),
        ("甲\u200e\u202a乙", ["\u200e", "\u202a"], "甲乙"),
        # One line of Hebrew in a Chinese document does not excuse the others.
        ("甲" * 200 + "\u200e乙\n他叫\u2067אבג\u2069。\n", ["\u200e"], "甲" * 200 + "乙\n他叫\u2067אבג\u2069。\n"),
        # Without a partner, or forced.
        ("אבג\u2069", ["\u2069"], "אבג"),
        ("אבג \u202b\u2067דה\u2069", ["\u202b"], "אבג \u2067דה\u2069"),
        ("אבג \u202eabc\u202c", ["\u202e", "\u202c"], "אבג abc"),
        # Directions end with the line.
        ("אבג \u2067\nדה\u2069", ["\u2067", "\u2069"], "אבג \nדה"),
    ],
)
def test_marks_that_nothing_needs(text: str, spans: list[str], fixed: str) -> None:
    found = found_in(text)
    assert [text[slice(*finding.span)] for finding in found] == spans
    assert edited(text, [edit for finding in found if finding.fix for edit in finding.fix.edits]) == fixed


@pytest.mark.parametrize(
    ("text", "applicability"),
    [("中\u202e文", "safe"), ("中\u200f文", "safe"), ("אבג\u2069", "safe"), ("אבג\u202b", "unsafe"), ("אבג\u202eabc", "unsafe")],
)
def test_a_fix_is_safe_where_no_letter_moves(text: str, applicability: str) -> None:
    (finding,) = found_in(text)
    assert finding.fix is not None
    assert finding.fix.applicability == applicability


def test_what_can_deceive_is_an_error_and_a_mark_a_warning() -> None:
    override, mark = found_in("a\u202eb\n中\u200e文")
    assert override.severity == "error"
    assert mark.severity == "warning"


def test_code_is_read_and_left_to_its_author() -> None:
    text = "看代码\n\n```js\nif (level != 'user\u202e \u2066// admin\u2069 \u2066') {\n```\n"
    found = found_in(text, "markdown")
    assert len(found) == 4
    assert all(finding.fix is None and finding.message.endswith("in code") for finding in found)


def test_many_of_one_kind_are_one_finding() -> None:
    text = "日\u200e期 " * MANY
    (finding,) = found_in(text)
    assert finding.message == f"left-to-right mark U+200E in {MANY} places"
    assert finding.fix is not None
    assert len(finding.fix.edits) == MANY
