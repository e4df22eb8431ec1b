"""A progress bar on a terminal, once the work has lasted two seconds."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

DELAY, INTERVAL, WIDTH = 2.0, 0.1, 30


def progress(results: Iterable[T], total: int, out: TextIO) -> Iterator[T]:
    """Pass the results on, with a bar on `out` that is gone when they end."""
    shown_at = monotonic() + DELAY - INTERVAL
    shown = False
    try:
        for done, result in enumerate(results, 1):
            if shown:  # findings go to the same terminal: clear the bar before they do
                out.write("\r\x1b[K")
                out.flush()
            yield result
            now = monotonic()
            if now - shown_at >= INTERVAL:
                shown, shown_at = True, now
                filled = WIDTH * done // total
                out.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done:,} of {total:,} files")
                out.flush()
    finally:
        if shown:
            out.write("\r\x1b[K")
            out.flush()
