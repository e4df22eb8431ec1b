"""Columns as editors count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.lines import LineIndex
from wenlint.server.positions import Positions

SIZES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(st.sampled_from("a文é\U00020bb7\U0001f44d\u2028\x85\n\r"), max_size=40)


def made(text, encoding):
    return Positions(text, LineIndex(text), encoding)


def simple(text, offset, encoding):
    """A position as a reader counts it who encodes the beginning of the line; CRLF is one line end."""
    line, col = LineIndex(text).position(offset)
    codec, size = SIZES[encoding]
    return line - 1, len(text[offset - col + 1 : offset].encode(codec)) // size


@pytest.mark.parametrize("encoding", SIZES)
@given(text=TEXTS, data=st.data())
def test_positions(encoding, text, data):
    offset = data.draw(st.integers(0, len(text)))
    positions = made(text, encoding)
    line, column = positions.position(offset)
    assert (line, column) == simple(text, offset, encoding)
    back = positions.offset(line, column)
    assert back == offset or text[back:offset].strip("\r\n") == "", "a place within a line end is the end of its line"


@pytest.mark.parametrize("encoding", SIZES)
def test_long_lines(encoding):
    text = "文\U00020bb7" * 50_000
    positions = made(text, encoding)
    for offset in (0, 1, 1023, 1024, 1025, 99_999, 100_000):
        assert positions.position(offset) == simple(text, offset, encoding)
        assert positions.offset(*positions.position(offset)) == offset


def test_positions_that_are_not_there():
    positions = made("a\U00020bb7b\ncd", "utf-16")
    assert positions.offset(0, 2) == 1, "within a surrogate pair: the character"
    assert positions.offset(0, 99) == 3
    assert positions.offset(1, 99) == positions.offset(7, 0) == 6


@pytest.mark.parametrize("encoding", SIZES)
def test_lone_surrogates_count_as_characters(encoding):
    assert made("\udc80a", encoding).offset(0, {"utf-8": 3}.get(encoding, 1)) == 1
