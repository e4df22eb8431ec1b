"""What of reStructuredText is prose."""

import pytest

from wenlint.document import Document

KINDS = {"paragraph": "", "heading": "#", "list-item": "-", "table-cell": "|"}


def blocks(text: str) -> list[str]:
    """Each block with a sign for its kind; objects as `□`."""
    document = Document(text, format="rst")
    return [f"{KINDS[block.kind]}{block.text}".replace("\ufdd0", "□") for block in document.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("甲\n乙\n\n丙\n", ["甲乙", "丙"]),
        ("标题\n====\n\n文\n\n小节\n----\n", ["#标题", "文", "#小节"]),
        ("====\n标题\n====\n\n文\n", ["#标题", "文"]),
        ("文\n\n----\n\n文\n", ["文", "文"]),
        ("- 甲\n- 乙\n  丙\n\n  * 丁\n", ["-甲", "-乙丙", "-丁"]),
        ("1. 甲\n#. 乙\n(a) 丙\n", ["-甲", "-乙", "-丙"]),
        (":param x: 甲\n    乙\n:returns: 丙\n", ["-甲乙", "-丙"]),
        ("-v  甲\n--long=X  乙\n", ["-甲", "-乙"]),
        ("词\n    解释\n", ["词", "解释"]),
        ("文::\n\n    code\n\n下文\n", ["文:", "下文"]),
        ("文 ::\n\n    code\n", ["文"]),
        ("::\n\n    code\n\n下文\n", ["下文"]),
        (">>> code\n甲\n\n乙\n", ["乙"]),
        (".. code-block:: python\n   :linenos:\n\n   代码\n\n文\n", ["文"]),
        (".. note:: 甲\n   乙\n\n   丙\n\n丁\n", ["甲乙", "丙", "丁"]),
        (".. note::\n\n   甲\n", ["甲"]),
        (".. admonition:: 题\n   :class: x\n\n   甲\n", ["题", "甲"]),
        (".. py:function:: f(x)\n\n   甲\n", ["甲"]),
        (".. figure:: a.png\n   :alt: 图\n\n   图题\n", ["图题"]),
        (".. unknown:: x\n\n   甲\n\n乙\n", ["乙"]),
        (".. 注释\n   注释\n\n文\n", ["文"]),
        (".. _目标: http://a.example\n.. |x| image:: a.png\n\n文\n", ["文"]),
        (".. [1] 脚注\n   续\n", ["-脚注续"]),
        ("+---+---+\n| 甲 | 乙 |\n+---+---+\n\n文\n", ["文"]),
        ("== ==\n甲 乙\n== ==\n丙 丁\n\n戊 己\n== ==\n\n文\n", ["文"]),
        ("| 一行\n| 二行\n", ["|一行", "|二行"]),
        ("**甲** *乙* ``代码`` :ref:`丙 <d>` |替换|\n", ["甲 乙 □ □ □"]),
        ("见 `网站 <http://a.example>`_ 和 `丁`_。\n", ["见 网站 和 丁。"]),
        ("见 `很长的\n题目 <http://a.example>`__。\n", ["见 很长的题目。"]),
        ("``跨\n行`` 文\n", ["□ 文"]),
        ("中\\ **粗**\\ 文，a\\*b，脚注 [1]_，name_ 与 snake_case\n", ["中粗文，a*b，脚注 □，□ 与 snake_case"]),
        ("http://a.example/b。\n", ["□。"]),
        ("2 * 3 * 4，a*b*c\n", ["2 * 3 * 4，a*b*c"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected
    assert blocks(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize("piece", ["`a ", "``", ":a:", "|a", "a::\n\n", "..\n", ".. note:: a\n", "== ==\na\n", "===\n", "+-+\n"])
def test_hostile(piece: str) -> None:
    blocks(piece * 10_000)
