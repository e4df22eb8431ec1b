"""How a document is laid out: which kinds of blocks follow one another."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from wenlint.api import ends_sentence, form
from wenlint_rules.duplicate.frequencies import SAMPLE

if TYPE_CHECKING:
    from wenlint.api import Document, Paragraph

_EDGE = "edge"
_UNSEEN, _UNSEEN_KINDS = 0.3, 3
"""Times that a pair of kinds counts beyond those that were seen, and kinds that a document has beyond those."""

_ITSELF = 0.5
"""Times by which a pair counts less in judging itself."""


class Layout:
    """How often a kind of block stands behind another one, in the beginning of a large document."""

    def __init__(self, document: Document) -> None:
        blocks = document.paragraphs
        kinds = [_EDGE, *(_kind(block) for block in blocks if block.start < SAMPLE), _EDGE]
        self._blocks = blocks
        self._pairs = Counter(pairwise(kinds))
        self._kinds = Counter(kinds)

    def fit(self, first: int, last: int) -> float:
        """How much better the document is laid out with the blocks from one index to another than without them.

        The natural logarithm of the odds.  Below zero where they break a rule that the document keeps to elsewhere: where each
        title has one paragraph behind it, a second one is out of place.
        """
        before, start, end, after = map(self._kind_at, (first - 1, first, last, last + 1))
        with_them = self._chance(before, start, _ITSELF) * self._chance(end, after, _ITSELF)
        return log(with_them / self._chance(before, after, 0))

    def _kind_at(self, index: int) -> str:
        return _kind(self._blocks[index]) if 0 <= index < len(self._blocks) else _EDGE

    def _chance(self, kind: str, following: str, own: float) -> float:
        return (max(0, self._pairs[kind, following] - own) + _UNSEEN) / (self._kinds[kind] + _UNSEEN_KINDS)


def _kind(block: Paragraph) -> str:
    return f"{form(block)} {block.level}{'.' * ends_sentence(block.text)}"
