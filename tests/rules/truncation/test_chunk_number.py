import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.truncation.chunk_number import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")
CHUNK = "会议强调要把防控力量向社区下沉加强社区各项防控措施的落实使所有社区成为疫情防控的坚强堡垒，各地组织部门闻令而动立足"
TEXT = "会议指出，要加强组织领导，落实工作责任。"


def findings(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


def fixed(text: str, format: str = "text") -> str:
    return edited(text, [edit for finding in findings(text, format) if finding.fix for edit in finding.fix.edits])


def chunks(first: int, last: int, newline: str = "\n", mark: str = "、") -> str:
    return newline.join(f"{number}{mark}{CHUNK}" for number in range(first, last + 1))


@pytest.mark.parametrize(
    "text",
    [
        "",
        chunks(1, 4),
        "\n".join(f"{number}、{CHUNK}" for number in (1, 2, 3, 5, 6, 7)),
        "\n".join(f"{number}、姓名的写法" for number in range(1, 20)),
        "\n".join(f"{number}、{CHUNK}{'很' * number}" for number in range(1, 20)),
        "\n".join(f"{number}、{CHUNK[:-1]}。" for number in range(1, 20)),
        "\n".join(f"{number}.5 {CHUNK}" for number in range(1, 20)),
        f"{TEXT}\n12\n{TEXT}",
        f"{TEXT}\n第 3 页 共 20 页\n{TEXT}\n第 4 页 共 20 页\n{TEXT}\n第 5 页 共 20 页",
        "众志成城的斗争\n02\n在疫情防控一线考察干部。",
        f"{TEXT}各部门要\n1、对重点人群实行管理。\n2、对其他人群实行管理。",
        "第3 - 5 - 7题",
    ],
)
def test_no_number_is_too_much(text: str) -> None:
    assert findings(text) == []


def test_the_preview_of_the_samples() -> None:
    with open(os.path.join(SEEDS, "002_f548f9a808a2be89.txt"), encoding="utf-8", newline="") as file:
        text = file.read()
    (finding,) = findings(text)
    assert finding.message == "chunk numbers 1 to 39 in a text that was cut every 300 characters"
    assert finding.fix is not None
    assert finding.fix.applicability == "safe"
    assert len(finding.fix.edits) == 39
    head, *lines = text.rstrip("\n").split("\n")
    assert fixed(text).rstrip("\n") == f"{head}\n" + "".join(re.sub("^[0-9]+、", "", line) for line in lines)


@pytest.mark.parametrize(("newline", "mark"), [("\n", "、"), ("\r\n", "、"), ("\n\n", "."), ("\r\n\r\n", "．")])
def test_chunks_are_joined_whatever_stands_between(newline: str, mark: str) -> None:
    text = f"预览{newline}{chunks(1, 6, newline, mark)}{newline}"
    (finding,) = findings(text)
    assert finding.fix is not None
    assert finding.fix.applicability == "safe"
    assert fixed(text) == f"预览{newline}{CHUNK * 6}{newline}"
    assert findings(fixed(text)) == []


def test_chunks_that_begin_in_the_middle_are_no_complete_series() -> None:
    (finding,) = findings(chunks(7, 12))
    assert finding.fix is not None
    assert finding.fix.applicability == "unsafe"


@pytest.mark.parametrize(
    ("text", "expected", "applicability"),
    [
        (f"{TEXT}各部门要\n- 12 -\n对重点人群实行管理。", f"{TEXT}各部门要对重点人群实行管理。", "unsafe"),
        (f"{TEXT}加快恢\n\n第12页\n\n复生产的步伐。", f"{TEXT}加快恢复生产的步伐。", "safe"),
        (f"{TEXT}加快恢\n37、复生产的步伐。", f"{TEXT}加快恢复生产的步伐。", "safe"),
        (
            f"{TEXT}加快恢\n3\n复生产。\n4\n{TEXT}加快恢\n5\n复生产。",
            f"{TEXT}加快恢复生产。\n{TEXT}加快恢复生产。",
            "safe",
        ),
    ],
)
def test_page_numbers_in_mid_sentence(text: str, expected: str, applicability: str) -> None:
    (finding,) = findings(text)
    assert finding.fix is not None
    assert finding.fix.applicability == applicability
    assert fixed(text) == expected


def test_soft_wrapped_chunks_in_markdown() -> None:
    assert fixed(f"# 预览\n\n{chunks(1, 6)}\n", "markdown") == f"# 预览\n\n{CHUNK * 6}\n"


PARTS = (TEXT, "各部门要", "对重点人群实行管理。", "加快恢", "复生产。", "\n", "\n\n", "1、", "2、", "3", "4", "- 5 -", CHUNK)


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join), st.sampled_from(["text", "markdown"]))
def test_a_fix_takes_nothing_out_but_numbers_and_space(text: str, format: str) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[0-9、\s-]", "", text)

    assert letters(fixed(text, format)) == letters(text)


@pytest.mark.parametrize(
    "text",
    ["1、" * 100_000, "1、\n" * 100_000, "12\n" * 100_000, "- 3 -" * 100_000, "中\n3\n" * 50_000, "\n" * 300_000, "9" * 300_000],
)
def test_hostile_text_has_no_findings(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        (
            "点击工具栏，您可以在其中为当前\n第16页\n幻灯片添加直线、带箭头的线。",
            "markdown",
            "点击工具栏，您可以在其中为当前幻灯片添加直线、带箭头的线。",
        ),
        (
            "点击工具栏，您可以在其中为当前\n— 38 —\n幻灯片添加直线、带箭头的线。",
            "markdown",
            "点击工具栏，您可以在其中为当前幻灯片添加直线、带箭头的线。",
        ),
        (
            "It filters all the packets that must go\n89\nthrough it.",
            "markdown",
            "It filters all the packets that must go through it.",
        ),
        (f"{TEXT}各部门要\n\n74\n\n对重点人群实行管理。", "text", f"{TEXT}各部门要对重点人群实行管理。"),
    ],
)
def test_page_numbers_on_lines_of_a_paragraph(text: str, format: str, expected: str) -> None:
    assert fixed(text, format) == expected


@pytest.mark.parametrize(
    "text",
    [
        "共有\n\n12\n\n人。",
        "第一章 总则\n- 12 -\n第一条 为了加强管理，制定本法。",
        "1、姓名\n2、年龄\n3、住址",
        "比分是\n3 / 4\n。",
    ],
)
def test_numbers_that_are_no_page_numbers(text: str) -> None:
    for format in ("text", "markdown"):
        assert findings(text, format) == []
