"""For rules about sound text: no findings in text in the wrong codec, whose letters and marks nobody wrote."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wenlint.api import Document, Finding, Options

    _O = TypeVar("_O", bound=Options)
    _Check = Callable[[Document, _O], Iterable[Finding]]


def outside_mojibake(check: _Check[_O]) -> _Check[_O]:
    """A check without its findings in mojibake.  Where there is nothing to find, it costs nothing."""

    @wraps(check)
    def checked(document: Document, options: _O) -> Iterator[Finding]:
        for finding in check(document, options):
            from wenlint_rules.encoding.suspects import is_in_mojibake

            if not is_in_mojibake(document, finding.span):
                yield finding

    return checked
