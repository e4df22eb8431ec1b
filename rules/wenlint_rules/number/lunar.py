"""The Chinese calendar of the years 1900 to 2088, and the days of its festivals."""

from __future__ import annotations

import os
from datetime import date, timedelta
from functools import cache, lru_cache

DATA = os.path.join(os.path.dirname(__file__), "data", "lunar_years.txt")


class _Year:
    """A Chinese year: its first day, the place of its leap month (0 for none) and the lengths of its months."""

    __slots__ = ("first", "leap", "lengths")

    def __init__(self, row: str) -> None:
        first, leap, *lengths = row.split()
        self.first = date.fromisoformat(first)
        self.leap = int(leap)
        self.lengths = [int(length) for length in lengths]

    def day(self, month: int, day: int, *, leap: bool = False) -> date | None:
        """The day in the common calendar, None if the year has no such day; for 除夕 the last day that there is."""
        index = month - 1 + bool(leap or (self.leap and month > self.leap))
        if index >= len(self.lengths) or (leap and month != self.leap):
            return None
        if (month, day) == (12, 30):
            day = min(day, self.lengths[index])
        if day > self.lengths[index]:
            return None
        return self.first + timedelta(days=sum(self.lengths[:index]) + day - 1)


@cache
def _years() -> dict[int, _Year]:
    with open(DATA, encoding="utf-8") as file:
        return {int(row[:4]): _Year(row) for row in file if not row.startswith("#")}


@lru_cache(1024)
def common_days(month: int, day: int, year: int | None, *, leap: bool = False) -> tuple[date, ...]:
    """The days of the common calendar on which a day of the Chinese calendar falls.

    With a year, those in that year of the common calendar: one, none, or in rare years two.  Without, those of all years;
    empty when the tables do not reach the year.
    """
    table = _years()
    wanted = range(year - 1, year + 1) if year is not None else table
    if any(number not in table for number in wanted):
        return ()
    days = [found for number in wanted if (found := table[number].day(month, day, leap=leap))]
    return tuple(found for found in days if year is None or found.year == year)


@lru_cache(64)
def seasons(month: int, day: int) -> frozenset[tuple[int, int]]:
    """All months and days of the common calendar on which a day of the Chinese calendar can fall."""
    return frozenset((found.month, found.day) for found in common_days(month, day, None))
