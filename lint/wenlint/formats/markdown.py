"""Markdown: CommonMark with GitHub's extensions, and what MkDocs, MDX, Jekyll and others add to it.

The parser (pulldown-cmark) says where each run of text stands; what it does not know is prepared for it by
`_markdown_dialects`.  All that is not found to be prose ends up protected, see `_builder`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pyromark

from wenlint.formats._builder import LayoutBuilder
from wenlint.formats._markdown_dialects import declared_language, prepare
from wenlint.formats._markdown_html import RAW, TAG, scan
from wenlint.formats._markdown_inline import Inline
from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from wenlint.prose import Layout

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
# Not the options for metadata blocks: with them any two `---` lines in the text hide what stands between.

_REFERENCE = re.compile(r"^[ \t>]*+(\[(?!\^)[^\]\r\n]++\]:[^\r\n]*+)", re.MULTILINE)

_FORMULA = re.compile(r"[\\^_{}]")
_CJK = compile_pattern("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")

_TRANSPARENT = ("BlockQuote", "Emphasis", "Strong")
"""Elements that begin no region: those within a line, and the quote, whose first paragraph may be a list item."""

_TITLE_LEVEL = 6
"""The level of an admonition's title: it is no part of the document's outline, so it goes below all of that."""


def layout(text: str) -> Layout:
    """The layout of a Markdown document: blocks of prose without markup, and everything else protected."""
    return _Reader(text).read()


class _Reader:
    """Walks the parser's events.  Their offsets count bytes of UTF-8 and are converted on the way, always forward."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._shown, self._shadows, self._admonitions = prepare(text)
        self._data = None if text.isascii() else self._shown.encode()
        self._byte = self._char = 0
        self._events = pyromark.events_with_range(self._shown, options=_OPTIONS)
        self._builder = LayoutBuilder(text)
        self._inline = Inline(text, self._shadows)
        self._run_start = self._run_end = 0  # bytes; adjacent runs of text are gathered
        self._levels = [0]
        self._is_title = False
        self._html: list[tuple[int, int]] = []
        self._raw: tuple[str, tuple[int, int]] | None = None

    def read(self) -> Layout:
        """Walk through the document."""
        leaves: dict[str, Callable[[Any, int, int], None]] = {
            "Start": self._start,
            "End": self._end,
            "Code": self._code,
            "InlineHtml": self._inline_html,
            "Html": self._html_line,
            "InlineMath": self._math,
            "DisplayMath": self._math,
        }
        for event, where in self._events:
            if "Text" in event:
                start = where["start"]
                if start != self._run_end:
                    if self._run_start < self._run_end:
                        self._flush()
                    self._run_start = start
                self._run_end = where["end"]
                continue
            if self._run_start < self._run_end:
                self._flush()
            if isinstance(event, str):
                self._line_event(event)
                continue
            ((name, value),) = event.items()
            if value == "Paragraph":
                # Not `block`: the first paragraph of a list item is the item, whose region has begun.
                self._builder.close()
            elif name in leaves:
                leaves[name](value, where["start"], where["end"])
        if self._run_start < self._run_end:
            self._flush()
        self._mark_the_rest()
        language = declared_language(self._text)
        return self._builder.layout()._replace(languages=((0, language),) if language else ())

    def _mark_the_rest(self) -> None:
        for shadow in self._shadows:
            self._builder.mark(shadow.start, shadow.end, shadow.kind)
        if "]:" in self._shown:
            for match in _REFERENCE.finditer(self._shown):
                self._builder.mark(*match.span(1), "url")

    def _offset(self, byte: int) -> int:
        """Bytes to code points."""
        if self._data is None:
            self._char = byte
        else:
            if byte < self._byte:
                self._byte = self._char = 0
            self._char += len(self._data[self._byte : byte].decode())
        self._byte = byte
        return self._char

    def _flush(self) -> None:
        """Report the run of text that was gathered."""
        start, end = self._run_start, self._run_end
        self._run_start = end
        if self._data is not None:
            start, end = self._offset(start), self._char + len(self._data[start:end].decode())
            self._byte, self._char = self._run_end, end
        if end <= self._inline.plain_until:
            self._builder.prose(start, end)
        else:
            self._prose(start, end)

    def _prose(self, start: int, end: int) -> None:
        builder = self._builder
        for part in self._inline.parts(start, end):
            if not part.kind:
                builder.prose(part.start, part.end)
            elif part.visible:
                builder.object(part.start, part.end, part.kind)
            else:
                builder.mark(part.start, part.end, part.kind)

    def _line_event(self, event: str) -> None:
        if event == "Rule":
            self._builder.block()
        else:
            self._builder.wrap()

    def _start(self, value: Any, start: int, end: int) -> None:
        name, data = value, {}
        if not isinstance(value, str):
            ((name, data),) = value.items()
        if name == "Heading":
            self._builder.block("heading", _TITLE_LEVEL if self._is_title else int(data["level"][1:]))
            self._is_title = False
        elif name == "Item":
            self._start_item(start)
        elif name == "TableCell":
            self._builder.block("table-cell")
        elif name in ("Image", "Link"):
            # The text of an image and of `<https://…>` is no prose.
            if name == "Image" or data["link_type"] in ("Autolink", "Email"):
                self._object(start, end, "url")
                self._skip(start, end)
        elif name == "Strikethrough":
            self._tilde(start, start)
        elif name == "CodeBlock":
            self._builder.block()
            self._builder.mark(self._offset(start), self._offset(end), "code")
            self._skip(start, end)
        elif name not in _TRANSPARENT:
            self._builder.block()

    def _start_item(self, start: int) -> None:
        self._is_title = bool(self._admonitions) and self._is_admonition(self._offset(start))
        if self._is_title:
            self._levels.append(self._levels[-1])
            self._builder.block()
        else:
            self._levels.append(self._levels[-1] + 1)
            self._builder.block("list-item", self._levels[-1])

    def _end(self, value: Any, start: int, end: int) -> None:
        if value == "Link":
            self._link_target(start, end)
        elif value == "Strikethrough":
            self._tilde(start, end - 1)
        elif value not in _TRANSPARENT:
            if value == "HtmlBlock":
                self._html_block()
            elif value == "Item":
                self._levels.pop()
            self._builder.block()

    def _skip(self, start: int, end: int) -> None:
        """Pass over what stands in an element that has just begun."""
        for event, where in self._events:
            if "End" in event and where["start"] == start and where["end"] == end:
                return

    def _is_admonition(self, start: int) -> bool:
        # An item's range begins with its indentation.
        while self._shown[start : start + 1] == " ":
            start += 1
        return start in self._admonitions

    def _tilde(self, start: int, at: int) -> None:
        """Keep the single tilde of `~甲~`: in Chinese text it is a dash or a cry, hardly ever a strike."""
        if self._ascii_at(start + 1) != "~":
            self._run_start, self._run_end = at, at + 1
            self._flush()

    def _ascii_at(self, byte: int) -> str:
        """The character at a byte, if there is one and it is ASCII."""
        if byte < 0:
            return ""
        return self._shown[byte : byte + 1] if self._data is None else self._data[byte : byte + 1].decode("ascii", "ignore")

    def _link_target(self, start: int, end: int) -> None:
        inside, last = self._offset(max(start, self._byte)), self._offset(end)
        bracket = self._shown.find("](", inside, last)
        if bracket >= 0:
            self._builder.mark(bracket + 2, last - 1, "url")

    def _object(self, start: int, end: int, kind: str) -> None:
        self._builder.object(self._offset(start), self._offset(end), kind)

    def _code(self, value: str, start: int, end: int) -> None:
        self._object(start, end, "code")

    def _math(self, value: str, start: int, end: int) -> None:
        """Math, unless the dollars are money (`US$5 和 HK$6`) or cells of a spreadsheet (`$A:$B`)."""
        before, behind = self._ascii_at(start - 1), self._ascii_at(end)
        if not _FORMULA.search(value) and (before.isalnum() or behind.isalnum() or "$" in (before, behind) or _CJK.search(value)):
            self._run_start, self._run_end = start, end
            self._flush()
        else:
            self._object(start, end, "math")

    def _inline_html(self, value: str, start: int, end: int) -> None:
        match = TAG.match(value)
        name = (match[1] or "").lower() if match else ""
        first, last = self._offset(start), self._offset(end)
        if name in RAW and value.startswith("</"):
            if self._raw and self._raw[0] == name:
                self._builder.fold(self._raw[1], last, "code")
            self._raw = None
        elif name in RAW and not value.endswith("/>"):
            # Until the closing tag comes, the tag itself stands for the element.
            self._raw = name, self._builder.object(first, last, "code")
        elif name == "img":
            self._builder.object(first, last, "url")
        else:
            self._builder.mark(first, last, "comment" if value.startswith("<!--") else "markup")
            if name == "br":
                self._builder.wrap()

    def _html_line(self, value: str, start: int, end: int) -> None:
        self._html.append((self._offset(start), self._offset(end)))

    def _html_block(self) -> None:
        if not self._html:
            return
        first = at = self._html[0][0]
        parts: list[str] = []
        for start, end in self._html:
            # Quote marks in front of a line are no part of the HTML.
            parts += (" " * (start - at), self._shown[start:end])
            at = end
        self._html = []
        scan("".join(parts), first, self._builder, self._prose)
