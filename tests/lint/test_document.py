"""The views on a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.document import Document, Paragraph
from wenlint.finding import Edit, Span
from wenlint.plan import edited
from wenlint.prose import PLACEHOLDER, Layout, Protected


def texts(text: str, format: str = "text") -> list[str]:
    return [paragraph.text for paragraph in Document(text, format=format).paragraphs]


@pytest.mark.parametrize("text", ["", "\n", " \t\n\u3000\n\xa0", "\r\r", "\ufeff"[:0], "\u2028\n\x85"])
def test_blank_text_has_no_paragraph(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲", ["甲"]),
        ("甲\n乙\n", ["甲", "乙"]),
        ("甲\r\n\r\n乙\r\n", ["甲", "乙"]),
        ("甲\r乙\r\r丙", ["甲", "乙", "丙"]),
        ("甲\r乙\n丙\r\n丁", ["甲", "乙", "丙", "丁"]),
        ("\u3000\u3000甲\xa0\n\xa0\n 乙 ", ["甲", "乙"]),
        ("甲\u2028乙\x85丙\x0b丁\x0c戊", ["甲\u2028乙\x85丙\x0b丁\x0c戊"]),
    ],
)
def test_each_line_of_plain_text_is_a_paragraph(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_after_blank(newline: str) -> None:
    lines = ["甲", "乙", "", "丙", " \u3000", "丁", "戊"]
    paragraphs = Document(newline.join(lines)).paragraphs
    assert [paragraph.text for paragraph in paragraphs if paragraph.after_blank] == ["甲", "丙", "丁"]


def test_offsets_of_a_paragraph() -> None:
    text = "甲\r\n\u3000乙丙 \r\n"
    paragraph = Document(text).paragraphs[1]
    assert paragraph.span == Span(4, 6)
    assert (paragraph.line_start, paragraph.line_end) == (3, 8)
    assert paragraph.previous is not None
    assert paragraph.previous.text == "甲"
    assert paragraph.next is None
    assert paragraph.index == 1


def test_paragraph_at() -> None:
    document = Document("甲乙\n\n 丙")
    first, second = document.paragraphs
    found = [document.paragraph_at(offset) for offset in range(7)]
    assert found == [first, first, first, None, None, second, second]
    assert Document("").paragraph_at(0) is None


def test_kinds_of_markdown_blocks() -> None:
    document = Document("# 题\n\n文\n\n- 一\n  - 二\n", format="markdown")
    assert [(block.text, block.kind, block.level) for block in document.paragraphs] == [
        ("题", "heading", 1),
        ("文", "paragraph", 0),
        ("一", "list-item", 1),
        ("二", "list-item", 2),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_wrapped_markdown_paragraph_is_one_line(newline: str) -> None:
    document = Document(f"> 一句{newline}> 话。{newline}>{newline}> an{newline}> end", format="markdown")
    assert [block.text for block in document.paragraphs] == ["一句话。", "an end"]
    assert [block.wraps for block in document.paragraphs] == [(2,), (8,)]
    assert [block.after_blank for block in document.paragraphs] == [True, True]


def sentences(text: str) -> list[str]:
    return [sentence.text for paragraph in Document(text).paragraphs for sentence in paragraph.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "没有句号",
        "他说：“走吧，别等了”",
        "圆周率是3.14，约等于3.1",
        "Python 3.11 has it",
        "Dr. Smith met Mrs. Jones and J. R. R. Tolkien at No. 5 St. James Street.",
        "It costs e.g. 3 dollars, i.e. nothing, etc. and so on.",
        "See the U.S. Army page.",
        "at 5 p.m. on Monday",
        "version 2.0.",
        "(见图2.1)",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他来了。她走了。", ["他来了。", "她走了。"]),
        ("他说：“来！”她没动。", ["他说：“来！”", "她没动。"]),
        ("「好。」『真的？！』（是。）走吧", ["「好。」", "『真的？！』", "（是。）", "走吧"]),
        ("我……我不去。", ["我……", "我不去。"]),
        ("真的吗？！是的……。好", ["真的吗？！", "是的……。", "好"]),
        ("他来了。 　她走了。", ["他来了。", "她走了。"]),
        ("He came. She left.", ["He came.", "She left."]),
        ("It is 3.5 m. They left.", ["It is 3.5 m.", "They left."]),
        ('He said "Go." Then he left. “Why?” (Nobody knew.) 5 men stayed.',
         ['He said "Go."', "Then he left.", "“Why?”", "(Nobody knew.)", "5 men stayed."]),
        ("Wait... What? No.", ["Wait...", "What?", "No."]),
        ("甲。\n乙。", ["甲。", "乙。"]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_marks_in_front_belong_to_the_first_sentence() -> None:
    assert sentences("……他走了。") == ["……他走了。"]
    assert sentences("！") == ["！"]


def test_the_dots_of_a_url_end_no_sentence() -> None:
    document = Document("见 https://a.example/B.C?x!。好。")
    assert [sentence.text for sentence in document.paragraphs[0].sentences] == [
        "见 " + PLACEHOLDER * len("https://a.example/B.C?x!"[:-1]) + "!。",
        "好。",
    ]


def test_the_span_of_a_sentence_goes_over_a_wrap() -> None:
    document = Document("> 一。二\n> 三。", format="markdown")
    assert [document.text[slice(*sentence.span)] for sentence in document.paragraphs[0].sentences] == ["一。", "二\n> 三。"]


def protected(*ranges: tuple[int, int]) -> Document:
    return Document("x" * 40, layout=Layout(None, [Protected(*item, "code") for item in ranges]))


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 5), []),
        ((0, 0), []),
        ((5, 5), []),
        ((8, 8), []),
        ((8, 10), []),
        ((0, 6), [5]),
        ((7, 8), [5]),
        ((6, 6), [5]),
        ((0, 40), [5, 10, 20]),
        ((12, 21), [10, 20]),
    ],
)
def test_protected_in(span: tuple[int, int], expected: list[int]) -> None:
    document = protected((5, 8), (10, 13), (20, 25))
    assert [item.start for item in document.protected_in(Span(*span))] == expected
    assert document.touches_protected(Span(*span)) == bool(expected)


def removed(text: str, first: int, last: int | None = None, format: str = "text") -> str:
    document = Document(text, format=format)
    blocks = document.paragraphs
    edit = document.removal(blocks[first], None if last is None else blocks[last])
    return edited(text, [edit])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A\n\nB\n\nC\n", ["B\n\nC\n", "A\n\nC\n", "A\n\nB\n"]),
        ("A\nB\nC", ["B\nC", "A\nC", "A\nB"]),
        ("A\r\nB\r\nC", ["B\r\nC", "A\r\nC", "A\r\nB"]),
        ("A\r\rB\r\rC\r", ["B\r\rC\r", "A\r\rC\r", "A\r\rB\r"]),
        ("\n\n\u3000A \n \n\tB\n\n\n", ["\n\n\tB\n\n\n", "\n\n\u3000A \n\n\n"]),
        ("A\n\n\n\nB\n\nC", ["B\n\nC", "A\n\nC", "A\n\n\n\nB"]),
        ("A", [""]),
        (" A \n", [""]),
        ("\n\nA\n\n", ["\n\n"]),
    ],
)
def test_removal_of_one_paragraph(text: str, expected: list[str]) -> None:
    assert [removed(text, index) for index in range(len(expected))] == expected


def test_removal_of_a_run() -> None:
    text = "A\n\nB\n\nC\n\nD\n"
    assert removed(text, 1, 2) == "A\n\nD\n"
    assert removed(text, 0, 1) == "C\n\nD\n"
    assert removed(text, 2, 3) == "A\n\nB\n"
    assert removed(text, 0, 3) == ""


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [
        ("- a\n- b\n- c\n", 0, "- b\n- c\n"),
        ("- a\n- b\n- c\n", 1, "- a\n- c\n"),
        ("# T\n\ntext\n", 0, "text\n"),
        ("A\n\n## T ##\n\nB\n", 2, "A\n\n## T ##\n"),
        ("A **b**\n\nC\n", 1, "A **b**\n"),
        ("A\n\n```\ncode\n```\n\nB\n\nC\n", 1, "A\n\n```\ncode\n```\n\nC\n"),
        ("---\nx: y\n---\n\nA\n\nB\n", 0, "---\nx: y\n---\n\nB\n"),
        ("> a\n>\n> b\n>\n> c\n", 1, "> a\n>\n> c\n"),
        ("> a\n>\n> b\n", 0, "> b\n"),
        ("> a\n> b\n\nC\n", 0, "C\n"),
    ],
)
def test_removal_in_markdown_takes_whole_lines_and_leaves_what_is_no_prose(text: str, index: int, expected: str) -> None:
    assert removed(text, index, format="markdown") == expected


def test_removal_in_a_table() -> None:
    table = "| a | b |\n|---|---|\n| c | d |\n| e | f |\n"
    assert removed(table, 2, 3, format="markdown") == "| a | b |\n|---|---|\n| e | f |\n"
    assert removed(table, 2, format="markdown") == "| a | b |\n|---|---|\n|  | d |\n| e | f |\n"


def test_removal_is_one_edit_of_the_source() -> None:
    document = Document("A\n\nB\n")
    assert document.removal(document.paragraphs[1]) == Edit(Span(1, 4), "")


def test_text_of_the_api_may_hold_lone_surrogates() -> None:
    for format in ("text", "markdown"):
        document = Document("甲\ud800乙\n\n丙\udcff", format=format)
        assert [block.text for block in document.paragraphs] == [f"甲{PLACEHOLDER}乙", f"丙{PLACEHOLDER}"]
        assert [item.kind for item in document.layout.protected] == ["undecodable", "undecodable"]
        assert document.lines.position(5) == (3, 1)


def test_views_are_made_once() -> None:
    document = Document("甲。乙。")
    assert document.paragraphs is document.paragraphs
    assert document.prose is document.prose
    assert isinstance(document.paragraphs[0], Paragraph)


@pytest.mark.parametrize(("text", "expected"), [("abc é я あ", False), ("〇", True), ("x中", True), ("\U00020000", False)])
def test_has_han(text: str, expected: bool) -> None:
    assert Document(text).has_han is expected


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown format 'rtf': one of text, markdown"):
        _ = Document("x", format="rtf").prose


PLAIN = st.lists(st.sampled_from(["甲", " 乙丙", "\u3000丁 ", "戊", ">", "- 己"]), min_size=1, max_size=5)

MARKED = st.lists(
    st.sampled_from(
        ["甲 `x` 乙", "**丙**\n丁", "- 戊\n- 己", "1. 庚\n\n   辛", "> 壬\n> 癸", "子 [丑](x)", "```\n寅\n```", "<b>卯</b>"]
    ),
    min_size=1,
    max_size=5,
)


@given(PLAIN, st.lists(st.sampled_from(["", " ", "\u3000\t"]), max_size=3), st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_removal_leaves_all_other_paragraphs(lines: list[str], blanks: list[str], newline: str, data: st.DataObject) -> None:
    source = ""
    for line in lines:
        source += line + newline + "".join(blank + newline for blank in data.draw(st.permutations(blanks)))
    source = source.removesuffix(newline) if data.draw(st.booleans()) else source
    document = Document(source)
    first = data.draw(st.integers(0, len(lines) - 1))
    last = data.draw(st.integers(first, len(lines) - 1))
    after = edited(source, [document.removal(document.paragraphs[first], document.paragraphs[last])])
    left = [block.text for block in document.paragraphs if not first <= block.index <= last]
    assert [block.text for block in Document(after).paragraphs] == left
    assert after.replace("\r\n", "").count("\r") == (after.count("\r") if newline == "\r" else 0)
    assert len(after) <= len(source)


@given(MARKED, st.data())
def test_removal_in_markdown_touches_no_other_block(blocks: list[str], data: st.DataObject) -> None:
    source = "\n\n".join(blocks) + "\n"
    document = Document(source, format="markdown")
    if not document.paragraphs:
        return
    block = data.draw(st.sampled_from(document.paragraphs))
    (start, end), text = document.removal(block)
    assert text == ""
    assert start <= block.span.start
    assert block.span.end <= end
    for other in document.paragraphs:
        assert other is block or not Span(start, end).overlaps(other.span) or other.span.end == start
    for item in document.layout.protected:
        assert item.kind != "code" or item.end <= start or item.start >= end or block.span.start <= item.start


@pytest.mark.parametrize("tail", ["", "新", "\U00020000", "]^-\\", "\n\r\x00\ud800"])
@pytest.mark.parametrize("body", ["常用字，a]^\\-b\n", "\U0001f600甲"])
def test_the_characters_of_a_long_text(body: str, tail: str) -> None:
    for text in (body * 40_000 + tail, tail + body * 300_000, body * 150_000 + tail + body * 50_000):
        assert Document(text).characters == frozenset(text)
