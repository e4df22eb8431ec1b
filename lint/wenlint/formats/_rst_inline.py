"""Inline markup of reStructuredText: what a reader sees of a line, and what is code, links and marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.formats.plain import without_tail
from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    from wenlint.formats._builder import LayoutBuilder

_INLINE = compile_pattern(
    r"(?P<literal>``(?:[^`]|`(?!`))+``(?!`))"
    r"|(?P<role>(?::[A-Za-z][\w.+-]*(?::[A-Za-z][\w.+-]*)*:)?`(?!`)[^`]*[^`\\]`(?::[A-Za-z][\w.:+-]*:|__?(?![A-Za-z0-9_]))?)"
    r"|(?P<url>(?:https?|ftp|file)://[!-~]+|(?<![\w.+-])[\w.+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++)"
    r"|(?P<substitution>\|(?![\s|])[^|\r\n]{0,80}[^|\s]\|(?:__?)?)"
    r"|(?P<note>\[(?:[0-9]+|\#[\w-]*|\*|[A-Za-z][\w.-]*)\]_(?![\w]))"
    r"|(?P<reference>\b[A-Za-z][\w.-]*__?(?![\w`]))"
    r"|(?P<strong>\*\*|(?<![*\w])\*(?=[^\s*])|(?<=[^\s*])\*(?![*\w]))"
    r"|(?P<escape>\\(?:[^\r\n]|$))",
    re.ASCII,
)

_SPECIAL = compile_pattern(r"[`*|\\@]|(?<=[\w\]])_(?!\w)|://")
"""Without one of these a text has no markup."""

_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*")

_TARGET = re.compile(r"\s*<[^<>]*>$")
"""The target of a link with a text: `text <target>`_."""


def inline(builder: LayoutBuilder, text: str, start: int, end: int) -> None:
    """Report a range of the text, which may go over several lines, as prose and objects."""
    at = start
    for match in _INLINE.finditer(text, start, end) if _SPECIAL.search(text, start, end) else ():
        first, last = match.span()
        kind = match.lastgroup
        run(builder, text, at, first)
        at = last
        if kind == "role" and not match[0].startswith(":") and match[0].rstrip("_").endswith("`"):
            _link(builder, text, first, last)
        elif kind == "url":
            at = without_tail(text, first, last)
            builder.object(first, at, "url")
        elif kind == "strong":
            builder.mark(first, last, "markup")
        elif kind == "escape":
            # A blank that is escaped is none; of anything else the backslash goes.
            builder.mark(first, last if match[0][1:].isspace() else first + 1, "markup")
            at = last if match[0][1:].isspace() else first + 1
            run(builder, text, at, last)
            at = last
        else:
            builder.object(first, last, "code")
    run(builder, text, at, end)


def run(builder: LayoutBuilder, text: str, start: int, end: int) -> None:
    """Report text without markup, line by line."""
    for match in _LINE_END.finditer(text, start, end):
        builder.prose(start, match.start())
        builder.wrap()
        start = match.end()
    builder.prose(start, end)


def _link(builder: LayoutBuilder, text: str, start: int, end: int) -> None:
    """`text`_ and `text <target>`_: the text is prose.  Without an underscore it is a title or a name: an object."""
    body = text[start:end].rstrip("_")
    if len(body) == end - start:
        builder.object(start, end, "code")
        return
    inside = body[1:-1]
    target = _TARGET.search(inside)
    run(builder, text, start + 1, start + 1 + (target.start() if target else len(inside)))
    builder.mark(start, end, "url")
