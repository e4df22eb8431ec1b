"""Characters that stand for ordinary ones, and which they stand for."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Span, compile_pattern
from wenlint_rules.encoding.compatibility_character import ASTRAL, HALF_WIDTH, IDEOGRAPHS, LIGATURES, RADICALS
from wenlint_rules.encoding.replacements import Replacement

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document

# EquivalentUnifiedIdeograph.txt; Unicode's decompositions cover the Kangxi radicals and two of the supplement only.
SUPPLEMENT = dict(
    zip(
        "⺅⺉⺒⺖⺘⺙⺛⺞⺟⺠⺡⺢⺣⺤⺨⺫⺬⺭⺯⺰⺹⺻⺾⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻏⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲⻳",
        "亻刂巳忄扌攵旡歺母民氵氺灬爫犭罒示礻糹纟耂肀艹虎衤覀西见角讠贝车辶阝钅長镸长门阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀龟",
        strict=True,
    )
)


def duplicates(document: Document) -> Iterator[Replacement]:
    """The compatibility characters of a document that its text does not speak about."""
    text = document.text
    for match in _pattern(f"[{RADICALS}]+").finditer(text):
        if not _is_talked_about(text, *match.span()):
            new = "".join(map(ordinary, match[0]))
            yield from _changed(match, "radical for an ordinary character", new, safe=True)
    for match in _pattern(f"[{LIGATURES}]+").finditer(text):
        yield from _changed(match, "ligature", unicodedata.normalize("NFKC", match[0]), safe=True)
    for match in _pattern(f"[{HALF_WIDTH}]+").finditer(text):
        if _is_word(text, *match.span()):
            yield from _changed(match, "half-width katakana", unicodedata.normalize("NFKC", match[0]))
    classes = [IDEOGRAPHS, ASTRAL] if max(document.characters) >= "\U0002f800" else [IDEOGRAPHS]
    for members in classes:
        for match in _pattern(f"[{members}]+").finditer(text):
            yield from _changed(match, "compatibility ideograph", unicodedata.normalize("NFC", match[0]))


def ordinary(radical: str) -> str:
    """The ideograph that looks like a radical; the radical itself where none does."""
    return SUPPLEMENT.get(radical) or unicodedata.normalize("NFKC", radical)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def _changed(match: re.Match[str], kind: str, new: str, *, safe: bool = False) -> Iterator[Replacement]:
    if new != match[0] and not _is_alone(match):
        yield Replacement(Span(*match.span()), kind, match[0], new, safe)


def _is_alone(match: re.Match[str]) -> bool:
    """True for a character that is all of its line, as in lists of characters: it stands for itself."""
    text, (start, end) = match.string, match.span()
    return end == start + 1 and text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n", "\r")


def _is_talked_about(text: str, start: int, end: int) -> bool:
    """True for radicals in a list of them, alone in quotation marks or brackets, or in a line about radicals."""
    run, before, after = text[start:end], text[max(0, start - 1) : start], text[end : end + 1]
    if end - start >= 3 and list(run) == sorted(set(run)):
        return True
    if not (before.isalnum() or after.isalnum()) and (before in "“‘「『（(\"'`" and after in "”’」』）)\"'`"):
        return True
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[max(begin, start - 100) : min(stop if stop >= 0 else len(text), end + 100)]
    return _pattern("部首|偏旁|康熙字典|康熙部|[Rr]adical").search(line) is not None


def _is_word(text: str, start: int, end: int) -> bool:
    """True for half-width katakana that are no part of a face: two letters or more, and no bracket or symbol beside them."""
    letters = sum("\uff66" <= character <= "\uff9d" for character in text[start:end])
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return letters >= 2 and not any(unicodedata.category(character) in ("Ps", "Pe", "So", "Sk", "Sm", "Lm") for character in around)
