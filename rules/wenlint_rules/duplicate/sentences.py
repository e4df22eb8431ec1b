"""Sentences that a document holds twice, in paragraphs that are no copies of one another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import product
from typing import TYPE_CHECKING

from wenlint.api import CLOSERS, PLACEHOLDER, Record, columns, compile_pattern
from wenlint_rules.duplicate.context import Surroundings, alike_texts, heading_above
from wenlint_rules.duplicate.copies import copies
from wenlint_rules.duplicate.near import near

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document, Paragraph, Sentence

_PIECE = compile_pattern(rf"[^。！？!?.\s{re.escape(CLOSERS)}][^。！？!?.\n]{{11,}}+")
"""Text between two marks: whoever looks for a sentence twice finds its last piece twice, and much faster."""

_NO_TEXT = ("heading", "table-cell", "furniture")
_PARALLEL = 3
"""Blocks around both copies within which nothing else may stand twice: where it does, the sections are parallel."""

_SAME_END = 8
"""Characters at the end of the sentences in front by which these are alike."""

_OPEN, _CLOSE = "“「『‘", "”」』’"
_MAX_BLOCK = 20_000
"""Code points of a block that is worth splitting into sentences: a longer one is no paragraph."""


class Place(Record):
    """Sentences in a row that stand elsewhere too: the block, and the numbers of the first and the last sentence in it."""

    block: Paragraph
    sentences: Sequence[Sentence]
    first: int
    last: int

    @property
    def start(self) -> int:
        """Prose offset of the beginning."""
        return self.sentences[self.first].start

    @property
    def end(self) -> int:
        """Prose offset of the end."""
        return self.sentences[self.last].end

    @property
    def text(self) -> str:
        """The sentences as they stand."""
        return self.block.document.prose.text[self.start : self.end]


class Pair(Record):
    """The same sentences in two places, the first one in front."""

    one: Place
    other: Place


def pairs_of_sentences(document: Document, min_columns: int) -> Iterator[Pair]:
    """Sentences of at least this width that stand in exactly two places, those in a row together, in order.

    What stands more often is a formula.
    """
    found = list(_joined(_repeated(document)))
    known = Counter(map(_place_and_distance, found))
    for pair in found:
        if (
            columns(pair.one.text) >= min_columns
            and not _is_parallel(pair)
            and not _has_company(pair, known)
            and not any(map(_is_quoted, pair))
        ):
            yield pair


def _repeated(document: Document) -> Iterator[Pair]:
    """Single sentences in exactly two places, in the order of the first ones."""
    prose = document.prose.text
    pieces: list[str] = _PIECE.findall(prose)
    twice = {piece for piece, count in Counter(pieces).items() if count == 2}
    if not twice:
        return
    ends: dict[str, list[int]] = defaultdict(list)
    end = 0
    for piece in pieces:
        end = prose.index(piece, end) + len(piece)
        if piece in twice and prose[end : end + 1].strip():
            ends[piece].append(end)
    found = document.view(copies)
    split: dict[int, list[Sentence]] = {}
    seen = set()
    for offsets in ends.values():
        if len(offsets) < 2:
            continue
        one, other = (_sentence_at(document, offset, split) for offset in offsets)
        if one is None or other is None or one.text.strip() != other.text.strip() or (one.start, other.start) in seen:
            continue
        if one.start == other.start:
            continue
        seen.add((one.start, other.start))
        if one.block.index != other.block.index and any(found.texts[place.block.index] in found.places for place in (one, other)):
            continue  # the matter of duplicate-paragraph
        if (one.block.index, other.block.index) in document.view(_near_blocks):
            continue  # the matter of near-duplicate-paragraph
        if PLACEHOLDER in one.text and _source(document, one) != _source(document, other):
            continue
        yield Pair(one, other)


def _near_blocks(document: Document) -> set[tuple[int, int]]:
    return {(pair.first, pair.second) for pair in document.view(near)}


def _source(document: Document, place: Place) -> str:
    return document.text[slice(*document.prose.span(place.start, place.end))].strip()


def _sentence_at(document: Document, end: int, split: dict[int, list[Sentence]]) -> Place | None:
    """The sentence to which the end mark at an offset belongs."""
    block = document.paragraph_at(end)
    if block is None or block.kind in _NO_TEXT or block.end - block.start > _MAX_BLOCK:
        return None
    if block.index not in split:
        split[block.index] = list(block.sentences)
    sentences = split[block.index]
    number = bisect_right(sentences, end, key=lambda sentence: sentence.start) - 1
    return Place(block, sentences, number, number) if number >= 0 else None


def _joined(found: Iterator[Pair]) -> Iterator[Pair]:
    """The pairs with those of sentences that follow one another in both places as one."""
    kept: Pair | None = None
    for pair in sorted(found, key=lambda pair: pair.one.start):
        if kept and all(
            new.block.index == old.block.index and new.first == old.last + 1 for new, old in zip(pair, kept, strict=True)
        ):
            kept = Pair(*(old._replace(last=new.last) for new, old in zip(pair, kept, strict=True)))
            continue
        if kept:
            yield kept
        kept = pair
    if kept:
        yield kept


def _is_parallel(pair: Pair) -> bool:
    """True when the copies stand in paragraphs, or next to sentences, that are alike, or in the same place of their paragraphs.

    Paragraphs anywhere may begin alike; two that follow one another may also end alike, as the items of a list do.
    """
    one, other = pair
    if one.block.index == other.block.index:
        return False
    if _rest(one) and _alike(_rest(one), _rest(other)):
        return True
    if any(map(_alike, _neighbours(one), _neighbours(other))):
        return True
    before = _neighbours(one)[0], _neighbours(other)[0]
    if all(before) and before[0][-_SAME_END:] == before[1][-_SAME_END:]:
        return True
    if one.first == other.first == 0:
        return True
    return other.block.index == one.block.index + 1 and _ends_block(one) and _ends_block(other)


def _ends_block(place: Place) -> bool:
    return place.last + 1 == len(place.sentences)


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and alike_texts(one, other)


def _rest(place: Place) -> str:
    """The paragraph without the copy."""
    text, block = place.block.document.prose.text, place.block
    return text[block.start : place.start] + text[place.end : block.end]


def _has_company(pair: Pair, known: Counter[tuple[int, int]]) -> bool:
    """True when another sentence stands twice, near both copies and as far apart as they are: the sections are parallel."""
    index, distance = _place_and_distance(pair)
    around = product(range(index - _PARALLEL, index + _PARALLEL + 1), range(distance - 1, distance + 2))
    return sum(known[key] for key in around) > 1


def _place_and_distance(pair: Pair) -> tuple[int, int]:
    """The block of the first copy, and how many blocks further down the second one stands."""
    return pair.one.block.index, pair.other.block.index - pair.one.block.index


def _is_quoted(place: Place) -> bool:
    """True when a copy stands in quotation marks: a quotation of one text in another."""
    if place.text[0] in _OPEN and place.text[-1] in _CLOSE:
        return True
    before = place.block.document.prose.text[place.block.start : place.start]
    return sum(map(before.count, _OPEN)) > sum(map(before.count, _CLOSE))


def _neighbours(place: Place) -> tuple[str, str]:
    """The sentences in front of a copy and behind it, across blocks."""
    before, after = _beside(place)
    block = place.block
    return before or (block.previous.text if block.previous else ""), after or (block.next.text if block.next else "")


def _beside(place: Place) -> tuple[str, str]:
    """The sentences in front of a copy and behind it in its paragraph; empty where there is none."""
    before = place.sentences[place.first - 1].text if place.first else ""
    return before, place.sentences[place.last + 1].text if place.last + 1 < len(place.sentences) else ""


def surroundings(place: Place) -> Surroundings:
    """The sentences around a copy, the rest of its paragraph, the paragraphs around, and the heading above."""
    block = place.block
    before, after = _beside(place)
    rest = _rest(place)
    # Without the other copy, which is as much as can be in common.
    above, below = (beside.text.replace(place.text.strip(), "") if beside else "" for beside in (block.previous, block.next))
    return Surroundings(
        text=place.text,
        before=(before, above),
        after=(after, below),
        around="\n".join((above, rest, below)),
        heading=heading_above(block.document.paragraphs, block.index),
        leads=place.first == 0,
        place={"lead": float(place.first == 0 and bool(rest.strip())), "alone": float(not rest.strip())},
    )


class Echo(Record):
    """A sentence that ends like the first one of its paragraph."""

    lead: Sentence
    echo: Sentence


def echoes(document: Document, min_columns: int) -> Iterator[Echo]:
    """The second sentences of paragraphs that end in the words of the first one, without its number: 二是常听…。他是常听…。"""
    for match in _ECHO.finditer("\n" + document.prose.text):
        start, first, end = match.start(1) - 1, match.end(2) - 1, match.end() - 1
        block = document.paragraph_at(start)
        if block is None or block.start != start or columns(match[2]) < min_columns:
            continue
        lead, echo, *_ = block.sentences
        if lead.end == first and echo.end == end:
            yield Echo(lead, echo)


_NUMERAL = "[一二三四五六七八九十]{1,2}(?=[是要])|[（(]?[0-9一二三四五六七八九十]{1,2}[)）]?[、.．]?"
_ECHO = compile_pattern(rf"\n[ \t\u3000]*+((?:{_NUMERAL})?([^。！？\n]{{6,60}}+[。！？])[^。！？\n]{{2,40}}\2)")
"""A line feed is found much faster than the beginning of a line."""
