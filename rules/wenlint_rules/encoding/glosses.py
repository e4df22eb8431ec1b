"""Brackets with the reading of the character in front of them, and whether anybody needs them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from wenlint.api import HAN, Finding, Fix, Record, compile_pattern
from wenlint_rules.encoding.pinyin_residue import TONED
from wenlint_rules.encoding.readings import readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document

RECURS = 3
"""Brackets from which a pattern shows."""

CONSISTENT = 0.75
"""Share of the occurrences of the glossed characters that have their gloss, from which a converter was at work."""

LESSON = 0.5
"""Share of the Han characters of the glossed lines that have a gloss, from which the reader is meant to learn them."""

NEAR = 60
"""Characters on each side of a gloss, in the same line, in which a word about pronunciation explains it."""

LOOKALIKES = str.maketrans("ɑɡ", "ag")
"""Letters of phonetics that some input methods write for those of the alphabet."""


_IDEOGRAPH = compile_pattern(f"[{HAN}]")
_BRACKET = compile_pattern(f"[(（] ?([a-zü{TONED}ɑɡ]{{1,8}}) ?[)）]")
_ABOUT_SOUND = compile_pattern(
    "读音|讀音|读作|讀作|读为|讀為|念作|唸作|发音|發音|拼音|注音|多音|音节|音節|声调|聲調|普通话|普通話|生字|识字|識字|汉字|漢字"
)


class Gloss(Record):
    """A bracket, at prose offsets, with a reading of the character in front of it; `plain` when no reader needs it."""

    start: int
    end: int
    character: str
    plain: bool


def findings(document: Document) -> Iterator[Finding]:
    """The one finding about all the residue in a document."""
    text = document.prose.text
    glosses = list(_glosses(text))
    plain = [gloss for gloss in glosses if gloss.plain]
    if not plain or _is_lesson(text, glosses):
        return
    recurs = len(plain) >= RECURS and 2 * len(plain) >= len(glosses)
    converted = recurs and _is_consistent(text, plain)
    if converted:
        residue = _with_repeated(glosses)
    elif recurs:
        residue = plain
    else:
        residue = [gloss for gloss in _by_themselves(text, glosses) if not _is_explained(text, gloss)]
    if residue:
        spans = [document.prose.span(gloss.start, gloss.end) for gloss in residue]
        title = f"delete {len(spans)} bracketed readings" if len(spans) > 1 else "delete the bracketed reading"
        fix = Fix.delete_all(spans, title=title, applicability="safe" if converted else "unsafe")
        yield Finding(spans[0], _message(text, residue), related=tuple(spans[1:]), fix=fix)


def _glosses(text: str) -> Iterator[Gloss]:
    """The brackets with a reading of the character in front of them."""
    for match in _BRACKET.finditer(text):
        start, end = match.span()
        character = text[start - 1 : start]
        table = readings()
        reading = unicodedata.normalize("NFC", match[1].translate(LOOKALIKES))
        if not character:
            continue
        if character in table.usual.get(reading, ""):
            # Without a tone it may be a letter or a word: 啊(a).
            yield Gloss(start, end, character, character in table.everyday and not reading.isascii())
        elif character in table.others.get(reading, ""):
            yield Gloss(start, end, character, False)


def _is_lesson(text: str, glosses: list[Gloss]) -> bool:
    """True when most characters of the lines with glosses have one."""
    han, end = 0, -1
    for gloss in glosses:
        if gloss.start > end:
            start, end = _line(text, gloss)
            han += len(_IDEOGRAPH.findall(text, start, end))
    return len(glosses) >= LESSON * han


def _line(text: str, gloss: Gloss) -> tuple[int, int]:
    """The beginning and the end of the line that holds a gloss."""
    end = text.find("\n", gloss.end)
    return text.rfind("\n", 0, gloss.start) + 1, end if end >= 0 else len(text)


def _is_consistent(text: str, glosses: list[Gloss]) -> bool:
    """True when the glossed characters hardly occur without their gloss."""
    return len(glosses) >= CONSISTENT * sum(text.count(character) for character in {gloss.character for gloss in glosses})


def _with_repeated(glosses: list[Gloss]) -> list[Gloss]:
    """The plain glosses, and the others whose character has one more than once: a teacher does not repeat himself."""
    counts = Counter(gloss.character for gloss in glosses)
    return [gloss for gloss in glosses if gloss.plain or counts[gloss.character] > 1]


def _by_themselves(text: str, glosses: list[Gloss]) -> Iterator[Gloss]:
    """The plain glosses in front of a Han character that are not one of several for the characters of a word."""
    ends = {gloss.end + 1 for gloss in glosses}
    starts = {gloss.start - 1 for gloss in glosses}
    for gloss in glosses:
        if gloss.plain and gloss.start not in ends and gloss.end not in starts and _IDEOGRAPH.match(text, gloss.end):
            yield gloss


def _is_explained(text: str, gloss: Gloss) -> bool:
    """True when the text around is about pronunciation."""
    start, end = _line(text, gloss)
    return _ABOUT_SOUND.search(text, max(start, gloss.start - NEAR), min(end, gloss.end + NEAR)) is not None


def _message(text: str, glosses: list[Gloss]) -> str:
    """One gloss by itself, or how many there are of how many characters, with the most frequent ones."""
    shown = Counter(gloss.character + text[gloss.start : gloss.end] for gloss in glosses)
    examples = " ".join(gloss for gloss, _ in shown.most_common(5))
    if len(glosses) == 1:
        return f"reading of an everyday character left in the text: {examples}"
    kinds = len({gloss.character for gloss in glosses})
    behind = f"{kinds} different characters" if kinds > 1 else "one character"
    return f"readings left behind {behind} in {len(glosses)} places: {examples}{' …' * (len(shown) > 5)}"
