"""Which of two copies belongs where it stands: the one whose surroundings speak of the same things."""

from __future__ import annotations

import sys
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING

from wenlint.api import Record, form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wenlint.api import Document, Paragraph
    from wenlint_rules.duplicate.copies import Run

_DECISIVE = 1.25
"""How many times more the surroundings of one copy must have in common with it.

Of 2,600 paragraphs copied to random places, before or behind the original, this decides 85 in 100, 87 in 100 of them rightly.
"""

_DECISIVE_FOR_SENTENCES = 1.15
"""The same for sentences: of 960 sentences copied into other paragraphs it decides 88 in 100, 82 in 100 of them rightly."""

_NEIGHBOURS = ((-1, 1.2), (1, 0.8), (-2, 0.55), (2, 0.35))
_HEADING = 0.8
_LEAD = 0.1
_BRIDGE = 0.4
_IN_LIST = 0.3
"""Weights of what speaks for a place (common words with the blocks in front and behind, and with the heading) and against it
(common words of these blocks with one another; a list that goes on behind).  A sentence that begins its paragraph says what
it is about, and what was pasted in interrupts it."""

_FLOOR = 0.05
_SAMPLE = 300_000
_MAX_HEADING_DISTANCE = 50


class Surroundings(Record):
    """The texts around a copy of a sentence: the sentence in front, the one behind, and the heading; empty where there is none.

    `is_first` says that the copy begins its paragraph.
    """

    before: str
    after: str
    heading: str
    is_first: bool


class Verdict(Record):
    """Whether the first copy is the stray one, and the words that the other one shares with its surroundings."""

    first_is_stray: bool
    words: tuple[str, ...]

    @property
    def reason(self) -> str:
        """What speaks for the other copy, to go on a sentence that says where it stands."""
        words = " and ".join(self.words)
        return f", where {'the text around shares ' + words if words else 'it fits better'}: this copy is the stray one"


UNDECIDED = "; the context does not say which copy is the stray one"
"""The same where there is no verdict."""


class Frequencies:
    """How often pairs of characters stand in a text."""

    _CODES = f"utf-32-{sys.byteorder[0]}e"

    def __init__(self, text: str) -> None:
        self._counts: Counter[int] = Counter()
        for start in (0, 1):
            # Two characters of four bytes are a number of eight, which is made and counted much faster than a string.
            codes = text[start : start + (len(text) - start) // 2 * 2].encode(self._CODES, "surrogatepass")
            self._counts.update(memoryview(codes).cast("Q"))

    def __getitem__(self, pair: str) -> int:
        return self._counts[int.from_bytes(pair.encode(self._CODES, "surrogatepass"), sys.byteorder)]


def frequencies(document: Document) -> Frequencies:
    """A view for `Document.view`: the pairs of characters of the text, of the first 300,000 characters of a large one."""
    return Frequencies(document.prose.text[:_SAMPLE])


def stray(document: Document, run: Run) -> Verdict | None:
    """The copy that the context speaks against; None when the context does not decide."""
    judge = _Judge(document, run)
    first, second = judge.cohesion(run.first), judge.cohesion(run.second)
    if max(first, second) < _DECISIVE * min(first, second):
        return None
    return Verdict(first < second, judge.shared(run.second if first < second else run.first))


def stray_sentence(document: Document, text: str, first: Surroundings, second: Surroundings) -> Verdict | None:
    """The copy of a sentence that the context speaks against; None when the context does not decide."""
    counts, own = document.view(frequencies), pairs(text)
    one, other = (_fit(counts, own, place) for place in (first, second))
    if max(one, other) < _DECISIVE_FOR_SENTENCES * min(one, other):
        return None
    before, after, heading, _ = second if one < other else first
    around = [pairs(near) for near in (before, after, heading) if near]
    return Verdict(one < other, _longest(piece for theirs in around for piece in _common(text, theirs)))


def _fit(counts: Frequencies, own: set[str], place: Surroundings) -> float:
    """How much a sentence has in common with its surroundings, at least `_FLOOR`."""
    weights = (_NEIGHBOURS[0][1], _NEIGHBOURS[1][1], _HEADING)
    texts = place.before, place.after, place.heading
    value = sum(weight * _similarity(counts, own, text) for weight, text in zip(weights, texts, strict=True))
    value += _LEAD * place.is_first
    if place.before and place.after:
        value -= _BRIDGE * _similarity(counts, pairs(place.before), place.after)
    return max(value, _FLOOR)


class _Judge:
    def __init__(self, document: Document, run: Run) -> None:
        self._blocks = document.paragraphs
        self._run = run
        self._counts = document.view(frequencies)
        self._text = "\n".join(block.text for block in self._blocks[run.first : run.first + run.size])
        self._own = pairs(self._text)

    def cohesion(self, start: int) -> float:
        """How much the copy at a block index has in common with its surroundings, at least `_FLOOR`."""
        before, after = self._at(start, -1), self._at(start, 1)
        value = sum(weight * self._similarity(self._own, self._at(start, offset)) for offset, weight in _NEIGHBOURS)
        value += _HEADING * self._similarity(self._own, heading_above(self._blocks, start))
        if before and after:
            value -= _BRIDGE * self._similarity(pairs(before.text), after)
            value -= _IN_LIST * (before.kind == after.kind == "list-item")
        return max(value, _FLOOR)

    def shared(self, start: int) -> tuple[str, ...]:
        """Up to two longest pieces that the copy at a block index has in common with its neighbours or heading."""
        around = [self._at(start, -1), self._at(start, 1), heading_above(self._blocks, start)]
        return _longest(piece for block in around if block for piece in _common(self._text, pairs(block.text)))

    def _at(self, start: int, offset: int) -> Paragraph | None:
        """The block `offset` places from a copy, neither in it nor in the other one."""
        index = start + offset if offset < 0 else start + self._run.size - 1 + offset
        inside = any(copy <= index < copy + self._run.size for copy in (self._run.first, self._run.second))
        if inside or not 0 <= index < len(self._blocks):
            return None
        block = self._blocks[index]
        # A heading belongs to what follows it.
        return None if offset > 0 and _is_heading(block) else block

    def _similarity(self, own: set[str], other: Paragraph | None) -> float:
        return _similarity(self._counts, own, other.text if other else "")


def heading_above(blocks: Sequence[Paragraph], index: int) -> Paragraph | None:
    """The nearest heading or title in front of a block, not further than fifty blocks away."""
    above = blocks[max(0, index - _MAX_HEADING_DISTANCE) : index]
    return next((block for block in reversed(above) if _is_heading(block)), None)


def _similarity(counts: Frequencies, own: set[str], text: str) -> float:
    """Pairs in common with another text, rare ones first, by the length of that text."""
    if not text:
        return 0.0
    theirs = pairs(text)
    shared = sum(1 / sqrt(max(1, counts[pair] - 1)) for pair in own & theirs)
    return shared / (sqrt(len(theirs)) + 1)


def _longest(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(pieces), key=len, reverse=True)[:2])


def _is_heading(block: Paragraph) -> bool:
    known = block.document.view(_headings)
    if block.index not in known:
        known[block.index] = form(block) in ("heading", "title")
    return known[block.index]


def _headings(document: Document) -> dict[int, bool]:
    """A view for `Document.view`: which blocks are headings, as far as someone has asked."""
    return {}


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring letters or digits of a text."""
    return {text[at : at + 2] for at in range(len(text) - 1) if text[at].isalnum() and text[at + 1].isalnum()}


def alike(a: Paragraph | None, b: Paragraph | None) -> bool:
    """True when two blocks are the same or share half of their pairs: lines of parallel sections."""
    return a is not None and b is not None and alike_texts(a.text, b.text)


def alike_texts(a: str, b: str) -> bool:
    """True when two texts are the same or share half of their pairs."""
    if a == b:
        return True
    left, right = pairs(a), pairs(b)
    return len(left & right) * 2 >= len(left | right) > 0


def _common(text: str, theirs: set[str]) -> Sequence[str]:
    """The pieces of at least three characters of a text of which all pairs stand in the other one."""
    pieces, start = [], 0
    for at in range(1, len(text) + 1):
        if at == len(text) or text[at - 1 : at + 1] not in theirs:
            if at - start >= 3:
                pieces.append(text[start : min(at, start + 12)])
            start = at
    return pieces
