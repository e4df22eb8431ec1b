"""The prose in a block of HTML within Markdown: text between tags, one region a run between tags of blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.formats._html_elements import BLOCKS, INLINE

if TYPE_CHECKING:
    from collections.abc import Callable

    from wenlint.formats._builder import LayoutBuilder

RAW = frozenset(("code", "math", "pre", "script", "style", "svg", "textarea"))
"""Elements whose content is not prose."""

TAG = re.compile(
    r"""<!--(?:-?>|.*?(?:-->|\Z))|<[!?][^>]*+(?:>|\Z)|</?([A-Za-z][\w:.-]*+)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""", re.DOTALL
)
"""A comment, declaration or tag; group 1 is the name of a tag."""


def scan(body: str, offset: int, builder: LayoutBuilder, prose: Callable[[int, int], None]) -> None:
    """Report what stands in the HTML `body`, which begins at `offset` of the text.

    `prose` takes the runs of text.
    """
    at = 0
    while match := TAG.search(body, at):
        _text(body, at, match.start(), offset, builder, prose)
        at = _element(body, match, offset, builder)
    _text(body, at, len(body), offset, builder, prose)


def _element(body: str, match: re.Match[str], offset: int, builder: LayoutBuilder) -> int:
    """Report a tag, with the content if that is not prose, and return where the rest begins."""
    start, end = match.span()
    name = (match[1] or "").lower()
    if not name:
        builder.mark(offset + start, offset + end, "comment" if match[0].startswith("<!--") else "markup")
        return end
    closing = match[0].startswith("</")
    if name not in INLINE and name != "br":
        builder.block(*(BLOCKS.get(name, ("paragraph", 0)) if not closing else ()))
    if name in RAW and not closing and not match[0].endswith("/>"):
        close = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(body, end)
        end = close.end() if close else len(body)
        if name in INLINE:
            builder.object(offset + start, offset + end, "code")
        else:
            builder.mark(offset + start, offset + end, "code")
    elif name == "img":
        builder.object(offset + start, offset + end, "url")
    else:
        builder.mark(offset + start, offset + end, "markup")
        if name == "br":
            builder.wrap()
    return end


def _text(body: str, start: int, end: int, offset: int, builder: LayoutBuilder, prose: Callable[[int, int], None]) -> None:
    for line in re.compile(r"[^\r\n]+").finditer(body, start, end):
        begin = line.start()
        if begin > start:
            builder.wrap()
            # The builder looks at the source, where quote marks may stand; in `body` they are blanks.
            begin += len(line[0]) - len(line[0].lstrip(" \t"))
        prose(offset + begin, offset + line.end())
    if end > start and body[end - 1] in "\r\n":
        builder.wrap()
