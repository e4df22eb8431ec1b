"""All places of a document where a sentence is cut, classified once for the rules that speak about them.

A cut end is joined to the next block (broken-paragraph), paired with a beginning that stands elsewhere
(interleaved-columns), or left over (truncated-sentence); so is a cut beginning (dangling-head).  No place is in two classes.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from wenlint.api import HAN, SENTENCE_END, Record, compile_pattern, ends_sentence, item_mark
from wenlint_rules.truncation.breaks import MAX_CHAIN, Break, breaks, chains, leaves_open
from wenlint_rules.truncation.heads import Head, heads
from wenlint_rules.truncation.seam import cut_sentence, judge
from wenlint_rules.truncation.tails import Tail, tails

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document, Paragraph

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
"""The weights follow a logistic regression on 15,000 pairs of a cut end and a sentence nearby, of which 450 belonged together."""

_PER_BIT = 0.55
"""Weight of each bit by which the first character is likelier behind the cut end than behind a full stop."""

_MAX_BITS = 8.0

_NEXT_BUT_ONE, _INSIDE, _FURTHER, _ORPHAN = -1.9, -2.5, -4.4, -3.0
"""Weight of the place, that of the next block being 0: a block behind one other, a sentence inside of the next block, a block further down, or one anywhere
whose own beginning is missing."""

_LIKELY, _SURE = 0.5, 1.0
"""Weights from which two places belong together: of 100 pairs found so 95 and 97 did, where half of the tails had no rest."""

_NEXT_PROVEN, _NEXT_AS_WELL, _NEXT_ALONE, _NEXT_OF_A_TITLE = -1.5, -0.5, 1.0, 2.0
"""Weights from which the next block goes on with a cut end: where the characters at the seam prove it, where it seems so, where it does not, and where what
seems to be cut may be a title."""

_MARGIN = 0.7
_MOST_ORPHANS, _MOST_SENTENCES = 20, 100
_REACH = 40
"""Blocks on each side of a cut end in which a block without a beginning may be its rest."""

_PROOF = frozenset({"word", "one word", "closes", "elsewhere", "dependent", "shared"})
_CLAUSE = compile_pattern(r"[，。！？；：、,;:!?…\s]")
_HAN_4 = compile_pattern(f"(?=([{HAN}]{{4}}))")


class Move(Record):
    """A cut end and what goes on with it: from the prose offset `start` to the end of `block`.

    `is_inside` says that it does not begin with the block, `is_far` that it stands elsewhere than right behind one other.
    """

    tail: Tail
    block: int
    start: int
    weight: float
    reason: str
    is_far: bool
    is_inside: bool

    @property
    def is_next(self) -> bool:
        """True for the next block as a whole."""
        return self.block == self.tail.block + 1 and not self.is_inside

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
    adjacent = {made.left: made for made in breaks(document)}
    certain = {left for left, made in adjacent.items() if made.certain}
    found = [tail for tail in tails(document) if tail.block not in certain and not _is_claimed(document, tail)]
    wrapped = _wrapped(adjacent.keys() | {tail.block for tail in found if tail.is_cut})
    found = [tail for tail in found if tail.block not in wrapped]
    cut = [tail for tail in found if tail.is_cut]
    orphans = heads(document)
    pairs = _paired(document, found, orphans, adjacent)
    moves = [pair for pair in pairs if not pair.is_next]
    joined = certain | {pair.tail.block for pair in pairs if pair.is_next}
    made = {left: adjacent[left] for left in joined if left in adjacent}
    made |= {pair.tail.block: _break(document, pair) for pair in pairs if pair.is_next and pair.tail.block not in made}
    closed = joined | {move.tail.block for move in moves}
    continued = {move.block for move in moves} | {left + 1 for left in joined}
    return Cuts(
        [made[left] for left in sorted(made)],
        moves,
        [tail for tail in cut if tail.block not in closed],
        [head for head in orphans if head.block not in continued],
    )


def _wrapped(lefts: set[int]) -> set[int]:
    """The blocks that are lines of a wrapped text: more of them in a row are cut than any accident would cut."""
    return {left for chain in chains(sorted(lefts)) if len(chain) > MAX_CHAIN for left in chain}


def _is_claimed(document: Document, tail: Tail) -> bool:
    """True when a page number or a chunk number cuts the sentence."""
    from wenlint_rules.truncation.chunks import cut_ends

    return document.paragraphs[tail.block].end in document.view(cut_ends)


def _break(document: Document, pair: Move) -> Break:
    """A pair of blocks that stand next to each other, as a break."""
    end = document.paragraphs[pair.tail.block].end
    return Break(end, pair.start, pair.tail.block, False, True, False, False, pair.reason)


def _paired(document: Document, found: list[Tail], orphans: list[Head], adjacent: dict[int, Break]) -> list[Move]:
    """The best pairs of cut ends and beginnings, by their cut ends; each place is in one of them."""
    homeless = sorted({head.block for head in orphans} | {tail.block + 1 for tail in found if tail.is_cut})
    known = {tail.block for tail in found}
    best: list[Move | None] = []
    for tail in found + [Tail(left, 0.0, "") for left in adjacent if left not in known and not adjacent[left].certain]:
        if tail.is_cut:
            best.append(_best(document, tail, homeless, adjacent.get(tail.block)))
        else:
            best.append(_next(document, tail, _least(adjacent.get(tail.block), _NEXT_OF_A_TITLE)))
    chosen: dict[int, Move] = {}
    for pair in sorted((pair for pair in best if pair), key=lambda pair: -pair.weight):
        chosen.setdefault(pair.start, pair)
    return sorted(chosen.values(), key=lambda pair: pair.tail.block)


def _best(document: Document, tail: Tail, homeless: Sequence[int], made: Break | None) -> Move | None:
    """What goes on with a cut end: the next block, unless something else fits clearly better and nothing as well as that."""
    following = _next(document, tail, _least(made, _NEXT_ALONE))
    others = sorted(_elsewhere(document, tail, homeless), key=lambda pair: -pair.weight)
    least = following.weight + _MARGIN if following else _LIKELY
    if others and others[0].weight >= least and (len(others) == 1 or others[0].weight - others[1].weight >= _MARGIN):
        return others[0]
    return following


def _least(made: Break | None, alone: float) -> float:
    """The weight that the next block needs, by what the seam shows."""
    return alone if made is None else _NEXT_PROVEN if made.proven else _NEXT_AS_WELL


def _next(document: Document, tail: Tail, least: float) -> Move | None:
    if tail.block + 1 == len(document.paragraphs):
        return None
    following = document.paragraphs[tail.block + 1]
    return next(_pair(document, tail, following, following.start, 0.0, least), None)


def _elsewhere(document: Document, tail: Tail, homeless: Sequence[int]) -> Iterator[Move]:
    """What may go on with a cut end and does not stand right behind it."""
    blocks, at = document.paragraphs, tail.block
    for distance, place in ((2, _NEXT_BUT_ONE), (3, _FURTHER)):
        if at + distance < len(blocks):
            yield from _pair(document, tail, blocks[at + distance], blocks[at + distance].start, place, _LIKELY)
    if at + 1 < len(blocks):
        following = blocks[at + 1]
        for sentence in islice(following.sentences, 1, _MOST_SENTENCES):
            yield from _pair(document, tail, following, sentence.start, _INSIDE, _LIKELY)
    for index in homeless[bisect_left(homeless, at - _REACH) : bisect_left(homeless, at + _REACH)][:_MOST_ORPHANS]:
        if index not in (at, at + 1, at + 2) and index < len(blocks):
            yield from _pair(document, tail, blocks[index], blocks[index].start, _ORPHAN, _LIKELY)


def _pair(document: Document, tail: Tail, block: Paragraph, start: int, place: float, least: float) -> Iterator[Move]:
    """A cut end and what may go on with it, if the evidence has at least a weight."""
    from wenlint_rules.language.bigrams import bigrams

    text = document.prose.text
    end = document.paragraphs[tail.block].end
    left, right = document.paragraphs[tail.block].text, text[start : block.end]
    if block.kind != "paragraph" or item_mark(right) or not right[0].isalnum():
        return
    if not ends_sentence(right) and (place or not any(mark in right for mark in SENTENCE_END)):
        return
    if left[-1].isascii() != right[0].isascii() or leaves_open(left, right):
        return
    evidence = set(judge(left, right, text, end, markup=document.format != "text").evidence)
    is_far = place == _ORPHAN
    if is_far and _shares_words(left, right):
        evidence.add("shared")
    if is_far and _PROOF.isdisjoint(evidence):
        return
    weight = place + sum(_WEIGHTS.get(name, 0.0) for name in evidence)
    if not right[0].isascii() and not "\uac00" <= right[0] <= "\ud7a3":
        pair = bigrams().pair
        bits = pair("。", right[0]) - pair(left[-1], right[0])
        weight += _PER_BIT * max(-_MAX_BITS, min(_MAX_BITS, bits))
    if weight >= least:
        yield Move(tail, block.index, start, weight, _reason(evidence, left, right), is_far, start > block.start)


def _shares_words(left: str, right: str) -> bool:
    """True when four characters in a row of the cut clause stand in the first clause on the right: 加强对非法宗教|活动、非法宗教场所."""
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
