"""All places of a document where a sentence is cut, classified once for the rules that speak about them.

A cut end is joined to the next block (broken-paragraph), paired with a beginning that stands elsewhere
(interleaved-columns), or left over (truncated-sentence); so is a cut beginning (dangling-head).  No place is in two classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern, ends_sentence, item_mark
from wenlint_rules.truncation.breaks import Break, breaks, leaves_open
from wenlint_rules.truncation.heads import Head, heads
from wenlint_rules.truncation.seam import cut_sentence, judge
from wenlint_rules.truncation.tails import Tail, tails

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document, Paragraph

_WEIGHTS = {
    "word": 1.1,
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
"""The weights follow a logistic regression on 15,000 pairs of a cut end and a sentence nearby, of which 450 belonged together."""

_PER_BIT = 0.55
"""Weight of each bit by which the first character is likelier behind the cut end than behind a full stop."""

_MAX_BITS = 8.0

_NEXT, _NEXT_BUT_ONE, _INSIDE, _FURTHER, _ORPHAN = 0.0, -1.9, -2.5, -4.4, -3.0
"""Weight of the place: the next block, a block behind one other, a sentence inside of the next block, a block further down, or one anywhere
whose own beginning is missing."""

_LIKELY, _SURE = 0.5, 1.0
"""Weights from which two places belong together: of 100 pairs found so 95 and 97 did, where half of the tails had no rest."""

_MARGIN = 0.7
_REACH = 40
"""Blocks on each side of a cut end in which a block without a beginning may be its rest."""

_PROOF = frozenset({"word", "closes", "elsewhere", "dependent", "shared"})
_CLAUSE = compile_pattern(r"[，。！？；：、,;:!?…\s]")
_HAN_4 = compile_pattern(f"(?=([{HAN}]{{4}}))")


class Move(Record):
    """A cut end and what goes on with it elsewhere: from `start` to the end of `block`, prose offsets."""

    tail: Tail
    block: int
    start: int
    weight: float
    reason: str
    is_far: bool

    @property
    def is_sure(self) -> bool:
        """True when nothing else in reach comes near."""
        return self.weight >= _SURE and not self.is_far


class Cuts(Record):
    """The cuts of a document, each in one class."""

    breaks: list[Break]
    moves: list[Move]
    tails: list[Tail]
    heads: list[Head]


def cuts(document: Document) -> Cuts:
    """All cuts of a document; for `Document.view`."""
    made = breaks(document)
    cut = [tail for tail in tails(document) if not _is_claimed(document, tail)]
    proven = {item.left for item in made if item.proven}
    orphans = heads(document)
    adjacent = {item.left: item for item in made}
    moves = _moves(document, [tail for tail in cut if tail.block not in proven], orphans, adjacent) if cut else []
    paired = {move.tail.block for move in moves}
    made = [item for item in made if item.left not in paired]
    joined = {item.left for item in made}
    taken = {move.block for move in moves} | {left + 1 for left in joined}
    return Cuts(
        made,
        moves,
        [tail for tail in cut if tail.block not in paired | joined],
        [head for head in orphans if head.block not in taken],
    )


def _is_claimed(document: Document, tail: Tail) -> bool:
    """True when a page number or a chunk number cuts the sentence."""
    from wenlint_rules.truncation.chunks import cut_ends

    return document.paragraphs[tail.block].end in document.view(cut_ends)


def _moves(document: Document, loose: list[Tail], orphans: list[Head], adjacent: dict[int, Break]) -> list[Move]:
    """The best pairs of cut ends and beginnings that do not touch; each place is in one of them.

    What stands right behind a cut end goes before all other places unless one of them fits better.
    """
    homeless = {head.block for head in orphans} | {tail.block + 1 for tail in loose}
    found: list[Move] = []
    for tail in loose:
        made = sorted(_pairs(document, tail, homeless), key=lambda move: -move.weight)
        if not made or (len(made) > 1 and made[0].weight - made[1].weight < _MARGIN):
            continue
        if tail.block in adjacent and made[0].weight - _weight_of_next(document, tail) < _MARGIN:
            continue
        found.append(made[0])
    found.sort(key=lambda move: -move.weight)
    chosen: list[Move] = []
    for move in found:
        if all(move.block != other.block or move.start != other.start for other in chosen):
            chosen.append(move)
    return sorted(chosen, key=lambda move: move.tail.block)


def _weight_of_next(document: Document, tail: Tail) -> float:
    following = document.paragraphs[tail.block + 1]
    return max((move.weight for move in _pair(document, tail, following, following.start, _NEXT, least=-100.0)), default=-100.0)


def _pairs(document: Document, tail: Tail, homeless: set[int]) -> Iterator[Move]:
    """What may go on with a cut end."""
    blocks, at = document.paragraphs, tail.block
    for distance, place in ((2, _NEXT_BUT_ONE), (3, _FURTHER)):
        if at + distance < len(blocks):
            yield from _pair(document, tail, blocks[at + distance], blocks[at + distance].start, place)
    if at + 1 < len(blocks):
        following = blocks[at + 1]
        for sentence in list(following.sentences)[1:]:
            yield from _pair(document, tail, following, sentence.start, _INSIDE)
    for index in homeless:
        if index not in (at, at + 1, at + 2) and abs(index - at) <= _REACH and index < len(blocks):
            yield from _pair(document, tail, blocks[index], blocks[index].start, _ORPHAN)


def _pair(document: Document, tail: Tail, block: Paragraph, start: int, place: float, least: float = _LIKELY) -> Iterator[Move]:
    """A cut end and what may go on with it, if the evidence has at least a weight."""
    from wenlint_rules.language.bigrams import bigrams

    text = document.prose.text
    end = document.paragraphs[tail.block].end
    left, right = document.paragraphs[tail.block].text, text[start : block.end]
    if block.kind != "paragraph" or not ends_sentence(right) or item_mark(right) or not right[0].isalnum():
        return
    if left[-1].isascii() != right[0].isascii() or leaves_open(left, right):
        return
    evidence = set(judge(left, right, text, end, markup=document.format != "text").evidence)
    if _shares_words(left, right):
        evidence.add("shared")
    is_far = place == _ORPHAN
    if is_far and _PROOF.isdisjoint(evidence):
        return
    weight = place + sum(_WEIGHTS.get(name, 0.0) for name in evidence)
    if not right[0].isascii():
        pair = bigrams().pair
        bits = pair("。", right[0]) - pair(left[-1], right[0])
        weight += _PER_BIT * max(-_MAX_BITS, min(_MAX_BITS, bits))
    if weight >= least:
        yield Move(tail, block.index, start, weight, _reason(evidence, left, right), is_far)


def _shares_words(left: str, right: str) -> bool:
    """True when four characters in a row of the cut clause stand in the first clause on the right: 加强对非法宗教|活动、非法宗教场所."""
    clause = _CLAUSE.split(cut_sentence(left))[-1]
    first = right[:30].partition("。")[0]
    return any(match[1] in first for match in _HAN_4.finditer(clause))


def _reason(evidence: set[str], left: str, right: str) -> str:
    if "word" in evidence:
        return f"the word {left[-1]}{right[0]} is cut in two"
    if "shared" in evidence:
        return "both halves speak of the same"
    if "elsewhere" in evidence:
        return f"…{left[-2:]}{right[:2]}… stands together elsewhere in the document"
    return f"{right[0]} is likelier behind {left[-1]} than at the beginning of a sentence"
