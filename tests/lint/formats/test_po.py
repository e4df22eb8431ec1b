"""What of a message catalogue is prose."""

import pytest

from wenlint.document import Document

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def blocks(text: str) -> list[str]:
    document = Document(text, format="po")
    assert {block.kind for block in document.paragraphs} <= {"table-cell"}
    return [block.text.replace("\ufdd0", "□") for block in document.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (HEADER, []),
        (HEADER + 'msgid "a"\nmsgstr "甲"\n', ["甲"]),
        ('# 注释\n#: a.c:1\n#, fuzzy\nmsgctxt "上下文"\nmsgid "原文"\nmsgstr "译文"\n', ["译文"]),
        ('msgid "a"\nmsgstr ""\n"甲乙"\n"丙\\n"\n"丁"\n', ["甲乙丙", "丁"]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "甲"\nmsgstr[1] "乙"\n', ["甲", "乙"]),
        ('#~ msgid "a"\n#~ msgstr "旧"\n', []),
        ('msgid "a"\nmsgstr "他说\\"好\\"，%(name)s 有 %d 个 {x} &amp; <b>粗</b>\\t"\n', ['他说"好"，□ 有 □ 个 □ □ 粗']),
        ('msgid "a"\nmsgstr "见 ``代码`` 与 :ref:`乙`"\n', ["见 □ 与 □"]),
        ('msgid "a"\nmsgstr "没有结束\n', []),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected
    assert blocks(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize("piece", ['msgstr "', 'msgstr ""\n"a"\n', '"\\', "\\n", '"'])
def test_hostile(piece: str) -> None:
    blocks(piece * 20_000)
