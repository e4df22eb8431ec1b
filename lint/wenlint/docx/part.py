"""One XML part of a Word file: its paragraphs, each character with its place in the bytes."""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from wenlint.errors import SourceError
from wenlint.prose import PLACEHOLDER

_WORD = frozenset(
    ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"]
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

BREAK = "\u2028"
"""Stands in the text for a line break within a paragraph: it ends no line."""

OBJECT = "\ufffc"
"""Stands in the text for a drawing, a formula, a note mark and what else is no text."""

_MARKS = {"tab": "\t", "ptab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}

_OBJECTS = frozenset(["drawing", "pict", "object", "sym", "pgNum"])

_NOTES = frozenset(["footnoteReference", "endnoteReference", "commentReference", "footnoteRef", "endnoteRef", "annotationRef"])
"""The marks of notes: nothing that a reader reads in the sentence."""

_PLAIN = frozenset(
    ["p", "pPr", "r", "rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "proofErr", "lastRenderedPageBreak"]
)

_NOT_PLAIN = frozenset(["sectPr", "ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange"])
"""What is more than a property, even among the properties of a paragraph or run."""

_NOT_TEXT = frozenset(["rt", "moveFrom", "del"])
"""Elements whose runs are not part of the text: readings, and what was moved or deleted."""


class XMLParser:
    """expat with namespaces, that takes no document type definition; attributes are handlers, as of expat."""

    def __init__(self) -> None:
        self.expat = expat.ParserCreate(namespace_separator=" ")
        self.expat.buffer_text = False
        self.expat.StartDoctypeDeclHandler = _refuse_definition

    def __setattr__(self, name: str, value: Any) -> None:
        if name.endswith("Handler"):
            setattr(self.expat, name, value)
        else:
            object.__setattr__(self, name, value)

    def run(self, data: bytes) -> None:
        """Parse a whole part.  Raises `SourceError` when it is no XML."""
        try:
            self.expat.Parse(data, True)
        except expat.ExpatError as error:
            raise SourceError(f"is a broken Word file ({error}): open it in Word and save it again") from None


def xml_parser() -> XMLParser:
    """A parser without handlers."""
    return XMLParser()


def _refuse_definition(*_: object) -> None:
    raise SourceError("holds a document type definition, which no Word file has: it may be made to do harm")


class Segment:
    """A run of text in a paragraph: `start` and `size` in its code points, `first` and `last` in the bytes of the part.

    `tag` is where its `<w:t>` begins, `run` its run; without `is_text` it is a mark or an object, and no edit touches it.
    `shown` is what stands for it in prose, None for the text itself: an object stands for text that Word makes anew, as a
    page number.
    """

    __slots__ = ("first", "is_text", "last", "run", "shown", "size", "start", "tag")

    def __init__(self, start: int, size: int, first: int, tag: int, run: Run | None, is_text: bool, shown: str | None) -> None:
        self.start = start
        self.size = size
        self.first = self.last = first
        self.tag = tag
        self.run = run
        self.is_text = is_text
        self.shown = shown


class Run:
    """A run: where its properties stand in the bytes, both 0 without any."""

    __slots__ = ("properties_end", "properties_start")

    def __init__(self) -> None:
        self.properties_start = self.properties_end = 0


class Paragraph:
    """A paragraph: its text, its segments, and what its style and place say.

    `first` and `last` are its place in the bytes.  `is_plain` says that it holds nothing but runs of text, so that nothing else
    goes with it.  `copies` are the paragraphs of the same text for programs that cannot show the original (`mc:Fallback`).
    """

    __slots__ = ("copies", "first", "in_cell", "is_item", "is_plain", "last", "level", "parts", "segments", "size", "style")

    def __init__(self, first: int, in_cell: bool) -> None:
        self.first = self.last = first
        self.is_plain = True
        self.parts: list[str] = []
        self.segments: list[Segment] = []
        self.size = 0
        self.in_cell = in_cell
        self.is_item = False
        self.level = 0
        self.style = ""
        self.copies: list[Paragraph] = []

    @property
    def text(self) -> str:
        """The text, without a line end."""
        return "".join(self.parts)


class _Alternatives:
    """`mc:AlternateContent`: the paragraphs of its choice and of its fallback."""

    def __init__(self) -> None:
        self.choice: list[Paragraph] = []
        self.fallback: list[Paragraph] = []
        self.in_fallback = False


class PartReader:
    """Reads the paragraphs of a part, in the order in which they begin; raises `SourceError` for what is no XML in UTF-8."""

    def __init__(self, data: bytes) -> None:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise SourceError("holds a part in UTF-16, which is not read: open it in Word and save it again")
        self.data = data
        self.paragraphs: list[Paragraph] = []
        self._open: list[Paragraph] = []
        self._stack: list[str] = []
        self._runs: list[Run] = []
        self._alternatives: list[_Alternatives] = []
        self._fields: list[bool] = []  # the open fields, each with True from its result on
        self._counts = dict.fromkeys((*_NOT_TEXT, "tc", "fldSimple"), 0)
        self._text_tag = -1
        self._is_literal = False
        self._last: Segment | None = None
        self._parser = xml_parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartCdataSectionHandler = lambda: self._literal(True)
        self._parser.EndCdataSectionHandler = lambda: self._literal(False)
        self._parser.CommentHandler = self._parser.ProcessingInstructionHandler = self._no_plain_text
        self._parser.run(data)
        for paragraph in self.paragraphs:
            _check(paragraph, data)

    # ---- events

    def _close(self) -> int:
        """End the segment before this event, and give the place of the event."""
        at = self._parser.expat.CurrentByteIndex
        if self._last:
            self._last.last = at
            self._last = None
        return at

    def _literal(self, begins: bool) -> None:
        """A CDATA section, in which nothing is escaped, begins or ends: no edit touches it."""
        self._close()
        self._is_literal = begins

    def _no_plain_text(self, *_: object) -> None:
        self._close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._close()
        space, _, local = name.rpartition(" ")
        parent = self._stack[-1] if self._stack else ""
        self._stack.append(local if space in _WORD else name)
        if space == _COMPATIBILITY:
            if local == "AlternateContent":
                self._alternatives.append(_Alternatives())
            elif local == "Fallback" and self._alternatives:
                self._alternatives[-1].in_fallback = True
        elif local == "oMath":
            self._object(at)
        elif space in _WORD:
            self._start_of_word(local, parent, at, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _start_of_word(self, local: str, parent: str, at: int, values: dict[str, str]) -> None:
        if local in self._counts:
            self._counts[local] += 1
        if self._open and not self._is_plain(local):
            self._open[-1].is_plain = False
        if local == "p":
            self._start_paragraph(at)
        elif local == "r":
            self._runs.append(Run())
        elif local == "rPr" and parent == "r":
            self._runs[-1].properties_start = at
        elif local == "t" and parent == "r":
            self._text_tag = at
        elif local in _MARKS and parent == "r":
            self._mark(_MARKS[local], at)
        elif local in _OBJECTS and parent == "r":
            self._object(at)
        elif local in _NOTES and parent == "r":
            self._mark(OBJECT, at, "")
        elif local == "fldChar":
            self._field(values.get("fldCharType", ""))
        elif self._open and parent == "pPr":
            self._property(local, values)

    def _is_plain(self, local: str) -> bool:
        return local not in _NOT_PLAIN and (local in _PLAIN or "pPr" in self._stack or "rPr" in self._stack)

    def _property(self, local: str, values: dict[str, str]) -> None:
        paragraph, value = self._open[-1], values.get("val", "")
        if local == "pStyle":
            paragraph.style = value
        elif local == "numPr":
            paragraph.is_item = True
        elif local == "outlineLvl" and value.isdigit() and int(value) < 9:
            paragraph.level = int(value) + 1

    def _end(self, name: str) -> None:
        at = self._close()
        space, _, local = name.rpartition(" ")
        self._stack.pop()
        if space == _COMPATIBILITY:
            if local == "AlternateContent" and self._alternatives:
                self._pair(self._alternatives.pop())
            elif local == "Fallback" and self._alternatives:
                self._alternatives[-1].in_fallback = False
        elif space in _WORD:
            if local in self._counts:
                self._counts[local] -= 1
            if local == "p":
                self._open.pop().last = self._end_of_tag(at, b"p")
            elif local == "r":
                self._runs.pop()
            elif local == "t":
                self._text_tag = -1
            elif local == "rPr" and self._stack and self._stack[-1] == "r":
                self._runs[-1].properties_end = self._end_of_tag(at, b"rPr")

    def _end_of_tag(self, at: int, name: bytes) -> int:
        """Where an element ends of whose end the parser has told; of `<w:p/>` it tells behind the tag."""
        end = self.data.find(b">", at)
        tag = self.data[at:end]
        return end + 1 if tag.startswith(b"</") and tag.rstrip().rpartition(b":")[2].lstrip(b"</") == name else at

    def _characters(self, text: str) -> None:
        at = self._close()
        if self._text_tag >= 0 and self._is_shown():
            paragraph = self._open[-1]
            is_field = any(self._fields) or self._counts["fldSimple"] > 0
            shown = PLACEHOLDER if is_field else None
            segment = Segment(
                paragraph.size, len(text), at, self._text_tag, self._runs[-1], not (is_field or self._is_literal), shown
            )
            self._add(segment, text.replace("\n", " ").replace("\r", " "))
            self._last = segment

    # ---- parts of paragraphs

    def _is_shown(self) -> bool:
        return (
            bool(self._open) and not any(self._counts[name] for name in _NOT_TEXT) and not (self._fields and not self._fields[-1])
        )

    def _add(self, segment: Segment, text: str) -> None:
        paragraph = self._open[-1]
        paragraph.segments.append(segment)
        paragraph.parts.append(text)
        paragraph.size += len(text)

    def _mark(self, text: str, at: int, shown: str | None = None) -> None:
        if self._is_shown():
            self._add(Segment(self._open[-1].size, 1, at, -1, None, False, shown), text)

    def _object(self, at: int) -> None:
        self._mark(OBJECT, at, PLACEHOLDER)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _start_paragraph(self, at: int) -> None:
        paragraph = Paragraph(at, self._counts["tc"] > 0)
        paragraph.is_plain = not self._open  # one in a text box goes with what holds it
        if self._open:
            self._open[-1].is_plain = False
        self._open.append(paragraph)
        if any(alternatives.in_fallback for alternatives in self._alternatives):
            self._alternatives[-1].fallback.append(paragraph)
            return
        self.paragraphs.append(paragraph)
        for alternatives in self._alternatives:
            alternatives.choice.append(paragraph)

    def _pair(self, alternatives: _Alternatives) -> None:
        """Give the paragraphs of a choice their copies; where the two differ, no edit could be made in both."""
        texts = [paragraph.text for paragraph in alternatives.choice]
        if not alternatives.fallback:
            return
        for copy in alternatives.fallback:
            _check(copy, self.data)
        if texts == [paragraph.text for paragraph in alternatives.fallback]:
            for paragraph, copy in zip(alternatives.choice, alternatives.fallback, strict=True):
                paragraph.copies.append(copy)
            return
        for paragraph in alternatives.choice:
            for segment in paragraph.segments:
                segment.is_text = False


def _check(paragraph: Paragraph, data: bytes) -> None:
    """Let no edit touch a segment whose bytes do not say what its text is: within CDATA, or of a codec that is not UTF-8."""
    for segment, text in zip(paragraph.segments, paragraph.parts, strict=True):
        if segment.is_text:
            raw = data[segment.first : segment.last]
            is_reference = len(text) == 1 and raw.startswith(b"&") and raw.endswith(b";")
            segment.is_text = is_reference or raw == text.encode()
