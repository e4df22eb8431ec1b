"""What of AsciiDoc is prose."""

import pytest

from wenlint.document import Document

KINDS = {"paragraph": "", "heading": "#", "list-item": "-", "table-cell": "|"}


def blocks(text: str) -> list[str]:
    """Each block with a sign for its kind; objects as `□`."""
    document = Document(text, format="asciidoc")
    return [f"{KINDS[block.kind]}{block.text}".replace("\ufdd0", "□") for block in document.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("甲\n乙\n\n丙\n", ["甲乙", "丙"]),
        ("= 标题\n:toc:\n:author: 某人\n\n文\n\n== 小节\n", ["#标题", "文", "#小节"]),
        ("Change Log\n==========\n\n标题\n----\n\n文\n", ["#Change Log", "#标题", "文"]),
        ("* 甲\n** 乙\n- 丙\n. 丁\n续\n", ["-甲", "-乙", "-丙", "-丁续"]),
        ("词:: 解释\n续\n\n词::\n  解释\n", ["-词", "解释续", "-词", "解释"]),
        ("----\n代码\n----\n文\n", ["文"]),
        ("[source,ruby]\n代码\n代码\n\n文\n", ["文"]),
        ("[source]\n----\n代码\n----\n文\n", ["文"]),
        ("....\n原样\n....\n\n////\n注释\n////\n\n```ruby\n代码\n```\n文\n", ["文"]),
        ("// 注释\n文\n", ["文"]),
        ("====\n例子\n====\n\n****\n旁注\n****\n", ["例子", "旁注"]),
        ("----\n没有结束\n", []),
        ("NOTE: 注意\n", ["注意"]),
        (".题目\n文\n", ["#题目", "文"]),
        ("include::a.adoc[]\nimage::a.png[图]\n\n[[锚]]\n文\n", ["文"]),
        (" 原样\n\n文\n", ["文"]),
        ("|===\n|甲 |乙\n\n|丙\n续\n2+|丁\n|===\n文\n", ["|甲", "|乙", "|丙续", "|丁", "文"]),
        ("*甲* _乙_ `代码` #丙# {属性} {attr}\n", ["甲 乙 □ 丙 {属性} □"]),
        ("见 https://a.example[网站] 与 link:b.html[乙]，<<锚,丙>>，<<锚>>。\n", ["见 网站 与 乙，丙，□。"]),
        ("文footnote:[脚注]。https://a.example/b。\n", ["文脚注。□。"]),
        ("行 +\n行\n", ["行行"]),
        ("3 * 4 * 5，a_b_c\n", ["3 * 4 * 5，a_b_c"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected
    assert blocks(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize("piece", ["(((", "[[a", "<<a", "`a ", "+a ", "link:", "http://a[", "a:: ", "|===\n|"])
def test_hostile(piece: str) -> None:
    blocks(piece * 10_000)
