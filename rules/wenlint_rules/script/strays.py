"""Characters of the other script of Chinese in a text, where they are no quotation, no name and no passage of their own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern
from wenlint_rules.encoding.outside import places_outside
from wenlint_rules.script.variants import variants
from wenlint_rules.script.words import REACH, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wenlint.api import Document

PASSAGE = 8
"""A line with this many times more characters of the other script than of the document's own is a passage in it."""

CLEAR, SHORT, CELLS = 4, 2, 4
"""A passage with `CLEAR` characters of the other script, or `CELLS` passages with `SHORT` of them, as in the column of a
table, show that the document has both scripts on purpose; without that a short line may be damaged as a whole."""

LISTED = 3
"""Han characters up to which a line is taken for the entry of a list, and one by itself in it for what is listed."""

OTHER_WRITING = 10
"""A line with a kana or Hangul letter to this many Han characters is Japanese or Korean."""

QUOTES = ("「」", "『』", "“”", "‘’", "《》", "〈〉")
BRACKETS = ("（）", "()", "[]", "【】", "〔〕")
TITLES = "《〈"

BROKEN, AROUND = "\ufffd\ue000-\uf8ff锟锛銆鈥鐨", 12
"""Signs of text in the wrong codec (，。“ and 的 of UTF-8 read as GBK begin with the last four), and how many characters
around them are no evidence."""

SURNAMES = (
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭萧董袁潘蔣蒋蔡杜葉叶蘇苏魏呂吕丁沈姚盧卢姜崔鍾钟譚谭陸陆汪范"
    "廖賈贾韋韦鄒邹孟熊秦邱尹薛閻阎侯陶黎賀贺顧顾毛郝龔龚邵錢钱嚴严覃戴莫孔湯汤"
)
"""Frequent family names that begin few other words."""


_IDEOGRAPH = compile_pattern(f"[{HAN}]")
_SHORT_RUN = compile_pattern(f"(?<![{HAN}])[{HAN}]{{2,4}}(?![{HAN}])")
_KANA_OR_HANGUL = compile_pattern("[\u3041-\u30fa\u1100-\u11ff\uac00-\ud7a3]")
_SIGN_OF_CODEC = compile_pattern(f"[{BROKEN}]")
_SHIFTED_CLAUSE = compile_pattern(r"\?[!！][^\s，,。、；;：:]{1,40}")
_ABOUT_SCRIPTS = compile_pattern("[繁正简簡異异][體体]|部首|筆畫|笔画")
_LANGUAGE_NAME = compile_pattern(
    "[繁正简簡](?:[體体](?:中文|漢字|汉字|字|版)?|中)"
    "|中文 ?[(（][^()（）\n]{1,8}[)）]"
    f"|(?<![{HAN}])(?:(?:[漢汉國国粵粤臺台華华吳吴贛赣韓韩]|日本|韓國|韩国|越南)[語语]|[廣广][東东][話话]|閩南語|闽南语|客家語|客家语|臺灣|台灣|香港|澳門|中国|中國)(?![{HAN}])"
)
"""How languages and scripts call themselves in a menu, and what the other script calls them."""

_MAPPING = compile_pattern(rf"(?<![{HAN}])([{HAN}]{{1,8}}) ?(?:->|=>|→|⇒) ?([{HAN}]{{1,8}})(?![{HAN}])")
"""An example of conversion, in texts about the scripts."""

_RUN_OF_HAN = compile_pattern(f"(?<![{HAN}])[{HAN}]{{1,8}}(?![{HAN}])")
_PARTERS = frozenset("/|>→⇒=-")
"""What parts the entries of a menu of languages, and the two sides of a conversion."""

_COMPANY = compile_pattern("(?:株式|有限|合同|合資|合名)会社|恒(?:生|指|大|隆|基|地)")
"""Forms of Japanese companies, and companies and an index of Hong Kong, which are named as they are written there."""

_STANDARD_IN_HONG_KONG = frozenset("恒迹")
"""Simplified characters that the list of graphemes for the schools of Hong Kong (常用字字形表) has, too."""

_ENUMERATED = compile_pattern(
    rf"(?<![A-Za-z])(?:[A-Z][A-Za-z0-9 .+-]{{0,30}}、){{2,9}}(?:(?:[A-Z]{{1,9}} )?[{HAN}]{{2,4}}、){{0,5}}(?:[A-Z]{{1,9}} )?[{HAN}]{{2,4}}(?=[、，。等])"
)
"""Names of products in an enumeration that begins with some in Latin letters."""


class Stray(Record):
    """A character at a prose offset that belongs to the other script, and its counterpart; None where only words tell."""

    start: int
    new: str | None


class _Line(Record):
    """A line of prose with its characters of the other script (offsets) and the number of its own."""

    text: str
    start: int
    foreign: list[int]
    own: int


class Scan(Record):
    """The strays in a document, in order, and the ranges of prose whose characters are in the other script on purpose."""

    strays: list[Stray]
    deliberate: list[tuple[int, int]]


def scan(document: Document, simplified: bool) -> Scan:
    """The stray characters of a document in simplified or traditional characters."""
    tables = variants()
    own, foreign = (tables.simplified, tables.traditional) if simplified else (tables.traditional, tables.simplified)
    there = foreign & document.characters
    if document.own_locale == "zh-Hant-HK":
        there -= tables.other_forms | _STANDARD_IN_HONG_KONG
    found = Scan([], [])
    if not there:
        return found
    lines = list(_lines(document.prose.text, re.compile(f"[{''.join(sorted(there))}]"), own))
    bilingual = _is_bilingual([line for _, line in places_outside(document, [(line.foreign[0], line) for line in lines])])
    about_scripts = _ABOUT_SCRIPTS.search(document.prose.text) is not None
    for line in lines:
        if (bilingual and _is_passage(line)) or is_other_writing(line.text) or _is_translated(document.prose.text, line):
            found.deliberate.append((line.start, line.start + len(line.text)))
        else:
            excused = _excused(line, own, about_scripts)
            found.deliberate.extend(excused)
            found.strays.extend(
                Stray(at, _counterpart(document, at, simplified)) for at in line.foreign if not is_within(at, excused)
            )
    return found


def _lines(text: str, pattern: re.Pattern[str], own: frozenset[str]) -> Iterator[_Line]:
    """The lines of prose that hold a character of the other script."""
    match = pattern.search(text)
    while match:
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        line = text[start : end if end >= 0 else len(text)]
        yield _Line(line, start, [start + found.start() for found in pattern.finditer(line)], sum(map(own.__contains__, line)))
        match = pattern.search(text, start + len(line))


def _is_bilingual(lines: list[_Line]) -> bool:
    sizes = [len(line.foreign) for line in lines if _is_passage(line)]
    return any(size >= CLEAR for size in sizes) or sum(size >= SHORT for size in sizes) >= CELLS


def _is_passage(line: _Line) -> bool:
    """True when the line as a whole is in the other script."""
    return len(line.foreign) > PASSAGE * line.own


def _is_translated(text: str, line: _Line) -> bool:
    """True when the line in front or the one behind, or a cell of a table there, is the same text in the other script."""
    simplify = variants().simplify
    size = len(line.text)
    end = line.start + size
    before = text[max(0, line.start - size - 2) : line.start].rstrip("\n")[-size:]
    after = text[end : end + size + 2].lstrip("\n")[:size]
    return any(len(other) == size and other != line.text and simplify(other) == simplify(line.text) for other in (before, after))


def is_other_writing(line: str) -> bool:
    """True for a line in Japanese or Korean."""
    letters = _KANA_OR_HANGUL.findall(line)
    return bool(letters) and len(letters) * OTHER_WRITING >= len(_IDEOGRAPH.findall(line))


def _excused(line: _Line, own: frozenset[str], about_scripts: bool) -> list[tuple[int, int]]:
    """Ranges of prose whose characters are there on purpose, in order and apart from each other."""
    kinds = [_quotations(line, own), _explanations(line, own), _names(line, own), _talked_about(line), _twins(line), _broken(line)]
    if about_scripts:
        kinds.append(_examples(line, own))
    return _merged((line.start + start, line.start + end) for kind in kinds for start, end in kind)


def _foreign(line: _Line, start: int, end: int) -> int:
    """How many characters of the other script lie in a range of the line."""
    return bisect_left(line.foreign, line.start + end) - bisect_left(line.foreign, line.start + start)


def _between(text: str, pairs: Iterable[str]) -> Iterator[re.Match[str]]:
    """What stands between marks, innermost first, without the marks."""
    for pair in pairs:
        if pair[1] in text:
            pattern = compile_pattern(f"(?<={re.escape(pair[0])})[^{re.escape(pair)}]+(?={re.escape(pair[1])})")
            yield from pattern.finditer(text)


def _quotations(line: _Line, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Quotations and titles wholly in the other script; of a single character of it only where it stands alone."""
    for match in _between(line.text, QUOTES):
        foreign = _foreign(line, *match.span())
        is_title = line.text[match.start() - 1] in TITLES
        if foreign and own.isdisjoint(match[0]) and (foreign > 1 or is_title or len(match[0]) == 1):
            yield match.span()


def _explanations(line: _Line, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Remarks in brackets that give the other form of what stands in front: 刘德华（劉德華）."""
    simplify = variants().simplify
    for match in _between(line.text, BRACKETS):
        if _foreign(line, *match.span()) and own.isdisjoint(match[0]):
            before = simplify(line.text[max(0, match.start() - len(match[0]) - 8) : match.start()])
            if simplify(match[0].strip()) in before:
                yield match.span()


def _names(line: _Line, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Names of people that stand by themselves, as in a list, and what languages and scripts call themselves."""
    for match in _SHORT_RUN.finditer(line.text):
        if match[0][0] in SURNAMES and own.isdisjoint(match[0]) and _foreign(line, *match.span()):
            yield match.span()
    for pattern in (_LANGUAGE_NAME, _COMPANY):
        yield from (match.span() for match in pattern.finditer(line.text))
    for match in _ENUMERATED.finditer(line.text):
        if own.isdisjoint(match[0]):
            yield match.span()


def _examples(line: _Line, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Words of a mapping between the scripts: 鼠标 -> 滑鼠."""
    for match in _MAPPING.finditer(line.text):
        if own.isdisjoint(match[1]) or own.isdisjoint(match[2]):
            yield match.span()


def _talked_about(line: _Line) -> Iterator[tuple[int, int]]:
    """Characters that stand beside their counterpart (后/後, 國国), or alone in a list or in a line about scripts."""
    simplify = variants().simplify
    about = _ABOUT_SCRIPTS.search(line.text) or len(_IDEOGRAPH.findall(line.text)) <= LISTED
    for at in line.foreign:
        here = at - line.start
        old, around = line.text[here], line.text[max(0, here - 2) : here] + line.text[here + 1 : here + 3]
        beside_counterpart = any(character != old and simplify(character) == simplify(old) for character in around)
        alone = not _IDEOGRAPH.search(line.text[max(0, here - 1) : here] + line.text[here + 1 : here + 2])
        if beside_counterpart or (about and alone):
            yield here, here + 1


def _twins(line: _Line) -> Iterator[tuple[int, int]]:
    """A word in both scripts with a stroke or an arrow between them: 语言 / Language / 語言, 学习 => 學習."""
    simplify = variants().simplify
    found: dict[str, list[re.Match[str]]] = {}
    for match in _RUN_OF_HAN.finditer(line.text):
        sides = line.text[: match.start()].rstrip()[-1:], line.text[match.end() :].lstrip()[:1]
        if not _PARTERS.isdisjoint(sides):
            found.setdefault(simplify(match[0]), []).append(match)
    for same in found.values():
        if len({match[0] for match in same}) > 1:
            yield from (match.span() for match in same)


def _broken(line: _Line) -> Iterator[tuple[int, int]]:
    """What lies near the signs of a wrong codec, and the clause behind a 。“ in GBK that lost its first byte."""
    for match in _SIGN_OF_CODEC.finditer(line.text):
        yield match.start() - AROUND, match.end() + AROUND
    for match in _SHIFTED_CLAUSE.finditer(line.text):
        yield match.span()


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def is_within(at: int, ranges: list[tuple[int, int]]) -> bool:
    """True when a place lies in one of the ranges, which are in order and apart from each other."""
    index = bisect_right(ranges, at, key=lambda item: item[0]) - 1
    return index >= 0 and at < ranges[index][1]


def _counterpart(document: Document, at: int, simplified: bool) -> str | None:
    """What the character is in the script of the document, in the form that the document has."""
    tables, text = variants(), document.prose.text
    if simplified:
        return tables.simplify(text[at])
    left = max(0, at - REACH)

    new = words().expected(tables.simplify(text[left : at + REACH + 1]), at - left) or tables.to_traditional.get(text[at])
    if new is None:
        return None
    shown = usual_form(new, document.characters)
    return new if shown == text[at] else shown


def usual_form(new: str, characters: frozenset[str]) -> str:
    """A traditional character in the form that a document with these characters writes: 裏 where there is no 裡."""
    if new not in characters:
        return next((form for form in variants().forms.get(new, "") if form in characters), new)
    return new
