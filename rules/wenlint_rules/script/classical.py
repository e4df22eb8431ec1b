"""Classical Chinese, about which the words and habits of modern Chinese say little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import HAN, compile_pattern

if TYPE_CHECKING:
    from wenlint.api import Document

VERNACULAR = "的們们這这"
"""Characters that modern Chinese cannot do without: at least 1.5 % of its characters, and 0.1 % of classical verse."""

FEW, ENOUGH = 0.003, 300
"""Share of them up to which so many ideographs are classical Chinese."""

TASTE = 20_000
"""Characters at the beginning of a document that are looked at."""

_NO_IDEOGRAPH = compile_pattern(f"[^{HAN}]+")


def is_classical(document: Document) -> bool:
    """True for a document in classical Chinese; use it through `document.view`."""
    taste = document.prose.text[:TASTE]
    count = sum(map(taste.count, VERNACULAR))
    if count > FEW * len(taste):
        return False
    ideographs = len(_NO_IDEOGRAPH.sub("", taste))
    return ideographs >= ENOUGH and count <= FEW * ideographs
