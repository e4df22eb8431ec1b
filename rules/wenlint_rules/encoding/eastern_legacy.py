"""Text of one East Asian codec that was read in another: Big5 as GBK, Shift-JIS as GBK, EUC-KR as Shift-JIS …"""

from __future__ import annotations

from itertools import chain
from operator import eq
from typing import TYPE_CHECKING

from wenlint.api import Record
from wenlint_rules.encoding.candidate import Candidate, saved
from wenlint_rules.encoding.codec_path import AT_START, Path, path
from wenlint_rules.encoding.letters import bits
from wenlint_rules.encoding.likely_codecs import Likely, likely
from wenlint_rules.encoding.repair import is_east_asian, wide
from wenlint_rules.encoding.suspects import HALF_KATAKANA, pattern
from wenlint_rules.encoding.views import EASTERN, REPLACEMENT

if TYPE_CHECKING:
    import re

GAIN, GAIN_EACH, HIGHEST = 17.0, 4.5, 13.0
"""Bits that a repair must save in all and for each different character that changes, and most bits for each character.

Of ten million characters of clean text, classical Chinese among them, none saves more than 15 in all where no character is
doubled; repairs save 13 for each character, and 99 of 100 more than 5.6.
"""

CERTAIN_EACH = 4.5
"""Bits for each character that changes that a repair saves with the codecs of the text before, at which no others are looked for."""

AGAIN = 4.0
"""Bits to save in a line in which the same codecs were mixed up for certain."""

DIFFERENT = 3
"""Different characters that must change."""

AROUND = 10
"""Characters around a suspicious stretch that may be of the same text; where they are, as many more as it needs."""

LONG = 2000
"""Characters of a run whose beginning shows the codecs, if it shows any."""

WORDS = 8
"""Letters up to which Korean has no Chinese characters: they make words of their own, and a few syllables beside one are chance."""

CLOSED = 0.8
"""Part of what stands between the first and the last change that must change: wrong readings do not come and go."""

_LONG_VOWEL = "[\u30a1-\u30fa]〖"
"""The mark of long vowels behind katakana in EUC-JP, read as GBK, which has kana in the same places."""

_MEANT = "[\0-\x7f\u0370-\u03ff]+|[\0-\x7f\u0400-\u04ff]+|[甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥]+"
"""Text in Greek or Cyrillic alone, and the signs that the calendar counts with, which are what they seem to be."""

LOSSY_CLOSED, LOSSY_HIGHEST = 0.3, 16.0
"""The same, and most bits for each character, where bytes are lost: until the next loss text may pair up wrongly and stay unreadable."""

LOST_PAIR = f"{REPLACEMENT}[@-~](?![@-~])"
"""What a decoder shows for two bytes that it cannot read when the second one is ASCII: together they were a character."""

LOSSY_GAIN_EACH = 6.0
"""Bits for each character that is read that a repair around lost bytes saves: 95 of 100 of them save 8, of those in random bytes 6."""

DOUBLED = 0.1
"""Part of a text that must be doubled characters before they matter."""

_DOUBLED = r"(.)\1+"


class _Part(Record):
    """A part of a run, and the likeliest way through it."""

    start: int
    stop: int
    way: Path


def read_again(run: str, suspicious: re.Pattern[str]) -> list[Candidate]:
    """The parts of a run that are of another East Asian codec than the one it was read in."""
    best: list[Candidate] = []
    promising = _promising(run, suspicious)
    if len(run) > LONG and len(promising) > 1 and (beginning := read_again(run[:LONG], suspicious)):
        codecs = beginning[0].codec, beginning[0].view
        promising = [each for each in promising if (each.codec, each.view) == codecs] or promising
    for codec, view, places, others in promising:
        found: list[Candidate] = []
        done = 0
        for start, end in chain(places, (place for place in others if found)):
            if end > done:
                part = _surroundings(run, codec, view, max(start - AROUND, done), min(end + AROUND, len(run)), done)
                candidate = _judged(run, codec, view, part)
                found += [candidate] if candidate else []
                done = max(part.stop - AROUND if part.stop < len(run) else part.stop, candidate.end if candidate else 0)
        best = max(best, found, key=saved)
    return best


def like_before(run: str, codec: str, view: str) -> list[Candidate]:
    """The repair of a run with the codecs of the text before, when it saves so much that no other can be meant."""
    found = _judged(run, codec, view, _Part(0, len(run), path(run, view, codec)))
    if found is None:
        return []
    changed = found.end - found.start - sum(map(eq, run[found.start : found.end], found.new))
    return [found] if found.gain >= CERTAIN_EACH * changed else []


def with_codecs(run: str, codec: str, view: str) -> list[Candidate]:
    """The repair of a run in a line where these codecs were mixed up for certain."""
    found = _changed(run, codec, view, _Part(0, len(run), path(run, view, codec)))
    return [found] if found and found.gain > AGAIN else []


def _promising(run: str, suspicious: re.Pattern[str]) -> list[Likely]:
    """The pairs of codecs that are worth a closer look at parts of a run."""
    whole = ((0, len(run)),)
    if len(pattern(f"[{HALF_KATAKANA}]").findall(run)) >= 2:  # they are single bytes: no pairs of characters to look up
        return [Likely(codec, "cp932", whole) for codec in EASTERN if codec != "cp932"]
    if pattern(_LONG_VOWEL).search(run):
        return [Likely("euc_jp", "gb18030", whole)]
    return likely(run, suspicious)


def _surroundings(run: str, codec: str, view: str, start: int, stop: int, least: int) -> _Part:
    """A part of a run, widened until what changes in it ends within, but not to the left of `least`."""
    while True:
        way, size = path(run[start:stop], view, codec), stop - start
        begin, end = start, stop
        if way.parts and way.parts[0][0] == 0:
            begin = max(least, start - size)
        if way.parts and way.parts[-1][1] == size:
            end = min(len(run), stop + size)
        if (begin, end) == (start, stop):
            return _Part(start, stop, way)
        start, stop = begin, end


def _judged(run: str, codec: str, view: str, part: _Part) -> Candidate | None:
    """The repair of a part of a run, when it is far likelier than what stands there."""
    found = _changed(run, codec, view, part)
    if found is None:
        return None
    old = run[found.start : found.end]
    if codec == "euc_jp" and pattern(_LONG_VOWEL).search(old):
        return found if found.gain > GAIN else None
    changed = [character for character in old if character > "\x7f" and character not in found.new]
    different = len(set(changed))
    if different < DIFFERENT or found.gain * different < GAIN * len(
        changed
    ):  # the same few again and again prove no more than once
        return None
    return found if _gain(run, found) >= max(GAIN, GAIN_EACH * different) else None


def _gain(run: str, found: Candidate) -> float:
    """The bits that a repair saves; rare characters come doubled in classical Chinese, and 惓惓 is as likely as 正正 in another codec."""
    old = run[found.start : found.end]
    once, new = (pattern(_DOUBLED).sub(r"\1", each) for each in (old, found.new))
    if len(old) - len(once) + len(found.new) - len(new) < DOUBLED * len(old):
        return found.gain
    before, after = run[: found.start][-1:], run[found.end : found.end + 1]
    return min(found.gain, bits(once, before, after) - bits(new, before, after) - AT_START)


def _changed(run: str, codec: str, view: str, part: _Part) -> Candidate | None:
    """The likeliest text of a part of a run, from the first change to the last."""
    begin, stop, way = part
    if not way.parts:
        return None
    text, start, end = run[begin:stop], way.parts[0][0], way.parts[-1][1]
    is_lossless = REPLACEMENT not in text[start:end]
    closed, highest = (CLOSED, HIGHEST) if is_lossless else (LOSSY_CLOSED, LOSSY_HIGHEST)
    if sum(last - first for first, last, _ in way.parts) < closed * (end - start) or way.bits >= highest * (len(text) + 1):
        return None
    if not _is_text("".join(read for _, _, read in way.parts), text[start:end], codec):
        return None
    new, at = "", start
    for first, last, read in way.parts:
        new += text[at:first] + read
        at = last
    if not is_lossless:
        new = pattern(LOST_PAIR).sub(REPLACEMENT, new)
    if not is_lossless and way.saved < LOSSY_GAIN_EACH * (len(new) - new.count(REPLACEMENT)):
        return None
    return Candidate(begin + start, begin + end, new, codec, view, way.saved, is_lossless)


def _is_text(new: str, old: str, codec: str) -> bool:
    """True for what was read in a codec and looks like text of its language."""
    if not is_east_asian(new, "") or pattern(_MEANT).fullmatch(old):
        return False
    if codec != "cp949":
        return True
    letters, hangul = wide(new), len(pattern("[\uac00-\ud7a3]").findall(new))
    return hangul == letters or (letters > WORDS and 2 * hangul > letters)
