"""What the report page shows of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.finding import Edit, Fix, Span
from wenlint.lines import LineIndex
from wenlint.plan import edited
from wenlint.report.html.excerpt import CODE, CONTEXT, CUT, DELETED, INSERTED, LONGEST, MARKED, WINDOWS, excerpt, line_of

M, D, I, C = MARKED, DELETED, INSERTED, CODE  # noqa: E741


def shown(text, span, edits=()):
    fix = Fix(tuple(Edit(Span(start, end), new) for start, end, new in edits), "mend it") if edits else None
    return excerpt(text, LineIndex(text), Span(*span), fix)


@pytest.mark.parametrize(
    ("text", "span", "edits", "rows"),
    [
        ("一二三", (1, 2), [], [[1, [0, "一", M, "二", 0, "三"]]]),
        ("一二三", (1, 1), [], [[1, [0, "一", M, "", 0, "二三"]]]),
        ("", (0, 0), [], [[1, [M, ""]]]),
        ("一二三", (1, 2), [(1, 2, "")], [[1, [0, "一", M | D, "二", 0, "三"]]]),
        ("一二三", (0, 3), [(1, 2, "x")], [[1, [M, "一", M | D, "二", I, "x", M, "三"]]]),
        ("一二三", (0, 1), [(3, 3, "。")], [[1, [M, "一", 0, "二三", I, "。"]]]),
        # lines
        ("一\n\n二\n三\n", (3, 4), [], [[1, [0, "一"]], [2, []], [3, [M, "二"]], [4, [0, "三"]]]),
        ("一\r\n二\r三", (3, 4), [], [[1, [0, "一"]], [2, [M, "二"]], [3, [0, "三"]]]),
        ("甲\n\n乙", (0, 4), [(1, 3, "")], [[1, [M, "甲", M | D | C, "↵", M | D | C, "↵", M, "乙"]]]),
        ("甲\n乙\n丙", (2, 3), [(1, 3, "")], [[1, [0, "甲", D | C, "↵"]], [2, [M | D, "乙"]], [3, [0, "丙"]]]),
        ("甲乙", (0, 1), [(1, 1, "\n")], [[1, [M, "甲", I | C, "↵"]], [None, [0, "乙"]]]),
        # what would not show
        ("一\u200b二", (1, 2), [(1, 2, "")], [[1, [0, "一", M | D | C, "U+200B", 0, "二"]]]),
        ("\u202e一\xa0二", (3, 4), [], [[1, [C, "U+202E", 0, "一\xa0", M, "二"]]]),
        ("一\u3000二", (1, 2), [], [[1, [0, "一", M | C, "U+3000", 0, "二"]]]),
        ("\u2764\ufe0f一", (2, 3), [], [[1, [0, "\u2764", 0, "\ufe0f", M, "一"]]]),
        ("a\tb", (1, 2), [], [[1, [0, "a", M, "\t", 0, "b"]]]),
    ],
)
def test_rows(text, span, edits, rows):
    windows, more = shown(text, span, edits)
    assert (windows, more) == ([rows], 0)


def test_context_is_cut():
    text = "中" * 1000
    [[[line, pieces]]], _ = shown(text, (500, 501))
    assert (line, pieces) == (1, [CUT, "", 0, "中" * CONTEXT, M, "中", 0, "中" * CONTEXT, CUT, ""])


def test_long_spans_are_cut_in_the_middle():
    [[[_, pieces]]], _ = shown("一" * 5000, (0, 5000))
    assert pieces[::2] == [M, M | CUT, M]
    assert int(pieces[3]) + len(pieces[1]) + len(pieces[5]) == 5000
    assert len(pieces[1]) + len(pieces[5]) == LONGEST


def test_a_cut_goes_on_counting_lines():
    windows, _ = shown("x\n" * 500 + "尾", (0, 1000))
    assert windows[0][-1] == [501, [0, "尾"]]


def test_far_edits_have_windows_of_their_own_and_the_rest_is_counted():
    text = "正文" * 10_000
    edits = [(at, at + 1, "") for at in range(0, 20_000, 1000)]
    windows, more = shown(text, (10_000, 10_001), edits)
    assert len(windows) == WINDOWS
    assert more == len(edits) - WINDOWS
    assert any(flags == M | D for window in windows for _, pieces in window for flags in pieces[::2])


@pytest.mark.parametrize("hostile", ["\u200b" * 100_000, "\n" * 100_000, "x" * 100_000, "a\n\u202e" * 30_000])
def test_the_size_is_bounded(hostile):
    edits = [(at, at + 1, "\u200b" * 1000) for at in range(0, len(hostile), 2)]
    windows, _ = shown(hostile, (0, len(hostile)), edits)
    assert len(str(windows)) < 250_000
    windows, _ = shown(hostile, (len(hostile) // 2, len(hostile)))
    assert len(str(windows)) < 20_000


PLAIN = st.text(st.sampled_from("甲乙丙丁 a"), min_size=1, max_size=80)


@given(st.data())
def test_what_is_shown_is_the_text_before_and_after(data):
    text = data.draw(PLAIN)
    offsets = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    edits = [
        (start, end, data.draw(st.sampled_from(["", "新", "新的"])))
        for start, end in zip(offsets[::2], offsets[1::2], strict=False)
    ]
    span = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted))
    windows, more = shown(text, span, edits)
    pieces = [pair for window in windows for _, flat in window for pair in zip(flat[::2], flat[1::2], strict=True)]
    assert more == 0
    assert not any(flags & (CUT | CODE) for flags, _ in pieces) or len(text) > CONTEXT
    if len(text) <= CONTEXT:
        assert "".join(part for flags, part in pieces if not flags & INSERTED) == text
        assert "".join(part for flags, part in pieces if not flags & DELETED) == edited(
            text, [Edit(Span(start, end), new) for start, end, new in edits]
        )
        assert "".join(part for flags, part in pieces if flags & MARKED) == text[span[0] : span[1]]


def test_related_places_are_one_line():
    text = "头" * 100 + "\n前«第一行\n第二行»后\n" + "尾" * 100
    start, end = text.index("«"), text.index("»")
    assert line_of(text, Span(start, end)) == [0, "前", M, "«第一行"]
    assert line_of("字" * 500, Span(250, 400)) == [0, "字" * (CONTEXT // 2), M, "字" * CONTEXT, 0, "字" * (CONTEXT // 2)]
