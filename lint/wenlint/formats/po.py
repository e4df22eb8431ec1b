r"""Message catalogues (gettext PO): the translations are prose, each a cell; all else is protected.

A string that goes over several lines is one text, escapes are undone (`\n` ends a block), and what a program puts in
(`%s`, `{name}`) is an object, as is markup of reStructuredText, which catalogues of documentation have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.formats._builder import LayoutBuilder
from wenlint.formats._source_lines import lines
from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    from wenlint.prose import Layout

_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]+\])?)[ \t]*(?=")')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_PART = compile_pattern(
    r"(?P<escape>\\.)"
    r"|(?P<object>``(?:[^`\\]|\\.)+?``(?:`(?!`))?|(?::[A-Za-z][\w:.+-]*:)`[^`]*`|`[^`]*?<[^<>`]*>`__?|%(?:\([\w.]+\))?[-+ #0]*[0-9*]*(?:\.[0-9]+)?[hlqjzt]*[diouxXeEfFgGcrsa]|\{\{[^{}]{0,60}\}\}|\$?\{[^{}]{0,60}\}|%[A-Za-z_]+%|&(?:#[0-9]+|#x[0-9a-fA-F]+|[A-Za-z]+);|https?://[!-\[\]-~]+|\|[^|\s][^|]{0,60}\|)"
    r"|(?P<mark></?[A-Za-z][^<>]*>|\*\*)",
    re.ASCII,
)


def layout(text: str) -> Layout:
    """The layout of a message catalogue."""
    builder = LayoutBuilder(text)
    keyword = ""
    is_header = False
    for line in lines(text):
        start = line.start
        if match := _KEYWORD.match(text, start, line.end):
            keyword, start = match[1], match.end()
            is_header = keyword == "msgid" or (is_header and keyword != "msgid_plural")
            builder.block("table-cell")
        string = _STRING.match(text, start, line.end)
        if string is None or not keyword:
            builder.mark(line.start, line.end, "comment")
            builder.close()
            keyword = ""
            continue
        if keyword == "msgid" and string[1]:
            is_header = False
        if keyword.startswith("msgstr") and not is_header:
            _translation(builder, text, *string.span(1))
        else:
            builder.mark(line.start, line.end, "metadata")
    return builder.layout()


def _translation(builder: LayoutBuilder, text: str, start: int, end: int) -> None:
    for match in _PART.finditer(text, start, end):
        builder.prose(start, match.start())
        start = match.end()
        if match.lastgroup == "object":
            builder.object(match.start(), start, "code")
        elif match.lastgroup == "mark" or match[0][1] not in 'nrt"\\':
            builder.mark(match.start(), start, "markup")
        elif match[0][1] in "nr":
            builder.mark(match.start(), start, "markup")
            builder.block("table-cell")
        else:
            start -= match[0][1] in '"\\'  # the character that is escaped is text
            builder.mark(match.start(), start, "markup")
    builder.prose(start, end)
