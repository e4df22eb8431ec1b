"""The enumerations of a document as series of markers, each in its own context."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint_rules.number.markers import Break, Marker, markers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenlint.api import Document
    from wenlint_rules.number.markers import Form

_REACH = 3
"""How many numbers may be missing in front of a marker that still belongs to the series before it."""


class Series:
    """Markers of one form that count on in one context, in document order.

    The numbers need not be complete nor in order: that is for rules to judge.  `previous` is the series of the same form
    that began before this one.
    """

    __slots__ = ("form", "markers", "previous")

    def __init__(self, form: Form, previous: Series | None) -> None:
        self.form = form
        self.previous = previous
        self.markers: list[Marker] = []

    @property
    def last(self) -> Marker:
        """The marker that came last."""
        return self.markers[-1]


class Enumerations:
    """All series of a document, in the order of their first markers."""

    def __init__(self, found: Sequence[Marker | Break]) -> None:
        grouping = _Grouping()
        for place in found:
            grouping.add(place)
        self.series: Sequence[Series] = grouping.series

    @cached_property
    def counted(self) -> frozenset[int]:
        """Prose offsets of the numerals that go on from the one before in their series, or begin a series that goes on."""
        return frozenset(
            numeral
            for series in self.series
            for one, other in pairwise(series.markers)
            if other.number == one.number + 1
            for numeral in (one.numeral_start, other.numeral_start)
        )


def enumerations(document: Document) -> Enumerations:
    """The enumerations of a document; rules share them as `document.view(enumerations)`."""
    return Enumerations(markers(document))


class _Grouping:
    """Gives each marker to a series, going once through the document."""

    def __init__(self) -> None:
        self.series: list[Series] = []
        self._open: dict[Form, Series] = {}
        self._left: dict[tuple[Form, int], Series] = {}  # by the number they stopped at: a nested series of the same form ran since
        self._latest: dict[int, int] = {}  # rank: where it occurred last

    def add(self, place: Marker | Break) -> None:
        if isinstance(place, Marker):
            series = self._series_for(place)
            if series:
                series.markers.append(place)
        self._latest[place.rank] = place.start

    def _series_for(self, marker: Marker) -> Series | None:
        form, number = marker.form, marker.number
        current = self._open.get(form)
        if current and number == current.last.number + 1:
            return current
        left = self._left.get((form, number - 1))
        if left and current and number > 1 and self._may_resume(left, current, marker):
            return self._resume(left)
        if marker.weak and (number > 1 or (current and current.last.line == marker.line)):
            return None
        if current is None or number <= 1 or self._is_closed(current):
            return self._begin(form)
        if number > current.last.number + 1 + _REACH or not marker.stands_like(current.last):
            apart = Series(form, current)
            self.series.append(apart)
            self._left[form, number] = apart
            return apart
        return current

    def _may_resume(self, left: Series, current: Series, marker: Marker) -> bool:
        """True when a series that was left for one of its own form goes on with this marker."""
        if left.last.number != marker.number - 1 or self._is_closed(left):
            return False
        if not marker.opens_line and left.last.line != marker.line:
            return False
        # A number that would leave a gap goes back to a list around this one, but 一、 holds no other 一、.
        return marker.number <= current.last.number or marker.form.name.endswith(" 1")

    def _is_closed(self, series: Series) -> bool:
        """True when a heading or marker above this series has come since its last marker."""
        last = series.last
        return any(start > last.start for rank, start in self._latest.items() if rank < last.rank)

    def _begin(self, form: Form) -> Series:
        current = self._open.get(form)
        series = Series(form, current)
        self.series.append(series)
        if current:
            self._left[form, current.last.number] = current
        self._open[form] = series
        return series

    def _resume(self, series: Series) -> Series:
        current = self._open[series.form]
        self._left[series.form, current.last.number] = current
        self._open[series.form] = series
        return series
