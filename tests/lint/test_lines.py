"""Offsets to lines and columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.lines import LineIndex, Ranges

TEXTS = st.text(alphabet="a中\n\r\x0b\x85\u2028\U0001f600", max_size=40)


def naive_position(text: str, offset: int) -> tuple[int, int]:
    """Line and column by walking from the beginning."""
    line = col = 1
    for at in range(offset):
        is_end = text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n")
        line, col = (line + 1, 1) if is_end else (line, col + 1)
    return line, col


@pytest.mark.parametrize("inside", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_what_splitlines_takes_for_a_line_end_is_none(inside: str) -> None:
    assert len(LineIndex(f"a{inside}b")) == 1
    assert LineIndex(f"a{inside}b").position(2) == (1, 3)


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("a", [0]),
        ("a\n", [0, 2]),
        ("a\r\nb", [0, 3]),
        ("a\rb", [0, 2]),
        ("\n\r", [0, 1, 2]),
        ("\r\r\n\n", [0, 1, 3, 4]),
    ],
)
def test_line_starts(text: str, starts: list[int]) -> None:
    index = LineIndex(text)
    assert [index.line_start(line) for line in range(1, len(index) + 1)] == starts


def test_a_column_counts_code_points() -> None:
    assert LineIndex("😀®中x").position(3) == (1, 4)


@given(TEXTS)
def test_positions_are_those_of_a_naive_walk(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        # A position between \r and \n belongs to the line that they end together.
        assert index.position(offset) == naive_position(text, offset)


@given(TEXTS)
def test_a_line_start_is_column_one(text: str) -> None:
    index = LineIndex(text)
    assert [index.position(index.line_start(line)) for line in range(1, len(index) + 1)] == [
        (line, 1) for line in range(1, len(index) + 1)
    ]


RANGES = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), max_size=6)


@given(RANGES, st.integers(1, 30), st.integers(1, 30))
def test_ranges_meet_as_sets_of_lines_do(ranges: list[tuple[int, int]], first: int, last: int) -> None:
    lines = {line for start, end in ranges for line in range(start, end + 1)}
    assert Ranges(ranges).meet(first, last) == bool(lines & set(range(first, last + 1)))


def test_a_range_may_be_without_end() -> None:
    ranges = Ranges([(5, float("inf"))])
    assert not ranges.meet(1, 4)
    assert ranges.meet(10**9, 10**9)
