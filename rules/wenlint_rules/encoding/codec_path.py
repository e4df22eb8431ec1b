"""The likeliest way through a text some of whose bytes may be of another codec.

Each character either stands as it is, or its bytes are read in the other codec, by themselves or with a byte that the
character in front left over. Of all ways that come to the same state only the likeliest by the model of pairs of
characters goes on (Viterbi). A stretch that is wrong beyond doubt is read as a whole.
"""

from __future__ import annotations

from functools import cache
from heapq import nsmallest
from itertools import accumulate
from operator import itemgetter, sub
from typing import TYPE_CHECKING

from wenlint.api import Record
from wenlint_rules.encoding.letters import behind, each_bits, letters
from wenlint_rules.encoding.suspects import pattern
from wenlint_rules.encoding.views import LOST, REPLACEMENT, places, read_to_cut
from wenlint_rules.language.bigrams import BOUNDARY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint_rules.encoding.letters import Letter

    _Node = tuple[object, int, int, str] | None
    _Way = tuple[float, Letter, _Node]
    _Ways = dict[bytes | None, _Way]

ENTER, LEAVE, AT_START = 10.0, 5.0, 5.0
"""Bits for going over from right text to wrong and back again, so that it does not break off for a single character, and
for being wrong from the start; to be wrong until the end costs nothing."""

HOPELESS = 60.0
"""Bits by which a way must be worse than the best to be given up."""

RIGHT = None
"""The state of text that is right; that of wrong text is the byte that waits for the next character, or none."""

GONE = bytes((LOST,))
"""The state behind a lost byte that takes the next one with it: U+FFFD stands for a first byte, its second was read on."""

SHORTEST = 4
"""Characters from which on a stretch is read at once: fewer are as quickly read one by one."""

FEW = 3
"""Ways that all go on, as it takes longer to find one that is hopeless."""

SWALLOWED = 3.0
"""Bits for a byte that goes with a lost one."""

READ = 100_000
"""Sequences of bytes that a reader remembers: 20 MB, for the millions of documents of a corpus."""

TASTE = 16
"""Characters at the beginning of a stretch that tell which of its bytes belong together."""

FAITHFUL = "，。"
"""Marks so frequent in right text, and so rare in wrong, that they stand for themselves."""


class Path(Record):
    """The likeliest way: its bits, those it saves, and the parts that change, as the offsets they have and the text they become."""

    bits: float
    saved: float
    parts: tuple[tuple[int, int, str], ...]


@cache
def reader(codec: str) -> _Reader:
    """The reader of a codec."""
    return _Reader(codec)


class _Reader(dict[bytes, "tuple[str, bytes] | None"]):
    """For a few bytes, the text they make in a codec and a byte that is left over; None when they make none."""

    def __init__(self, codec: str) -> None:
        self._codec = codec

    def __missing__(self, data: bytes) -> tuple[str, bytes] | None:
        if len(self) >= READ:
            self.clear()
        self[data] = found = self._read(data)
        return found

    def _read(self, data: bytes) -> tuple[str, bytes] | None:
        text, at = "", 0
        if data[:1] == GONE:
            at = 2  # what is lost is a character already
            if not 0x80 <= data[1] < LOST:
                return None
        while at < len(data):
            is_single = data[at] < 0x80 or (self._codec == "cp932" and 0xA1 <= data[at] <= 0xDF)
            size = 1 if is_single else 2
            if at + size > len(data):
                return text, data[at:]
            try:
                character = data[at : at + size].decode(self._codec)
            except UnicodeDecodeError:
                return None
            if len(character) != 1 or "\ue000" <= character <= "\uf8ff":
                return None
            text += character
            at += size
        return text, b""


def path(run: str, view: str, codec: str) -> Path:
    """The likeliest way through a run that was read in a view, of which parts may be of a codec."""
    walk = _Walk(run, view, codec)
    boundary = letters()[BOUNDARY]
    ways: _Ways = {RIGHT: (0.0, boundary, None)}
    for start, stop in walk.stretches():
        ways = walk.behind(ways, start, stop)
        if not ways:  # a byte waits for one that does not come
            break
    ends = [(bits + behind(last, boundary), node) for state, (bits, last, node) in ways.items() if not state or state == GONE]
    bits, node = min(ends, key=_bits, default=(float("inf"), None))
    return Path(bits, sum(walk.now) - bits, tuple(_parts(node)))


class _Reading(Record):
    """The bytes of a stretch as text of a codec: how many bytes each character has, the byte that is left over, and where in the
    bytes of the stretch the text begins.
    """

    new: str
    sizes: list[int]
    waiting: bytes
    shift: int


class _Walk:
    """The way through a run, stretch by stretch, from the ways that lead to it.

    `now` are the bits of each character of the run as it stands, and of the boundary behind it.
    """

    def __init__(self, run: str, view: str, codec: str) -> None:
        self.now = each_bits(run)
        self._run, self._codec = run, codec
        self._options = list(map(places(view).__getitem__, run))

    def stretches(self) -> Iterator[tuple[int, int]]:
        """The stretches of characters that stand for certain bytes, and between them the single ones that do not."""
        start = 0
        for at, options in enumerate(self._options):
            if len(options) != 1:
                if start < at:
                    yield start, at
                yield at, at + 1
                start = at + 1
        if start < len(self._run):
            yield start, len(self._run)

    def behind(self, ways: _Ways, start: int, stop: int) -> _Ways:
        """The ways behind a stretch."""
        options = len(self._options[start])
        if not options:
            return self._over(ways, start)
        is_long = options == 1 and stop - start >= SHORTEST
        return (is_long and self._at_once(ways, start, stop)) or self._one_by_one(ways, start, stop)

    def _over(self, ways: _Ways, at: int) -> _Ways:
        """The ways behind a character without bytes: what is wrong ends there, unless it stands for a lost byte."""
        letter = letters()[self._run[at]]
        following: _Ways = {}
        for state, (bits, last, node) in ways.items():
            if not state:
                _keep(following, RIGHT, (bits + behind(last, letter) + (0.0 if state is RIGHT else LEAVE), letter, node))
        if self._run[at] == REPLACEMENT:
            for bits, last, node in _entered(ways, at).values():
                bits += behind(last, letter)
                node = node, at, at + 1, REPLACEMENT
                _keep(following, b"", (bits, letter, node))
                _keep(following, GONE, (bits + SWALLOWED, letter, node))
        return following

    def _at_once(self, ways: _Ways, start: int, stop: int) -> _Ways | None:
        """The ways behind a stretch that is wrong from end to end; None when a part may be right, or its bytes are in doubt."""
        data = list(map(itemgetter(0), self._options[start:stop]))
        (bits, last, node), reading = self._likeliest(_entered(ways, start), b"".join(data))
        if reading is None or any(self._run.count(mark, start, stop) > reading.new.count(mark) for mark in FAITHFUL):
            return None
        now, then = self.now[start:stop], each_bits(reading.new, last[2])[:-1]
        saved = _saved(now, list(map(len, data)), then, reading)
        if not _is_beyond_doubt(saved, enters=self._is_right(start - 1), leaves=self._is_right(stop)):
            return None
        following: _Ways = {reading.waiting: (bits + sum(then), letters()[reading.new[-1]], (node, start, stop, reading.new))}
        if RIGHT in ways:
            bits, _, node = ways[RIGHT]
            following[RIGHT] = bits + sum(now), letters()[self._run[stop - 1]], node
        return following

    def _is_right(self, at: int) -> bool:
        """True for a character that has no bytes and stands for none, so that the text must be right there."""
        return 0 <= at < len(self._run) and not self._options[at] and self._run[at] != REPLACEMENT

    def _likeliest(self, entered: _Ways, data: bytes) -> tuple[_Way, _Reading | None]:
        """The way into wrong text in which its bytes are likeliest, and how they read; None when another may be as likely."""
        found = [(way, reading) for state, way in entered.items() if (reading := self._read(state or b"", data))]
        if len(found) < 2:
            return found[0] if found else (next(iter(entered.values())), None)
        rated = [way[0] + sum(each_bits(reading.new[:TASTE], way[1][2])) for way, reading in found]
        best, second = nsmallest(2, rated)
        way, reading = found[rated.index(best)]
        return way, reading if best + LEAVE + ENTER < second else None

    def _read(self, state: bytes, data: bytes) -> _Reading | None:
        """Bytes behind a state as text of the other codec, when all of them are, but for a first byte at the end."""
        if state == GONE:
            if data[0] < 0x80:
                return None
            data, shift = data[1:], 1
        else:
            data, shift = state + data, -len(state)
        found = read_to_cut(data, self._codec)
        if found is None:
            return None
        new, waiting = found
        options = list(map(places(self._codec).__getitem__, new))
        if not new or not all(options) or pattern("[\ue000-\uf8ff]").search(new):
            return None
        again = list(map(itemgetter(0), options))
        return _Reading(new, list(map(len, again)), waiting, shift) if b"".join(again) + waiting == data else None

    def _one_by_one(self, ways: _Ways, start: int, stop: int) -> _Ways:
        """The ways behind a stretch any part of which may be right."""
        read, letter_of = reader(self._codec), letters()
        for at in range(start, stop):
            character = self._run[at]
            letter, options = letter_of[character], self._options[at]
            following: _Ways = {}
            for state, (bits, last, node) in ways.items():
                if not state:
                    stays = behind(last, letter) + (bits if state is RIGHT else bits + LEAVE)
                    known = following.get(RIGHT)
                    if known is None or stays < known[0]:
                        following[RIGHT] = stays, letter, node
                if state is RIGHT:
                    bits += ENTER if at else AT_START
                for data in options:
                    made = read[state + data if state else data]
                    if made and (character not in FAITHFUL or state or made[0] == character):
                        text, waiting = made
                        spent, end = bits, last
                        for each in map(letter_of.__getitem__, text):
                            spent += behind(end, each)
                            end = each
                        known = following.get(waiting)
                        if known is None or spent < known[0]:
                            following[waiting] = spent, end, (node, at, at + 1, text)
            ways = _hopeful(following) if len(following) > FEW else following
        return ways


def _entered(ways: _Ways, at: int) -> _Ways:
    """The ways as they go on in wrong text: that of right text enters it, and those that wait for nothing are one."""
    entered: _Ways = {state: way for state, way in ways.items() if state is not RIGHT}
    if RIGHT in ways:
        bits, last, node = ways[RIGHT]
        _keep(entered, b"", (bits + (ENTER if at else AT_START), last, node))
    return entered


def _keep(ways: _Ways, state: bytes | None, way: _Way) -> None:
    """Keep a way to a state when it is the likeliest so far."""
    if state not in ways or way[0] < ways[state][0]:
        ways[state] = way


def _saved(now: Sequence[float], sizes: Sequence[int], then: Sequence[float], reading: _Reading) -> list[float]:
    """The bits that a reading saves up to each byte where a character ends in both."""
    if reading.sizes == sizes and not reading.shift:
        return list(map(sub, accumulate(now), accumulate(then)))
    spent = dict(zip(accumulate(reading.sizes, initial=reading.shift), accumulate(then, initial=0.0), strict=True))
    return [bits - spent[end] for end, bits in zip(accumulate(sizes), accumulate(now), strict=True) if end in spent]


def _is_beyond_doubt(saved: Sequence[float], *, enters: bool, leaves: bool) -> bool:
    """True unless the beginning of a stretch, a part in the middle or its end is likelier as it stands.

    Where right text is in front or behind, to go over sooner or later costs the same.
    """
    if not saved:
        return False
    most = list(accumulate(saved, max, initial=0.0))
    begins = min(saved) > 0 if enters else min(saved) >= AT_START - ENTER
    ends = saved[-1] > most[-2] if leaves else saved[-1] >= most[-1] - LEAVE
    return begins and ends and max(map(sub, most[1:], saved)) <= LEAVE + ENTER


def _hopeful(ways: _Ways) -> _Ways:
    most = min(map(_bits, ways.values())) + HOPELESS
    return {state: way for state, way in ways.items() if way[0] <= most}


def _bits(way: tuple[float, *tuple[object, ...]]) -> float:
    return way[0]


def _parts(node: _Node) -> Iterator[tuple[int, int, str]]:
    """The parts that change, first to last, from the pieces of a way, which hang together from last to first."""
    changed: list[tuple[int, int, str]] = []
    while node is not None:
        node, *piece = node  # type: ignore[assignment]
        changed.append(tuple(piece))  # type: ignore[arg-type]
    changed.reverse()
    start = 0
    for number, (_, end, _) in enumerate(changed, 1):
        if number == len(changed) or changed[number][0] > end:
            yield changed[start][0], end, "".join(text for _, _, text in changed[start:number])
            start = number
