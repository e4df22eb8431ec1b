"""All places of a document where a sentence is cut, classified once for the rules that speak about them.

A cut end is joined to the next block (broken-paragraph), paired with a beginning that stands elsewhere
(interleaved-columns), or left over (truncated-sentence); so is a cut beginning (dangling-head).  No place is in two classes.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from wenlint.api import CLOSERS, HAN, SENTENCE_END, Record, compile_pattern, form
from wenlint_rules.truncation.breaks import MAX_CHAIN, Break, are_layout, are_lines_of_many, breaks, chains
from wenlint_rules.truncation.continuation import FURTHER, INSIDE, LIKELY, NEXT, NEXT_BUT_ONE, ORPHAN, Rest, rest
from wenlint_rules.truncation.evidence import is_modelled
from wenlint_rules.truncation.heads import Head, heads
from wenlint_rules.truncation.lexicon import words
from wenlint_rules.truncation.lost import is_above_an_object, lost
from wenlint_rules.truncation.seam import TORN, bits
from wenlint_rules.truncation.tails import NOT_PROSE, Tail, is_among_short_lines, tails, unended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from wenlint.api import Document, Paragraph

_NEXT_AS_WELL, _NEXT_ALONE = -0.5, 1.0
"""Weights from which the next block may go on with a cut end: where the seam shows a break, and where it does not."""

_LEAST_SEEN, _LEAST = -0.5, 2.0
"""Weights of both together from which the next block goes on with what may be a title: where the seam shows a break, and where it
does not."""

_LEAST_OF_A_TITLE, _LEAST_OF_A_DOUBTFUL_ONE, _SEEN = 3.3, 1.0, 1.6
"""Weights from which the next block goes on with what the left side by itself does not show to be cut: anyhow, and where the evidence
at the seam weighs at least the last of these."""

_LEAST_BEYOND = 1.0
"""Weight of both together from which what stands behind the next beginning goes on with what may be a title."""

_LEAST_ALONE = -0.5
"""Weight from which the block behind the next one goes on with a cut end, where the next one does not."""

_LEAST_BEHIND_A_TITLE = 1.8
"""Weight from which a block or sentence behind the next beginning proves that what looks like a title is cut."""

_NOT_CUT = NOT_PROSE - {"item", "label"}
"""Forms of blocks that are not cut whatever stands behind them."""

_JOINED, _FITS = 0.5, 1.0
"""Weights from which the next block is likely to be the rest, and from which only what fits clearly better is put before it: of blocks
below the second one in three had a better place further down."""

_MARGIN = 0.7
"""By how much a place must be better than another one."""

_REACH = 40
"""Blocks on each side of a cut end in which a block without a beginning may be its rest."""

_LABEL_CHARS = 8
"""Characters of a block below which it is a name or a label."""

_MOST_ORPHANS, _MOST_SENTENCES = 20, 100

_HAN_STOP = compile_pattern(rf"(?:[{SENTENCE_END}]|(?<=[{HAN})])\.)[{CLOSERS}]*+(?=[{HAN}])")
"""The end of a Chinese sentence, with a Western full stop too."""


class Cuts(Record):
    """The cuts of a document, each in one class."""

    breaks: list[Break]
    moves: list[Rest]
    tails: list[Tail]
    heads: list[Head]


def cuts(document: Document) -> Cuts:
    """All cuts of a document; for `Document.view`."""
    adjacent = {made.left: made for made in breaks(document)}
    certain = {left for left, made in adjacent.items() if made.certain}
    if are_layout(document, adjacent) or are_lines_of_many(adjacent.values()):
        return Cuts([], [], [], heads(document))
    found = [tail for tail in document.view(tails) if tail.block not in certain and not _is_claimed(document, tail)]
    wrapped = _wrapped(adjacent.keys() | {tail.block for tail in found if tail.is_cut})
    found = [tail for tail in found if tail.block not in wrapped]
    orphans = heads(document)
    pairs = _paired(document, [tail for tail in found if not is_above_an_object(document, tail)], orphans, adjacent)
    moves = [pair for pair in pairs if not pair.is_next]
    joined = certain | {pair.tail.block for pair in pairs if pair.is_next}
    made = {left: adjacent[left] for left in certain}
    made |= {pair.tail.block: _break(document, pair, adjacent.get(pair.tail.block)) for pair in pairs if pair.is_next}
    closed = joined | {move.tail.block for move in moves}
    continued = {move.block for move in moves} | {left + 1 for left in joined}
    return Cuts(
        [made[left] for left in sorted(made)],
        moves,
        lost(document, [tail for tail in found if tail.is_cut and tail.block not in closed], closed),
        [head for head in orphans if head.block not in continued],
    )


def _wrapped(lefts: set[int]) -> set[int]:
    """The blocks that are lines of a wrapped text: more of them in a row are cut than any accident would cut."""
    return {left for chain in chains(sorted(lefts)) if len(chain) > MAX_CHAIN for left in chain}


def _is_claimed(document: Document, tail: Tail) -> bool:
    """True when a page number or a chunk number cuts the sentence."""
    if document.characters.isdisjoint("0123456789０１２３４５６７８９页頁"):
        return False
    from wenlint_rules.truncation.chunks import cut_ends

    return document.paragraphs[tail.block].end in document.view(cut_ends)


def _break(document: Document, pair: Rest, seen: Break | None) -> Break:
    """A pair of blocks that stand next to each other, as a break; `seen` is what the seam shows of it."""
    if seen:
        is_likely = pair.weight >= _JOINED if is_modelled(document.paragraphs[seen.left].text[-1]) else seen.likely
        return seen._replace(likely=is_likely)
    end = document.paragraphs[pair.tail.block].end
    return Break(end, pair.start, pair.tail.block, False, True, False, False, pair.reason)


def _paired(document: Document, found: list[Tail], orphans: list[Head], adjacent: dict[int, Break]) -> list[Rest]:
    """The best pairs of cut ends and what goes on with them, by their cut ends; each place is in one of them."""
    homeless = sorted({head.block for head in orphans} | {tail.block + 1 for tail in found if tail.is_cut})
    known = {tail.block for tail in found}
    best: list[Rest | None] = []
    for tail in found:
        made = adjacent.get(tail.block)
        if tail.is_cut:
            best.append(_best(document, tail, homeless, made))
        else:
            following = _next(document, tail, (_LEAST_SEEN if made else _LEAST) - tail.weight)
            best.append(following or _behind_next(document, tail, _LEAST_BEYOND - tail.weight))
    for left, made in adjacent.items():
        if left not in known and not made.certain:
            least = _least_of_a_title(made) if is_modelled(document.paragraphs[left].text[-1]) else _NEXT_AS_WELL
            best.append(_next(document, Tail(left, 0.0, ""), least))
    best += _behind_titles(document, known | adjacent.keys())
    taken = {made.start for made in adjacent.values() if made.certain}
    chosen: dict[int, Rest] = {}
    for pair in sorted((pair for pair in best if pair and pair.start not in taken), key=lambda pair: -pair.weight):
        chosen.setdefault(pair.start, pair)
    return sorted(chosen.values(), key=lambda pair: pair.tail.block)


def _least_of_a_title(made: Break) -> float:
    return _LEAST_OF_A_DOUBTFUL_ONE if made.weight >= _SEEN else _LEAST_OF_A_TITLE


def _best(document: Document, tail: Tail, homeless: Sequence[int], made: Break | None) -> Rest | None:
    """What goes on with a cut end: the next block, unless it is no likely rest or something else fits clearly better."""
    following = _next(document, tail, _NEXT_AS_WELL if made else _NEXT_ALONE)
    others = sorted(_elsewhere(document, tail, homeless), key=lambda pair: -pair.weight)
    margin = 0.0 if others and _outdoes(others[0], made) else _MARGIN
    least = following.weight + margin if following and following.weight >= _FITS else _LEAST_ALONE
    if others and others[0].weight >= least and (len(others) == 1 or others[0].weight - others[1].weight >= _MARGIN):
        return others[0]
    return following


def _outdoes(pair: Rest, made: Break | None) -> bool:
    """True when the seam with something else proves more than that with the next block."""
    return ((made is None or not made.proven) and pair.is_proven) or (made is not None and not made.likely)


def _next(document: Document, tail: Tail, least: float) -> Rest | None:
    if tail.block + 1 == len(document.paragraphs):
        return None
    following = document.paragraphs[tail.block + 1]
    return next(rest(document, tail, following, following.start, NEXT, least), None)


def _behind_next(document: Document, tail: Tail, least: float) -> Rest | None:
    """What goes on with a tail behind the next block or inside of it, if nothing else there does nearly as well."""
    pairs = [
        pair for place in _places_behind(document, tail.block, _starts) for pair in rest(document, tail, *place, least - _MARGIN)
    ]
    pairs.sort(key=lambda pair: -pair.weight)
    if not pairs or pairs[0].weight < least or (len(pairs) > 1 and pairs[0].weight - pairs[1].weight < _MARGIN):
        return None
    return pairs[0]


def _behind_titles(document: Document, known: AbstractSet[int]) -> Iterator[Rest]:
    """What proves that blocks which look like titles are cut: the rest of a word behind the next block, or inside of it."""
    text = document.prose.text
    for block in unended(document):
        if block.index in known or block.end - block.start < _LABEL_CHARS or words().is_known(text[block.end - 2 : block.end]):
            continue
        places = _places_behind(document, block.index, _starts)
        torn = [place for place in places if text[place[0].end - 1] not in ":：" and _is_torn(text[block.end - 1], text[place[1]])]
        title = Tail(block.index, 0.0, "")
        if not torn or words().ends_in_word(block.text) or form(block) in _NOT_CUT:
            continue
        if is_among_short_lines(block) or _is_claimed(document, title):
            continue
        pairs = [pair for place in torn for pair in rest(document, title, *place, _LEAST_BEHIND_A_TITLE) if pair.is_proven]
        if len(pairs) == 1:
            yield pairs[0]


def _is_torn(last: str, first: str) -> bool:
    """True when the model of pairs shows that two characters belong together; most pairs are in no row of it."""
    from wenlint_rules.language.bigrams import bigrams

    return first in bigrams().row(last)[0] and bits(last, first) >= TORN


def _places_behind(
    document: Document, at: int, starts: Callable[[Paragraph], Iterable[int]]
) -> Iterator[tuple[Paragraph, int, float]]:
    """The next block but one, and the places inside of the next one, where the sentence of a block may go on."""
    blocks = document.paragraphs
    if at + 2 < len(blocks):
        yield blocks[at + 2], blocks[at + 2].start, NEXT_BUT_ONE
    if at + 1 < len(blocks):
        following = blocks[at + 1]
        yield from ((following, start, INSIDE) for start in starts(following))


def _starts(block: Paragraph) -> Iterator[int]:
    """Where something begins behind the end of a Chinese sentence."""
    text = block.document.prose.text
    return (match.end() for match in islice(_HAN_STOP.finditer(text, block.start, block.end), _MOST_SENTENCES))


def _all_starts(block: Paragraph) -> list[int]:
    """Where sentences of any language begin, the first one aside."""
    return sorted({*_starts(block), *(sentence.start for sentence in islice(block.sentences, 1, _MOST_SENTENCES))})


def _elsewhere(document: Document, tail: Tail, homeless: Sequence[int]) -> Iterator[Rest]:
    """What may go on with a cut end and does not stand right behind it."""
    blocks, at = document.paragraphs, tail.block
    for place in _places_behind(document, at, _all_starts):
        yield from rest(document, tail, *place, _LEAST_ALONE)
    if at + 3 < len(blocks):
        yield from rest(document, tail, blocks[at + 3], blocks[at + 3].start, FURTHER, LIKELY)
    near = homeless[bisect_left(homeless, at - _REACH) : bisect_left(homeless, at + _REACH)]
    for index in near[:_MOST_ORPHANS]:
        if index not in (at, at + 1, at + 2) and index < len(blocks):
            yield from rest(document, tail, blocks[index], blocks[index].start, ORPHAN, LIKELY)
