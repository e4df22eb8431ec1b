"""Signatures of texts, and which texts are the same, or nearly so, by their signatures alone.

Pure functions and classes on strings and numbers, which know nothing of documents, files or runs: the same ones serve one
run over a folder and many machines over a corpus, whose processes agree on them.

The same text: a 128-bit hash of the normalised text.  Nearly the same: MinHash over character 3-grams, 32 bands of 4 rows
(Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, ch. 3), so that of two texts with a Jaccard similarity of 0.4, 0.6,
0.8 of their 3-grams 56, 98.8 and 99.99 of 100 share a band.  One permutation serves all rows (Li, Owen, Zhang 2012), empty
rows are filled from others (Shrivastava 2017).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

BANDS, ROWS, SHINGLE = 32, 4, 3
_SIZE = BANDS * ROWS

MIN_LENGTH = 24
"""Characters of a normalised text from which MinHash tells something: a shorter one has too few 3-grams."""

_NO_WORD = re.compile(r"[\W_]+")
_SPACE_OR_MARK = re.compile(r"[\s，。、；：？！（）]+")
_MASK = (1 << 64) - 1

Id = TypeVar("Id")


def normalised(text: str) -> str:
    """The letters and digits of a text: compatibility forms, case, white space, marks and symbols make no difference."""
    bare = _SPACE_OR_MARK.sub("", text)  # without which most Chinese text is in form NFKC, which is seen at once
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", bare)).casefold()


def digest(normal: str) -> bytes:
    """The 128-bit BLAKE2b hash of a normalised text."""
    from hashlib import blake2b  # 4 ms

    return blake2b(normal.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def minhash(normal: str) -> tuple[int, ...]:
    """The 128 values of MinHash of a normalised text, 57 bits each; empty for a text below `MIN_LENGTH`."""
    if len(normal) < MIN_LENGTH:
        return ()
    codes = [*map(ord, normal)]
    lowest = [_MASK] * _SIZE
    for first, second, third in {*zip(codes, codes[1:], codes[2:], strict=False)}:
        mixed = (first * 0x9E3779B97F4A7C15 ^ second * 0xC2B2AE3D27D4EB4F ^ third * 0x165667B19E3779F9) & _MASK
        mixed = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9 & _MASK
        value = mixed & _MASK >> 7
        if value < lowest[mixed >> 57]:
            lowest[mixed >> 57] = value
    filled = [row for row, value in enumerate(lowest) if value != _MASK]
    if len(filled) < _SIZE:
        held = set(filled)
        for row, order in enumerate(probes()):
            if row not in held:
                lowest[row] = lowest[next(probe for probe in order if probe in held)]
    return tuple(lowest)


@cache
def probes() -> list[list[int]]:
    """For each row all rows in an order of its own, the same in every process, in which an empty one looks for a value."""
    state, orders = 1, []
    for _ in range(_SIZE):
        order = list(range(_SIZE))
        for at in range(_SIZE - 1, 0, -1):  # Fisher and Yates, with Knuth's MMIX generator
            state = (state * 6364136223846793005 + 1442695040888963407) & _MASK
            other = (state >> 33) % (at + 1)
            order[at], order[other] = order[other], order[at]
        orders.append(order)
    return orders


def bands(values: Sequence[int]) -> list[int]:
    """The 64-bit keys of the bands of MinHash values: texts that share one are candidates.  None for an empty signature."""
    keys = []
    for band in range(0, len(values), ROWS):
        key = band + 1
        for value in values[band : band + ROWS]:
            key = ((key ^ value) * 0x9E3779B97F4A7C15 & _MASK) ^ key >> 31
        keys.append(key)
    return keys


def similarity(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of 3-grams that two texts have in common (Jaccard), estimated from MinHash values: ± 0.04, 0 without values."""
    return sum(map(int.__eq__, one, other)) / _SIZE


class Buckets(Generic[Id]):
    """Pairs each text with the first one that had one of its keys: hashes for the same text, bands for nearly the same.

    A key that a hundred thousand texts share gives a hundred thousand pairs, not billions.  Chains drift: whoever joins
    pairs to clusters compares each text with the head of its cluster.
    """

    def __init__(self) -> None:
        self._first: dict[Hashable, Id] = {}

    def add(self, id: Id, keys: Iterable[Hashable]) -> list[Id]:
        """The texts that were the first with one of these keys, in order, each once; new keys are this text's from now on."""
        first = self._first
        return [*dict.fromkeys(known for key in keys if (known := first.setdefault(key, id)) is not id and known != id)]
