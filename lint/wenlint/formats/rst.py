"""reStructuredText: paragraphs, headings, lists and the text of directives that hold text.

A reader by lines and indentation, not a parser: what it is not sure of (tables, directives that it does not know) is
protected.  So it is silent rather than wrong; that costs findings in tables and in what extensions add.

Source: the specification of docutils, and the directives of Sphinx.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.formats._builder import LayoutBuilder
from wenlint.formats._rst_inline import inline
from wenlint.formats._source_lines import Line, lines
from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    from wenlint.prose import Layout

_ADMONITIONS = frozenset((
    "note", "warning", "tip", "hint", "important", "caution", "danger", "attention", "error", "admonition", "seealso",
    "todo",
))  # fmt: skip

_TEXT = _ADMONITIONS | frozenset((
    "versionadded", "versionchanged", "versionremoved", "deprecated", "topic", "sidebar", "epigraph", "highlights",
    "pull-quote", "rubric", "container", "compound", "only", "centered", "class", "hlist", "glossary", "figure", "tab",
    "tab-set", "tab-item", "dropdown", "card", "grid", "grid-item", "grid-item-card", "details", "collapse",
    "admonition-issue", "warning-note", "function", "method", "classmethod", "staticmethod", "attribute", "property",
    "data", "exception", "module", "describe", "option", "envvar", "confval", "setting", "django-admin",
    "django-admin-option", "templatetag", "templatefilter", "fieldlookup", "console-content-tab", "rst:directive",
    "rst:role", "object", "cmdoption", "program", "opcode", "type", "macro", "member", "var",
))  # fmt: skip
"""Directives whose body is text; that of all others is protected."""

_TITLED = _ADMONITIONS | {"topic", "sidebar", "rubric", "centered"}
"""Directives that have text on their first line."""

_DIRECTIVE = compile_pattern(r"\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?([A-Za-z][\w:.+-]*?)[ ]?::(?:[ \t]+|$)", re.ASCII)
_FOOTNOTE = compile_pattern(r"\.\.[ \t]+\[[^\]]+\](?:[ \t]+|$)")
_ITEM = compile_pattern(
    r"(?:[-*+•‣⁃]|(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5}|#)[.)]|\((?:[0-9]{1,3}|[A-Za-z]|[ivx]{1,5}|#)\))[ \t]+(?=\S)"
)
_FIELD = compile_pattern(r":(?![:`\s])(?:[^:\r\n`]|:(?!\s|$)){1,80}(?<!\s):(?:[ \t]+|$)")
_OPTION = compile_pattern(r"(?:--?[A-Za-z][\w-]*|/[A-Z])(?:[ =]\S+)?(?:, (?:--?[A-Za-z][\w-]*)(?:[ =]\S+)?)*(?:[ ]{2,}|$)")
_ADORNMENT = compile_pattern(r"([!-/:-@\[-`{-~])\1{2,}")
_TABLE = compile_pattern(r"\+(?:[-=]+\+)+|=+(?:[ \t]+=+)+")


def layout(text: str) -> Layout:
    """The layout of a document in reStructuredText."""
    return _Reader(text).read()


class _Reader:
    """Goes through the lines.  A blank line, or another indentation, ends a paragraph."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = list(lines(text))
        self._builder = LayoutBuilder(text)
        self._styles: list[str] = []
        self._indent = 0  # of the text of the paragraph that is open
        self._list_indents: list[int] = []

    def read(self) -> Layout:
        """Walk through the document."""
        at = 0
        while at < len(self._lines):
            at = self._block(at)
        return self._builder.layout()

    def _block(self, at: int) -> int:
        """Report what begins at a line; returns the number of the line behind it."""
        line = self._lines[at]
        if not line.text:
            return at + 1
        after = self._lines[at + 1] if at + 1 < len(self._lines) else None
        if line.text.startswith(".."):
            return self._explicit(at)
        if line.text.startswith("__ "):
            return at + 1
        if line.text.startswith(">>>"):
            return self._protect(at, self._behind_paragraph(at), "code")
        if _TABLE.fullmatch(line.text):
            return self._table(at)
        if line.text.startswith("| ") or line.text == "|":
            return self._line_block(at)
        if after is not None and self._is_title(line, after):
            self._heading(line, after)
            return at + 2
        if _ADORNMENT.fullmatch(line.text):
            return self._overline(at)
        return self._paragraph(at)

    def _is_title(self, line: Line, under: Line) -> bool:
        """True for a line with an underline that is as wide as it; wide characters take two columns."""
        if line.indent or under.indent or not _ADORNMENT.fullmatch(under.text) or _ADORNMENT.fullmatch(line.text):
            return False
        return len(under.text) >= len(line.text) or len(under.text) >= 4

    def _heading(self, line: Line, under: Line, over: str = "") -> None:
        self._builder.close()
        style = over + under.text[0]
        if style not in self._styles:
            self._styles.append(style)
        self._builder.block("heading", self._styles.index(style) + 1)
        inline(self._builder, self._text, line.start, line.end)
        self._builder.mark(under.start, under.end, "markup")
        self._builder.close()
        self._list_indents = []

    def _overline(self, at: int) -> int:
        """A title between two lines, or a line across the page."""
        line = self._lines[at]
        if at + 2 < len(self._lines) and self._lines[at + 2].text == line.text and self._lines[at + 1].text:
            self._heading(self._lines[at + 1], self._lines[at + 2], over=line.text[0])
            return at + 3
        self._builder.close()
        return at + 1

    def _paragraph(self, at: int) -> int:
        """The lines of a paragraph, list item or field; the next ones are indented as its text is."""
        line = self._lines[at]
        start = self._begin(line)
        behind = at + 1
        if start > line.start and behind < len(self._lines) and self._lines[behind].indent > line.indent:
            self._indent = self._lines[behind].indent  # the text of a field may be indented as it likes
        while behind < len(self._lines) and self._lines[behind].text and self._lines[behind].indent == self._indent:
            behind += 1
        last = self._lines[behind - 1]
        end = last.end
        literal = last.text.endswith("::") and self._opens_literal(behind - 1)
        if literal:
            end -= 2 if last.text == "::" or last.text.endswith(" ::") else 1
        if start < end:
            inline(self._builder, self._text, start, end)
        self._builder.close()
        if literal:
            return self._protect(behind, self._behind_block(behind, line.indent), "code")
        return behind

    def _begin(self, line: Line) -> int:
        """Begin a block with a line; returns where its text begins, behind the marks of lists and fields."""
        while self._list_indents and line.indent < self._list_indents[-1]:
            self._list_indents.pop()
        self._builder.block()
        start, end = line.start, line.end
        while match := (
            _ITEM.match(self._text, start, end) or _FIELD.match(self._text, start, end) or _OPTION.match(self._text, start, end)
        ):
            start = match.end()
        self._indent = line.indent + start - line.start
        if start > line.start:
            self._list_indents.append(self._indent)
            self._builder.block("list-item", len(self._list_indents))
        return start

    def _opens_literal(self, at: int) -> bool:
        """True when an indented block stands behind a line that ends in two colons."""
        for number in range(at + 1, len(self._lines)):
            line = self._lines[number]
            if line.text:
                return line.indent > self._lines[at].indent or line.text[0] in "!\"#$%&'*+-./:;<=>?@[\\]^_`{|}~"
        return False

    def _behind_paragraph(self, at: int) -> int:
        while at < len(self._lines) and self._lines[at].text:
            at += 1
        return at

    def _behind_block(self, at: int, indent: int) -> int:
        """The number of the first line that is not indented more; blank lines belong to the block."""
        while at < len(self._lines) and (not self._lines[at].text or self._lines[at].indent > indent):
            at += 1
        return at

    def _protect(self, at: int, behind: int, kind: str) -> int:
        """Protect the lines of a block; returns `behind`, or the next line at least."""
        self._builder.close()
        body = [line for line in self._lines[at:behind] if line.text]
        if body:
            self._builder.mark(body[0].start, body[-1].end, kind)
        return max(behind, at + 1) if body else max(behind, at)

    def _explicit(self, at: int) -> int:
        """A directive, footnote, target or comment."""
        line = self._lines[at]
        self._builder.close()
        behind = self._behind_block(at + 1, line.indent)
        if match := _FOOTNOTE.match(self._text, line.start, line.end):
            self._builder.block("list-item", 1)
            return self._indented(match.end(), at, behind)
        match = _DIRECTIVE.match(self._text, line.start, line.end)
        if not match:
            return self._protect(at, behind, "comment")
        name = match[1].rpartition(":")[2] if match[1].count(":") == 1 and match[1] not in _TEXT else match[1]
        if name not in _TEXT:
            return self._protect(at, behind, "code")
        self._builder.mark(line.start, match.end() if name in _TITLED else line.end, "markup")
        if name in _TITLED and match.end() < line.end:
            self._builder.block()
            if name not in ("admonition", "topic", "sidebar", "rubric"):
                return self._indented(match.end(), at, behind)
            inline(self._builder, self._text, match.end(), line.end)
            self._builder.close()
        return self._options(at + 1, behind)

    def _indented(self, start: int, at: int, behind: int) -> int:
        """A paragraph that begins in a line behind a mark and goes on in the indented lines below."""
        last = at
        while last + 1 < behind and self._lines[last + 1].text and not self._lines[last + 1].text.startswith((":", "..")):
            last += 1
        if start < self._lines[last].end:
            inline(self._builder, self._text, start, self._lines[last].end)
        self._builder.close()
        return self._options(last + 1, behind)

    def _options(self, at: int, behind: int) -> int:
        """Pass over the further arguments and options of a directive, which stand in front of a blank line."""
        first = at
        while (
            at < behind
            and self._lines[at].text.startswith(":")
            and _FIELD.match(self._text, self._lines[at].start, self._lines[at].end)
        ):
            at += 1
        if at > first:
            self._builder.mark(self._lines[first].start, self._lines[at - 1].end, "metadata")
        return at

    def _table(self, at: int) -> int:
        """A table goes to the blank line behind it; a simple one may have blank lines between its borders."""
        line = self._lines[at]
        behind = self._behind_paragraph(at)
        if line.text.startswith("="):
            borders = [
                number
                for number in range(at + 1, min(len(self._lines), at + 2000))
                if self._lines[number].text.startswith("==") and _TABLE.fullmatch(self._lines[number].text)
            ]
            last = next((number for number in borders if number + 1 >= len(self._lines) or not self._lines[number + 1].text), None)
            behind = behind if last is None else max(last + 1, at + 1)
        return self._protect(at, behind, "markup")

    def _line_block(self, at: int) -> int:
        """Lines of verse and addresses: each is a cell, as none goes on in the next."""
        self._builder.close()
        while at < len(self._lines) and self._lines[at].text.startswith("|"):
            line = self._lines[at]
            self._builder.block("table-cell")
            inline(self._builder, self._text, line.start + 1, line.end)
            at += 1
        self._builder.close()
        return at
