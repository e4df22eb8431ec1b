"""AsciiDoc: paragraphs, headings, lists, cells of tables, and the text in delimited blocks that hold text.

A reader by lines, not a parser: what it does not know is protected.

Source: the documentation of the AsciiDoc language (docs.asciidoctor.org).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.formats._builder import LayoutBuilder
from wenlint.formats._source_lines import Line, lines
from wenlint.formats.plain import columns, without_tail
from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    from wenlint.prose import Layout

_VERBATIM = re.compile(r"-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,}\w*")
_CONTAINER = re.compile(r"={4,}|\*{4,}|_{4,}|--|\"\"")
_TABLE = re.compile(r"[|,:!]={3,}")
_HEADING = compile_pattern(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDERLINE = compile_pattern(r"([=\-~^+])\1{2,}")
_LEVELS = "=-~^+"
"""The lines below a title, by the level of the title."""

_ATTRIBUTE = compile_pattern(r":!?[\w][\w-]*!?:(?:[ \t].*)?")
_BLOCK_LINE = compile_pattern(
    r"\[.*\]|(?:include|image|video|audio|toc|ifdef|ifndef|ifeval|endif|icon|plantuml|diagram|gist|chart)::?\S*\[.*\]|<<<|'''|---|\*\*\*"
)
_CODE_STYLE = compile_pattern(
    r"\[(?:source|listing|literal|stem|latexmath|asciimath|plantuml|ditaa|graphviz|mermaid|verse|pass|,|subs=)[^\]]*\]"
)
_TITLE = compile_pattern(r"\.(?=[^\s.])")
_ITEM = compile_pattern(r"(?:\*{1,5}|-|\.{1,5}|[0-9]{1,3}\.|[a-zA-Z]\.|<\.>|<[0-9]+>)[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)")
_TERM = compile_pattern(r"(?P<term>[^\s:/|].{0,120}?)(?P<mark>:{2,4}|;;)(?:[ \t]+|$)")
_ADMONITION = compile_pattern(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CELL = compile_pattern(r"(?:[0-9.]*[+*])?[<^>]?(?:\.[<^>])?[aehlmdsv]?\|")

_INLINE = compile_pattern(
    r"(?P<code>(?<![\w`])`[^`\s](?:[^`]{0,500}[^`\s])?`(?![\w`])|``[^`]{1,500}``|\+\+\+.{0,500}?\+\+\+|(?<!\w)\+[^+\s](?:[^+]{0,500}[^+\s])?\+(?!\w)|\$\$.{0,500}?\$\$|(?:pass|stem|latexmath|asciimath|kbd|btn|menu|image|icon|anchor|indexterm2?|counter):[^\s\[]{0,200}\[[^\]]{0,500}\]|\(\(\(.{0,200}?\)\)\)|\[\[[^\]]{0,200}\]\]|\{(?:set:)?[\w][\w:.-]*\})"
    r"|(?P<link>(?:link:|xref:|mailto:)[^\s\[]*\[|(?:https?|ftp|irc)://[^\s\[\]<>]+\[)"
    r"|(?P<url>(?:https?|ftp|irc)://[!-~]+|(?<![\w.+-])[\w.+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++)"
    r"|(?P<reference><<[^<>]{1,200}>>)"
    r"|(?P<footnote>footnote:[\w-]*\[)"
    r"|(?P<mark>\*\*|__|##|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\s_])|(?<=[^\s_])_(?![\w_])|(?<![\w#])(?:\[[\w.#% -]*\])?#(?=[^\s#])|(?<=[^\s#])#(?![\w#])|&(?:#[0-9]+|[a-z]+);|\\(?=[*_`#{<\[])|(?<=[ \t])\+(?=[\r\n]|$)|<[0-9.]+>)",
    re.ASCII | re.DOTALL,
)
_SPECIAL = compile_pattern(r"[`*_#+{<&\\\[]|://|@|\$\$|\(\(\(")
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*")


def layout(text: str) -> Layout:
    """The layout of a document in AsciiDoc."""
    return _Reader(text).read()


class _Reader:
    """Goes through the lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = list(lines(text))
        self._builder = LayoutBuilder(text)
        self._open: list[str] = []  # delimiters of the blocks that are open
        self._is_code = False  # a line in brackets in front says that the next block is code

    def read(self) -> Layout:
        """Walk through the document."""
        at = 0
        while at < len(self._lines):
            at = self._block(at)
        return self._builder.layout()

    def _block(self, at: int) -> int:
        """Report what begins at a line; returns the number of the line behind it."""
        line = self._lines[at]
        body = line.text
        if not body or body == "+" or (body.startswith("//") and not body.startswith("////")):
            return at + 1
        if self._is_title(at):
            self._builder.block("heading", _LEVELS.index(self._lines[at + 1].text[0]) + 1)
            self._inline(line.start, line.end)
            self._builder.close()
            return at + 2
        if _VERBATIM.fullmatch(body):
            return self._delimited(at, "comment" if body.startswith("/") else "code")
        if _TABLE.fullmatch(body):
            return self._table(at)
        if self._is_code and not _CONTAINER.fullmatch(body) and not _BLOCK_LINE.fullmatch(body) and not body.startswith("."):
            self._is_code = False
            return self._protect(at, self._behind_paragraph(at), "code")
        if _CONTAINER.fullmatch(body) or _ATTRIBUTE.fullmatch(body) or _BLOCK_LINE.fullmatch(body):
            self._is_code = _CODE_STYLE.fullmatch(body) is not None
            if _CONTAINER.fullmatch(body):
                if body in self._open:
                    del self._open[self._open.index(body) :]
                else:
                    self._open.append(body)
            return at + 1
        if match := _HEADING.match(self._text, line.start, line.end):
            self._builder.block("heading", len(match[1]))
            self._inline(match.end(), line.end)
            self._builder.close()
            return at + 1
        if match := _TITLE.match(self._text, line.start, line.end):
            self._builder.block("heading", 6)
            self._inline(match.end(), line.end)
            self._builder.close()
            return at + 1
        if line.indent and not _ITEM.match(body) and not _TERM.match(body) and (at == 0 or not self._lines[at - 1].text):
            return self._protect(at, self._behind_paragraph(at), "code")
        return self._paragraph(at)

    def _is_title(self, at: int) -> bool:
        """True for a line with a line below it that is as long; wide characters may count twice."""
        if (
            at + 1 >= len(self._lines)
            or not _UNDERLINE.fullmatch(self._lines[at + 1].text)
            or self._lines[at + 1].text in self._open
        ):
            return False
        body, under = self._lines[at].text, len(self._lines[at + 1].text)
        is_text = not (
            _VERBATIM.fullmatch(body) or _CONTAINER.fullmatch(body) or _BLOCK_LINE.fullmatch(body) or body.startswith(".")
        )
        return is_text and (abs(len(body) - under) <= 2 or abs(columns(body) - under) <= 2)

    def _paragraph(self, at: int) -> int:
        """A paragraph, or an item of a list; it ends where a blank line, an item or a delimiter stands."""
        line = self._lines[at]
        start = line.start
        behind = at + 1
        self._builder.block()
        if match := _ITEM.match(self._text, start, line.end):
            self._builder.block("list-item", 1)
            start = match.end()
        elif (term := _TERM.match(self._text, start, line.end)) and not term["term"].endswith(("http", "https", "link", "xref")):
            self._builder.block("list-item", 1)
            self._inline(start, term.end("term"))
            self._builder.close()
            start = term.end()
            if start >= line.end:
                return behind
            self._builder.block()
        elif match := _ADMONITION.match(self._text, start, line.end):
            start = match.end()
        while behind < len(self._lines) and self._goes_on(self._lines[behind]):
            behind += 1
        self._inline(start, self._lines[behind - 1].end)
        self._builder.close()
        return behind

    def _goes_on(self, line: Line) -> bool:
        body = line.text
        return bool(body) and not (
            body == "+"
            or body.startswith("//")
            or _ITEM.match(body)
            or _VERBATIM.fullmatch(body)
            or _CONTAINER.fullmatch(body)
            or _TABLE.fullmatch(body)
            or _BLOCK_LINE.fullmatch(body)
            or (_TERM.match(body) and "://" not in body)
        )

    def _behind_paragraph(self, at: int) -> int:
        while at < len(self._lines) and self._lines[at].text:
            at += 1
        return at

    def _protect(self, at: int, behind: int, kind: str) -> int:
        self._builder.mark(self._lines[at].start, self._lines[behind - 1].end, kind)
        return behind

    def _delimited(self, at: int, kind: str) -> int:
        """A block between two equal lines, to the end of the text if the second one is missing."""
        self._is_code = False
        mark = (
            self._lines[at].text.rstrip("abcdefghijklmnopqrstuvwxyz")
            if self._lines[at].text.startswith("`")
            else self._lines[at].text
        )
        behind = next(
            (number + 1 for number in range(at + 1, len(self._lines)) if self._lines[number].text == mark), len(self._lines)
        )
        return self._protect(at, behind, kind)

    def _table(self, at: int) -> int:
        """The cells of a table whose cells begin with bars; a cell goes on in lines without one."""
        mark = self._lines[at].text
        number = at + 1
        while number < len(self._lines) and self._lines[number].text != mark:
            line = self._lines[number]
            number += 1
            if not line.text or mark[0] != "|":
                continue
            cells = list(_CELL.finditer(self._text, line.start, line.end))
            if not cells or cells[0].start() > line.start:
                self._builder.wrap()
                self._inline(line.start, cells[0].start() if cells else line.end)
            for index, cell in enumerate(cells):
                self._builder.block("table-cell")
                self._inline(cell.end(), cells[index + 1].start() if index + 1 < len(cells) else line.end)
        self._builder.close()
        return number + 1

    def _inline(self, start: int, end: int) -> None:
        """Report a range of the text, which may go over several lines, as prose and objects."""
        if start >= end:
            return
        at = start
        text, builder = self._text, self._builder
        for match in _INLINE.finditer(text, start, end) if _SPECIAL.search(text, start, end) else ():
            first, last = match.span()
            if first < at:
                continue
            kind = match.lastgroup
            self._run(at, first)
            at = last
            if kind in ("link", "footnote"):
                closing = text.find("]", last, end)
                if closing < 0:
                    builder.object(first, end, "url")
                    return
                builder.mark(first, last, "url")
                self._run(last, closing)
                builder.mark(closing, closing + 1, "url")
                at = closing + 1
            elif kind == "url":
                at = without_tail(text, first, last)
                builder.object(first, at, "url")
            elif kind == "reference":
                comma = text.find(",", first, last)
                if comma >= 0:
                    builder.mark(first, comma + 1, "url")
                    self._run(comma + 1, last - 2)
                    builder.mark(last - 2, last, "url")
                else:
                    builder.object(first, last, "url")
            elif kind == "mark":
                builder.mark(first, last, "markup")
            else:
                builder.object(first, last, "code")
        self._run(at, end)

    def _run(self, start: int, end: int) -> None:
        """Text without markup, line by line."""
        for match in _LINE_END.finditer(self._text, start, end):
            self._builder.prose(start, match.start())
            self._builder.wrap()
            start = match.end()
        self._builder.prose(start, end)
