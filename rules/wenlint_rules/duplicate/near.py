"""Blocks of text that are nearly the same.

Candidates come from anchors: the four characters behind one of the most frequent ones, so that an edit moves no anchor but
the few that it touches.  Blocks of which hardly a pair of anchors, some way apart, stands twice have no copy: few anchors
tell so of the long ones, more of the rest.  Two of those that are left are candidates when they share rare anchors, or pairs
of frequent ones; those with the most in common are compared by their edit distance.  Every step is linear in the text: what
too many blocks share is no evidence.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, compress, pairwise, repeat
from typing import TYPE_CHECKING, Any

from wenlint.api import Record, columns, compile_pattern
from wenlint_rules.duplicate.copies import LINE_COLUMNS, copies

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wenlint.api import Document

_FREQUENT = (
    "的一是在不有了人和中大为上个国这我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "為個國這時來們於對會發動過說產種學經與与或及將将其のにはをがとでてしれるなりい다이는을의에고가로하여를은"
)
_SPARSEST = compile_pattern("[的一是在不の](?=(.{5}))")
_SPARSE = compile_pattern("[的一是不在有了人和中大为上这以為這時时们們用到对對会のは다을](?=(.{4}))")
_DENSE = compile_pattern(f"[{_FREQUENT}](?=(.{{4}}))")
_ANY = compile_pattern("(?=(.{4}))")
_WESTERN_SPARSEST = compile_pattern("m(?=(.{5}))")
_WESTERN = compile_pattern("[dlmu](?=(.{5}))")
_WESTERN_ANY = compile_pattern("(?=(.{5}))")

_NO_TEXT = ("heading", "table-cell", "furniture")
_MAX_BLOCK = 20_000
"""Code points of a block that is compared: the edit distance of two long ones takes as long as their lengths multiplied."""

_MANY = 8
"""Anchors that a block has at least: short ones take more characters in front of an anchor, the shortest any."""


class Sieve(Record):
    """A test that blocks without a copy fail: of their anchors, or pairs of anchors, at least the share `twice` stands twice.

    The anchors of a pair are `apart` places from one another, further than the clauses that many texts hold; 0 is for single
    anchors.  A block with fewer than `least` goes through.  Of two texts that differ in a tenth of their characters, spread
    evenly, half of the anchors are the same, and a sixth of the pairs.
    """

    apart: int
    least: int
    twice: float


_SPARSEST_SIEVES = Sieve(0, 6, 0.12), Sieve(3, 12, 0.05)
_SPARSE_SIEVES = Sieve(0, 6, 0.25), Sieve(4, 20, 0.06)
"""Each sees what those in front let through."""

_RARE = 8
"""Blocks that share an anchor which is evidence by itself."""

_ENOUGH = 0.3
"""Share of a block's anchors that must stand elsewhere too.  Of two texts that differ in a fifth of their characters, spread
evenly, four in ten anchors are the same."""

_FEWEST = 3
"""Anchors that it must share at least."""

_POSTED = 4
"""Blocks that a pair of frequent anchors leads to."""

_SKETCH = 16
"""Frequent anchors of a block that are paired: the first ones in the order of their characters, which a copy has too."""

_COMPARED = 3
"""Candidates that a block is compared with."""

MIN_SIMILARITY = 0.8

_NARROWEST = MIN_SIMILARITY * LINE_COLUMNS
"""Columns of a block that may have a paragraph as its copy."""


class Near(Record):
    """Two blocks by their indexes, the first one in front, and their similarity: 1 less the edits by the longer one's length."""

    first: int
    second: int
    similarity: float


def near(document: Document) -> list[Near]:
    """A view for `Document.view`: each block that is nearly the same as an earlier one, with the most similar of these.

    Blocks that are exactly the same, and headings, cells and two narrow lines, are left out.
    """
    blocks = list(_anchors(document))
    counts = Counter(chain.from_iterable(levels[-1] for _, levels in blocks))
    repeated = {anchor: count for anchor, count in counts.items() if count > 1}
    del counts
    if not repeated:
        return []
    index = _Index(repeated)
    candidates: list[tuple[int, list[int]]] = []
    for number, levels in blocks:
        shared = repeated.keys() & levels[-1]
        if len(shared) >= _FEWEST and any(map(_is_enough, repeat(shared), levels)) and (earlier := index.add(number, shared)):
            candidates.append((number, earlier))
    del blocks, repeated, index
    return list(_verified(document, candidates))


def _is_enough(shared: set[str], anchors: Sequence[str]) -> bool:
    """True when so many of a block's anchors stand elsewhere that it may have a copy."""
    return len(shared.intersection(anchors)) >= max(_FEWEST, _ENOUGH * len(anchors))


def _anchors(document: Document) -> Iterator[tuple[int, list[tuple[str, ...]]]]:
    """The anchors of the blocks that may be copies, each once.

    A short block has those of several levels, each of which holds those of the level in front of it: its copy may just be long
    enough for the first one.
    """
    patterns = (_SPARSE, _DENSE, _ANY) if document.has_han else (_WESTERN, _WESTERN_ANY)
    blocks, _ = _sieved(document.view(sparse_anchors), _SPARSEST_SIEVES)
    blocks, found = _sieved(_anchored(blocks, patterns[0]), _SPARSE_SIEVES)
    known: dict[str, str] = {}  # each string once, as many blocks hold it
    for (number, text), first in zip(blocks, found, strict=True):
        levels: list[tuple[str, ...]] = []
        for pattern in patterns:
            anchors = pattern.findall(text) if levels else first
            levels.append(tuple({*map(known.setdefault, anchors, anchors)}))
            if len(anchors) >= _MANY:
                break
        yield number, levels


class Anchored(Record):
    """The blocks that are compared, by index and text, the few anchors of each, and how often each anchor stands in all."""

    blocks: list[tuple[int, str]]
    found: list[list[str]]
    counts: Counter[str]


def sparse_anchors(document: Document) -> Anchored:
    """A view for `Document.view`."""
    return _anchored(list(_blocks(document)), _SPARSEST if document.has_han else _WESTERN_SPARSEST)


def _anchored(blocks: list[tuple[int, str]], pattern: re.Pattern[str]) -> Anchored:
    found: list[list[str]] = [pattern.findall(text) for _, text in blocks]
    return Anchored(blocks, found, Counter(chain.from_iterable(found)))


def _blocks(document: Document) -> Iterator[tuple[int, str]]:
    """The blocks that are compared: index and text."""
    found = document.view(copies)
    for block, text in zip(document.paragraphs, found.texts, strict=True):
        if not _NARROWEST <= 2 * len(text) <= 2 * _MAX_BLOCK or block.kind in _NO_TEXT or text in found.places:
            continue
        if len(text) >= _NARROWEST or columns(text) >= _NARROWEST:
            yield block.index, text


def _sieved(anchored: Anchored, sieves: Sequence[Sieve]) -> tuple[list[tuple[int, str]], list[list[str]]]:
    """The blocks that go through sieves for their anchors, and these."""
    blocks, found, counts = anchored
    for apart, least, share in sieves:
        keys: Sequence[Sequence[object]] = found
        known: Counter[Any] = counts
        if apart:
            keys = [[*map(hash, zip(anchors, anchors[apart:], strict=False))] for anchors in found]
            known = Counter(chain.from_iterable(keys))
        twice = {key for key, count in known.items() if count > 1}
        passes = [len(own) < least or len(twice.intersection(own)) >= share * len(own) for own in keys]
        blocks, found = list(compress(blocks, passes)), list(compress(found, passes))
    return blocks, found


class _Index:
    """Which blocks hold which anchors."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._posted: dict[int, int | list[int]] = {}
        """Blocks by the hash of what they share: one, or several.  A collision costs a comparison, and tuples much memory."""

    def add(self, number: int, anchors: set[str]) -> list[int]:
        """The earlier blocks that have the most in common with these anchors; the block is known from now on."""
        votes: list[int] = []
        counts = self._counts
        frequent = [anchor for anchor in anchors if counts[anchor] > _RARE]
        if len(frequent) < len(anchors):
            self._vote(number, [hash(anchor) for anchor in anchors if counts[anchor] <= _RARE], votes, _RARE)
        frequent = sorted(frequent)[:_SKETCH]
        self._vote(number, map(hash, pairwise(frequent)), votes, _POSTED)
        self._vote(number, map(hash, zip(frequent, frequent[2:], strict=False)), votes, _POSTED)
        best = sorted(Counter(votes).items(), key=lambda item: (-item[1], item[0]))
        return [block for block, _ in best[:_COMPARED]]

    def _vote(self, number: int, keys: Iterable[int], votes: list[int], most: int) -> None:
        posted = self._posted
        for key in keys:
            known = posted.get(key)
            if known is None:
                posted[key] = number
            elif isinstance(known, int):
                votes.append(known)
                posted[key] = [known, number]
            elif len(known) < most:
                votes += known
                known.append(number)


def _verified(document: Document, candidates: Sequence[tuple[int, list[int]]]) -> Iterator[Near]:
    if not candidates:
        return
    from rapidfuzz.distance import Levenshtein

    texts = document.view(copies).texts
    for number, earlier in candidates:
        pairs = [
            (Levenshtein.normalized_similarity(texts[other], texts[number], score_cutoff=MIN_SIMILARITY), other)
            for other in earlier
        ]
        similarity, other = max(pairs, default=(0.0, 0))
        if similarity >= MIN_SIMILARITY and max(columns(texts[other]), columns(texts[number])) >= LINE_COLUMNS:
            yield Near(other, number, similarity)
