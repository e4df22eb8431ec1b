import pytest

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.script.quote_style import check

SIMPLIFIED = "我们说“这”“个”“国”“家”“的”“人”“民”“都”“来”“了”。\n"
TRADITIONAL = "我們說「這」「個」「國」「家」「的」「人」「民」「都」「來」「了」。\n"


def found_in(text: str) -> list[Finding]:
    return list(check.run(Document(text), check.options()))


def fixed(text: str) -> str:
    return edited(text, [edit for finding in found_in(text) if finding.fix for edit in finding.fix.edits])


@pytest.mark.parametrize(
    "text",
    [
        "“外面「里面」外面”",
        'the word "good"，x = "值"，("值")',
        '生成"A"模板生成"B"',
        "‘单引号’和《书名》『书』",
        "没有完的「引文",
    ],
)
def test_left_alone(text: str) -> None:
    assert fixed(SIMPLIFIED + text) == SIMPLIFIED + text


@pytest.mark.parametrize(
    ("before", "text", "want"),
    [
        (SIMPLIFIED, "他说「好『的』吧」。", "他说“好‘的’吧”。"),
        (SIMPLIFIED, '他说"好的"。', "他说“好的”。"),
        (TRADITIONAL, "他說“好‘的’吧”。", "他說「好『的』吧」。"),
        (TRADITIONAL, '他說"好的"。', "他說「好的」。"),
    ],
)
def test_put_right(before: str, text: str, want: str) -> None:
    assert fixed(before + text) == before + want


def test_labels_that_repeat_are_no_usual_style() -> None:
    assert found_in("「股票专用」「期货专用」「通用」，这个函数返回列表。\n" * 8 + "可参考“列表”。") == []


def test_slips_are_few_beside_the_usual_style() -> None:
    assert found_in(SIMPLIFIED + "他说「好」，她说「不好」，我们说「随便」。") == []


def test_two_styles_are_one_finding_of_information() -> None:
    text = SIMPLIFIED + "点击「确」「定」「按」「钮」「和」「取」「消」「按」「钮」「吧」。"
    (finding,) = found_in(text)
    assert finding.severity == "info"
    assert len(finding.related) == 9
    assert finding.fix is not None
    assert finding.fix.applicability == "suggestion"


def test_a_few_of_each_are_no_style() -> None:
    assert found_in("我们说“好”，你们说「好」。") == []


def test_cost_is_linear_in_open_quotations() -> None:
    assert found_in("这「" * 50_000) == []
