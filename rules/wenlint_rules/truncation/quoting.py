"""How findings about cuts quote the text, and where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.api import PLACEHOLDER

if TYPE_CHECKING:
    from wenlint.api import Document, Paragraph, Span

_CLAUSE = 12
"""Characters of a cut clause that a finding marks at most."""


def tail(text: str, end: int) -> str:
    """The last words in front of an offset; code and other objects among them are an ellipsis."""
    match = re.search(r"[^\s，。、；：,.;:!?！？]{1,6}[”」』）]?$", text[max(0, end - 8) : end])
    return (match[0] if match else text[end - 1 : end]).replace(PLACEHOLDER, "…")


def head(text: str, start: int) -> str:
    """The first words from an offset on; code and other objects among them are an ellipsis."""
    match = re.match(r"[，。、；：,.;:!?！？）」』》”]?[^\s，。、；：,.;:!?！？]{0,6}", text[start : start + 8])
    return (match[0] if match and match[0] else text[start : start + 1]).replace(PLACEHOLDER, "…")


def cut_clause(document: Document, block: Paragraph) -> Span:
    """The last clause of a block, or its end."""
    text = document.prose.text
    match = re.search(r"[^，。！？；：、,;:!?…\n]+$", text[max(block.start, block.end - _CLAUSE) : block.end])
    return document.prose.span(block.end - len(match[0]) if match else block.end - 1, block.end)


def first_clause(document: Document, start: int, end: int) -> Span:
    """The first clause from an offset on, with its mark, or its beginning."""
    text = document.prose.text[start : min(end, start + _CLAUSE)]
    match = re.match(r"[^，。！？；：、,;:!?…]*[，。！？；：、,;:!?…]", text)
    return document.prose.span(start, start + (len(match[0]) if match else len(text)))
