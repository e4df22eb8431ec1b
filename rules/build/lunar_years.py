"""Build the table of the years of the Chinese calendar.

    python rules/build/lunar_years.py rules/wenlint_rules/number/data

Source: borax 4.1.3 (MIT licence), which agrees with lunar_python 1.4.8 on the beginning of every month of these years.  The
package comes with the extra `data`.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

YEARS = range(1900, 2089)
"""Later new moons fall so close to midnight that tables disagree on two of them."""


def row(months: Iterable[tuple[bool, date]], end: date) -> str:
    """One year: the day it begins, its leap month (0 if it has none), and the lengths of its months in days.

    `months` are the beginnings of the months, each with True for a leap month; `end` is the first day of the next year.
    """
    listed = list(months)
    leap = next((index for index, (is_leap, _) in enumerate(listed) if is_leap), 0)
    starts = [start for _, start in listed]
    lengths = [(after - start).days for start, after in zip(starts, [*starts[1:], end], strict=True)]
    return " ".join((starts[0].isoformat(), str(leap), *map(str, lengths)))


def main(folder: str) -> None:
    """Write the file into a folder."""
    from borax.calendars.lunardate import LCalendars, LunarDate

    rows = []
    for year in YEARS:
        months = [
            (bool(leap), LunarDate(year, month, 1, leap).to_solar_date()) for month, _, leap in LCalendars.iter_year_month(year)
        ]
        rows.append(row(months, LunarDate(year + 1, 1, 1).to_solar_date()))
    with open(os.path.join(folder, "lunar_years.txt"), "w", encoding="utf-8", newline="\n") as out:
        out.write("# Years of the Chinese calendar: the first day, the leap month (0: none), the lengths of the months.\n")
        out.write("# Made by rules/build/lunar_years.py from borax (MIT licence), see NOTICE.md.\n")
        out.write("".join(f"{line}\n" for line in rows))


if __name__ == "__main__":
    main(sys.argv[1])
