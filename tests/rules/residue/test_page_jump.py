import os

import pytest

from wenlint.api import Document
from wenlint.plan import edited
from wenlint_rules.residue.page_jump import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")


def found_in(text: str, format: str = "text") -> list[str]:
    return [text[slice(*finding.span)] for finding in check.run(Document(text, format=format), check.options())]


def fixed(text: str, format: str = "text") -> str:
    findings = check.run(Document(text, format=format), check.options())
    return edited(text, [edit for finding in findings if finding.fix for edit in finding.fix.edits])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "上接天，下接地。",
        "上接第一章，下接第三节。",
        "（上接第一章）",
        "上接第一版的报道，本报记者又走访了工厂。",
        "详见第4版。",
        "（详见第4版）（相关报道见3版）",
        "下转第二版本的说明。",
        "续表",
        "（续表）",
        "表3（续）",
        "报纸上的“（上接1版）”和“下转第三版”都是转版标记。",
        "文末有（下转第2版）字样。",
        "凡带（上接X版）的，一律合并。",
        "电阻R1（上接VCC，下接GND）。",
        "请把旧电话转入3号线",
        "（转载自第3期）",
        "这件事要转第二面旗帜。",
        "See page 4.",
        "(see page 4)",
        "The list is continued on page 4.",
        "Continued on page 4 is the list of names.",
        "The war (continued on two fronts) went on.",
        "3面に続く戦いだった。",
        "この道は地面に続く",
        "2면에 계속되는 이야기다.",
    ],
)
def test_is_no_mark(text: str) -> None:
    assert found_in(text) == []


def test_code_is_no_mark() -> None:
    assert found_in("用 `（上接1版）` 接上文。\n\n    （下转第三版）", "markdown") == []


@pytest.mark.parametrize(
    "mark",
    [
        "（上接1版）",
        "(上接1版)",
        "（上接1版)",
        "（上接第一版）",
        "（上接第 1 版）",
        "（下转第三版）",
        "（下轉第三版）",
        "（下转A2版）",
        "（下转Ａ０２版）",
        "（下轉A2）",
        "【上接01版】",
        "［下转4版］",
        "（▲下转第4版）",
        "（下转2、3版）",
        "（下转第二、三版）",
        "（下转第四版·要闻）",
        "（上接第1版，相关报道见第2版）",
        "（上接第一版第二栏）",
        "（上接头版）",
        "（紧接第一版）",
        "（接第1版）",
        "（转A3版）",
        "（上接4月3日1版）",
        "（上接昨日第三版）",
        "（上接《人民日报》第一版）",
        "（未完，下转第5版）",
        "（本文下转第三版）",
        "（上接第136页）",
        "（上接第1036页）",
        "（接上页）",
        "（续上页）",
        "（转下页）",
        "（接前頁）",
        "(continued on page 4)",
        "(Continued from Page A1)",
        "(CONTINUED ON PAGE 4)",
        "(cont. on p. 12)",
        "(cont'd from page 3)",
        "(continued on next page)",
        "[Continued on A12]",
        "(Continued on Page A2, Column 4)",
        "（3面に続く）",
        "（１面から続く）",
        "（次ページへつづく）",
        "(2면에 계속)",
    ],
)
def test_mark_in_brackets(mark: str) -> None:
    assert found_in(mark) == [mark]
    assert found_in(f"前文。{mark}后文。") == [mark]
    assert fixed(f"前文。\n\n{mark}\n\n后文。") == "前文。\n\n后文。"
    assert fixed(f"前文。\n{mark}后文。") == "前文。\n后文。"
    assert fixed(f"前文。{mark}\n后文。") == "前文。\n后文。"


@pytest.mark.parametrize(
    "mark",
    [
        "上接第一版",
        "下转第三版",
        "下轉A2版",
        "▲下转第4版",
        "→下转A3版",
        "上接1版①",
        "下转第二面",
        "接上页",
        "转下页",
        "Continued on page 4",
        "Continued from Page A1.",
        "3面に続く",
        "＝３面につづく",
        "裏面に続く",
        "▶2면에 계속",
    ],
)
def test_mark_without_brackets(mark: str) -> None:
    assert found_in(mark) == [mark]
    assert found_in(f"前文，\n  {mark}\n后文。") == [mark]
    assert found_in(f"前文。{mark}") == [mark]
    assert found_in(f"前文{mark.lstrip('▲→＝▶')}。后文") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（上接1版）", ""),
        ("（上接1版）\n", ""),
        ("（上接1版）\n正文。", "正文。"),
        ("上接第一版　正文。", "正文。"),
        ("正文。　（下转第三版）\n下文", "正文。\n下文"),
        ("He stopped (continued on page 4) there.", "He stopped there."),
        ("甲。\r\n（下转第三版）\r\n乙。\r\n", "甲。\r\n乙。\r\n"),
        ("（上接1版）（下转3版）", ""),
        ("甲。（下转3版）（上接2版）乙。", "甲。乙。"),
    ],
)
def test_fix(text: str, expected: str) -> None:
    assert fixed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# （上接第136页）\n\n正文。", "正文。"),
        ("甲\n（下转第三版）\n乙\n", "甲\n乙\n"),
        ("甲\n\n> （下转第三版）\n\n乙\n", "甲\n\n乙\n"),
        ("- 甲\n- （下转第三版）\n- 乙\n", "- 甲\n- 乙\n"),
    ],
)
def test_fix_in_markdown(text: str, expected: str) -> None:
    assert fixed(text, "markdown") == expected


def test_the_fix_is_unsafe() -> None:
    (finding,) = check.run(Document("（上接1版）甲。"), check.options())
    assert finding.fix
    assert finding.fix.applicability == "unsafe"


def test_samples() -> None:
    with open(os.path.join(SEEDS, "003_4ea96290340b9324.txt"), encoding="utf-8", newline="") as file:
        document = Document(file.read())
    places = [document.lines.position(finding.span.start) for finding in check.run(document, check.options())]
    assert places == [(123, 1), (145, 1)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("（上接" * 20_000, 0),
        ("（上接1版）" * 5_000, 5_000),
        ("上接第一版\n" * 5_000, 5_000),
        ("（" + "　" * 50_000, 0),
        ("\n" + "=" * 50_000, 0),
        ("下转1、" * 20_000, 0),
    ],
)
def test_hostile(text: str, count: int) -> None:
    assert len(found_in(text)) == count
