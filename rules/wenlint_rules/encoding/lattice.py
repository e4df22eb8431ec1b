"""The likeliest text for bytes of GBK of which some are unknown, or lost.

All ways to read the bytes as characters are followed at once, and of those that come to the same place only the likeliest
by the model of pairs of characters is kept (beam search over a lattice of bytes).
"""

from __future__ import annotations

from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

from wenlint.api import Record
from wenlint_rules.encoding.letters import STRANGE
from wenlint_rules.encoding.suspects import basic
from wenlint_rules.language.bigrams import BOUNDARY, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Cost = Callable[[str, str], float]
    _Node = tuple[object, str] | None
    _Beam = dict[tuple[str, int], tuple[float, _Node]]

BEAM = 30
"""Readings that are followed at a time, of those that end with a character, and six times as many that end within one."""

UNKNOWN = 4.0
"""Bits for each unknown byte: what the choice among all bytes saves by chance."""


class Reading(Record):
    """The likeliest text of the first `units` bytes, with its bits."""

    units: int
    bits: float
    text: str


SENTENCE_MARKS = "，。、；：？！“”‘’（）《》…—"


class Table:
    """The characters of two bytes of GBK, by lead and trail byte."""

    def __init__(self) -> None:
        self.pairs: dict[int, dict[int, str]] = {}
        for lead in range(0x81, 0xFF):
            decoded = {trail: bytes((lead, trail)).decode("gbk", "ignore") for trail in range(0x40, 0xFF) if trail != 0x7F}
            self.pairs[lead] = {trail: character for trail, character in decoded.items() if character and not character.isascii()}

    @cached_property
    def frequent(self) -> dict[int, dict[int, str]]:
        """The frequent ones and the marks of sentences alone: a rare character is not worth a guess."""
        rows: dict[int, dict[int, str]] = {}
        for character in SENTENCE_MARKS + basic("frequent"):
            data = character.encode("gbk", "ignore")
            if len(data) == 2:
                rows.setdefault(data[0], {})[data[1]] = character
        return rows

    @cached_property
    def lost(self) -> dict[int, dict[int, list[str]]]:
        """For the first byte of a pair without a character, and a trail byte, the frequent characters between them."""
        rows: dict[int, dict[int, list[str]]] = {}
        for first, row in self.pairs.items():
            for second in set(self.frequent) - set(row):
                for trail, character in self.frequent[second].items():
                    rows.setdefault(first, {}).setdefault(trail, []).append(character)
        return rows


@cache
def table() -> Table:
    """The table, made when it is first needed."""
    return Table()


def readings(
    units: Sequence[int | None], before: str, cost: Cost, *, after: Mapping[int, str] | None = None, lost: float | None = None
) -> Iterator[Reading]:
    """The likeliest text of each beginning of the units that ends with a character.

    A unit is a byte, or None for an unknown one.  `before` is the character in front, `after` has those behind so many
    units (by default, a boundary), `cost` gives the bits of a pair, and `lost` is the price, in bits, at which two bytes may be missing for which GBK has no character.
    """
    beam: _Beam = {(_known(before), 0): (0.0, None)}
    for number, unit in enumerate(units, 1):
        if lost is not None:
            _lose(beam, cost, lost)
        beam = _pruned(_step(beam, unit, cost))
        following = _known((after or {}).get(number, ""))
        whole = [(bits + cost(last, following), bits, node) for (last, lead), (bits, node) in beam.items() if not lead]
        if whole:
            _, bits, node = min(whole, key=lambda item: item[0])
            yield Reading(number, bits, _text(node))
        if not beam:
            return


def _step(beam: _Beam, unit: int | None, cost: Cost) -> _Beam:
    """The readings after one more byte.  A state has the last character and the lead byte that waits, 0 for none.

    A negative one stands for the second byte of a lost pair, of which the first is known.
    """
    after: _Beam = {}
    pairs, lost = table().pairs, table().lost
    price = UNKNOWN if unit is None else 0.0
    for (last, lead), (bits, node) in beam.items():
        if lead < 0:
            completed = lost[-lead].get(unit, []) if unit is not None else list(chain.from_iterable(lost[-lead].values()))
        elif lead and unit is None:
            completed = list(table().frequent.get(lead, {}).values())
        elif lead:
            completed = [pairs[lead][unit]] if unit in pairs[lead] else []
        else:
            completed = []
            for byte in pairs if unit is None else (unit,) if unit in pairs else ():
                _keep(after, (last, byte), bits + price, node)
            if unit is not None and unit < 0x80:
                _keep(after, (BOUNDARY, 0), bits + (cost(last, BOUNDARY) if last != BOUNDARY else 0.0), (node, chr(unit)))
        for character in completed:
            known = _known(character)
            strange = 2 * STRANGE if known == BOUNDARY else 0.0
            _keep(after, (known, 0), bits + price + strange + cost(last, known), (node, character))
    return after


def _lose(beam: _Beam, cost: Cost, price: float) -> None:
    """Add the readings in which the next two bytes are lost: the first ends a character, the second begins the next."""
    pairs, lost = table().pairs, table().lost
    for (last, lead), (bits, node) in list(beam.items()):
        if lead > 0:
            for first in lost:
                if first in pairs[lead]:
                    character = pairs[lead][first]
                    known = _known(character)
                    strange = 2 * STRANGE if known == BOUNDARY else 0.0
                    _keep(beam, (known, -first), bits + price + strange + cost(last, known), (node, character))


def _keep(beam: _Beam, state: tuple[str, int], bits: float, node: _Node) -> None:
    known = beam.get(state)
    if known is None or bits < known[0]:
        beam[state] = bits, node


def _pruned(beam: _Beam) -> _Beam:
    """The likeliest readings; those within a character apart, as part of their price is still to come."""
    if len(beam) <= BEAM:
        return beam
    ordered = sorted(beam.items(), key=lambda item: item[1][0])
    whole = [item for item in ordered if not item[0][1]][:BEAM]
    return dict(whole + [item for item in ordered if item[0][1]][: 6 * BEAM])


@cache
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
