"""UTF-8 that was read in an East Asian codec: `鎴戜滑` for 我们."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint_rules.encoding.candidate import Candidate, replaced, saved
from wenlint_rules.encoding.repair import bits, is_east_asian
from wenlint_rules.encoding.views import EASTERN, LOST, REPLACEMENT, WEB_GBK, aligned, encoded
from wenlint_rules.language.bigrams import BOUNDARY, bigrams, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

SEQUENCE = rb"(?:[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xc2[\xa0-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2})"
"""Pattern of the bytes of a character of UTF-8 other than ASCII, in East Asian text."""

PARTIAL = rb"(?:\xff[\x80-\xbf]{0,2}|[\xe1-\xef](?:\xff[\x80-\xbf\xff]?|[\x80-\xbf][\xff?]|[\x80-\xbf]?$))"
"""The same of a character of which a byte is lost, which shows as U+FFFD or a question mark."""

MIXED = SEQUENCE + rb"|[\xce-\xd1][\x80-\xbf]"
"""With Greek and Cyrillic letters, which GBK shows for some bytes: text that was read wrong twice has them in between."""

_CHARACTER = re.compile(SEQUENCE)
_TWO = re.compile(b"%b(?:%b|%b|[\x20-\x7e])*?%b" % (SEQUENCE, MIXED, PARTIAL, SEQUENCE))
"""Two characters of UTF-8 with nothing but such between them."""

DEPTH, NONSENSE = 3, 13.0
"""How often in a row a text is taken to have been read wrong, and bits for each character from which it may be so again."""

RATIO, HIGHEST = 0.75, 15.0
"""A repair costs at most this part of the bits of what stands there, and so many bits for each character."""

STARTS = 3
"""Places at which a stretch of UTF-8 may begin that are tried: characters in front can look like a part of it."""

MARGIN = 2
"""Characters around a suspicious stretch that may be part of it."""


def read_again(run: str, suspicious: re.Pattern[str]) -> list[Candidate]:
    """The parts of a run that are UTF-8 in the view that fits best."""
    best: list[Candidate] = []
    for view in _likely_views(run, suspicious):
        found = list(stretches(run, view))
        if sum(each.end - each.start for each in found) < len(run):
            found = max(found, list(stretches(run, view, MIXED)), key=saved)
        if saved(found) > saved(best):
            best = found
    return best


def _likely_views(run: str, suspicious: re.Pattern[str]) -> list[str]:
    """The two views in which the suspicious stretch of a run has most characters of UTF-8, if any has several."""
    places = [match.span() for match in suspicious.finditer(run)]
    stretch = run[max(0, places[0][0] - MARGIN) : places[-1][1] + MARGIN]
    least = 1 if REPLACEMENT in run else 2
    counted = []
    for view in (*EASTERN, WEB_GBK) if "€" in run else EASTERN:
        data = encoded(stretch, view) if view == WEB_GBK else stretch.encode(view, "replace")
        count = len(_CHARACTER.findall(data))
        if count >= least:
            counted.append((count, view, data))
    best = sorted(counted, reverse=True)[:2]
    return [view for _, view, data in best if least == 1 or _TWO.search(data)]


def stretches(run: str, view: str, characters: bytes = SEQUENCE, depth: int = 1) -> Iterator[Candidate]:
    """The stretches of UTF-8 in a run, as far as they consist of these characters."""
    stretch, begin = re.compile(b"(?:%b|%b|[\x20-\x7e])+" % (characters, PARTIAL)), re.compile(b"%b|%b" % (characters, PARTIAL))
    data, offsets = aligned(run, view)
    places = {offset: number for number, offset in enumerate(offsets)}
    done = 0
    while match := stretch.search(data, done):
        done = match.end()
        starts = [at for at in range(*match.span()) if at in places and begin.match(data, at)][:STARTS]
        found: list[Candidate] = []
        for start in starts:
            whole = stretch.match(data, start)
            assert whole is not None
            end = max(at for at in range(start, whole.end() + 1) if at in places)
            done = max(done, whole.end())
            candidate = _judged(run, places[start], places[end], data[start:end], view, depth) if end > start else None
            found += [candidate] if candidate else []
        if found:
            yield max(found, key=lambda each: each.gain)


def _judged(run: str, first: int, last: int, data: bytes, view: str, depth: int) -> Candidate | None:
    """A stretch of UTF-8 as text, when that is far likelier than what stands there."""
    if len(_CHARACTER.findall(data)) < (1 if LOST in data else 2):
        return None
    old, before, after = run[first:last], run[first - 1 : first] if first else "", run[last : last + 1]
    new, lossless = _text(data, before, after)
    times = 1
    if depth < DEPTH and bits(new) > NONSENSE * (len(new) + 1) and (inner := list(stretches(new, view, depth=depth + 1))):
        new = replaced(new, inner)
        times = 1 + max(each.times for each in inner)
        lossless = lossless and all(each.lossless for each in inner)
    if not is_east_asian(new, old):
        return None
    now, then = bits(old, before, after), bits(new, before, after)
    if then >= RATIO * now or then / (len(new) + 1) >= HIGHEST:
        return None
    return Candidate(first, last, new, "utf-8", view, now - then, lossless, times)


def _text(data: bytes, before: str, after: str) -> tuple[str, bool]:
    """Bytes of UTF-8 as text, and whether they are whole; where one byte of a character is lost, the likeliest is taken."""
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        pass
    tokens = re.findall(b"%b|%b|[\x20-\x7e]" % (SEQUENCE, PARTIAL), data)
    new = ""
    for number, token in enumerate(tokens):
        if re.fullmatch(b"%b|[\x20-\x7e]" % SEQUENCE, token):
            new += token.decode("utf-8")
            continue
        following = tokens[number + 1].decode("utf-8", "ignore") if number + 1 < len(tokens) else after
        new += _guessed(token.replace(b"?", b"\xff"), new[-1:] or before, following)
    return new, False


def _neighbour(character: str) -> str:
    return plain_text(character) if character else BOUNDARY


def _guessed(token: bytes, before: str, after: str) -> str:
    """The likeliest character of three bytes of which one is unknown; U+FFFD when more are."""
    lead, *trail = token.ljust(3, b"\xff")
    if [lead, *trail].count(LOST) != 1:
        return REPLACEMENT
    options = (
        bytes((first, second, third)).decode("utf-8", "ignore")
        for first in (range(0xE3, 0xEE) if lead == LOST else (lead,))
        for second in (range(0x80, 0xC0) if trail[0] == LOST else (trail[0],))
        for third in (range(0x80, 0xC0) if trail[1] == LOST else (trail[1],))
    )
    pair, front, back = bigrams().pair, _neighbour(before), _neighbour(after)
    return min(filter(None, options), key=lambda option: pair(front, option) + pair(option, back), default=REPLACEMENT)
