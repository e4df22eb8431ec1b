"""For rules about sound text: no findings in text in the wrong codec, whose letters and marks nobody wrote."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wenlint.api import Document, Finding, Options

    _Place = TypeVar("_Place", bound=tuple[Any, ...])
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


def places_outside(document: Document, places: list[_Place]) -> list[_Place]:
    """Without the places in text in the wrong codec; a place begins with the prose offset of its start."""
    if not places:
        return places
    from wenlint_rules.encoding.suspects import holds_mojibake, is_in_mojibake

    if not holds_mojibake(document):
        return places
    return [place for place in places if not is_in_mojibake(document, document.prose.span(place[0], place[0] + 1))]
