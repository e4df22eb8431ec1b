"""The likeliest text for bytes of which some are unknown, or lost.

All ways to read the bytes as characters of a codec are followed at once, and of those that come to the same place only the
likeliest by the model of pairs of characters is kept (beam search over a lattice of bytes).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint_rules.language.bigrams import BOUNDARY, bigrams, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    _Node = tuple[object, str] | None

BEAM = 60
"""Readings that are followed at a time, of those between characters and of those within one each."""


class Table:
    """The characters of two bytes of a codec, by their lead byte, and its characters of one byte."""

    def __init__(self, codec: str) -> None:
        self.pairs: dict[int, dict[int, str]] = {}
        self.singles = {code: chr(code) for code in range(0x20, 0x7F)}
        for lead in range(0x81, 0xFF):
            try:
                self.singles[lead] = bytes((lead,)).decode(codec)
                continue
            except UnicodeDecodeError:
                pass
            row = {}
            for trail in range(0x40, 0xFF):
                character = bytes((lead, trail)).decode(codec, "ignore")
                if len(character) == 1 and not character.isascii():
                    row[trail] = character
            if row:
                self.pairs[lead] = row

    def lost(self) -> dict[int, list[int]]:
        """Pairs of bytes that the codec leaves undefined, by their lead byte; the trail can be a lead in turn."""
        return {lead: [trail for trail in range(0x81, 0xFF) if trail not in row] for lead, row in self.pairs.items()}


@cache
def table(codec: str) -> Table:
    """The table of a codec of two bytes, made when it is first needed."""
    return Table(codec)


def read(
    units: Sequence[int | None],
    codec: str,
    before: str = "",
    after: str = "",
    *,
    pair: Callable[[str, str], float] | None = None,
    lost: float | None = None,
) -> tuple[float, str] | None:
    """The likeliest text of bytes, None for unknown ones, with its bits; None when no reading comes out even.

    `before` and `after` are the characters around.  `lost` is the price, in bits, at which two bytes may be missing that
    the view had no character for; None when none are.  `pair` is the cost of a pair, that of the model if not given.
    """
    chars = table(codec)
    cost = pair or bigrams().pair
    undefined = {lead: set(trails) for lead, trails in chars.lost().items()} if lost is not None else {}
    beam: dict[tuple[str, int], tuple[float, _Node]] = {(_known(before), 0): (0.0, None)}
    for unit in units:
        if lost is not None:
            beam = _pruned(_with_lost(beam, chars, undefined, cost, lost))
        beam = _pruned(_step(beam, unit, chars, cost))
        if not beam:
            return None
    ends = [(bits + cost(last, _known(after)), node) for (last, lead), (bits, node) in beam.items() if not lead]
    if not ends:
        return None
    bits, node = min(ends, key=lambda end: end[0])
    return bits, _text(node)


_Beam = dict[tuple[str, int], tuple[float, "_Node"]]


def _step(beam: _Beam, unit: int | None, chars: Table, cost: Callable[[str, str], float]) -> _Beam:
    """The readings after one more byte."""
    after: _Beam = {}
    for (last, lead), (bits, node) in beam.items():
        if lead:
            row = chars.pairs.get(lead, {})
            completed: Iterable[str] = row.values() if unit is None else (row[unit],) if unit in row else ()
            for character in completed:
                _keep(after, (character, 0), bits + cost(last, character), (node, character))
            continue
        if unit is not None and unit in chars.singles:
            character = chars.singles[unit]
            shown = _known(character)
            _keep(after, (shown, 0), bits + (cost(last, shown) if shown != last or shown != BOUNDARY else 0.0), (node, character))
        for byte in chars.pairs if unit is None else (unit,) if unit in chars.pairs else ():
            _keep(after, (last, byte), bits, node)
    return after


def _with_lost(beam: _Beam, chars: Table, undefined: dict[int, set[int]], cost: Callable[[str, str], float], price: float) -> _Beam:
    """The readings with, and without, two bytes lost: the first ends a character, the second begins the next."""
    after = dict(beam)
    for (last, lead), (bits, node) in beam.items():
        if not lead:
            continue
        row = chars.pairs[lead]
        for first, seconds in undefined.items():
            if first in row:
                for second in seconds:
                    if second in chars.pairs:
                        character = row[first]
                        _keep(after, (character, second), bits + cost(last, character) + price, (node, character))
    return after


def _keep(beam: _Beam, state: tuple[str, int], bits: float, node: _Node) -> None:
    known = beam.get(state)
    if known is None or bits < known[0]:
        beam[state] = bits, node


def _pruned(beam: _Beam) -> _Beam:
    """The likeliest readings; those within a character are kept by themselves, as their price is still to come."""
    if len(beam) <= BEAM:
        return beam
    between = sorted((item for item in beam.items() if not item[0][1]), key=lambda item: item[1][0])[:BEAM]
    within = sorted((item for item in beam.items() if item[0][1]), key=lambda item: item[1][0])[: 20 * BEAM]
    return dict(between + within)


def _known(character: str) -> str:
    """The character as the model knows it; a boundary for none."""
    return plain_text(character) if character else BOUNDARY


def _text(node: _Node) -> str:
    """The characters of a reading, which hang together from the last to the first."""
    characters: list[str] = []
    while node is not None:
        node, character = node  # type: ignore[assignment]
        characters.append(character)
    return "".join(reversed(characters))


def unknown(data: bytes, lost: int) -> Iterator[int | None]:
    """Bytes with None for each that stands for an unknown one."""
    for byte in data:
        yield None if byte == lost else byte
