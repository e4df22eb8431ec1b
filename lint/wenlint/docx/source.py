"""A Word file as one text, a paragraph a line: the body first, then headers, footers, notes and comments."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from wenlint.docx.package import Package
from wenlint.docx.part import BREAK, PartReader, xml_parser
from wenlint.docx.splice import Splice, Writer, spliced, touched
from wenlint.errors import SourceError
from wenlint.formats.plain import soft_wrap
from wenlint.lines import LineIndex
from wenlint.prose import Layout, Piece, Protected, Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wenlint.docx.part import Paragraph
    from wenlint.finding import Edit, Span

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)

_FURNITURE = ("header", "footer")

_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff\n\r\t\u2028]")
"""What the text of a run cannot hold."""


class _Part:
    """A part with its paragraphs; `first` is the number of its first line in the text, from 0."""

    def __init__(self, name: str, kind: str, data: bytes, first: int) -> None:
        self.name = name
        self.kind = kind
        self.data = data
        self.first = first
        self.paragraphs = PartReader(data).paragraphs

    @property
    def label(self) -> str:
        """What people call the part: that of `word/header2.xml` is header2."""
        return self.kind if self.kind == "body" else self.name.rpartition("/")[2].removesuffix(".xml")


class PartLines(LineIndex):
    """Lines that are counted anew in each part: the number of a line is that of the paragraph in its part."""

    __slots__ = ("_firsts", "_labels")

    def __init__(self, text: str, firsts: list[int], labels: list[str]) -> None:
        super().__init__(text)
        self._firsts = firsts
        self._labels = labels

    def position(self, offset: int) -> tuple[int, int]:
        """Number of the paragraph in its part, and column."""
        line, column = super().position(offset)
        return line - self._firsts[self._part(line)], column

    def part(self, offset: int) -> str:
        """The part that holds an offset."""
        return self._labels[self._part(super().position(offset)[0])]

    def _part(self, line: int) -> int:
        return bisect_right(self._firsts, line - 1) - 1


class DocxSource:
    """A Word file that was read: its text and layout, and the way back to its bytes.

    It stands where a `Source` stands for other files.  `tracks` says that edits are written as tracked changes.  Raises
    `SourceError`, without a path, for what is no Word file, or one that may do harm.
    """

    codec, codec_name, bom, certainty, second, second_name = "utf-8", "UTF-8", b"", 1.0, "", ""
    is_plain = True
    undecodable: tuple[Span, ...] = ()

    def __init__(self, package: Package, changes: Mapping[str, bytes] | None = None, *, tracks: bool = False) -> None:
        self.tracks = tracks
        self._package = package
        self._changes = dict(changes or {})
        self._parts: list[_Part] = []
        first = 0
        for name, kind in package.text_parts():
            part = _Part(name, kind, self._changes.get(name) or package.read(name), first)
            if part.paragraphs:
                self._parts.append(part)
                first += len(part.paragraphs)
        self._levels = _levels(package)
        self._paragraphs = [(part, paragraph) for part in self._parts for paragraph in part.paragraphs]
        lines = [paragraph.text for _, paragraph in self._paragraphs]
        self.text = "\n".join(lines)
        self._starts: list[int] = []
        at = 0
        for line in lines:
            self._starts.append(at)
            at += len(line) + 1

    @classmethod
    def decode(cls, data: bytes) -> DocxSource:
        """Read the bytes of a Word file."""
        return cls(Package(data))

    def tracking(self) -> DocxSource:
        """The same, with edits as tracked changes."""
        return DocxSource(self._package, self._changes, tracks=True)

    @property
    def places(self) -> PartLines:
        """Lines as they are shown."""
        return PartLines(self.text, [part.first for part in self._parts] or [0], [part.label for part in self._parts] or ["body"])

    @property
    def layout(self) -> Layout:
        """The regions of prose, and what no edit may touch."""
        regions: list[Region] = []
        protected: list[Protected] = []
        for start, (part, paragraph) in zip(self._starts, self._paragraphs, strict=True):
            pieces = list(self._pieces(start, paragraph))
            protected += _protected(start, paragraph)
            if any(piece.text is None for piece in pieces):
                regions.append(Region(tuple(pieces), *self._kind(part, paragraph)))
        return Layout(regions, protected)

    def _pieces(self, start: int, paragraph: Paragraph) -> Iterator[Piece]:
        for segment, text in zip(paragraph.segments, paragraph.parts, strict=True):
            first, last = start + segment.start, start + segment.start + segment.size
            if text == BREAK:
                yield Piece(first, last, soft_wrap(self.text, first, last))
            elif segment.shown != "":
                yield Piece(first, last, segment.shown)

    def _kind(self, part: _Part, paragraph: Paragraph) -> tuple[str, int]:
        level = paragraph.level or self._levels.get(paragraph.style, 0)
        if part.kind in _FURNITURE:
            return "furniture", 0
        if level:
            return "heading", level
        if paragraph.in_cell:
            return "table-cell", 0
        return ("list-item", 1) if paragraph.is_item else ("paragraph", 0)

    def encode(self, text: str) -> bytes:
        """The bytes of the file; `text` must be that of this source, which edits have made."""
        if text != self.text:
            raise SourceError("would not survive being written as a Word file: nothing was changed")
        return self._package.replaced(self._changes)

    def can_edit(self, edit: Edit) -> bool:
        """True for an edit within one paragraph, of text that Word does not make anew, or one that deletes plain paragraphs.

        Nobody can decide on changes in comments: with tracked changes, comments stay.
        """
        if whole := self._whole(edit):
            return not self.tracks and self._can_go(whole)
        number = bisect_right(self._starts, edit.span.start) - 1
        start, (part, paragraph) = self._starts[number], self._paragraphs[number]
        if self.tracks and part.kind == "comments":
            return False
        first, last = edit.span.start - start, edit.span.end - start
        if last > paragraph.size or _NO_XML.search(edit.text):
            return False
        return all(touched(one, first, last) for one in (paragraph, *paragraph.copies))

    def _whole(self, edit: Edit) -> range:
        """The numbers of the paragraphs that an edit deletes with one of the line ends around them, if that is what it does."""
        start, end = edit.span
        if edit.text or "\n" not in self.text[start:end]:
            return range(0)
        begins_behind = self.text[start] == "\n"
        first = bisect_left(self._starts, start + begins_behind)
        last = bisect_left(self._starts, end + begins_behind)
        known = [*self._starts, len(self.text) + 1]
        is_whole = known[first] == start + begins_behind and known[last] == end + begins_behind
        return range(first, last) if is_whole else range(0)

    def _can_go(self, numbers: range) -> bool:
        """True when paragraphs of the body can be deleted: plain ones, with plain text around, so that no table, section or
        note is left without what it needs.
        """
        around = self._paragraphs[max(0, numbers.start - 1) : numbers.stop + 1]
        part = self._paragraphs[numbers.start][0]
        ends = numbers.stop == len(self._paragraphs) or self._paragraphs[numbers.stop][0] is not part
        if part.kind != "body" or ends or any(paragraph.in_cell for _, paragraph in around):
            return False
        return all(self._paragraphs[number][1].is_plain for number in numbers)

    def edited(self, edits: Iterable[Edit]) -> DocxSource:
        """The file after edits that do not overlap and that `can_edit` lets through."""
        by_part: dict[str, list[Splice]] = defaultdict(list)
        writers: dict[str, Writer] = {}
        for edit in edits:
            for part, paragraph in (self._paragraphs[number] for number in self._whole(edit)):
                by_part[part.name].append(Splice(paragraph.first, paragraph.last, b""))
            if self._whole(edit):
                continue
            span, text = edit
            number = bisect_right(self._starts, span.start) - 1
            start, (part, paragraph) = self._starts[number], self._paragraphs[number]
            if part.name not in writers:
                writers[part.name] = Writer(part.data, tracks=self.tracks)
            for one in (paragraph, *paragraph.copies):
                by_part[part.name] += writers[part.name].edit(one, span.start - start, span.end - start, text)
        changes = {part.name: spliced(part.data, by_part[part.name]) for part in self._parts if part.name in by_part}
        return DocxSource(self._package, self._changes | changes, tracks=self.tracks)


def _protected(start: int, paragraph: Paragraph) -> Iterator[Protected]:
    for segment in paragraph.segments:
        if not segment.is_text:
            yield Protected(start + segment.start, start + segment.start + segment.size, "code" if segment.shown else "markup")


def _levels(package: Package) -> dict[str, int]:
    """The levels of the styles that are headings, by their identifiers, which are numbers in Chinese Word."""
    try:
        data = package.read("word/styles.xml")
    except SourceError:
        return {}
    levels: dict[str, int] = {}
    style = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal style
        local = name.rpartition(" ")[2]
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if local == "style":
            style = values.get("styleId", "") if values.get("type") == "paragraph" else ""
        elif local == "name" and style and (match := _HEADING.fullmatch(values.get("val", ""))):
            levels[style] = int(match[1])

    parser = xml_parser()
    parser.StartElementHandler = start
    parser.run(data)
    return levels
