"""Text of one East Asian codec that was read in another: Big5 as GBK, Shift-JIS as GBK, EUC-KR as Shift-JIS …"""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import TYPE_CHECKING

from wenlint_rules.encoding.candidate import Candidate
from wenlint_rules.encoding.codec_path import AT_START, path
from wenlint_rules.encoding.repair import SAMPLE, bits, is_east_asian, price, wide
from wenlint_rules.encoding.suspects import HALF_KATAKANA, pattern
from wenlint_rules.encoding.views import EASTERN, REPLACEMENT, pair_map
from wenlint_rules.language.bigrams import bigrams

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

GAIN, GAIN_EACH, HIGHEST = 17.0, 4.5, 13.0
"""Bits that a repair must save in all and for each different character that changes, and most bits for each character.

Of ten million characters of clean text, classical Chinese among them, none saves more than 15 in all where no character is
doubled; repairs save 13 for each character, and 99 of 100 more than 5.6.
"""

AGAIN = 4.0
"""Bits to save in a line in which the same codecs were mixed up for certain."""

DIFFERENT = 3
"""Different characters that must change."""

SENSE = 8.5
"""Bits for each character up to which a suspicious stretch makes sense as it stands.  Clean prose has 6 to 9, verse and names up to 13."""

LIKELIER = 8.0
"""Bits that the characters of a part of the stretch must save, looked at one by one."""

PROMISING, PROMISED, VARIED = 0.9, 15.0, 2
"""Part of its bits that such a part may cost in the other codec, bits that it must save by pairs, and different characters
that it must have.  Of a hundred damaged stretches 99 save more than 25."""

LANE = 16
"""Bits of a number in which the savings of a pair of codecs are added up: more than `SAMPLE` characters can save."""

NEAR, MARGIN = 6, 2
"""Characters between two suspicious places of one stretch, and around it, that may be part of it."""

RIVAL, TRIED = 0.7, 4
"""Part of the bits that the best pair of codecs saves which others must, and how many are tried on the whole run, at most."""

CLOSED = 0.8
"""Part of what stands between the first and the last change that must change: wrong readings do not come and go."""

_LONG_VOWEL = "[\u30a1-\u30fa]〖"
"""The mark of long vowels behind katakana in EUC-JP, read as GBK, which has kana in the same places."""

_MEANT = "[\0-\x7f\u0370-\u03ff]+|[\0-\x7f\u0400-\u04ff]+|[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]+"
"""Text in Greek or Cyrillic alone, and the signs that the calendar counts with, which are what they seem to be."""

_DOUBLED = r"(.)\1+"


def read_again(run: str, suspicious: re.Pattern[str]) -> list[Candidate]:
    """A run that is, in whole or in part, of another East Asian codec than the one it was read in."""
    found = [candidate for pair in _promising(run, suspicious) if (candidate := _judged(run, *pair))]
    return [max(found, key=lambda each: each.gain)] if found else []


def with_codecs(run: str, codec: str, view: str) -> list[Candidate]:
    """The repair of a run in a line where these codecs were mixed up for certain."""
    found = _changed(run, codec, view)
    return [found] if found and found.gain > AGAIN and _is_text_of(run, found) else []


def _promising(run: str, suspicious: re.Pattern[str]) -> list[tuple[str, str]]:
    """The pairs of codecs that make the likeliest text of a suspicious stretch of a run.

    The characters are looked at one by one first, which is quickly done: clean text is seldom likelier in another codec.
    """
    if len(pattern(f"[{HALF_KATAKANA}]").findall(run)) >= 2:  # they are single bytes: no pairs of characters to look up
        return [(codec, "cp932") for codec in EASTERN if codec != "cp932"]
    if pattern(_LONG_VOWEL).search(run):
        return [("euc_jp", "gb18030")]
    rated: list[tuple[float, str, str]] = []
    for stretch in _stretches(run, suspicious):
        for (codec, view), savings in _possible(stretch):
            part = _best_part(stretch, savings)
            now = bits(part) if len(set(part)) >= VARIED else 0.0
            if now > SENSE * len(part):
                mapped = pair_map(view, codec)
                then = bits("".join([mapped[letter] or letter for letter in part]))
                if then < min(PROMISING * now, now - PROMISED):
                    rated.append((then - now, codec, view))
    rated.sort()
    good = dict.fromkeys((codec, view) for change, codec, view in rated if change <= RIVAL * rated[0][0])
    return list(good)[:TRIED]


def _best_part(stretch: str, savings: _Savings) -> str:
    """The part of a stretch that saves most, its characters looked at alone (Kadane); empty when that is too little."""
    best, total, start, found = LIKELIER, 0.0, 0, (0, 0)
    for at, letter in enumerate(stretch):
        if total <= 0:
            total, start = 0.0, at
        total += savings[letter]
        if total > best:
            best, found = total, (start, at + 1)
    return stretch[slice(*found)]


def _stretches(run: str, suspicious: re.Pattern[str]) -> Iterator[str]:
    """The beginnings of the stretches of a run in which suspicious places are near each other."""
    start = end = -1
    for match in suspicious.finditer(run):
        if end >= 0 and match.start() > end + NEAR:
            yield run[max(0, start - MARGIN) : end + MARGIN][:SAMPLE]
            start = match.start()
        start, end = match.start() if start < 0 else start, match.end()
    yield run[max(0, start - MARGIN) : end + MARGIN][:SAMPLE]


def _possible(stretch: str) -> Iterator[tuple[tuple[str, str], _Savings]]:
    """The pairs of codecs in which the characters of a stretch that save bits save enough together."""
    reached = sum(map(_lanes().__getitem__, stretch)) + _SHORT & _REACHED
    if reached:
        for number, pair in enumerate(_savings()):
            if reached >> number * LANE & _REACHED_ONE:
                yield pair


_REACHED_ONE = 1 << LANE - 1
_PAIRS = len(EASTERN) * (len(EASTERN) - 1)
_REACHED = sum(_REACHED_ONE << number * LANE for number in range(_PAIRS))
_SHORT = sum(_REACHED_ONE - int(LIKELIER) << number * LANE for number in range(_PAIRS))
"""What is added to each lane so that its highest bit is set when enough is saved, and these bits."""


@cache
def _lanes() -> _Lanes:
    return _Lanes()


class _Lanes(dict[str, int]):
    """For characters the whole bits that each pair of codecs saves, side by side in one number: one sum adds them for all pairs."""

    def __missing__(self, character: str) -> int:
        saved = (max(0, ceil(savings[character])) << number * LANE for number, (_, savings) in enumerate(_savings()))
        self[character] = lanes = sum(saved)
        return lanes


@cache
def _savings() -> tuple[tuple[tuple[str, str], _Savings], ...]:
    """For each pair of codecs the bits that characters save."""
    return tuple(((codec, view), _Savings(view, codec)) for view in EASTERN for codec in EASTERN if codec != view)


class _Savings(dict[str, float]):
    """For characters of a view the bits that each saves, looked at alone, when it is the one of a codec with the same bytes."""

    def __init__(self, view: str, codec: str) -> None:
        self._mapped = pair_map(view, codec)

    def __missing__(self, character: str) -> float:
        cost, other = bigrams().character, self._mapped[character]
        self[character] = saved = cost(character) + price(character) - cost(other) - price(other) if other else 0.0
        return saved


def _judged(run: str, codec: str, view: str) -> Candidate | None:
    """The repair of a run, when it is far likelier than what stands there."""
    found = _changed(run, codec, view)
    if found is None or not _is_text_of(run, found):
        return None
    old = run[found.start : found.end]
    if codec == "euc_jp" and pattern(_LONG_VOWEL).search(old):
        return found if found.gain > GAIN else None
    different = len(set(pattern("[^\x00-\x7f]").findall(old)) - set(found.new))
    # rare characters come doubled in classical Chinese, and 惓惓 is as likely as 正正 in another codec
    once, text = (pattern(_DOUBLED).sub(r"\1", each) for each in (old, found.new))
    before, after = run[: found.start][-1:], run[found.end : found.end + 1]
    gain = min(found.gain, bits(once, before, after) - bits(text, before, after) - AT_START)
    return found if different >= DIFFERENT and gain >= max(GAIN, GAIN_EACH * different) else None


def _changed(run: str, codec: str, view: str) -> Candidate | None:
    """The likeliest text of a run some of whose characters are of another codec, from its first change to its last."""
    way = path(run, view, codec)
    if not way.parts:
        return None
    start, end = way.parts[0][0], way.parts[-1][1]
    if sum(last - first for first, last, _ in way.parts) < CLOSED * (end - start) or way.bits >= HIGHEST * (len(run) + 1):
        return None
    new, at = "", start
    for first, last, text in way.parts:
        new += run[at:first] + text
        at = last
    return Candidate(start, end, new, codec, view, bits(run) - way.bits, REPLACEMENT not in run[start:end])


def _is_text_of(run: str, found: Candidate) -> bool:
    """True for a repair that looks like text of the codec's language."""
    old, new = run[found.start : found.end], found.new
    if not is_east_asian(new, old) or pattern(_MEANT).fullmatch(old):
        return False
    return found.codec != "cp949" or 2 * len(pattern("[\uac00-\ud7a3]").findall(new)) > wide(new)
