"""What holds for every format with markup: nothing is lost, nothing is read twice, fixes keep what is protected."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import wenlint
from wenlint.document import Document

FORMATS = ("rst", "asciidoc", "latex", "po", "srt")
PIECES = st.sampled_from(
    [
        "甲",
        "乙。",
        "a",
        " ",
        "\n",
        "\n\n",
        "    ",
        "*",
        "**",
        "`",
        "``",
        "_",
        ":",
        "::",
        "..",
        ".. note::",
        "|",
        "=",
        "====",
        "----",
        "- ",
        "1. ",
        "[",
        "]",
        "(((",
        "<<",
        ">>",
        "\\",
        "{",
        "}",
        "$",
        "%",
        "&",
        "\\begin{a}",
        "\\end{a}",
        "\\item ",
        "\\textbf{",
        "\\section{",
        '"',
        'msgstr "',
        'msgid "',
        "00:00:01,000 --> 00:00:02,000",
        "http://a.example/",
        "+",
        "|===",
        "\r\n",
    ]
)


@pytest.mark.parametrize("format", FORMATS)
@given(text=st.lists(PIECES, max_size=40).map("".join))
def test_every_character_is_prose_or_protected_or_blank(format: str, text: str) -> None:
    layout = Document(text, format=format).layout
    assert layout.regions is not None
    pieces = [piece for region in layout.regions for piece in region.pieces]
    assert all(one.end <= other.start for one, other in itertools.pairwise(pieces))
    seen = {at for piece in pieces if piece.text is None for at in range(piece.start, piece.end)}
    hidden = {at for item in layout.protected for at in range(item.start, item.end)}
    assert not seen & hidden
    assert all(text[at].isspace() for at in set(range(len(text))) - seen - hidden)
    prose = Document(text, format=format).prose
    assert all(0 <= prose.span(at, at + 1).start <= prose.span(at, at + 1).end <= len(text) for at in range(len(prose.text)))


@pytest.mark.parametrize(
    ("format", "text", "fixed"),
    [
        ("rst", "标题\n====\n\n零宽\u200b空格，``零\u200b宽``。\n", "标题\n====\n\n零宽空格，``零\u200b宽``。\n"),
        ("asciidoc", "== 标\u200b题\n\n文\u200b字 `零\u200b宽`\n", "== 标题\n\n文字 `零\u200b宽`\n"),
        ("latex", "\\section{标\u200b题}文\u200b字\\ref{a\u200b}\n", "\\section{标题}文字\\ref{a\u200b}\n"),
        ("po", 'msgid "a\u200b"\nmsgstr "文\u200b字"\n', 'msgid "a\u200b"\nmsgstr "文字"\n'),
        ("srt", "1\n00:00:01,000 --> 00:00:02,000\n文\u200b字\n", "1\n00:00:01,000 --> 00:00:02,000\n文字\n"),
    ],
)
def test_fixes_touch_prose_alone(format: str, text: str, fixed: str) -> None:
    assert wenlint.fix_text(text, format=format).text == fixed
