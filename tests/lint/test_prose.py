"""The prose of a document and the way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.finding import Span
from wenlint.prose import PLACEHOLDER, Layout, Piece, Prose, Protected, Region


def prose(source: str, *regions: Region) -> Prose:
    return Prose(source, Layout(regions))


def block(*pieces: tuple[int, int] | tuple[int, int, str], kind: str = "paragraph", level: int = 0) -> Region:
    return Region(tuple(Piece(*piece) for piece in pieces), kind, level)


def test_without_regions_prose_is_the_source() -> None:
    text = "第一行\r\n 第二行\n"
    plain = Prose(text, Layout(None))
    assert plain.text == text
    assert plain.span(3, 7) == Span(3, 7)
    assert not plain.wraps


def test_a_protected_range_is_masked_in_place() -> None:
    plain = Prose("看 www.x.cn 吧", Layout(None, [Protected(2, 10, "url")]))
    assert plain.text == "看 " + PLACEHOLDER * 8 + " 吧"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("甲\r乙", "甲\n乙"),
        ("甲\r乙\n丙", "甲\n乙\n丙"),
        ("甲\r\n乙\r丙", "甲\r\n乙\n丙"),
        ("甲\r\r乙", "甲\n\n乙"),
        ("甲\r\r\n乙\r", "甲\n\r\n乙\n"),
        ("甲\u2028乙\x85丙\x0b丁", "甲\u2028乙\x85丙\x0b丁"),
    ],
)
def test_each_line_end_of_the_source_ends_a_line_of_the_prose(source: str, text: str) -> None:
    assert Prose(source, Layout(None)).text == text


def test_an_undecodable_byte_is_no_prose() -> None:
    assert Prose("甲\udcff乙", Layout(None)).text == f"甲{PLACEHOLDER}乙"
    assert prose("甲\ud800\udc00乙", block((0, 4))).text == f"甲{PLACEHOLDER * 2}乙"


def test_regions_are_lines() -> None:
    built = prose(
        "# 标题\n\n正文\n- 项", block((2, 4), kind="heading", level=1), block((6, 8)), block((11, 12), kind="list-item", level=1)
    )
    assert built.text == "标题\n\n正文\n项"
    assert built.kinds == {0: ("heading", 1), 7: ("list-item", 1)}


def test_markup_between_pieces_is_in_a_span_that_goes_over_it_and_in_no_other() -> None:
    source = "他**很**好"
    built = prose(source, block((0, 1), (3, 4), (6, 7)))
    assert built.text == "他很好"
    assert [built.span(at, at + 1) for at in range(3)] == [(0, 1), (3, 4), (6, 7)]
    assert built.span(0, 2) == (0, 4)
    assert built.span(0, 3) == (0, 7)


def test_a_placeholder_is_one_character_for_the_whole_object() -> None:
    source = "用 `ls -l` 看"
    built = prose(source, block((0, 2), (2, 9, PLACEHOLDER), (9, 11)))
    assert built.text == f"用 {PLACEHOLDER} 看"
    assert built.span(2, 3) == (2, 9)
    assert built.span(1, 4) == (1, 10)
    assert not built.wraps


@pytest.mark.parametrize(("joiner", "text", "wrap"), [(" ", "ab cd", 2), ("", "abcd", 2)])
@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n"])
def test_a_soft_wrap(joiner: str, text: str, wrap: int, newline: str) -> None:
    source = f"> ab{newline}> cd"
    second = len(source) - 2
    built = prose(source, block((2, 4), (4, second, joiner), (second, second + 2)))
    assert built.text == text
    assert list(built.wraps) == [wrap]
    assert built.span(0, len(text)) == (2, len(source))
    assert built.span(1, 2) == (3, 4)
    assert built.span(len(text) - 2, len(text) - 1) == (second, second + 1)


def test_an_object_of_two_lines_is_no_soft_wrap() -> None:
    built = prose("a `b\nc` d", block((0, 2), (2, 7, PLACEHOLDER), (7, 9)))
    assert not built.wraps
    assert built.span(2, 3) == (2, 7)


@pytest.mark.parametrize(
    ("source", "second", "where"),
    [
        ("ab **cd**", 5, "after markup"),
        ("ab\ncd", 3, "after an empty joint"),
    ],
)
def test_an_insertion_point_sticks_to_the_text_in_front(source: str, second: int, where: str) -> None:
    gap = [] if "**" in source else [(2, 3, "")]
    first = (0, 3) if "**" in source else (0, 2)
    built = prose(source, block(first, *gap, (second, second + 2)))
    at = first[1]
    assert built.span(at, at) == (at, at)


def test_an_insertion_point_at_the_beginning_of_a_block_is_in_the_block() -> None:
    built = prose("# 甲\n\n> 乙", block((2, 3), kind="heading", level=1), block((7, 8)))
    assert built.text == "甲\n\n乙"
    assert built.span(0, 0) == (2, 2)
    assert built.span(3, 3) == (7, 7)
    assert built.span(1, 1) == (3, 3)
    assert built.span(4, 4) == (8, 8)


def test_a_text_without_prose() -> None:
    built = prose("```\ncode\n```\n")
    assert built.text == ""
    assert built.span(0, 0) == (0, 0)


@pytest.mark.parametrize(
    ("gap", "is_blank"),
    [
        ("\n", False),
        ("\r\n", False),
        ("\r", False),
        ("\n    - ", False),
        ("\n===\n", False),
        ("\n\u2028", False),
        (" | ", False),
        ("\n\n", True),
        ("\r\n\r\n", True),
        ("\r\r", True),
        ("\n \t\n", True),
        ("\r\n  \r\n", True),
        ("\n\u3000\n", True),
        ("\n\n    ", True),
        ("\n>\n> ", True),
        ("\n> > \n> ", True),
        ("\n```\nx\n```\n\n", True),
    ],
)
def test_a_blank_line_between_blocks_is_one_in_the_prose(gap: str, is_blank: bool) -> None:
    built = prose(f"a{gap}b", block((0, 1)), block((1 + len(gap), 2 + len(gap))))
    assert built.text == ("a\n\nb" if is_blank else "a\nb")
    assert built.span(0, len(built.text)) == (0, 2 + len(gap))


@st.composite
def built_sources(draw: st.DrawFn) -> tuple[str, list[Region]]:
    """A source of words, markup, objects and wraps, with the regions that a format module would make of it."""
    source, regions = "", []
    for _ in range(draw(st.integers(1, 4))):
        source += draw(st.sampled_from(["", "# ", "> "]))
        pieces: list[Piece] = []
        for kind in draw(st.lists(st.sampled_from(["word", "markup", "object", "wrap", "space"]), min_size=1, max_size=6)):
            start = len(source)
            source += {"word": "中文ab", "markup": "**", "object": "`x y`", "wrap": "\r\n> ", "space": "\n"}[kind]
            if kind != "markup" and (pieces or kind in ("word", "object")):
                text = {"object": PLACEHOLDER, "wrap": "", "space": " "}.get(kind)
                pieces.append(Piece(start, len(source), text))
        if pieces:
            regions.append(Region(tuple(pieces)))
        source += draw(st.sampled_from(["\n", "\n\n", "\r\n", "\r\r", "\n```\n\n```\n"]))
    return source, regions


@given(built_sources())
def test_unchanged_prose_maps_to_itself(built: tuple[str, list[Region]]) -> None:
    source, regions = built
    made = Prose(source, Layout(regions))
    last = 0
    for at, character in enumerate(made.text):
        start, end = made.span(at, at + 1)
        assert last <= start <= end <= len(source)
        last = start
        if character not in (PLACEHOLDER, "\n", " "):
            assert source[start:end] == character
        assert character != PLACEHOLDER or source[start:end] == "`x y`"


@given(built_sources(), st.data())
def test_a_span_is_that_of_its_ends(built: tuple[str, list[Region]], data: st.DataObject) -> None:
    source, regions = built
    made = Prose(source, Layout(regions))
    if not made.text:
        return
    start = data.draw(st.integers(0, len(made.text) - 1))
    end = data.draw(st.integers(start + 1, len(made.text)))
    assert made.span(start, end) == (made.span(start, start + 1).start, made.span(end - 1, end).end)
    point = made.span(start, start)
    assert point.start == point.end
    assert made.span(start, end).start >= point.start or made.text[start - 1] == "\n"
