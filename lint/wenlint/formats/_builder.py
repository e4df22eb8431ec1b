"""Collects what a format module finds in a text and makes a `Layout` of it.

A format module reports what it meets from the beginning of the text to its end.  What it reports as prose becomes the
pieces of regions; all the rest of the text that is not white space becomes protected, whether or not the format module
knows what it is.  So no fix can touch what nobody understood.
"""

from __future__ import annotations

import re

from wenlint.formats.plain import soft_wrap
from wenlint.prose import PLACEHOLDER, Layout, Piece, Protected, Region

_BLANK = " \t"

_WORDS_OF_A_LINE = re.compile(r"\S++(?:[ \t]++\S++)*+")


class LayoutBuilder:
    """A layout in the making.  All offsets are code points of the text; prose and objects must come in source order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._regions: list[Region] = []
        self._marks: list[Protected] = []
        self._pieces: list[Piece] = []
        self._kind = "paragraph"
        self._level = 0
        self._wrap = False
        self._at = 0

    def block(self, kind: str = "paragraph", level: int = 0) -> None:
        """End the current region; what comes next is a region of this kind.  A region without prose leaves no trace."""
        self.close()
        self._kind, self._level, self._wrap = kind, level, False

    def close(self) -> None:
        """End the current region if it holds anything; what comes next is a paragraph then."""
        if self._pieces:
            self._regions.append(Region(tuple(self._pieces), self._kind, self._level))
            self._pieces = []
            self._kind, self._level, self._wrap = "paragraph", 0, False

    def prose(self, start: int, end: int) -> None:
        """A run of the text that a reader sees as it stands.  ASCII blanks at the ends of a line are left out."""
        pieces = self._pieces
        if start < self._at:
            start = self._at
        if self._wrap or not pieces:
            while start < end and self._text[start] in _BLANK:
                start += 1
        if start >= end:
            return
        if pieces:
            self._join(start)
            if pieces and pieces[-1].end == start and pieces[-1].text is None:
                start = pieces.pop().start
        pieces.append(Piece(start, end, None))
        self._at = end

    def replaced(self, start: int, end: int, text: str) -> None:
        """A character reference or an escape, and the text that a reader sees for it."""
        self._join(start)
        self._pieces.append(Piece(start, end, text))
        self._at = end

    def object(self, start: int, end: int, kind: str) -> tuple[int, int]:
        """Code, a URL or an image that stands in the line like a word: a placeholder in the prose, and protected.

        Returns a handle for `fold`.
        """
        start = max(start, self._at)
        if start < end:
            self._join(start)
            self._pieces.append(Piece(start, end, PLACEHOLDER))
            self._marks.append(Protected(start, end, kind))
            self._at = end
        return len(self._regions), len(self._pieces) - 1

    def fold(self, handle: tuple[int, int], end: int, kind: str) -> None:
        """Let an object go on to `end` and swallow what was reported in between; nothing if its region has ended."""
        region, index = handle
        if region == len(self._regions) and index < len(self._pieces):
            start = self._pieces[index].start
            self._pieces[index:] = [Piece(start, end, PLACEHOLDER)]
            self._marks.append(Protected(start, end, kind))
            self._at, self._wrap = end, False

    def mark(self, start: int, end: int, kind: str) -> None:
        """The kind of a range as far as it is not prose.  Marks may come in any order.

        Of two that overlap, the one that begins first counts, or else the longer one.
        """
        while start < end and self._text[end - 1].isspace():
            end -= 1
        while start < end and self._text[start].isspace():
            start += 1
        if start < end:
            self._marks.append(Protected(start, end, kind))

    def wrap(self) -> None:
        """A line of the region ends here and the region goes on in the next."""
        self._wrap = bool(self._pieces)

    def layout(self) -> Layout:
        """The layout of all that was reported."""
        self.close()
        return Layout(self._regions, self._protected())

    def _join(self, start: int) -> None:
        """Put what joins two lines in front of a piece that begins at `start`, if it begins a line."""
        if not self._wrap:
            return
        self._wrap = False
        self._trim()
        if self._pieces:
            before = self._pieces[-1].end
            joint = soft_wrap(self._text, before, start)
            # Without a line end in between (`<br>`) an empty joint would say nothing.
            if joint or "\n" in self._text[before:start] or "\r" in self._text[before:start]:
                self._pieces.append(Piece(before, start, joint))

    def _trim(self) -> None:
        """Take trailing blanks from the current region, and pieces that held nothing else."""
        while self._pieces:
            start, end, text = self._pieces[-1]
            if text.strip(_BLANK) if text is not None else self._text[end - 1] not in _BLANK:
                return
            self._pieces.pop()
            if text is None:
                kept = self._text[start:end].rstrip(_BLANK)
                if kept:
                    self._pieces.append(Piece(start, start + len(kept), None))
                    return

    def _protected(self) -> list[Protected]:
        text = self._text
        gaps = _Gaps(text, sorted(self._marks, key=lambda mark: (mark.start, -mark.end, mark.kind)))
        at = 0
        for region in self._regions:
            for start, end, shown in region.pieces:
                if shown is None or (shown != PLACEHOLDER and shown.strip(_BLANK)):
                    if at < start and not text[at:start].isspace():
                        gaps.cover(at, start)
                    at = end
        gaps.cover(at, len(text))
        return gaps.protected


class _Gaps:
    """Protects what stands between the runs of prose, with the kinds that marks give it."""

    def __init__(self, text: str, marks: list[Protected]) -> None:
        self.protected: list[Protected] = []
        self._text = text
        self._marks = marks
        self._next = 0

    def cover(self, start: int, end: int) -> None:
        """Protect a gap; gaps come in source order."""
        while start < end and self._next < len(self._marks) and self._marks[self._next].start < end:
            mark = self._marks[self._next]
            if mark.end > start:
                self._unknown(start, mark.start)
                start = max(start, mark.start)
                self.protected.append(Protected(start, min(mark.end, end), mark.kind))
                start = mark.end
            if start <= end:
                self._next += 1  # else the mark goes on in the next gap
        self._unknown(start, end)

    def _unknown(self, start: int, end: int) -> None:
        if start >= end:
            return
        gap = self._text[start:end]
        words = gap.strip()
        if not words:
            return
        if "\n" not in words and "\r" not in words:
            start += gap.index(words[0])
            self.protected.append(Protected(start, start + len(words), "markup"))
            return
        # Line by line: line ends stay free, so that paragraphs can be joined.
        for match in _WORDS_OF_A_LINE.finditer(self._text, start, end):
            self.protected.append(Protected(*match.span(), "markup"))
