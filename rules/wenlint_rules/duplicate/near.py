"""Blocks of text that are nearly the same.

Candidates come from anchors: the four characters behind one of the most frequent ones, so that an edit moves no anchor but
the few that it touches.  Two blocks are candidates when they share rare anchors, or pairs of frequent ones; those with the
most in common are compared by their edit distance.  Every step is linear in the text: what too many blocks share is no
evidence.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from wenlint.api import Record, columns, compile_pattern
from wenlint_rules.duplicate.copies import LINE_COLUMNS, copies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from wenlint.api import Document

_FREQUENT = (
    "的一是在不有了人和中大为上个国这我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "為個國這時來們於對會發動過說產種學經與与或及將将其のにはをがとでてしれるなりい다이는을의에고가로하여를은"
)
_SPARSE = compile_pattern("[的一是不在有了人和中大为上这以為這時时们們用到对對会のは다을](?=(.{4}))")
_DENSE = compile_pattern(f"[{_FREQUENT}](?=(.{{4}}))")
_ANY = compile_pattern("(?=(.{4}))")
_WESTERN = compile_pattern("[dlmu](?=(.{5}))")

_NO_TEXT = ("heading", "table-cell", "furniture")
_MAX_BLOCK = 20_000
"""Code points of a block that is compared: the edit distance of two long ones takes as long as their lengths multiplied."""

_MANY = 8
"""Anchors that a block has at least: short ones take more characters in front of an anchor, the shortest any."""

_SAMPLE, _STANDS_TWICE = 6, 0.25
"""Sparse anchors that tell whether a block may have a copy, and the share of them that then stands twice in the text."""

_RARE = 8
"""Blocks that share an anchor which is evidence by itself."""

_ENOUGH = 0.35
"""Share of a block's anchors that must stand elsewhere too.  Of two texts that differ in a fifth of their characters, spread
evenly, four in ten anchors are the same."""

_POSTED = 4
"""Blocks that a pair of frequent anchors leads to."""

_SKETCH = 16
"""Frequent anchors of a block that are paired: the first ones in the order of their characters, which a copy has too."""

_COMPARED = 3
"""Candidates that a block is compared with."""

MIN_SIMILARITY = 0.8


class Near(Record):
    """Two blocks by their indexes, the first one in front, and their similarity: 1 less the edits by the longer one's length."""

    first: int
    second: int
    similarity: float


def near(document: Document) -> list[Near]:
    """A view for `Document.view`: each block that is nearly the same as an earlier one, with the most similar of these.

    Blocks that are exactly the same, and headings, cells and narrow lines, are left out.
    """
    blocks = list(_anchors(document))
    counts = Counter(chain.from_iterable(anchors for _, anchors in blocks))
    repeated = {anchor: count for anchor, count in counts.items() if count > 1}
    del counts
    if not repeated:
        return []
    index = _Index(repeated)
    candidates: list[tuple[int, list[int]]] = []
    for number, anchors in blocks:
        shared = repeated.keys() & anchors
        if len(shared) >= _ENOUGH * len(anchors) and (earlier := index.add(number, shared)):
            candidates.append((number, earlier))
    del blocks, repeated, index
    return list(_verified(document, candidates))


def _anchors(document: Document) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The anchors of the blocks that may be copies, each once."""
    found = document.view(copies)
    known: dict[str, str] = {}  # each anchor once in memory
    levels = [pattern.findall for pattern in ((_SPARSE, _DENSE, _ANY) if document.has_han else (_WESTERN, _ANY))]
    counts = Counter(levels[0](document.prose.text))
    for block in document.paragraphs:
        text = found.texts[block.index]
        if 2 * len(text) < LINE_COLUMNS or len(text) > _MAX_BLOCK or block.kind in _NO_TEXT or text in found.places:
            continue
        anchors = levels[0](text)
        twice = sum([counts[anchor] > 1 for anchor in anchors])
        if (len(anchors) >= _SAMPLE and twice < _STANDS_TWICE * len(anchors)) or columns(text) < LINE_COLUMNS:
            continue
        for find in levels[1:]:
            if len(anchors) >= _MANY:
                break
            anchors = find(text)
        distinct = {*anchors}
        yield block.index, tuple(map(known.setdefault, distinct, distinct))


class _Index:
    """Which blocks hold which anchors."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._posted: dict[int, int | list[int]] = {}
        """Blocks by the hash of what they share: one, or several.  A collision costs a comparison, and tuples much memory."""

    def add(self, number: int, anchors: set[str]) -> list[int]:
        """The earlier blocks that have the most in common with these anchors; the block is known from now on."""
        votes: Counter[int] = Counter()
        counts = self._counts
        frequent = [anchor for anchor in anchors if counts[anchor] > _RARE]
        if len(frequent) < len(anchors):
            self._vote(number, [hash(anchor) for anchor in anchors if counts[anchor] <= _RARE], votes, _RARE)
        frequent = sorted(frequent)[:_SKETCH]
        self._vote(number, map(hash, pairwise(frequent)), votes, _POSTED)
        self._vote(number, map(hash, zip(frequent, frequent[2:], strict=False)), votes, _POSTED)
        best = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        return [block for block, _ in best[:_COMPARED]]

    def _vote(self, number: int, keys: Iterable[int], votes: Counter[int], most: int) -> None:
        posted = self._posted
        for key in keys:
            known = posted.get(key)
            if known is None:
                posted[key] = number
            elif isinstance(known, int):
                votes[known] += 1
                posted[key] = [known, number]
            elif len(known) < most:
                votes.update(known)
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
        if similarity >= MIN_SIMILARITY:
            yield Near(other, number, similarity)
