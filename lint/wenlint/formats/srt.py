"""Subtitles (SubRip): each caption is a block, and its number, its times and its tags are protected.

Captions are cells, as sentences run on from one to the next at every change of the picture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.formats._builder import LayoutBuilder
from wenlint.formats._source_lines import lines
from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    from wenlint.prose import Layout

_NUMBER = re.compile(r"\ufeff?[0-9]+")
_TIMES = re.compile(r"[0-9]+:[0-9]{2}:[0-9]{2}[,.][0-9]{1,3}\s*-->\s*[0-9]+:[0-9]{2}:[0-9]{2}[,.][0-9]{1,3}.*")
_TAG = compile_pattern(r"</?(?:[bius]|font|c|v)\b[^<>]*>|\{\\[^{}]*\}|https?://[!-~]+", re.IGNORECASE)


def layout(text: str) -> Layout:
    """The layout of a file of subtitles."""
    builder = LayoutBuilder(text)
    source = list(lines(text))
    for index, line in enumerate(source):
        if not line.text:
            builder.close()
        elif _TIMES.fullmatch(line.text):
            builder.mark(line.start, line.end, "metadata")
            builder.block("table-cell")
        elif _NUMBER.fullmatch(line.text) and index + 1 < len(source) and _TIMES.fullmatch(source[index + 1].text):
            builder.mark(line.start, line.end, "metadata")
            builder.close()
        else:
            _caption(builder, text, line.start, line.end)
            builder.wrap()
    return builder.layout()


def _caption(builder: LayoutBuilder, text: str, start: int, end: int) -> None:
    for match in _TAG.finditer(text, start, end):
        builder.prose(start, match.start())
        if match[0].startswith("http"):
            builder.object(*match.span(), "url")
        else:
            builder.mark(*match.span(), "markup")
        start = match.end()
    builder.prose(start, end)
