"""The likeliest way through a text some of whose bytes may be of another codec.

Each character either stands as it is, or its bytes are read in the other codec, by themselves or with a byte that the
character in front left over. Of all ways that come to the same state only the likeliest by the model of pairs of
characters goes on (Viterbi).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Record
from wenlint_rules.encoding.repair import price
from wenlint_rules.encoding.views import places
from wenlint_rules.language.bigrams import BOUNDARY, bigrams, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    _Node = tuple[object, int, str] | None
    _Way = tuple[float, str, _Node]

ENTER, LEAVE, AT_START = 10.0, 5.0, 5.0
"""Bits for going over from right text to wrong and back again, so that it does not break off for a single character, and
for being wrong from the start; to be wrong until the end costs nothing."""

HOPELESS = 60.0
"""Bits by which a way must be worse than the best to be given up."""

RIGHT = None
"""The state of text that is right; that of wrong text is the byte that waits for the next character, or none."""

READ = 100_000
"""Sequences of bytes that a reader remembers: 20 MB, for the millions of documents of a corpus."""

FAITHFUL = "，。"
"""Marks so frequent in right text, and so rare in wrong, that they stand for themselves."""


class Path(Record):
    """The likeliest way: its bits, and the parts that change, as the offsets they have and the text they become."""

    bits: float
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
    bytes_of, read = places(view), reader(codec)
    ways: dict[bytes | None, _Way] = {RIGHT: (0.0, BOUNDARY, None)}
    for at, character in enumerate(run):
        following: dict[bytes | None, _Way] = {}
        for state, (bits, last, node) in ways.items():
            if not state:
                left = bits if state is RIGHT else bits + LEAVE
                _keep(following, RIGHT, _after((left, last, node), character))
            if state is RIGHT:
                bits += ENTER if at else AT_START
            for data in bytes_of[character]:
                made = read[(state or b"") + data]
                if made and (character not in FAITHFUL or state or made[0] == character):
                    text, waiting = made
                    _keep(following, waiting, _after((bits, last, (node, at, text)), text))
        least = min(map(_bits, following.values()), default=0.0)
        ways = {state: way for state, way in following.items() if way[0] <= least + HOPELESS}
    ends = [_end(way) for state, way in ways.items() if not state]
    bits, _, node = min(ends, key=_bits, default=(float("inf"), BOUNDARY, None))
    return Path(bits, tuple(_parts(node)))


def _bits(way: _Way) -> float:
    return way[0]


def _after(way: _Way, text: str) -> _Way:
    """A way with some characters more."""
    bits, last, node = way
    for character in text:
        shown, extra = _shown(character)
        bits += extra + (0.0 if last == shown == BOUNDARY else _pair()(last, shown))
        last = shown
    return bits, last, node


def _end(way: _Way) -> _Way:
    bits, last, node = way
    return bits + (0.0 if last == BOUNDARY else _pair()(last, BOUNDARY)), last, node


def _keep(ways: dict[bytes | None, _Way], state: bytes | None, way: _Way) -> None:
    known = ways.get(state)
    if known is None or way[0] < known[0]:
        ways[state] = way


@cache
def _pair() -> Callable[[str, str], float]:
    return bigrams().pair


@cache
def _shown(character: str) -> tuple[str, float]:
    """A character as the model knows it, and its price."""
    return plain_text(character), price(character)


def _parts(node: _Node) -> Iterator[tuple[int, int, str]]:
    """The parts that change, first to last, from the characters of a way, which hang together from last to first."""
    changed: list[tuple[int, str]] = []
    while node is not None:
        node, at, text = node  # type: ignore[assignment]
        changed.append((at, text))
    changed.reverse()
    start = 0
    for number, (at, _) in enumerate(changed, 1):
        if number == len(changed) or changed[number][0] > at + 1:
            yield changed[start][0], at + 1, "".join(text for _, text in changed[start:number])
            start = number
