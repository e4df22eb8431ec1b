"""Text that goes on in the codecs in which the text before it was read wrong: it is read again as a whole, without a search."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint_rules.encoding.candidate import Candidate
from wenlint_rules.encoding.codec_path import FAITHFUL
from wenlint_rules.encoding.letters import bits
from wenlint_rules.encoding.repair import is_east_asian
from wenlint_rules.encoding.suspects import clusters, pattern
from wenlint_rules.encoding.views import REPLACEMENT, WEB_GBK, ambiguous, read_to_cut

if TYPE_CHECKING:
    import re

SCRIPTS = {"utf-8": "other", "gb18030": "hans", "cp950": "hant", "cp932": "ja", "euc_jp": "ja", "cp949": "ko"}
"""The scripts of which the text of a codec must look clean."""

SHORT, TASTE = 8, 40
"""Characters of a run that is too little to tell, and of its beginning by which the bits that it saves are judged."""

BEGINNING = 8
"""Characters at the beginning of a stretch behind a lost byte that tell which of its bytes belong together."""

APART = 10
"""Characters between two suspicious places, at most: where there are more, the text may be right for a while."""

SAVED, MOST = 6.0, 13.0
"""Bits for each character of the taste that must be saved, and that the text may have."""


def read_on(run: str, codec: str, view: str, suspicious: re.Pattern[str]) -> Candidate | None:
    """The repair of a run that is wrong from end to end in the codecs of the text before; None when that is in any doubt."""
    if len(run) < SHORT or view == WEB_GBK or ambiguous(view).search(run):
        return None
    lossless = REPLACEMENT not in run
    new = _read(run, codec, view) if lossless else _around_losses(run, codec, view) if codec != "utf-8" else ""
    if not new or any(run.count(mark) > new.count(mark) for mark in FAITHFUL):
        return None
    if not is_east_asian(new, run) or clusters(SCRIPTS[codec]).search(new.replace(REPLACEMENT, ",")) or _rests(run, suspicious):
        return None
    old, taste = run[:TASTE], new[:TASTE]
    if codec == "utf-8":
        taste = old.encode(view).decode(codec, "ignore")
    then = bits(taste)
    saved = bits(old) - then
    if saved < SAVED * len(old) or then > MOST * (len(taste) + 1):
        return None
    return Candidate(0, len(run), new, codec, view, saved * len(run) / len(old), lossless)


def _read(run: str, codec: str, view: str) -> str:
    """A run in the other codec; nothing when it cannot be, or would not come back."""
    try:
        data = run.encode(view)
        new = data.decode(codec)
        return new if new.encode(codec) == data else ""
    except UnicodeError:
        return ""


def _around_losses(run: str, codec: str, view: str) -> str:
    """A run in the other codec with U+FFFD for the characters that lost a byte; nothing when a stretch between cannot be read.

    Where the first of two bytes is lost, the second is the first of the next stretch.
    """
    if codec == "utf-8":  # its characters are read by what is left of them
        return ""
    try:
        *closed, last = (stretch.encode(view) for stretch in run.split(REPLACEMENT))
    except UnicodeError:
        return ""
    new: list[str] = []
    for data in (*closed, last):
        readings = [_stretch(data, codec, data is not last)]
        if new and data[:1] >= b"\x80":
            readings.append(_stretch(data[1:], codec, data is not last))
        known = [reading for reading in readings if reading is not None]
        if not known:
            return ""
        new.append(min(known, key=_bits_each))
    return REPLACEMENT.join(new)


def _stretch(data: bytes, codec: str, is_cut: bool) -> str | None:
    """The bytes of a stretch as text, without a first byte at its end when its second may be lost; None when they are none."""
    found = read_to_cut(data, codec)
    if found is None or (found[1] and not is_cut):
        return None
    return pattern("[\ue000-\uf8ff]").sub(REPLACEMENT, found[0])


def _bits_each(reading: str) -> float:
    return bits(reading[:BEGINNING]) / (len(reading[:BEGINNING]) + 1) if reading else MOST


def _rests(run: str, suspicious: re.Pattern[str]) -> bool:
    """True where the places of a run that are suspicious leave a longer part that is not."""
    places = [edge for match in suspicious.finditer(run) for edge in match.span()]
    return any(second - first > APART for first, second in pairwise((0, *places, len(run))))
