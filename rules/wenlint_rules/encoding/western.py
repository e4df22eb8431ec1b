"""Text of UTF-8 or of an East Asian codec that was read as Windows-1252 or Latin-1: `æˆ‘ä»¬`, `ÎÒÃÇ`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import Record
from wenlint_rules.encoding.candidate import common
from wenlint_rules.encoding.repair import WIDE, Repair, bits_per_character, is_east_asian, is_plausible, wide
from wenlint_rules.encoding.suspects import HIGH, LEGACY, UTF_8, basic, pattern
from wenlint_rules.encoding.views import EASTERN, REPLACEMENT, SPECIAL, chain, western

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint_rules.encoding.repair import Certainty

SEGMENT = f"[\t -~{HIGH}]+"
"""What can be bytes of one text in a Western view."""

RUN = f"[{HIGH}](?:[{HIGH}]|[@-~](?=[{HIGH}]))*"

MARKS = "‘’“”–—…\xa0"
"""What may be of the text around: quotation marks, dashes, no-break spaces."""

LETTERS = "\x80-\xff" + "".join(character for character in SPECIAL if character not in "‘’“”")
"""High characters that are no quotation marks."""

DOS_DRAWING = ("°±²ÛÜÝÞß", "³´¿ÀÁÂÃÄÅÙÚ", "º»¼ÈÉÊËÌÍÎ", "µ¶·¸¹½¾ÆÇÏÐÑÒÓÔÕÖ×Ø")
"""What the codec of DOS has as shades and blocks, as single, double and mixed lines."""

AMONG = 200
"""Characters on each side of a place that are looked at for drawings: a few lines."""

DEPTH = 3
"""How often in a row text is taken to have been read wrong."""

LIMITS = ((14, 13.5), (8, 12.6), (4, 10.8))
"""Bytes from which so many bits for each character are low enough for text of an East Asian codec."""

CERTAIN = 3
"""Letters of Chinese, Japanese or Korean in UTF-8 from which on all UTF-8 around them is taken to be of the same text."""

SURE, SURE_BYTES, SURE_LEAD = 10.5, 16, 1.0
"""Bits for each character, bytes, and bits by which the next best codec is worse, from which the codec is beyond doubt."""


class _Reading(Record):
    """A segment as text of a codec, with the bits of each of its characters."""

    codec: str
    bits: float
    text: str
    start: int
    end: int


def repairs(text: str) -> Iterator[Repair]:
    """The repairs of a text's Western runs, in no order."""
    legacy: list[re.Match[str]] = []
    for segment in _segments(text):
        if _is_drawing(text, segment):
            continue
        repair = _utf_8(text, segment)
        if repair:
            yield repair
        elif pattern(LEGACY).search(segment[0]):
            legacy.append(segment)
        else:
            yield from _european(text, *segment.span())
    yield from _legacy(text, legacy)


def _segments(text: str) -> Iterator[re.Match[str]]:
    """The stretches of lines that have a suspicious place and could be bytes."""
    end = -1
    for match in pattern(f"{UTF_8}|{LEGACY}").finditer(text):
        if match.start() >= end:
            start = match.start()
            begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
            segment = next(each for each in pattern(SEGMENT).finditer(text, begin) if each.end() > start)
            end = segment.end()
            yield segment


def _is_drawing(text: str, segment: re.Match[str]) -> bool:
    """True for the boxes and shades of DOS, seen as Windows-1252: of one style, or the same few again and again, or among such."""
    high = "".join(pattern(f"[{HIGH}]").findall(segment[0]))
    if pattern("|".join(f"[{style}]+" for style in DOS_DRAWING)).fullmatch(high):
        return True
    if _drawn(high) == len(high) and _is_monotonous(high):
        return True
    around = "".join(pattern(f"[{HIGH}]").findall(text, max(0, segment.start() - AMONG), segment.end() + AMONG))
    return 5 * _drawn(around) >= 4 * len(around) and (_is_monotonous(around) or len(around) >= 3 * len(set(around)))


def _drawn(high: str) -> int:
    return len(pattern(f"[{''.join(DOS_DRAWING)}]").findall(high))


def _is_monotonous(high: str) -> bool:
    """True when a quarter of the characters stand beside their like."""
    pairs = list(pairwise(high))
    return 4 * sum(first == second for first, second in pairs) >= len(pairs)


def _utf_8(text: str, segment: re.Match[str]) -> Repair | None:
    """The repair of the Chinese, Japanese or Korean in UTF-8 that a segment holds; None when it is little of the segment."""
    runs = [(*run.span(), *_decoded(run[0])) for run in pattern(f"(?:{UTF_8})+").finditer(text, *segment.span())]
    runs = [(start, end, new, times) for start, end, new, times in runs if times and is_plausible(new, text[start:end])]
    sure = [run for run in runs if _is_wide_text(run[2]) and not (len(run[2]) == 1 and _ends_word(text, run[0]))]
    if sum(wide(new) for _, _, new, _ in sure) >= CERTAIN:
        sure = runs  # what stands alone between them, a symbol or the end of a word, is of the same text
    parts = [(start, end, new) for start, end, new, _ in sure]
    times = max((each for *_, each in sure), default=1)
    covered = sum(end - start for start, end, _ in parts)
    if not parts or (3 * covered < len(pattern(f"[{HIGH}]").findall(segment[0])) and pattern(LEGACY).search(segment[0])):
        return None
    certainty: Certainty = "safe" if sum(wide(new) for _, _, new in parts) >= 2 else "unsafe"
    return Repair(parts[0][0], parts[-1][1], chain("utf-8", "western", times), certainty, tuple(parts))


def _ends_word(text: str, at: int) -> bool:
    """True where a Latin word comes before: its last letter may be accented, and not the first byte of a character (Brontë…”)."""
    return text[max(0, at - 1) : at].isascii() and text[max(0, at - 1) : at].isalpha()


def _decoded(run: str) -> tuple[str, int]:
    """A run of UTF-8 as text, and how often it was read wrong; 0 when it cannot be decoded."""
    for times in range(DEPTH):
        try:
            run = western(run).decode("utf-8")
        except UnicodeError:
            return run, times
        if not pattern(UTF_8).search(run):
            return run, times + 1
    return run, DEPTH


def _is_wide_text(text: str) -> bool:
    """True when all of a text but punctuation and ASCII is Chinese, Japanese or Korean; a single character must be a basic one."""
    letters = pattern(f"[{WIDE}\u3000-\u303f\uff01-\uff5e]").findall(text)
    if len(letters) < 2:
        return bool(letters) and (letters[0] < "\u3040" or letters[0] > "\uff00" or letters[0] in basic("other"))
    return 2 * len(letters) >= len(text)


def _european(text: str, start: int, end: int) -> Iterator[Repair]:
    """The repair of a segment that ftfy knows to be UTF-8 in a Western codec."""
    from ftfy import TextFixerConfig, fix_encoding

    segment = text[start:end]
    new = fix_encoding(segment, TextFixerConfig(replace_lossy_sequences=False, decode_inconsistent_utf8=True))
    is_text = REPLACEMENT not in new and not pattern(LEGACY).search(new) and is_plausible(new, segment)
    if new != segment and is_text and not _is_meant(text, start, end):
        front = common(segment, new)
        back = common(segment[front:][::-1], new[front:][::-1])
        part = (start + front, end - back, new[front : len(new) - back])
        yield Repair(part[0], part[1], chain("utf-8", "western"), "unsafe", (part,))


def _is_meant(text: str, start: int, end: int) -> bool:
    """True where all that is high in a segment stands alone in quotation marks or brackets, or is what it seems to be."""
    if pattern("[A-Z]{2}Â\xa0[A-Z]").search(text, max(0, start - 2), end + 1):
        return True  # a word in capitals and a no-break space
    quoted = f"[“‘「『（(\"'`][{LETTERS}]{{1,4}}|[{LETTERS}]{{1,4}}[”’」』）)\"'`]"
    rest = pattern(f"(?<![A-Za-z{LETTERS}])(?:{quoted})(?![A-Za-z])").sub("", text[max(0, start - 1) : end + 1])
    return not pattern(UTF_8).search(rest)


def _legacy(text: str, segments: list[re.Match[str]]) -> Iterator[Repair]:
    """The repairs of segments in an East Asian codec: the one that fits a segment best, or nearly so and most others."""
    spans = [_trimmed(text, segment) for segment in segments]
    readings = [_readings(text, *span) for span in spans]
    votes: dict[str, float] = {}
    for (start, end), found in zip(spans, readings, strict=True):
        if found and found[0].bits <= _limit(text[start:end]):
            votes[found[0].codec] = votes.get(found[0].codec, 0) + end - start
    usual = max(votes, key=lambda codec: votes[codec], default="")
    for (start, end), found in zip(spans, readings, strict=True):
        if not found:
            yield from _european(text, start, end)
            continue
        best = found[0]
        other = next((reading for reading in found if reading.codec == usual), best)
        if other.bits <= best.bits + 2:
            best = other
        limit = _limit(text[start:end]) + (1.5 if best.codec == usual and votes[usual] > 2 * (end - start) else 0)
        if best.bits > limit:
            yield from _european(text, start, end)
            continue
        certainty = _certainty(text[best.start : best.end], best, found)
        part = best.start, best.end, best.text
        yield Repair(best.start, best.end, chain(best.codec, "western"), certainty, (part,), best.codec)


def _trimmed(text: str, segment: re.Match[str]) -> tuple[int, int]:
    """A segment from its first to its last run of high characters that are more than marks."""
    runs = list(pattern(RUN).finditer(text, *segment.span()))
    inner = [run for run in runs if run[0].strip(MARKS)] or runs
    return inner[0].start(), inner[-1].end()


def _borders(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A segment as it is, with an ASCII byte more, and without the marks that may be of the text around."""
    inner = pattern(f"[{MARKS}]*+(.*?)[{MARKS}]*+$", re.DOTALL).match(text[start:end])
    first, last = (start + inner.start(1), start + inner.end(1)) if inner else (start, end)
    for begin in dict.fromkeys((start, first)):
        for stop in dict.fromkeys((end, end + 1, last, last + 1)):
            yield begin, stop


def _readings(text: str, start: int, end: int) -> list[_Reading]:
    """A segment as text of each codec that can be, the likeliest first."""
    found: list[_Reading] = []
    for codec in EASTERN:
        for first, last in _borders(text, start, end):
            old = text[first:last]
            try:
                new = western(old).decode(codec)
            except UnicodeError:
                continue
            if wide(new) < 2 or len(set(new)) < 3 or not is_east_asian(new, old):
                continue
            if codec == "gb18030" and "〖" in new and pattern("[\u3041-\u30fe]").search(new):
                continue  # kana and their long vowel mark in EUC-JP
            bits = bits_per_character(new, _wide(text[first - 1 : first]), _wide(text[last : last + 1]))
            found.append(_Reading(codec, bits, new, first, last))
            break
    return sorted(found, key=lambda reading: reading.bits)


def _wide(neighbour: str) -> str:
    return neighbour if neighbour > "\u2e80" else ""


def _limit(segment: str) -> float:
    """Bits for each character that a segment's text may have."""
    size = len(pattern(f"[{HIGH}]").findall(segment))
    return next((limit for least, limit in LIMITS if size >= least), 0.0)


def _certainty(segment: str, best: _Reading, found: list[_Reading]) -> Certainty:
    lead = min((reading.bits for reading in found if reading.text != best.text), default=99.0) - best.bits
    is_sure = best.bits <= SURE and len(segment) >= SURE_BYTES and lead >= SURE_LEAD
    return "safe" if is_sure and best.text.encode(best.codec) == western(segment) else "unsafe"
