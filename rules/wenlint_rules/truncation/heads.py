"""Blocks that begin in mid-sentence by what they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern, ends_sentence
from wenlint_rules.truncation.lexicon import INDEPENDENT, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document, Paragraph

_MARKS = "，、；。！？）」』》”,;"
_DEPENDENT = "的了们們吗嗎呢吧者"
"""Characters that nothing begins with, not even old texts: 得, 化 and 着 are verbs there."""

_HEAD = compile_pattern(rf"\n[{_MARKS}{_DEPENDENT}]|\n[\u4e00-\u9fff][；;]|\n(?:of|which|than|were|was) [a-z]")
_MIN_CHARS = 15
"""Characters of a block below which it may be a line of verse or a scrap of layout."""

_MOST = 5


class Head(Record):
    """A block whose beginning is missing, and what shows it, for the user."""

    block: int
    reason: str


def heads(document: Document) -> list[Head]:
    """The blocks that begin in mid-sentence, in order; none of a document that is full of them."""
    found = list(_heads(document))
    return found if len(found) <= _MOST else []


def _heads(document: Document) -> Iterator[Head]:
    for match in _HEAD.finditer(f"\n{document.prose.text}"):
        block = document.paragraph_at(match.start() + 1)
        if block and block.start == match.start() and _is_long(block) and (reason := _reason(block.text)):
            yield Head(block.index, reason)


def _is_long(block: Paragraph) -> bool:
    """True for a whole paragraph of running text behind another one, or behind nothing."""
    if block.kind != "paragraph" or len(block.text) < _MIN_CHARS or not ends_sentence(block.text):
        return False
    before = block.previous
    return before is None or len(before.text) >= _MIN_CHARS


def _reason(text: str) -> str:
    first = text[0]
    if first in _MARKS:
        return f"{first} cannot begin a paragraph"
    if first.isascii():
        return f"{text.partition(' ')[0]} with a small letter goes on with something"
    if text[1:2] in ("；", ";"):
        return f"{first} is the rest of a word"
    if words().is_known(text[:2]) or INDEPENDENT.match(text):
        return ""
    return f"{first} cannot begin a sentence"
