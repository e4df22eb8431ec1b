"""Text of one codec that was read as an East Asian one: UTF-8 as GBK (`鎴戜滑`), Big5 as GBK, Shift-JIS as GBK …"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Record
from wenlint_rules.encoding.repair import SAMPLE, STRANGE, STRANGERS, Repair, bits, is_east_asian, wide
from wenlint_rules.encoding.suspects import HALF_KATAKANA, pattern
from wenlint_rules.encoding.views import EASTERN, FOREIGN, LOST, REPLACEMENT, WEB_GBK, aligned, chain, encoded, pair_map, shift_jis
from wenlint_rules.language.bigrams import BOUNDARY, bigrams, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint_rules.encoding.repair import Certainty

RUN = "[^\x00-\x7f](?:[^\x00-\x7f]|[ -~]{1,3}(?=[^\x00-\x7f]))*[?@-~]?"
"""What can be bytes of one text in an East Asian view: trail bytes may be ASCII, and words are parted by spaces."""

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

GAIN, GAIN_EACH, CROSS_HIGHEST, SWITCH = 20.0, 4.0, 13.0, 12.0
"""Between East Asian codecs: bits that a repair must save in all and for each character that changes, most bits for each
character, and the price of going over from right text to wrong, so that it does not break off for a single character."""

SENSE = 8.5
"""Bits for each character up to which a suspicious stretch makes sense as it stands.  Clean prose has 6 to 9, verse and names up to 13."""

STARTS = 3
"""Places at which a stretch of UTF-8 may begin that are tried: characters in front can look like a part of it."""

PROMISING = 0.9
"""Part of its bits that the stretch may cost in the other codec."""

MARGIN, TRIED = 2, 4
"""Characters around a suspicious stretch that may be part of it, and pairs of codecs that are tried on the whole run."""

_LONG_VOWEL = re.compile("[\u30a1-\u30fa]〖")
"""The mark of long vowels behind katakana in EUC-JP, read as GBK."""

_DOUBLED = re.compile(r"(.)\1+")

CLOSED = 0.8
"""Part of a stretch that must be of the other codec: wrong readings do not come and go."""

AGAIN = 4.0
"""Bits to save in a line in which the same codecs were mixed up for certain."""


class _Candidate(Record):
    """A repair of a part of a run, with the bits it saves."""

    start: int
    end: int
    new: str
    codec: str
    view: str
    gain: float
    changed: int
    lossless: bool = True
    times: int = 1


def repairs(text: str, suspicious: re.Pattern[str]) -> Iterator[Repair]:
    """The repairs of a text's runs in East Asian views, in order."""
    done = -1
    right: set[str] = set()  # lines without a repair: a text that repeats itself is looked at once
    for match in suspicious.finditer(text):
        if match.start() < done:
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        done = len(text) if end < 0 else end
        line = text[start:done]
        if line not in right:
            found = list(_line(text, start, done, suspicious))
            if not found:
                right.add(line)
            yield from found


def _line(text: str, start: int, end: int, suspicious: re.Pattern[str]) -> Iterator[Repair]:
    """The repairs of a line: its suspicious runs, then with the codecs of the best of them the others."""
    runs = list(pattern(RUN).finditer(text, start, end))
    found: dict[int, list[_Candidate]] = {}
    gains: dict[tuple[str, str], float] = {}
    for number, run in enumerate(runs):
        if suspicious.search(run[0]):
            candidates = _utf_8(run[0], suspicious) or _cross(run[0], suspicious)
            if candidates:
                found[number] = candidates
                key = candidates[0].codec, candidates[0].view
                gains[key] = gains.get(key, 0) + sum(each.gain for each in candidates)
    if not gains:
        return
    codec, view = max(gains, key=lambda key: gains[key])
    for number, run in enumerate(runs):
        if number not in found or (found[number][0].codec, found[number][0].view) != (codec, view):
            found[number] = _again(run[0], codec, view) or found.get(number, [])
    is_whole = all(
        all(each.lossless for each in candidates) and not suspicious.search(_rest(runs[number][0], candidates))
        for number, candidates in found.items()
    )
    yield from (_repair(runs[number], each, is_whole) for number, candidates in found.items() for each in candidates)


def _rest(run: str, candidates: Sequence[_Candidate]) -> str:
    """A run without what is repaired in it."""
    return " ".join(_replaced(run, [each._replace(new=" ") for each in candidates]))


def _again(run: str, codec: str, view: str) -> list[_Candidate]:
    """A run that is less suspicious by itself, in a line where these codecs were mixed up."""
    if codec == "utf-8":
        return list(_stretches(run, view))
    candidate = _mixed(run, [(codec, view)], AGAIN)
    return [candidate] if candidate else []


def _repair(run: re.Match[str], candidate: _Candidate, is_whole: bool) -> Repair:
    """The repair of a candidate; none of a line is safe when another in it is in doubt."""
    start, end = run.start() + candidate.start, run.start() + candidate.end
    certainty: Certainty = "suggestion"
    if candidate.lossless:
        certainty = "safe" if candidate.codec == "utf-8" and is_whole else "unsafe"
    return Repair(start, end, chain(candidate.codec, candidate.view, candidate.times), certainty, ((start, end, candidate.new),))


def _neighbour(character: str) -> str:
    return plain_text(character) if character else ""


# UTF-8


def _utf_8(run: str, suspicious: re.Pattern[str]) -> list[_Candidate]:
    """The parts of a run that are UTF-8 in the view that fits best."""
    best: list[_Candidate] = []
    for view in _likely_views(run, suspicious):
        found = list(_stretches(run, view))
        if sum(each.end - each.start for each in found) < CLOSED * len(run):
            found = max(found, list(_stretches(run, view, MIXED)), key=_gain)
        if _gain(found) > _gain(best):
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


def _gain(candidates: Sequence[_Candidate]) -> float:
    return sum(each.gain for each in candidates)


def _stretches(run: str, view: str, characters: bytes = SEQUENCE, depth: int = 1) -> Iterator[_Candidate]:
    """The stretches of UTF-8 in a run, as far as they consist of these characters."""
    stretch, begin = re.compile(b"(?:%b|%b|[\x20-\x7e])+" % (characters, PARTIAL)), re.compile(b"%b|%b" % (characters, PARTIAL))
    data, offsets = aligned(run, view)
    places = {offset: number for number, offset in enumerate(offsets)}
    done = 0
    while match := stretch.search(data, done):
        done = match.end()
        starts = [at for at in range(*match.span()) if at in places and begin.match(data, at)][:STARTS]
        found: list[_Candidate] = []
        for start in starts:
            whole = stretch.match(data, start)
            assert whole is not None
            end = max(at for at in range(start, whole.end() + 1) if at in places)
            done = max(done, whole.end())
            candidate = _judged(run, places[start], places[end], data[start:end], view, depth) if end > start else None
            found += [candidate] if candidate else []
        if found:
            yield max(found, key=lambda each: each.gain)


def _judged(run: str, first: int, last: int, data: bytes, view: str, depth: int) -> _Candidate | None:
    """A stretch of UTF-8 as text, when that is far likelier than what stands there."""
    if len(_CHARACTER.findall(data)) < (1 if LOST in data else 2):
        return None
    old, before, after = run[first:last], run[first - 1 : first] if first else "", run[last : last + 1]
    new, lossless = _text(data, before, after)
    times = 1
    if depth < DEPTH and bits(new) > NONSENSE * (len(new) + 1) and (inner := list(_stretches(new, view, depth=depth + 1))):
        new = "".join(_replaced(new, inner))
        times = 1 + max(each.times for each in inner)
        lossless = lossless and all(each.lossless for each in inner)
    if not is_east_asian(new, old):
        return None
    now, then = bits(old, before, after), bits(new, before, after)
    if then >= RATIO * now or then / (len(new) + 1) >= HIGHEST:
        return None
    return _Candidate(first, last, new, "utf-8", view, now - then, len(new), lossless, times)


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
    pair, front, back = bigrams().pair, _neighbour(before) or BOUNDARY, _neighbour(after) or BOUNDARY
    return min(filter(None, options), key=lambda option: pair(front, option) + pair(option, back), default=REPLACEMENT)


def _replaced(text: str, candidates: Sequence[_Candidate]) -> Iterator[str]:
    at = 0
    for candidate in candidates:
        yield text[at : candidate.start]
        yield candidate.new
        at = candidate.end
    yield text[at:]


# from one East Asian codec to another


def _cross(run: str, suspicious: re.Pattern[str]) -> list[_Candidate]:
    """A run that is, in whole or in part, of another East Asian codec than the one it was read in."""
    found = [each for each in (_mixed(run, _promising(run, suspicious), GAIN), _reread(run)) if each]
    return [max(found, key=lambda each: each.gain)] if found else []


def _promising(run: str, suspicious: re.Pattern[str]) -> list[tuple[str, str]]:
    """The pairs of codecs that make the likeliest text of the suspicious stretch of a run.

    The characters are looked at one by one first, which is quickly done: clean text is seldom likelier in another codec.
    """
    places = [match.span() for match in suspicious.finditer(run)]
    stretch = run[max(0, places[0][0] - MARGIN) : places[-1][1] + MARGIN][:SAMPLE]
    likelier = [pair for pair, savings in _savings() if sum(map(savings.__getitem__, stretch)) > 0]
    if not likelier:
        return []
    now = bits(stretch)
    if now <= SENSE * len(stretch):
        return []
    counted = []
    for codec, view in likelier:
        mapped = pair_map(view, codec)
        counted.append((bits("".join([mapped[letter] or letter for letter in stretch])), codec, view))
    return [(codec, view) for then, codec, view in sorted(counted)[:TRIED] if then < PROMISING * now]


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
        self[character] = saved = cost(character) - cost(other) if other else 0.0
        return saved


def _mixed(run: str, pairs: Sequence[tuple[str, str]], least: float) -> _Candidate | None:
    """The likeliest text of a run some of whose characters are of another codec."""
    best: _Candidate | None = None
    for codec, view in pairs:
        cost, first, last, new, changed = _path(run, pair_map(view, codec))
        if not changed:
            continue
        gain = bits(run) - cost
        if gain <= max(least, GAIN_EACH * changed if least == GAIN else 0):
            continue
        if cost / (len(run) + 1) >= CROSS_HIGHEST or not is_east_asian(new, run[first:last]):
            continue
        if not _is_of(codec, run[first:last], new) or (least == GAIN and not _is_more_than_chance(codec, run, first, last, new)):
            continue
        if best is None or gain > best.gain:
            best = _Candidate(first, last, new, codec, view, gain, changed, REPLACEMENT not in run[first:last])
    return best


def _is_of(codec: str, old: str, new: str) -> bool:
    """True for a repair that looks like text of the codec's language, and leaves commas and full stops what they are."""
    if any(mark in "，。" and other != mark for mark, other in zip(old, new, strict=True)):
        return False
    return codec != "cp949" or 2 * len(pattern("[\uac00-\ud7a3]").findall(new)) > wide(new)


def _is_more_than_chance(codec: str, run: str, first: int, last: int, new: str) -> bool:
    """True when three different letters or more change, and the bits are saved without counting what is said twice.

    Rare characters come doubled in classical Chinese: 惓惓 is as likely as 正正 in another codec.
    """
    if codec == "euc_jp" and _LONG_VOWEL.search(run[first:last]):
        return True
    changed = {letter for letter, other in zip(run[first:last], new, strict=True) if letter != other and wide(other)}
    old, text = (_DOUBLED.sub(r"\1", each) for each in (run[first:last], new))
    before, after = run[first - 1 : first] if first else "", run[last : last + 1]
    return len(changed) >= 3 and bits(old, before, after) - bits(text, before, after) >= max(GAIN, GAIN_EACH * len(changed))


def _path(run: str, mapped: dict[str, str]) -> tuple[float, int, int, str, int]:
    """The likeliest way through a run in two states, as it stands and in the other codec (Viterbi).

    Gives its bits, the first and last place that change, the text between them, and how many different characters change.
    """
    pair, is_strange = bigrams().pair, pattern(STRANGERS).match

    def step(first: str, second: str) -> float:
        return 0.0 if first == second == BOUNDARY else pair(first, second)

    stay, change = 0.0, float("inf")
    last_stay, last_change = BOUNDARY, BOUNDARY
    came: list[tuple[bool, bool]] = []
    for character in run:
        shown, price = plain_text(character), STRANGE if is_strange(character) else 0.0
        new_stay, stay_changed = min(
            (stay + pair(last_stay, shown) + price, False), (change + pair(last_change, shown) + price, True)
        )
        other = mapped[character]
        new_change, change_changed, other_shown = float("inf"), False, BOUNDARY
        if other:
            other_shown, price = plain_text(other), STRANGE if is_strange(other) else 0.0
            to_stay, to_change = stay + SWITCH + step(last_stay, other_shown), change + step(last_change, other_shown)
            new_change, change_changed = min((to_stay + price, False), (to_change + price, True))
        came.append((stay_changed, change_changed))
        stay, change, last_stay, last_change = new_stay, new_change, shown, other_shown
    stay, change = stay + step(last_stay, BOUNDARY), change + step(last_change, BOUNDARY)
    state, cost = (False, stay) if stay <= change else (True, change)
    places: list[int] = []
    for at in range(len(run) - 1, -1, -1):
        if state:
            places.append(at)
        state = came[at][state]
    if not places:
        return cost, 0, 0, "", 0
    first, last = places[-1], places[0] + 1
    if len(places) < CLOSED * (last - first):
        return cost, 0, 0, "", 0
    changed = set(places)
    new = "".join(mapped[run[at]] if at in changed else run[at] for at in range(first, last))
    return cost, first, last, new, len({run[at] for at in changed if mapped[run[at]] != run[at]})


def _reread(run: str) -> _Candidate | None:
    """A run with half-width katakana, which are single bytes, as text of another codec that was read as Shift-JIS."""
    places = [match.start() for match in pattern(f"[{HALF_KATAKANA}]").finditer(run)]
    if len(places) < 2:
        return None
    now, best = bits(run), None
    for first in {0, *range(max(0, places[0] - 3), places[0] + 1)}:
        for last in {len(run), *range(places[-1] + 1, min(len(run), places[-1] + 4) + 1)}:
            for codec, new in _read_otherwise(run[first:last]):
                text = run[:first] + new + run[last:]
                then = bits(text)
                if now - then > GAIN and then / (len(text) + 1) < CROSS_HIGHEST and (best is None or now - then > best.gain):
                    best = _Candidate(first, last, new, codec, "cp932", now - then, len(new))
    return best


def _read_otherwise(text: str) -> Iterator[tuple[str, str]]:
    """Text that was read as Shift-JIS in the other codecs of two bytes, where all of its bytes are characters of theirs."""
    for data in shift_jis(text):
        for codec in EASTERN:
            if codec == "cp932" or FOREIGN in data or LOST in data:
                continue
            try:
                new = data.decode(codec)
            except UnicodeDecodeError:
                continue
            if is_east_asian(new, text):
                yield codec, new
