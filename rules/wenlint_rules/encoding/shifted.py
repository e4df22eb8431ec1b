"""GBK that was cut inside of a character, so that bytes pair up wrongly from there on."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

from wenlint.api import Record, Span
from wenlint_rules.encoding.lattice import Reading, readings
from wenlint_rules.encoding.letters import STRANGE, STRANGERS, SYMBOLS, bits
from wenlint_rules.encoding.readings import readings as pinyin
from wenlint_rules.encoding.repair import is_east_asian
from wenlint_rules.encoding.suspects import is_in_mojibake, pattern
from wenlint_rules.language.bigrams import BOUNDARY, bigrams, plain_text
from wenlint_rules.truncation.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document
    from wenlint_rules.encoding.lattice import Cost

MARKS = {"!": b"\xa3\xa1", ",": b"\xa3\xac", "、": b"\xa1\xa2"}
"""Marks that a converter finds in the bytes without regard to where characters begin, and their bytes."""

FULL_WIDTH = str.maketrans("!,?", "！，？")

HEAD = r"\?(?:[!,、](?=[^\x00-\x7f])|(?=[^\x00-\x7f](?:[^\x00-\x7f]|[@-~]?\??[^\x00-\x7f])))"
"""Where a character was cut: its first byte shows as a question mark, the second may be half of a false mark."""

_BYTES = r"[^\x00-\x7f\s]|[@-~](?![A-Za-z])"
RUN = rf"(?:{_BYTES}|\?(?!!))+"
"""What may be shifted bytes: characters, trail bytes that are ASCII, and question marks for bytes that made none."""

CUT = rf"(?:{_BYTES})+(?:\?(?:{_BYTES})+)?\?{{0,2}}"
"""The same when only the first and the last byte are lost: it comes right at the next question mark and stays so."""

LONGEST = 48
"""Characters of a run that are read."""

GLOSS = r"([a-z\u00fc\u0101\u00e1\u01ce\u00e0\u0113\u00e9\u011b\u00e8\u012b\u00ed\u01d0\u00ec\u014d\u00f3\u01d2\u00f2\u016b\u00fa\u01d4\u00f9]{1,8})\)"
"""The rest of a reading in brackets whose opening one was taken for a trail byte."""

LOST_PAIR = 1.5
"""Bits at which a pair of bytes without a character may have been dropped."""

BY_CHARACTER, BY_PAIR = 0.15, 0.15
"""Weights of the characters and of the pairs of the document itself, beside the model."""

WORD, MIN_BITS = 2.0, 0.5
"""Bits by which a pair is likelier that is a common word, and the fewest that any pair costs."""

GAIN_AT_MARK, GAIN = 6.0, 28.0
"""Bits to save at a cut with a false mark, which is evidence by itself, and at one without."""

EQUAL = 1.0
"""Bits within which the shorter of two repairs is taken: where the bytes are right again, both give the same text."""

NEAR = 20_000
"""Characters on each side of the first run that count as the document."""

READ = 10.0
"""Bits by which a character is likelier that has the reading behind the run."""

TASTES, AS_IT_STANDS = (4, 8), 10.0
"""Characters of a run that are looked at first, and bits for each of them up to which they make sense as they stand."""

SANDWICHED = "[^\x00-\x7f]{1,2}[@-~][^\x00-\x7f]"
"""A letter of Latin between ideographs at the beginning of a run: trail bytes may be ASCII.  A symbol there is odd as well."""

SENSE = 7.5
"""Bits for each character up to which a reading makes sense, and no pair was lost."""

HIGHEST = 11.0
"""Bits for each character of the repair, at most."""


class Shifted(Record):
    """A shifted run at source offsets, its repair, and whether damaging the repair again gives the run."""

    span: Span
    new: str
    is_proven: bool


def shifted(document: Document) -> tuple[Shifted, ...]:
    """The shifted runs of a document; a view that rules share."""
    return tuple(_runs(document))


def _runs(document: Document) -> Iterator[Shifted]:
    text, done = document.text, 0
    cost: Cost | None = None
    for head in pattern(HEAD).finditer(text):
        if head.start() < done:
            continue
        run = pattern(RUN if len(head[0]) > 1 else CUT).match(text, head.end(), head.end() + LONGEST)
        if run is None or _makes_sense(run[0]):
            continue
        cost = cost or _Cache(text[max(0, head.start() - NEAR) : head.start() + NEAR])
        found = _repaired(text, head, run, cost)
        if found and not document.touches_protected(found.span) and not is_in_mojibake(document, found.span):
            done = found.span.end
            yield found


def _makes_sense(run: str) -> bool:
    """True when a run, as far as it can be shifted, begins like ordinary text."""
    tastes = (run[:count].partition("?")[0] for count in TASTES)
    begins_odd = pattern(f"{SANDWICHED}|{SYMBOLS}").match(run)
    return not begins_odd and all(bits(taste) <= AS_IT_STANDS * (len(taste) + 1) for taste in tastes)


class _Cache:
    """The cost of pairs by the model and by the document together: what occurs in a text is likely to occur in it again.

    Source: Kuhn and De Mori, A cache-based natural language model for speech recognition (1990).
    """

    def __init__(self, text: str) -> None:
        sound = pattern(f"(?:{HEAD}){RUN}").sub(" ", text).translate(FULL_WIDTH)
        plain = plain_text(pattern(r"\([^()]{1,8}\)").sub("", sound))  # across readings in brackets
        self._characters, self._pairs = Counter(plain), Counter(map("".join, pairwise(plain)))
        self._size = max(1, len(plain))

    def __call__(self, first: str, second: str) -> float:
        model = 2.0 ** -bigrams().pair(first, second)
        character = self._characters[second] / self._size
        pair = self._pairs[first + second] / max(1, self._characters[first])
        cost = -log2((1 - BY_CHARACTER - BY_PAIR) * model + BY_CHARACTER * character + BY_PAIR * pair)
        return max(MIN_BITS, cost - WORD) if words().is_common(first + second) else cost


def _repaired(text: str, head: re.Match[str], run: re.Match[str], cost: Cost) -> Shifted | None:
    """The best repair of a run, None when it makes as much sense as it stands."""
    start, at_mark = head.start(), len(head[0]) > 1
    before = _known(text[start - 1 : start] if start else "")
    units, places = _units(head[0], run[0])
    least_units = 3 if at_mark else 6
    if len(units) <= least_units:
        return None
    gloss = re.compile(GLOSS).match(text, run.end()) if run[0].endswith("?") else None
    read = pinyin().usual.get(gloss[1], "") + pinyin().others.get(gloss[1], "") if gloss else ""
    fits = partial(_fitting, cost, read) if read else cost
    behind = {count: text[run.start() + at : run.start() + at + 1].translate(FULL_WIDTH) for count, at in places.items()}
    found = [reading for reading in _all(units, before, behind, fits, at_mark) if reading.units in places]
    ends = [(reading, run.start() + places[reading.units]) for reading in found]
    rated = [
        (round(reading.bits + _bits(text[end : run.end() + 1], reading.text[-1:], cost), 3), reading.units, reading.text, end)
        for reading, end in ends
        if reading.units > least_units and reading.bits <= HIGHEST * (len(reading.text) + 1)
    ]
    if not rated:
        return None
    least = min(rated)[0]
    then, _, new, end = min((each for each in rated if each[0] <= least + EQUAL), key=lambda each: each[1])
    if _bits(text[start : run.end() + 1], before, cost) - then < (GAIN_AT_MARK if at_mark else GAIN):
        return None
    damaged = text[start:end]
    if not is_east_asian(new, damaged):
        return None
    if gloss and end == run.end():
        if new[-1] in read:
            return Shifted(Span(start, gloss.end()), new, _damage(f"{new}(") == damaged)
        new += "("
    is_proven = damaged in (_damage(new), _cut(new))
    return Shifted(Span(start, end), new, is_proven) if at_mark or _is_cut(damaged, is_proven) else None


def _is_cut(damaged: str, is_proven: bool) -> bool:
    """True for what may be bytes that lost their first: they come right at the next question mark and stay so.

    When damaging the repair again gives something else, a single wrong character in front of it proves too little.
    """
    wrong, *right = damaged.strip("?").split("?")
    return len(right) <= 1 and (is_proven or len(wrong) >= 2)


def _all(units: list[int | None], before: str, after: dict[int, str], cost: Cost, at_mark: bool) -> Iterator[Reading]:
    """The readings without lost pairs, and with them behind a false mark when the longest of those makes little sense."""
    reading = None
    for reading in readings(units, before, cost, after=after):
        yield reading
    if at_mark and (reading is None or reading.units < len(units) - 1 or reading.bits > SENSE * len(reading.text)):
        yield from readings(units, before, cost, after=after, lost=LOST_PAIR)


def _bits(text: str, before: str, cost: Cost) -> float:
    """Bits of a text behind a character, with a price on what prose does not have between ideographs."""
    plain = plain_text(f"{_known(before) or BOUNDARY}{text.translate(FULL_WIDTH)}")
    strange = pattern(STRANGERS).findall(text) + pattern("[^\x00-\x7f]([@\\[-`{-~])(?=[^\x00-\x7f])").findall(text)
    return sum(cost(first, second) for first, second in pairwise(plain)) + STRANGE * len(strange)


def _fitting(cost: Cost, read: str, first: str, second: str) -> float:
    """Bits of a pair, fewer when its second character has the reading that is left behind the run."""
    return cost(first, second) - (READ if second in read else 0.0)


def _units(head: str, run: str) -> tuple[list[int | None], dict[int, int]]:
    """The bytes of a run, None for unknown ones, and for each number of them the characters of the run they are."""
    units: list[int | None] = [None, *MARKS.get(head[1:], b"")]
    places = {}
    for number, character in enumerate(run, 1):
        if character == "?":
            units.append(None)
        else:
            data = character.encode("gbk", "ignore")
            if not data:
                break
            units += data
        places[len(units)] = number
    return units, places


def _known(character: str) -> str:
    return plain_text(character) if character else ""


def _damage(text: str) -> str:
    """A text as a converter leaves it that replaces full-width marks in the bytes, and cuts characters in two (UTF-8 to GBK pages).

    Lone bytes become question marks, also those whose partner is no trail byte; pairs without a character are dropped.
    """
    found = {mark: character for character, mark in MARKS.items()}
    parts = re.split(b"(%b)" % b"|".join(map(re.escape, found)), text.encode("gbk", "ignore"))
    return "".join(found[part] if part in found else _lenient(part) for part in parts)


def _lenient(data: bytes) -> str:
    shown, at = "", 0
    while at < len(data):
        pair = data[at : at + 2]
        if pair[0] < 0x80:
            shown += chr(pair[0])
            at += 1
        elif len(pair) < 2 or pair[1] < 0x40:
            shown += "?"
            at += 2
        else:
            shown += pair.decode("gbk", "ignore") if not pair.decode("gbk", "ignore").isascii() else ""
            at += 2
    return shown


def _cut(text: str) -> str:
    """A text whose first and last byte are lost, read by a decoder that shows a question mark for what it cannot read."""
    data = text.encode("gbk", "ignore")
    return f"?{data[1:-1].decode('gbk', 'replace')}?".replace("\N{REPLACEMENT CHARACTER}", "?")
