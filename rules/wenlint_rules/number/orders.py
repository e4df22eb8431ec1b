"""Enumerations that count wrong: numbers that repeat or run backwards, and items with a marker of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Record
from wenlint_rules.number.enumerations import enumerations
from wenlint_rules.number.markers import CLAUSE_RANK, LIST_RANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document
    from wenlint_rules.number.enumerations import Series
    from wenlint_rules.number.markers import Marker

_LEFT_TO_NESTED = frozenset(("paren", "list", "bare", "word"))
"""Shapes that stand for too much else: 参见 3), the numbers of Markdown lists that nobody reads, page numbers."""


class Fall(Record):
    """An item whose number is not higher than the one before: the series, and the item's place in it."""

    series: Series
    position: int

    @property
    def marker(self) -> Marker:
        """The item that counts wrong."""
        return self.series.markers[self.position]


class WrongMarker(Record):
    """An item whose marker is of another kind than all others: 三是 among 一要, 二要, 四要."""

    series: Series
    position: int
    usual: str

    @property
    def marker(self) -> Marker:
        """The item with the odd marker."""
        return self.series.markers[self.position]


def falls(document: Document) -> Iterator[Fall]:
    """The places where a series that counted from one repeats a number or goes back."""
    for series in document.view(enumerations).series:
        if series.form.name.partition(" ")[0] in _LEFT_TO_NESTED:
            continue
        numbers = [marker.number for marker in series.markers]
        for position in range(2, len(numbers)):
            if numbers[position] > numbers[position - 1]:
                continue
            if numbers[position] > 1 and _counted_from_one(numbers[:position]) and _is_near(document, series, position):
                yield Fall(series, position)
            break  # behind a wrong number nothing is certain


def _counted_from_one(numbers: Sequence[int]) -> bool:
    """True for 1, 2, 3 and for 1, 2, 4, where the next one may be the 3 in the wrong place."""
    return numbers[0] == 1 and numbers[-1] <= len(numbers) + 1


def _is_near(document: Document, series: Series, position: int) -> bool:
    """True when an item stands in the paragraph of the one before, or in the next one.

    What comes later may belong to another text whose beginning is lost, but for headings: 二、 and 二、 are far from each other.
    """
    before, marker = series.markers[position - 1], series.markers[position]
    first, second = document.paragraph_at(before.start), document.paragraph_at(marker.start)
    if first is None or second is None:
        return False
    return second.index - first.index <= 1 or (marker.opens_line and before.opens_line and series.form.rank < LIST_RANK)


def wrong_markers(document: Document) -> Iterator[WrongMarker]:
    """The items 三是 among 一要, 二要, 四要: of at least four items, in one place, all but one have the same word."""
    for series in document.view(enumerations).series:
        markers = series.markers
        if series.form.rank != CLAUSE_RANK or len(markers) < 4:
            continue
        words = [marker.text[-1] for marker in markers]
        usual = max(words, key=words.count)
        odd = [position for position, word in enumerate(words) if word != usual]
        complete = [marker.number for marker in markers] == list(range(1, len(markers) + 1))
        if len(odd) == 1 and odd[0] > 0 and complete and usual in "是要":
            yield WrongMarker(series, odd[0], usual)
