"""LaTeX: the text of paragraphs, headings, items and captions; commands, math and all that is set as it stands are protected.

A scanner, not TeX: it knows which commands have text as their argument, and takes what it does not know, with its arguments,
for an object.  The preamble is protected, as are tables, pictures and bibliographies.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from wenlint.formats._builder import LayoutBuilder
from wenlint.formats._latex_commands import HEADINGS, LAST_IS_TEXT, SILENT, TEXT, VERBATIM
from wenlint.formats.plain import without_tail
from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    from wenlint.prose import Layout

_TOKEN = compile_pattern(
    r"(?P<command>\\(?:[A-Za-z@]+\*?|[^A-Za-z\r\n]|\r?\n))"
    r"|(?P<comment>(?<!\\)%[^\r\n]*)"
    r"|(?P<url>(?:https?|ftp)://[!-\[\]-z|~]+)"
    r"|(?P<math>\$\$?)"
    r"|(?P<brace>[{}])"
    r"|(?P<tie>~)"
    r"|(?P<paragraph>[ \t]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+[ \t]*)"
    r"|(?P<line>[ \t]*(?:\r\n?|\n)[ \t]*)"
    r"|(?P<cell>&)"
)
_ARGUMENT = re.compile(r"[ \t]*(?:\[[^\]\r\n]*\]|\*)")
_BEGIN = re.compile(r"\\begin[ \t]*\{document\}")


def layout(text: str) -> Layout:
    """The layout of a LaTeX document."""
    return _Reader(text).read()


class _Reader:
    """Goes through the tokens."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._builder = LayoutBuilder(text)
        self._closing: dict[int, bool] = {}
        """Braces that end an argument that is text: offset, and whether a block ends there."""

    def read(self) -> Layout:
        """Walk through the document."""
        text, builder = self._text, self._builder
        begin = _BEGIN.search(text)
        at = begin.end() if begin else 0
        if begin:
            builder.mark(0, at, "metadata")
        while match := _TOKEN.search(text, at):
            builder.prose(at, match.start())
            at = self._token(match)
        builder.prose(at, len(text))
        return builder.layout()

    def _token(self, match: re.Match[str]) -> int:
        """Report a token; returns where the text goes on."""
        builder, (start, end) = self._builder, match.span()
        kind = match.lastgroup
        if kind == "command":
            return self._command(match[0][1:].rstrip("*"), start, end)
        if kind == "comment":
            builder.mark(start, end, "comment")
        elif kind == "math":
            behind = self._text.find(match[0], end)
            if behind < 0:
                builder.mark(start, end, "markup")
                return end
            builder.object(start, behind + len(match[0]), "math")
            return behind + len(match[0])
        elif kind == "url":
            end = without_tail(self._text, start, end)
            builder.object(start, end, "url")
        elif kind == "brace":
            builder.mark(start, end, "markup")
            if self._closing.pop(start, False):
                builder.close()
        elif kind == "paragraph":
            builder.close()
        elif kind == "line":
            builder.wrap()
        elif kind == "tie":
            builder.object(start, end, "markup")
        else:
            builder.block("table-cell")
        return end

    def _command(self, name: str, start: int, end: int) -> int:
        builder, text = self._builder, self._text
        if not name or not name[0].isalpha():
            return self._symbol(name, start, end)
        if name in ("begin", "end"):
            return self._environment(name, start, end)
        if name in ("verb", "lstinline") and end < len(text) and not text[end].isalnum():
            close = text.find("}" if text[end] == "{" else text[end], end + 1)
            close = len(text) if close < 0 else close + 1
            builder.object(start, close, "code")
            return close
        if name in HEADINGS or name in TEXT:
            return self._with_text(name, start, self._options(end))
        if name == "item":
            behind = self._options(end)
            builder.block("list-item", 1)
            builder.mark(start, behind, "markup")
            return behind
        behind, last = self._arguments(end)
        if name in LAST_IS_TEXT and last >= 0:
            builder.mark(start, last + 1, "markup")
            self._closing[self._pairs[last]] = False
            return last + 1
        if name in SILENT:
            builder.mark(start, behind, "markup")
        else:
            builder.object(start, behind, "code")
        return behind

    def _symbol(self, name: str, start: int, end: int) -> int:
        """A command of one character: math, a line break, an escaped character."""
        builder = self._builder
        if name and name in "([":
            behind = self._text.find("\\)" if name == "(" else "\\]", end)
            behind = len(self._text) if behind < 0 else behind + 2
            builder.object(start, behind, "math")
            return behind
        if name == "\\":
            behind = self._options(end)
            builder.mark(start, behind, "markup")
            builder.wrap()
            return behind
        if name and name in "%&#_{}$":
            builder.mark(start, start + 1, "markup")
            builder.prose(start + 1, end)
            return end
        if name and name in "'`^\"=.~":  # an accent, with its letter
            behind, _ = self._arguments(end)
            end = behind if behind > end else min(len(self._text), end + 1)
        builder.object(start, end, "markup")
        return end

    def _with_text(self, name: str, start: int, opening: int) -> int:
        """A command whose argument is text; without a brace behind it, it is a mark."""
        builder = self._builder
        close = self._group(opening)
        if close < 0:
            builder.mark(start, opening, "markup")
            return opening
        if name in HEADINGS:
            builder.block("heading", HEADINGS[name])
        builder.mark(start, opening + 1, "markup")
        self._closing[close] = name in HEADINGS
        return opening + 1

    def _environment(self, name: str, start: int, end: int) -> int:
        """The beginning or the end of an environment; one that holds no text is protected to its end."""
        builder, text = self._builder, self._text
        close = self._group(end)
        if close < 0:
            builder.mark(start, end, "markup")
            return end
        kind = text[end + 1 : close]
        builder.block()
        if name == "begin" and kind.rstrip("*") in VERBATIM:
            mark = f"\\end{{{kind}}}"
            behind = text.find(mark, close)
            behind = len(text) if behind < 0 else behind + len(mark)
            builder.mark(start, behind, "code")
            return behind
        behind = self._arguments(close + 1)[0] if name == "begin" else close + 1
        builder.mark(start, behind, "markup")
        return behind

    def _options(self, at: int) -> int:
        """The offset behind optional arguments in brackets."""
        while match := _ARGUMENT.match(self._text, at):
            at = match.end()
        return at

    def _arguments(self, at: int) -> tuple[int, int]:
        """The offset behind all arguments, in brackets and in braces, that follow at once, and of the last brace that opens."""
        last = -1
        at = self._options(at)
        while (close := self._group(at)) >= 0:
            last, at = at, self._options(close + 1)
        return at, last

    def _group(self, at: int) -> int:
        """The offset of the brace that closes a group which opens at `at`; -1 if none does nearby."""
        close = self._pairs.get(at, -1)
        return close if close - at <= _LONGEST_GROUP else -1

    @cached_property
    def _pairs(self) -> dict[int, int]:
        """Braces that belong together: offsets of the first and the second."""
        pairs: dict[int, int] = {}
        open_: list[int] = []
        for match in _BRACE.finditer(self._text):
            if match[0] == "{":
                open_.append(match.start())
            elif match[0] == "}" and open_:
                pairs[open_.pop()] = match.start()
        return pairs


_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)

_LONGEST_GROUP = 5000
"""Code points that an argument may have; what is longer is a slip."""
