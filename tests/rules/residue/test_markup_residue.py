"""Markup in running text, and text about markup."""

import pytest

from wenlint.api import Document
from wenlint.check import run
from wenlint.plan import fix
from wenlint_rules.residue.markup_residue import check


def found_in(text: str, format: str = "text") -> list[str]:
    return [text[slice(*finding.span)] for finding in check.run(Document(text, format=format), check.options())]


@pytest.mark.parametrize(
    "text",
    [
        "使用 <b> 标签",
        "“<br>”是换行，<p>元素是段落",
        "定义HTML标签中<font size=1>到<font size=7>标签对应的大小",
        "<文件名> <name> a<b，b>c",
        "<user at example.org>",
        "The <br> and <hr> tags, <b>.",
        "2**3**4，*注**",
        "见[1](2)和f[i](x)",
        "[b] 是数组",
        "<<<<<<< 很多小于号",
    ],
)
def test_is_text(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "tag",
    [
        "<br>",
        "<br/>",
        "</p>",
        "<p>",
        "&lt;br&gt;",
        "</span>",
        '<span style="color:red">',
        "</div>",
        "<font size=3>",
        "</strong>",
        "<!-- 注 -->",
    ],
)
def test_tag_in_a_sentence(tag: str) -> None:
    text = f"会议指出，{tag}要抓好落实。"
    assert found_in(text) == [tag]
    fixed = fix(Document(text), lambda document: run(check, check.options(), document), lambda _: "unsafe", unsafe=True)
    assert fixed.text == "会议指出，要抓好落实。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("文字，</span>在此。", ["</span>"]),
        ("文字<b>在此</b>，<i>斜体</i>。", []),
        ("甲<br>乙", []),
        ("| 甲，<br>乙 |\n|---|\n| 丙 |", []),
        ("床前明月光，<br>疑是地上霜。<br>", []),
        ("这一段文字相当长，说的是单位怎样执行会议的决定，怎样抓好工作的落实，<br>又是怎样总结的。", ["<br>"]),
        ("`</p>` 是代码，\n\n```\n文字，</span>在此。\n```\n", []),
        ("<div>\n\n文字\n\n</div>\n", []),
        ("甲 &lt;br&gt; 乙，&lt;br&gt;丙", ["&lt;br&gt;"]),
    ],
)
def test_markdown(text: str, expected: list[str]) -> None:
    assert found_in(text, "markdown") == expected


def test_many_are_one_finding() -> None:
    text = "段落<br>文字。\n" * 50
    (finding,) = check.run(Document(text), check.options())
    assert len(finding.related) == 49
    assert finding.fix
    assert len(finding.fix.edits) == 50


def test_conflict_marks_come_together() -> None:
    assert found_in("标题\n=======\n") == []
    assert found_in("<<<<<<< HEAD\n甲\n||||||| 1a2b\n丙\n=======\n乙\n>>>>>>> main\n") == [
        "<<<<<<< HEAD",
        "||||||| 1a2b",
        "=======",
        ">>>>>>> main",
    ]


@pytest.mark.parametrize(
    "text", ["<a " * 100_000, "<b>中" * 20_000, "**中" * 50_000, "[中](" * 50_000, "&lt;b " * 50_000, "<!--" * 50_000]
)
def test_hostile(text: str) -> None:
    found_in(text)
    found_in(text[:20_000], "markdown")
