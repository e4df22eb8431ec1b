"""Text of one codec that was read as an East Asian one: UTF-8 as GBK (`鎴戜滑`), Big5 as GBK, Shift-JIS as GBK …"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint_rules.encoding import eastern_legacy, eastern_utf_8
from wenlint_rules.encoding.candidate import replaced, saved
from wenlint_rules.encoding.repair import Repair, wide
from wenlint_rules.encoding.same_codecs import read_on
from wenlint_rules.encoding.suspects import LONE_SPACE, pattern
from wenlint_rules.encoding.views import chain

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from wenlint_rules.encoding.candidate import Candidate
    from wenlint_rules.encoding.repair import Certainty

    _Codecs = tuple[str, str]

RUN = "[^\x00-\x7f]++(?:[ -~]{1,3}[^\x00-\x7f]++)*[?@-~]?"
"""What can be bytes of one text in an East Asian view: trail bytes may be ASCII, and words are parted by spaces."""


def repairs(text: str, suspicious: re.Pattern[str]) -> Iterator[Repair]:
    """The repairs of a text's runs in East Asian views, in order."""
    done = -1
    right: set[str] = set()  # lines without a repair: a text that repeats itself is looked at once
    before: _Codecs | None = None
    for match in suspicious.finditer(text):
        if match.start() < done:
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        done = len(text) if end < 0 else end
        line = text[start:done]
        if line not in right:
            runs = list(pattern(RUN).finditer(text, start, done))
            found, before = _read_again(runs, suspicious, before)
            if not found:
                right.add(line)
            yield from _repairs(runs, found, suspicious)


def lone_spaces(text: str) -> Iterator[Repair]:
    """The repairs of no-break spaces, alone wrong in lines without other letters of Chinese, Japanese or Korean."""
    for match in pattern(LONE_SPACE).finditer(text):
        start, end = match.span()
        line_end = text.find("\n", end)
        line = text[text.rfind("\n", 0, start) + 1 : line_end if line_end >= 0 else None]
        if not wide(line.replace(match[0], "")):
            yield Repair(start, end, chain("utf-8", "gb18030"), "unsafe", ((start, end, "\xa0"),))


def _read_again(
    runs: Sequence[re.Match[str]], suspicious: re.Pattern[str], before: _Codecs | None
) -> tuple[dict[int, list[Candidate]], _Codecs | None]:
    """The repairs of a line's runs, the suspicious ones, then with the codecs of the best of them the others; and the codecs."""
    found: dict[int, list[Candidate]] = {}
    gains: dict[_Codecs, float] = {}
    for number, run in enumerate(runs):
        if suspicious.search(run[0]):
            candidates = (before and _like_before(run[0], before, suspicious)) or eastern_utf_8.read_again(run[0], suspicious)
            candidates = candidates or eastern_legacy.read_again(run[0], suspicious)
            if candidates:
                found[number] = candidates
                before = candidates[0].codec, candidates[0].view
                gains[before] = gains.get(before, 0) + saved(candidates)
    if gains:
        best = max(gains, key=lambda key: gains[key])
        for number, run in enumerate(runs):
            if number not in found or (found[number][0].codec, found[number][0].view) != best:
                found[number] = _with_codecs(run[0], *best) or found.get(number, [])
    return found, before


def _like_before(run: str, codecs: _Codecs, suspicious: re.Pattern[str]) -> list[Candidate]:
    """The repairs of a run that leave no doubt that its codecs are those of the text before."""
    codec, view = codecs
    whole = read_on(run, codec, view, suspicious)
    if whole:
        return [whole]
    return eastern_utf_8.like_before(run, view) if codec == "utf-8" else eastern_legacy.like_before(run, codec, view)


def _repairs(runs: Sequence[re.Match[str]], found: dict[int, list[Candidate]], suspicious: re.Pattern[str]) -> Iterator[Repair]:
    """The repairs of a line, of which none is safe when another is in doubt."""
    is_whole = all(
        all(each.lossless for each in candidates) and not suspicious.search(_rest(runs[number][0], candidates))
        for number, candidates in found.items()
    )
    yield from (_repair(runs[number], each, is_whole) for number, candidates in found.items() for each in candidates)


def _with_codecs(run: str, codec: str, view: str) -> list[Candidate]:
    """The repairs of a run that is less suspicious by itself, in a line where these codecs were mixed up."""
    if codec == "utf-8":
        return list(eastern_utf_8.stretches(run, view))
    return eastern_legacy.with_codecs(run, codec, view)


def _rest(run: str, candidates: list[Candidate]) -> str:
    """A run without what is repaired in it."""
    return replaced(run, [each._replace(new=" ") for each in candidates])


def _repair(run: re.Match[str], candidate: Candidate, is_whole: bool) -> Repair:
    """The repair of a candidate in a line that is whole, or not."""
    start, end = run.start() + candidate.start, run.start() + candidate.end
    certainty: Certainty = "suggestion"
    if candidate.lossless:
        certainty = "safe" if candidate.codec == "utf-8" and is_whole else "unsafe"
    return Repair(start, end, chain(candidate.codec, candidate.view, candidate.times), certainty, ((start, end, candidate.new),))
