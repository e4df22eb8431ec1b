"""Readings in brackets that a converter or a web page left behind: 督導(dǎo)檢查.

Some converters to traditional Chinese, and pages whose ruby text was flattened, put the pinyin of a character behind it,
again and again.  What counts is a bracket with one syllable that is a reading of the character in front of it.  Where
such brackets recur, one finding speaks for all of them; one by itself is reported inside of a sentence, when it gives
the usual reading of an everyday character, which no reader needs.

On purpose, and left alone: glosses of rare characters and of unusual readings (亓(qí)姓, 单(shàn)县), of whole words
(重庆(Chóngqìng)), in language lessons, where most characters of a line have one, and where the text speaks about
pronunciation.

Source: the readings of pypinyin, see `data/NOTICE.md`.

Fix safety: safe where a converter was at work, which shows in three brackets or more and nearly all occurrences of the
characters having one; else unsafe, as the author may have meant it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wenlint.api import HAN, Bad, Document, Finding, Fix, rule
from wenlint_rules.encoding.readings import readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options

RECURS = 3
"""Brackets from which a pattern shows."""

CONSISTENT = 0.75
"""Share of the occurrences of the glossed characters that have their gloss, from which a converter was at work."""

LESSON = 0.5
"""Share of the Han characters of the glossed lines that have a gloss, from which the reader is meant to learn them."""

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ\u0300\u0301\u0304\u030c"
_LOOKALIKES = str.maketrans("ɑɡ", "ag")


class Gloss(NamedTuple):
    """A bracket, at prose offsets, with a reading of the character in front of it; `plain` when no reader needs it."""

    start: int
    end: int
    character: str
    plain: bool


@rule(
    "ENC308",
    "pinyin-residue",
    unit=Document,
    needs=TONED,
    han=True,
    good=[
        "他姓亓(qí)，是山东人。",
        "重(chóng)庆的单(shàn)县会馆。",
        "重庆(chóng qìng)是直辖市，北京（Běijīng）是首都。",
        "我(wǒ)们(men)学(xué)汉(hàn)字(zì)。你(nǐ)好(hǎo)！",
        "“发”读音为发(fā)时表示送出。",
        "花丛里有一只蝴(hú)蝶(dié)在飞。",
        "督导(dú)检查，导(lead)航。",
        "他说“好(hǎo)”就走了。",
        "请看第三节（jié）。",
    ],
    bad=[
        Bad("他们到现场督导«(dǎo)»检查工作。", fixed="他们到现场督导检查工作。"),
        Bad("縣裡督導«(dǎo)»檢查防疫工作，領(lǐng)導(dǎo)說戰(zhàn)時要發(fā)動群眾。", fixed="縣裡督導檢查防疫工作，領導說戰時要發動群眾。"),
        Bad("各級幹部到鄉«（xiāng）»(鎮（zhèn）)和村裡，看農（nóng）村與鄉（xiāng）間。", fixed="各級幹部到鄉(鎮)和村裡，看農村與鄉間。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
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
        residue = [gloss for gloss in plain if _is_inside(text, gloss, glosses) and not _is_explained(text, gloss)]
    if residue:
        spans = [document.prose.span(gloss.start, gloss.end) for gloss in residue]
        title = f"delete {len(spans)} bracketed readings" if len(spans) > 1 else "delete the bracketed reading"
        fix = Fix.delete_all(spans, title=title, applicability="safe" if converted else "unsafe")
        yield Finding(spans[0], _message(text, residue), related=tuple(spans[1:]), fix=fix)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"[(（] ?([a-zü{TONED}ɑɡ]{{1,8}}) ?[)）]")


def _glosses(text: str) -> Iterator[Gloss]:
    """The brackets with a reading of the character in front of them."""
    for match in _pattern().finditer(text):
        start, end = match.span()
        character = text[start - 1 : start]
        table = readings()
        reading = unicodedata.normalize("NFC", match[1].translate(_LOOKALIKES))
        if not character:
            continue
        if character in table.usual.get(reading, ""):
            # Without a tone it may be a letter or a word: 啊(a).
            yield Gloss(start, end, character, character in table.everyday and not reading.isascii())
        elif character in table.others.get(reading, ""):
            yield Gloss(start, end, character, False)


def _is_lesson(text: str, glosses: list[Gloss]) -> bool:
    """True when most characters of the lines with glosses have one."""
    lines = {(text.rfind("\n", 0, gloss.start) + 1, text.find("\n", gloss.end)) for gloss in glosses}
    han = sum(len(re.findall(f"[{HAN}]", text[start : end if end >= 0 else len(text)])) for start, end in lines)
    return len(glosses) >= LESSON * han


def _is_consistent(text: str, glosses: list[Gloss]) -> bool:
    """True when the glossed characters hardly occur without their gloss."""
    return len(glosses) >= CONSISTENT * sum(text.count(character) for character in {gloss.character for gloss in glosses})


def _with_repeated(glosses: list[Gloss]) -> list[Gloss]:
    """The plain glosses, and the others whose character has one more than once: a teacher does not repeat himself."""
    counts = Counter(gloss.character for gloss in glosses)
    return [gloss for gloss in glosses if gloss.plain or counts[gloss.character] > 1]


def _is_inside(text: str, gloss: Gloss, glosses: list[Gloss]) -> bool:
    """True for a gloss between two Han characters that is not one of several for the characters of a word."""
    in_word = any(other.end == gloss.start - 1 or other.start == gloss.end + 1 for other in glosses)
    return not in_word and re.match(f"[{HAN}]", text[gloss.end : gloss.end + 1]) is not None


def _is_explained(text: str, gloss: Gloss) -> bool:
    """True when the line is about pronunciation."""
    end = text.find("\n", gloss.end)
    return _cues().search(text, text.rfind("\n", 0, gloss.start) + 1, end if end >= 0 else len(text)) is not None


@cache
def _cues() -> re.Pattern[str]:
    return re.compile("读音|讀音|读作|讀作|读为|讀為|念作|唸作|发音|發音|拼音|注音|多音|音节|音節|声调|聲調|普通话|普通話|生字|识字|識字|汉字|漢字")


def _message(text: str, glosses: list[Gloss]) -> str:
    """One gloss by itself, or how many there are of how many characters, with the most frequent ones."""
    shown = Counter(gloss.character + text[gloss.start : gloss.end] for gloss in glosses)
    examples = " ".join(gloss for gloss, _ in shown.most_common(5))
    if len(glosses) == 1:
        return f"reading of an everyday character left in the text: {examples}"
    kinds = len({gloss.character for gloss in glosses})
    return f"readings left behind {kinds} different character{'s' * (kinds > 1)} in {len(glosses)} places: {examples}{' …' * (len(shown) > 5)}"
