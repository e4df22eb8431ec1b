"""Pairs of East Asian codecs in which a suspicious stretch of text is likelier than as it stands.

The characters are looked at one by one first, which is quickly done: clean text is seldom likelier in another codec.
"""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import TYPE_CHECKING

from wenlint.api import Record
from wenlint_rules.encoding.letters import bits, price
from wenlint_rules.encoding.repair import SAMPLE
from wenlint_rules.encoding.views import EASTERN, encoded, pair_map
from wenlint_rules.language.bigrams import bigrams

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

SENSE = 8.5
"""Bits for each character up to which a suspicious stretch makes sense as it stands.  Clean prose has 6 to 9, verse and names up to 13."""

LIKELIER = 8.0
"""Bits that the characters of a part of the stretch must save, looked at one by one."""

PROMISING, PROMISED, PROMISED_EACH, VARIED = 0.8, 17.0, 3.5, 2
"""Part of its bits that such a part may cost in the other codec, bits that it must save by pairs, in all and for each
different character, and how many of these it must have.  Of a hundred damaged stretches 99 save more than 25 bits, 6.7 for
each different character and a third of all; half of classical text that saves 15 bits saves less than 19."""

LANE = 16
"""Bits of a number in which the savings of a pair of codecs are added up: more than `SAMPLE` characters can save."""

NEAR, MARGIN = 6, 2
"""Characters between two suspicious places of one stretch, and around it, that may be part of it."""

RIVAL, TRIED = 0.7, 4
"""Part of the bits that the best pair of codecs saves which others must, and how many are tried, at most."""

PAIRS = tuple((codec, view) for view in EASTERN for codec in EASTERN if codec != view)

_REACHED_ONE = 1 << LANE - 1
_REACHED = sum(_REACHED_ONE << number * LANE for number in range(len(PAIRS)))
_SHORT = sum(_REACHED_ONE - int(LIKELIER) << number * LANE for number in range(len(PAIRS)))
"""What is added to each lane so that its highest bit is set when enough is saved, and these bits: one sum adds for all pairs."""


class Likely(Record):
    """A pair of codecs, the stretches of a run that are likelier when they are of the one and were read in the other, and those
    behind the sample.
    """

    codec: str
    view: str
    places: Sequence[tuple[int, int]]
    others: Sequence[tuple[int, int]] = ()


def likely(run: str, suspicious: re.Pattern[str]) -> list[Likely]:
    """The pairs of codecs that make the likeliest text of the suspicious stretches of a run; of many, a sample decides."""
    rated: list[tuple[float, tuple[str, str]]] = []
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    others: list[tuple[int, int]] = []
    size = 0
    for start, end in _stretches(run, suspicious):
        if size >= SAMPLE:
            others.append((start, end))
            continue
        found = list(_rated(run[start:end][:SAMPLE]))
        size += end - start if found else 0
        rated += found
        for _, pair in found:
            places.setdefault(pair, []).append((start, end))
    rated.sort()
    good = dict.fromkeys(pair for change, pair in rated if change <= RIVAL * rated[0][0])
    return [Likely(*pair, places[pair], others) for pair in list(good)[:TRIED]]


def _stretches(run: str, suspicious: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a run in which suspicious places are near each other."""
    start = end = -1
    for match in suspicious.finditer(run):
        if end >= 0 and match.start() > end + NEAR:
            yield max(0, start - MARGIN), end + MARGIN
            start = match.start()
        start, end = match.start() if start < 0 else start, match.end()
    yield max(0, start - MARGIN), end + MARGIN


def _rated(stretch: str) -> Iterator[tuple[float, tuple[str, str]]]:
    """The pairs of codecs in which a part of a stretch is likelier, with the bits by which it changes."""
    table = _table()
    for number in table.reached(stretch):
        part = _best_part(stretch, table.savings[number])
        different = len(set(part))
        now = bits(part) if different >= VARIED else 0.0
        if now > SENSE * len(part):
            mapped = table.maps[number]
            then = bits("".join([mapped[letter] or letter for letter in part]))
            if then < min(PROMISING * now, now - PROMISED, now - PROMISED_EACH * different):
                yield then - now, PAIRS[number]


def _best_part(stretch: str, savings: Mapping[str, float]) -> str:
    """The part of a stretch that saves most, its characters looked at alone (Kadane); empty when that is too little."""
    best, total, start, found = LIKELIER, 0.0, 0, (0, 0)
    for at, saved in enumerate(map(savings.__getitem__, stretch)):
        if total <= 0:
            total, start = 0.0, at
        total += saved
        if total > best:
            best, found = total, (start, at + 1)
    return stretch[slice(*found)]


@cache
def _table() -> _Table:
    return _Table()


class _Table:
    """What characters save by themselves, in each pair of codecs, when they are of the one and were read in the other."""

    def __init__(self) -> None:
        self.maps = [pair_map(view, codec) for codec, view in PAIRS]
        self.savings: list[dict[str, float]] = [{} for _ in PAIRS]
        self._lanes: dict[str, int] = {}
        self._bits = _Bits()

    def reached(self, stretch: str) -> Iterator[int]:
        """The numbers of the pairs in which the characters of a stretch that save bits save enough together."""
        new = sorted(set(stretch).difference(self._lanes))
        if new:
            self._learn(new)
        reached = sum(map(self._lanes.__getitem__, stretch)) + _SHORT & _REACHED
        return (number for number in range(len(PAIRS)) if reached >> number * LANE & _REACHED_ONE)

    def _learn(self, characters: Sequence[str]) -> None:
        """Look up many characters at once, which is a tenth of the work."""
        bits, lanes = self._bits, dict.fromkeys(characters, 0)
        lines = {view: encoded("\n".join(characters), view) for view in EASTERN}
        for number, (mapped, savings) in enumerate(zip(self.maps, self.savings, strict=True)):
            mapped.learn(characters, lines[PAIRS[number][1]])
            for character in characters:
                other = mapped[character]
                savings[character] = saved = bits[character] - bits[other] if other else 0.0
                if saved > 0:
                    lanes[character] += ceil(saved) << number * LANE
        self._lanes |= lanes


class _Bits(dict[str, float]):
    """The bits of characters by themselves, filled as they are asked for."""

    def __missing__(self, character: str) -> float:
        self[character] = found = bigrams().character(character) + price(character)
        return found
