"""Numbers that are no part of the text, and series of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from wenlint.api import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_T = TypeVar("_T")


class Number(Record):
    """A number that is no part of the text; prose offsets.

    `start` and `end` are those of the number with its mark.  The text in front ends at `before`, which is -1 where nothing
    is joined to it, and goes on at `after`.
    """

    value: int
    start: int
    end: int
    before: int
    after: int


class Series(Record):
    """Numbers that go up by one, or a single one; `what` says for the user what they are, `certain` that no seam is in doubt."""

    numbers: tuple[Number, ...]
    what: str
    certain: bool


def rising(items: Iterable[_T], key: Callable[[_T], tuple[int, str]]) -> Iterator[list[_T]]:
    """Items in a row whose numbers go up by one and are of one kind; `key` gives both."""
    chain: list[_T] = []
    last = (-1, "")
    for item in items:
        value, kind = key(item)
        if chain and (value, kind) != (last[0] + 1, last[1]):
            yield chain
            chain = []
        chain.append(item)
        last = value, kind
    if chain:
        yield chain
