"""What may go on with a cut end, and how well it fits: the evidence at the seam, and a model of pairs of characters.

The weights follow a logistic regression on 15,000 pairs of a cut end and a sentence nearby, of which 450 belonged together,
rounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import HAN, SENTENCE_END, Record, compile_pattern, ends_sentence, item_mark
from wenlint_rules.truncation.breaks import leaves_open
from wenlint_rules.truncation.evidence import cut_sentence
from wenlint_rules.truncation.seam import bits, judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document, Paragraph
    from wenlint_rules.truncation.tails import Tail

_WEIGHTS = {
    "word": 1.1,
    "one word": 3.0,
    "closes": 1.2,
    "elsewhere": 1.5,
    "partly elsewhere": 0.4,
    "lower case": 1.8,
    "conjoined": 0.8,
    "incomplete": 0.2,
    "shared": 4.0,  # four characters of the cut clause stand in the clause that may go on with it
    "contradicted": -0.8,
    "beginning": -0.6,
    "beginning elsewhere": -1.4,
}
_PER_BIT = 0.55
"""Weight of each bit by which the first character is likelier behind the cut end than behind a full stop."""

NEXT, NEXT_BUT_ONE, INSIDE, FURTHER, ORPHAN = 0.0, -1.9, -2.5, -4.4, -3.0
"""Weight of the place: the next block, the one behind it, a sentence inside of the next one, the third one, or a block anywhere
whose own beginning is missing."""

LIKELY = 0.0
"""Weight from which two places belong together: of 100 pairs found so 93 did, where half of the cut ends had no rest."""

_PROOF = frozenset({"word", "one word", "closes", "elsewhere", "dependent", "shared"})
_CLAUSE = compile_pattern(r"[，。！？；：、,;:!?…\s]")
_HAN_4 = compile_pattern(f"(?=([{HAN}]{{4}}))")


class Rest(Record):
    """What goes on with a cut end: from the prose offset `start` to the end of the block with the index `block`.

    `place` is its weight, one of the constants above, `weight` that of all the evidence, and `reason` the strongest of it.
    `is_proven` says that the characters at the seam show by themselves that they belong together.
    """

    tail: Tail
    block: int
    start: int
    place: float
    weight: float
    reason: str
    is_proven: bool

    @property
    def is_next(self) -> bool:
        """True for the whole next block."""
        return self.place == NEXT

    @property
    def is_far(self) -> bool:
        """True for a block that stands far away or in front."""
        return self.place == ORPHAN


def rest(document: Document, tail: Tail, block: Paragraph, start: int, place: float, least: float) -> Iterator[Rest]:
    """A cut end with what may go on with it from `start` to the end of a block, if the evidence weighs at least so much."""
    left, right = document.paragraphs[tail.block].text, document.prose.text[start : block.end]
    if not _may_go_on(block, left, right, whole=place != NEXT):
        return
    end = document.paragraphs[tail.block].end
    evidence = _evidence(document, left, right, end)
    if place == ORPHAN:
        if _shares_words(left, right):
            evidence.add("shared")
        if _PROOF.isdisjoint(evidence):
            return
    weight = place + _weight(evidence, left, right)
    if weight >= least:
        yield Rest(tail, block.index, start, place, weight, _reason(evidence, left, right), not _PROOF.isdisjoint(evidence))


def fit(document: Document, left: str, right: str, end: int) -> float:
    """How well two texts go on with one another, of which the first ends at a prose offset."""
    return _weight(_evidence(document, left, right, end), left, right)


def _evidence(document: Document, left: str, right: str, end: int) -> set[str]:
    return set(judge(left, right, document.prose.text, end, markup=document.format != "text").evidence)


def _weight(evidence: set[str], left: str, right: str) -> float:
    return sum(_WEIGHTS.get(name, 0.0) for name in evidence) + _PER_BIT * bits(left[-1], right[0])


def _may_go_on(block: Paragraph, left: str, right: str, *, whole: bool) -> bool:
    """False for a list item, for text without an end, for another language, and where a quotation stays open."""
    if block.kind != "paragraph" or item_mark(right) or not right[0].isalnum() or left[-1].isascii() != right[0].isascii():
        return False
    if not ends_sentence(right) and (whole or not any(mark in right for mark in SENTENCE_END)):
        return False
    return not leaves_open(left, right)


def _shares_words(left: str, right: str) -> bool:
    """True when four characters in a row of the cut clause stand in what may go on: 加强对非法宗教|活动、非法宗教场所."""
    clause = _CLAUSE.split(cut_sentence(left))[-1]
    first = right[:30].partition("。")[0]
    return any(match[1] in first for match in _HAN_4.finditer(clause))


def _reason(evidence: set[str], left: str, right: str) -> str:
    if not evidence.isdisjoint({"word", "one word"}):
        return f"the word {left[-1]}{right[0]} is cut in two"
    if "shared" in evidence:
        return "both halves speak of the same"
    if "elsewhere" in evidence:
        return f"…{left[-2:]}{right[:2]}… stands together elsewhere in the document"
    return f"{right[0]} is likelier behind {left[-1]} than at the beginning of a sentence"
