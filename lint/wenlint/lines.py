"""Offsets to lines and columns, the only place where lines are counted, and sets of lines or offsets."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class LineIndex:
    r"""The beginnings of all lines of a text; only `\n`, `\r\n` and `\r` end a line.

    The characters that `str.splitlines` also splits at (U+000B, U+0085, U+2028 …) occur inside lines of damaged text.
    """

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        starts = array("I", (0,))
        at = text.find("\n")
        if "\r" not in text:
            while at >= 0:
                starts.append(at + 1)
                at = text.find("\n", at + 1)
        else:
            starts.extend(_starts_with_carriage_returns(text))
        self.starts = starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point offset, both from 1; the column counts code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def start_of(self, offset: int) -> int:
        """Offset at which the line begins that holds an offset."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def part(self, offset: int) -> str:
        """What people call the part of the file that holds an offset; empty for a file that has no parts."""
        return ""

    def line_start(self, line: int) -> int:
        """Offset at which a line (from 1) begins."""
        return self.starts[line - 1]

    def __len__(self) -> int:
        return len(self.starts)


def _starts_with_carriage_returns(text: str) -> list[int]:
    import re  # only texts with a carriage return pay for the pattern

    return [match.end() for match in re.finditer(r"\r\n?|\n", text)]


class Ranges:
    """A set of whole numbers made of ranges, which answers in logarithmic time whether another range meets it.

    A range is its first and its last number, both included; one that ends before it begins is empty.
    """

    __slots__ = ("_firsts", "_lasts")

    def __init__(self, ranges: Iterable[tuple[float, float]]) -> None:
        self._firsts: list[float] = []
        self._lasts: list[float] = []
        for first, last in sorted(ranges):
            if last < first:
                continue
            if self._lasts and first <= self._lasts[-1]:
                self._lasts[-1] = max(self._lasts[-1], last)
            else:
                self._firsts.append(first)
                self._lasts.append(last)

    def meet(self, first: float, last: float) -> bool:
        """True when a number from `first` to `last` is in the set."""
        nearest = bisect_right(self._firsts, last) - 1
        return first <= last and nearest >= 0 and self._lasts[nearest] >= first
