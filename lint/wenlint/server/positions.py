"""Offsets to the positions of the protocol and back: lines from 0, columns in UTF-8, UTF-16 or UTF-32 code units."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wenlint.finding import Span
    from wenlint.lines import LineIndex

_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
_STEP = 1024
"""Code points between the places whose units are counted ahead: a line may be as long as the document."""

Position = tuple[int, int]
"""Line and column, both from 0."""


class Positions:
    """The positions in one text under an encoding of `utf-8`, `utf-16`, `utf-32`."""

    def __init__(self, text: str, lines: LineIndex, encoding: str) -> None:
        self._text = text
        self._lines = lines
        self._codec, self._bytes = _CODECS[encoding]
        self._same = encoding == "utf-32" or text.isascii() or (encoding == "utf-16" and max(text) <= "\uffff")

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        line, col = self._lines.position(offset)
        if self._same:
            return line - 1, col - 1
        return line - 1, self._units(offset) - self._units(offset - col + 1)

    def positions(self, span: Span) -> tuple[Position, Position]:
        """Where a span begins and ends."""
        return self.position(span.start), self.position(span.end)

    def offset(self, line: int, column: int) -> int:
        """The offset of a position; of one behind the end of its line or of the text, that end."""
        if line >= len(self._lines):
            return len(self._text)
        start = self._lines.line_start(line + 1)
        end = self._lines.line_start(line + 2) if line + 1 < len(self._lines) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return min(end, start + column if self._same else self._at_units(self._units(start) + column))

    @cached_property
    def _counted(self) -> list[int]:
        """The units in front of every `_STEP`th code point."""
        sizes = (self._count(self._text[at : at + _STEP]) for at in range(0, len(self._text), _STEP))
        return [0, *accumulate(sizes)]

    def _count(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._bytes

    def _units(self, offset: int) -> int:
        """The units in front of an offset."""
        step = offset // _STEP
        return self._counted[step] + self._count(self._text[step * _STEP : offset])

    def _at_units(self, units: int) -> int:
        """The offset behind so many units; where they end within a character, the offset of that character."""
        step = bisect_right(self._counted, units) - 1
        at, left = step * _STEP, units - self._counted[step]
        for character in self._text[at : at + _STEP]:
            left -= self._count(character)
            if left < 0:
                break
            at += 1
        return at
