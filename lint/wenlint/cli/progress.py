"""A progress bar on a terminal, once the work has lasted two seconds."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

DELAY, WIDTH = 2.0, 30

_CLEAR = "\r\x1b[K"


def progress(results: Iterable[T], total: int, out: TextIO, clock: Callable[[], float] = monotonic) -> Iterator[T]:
    """Pass the results on, with a bar on `out` while the next one is worked on; it is gone when they end.

    `clock` gives seconds.
    """
    begun = clock()
    shown = False
    try:
        for done, result in enumerate(results, 1):
            if shown:  # findings go to the same terminal: clear the bar before they do
                _write(out, _CLEAR)
                shown = False
            yield result
            if clock() - begun >= DELAY:
                filled = WIDTH * done // total
                _write(out, f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done:,} of {total:,} files")
                shown = True
    finally:
        if shown:
            _write(out, _CLEAR)


def _write(out: TextIO, text: str) -> None:
    out.write(text)
    out.flush()
