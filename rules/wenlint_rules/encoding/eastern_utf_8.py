"""UTF-8 that was read in an East Asian codec: `鎴戜滑` for 我们."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from wenlint_rules.encoding.candidate import Candidate, replaced, saved
from wenlint_rules.encoding.letters import bits
from wenlint_rules.encoding.repair import is_east_asian
from wenlint_rules.encoding.views import EASTERN, LOST, REPLACEMENT, WEB_GBK, aligned, encoded
from wenlint_rules.language.bigrams import BOUNDARY, HALF_BIT, bigrams, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SEQUENCE = rb"(?:[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xc2[\xa0-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2})"
"""Pattern of the bytes of a character of UTF-8 other than ASCII, in East Asian text."""

PARTIAL = rb"(?:\xff[\x80-\xbf]{0,2}|[\xe1-\xef](?:\xff[\x80-\xbf\xff]?|[\x80-\xbf][\xff?]|[\x80-\xbf]?$))"
"""The same of a character of which a byte is lost, which shows as U+FFFD or a question mark."""

MIXED = SEQUENCE + rb"|[\xce-\xd1][\x80-\xbf]"
"""With Greek and Cyrillic letters, which GBK shows for some bytes: text that was read wrong twice has them in between."""

_CHARACTER = re.compile(SEQUENCE)
_APART = re.compile(b"%b[\x20-\x7e]+%b" % (SEQUENCE, SEQUENCE))
"""Two characters with ASCII between them, which are too little by themselves: rare characters of classical Chinese can look so."""

_TAIL = re.compile(b"[\x20-\x7e]+(?:%b){1,2}[\x20-\x7e]*\\Z" % SEQUENCE)
LONGEST_TAIL = 20
"""One or two characters behind ASCII at an end, and how many bytes they have at most."""

_TWO = re.compile(b"%b(?:%b|%b|[\x20-\x7e])*?%b" % (SEQUENCE, MIXED, PARTIAL, SEQUENCE))
"""Two characters of UTF-8 with nothing but such between them."""

DEPTH, NONSENSE = 3, 13.0
"""How often in a row a text is taken to have been read wrong, and bits for each character from which it may be so again."""

RATIO, HIGHEST = 0.75, 15.0
"""A repair costs at most this part of the bits of what stands there, and so many bits for each character."""

GUESSED = 4
"""Characters in a row of which a byte is lost, at most, when they are guessed."""

CERTAIN, HOPELESS = 0.9, 10.0
"""Probability among the characters that a lost byte may have made, from which one is said to have stood there, and bits by
which one must be worse than another to be left out."""

RIVAL = 3.1
"""Bits within which a second character leaves less than that probability to the first."""

LONG, WHOLE = 2000, 0.9
"""Characters above which a run is long, and the part of such a one that is UTF-8 in the likeliest view, from which on no other is
looked at."""

STARTS = 3
"""Places at which a stretch of UTF-8 may begin that are tried: characters in front can look like a part of it."""

MARGIN = 2
"""Characters around a suspicious stretch that may be part of it."""


def read_again(run: str, suspicious: re.Pattern[str]) -> list[Candidate]:
    """The parts of a run that are UTF-8 in the view that fits best."""
    best: list[Candidate] = []
    for view in _likely_views(run, suspicious):
        found = list(stretches(run, view))
        if _covered(found) >= (WHOLE if len(run) > LONG else 1.0) * len(run):
            return found
        found = max(found, list(stretches(run, view, MIXED)), key=saved)
        if saved(found) > saved(best):
            best = found
    return best


def like_before(run: str, view: str) -> list[Candidate]:
    """The repairs of a run in the view of the text before, when it is UTF-8 from end to end."""
    found = list(stretches(run, view))
    return found if _covered(found) == len(run) else []


def _covered(candidates: Iterable[Candidate]) -> int:
    """The characters of a run that are repaired."""
    return sum(each.end - each.start for each in candidates)


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
    done = 0
    while match := stretch.search(data, done):
        first, last = bisect_left(offsets, match.start()), bisect_right(offsets, match.end())
        done = match.end()
        starts = (at for at in range(first, last) if offsets[at] < match.end() and begin.match(data, offsets[at]))
        found: list[Candidate] = []
        for start in islice(starts, STARTS):
            whole = stretch.match(data, offsets[start])
            assert whole is not None
            done = max(done, whole.end())
            ends = dict.fromkeys(bisect_right(offsets, end) - 1 for end in _ends(data, offsets[start], whole.end()))
            spans = [(start, end, data[offsets[start] : offsets[end]]) for end in ends if end > start]
            found += filter(None, (_judged(run, *span, view, depth) for span in spans))
            if found and start == 0:
                break  # nothing is in front
        if found:
            yield max(found, key=lambda each: each.gain)


def _ends(data: bytes, start: int, end: int) -> tuple[int, ...]:
    """Where a stretch of UTF-8 may end: a character or two behind ASCII can be right text that only looks like a part of it."""
    tail = _TAIL.search(data, max(start, end - LONGEST_TAIL), end)
    return (end, tail.start()) if tail else (end,)


def _judged(run: str, first: int, last: int, data: bytes, view: str, depth: int) -> Candidate | None:
    """A stretch of UTF-8 as text, when that is far likelier than what stands there."""
    count = len(_CHARACTER.findall(data))
    if count < (1 if LOST in data else 2) or (count == 2 and _APART.search(data)):
        return None
    old, before, after = run[first:last], run[first - 1 : first] if first else "", run[last : last + 1]
    new, lossless = _text(data, before, after)
    then, times = bits(new, before, after), 1
    if depth < DEPTH and then > NONSENSE * (len(new) + 1) and (inner := list(stretches(new, view, depth=depth + 1))):
        new = replaced(new, inner)
        then, times = bits(new, before, after), 1 + max(each.times for each in inner)
        lossless = lossless and all(each.lossless for each in inner)
    if not is_east_asian(new, old) or then / (len(new) + 1) >= HIGHEST:
        return None
    now = bits(old, before, after)
    if then >= RATIO * now:
        return None
    return Candidate(first, last, new, "utf-8", view, now - then, lossless, times)


def _text(data: bytes, before: str, after: str) -> tuple[str, bool]:
    """Bytes of UTF-8 as text, and whether they are whole; where one byte of a character is lost, that which must have stood there."""
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        pass
    tokens = re.findall(b"((?:%b|[\x20-\x7e])+)|((?:%b)+)" % (SEQUENCE, PARTIAL), data)
    new = ""
    for number, (whole, broken) in enumerate(tokens):
        if whole:
            new += whole.decode("utf-8")
            continue
        lost = re.findall(PARTIAL, broken)
        following = tokens[number + 1][0].decode("utf-8")[:1] if number + 1 < len(tokens) else after
        if len(lost) > GUESSED:
            new += REPLACEMENT * len(lost)
            continue
        for place, token in enumerate(lost, 1):
            new += _guessed(token.replace(b"?", b"\xff"), new[-1:] or before, following if place == len(lost) else REPLACEMENT)
    return new, False


def _neighbour(character: str) -> str:
    return plain_text(character) if character else BOUNDARY


def _guessed(token: bytes, before: str, after: str) -> str:
    """The character of three bytes of which one is unknown, if its neighbours leave no doubt; U+FFFD else."""
    front, back, pair = _neighbour(before), _neighbour(after), bigrams().pair
    members, halves = bigrams().row(front)
    options, alone = _options(token)
    places = () if before == REPLACEMENT else map(members.find, options)
    likely = sorted((HALF_BIT * halves[at], option) for at, option in zip(places, options, strict=False) if at >= 0)
    known = {option for _, option in likely}
    others = ((spent, option) for spent, option in zip(alone, options, strict=True) if option not in known)
    best, least, second = REPLACEMENT, float("inf"), float("inf")
    costs: list[float] = []
    for rated in (likely, others):  # the likeliest first
        for spent, option in rated:
            if spent > least + HOPELESS:
                break
            if second < least + RIVAL and spent > least - RIVAL:
                return REPLACEMENT  # none can be so much better that the best two do not rival each other
            cost = spent if after == REPLACEMENT else spent + pair(option, back)
            costs.append(cost)
            if cost < least:
                best, least, second = option, cost, least
            else:
                second = min(second, cost)
    return best if sum([2.0 ** (least - cost) for cost in costs]) * CERTAIN < 1.0 else REPLACEMENT


@lru_cache(4096)
def _options(token: bytes) -> tuple[str, list[float]]:
    """The characters of three bytes of which one is unknown, and their bits by themselves, the likeliest first; none when more are."""
    data = token.ljust(3, b"\xff")
    if data.count(LOST) != 1:
        return "", []
    lead, second, third = (0 if byte == LOST else byte & mask for byte, mask in zip(data, (0x0F, 0x3F, 0x3F), strict=True))
    known, step = lead << 12 | second << 6 | third, 1 << 12 - 6 * data.index(LOST)
    codes = range(known + 0x3000, 0xE000, step) if data[0] == LOST else range(known, known + 64 * step, step)
    rated = sorted((bigrams().character(chr(code)), chr(code)) for code in codes if not 0xD800 <= code < 0xE000)  # no surrogates
    return "".join(option for _, option in rated), [bits for bits, _ in rated]
