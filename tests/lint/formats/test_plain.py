"""Plain text: URLs, and lines that are wrapped by hand."""

import glob
import os
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.document import Document
from wenlint.finding import Span
from wenlint.formats.plain import columns, layout, soft_wrap, wrap_width
from wenlint.prose import PLACEHOLDER

SEEDS = sorted(glob.glob(os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds", "*.txt")))

ENGLISH = (
    "The committee met on Monday and heard from three witnesses, none of whom had seen the bridge before it fell. "
    "Nobody could say when the last inspection had taken place, although the records of the county mention a visit in the spring. "
    "It was decided to ask the engineers for their drawings and to meet again within a fortnight. "
    "Meanwhile the road stays closed, and those who live beyond the river have to take the ferry at the mill."
)

CHINESE = (
    "去年冬天，村里决定把那条通往山脚的土路修成水泥路，工程由几位返乡的青年带头，资金一半来自乡亲们的捐款，另一半向县里申请。"
    "动工那天下着小雨，可是来帮忙的人比谁都想得到的还要多，连平时不大出门的老人也提着热水瓶站在路边，给大家倒茶。"
    "到了第二年春天，路终于通了，孩子们上学不用再绕远路，山上的茶叶也能当天运到镇上去卖。"
)

JAPANESE = (
    "その年の冬は雪が多く、村へ通じる道は何度も閉ざされた。郵便も届かず、人々は囲炉裏のまわりに集まって昔の話をしては長い夜を過ごした。"
    "春になってようやく最初のバスが来たとき、子どもたちは手を振りながら橋のたもとまで駆けていった。"
)

NO_LINE_BEGIN = "。，、；：！？）」』”"


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most this many columns; Chinese is cut anywhere but in front of a closing mark."""
    if text.isascii():
        return textwrap.wrap(text, width)
    lines = [""]
    for character in text:
        if columns(lines[-1] + character) > width and character not in NO_LINE_BEGIN:
            lines.append("")
        lines[-1] += character
    return lines


POEM = """\
白日依山尽，黄河入海流。
欲穷千里目，更上一层楼。
君不见黄河之水天上来，奔流到海不复回。
君不见高堂明镜悲白发，朝如青丝暮成雪。
人生得意须尽欢，莫使金樽空对月。
天生我材必有用，千金散尽还复来。
"""

LONG_VERSE = "\n".join(
    ["山一程，水一程，身向榆关那畔行，夜深千帐灯，故园无此声。"] * 3
    + ["风一更，雪一更，聒碎乡心梦不成，故园无此声，夜深千帐灯。"] * 3
)

ENGLISH_VERSE = """\
I wandered lonely as a cloud
That floats on high o'er vales and hills,
When all at once I saw a crowd,
A host, of golden daffodils;
Beside the lake, beneath the trees,
Fluttering and dancing in the breeze.
"""

LOG = "\n".join(
    f"2024-03-0{day} 10:2{day}:11,20{day} INFO  worker-{day} finished the batch {day * 7919} of queue main in {day * 37} ms"
    for day in range(1, 9)
)

LOWER_CASE_LOG = "\n".join(
    f"kernel: usb {number}-{number}.4: new high-speed device number {number * 3} using xhci_hcd port" for number in range(3, 12)
)

HASHES = "\n".join(f"{'abcdef0123456789' * 4}  file{number}.tar.gz" for number in range(8))

BASE64 = "\n".join(["bG9yZW0gaXBzdW0gZG9sb3Igc2l0IGFtZXQgY29uc2VjdGV0dXIgYWRpcGlzY2luZ2VsaXQ"] * 8)

URLS = "\n".join(f"https://example.org/archive/2024/{number:08}/index.html" for number in range(8))

BULLETS = "\n".join(f"- {line}" for line in wrapped(ENGLISH, 70))

NUMBERED = "\n".join(f"{number}、{line}" for number, line in enumerate(wrapped(CHINESE, 70), 1))

ADDRESSES = """\
Anna Example
12 Long Street, Flat 3
Newcastle upon Tyne
NE1 4XX

张三
北京市海淀区中关村大街一号
邮编一〇〇〇八〇
"""

ROSTER = "\n".join(["张小明　男　一九八五年三月　大学本科　办公室主任"] * 8)

TABLE = "\n".join(["name of the part      length     weight     price   stock"] * 8)

DIALOGUE = "\n".join(["“你去哪里？”", "“去镇上，买点盐和灯油，天黑以前回来。”", "“路上小心。”", "“知道了。”"] * 4)

PARAGRAPHS = "\n".join([CHINESE] * 6)

SENTENCES = CHINESE.replace("。", "。\n").replace("，", "，\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(value, id=name)
        for name, value in sorted(globals().items())
        if name.isupper() and isinstance(value, str) and name not in ("ENGLISH", "CHINESE", "JAPANESE", "NO_LINE_BEGIN")
    ]
    + ["", "\n\n\n", "甲", "\n".join(wrapped(ENGLISH, 70)[:3]), "\n".join(wrapped(ENGLISH, 30)), "\n".join(wrapped(CHINESE, 30))],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_that_are_paragraphs(text: str, newline: str) -> None:
    text = text.replace("\n", newline)
    assert wrap_width(text) is None
    assert layout(text).regions is None


@pytest.mark.parametrize("path", SEEDS, ids=os.path.basename)
def test_the_samples_are_not_wrapped(path: str) -> None:
    with open(path, encoding="utf-8", newline="") as file:
        assert wrap_width(file.read()) is None


def test_there_are_samples() -> None:
    assert SEEDS


@pytest.mark.parametrize(
    ("text", "width"), [(ENGLISH, 60), (ENGLISH, 72), (ENGLISH, 79), (CHINESE, 40), (CHINESE, 76), (JAPANESE, 40)]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("style", ["blank lines", "indented"])
def test_wrapped_text_is_joined(text: str, width: int, newline: str, style: str) -> None:
    indent = {"blank lines": "", "indented": "    " if text.isascii() else "\u3000\u3000"}[style]
    paragraphs = [text, text[::-1].replace("\n", ""), text]
    lines: list[str] = []
    for paragraph in paragraphs:
        first, *rest = wrapped(paragraph, width)
        lines += [indent + first, *rest] + [""] * (style == "blank lines")
    source = newline.join(lines)
    document = Document(source)
    assert [block.text for block in document.paragraphs] == [paragraph.strip() for paragraph in paragraphs]
    assert all(len(block.wraps) == len(wrapped(block.text, width)) - 1 for block in document.paragraphs)
    for block in document.paragraphs:
        start, end = block.span
        assert (source[start], source[end - 1]) == (block.text[0], block.text[-1])
        assert source[start:end].replace(newline, " " if text.isascii() else "") == block.text


def test_lists_and_headings_in_wrapped_text_stay_blocks() -> None:
    body = wrapped(ENGLISH, 60)
    source = "\n".join(["A HEADING", "", *body, "", "- " + body[0], "  " + body[1], "- " + body[2], "1. " + body[3], "", *body])
    text = " ".join(body)
    assert [block.text for block in Document(source).paragraphs] == [
        "A HEADING", text, f"- {body[0]} {body[1]}", f"- {body[2]}", f"1. {body[3]}", text,
    ]  # fmt: skip


def test_wrapped_capitals() -> None:
    assert wrap_width("\n".join(wrapped(ENGLISH.upper(), 60))) is not None


def test_a_long_line_in_wrapped_text_is_a_paragraph_of_its_own() -> None:
    source = "\n".join(wrapped(ENGLISH, 72) * 6 + ["x" * 60 + " " + "y" * 90] + wrapped(ENGLISH, 72))
    assert "x" * 60 + " " + "y" * 90 in [block.text for block in Document(source).paragraphs]


@pytest.mark.parametrize(
    ("before", "after", "joint"),
    [
        ("中", "文", ""),
        ("中", "a", ""),
        ("a", "中", ""),
        ("。", "“", ""),
        ("a", "b", " "),
        ("한", "국", " "),
        ("é", "à", " "),
        ("か", "な", ""),
    ],
)
def test_what_joins_two_lines(before: str, after: str, joint: str) -> None:
    assert soft_wrap(f"{before}\n{after}", 1, 2) == joint


@pytest.mark.parametrize(
    "text",
    [
        "a@b",
        "@name",
        "a @b.c",
        "user@",
        "www. x",
        "swww.example.org",
        "http:/x",
        "://x",
        "http://",
        "file://。",
        "见www.。",
        "x@-",
        "3@4",
    ],
)
def test_no_url(text: str) -> None:
    assert layout(text).protected == []


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("见https://a.example/b?c=d#e。", ["https://a.example/b?c=d#e"]),
        ("见 http://a.example/b, http://c.example.", ["http://a.example/b", "http://c.example"]),
        ("(see http://a.example/x)", ["http://a.example/x"]),
        ("http://a.example/x_(y) and (http://a.example/x_(y))!", ["http://a.example/x_(y)", "http://a.example/x_(y)"]),
        ("“ftp://a.example/b”", ["ftp://a.example/b"]),
        ("file:///tmp/x", ["file:///tmp/x"]),
        ("访问www.example.org/a吧", ["www.example.org/a"]),
        ("信箱a.b+c@d-e.example.cn。", ["a.b+c@d-e.example.cn"]),
        ("a@b.example, c@d.example;", ["a@b.example", "c@d.example"]),
        ("<http://a.example>", ["http://a.example"]),
    ],
)
def test_urls(text: str, urls: list[str]) -> None:
    assert [text[item.start : item.end] for item in layout(text).protected] == urls
    assert {item.kind for item in layout(text).protected} == {"url"}


def test_a_url_in_wrapped_text_is_a_placeholder() -> None:
    lines = wrapped(ENGLISH.replace("three witnesses", "http://a.example/b?c=d and"), 60)
    document = Document("\n".join(lines))
    (block,) = document.paragraphs
    assert block.text == " ".join(lines).replace("http://a.example/b?c=d", PLACEHOLDER)
    at = block.text.index(PLACEHOLDER)
    assert document.text[slice(*document.prose.span(at, at + 1))] == "http://a.example/b?c=d"


@pytest.mark.parametrize(("text", "count"), [("", 0), ("abc", 3), ("中文", 4), ("é—я", 3), ("ｱア", 3), ("한。", 4)])
def test_columns(text: str, count: int) -> None:
    assert columns(text) == count


@given(st.lists(st.sampled_from(["a long line of words", CHINESE[:24], " ", "", "- item", "x@y.zz", "\u3000段", "\u2028"]), max_size=30),
       st.sampled_from(["\n", "\r\n", "\r"]))  # fmt: skip
def test_a_layout_is_in_order_and_within_the_text(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    made = layout(text)
    at = 0
    for region in made.regions or ():
        for piece in region.pieces:
            assert at <= piece.start < piece.end <= len(text)
            at = piece.end
            if piece.text is None:
                assert not set(text[piece.start : piece.end]) & set("\r\n")


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# a heading\n甲", ["# a heading", "甲"]),
        ("<!-- a comment -->\n甲", ["<!-- a comment -->", "甲"]),
        ("# wenlint-disable\n甲\n# wenlint-enable", ["甲"]),
        ("甲\n// wenlint-disable-next-line DUP101 -- http://a.example/x\n乙", ["甲", "乙"]),
        ("<!-- wenlint-disable-file -->\r\n甲", ["甲"]),
        ("甲。 <!-- wenlint-disable-line DUP101 -->\n乙", ["甲。", "乙"]),
        ("甲 {/* wenlint-disable-line */} www.a.example\r乙", ["甲" + " " * 30 + PLACEHOLDER * 13, "乙"]),
    ],
)
def test_a_directive_is_no_prose(text: str, blocks: list[str]) -> None:
    document = Document(text)
    assert [block.text for block in document.paragraphs] == blocks
    for block in document.paragraphs:
        start, end = block.span
        assert len(block.text) == end - start


def test_a_directive_in_wrapped_text_is_no_prose() -> None:
    first, second, *rest = wrapped(ENGLISH, 60)
    source = "\n".join(["# wenlint-disable DUP -- for the joke's sake", f"{first} <!-- wenlint-disable-line -->", second, *rest])
    document = Document(source)
    assert [block.text for block in document.paragraphs] == [ENGLISH]
    assert [item.kind for item in document.layout.protected] == ["comment", "comment"]
    assert document.text[slice(*document.paragraphs[0].span)].startswith(first)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("编号\t名称\n1\t蜂蜜\n2\t牛奶\n", "ccc"),
        ("目录\n\n编号\t名称\r\n1\t蜂蜜\r\n2\t\r\n", "pccc"),
        (f"shi\t{'是事市' * 30}\nyi\t{'一以已' * 30}\nji\t{'几己及' * 30}", "ccc"),
        ("蜂蜜\t甜\n牛奶\t白\n\n面包\t香\n", "ppp"),  # two rows, and one
        ("蜂蜜\t甜\n牛奶\t白\t凉\n面包\t香\n", "ppp"),
        ("\t去年冬天\t下雪\n\t动工那天\t下雨\n\t第二年春天\t通车\n", "ppp"),
        ("1.\t打开窗口\n2.\t选择文件\n3.\t关闭窗口\n", "ppp"),
        (f"好评\t{CHINESE}\n差评\t{CHINESE}\n好评\t{CHINESE}\n", "ppp"),  # a corpus
        (("甲" + "\t乙" * 60 + "\t" + CHINESE + "\n") * 3, "ppp"),  # values that could be read in two ways are not tried in both
        ("蜂蜜,甜\n" * 10, "c" * 10),
        ("蜂蜜,甜\n" * 9, "p" * 9),
        ("他来,她走,大家来了.\n" * 12, "p" * 12),
        ("床前明月光，疑是地上霜\n" * 12, "p" * 12),
        ("今天天气好, 我们出去\n" * 12, "p" * 12),
    ],
)
def test_rows_of_data_are_cells(text: str, kinds: str) -> None:
    document = Document(text)
    assert "".join(paragraph.kind[-4] if paragraph.kind == "table-cell" else "p" for paragraph in document.paragraphs) == kinds
    assert document.prose.text == text


CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E80)]


@pytest.mark.parametrize(
    ("text", "is_data"),
    [
        pytest.param("\n".join(CHARACTERS), True, id="a character on each line"),
        pytest.param("\r\n".join([*CHARACTERS, "blank", "\u200b", "\u3000"]) + "\r\n", True, id="but a few"),
        pytest.param("\n".join(CHARACTERS[:50]), False, id="few lines"),
        pytest.param("\n\n\n".join(f"{character}。" for character in CHARACTERS), False, id="two on each line"),
        pytest.param("一段文字。" + "\n" * 1000 + "又一段文字。", False, id="blank lines"),
    ],
)
def test_a_list_of_characters_is_data(text: str, is_data: bool) -> None:
    document = Document(text)
    assert document.touches_protected(Span(0, 1)) is is_data
    assert bool(list(document.paragraphs)) is not is_data
