"""Edits of a paragraph's text as edits of the bytes of its part."""

from __future__ import annotations

import re
import time
from itertools import count
from typing import TYPE_CHECKING

from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wenlint.docx.part import Paragraph, Segment

AUTHOR = "wenlint"
"""Who made the tracked changes."""

_ID = re.compile(rb'\bid="(\d{1,9})"')


class Splice(Record):
    """Replace the bytes from `first` to `last` of a part."""

    first: int
    last: int
    content: bytes


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """The bytes after splices that do not overlap; equal ones count once."""
    parts: list[bytes] = []
    at = 0
    for first, last, content in sorted(set(splices)):
        parts += (data[at:first], content)
        at = last
    return b"".join((*parts, data[at:]))


def touched(paragraph: Paragraph, start: int, end: int) -> list[Segment] | None:
    """The segments that an edit of the text changes, None when one of them is no text that can be edited."""
    if start == end:
        near = (item for item in paragraph.segments if item.is_text and item.start <= start <= item.start + item.size)
        first = next(near, None)
        return [first] if first else None
    found = [item for item in paragraph.segments if item.start < end and start < item.start + item.size]
    return found if found and all(item.is_text for item in found) else None


class Writer:
    """Makes the splices of one part.  With `tracks` they are insertions and deletions that Word shows for decision."""

    def __init__(self, data: bytes, *, tracks: bool) -> None:
        self._data = data
        self._tracks = tracks
        self._ids = count(max(map(int, _ID.findall(data)), default=0) + 1)
        self._date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()).encode()

    def edit(self, paragraph: Paragraph, start: int, end: int, text: str) -> Iterator[Splice]:
        """The splices that replace a range of the text of a paragraph, which `touched` lets through."""
        segments = touched(paragraph, start, end)
        assert segments
        new = _escaped(text)
        for segment in segments:
            first = self._place(segment, max(start - segment.start, 0))
            last = self._place(segment, min(end - segment.start, segment.size))
            yield from self._keep_space(segment)
            yield Splice(first, last, self._change(segment, self._data[first:last], new) if self._tracks else new)
            new = b""

    def _place(self, segment: Segment, offset: int) -> int:
        """The byte at an offset of a segment."""
        if offset == segment.size:
            return segment.last
        if not offset:
            return segment.first
        return segment.first + len(self._data[segment.first : segment.last].decode()[:offset].encode())

    def _keep_space(self, segment: Segment) -> Iterator[Splice]:
        """Let space at the ends of the text count, which may be at its ends only now."""
        end = self._data.index(b">", segment.tag)
        if b"xml:space" not in self._data[segment.tag : end]:
            yield Splice(end, end, b' xml:space="preserve"')

    def _change(self, segment: Segment, old: bytes, new: bytes) -> bytes:
        """The end of the run, the tracked change, and the beginning of a run that goes on like it."""
        name = re.match(rb"<([^\s/>]*)t[\s/>]", self._data[segment.tag : segment.tag + 100])
        w = name[1] if name else b"w:"
        run = segment.run
        properties = self._data[run.properties_start : run.properties_end] if run else b""

        def piece(kind: bytes, tag: bytes, content: bytes) -> bytes:
            attributes = b' %sid="%d" %sauthor="%s" %sdate="%s"' % (w, next(self._ids), w, AUTHOR.encode(), w, self._date)
            inner = b'<%sr>%s<%s%s xml:space="preserve">%s</%s%s></%sr>' % (w, properties, w, tag, content, w, tag, w)
            return b"<%s%s%s>%s</%s%s>" % (w, kind, attributes, inner, w, kind)

        changes = (piece(b"del", b"delText", old) if old else b"") + (piece(b"ins", b"t", new) if new else b"")
        return b'</%st></%sr>%s<%sr>%s<%st xml:space="preserve">' % (w, w, changes, w, properties, w)


def _escaped(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
