"""A document and its views: computed when the first rule asks, shared by all rules."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from wenlint.finding import Edit, Span
from wenlint.lines import LineIndex
from wenlint.pattern_cache import compile_pattern
from wenlint.prose import Layout, Prose, Protected
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from wenlint.docx.source import DocxSource
    from wenlint.script import Script
    from wenlint.source import Source

T = TypeVar("T")

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Body of a character class of Han ideographs in the basic plane.

Astral ideographs are left out: a class that holds one is fifteen times slower, and no rule needs them as evidence.
"""

_DECLARING = ("html", "docx")
"""Formats in which a text may say its language anywhere."""

_FRONT_MATTER = ("---", "+++")
"""What the metadata of Markdown begin with, in which it may do so."""

SENTENCE_END = "。！？!?…"
CLOSERS = "”’」』）)】》〉\"'"


class Document:
    """A text with its format and the views on it.

    `text` is the source as decoded, with its own line ends.  `path` is the name shown to the user, None for text that
    came through the API; `source` says how it stands in its file, None likewise.  `locale` is one of `wenlint.config.LOCALES`, `auto` where the text itself decides.
    """

    def __init__(
        self,
        text: str,
        *,
        format: str = "text",
        path: str | None = None,
        layout: Layout | None = None,
        locale: str = "auto",
        source: Source | DocxSource | None = None,
    ) -> None:
        self.text = text
        self.format = format
        self.path = path
        self.locale = locale
        self.source = source
        self._layout = layout
        self._views: dict[object, object] = {}

    def __getstate__(self) -> dict[str, object]:
        """What it was made of: views are computed anew where they are needed."""
        views = {name for name in vars(self) if isinstance(getattr(type(self), name, None), cached_property)}
        return {name: value for name, value in vars(self).items() if name not in views} | {"_views": {}}

    @cached_property
    def layout(self) -> Layout:
        """Regions and protected ranges, as the format module found them."""
        if self._layout is not None:
            return self._layout
        if not (self.source is None or isinstance(self.source, tuple)):
            return self.source.layout
        from wenlint.formats import layout_of

        return layout_of(self.text, self.format)

    @cached_property
    def prose(self) -> Prose:
        """The text that rules of prose read, with the map back to the source."""
        return Prose(self.text, self.layout)

    @cached_property
    def lines(self) -> LineIndex:
        """Offsets of the source text to lines and columns."""
        return LineIndex(self.text)

    @cached_property
    def places(self) -> LineIndex:
        """Lines and columns as they are shown: in a Word file, paragraphs are counted anew in each part."""
        return self.lines if self.source is None or isinstance(self.source, tuple) else self.source.places

    @cached_property
    def characters(self) -> frozenset[str]:
        """The set of characters of the source text: the cheapest gate for a rule."""
        if len(self.text) <= _WINDOW:
            return frozenset(self.text)
        return frozenset(_characters(self.text))

    @property
    def is_odd_file(self) -> bool:
        """True unless the document is a plain file: UTF-8, with line feeds, without NULs and byte order marks in the text.

        A web page is odd, as it may name another codec.
        """
        if self.format == "docx":
            return False
        return (
            self.format == "html"
            or not self.characters.isdisjoint("\r\0\ufeff")
            or (self.source is not None and not self.source.is_plain)
        )

    @cached_property
    def alphabet(self) -> str:
        """The characters of the source text in the order of their code points, each once."""
        return "".join(sorted(self.characters))

    @cached_property
    def has_han(self) -> bool:
        """True when the text holds Han ideographs (and so may be Chinese, Japanese or Korean)."""
        return _HAN.search(self.text) is not None

    @cached_property
    def own_locale(self) -> str:
        """The locale of the document, one of `wenlint.config.LOCALES` but `auto`: the configured one, else from its text."""
        from wenlint.script import locale_of

        return locale_of(self) if self.locale == "auto" else self.locale

    @cached_property
    def script(self) -> Script:
        """The script of the document: that of its locale."""
        from wenlint.script import OF_LOCALE

        return OF_LOCALE.get(self.own_locale, "other")

    def locale_at(self, offset: int) -> str:
        """The locale at a source offset: that of the language which the document gives a passage, else the document's own."""
        tag = self.language_at(offset)
        if not tag or tag == self.language:
            return self.own_locale
        from wenlint.script import locale_of_tag

        locale = locale_of_tag(tag)
        return self.own_locale if locale == "auto" else locale

    def script_at(self, offset: int) -> Script:
        """The script at a source offset."""
        from wenlint.script import OF_LOCALE

        return OF_LOCALE.get(self.locale_at(offset), "other") if self.layout.languages else self.script

    @property
    def language(self) -> str:
        """The language tag that the document gives itself: that of its first block, empty if none."""
        if self._layout is None and self.format not in _DECLARING and not self.text.startswith(_FRONT_MATTER):
            return ""  # without a layout, which is a third of the work on a small file
        if not self.layout.languages or not self.prose.text:
            return ""
        return self.language_at(self.prose.span(0, 1).start)

    def language_at(self, offset: int) -> str:
        """The language tag that the document itself gives the text at a source offset (`lang` in HTML), empty if none."""
        languages = self.layout.languages
        at = bisect_right(languages, (offset, "\U0010ffff"))
        return languages[at - 1][1] if at else ""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All blocks of prose in order: each a non-blank line of `prose.text`, without the space around it."""
        return tuple(_paragraphs(self))

    def view(self, compute: Callable[[Document], T]) -> T:
        """What `compute` makes of this document, computed when it is first asked for.

        For what several rules of a pack need: a module-level function, as its identity is the key.
        """
        if compute not in self._views:
            self._views[compute] = compute(self)
        return cast("T", self._views[compute])

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds or touches a prose offset, None between paragraphs."""
        index = bisect_right(self._paragraph_starts, offset) - 1
        if index < 0 or offset > self.paragraphs[index].end:
            return None
        return self.paragraphs[index]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def protected_in(self, span: Span) -> Iterator[Protected]:
        """The protected ranges that overlap a source span."""
        protected = self.layout.protected
        for index in range(bisect_right(self._protected_ends, span.start), len(protected)):
            if protected[index].start >= span.end:
                return
            yield protected[index]

    @cached_property
    def _protected_ends(self) -> list[int]:
        return [item.end for item in self.layout.protected]

    def touches_protected(self, span: Span) -> bool:
        """True when a source span overlaps code, a URL, markup or another protected range."""
        return next(self.protected_in(span), None) is not None

    def removal(self, first: Paragraph, last: Paragraph | None = None) -> Edit:
        """The edit that deletes the lines of the paragraphs `first` to `last` with one of the gaps around them.

        The blank lines in front go, so that what stood before keeps its distance to what comes after; where nothing
        stands before, those behind go.  Cells of a table that leave others in their row go without their line.
        """
        last = last or first
        start, end = first.span.start, last.span.end
        top, bottom = self._line_of(start), self._line_of(end)
        floor = self._line_of(first.previous.span.end) if first.previous else 0
        ceiling = self._line_of(last.next.span.start) if last.next else len(self.lines) + 1
        if floor == top or ceiling == bottom:
            return Edit(Span(start, end), "")
        above, below = top - 1, bottom + 1
        while above > floor and self._is_blank(above):
            above -= 1
        if above:
            return Edit(Span(self._line_end(above), self._line_end(bottom)), "")
        while below < ceiling and self._is_blank(below):
            below += 1
        return Edit(
            Span(self.lines.line_start(top), self.lines.line_start(below) if below <= len(self.lines) else len(self.text)), ""
        )

    def _line_of(self, offset: int) -> int:
        return self.lines.position(offset)[0]

    def _line_end(self, line: int) -> int:
        """Source offset of the end of a line, line end excluded."""
        if line == len(self.lines):
            return len(self.text)
        at = self.lines.line_start(line + 1) - 1
        return at - (self.text[at - 1 : at + 1] == "\r\n")

    def _is_blank(self, line: int) -> bool:
        """True when a line that holds no prose holds nothing but white space and quote marks."""
        return not self.text[self.lines.line_start(line) : self._line_end(line)].strip().strip("> \t")


class Sentence(Record):
    """A sentence of a paragraph, with its end mark and closing quotes; `start` and `end` are prose offsets."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence without the space around it."""
        return self.paragraph.document.prose.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The place in the source."""
        return self.paragraph.document.prose.span(self.start, self.end)


class Paragraph:
    """A block of prose.

    `start` and `end` are prose offsets without the space around the text, `index` counts from 0 in
    `document.paragraphs`, `kind` and `level` are those of the region, `after_blank` says that a blank line, or the
    beginning of the document, stands in front.
    """

    __slots__ = ("after_blank", "document", "end", "index", "kind", "level", "start")

    def __init__(self, document: Document, index: int, start: int, end: int, after_blank: bool) -> None:
        self.document = document
        self.index = index
        self.start = start
        self.end = end
        self.after_blank = after_blank
        self.kind = "paragraph"
        self.level = 0

    @property
    def text(self) -> str:
        """The text as one line: soft wraps joined, markup gone, objects as `PLACEHOLDER`."""
        return self.document.prose.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """The place in the source, without the space around it."""
        return self.document.prose.span(self.start, self.end)

    @property
    def line_start(self) -> int:
        """Prose offset of the beginning of the line, indentation included."""
        return self.document.prose.text.rfind("\n", 0, self.start) + 1

    @property
    def line_end(self) -> int:
        """Prose offset of the end of the line, trailing space included, line end excluded."""
        at = self.document.prose.text.find("\n", self.end)
        return at if at >= 0 else len(self.document.prose.text)

    @property
    def previous(self) -> Paragraph | None:
        """The block in front, None for the first."""
        return self.document.paragraphs[self.index - 1] if self.index else None

    @property
    def next(self) -> Paragraph | None:
        """The block behind, None for the last."""
        return self.document.paragraphs[self.index + 1] if self.index + 1 < len(self.document.paragraphs) else None

    @property
    def language(self) -> str:
        """The language tag that the document itself gives the beginning of the block, empty if none."""
        return self.document.language_at(self.span.start)

    @property
    def wraps(self) -> tuple[int, ...]:
        """Prose offsets in this block at which a soft wrap of the source was joined."""
        wraps = self.document.prose.wraps
        return tuple(wraps[bisect_left(wraps, self.start) : bisect_left(wraps, self.end)]) if wraps else ()

    @property
    def sentences(self) -> Iterator[Sentence]:
        """The sentences in order; a closing quote or bracket belongs to the sentence that it ends."""
        for match in _SENTENCE.finditer(self.document.prose.text, self.start, self.end):
            yield Sentence(self, *match.span())


_ABBREVIATION = (
    r"(?:(?<=\b[A-Z])|(?<=\b(?:Dr|Mr|Ms|St|vs|cf))|(?<=\b(?:Mrs|e\.g|i\.e))|(?<=\bProf)|(?<=\bet al))\."
    r"|(?:(?<=\b(?:No|Eq|pp))|(?<=\b(?:Nos|Fig|Sec|Vol))|(?<=\bFigs))\.(?=\s+[0-9])"
)
"""The stop of an initial, or of an abbreviation that has a name or a number behind it."""

_END, _CLOSE = re.escape(SENTENCE_END), re.escape(CLOSERS)

# A Western full stop ends a sentence only in front of space and a capital, digit or opening mark.
_INSIDE = rf"[^{_END}.]++|\.(?![{_CLOSE}]*+\s+[A-Z0-9“‘\"(])|{_ABBREVIATION}"

_SENTENCE = compile_pattern(rf"(?=\S)[{_END}]*+(?:{_INSIDE})*+(?:[{_END}]++[{_CLOSE}]*+|\.[{_CLOSE}]*+)?")

_HAN = compile_pattern(f"[{HAN}]")


_WINDOW = 1 << 16


def _characters(text: str) -> set[str]:
    """The characters of a long text: those that are new in each window, which is four times as fast as looking at each."""
    known = set(text[:_WINDOW])
    for start in range(_WINDOW, len(text), 16 * _WINDOW):
        common = "".join(sorted(character for character in known if character <= "\uffff"))  # an astral one makes a class slow
        known.update(re.compile(f"[^{re.escape(common)}]").findall(text, start, start + 16 * _WINDOW))
    return known


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    text, kinds = document.prose.text, document.prose.kinds
    at, index, after_blank, size = 0, 0, True, len(text)
    while at < size:
        end = text.find("\n", at)
        if end < 0:
            end = size
        body = text[at:end].strip()
        if body:
            start = text.index(body[0], at)
            paragraph = Paragraph(document, index, start, start + len(body), after_blank)
            if at in kinds:
                paragraph.kind, paragraph.level = kinds[at]
            yield paragraph
            index += 1
        after_blank = not body
        at = end + 1
