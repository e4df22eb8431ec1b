"""The likeliest way through a text some of whose bytes may be of another codec.

Each character either stands as it is, or its bytes are read in the other codec, by themselves or with a byte that the
character in front left over. Of all ways that come to the same state only the likeliest by the model of pairs of
characters goes on (Viterbi).
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from operator import itemgetter, sub
from typing import TYPE_CHECKING

from wenlint.api import Record
from wenlint_rules.encoding.letters import behind, each_bits, letters
from wenlint_rules.encoding.suspects import pattern
from wenlint_rules.encoding.views import places
from wenlint_rules.language.bigrams import BOUNDARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint_rules.encoding.letters import Letter

    _Node = tuple[object, int, str] | None
    _Way = tuple[float, Letter, _Node]

ENTER, LEAVE, AT_START = 10.0, 5.0, 5.0
"""Bits for going over from right text to wrong and back again, so that it does not break off for a single character, and
for being wrong from the start; to be wrong until the end costs nothing."""

HOPELESS = 60.0
"""Bits by which a way must be worse than the best to be given up."""

RIGHT = None
"""The state of text that is right; that of wrong text is the byte that waits for the next character, or none."""

FEW = 3
"""Ways that all go on, as it takes longer to find one that is hopeless."""

READ = 100_000
"""Sequences of bytes that a reader remembers: 20 MB, for the millions of documents of a corpus."""

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
    return _throughout(run, view, codec) or _likeliest(run, view, codec)


def _throughout(run: str, view: str, codec: str) -> Path | None:
    """The way of a run that is wrong from end to end; None when a part may be right, or its bytes are not beyond doubt."""
    new = _read_through(run, view, codec)
    if not new or any(run.count(mark) > new.count(mark) for mark in FAITHFUL):
        return None
    now, then = each_bits(run), each_bits(new)
    ends, others = list(_ends(run, view)), list(_ends(new, codec))
    if ends == others:
        saved = list(map(sub, accumulate(now), accumulate(then)))
    else:
        spent = dict(zip(others, accumulate(then), strict=False))
        saved = [bits - spent[end] for end, bits in zip(ends, accumulate(now), strict=False) if end in spent]
    most = list(accumulate(saved, max))
    if min(saved) < AT_START - ENTER or max(map(sub, most, saved)) > LEAVE + ENTER or saved[-1] < most[-1] - LEAVE:
        return None  # its beginning, a part in the middle or its end is likelier as it stands
    bits = AT_START + sum(then)
    return Path(bits, sum(now) - bits, ((0, len(run), new),))


def _read_through(run: str, view: str, codec: str) -> str:
    """A run in the other codec, when there is one way to read it; else nothing."""
    options = list(map(places(view).__getitem__, run))
    if set(map(len, options)) != {1}:
        return ""
    data = b"".join(map(itemgetter(0), options))
    try:
        new = data.decode(codec)
    except UnicodeError:
        return ""
    options = list(map(places(codec).__getitem__, new))
    is_text = all(options) and b"".join(map(itemgetter(0), options)) == data
    return new if is_text and not pattern("[\ue000-\uf8ff]").search(new) else ""


def _ends(text: str, codec: str) -> Iterator[int]:
    """Where in the bytes of a text each of its characters ends."""
    return accumulate(map(len, map(itemgetter(0), map(places(codec).__getitem__, text))))


def _likeliest(run: str, view: str, codec: str) -> Path:
    """The likeliest way through a run any part of which may be right."""
    bytes_of, read, letter_of = places(view), reader(codec), letters()
    boundary = letter_of[BOUNDARY]
    ways: dict[bytes | None, _Way] = {RIGHT: (0.0, boundary, None)}
    for at, character in enumerate(run):
        letter, options = letter_of[character], bytes_of[character]
        following: dict[bytes | None, _Way] = {}
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
                        following[waiting] = spent, end, (node, at, text)
        ways = _hopeful(following) if len(following) > FEW else following
    ends = [(bits + behind(last, boundary), node) for state, (bits, last, node) in ways.items() if not state]
    bits, node = min(ends, key=_bits, default=(float("inf"), None))
    return Path(bits, sum(each_bits(run)) - bits, tuple(_parts(node)))


def _hopeful(ways: dict[bytes | None, _Way]) -> dict[bytes | None, _Way]:
    most = min(map(_bits, ways.values())) + HOPELESS
    return {state: way for state, way in ways.items() if way[0] <= most}


def _bits(way: tuple[float, object] | _Way) -> float:
    return way[0]


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
