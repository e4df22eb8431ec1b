"""Tables of terms, and which of them a text has: one look for all of their beginnings is cheaper than one for each term."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from wenlint.api import compile_pattern
from wenlint_rules.script.variants import read

if TYPE_CHECKING:
    import re
    from collections.abc import Callable


class HasWord(Protocol):
    """A row of a table about a word of two characters at least."""

    @property
    def word(self) -> str:
        """The word."""


T = TypeVar("T", bound=HasWord)


def table(name: str, made: Callable[..., T]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """The rows of a file of the package, and those with a + in front, which tell something only beside others."""
    rows: tuple[list[T], list[T]] = ([], [])
    for line in read(name):
        rows[line.startswith("+")].append(made(*line.removeprefix("+").split(" ")))
    return tuple(rows[0]), tuple(rows[1])


def present(text: str, terms: tuple[T, ...]) -> list[T]:
    """The terms that a text has, in the order of the table."""
    beginnings = _beginnings(tuple(term.word[:2] for term in terms))
    found = {text[match.start() : match.start() + 2] for match in beginnings.finditer(text)}
    return [term for term in terms if term.word[:2] in found and term.word in text]


@cache
def _beginnings(pairs: tuple[str, ...]) -> re.Pattern[str]:
    first, second = ("".join(sorted({pair[at] for pair in pairs})) for at in (0, 1))
    return compile_pattern(f"[{first}](?=[{second}])")
