"""The prose of a document as one string, and the way back from it to the source text.

Rules of prose read `Prose.text`.  In it each paragraph, heading, list item or table cell is exactly one line: soft
wraps, quote marks and markup are gone, and code, URLs and other objects stand as `PLACEHOLDER`.  `Prose.span` maps
a place found there back to the source.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from wenlint.finding import Span
from wenlint.pattern_cache import compile_pattern
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACEHOLDER = "\ufdd0"
"""Stands in prose for code, a URL or an image.  A Unicode noncharacter, so that no text holds it on purpose."""

SURROGATE = "[\ud800-\udfff]"
"""Pattern of what stands for a byte that did not decode, or is no character at all."""

_SURROGATE = compile_pattern(SURROGATE)

_BLANK_LINE = r"(?:\r\n?+|\n)(?:[^\S\r\n]|>)*+[\r\n]"
"""Between two blocks: a line of white space and quote marks."""


def readable(text: str) -> str:
    """The text with each lone surrogate as `PLACEHOLDER`: it is no prose, and no parser takes it."""
    return text if text.isascii() else _SURROGATE.sub(PLACEHOLDER, text)


class Piece(Record):
    """A run of the source that appears in the prose: unchanged if `text` is None, else as `text`."""

    start: int
    end: int
    text: str | None = None


class Region(Record):
    """One block of prose: a paragraph, heading, list item or table cell, in source order.

    `kind` is one of `paragraph`, `heading`, `list-item`, `table-cell`, and `furniture` for what a web page has around its
    text; `level` counts heading levels or list nesting from 1, and is 0 elsewhere.  Source between two pieces (markup) is no part of the prose.
    """

    pieces: tuple[Piece, ...]
    kind: str = "paragraph"
    level: int = 0


class Protected(Record):
    """A source range that no rule of prose reads and no fix touches.

    `kind` is `code`, `url`, `markup`, `comment`, `math`, `metadata` or `undecodable`.
    """

    start: int
    end: int
    kind: str


class Layout(Record):
    """What a format module finds in a text.

    `regions` is None when each line of the text is a block of its own: then prose and source have the same offsets, and
    the line ends of the source, except that a lone carriage return becomes a line feed.
    `protected` is sorted and does not overlap.  `languages` are offsets, ascending, each with the language tag that the
    document gives its text from there on, empty where it says none.  `rows` are the offsets of the lines that are rows of
    data, where `regions` is None: each is a block of the kind `table-cell`.
    """

    regions: Sequence[Region] | None
    protected: Sequence[Protected] = ()
    languages: Sequence[tuple[int, str]] = ()
    rows: Sequence[int] = ()


class Prose:
    """The prose of a document and its map to the source; `text[i]` belongs to `span(i, i + 1)`."""

    __slots__ = ("_ends", "_flow", "_starts", "kinds", "text", "wraps")

    def __init__(self, source: str, layout: Layout) -> None:
        self.kinds: dict[int, tuple[str, int]] = {}
        """Kind and level of the block that begins at a prose offset; blocks that are not listed are `paragraph`."""
        self.wraps: Sequence[int] = ()
        """Prose offsets at which a soft wrap of the source was joined, ascending."""
        self._flow: array[int] | None = None
        source = readable(source)
        if layout.regions is None:
            text = masked(source, layout.protected)
            self.text = re.sub("\r(?!\n)", "\n", text) if "\r" in text else text
            self.kinds.update(dict.fromkeys(layout.rows, ("table-cell", 0)))
        else:
            self._build(source, layout.regions)

    def _build(self, source: str, regions: Sequence[Region]) -> None:
        flow, starts, ends, parts = array("I"), array("I"), array("I"), list[str]()
        wraps = array("I")
        has_blank_line = compile_pattern(_BLANK_LINE).search
        length = last_end = 0
        for region in regions:
            if length:
                gap = source[last_end : region.pieces[0].start]
                joint = "\n\n" if has_blank_line(gap) else "\n"
                flow.append(length)
                starts.append(last_end)
                ends.append(region.pieces[0].start)
                parts.append(joint)
                length += len(joint)
            if region.kind != "paragraph":
                self.kinds[length] = (region.kind, region.level)
            for start, end, text in region.pieces:
                if text is None:
                    text = source[start:end]
                elif text != PLACEHOLDER and ("\n" in source[start:end] or "\r" in source[start:end]):
                    wraps.append(length)
                if not text:
                    continue
                flow.append(length)
                starts.append(start)
                ends.append(end)
                parts.append(text)
                length += len(text)
            last_end = region.pieces[-1].end
        self._flow, self._starts, self._ends = flow, starts, ends
        self.text, self.wraps = "".join(parts), wraps

    def span(self, start: int, end: int) -> Span:
        """The source span of the prose range `start:end`; markup within the range is included."""
        if self._flow is None:
            return Span(start, end)
        if start == end:
            at = self._end(start) if start and self.text[start - 1] != "\n" else self._start(start)
            return Span(at, at)
        return Span(self._start(start), self._end(end))

    def _start(self, offset: int) -> int:
        assert self._flow is not None
        piece = bisect_right(self._flow, offset) - 1
        if piece < 0:
            return 0
        inside = offset - self._flow[piece]
        return self._starts[piece] + inside if self._is_linear(piece) or not inside else self._ends[piece]

    def _end(self, offset: int) -> int:
        assert self._flow is not None
        piece = bisect_right(self._flow, offset - 1) - 1
        if piece < 0:
            return 0
        return self._starts[piece] + offset - self._flow[piece] if self._is_linear(piece) else self._ends[piece]

    def _is_linear(self, piece: int) -> bool:
        assert self._flow is not None
        after = self._flow[piece + 1] if piece + 1 < len(self._flow) else len(self.text)
        return self._ends[piece] - self._starts[piece] == after - self._flow[piece]


def masked(source: str, protected: Sequence[Protected]) -> str:
    """The source with every protected range overwritten, so that offsets stay what they are; a comment is as good as blank."""
    if not protected:
        return source
    parts: list[str] = []
    at = 0
    for start, end, kind in protected:
        parts += (source[at:start], (" " if kind == "comment" else PLACEHOLDER) * (end - start))
        at = end
    return "".join((*parts, source[at:]))
