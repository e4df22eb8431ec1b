"""Which of the cut ends that nothing goes on with are sentences whose rest is lost.

In many documents (pages of software above all) sentences often end without a mark: in front of a list or a table, in a list of
links, or because their author sets none.  How usual that is in the document itself says what a missing mark is worth.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, Span, compile_pattern, ends_sentence
from wenlint_rules.truncation.evidence import HANGUL, KANA
from wenlint_rules.truncation.lexicon import words

if TYPE_CHECKING:
    from wenlint.api import Document, Paragraph
    from wenlint_rules.truncation.tails import Tail

_USUAL, _AGAINST = 0.08, 30.0
"""Share of the blocks with clauses that end without a mark, up to which the cut ends of a damaged document account for it, and
the weight of each 1.0 of the share beyond: 99 of 100 cut ends in damaged manuals weigh more, of 54 whole blocks in pages of
software and news 18."""

_FEW_BLOCKS = 5
"""Blocks that are taken to have their marks in any document, as a few without one show no habit."""

_BEFORE_A_LIST = 4.0
"""Weight against a tail that a list or a table follows: only an end that cannot end a sentence outweighs it."""

_AT_AN_END, _AT_A_WHOLE_END = 1.0, 3.0
"""Weight against a tail at the end of the document or of a section, where some authors leave the full stop out, and against one that
ends in a whole word there: one in a hundred cut ends weighs less, but half of the whole ones do."""

_OBJECTS = frozenset(("code", "math", "url"))

_ALIKE = 3
"""Tails that end in the same two characters: something was taken out behind them, or it is a habit: 点击, and a picture."""

_CLAUSE = compile_pattern("[，；。！？,;].")
_UNENDED = compile_pattern(f"[{HAN}{KANA}{HANGUL}a-z]")

_IN_LINK = compile_pattern(r"(?:\s*</[a-z0-9]+>)*?\s*</a\b|[\]`]")
"""What follows the last character of a link, of HTML or Markdown, or of code."""

_INTRODUCES = compile_pattern(
    rf"(?:如下|包括|包含|[将將把用]|使用|通[过過]|透過|[运運执執]行|[输輸键鍵]入|加入|添加|命令|代[码碼]|表[达達]?[式示]|例如|比如|分别|分別|有|是|为|為|(?:以下|下[列面])[{HAN}]{{0,6}}"
    rf"|[几幾一二两兩三四五六七八九十0-9][个個种種项項类類点點条條步][{HAN}]{{0,6}})$"
)
"""The end of a sentence that a list, a table or a quotation goes on with."""

_LABEL = compile_pattern(rf"[{HAN}A-Za-z ]{{1,8}}[：:]")
"""What stands above a list of its own: a section ends in front of it."""

_VALUE = compile_pattern(rf"[\"'”’」]\s*[-–—:：]\s*[{HAN}]+$")
"""The last of several values with what they mean: 'ST' - 特别处理."""


class _Habit(Record):
    """The share of the blocks with clauses that end without a mark, and whether any block ends with a sentence."""

    share: float
    ends_sentences: bool


def lost(document: Document, found: list[Tail], going_on: set[int]) -> list[Tail]:
    """Of the tails that nothing goes on with those whose rest is lost: not those that all end alike, nor items of a list.

    `going_on` are the blocks whose sentence goes on elsewhere: their ends show no habit.
    """
    if not found:
        return []
    habit = _habit(document, going_on)
    ends = Counter(document.paragraphs[tail.block].text[-2:] for tail in found)
    found = [tail for tail in found if ends[document.paragraphs[tail.block].text[-2:]] < _ALIKE and _is_lost(document, tail, habit)]
    doubtful = {tail.block for tail in found if not tail.is_sure}
    return [tail for tail in found if tail.is_sure or tail.has_whole or doubtful.isdisjoint({tail.block - 1, tail.block + 1})]


def _is_lost(document: Document, tail: Tail, habit: _Habit) -> bool:
    block = document.paragraphs[tail.block]
    if _is_whole(document, block) or not (tail.has_whole or habit.ends_sentences):
        return False
    least = _AGAINST * max(0.0, habit.share - _USUAL)
    if _is_list(block.next) or is_above_an_object(document, tail):
        if _INTRODUCES.search(block.text):
            return False
        least += _BEFORE_A_LIST
    elif block.next is None or block.next.kind == "heading" or _LABEL.fullmatch(block.next.text):
        least += _AT_A_WHOLE_END if words().is_known(block.text[-2:]) else _AT_AN_END
    return tail.weight > least


def _habit(document: Document, going_on: set[int]) -> _Habit:
    """How the blocks with clauses end; one of those without a mark is left out, which may be the cut one."""
    text = document.prose.text
    blocks = [block for block in document.paragraphs if block.kind in ("paragraph", "list-item")]
    ends = [(text[block.end - 1], block.index) for block in blocks if _CLAUSE.search(text, block.start, block.end)]
    unended = sum(1 for last, index in ends if _UNENDED.match(last) and index not in going_on)
    return _Habit(max(0, unended - 1) / (len(ends) + _FEW_BLOCKS), any(ends_sentence(block.text) for block in blocks))


def _is_whole(document: Document, block: Paragraph) -> bool:
    """True for what ends without a mark by what it is: a value, a link, code."""
    if _VALUE.search(block.text):
        return True
    return document.format != "text" and _IN_LINK.match(document.text, block.span.end) is not None


def is_above_an_object(document: Document, tail: Tail) -> bool:
    """True when code or another object stands behind a tail: what follows that does not go on with it."""
    block = document.paragraphs[tail.block]
    if document.format == "text" or block.next is None:
        return False
    between = Span(block.span.end, block.next.span.start)
    return any(item.kind in _OBJECTS for item in document.protected_in(between))


def _is_list(block: Paragraph | None) -> bool:
    return block is not None and block.kind in ("list-item", "table-cell")
