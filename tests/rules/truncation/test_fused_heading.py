import pytest

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.truncation.fused_heading import check

TEXT = "会议指出，要加强组织领导，落实工作责任。"


def findings(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"一、加强组织领导\n{TEXT}",
        f"一、加强组织领导。{TEXT}",
        "一、市政府于3月5日召开会议，部署下一步工作。",
        "二、截至2021年3月，全市共有党员三万名。",
        "三、人民人民民主专政的制度不变。",
        "——2019年2月，工程开工。",
        "他参加了一、二、三年级的家长会（一）班的会议。",
        "各位代表：现在我向大会报告工作。",
        "这是他在大会上的讲话，同志们都很受鼓舞。",
        "为贯彻上级通知精神，为进一步加强管理，制定本办法。",
        "党中央发出通知为进一步做好工作指明了方向",
    ],
)
def test_what_is_no_fused_heading(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        (f"{TEXT}三、强化组织领导组织领导是关键。", "三、强化组织领导"),
        ("——坚守岗位,用脚步丈量大街小巷2月19日深夜,他还在值班。", "——坚守岗位,用脚步丈量大街小巷"),
        ("四、全面夯实各级责任(一)夯实属地责任。", "四、全面夯实各级责任"),
        ("在全县动员大会上的讲话稿各位代表：今天开会。", "在全县动员大会上的讲话稿"),
        (f"{TEXT}关于做好防汛工作的通知为进一步做好防汛工作，现通知如下。", "关于做好防汛工作的通知"),
    ],
)
def test_fused_headings(text: str, heading: str) -> None:
    (finding,) = findings(text)
    assert text[finding.span.start : finding.span.end] == heading
    assert finding.fix
    assert finding.fix.applicability == "suggestion"
    assert heading in edited(text, finding.fix.edits).split("\n")


@pytest.mark.parametrize("text", ["一、" * 100_000, "——文，" * 50_000, "一、" + "文" * 300_000, "讲话同志们：" * 50_000])
def test_hostile_text(text: str) -> None:
    findings(text)
