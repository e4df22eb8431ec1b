"""Offsets to lines and columns, the only place where lines are counted."""

from __future__ import annotations

from array import array
from bisect import bisect_right


class LineIndex:
    """The beginnings of all lines of a text; only ``\\n``, ``\\r\\n`` and ``\\r`` end a line.

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

    def line_start(self, line: int) -> int:
        """Offset at which a line (from 1) begins."""
        return self.starts[line - 1]

    def __len__(self) -> int:
        return len(self.starts)


def _starts_with_carriage_returns(text: str) -> list[int]:
    import re  # only texts with a carriage return pay for the pattern

    return [match.end() for match in re.finditer(r"\r\n?|\n", text)]
