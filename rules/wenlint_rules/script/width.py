"""Marks, letters and digits of the width that the rest of a document does not use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.api import HAN, Edit, Finding, Fix, Span, compile_pattern, item_mark
from wenlint_rules.encoding.outside import places_outside

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document

STRAY = 0.1
"""Up to this many times the number of the usual width, the other one is a slip."""

SLIPS = 2
"""So many slips are findings each; from the next one on, one finding speaks for all."""

HOUSE_STYLE = 20
"""From this many places on, a document that prefers the other width has a style."""

ALIKE = 3
"""So many times more labels with a full-width colon show that those with a half-width one are slips."""

FULL = {",": "，", ".": "。", ":": "：", ";": "；", "?": "？", "!": "！"}

TRANSLITERATED = frozenset(
    "阿埃艾爱安奥巴班邦保贝本比彼伯勃博布查达戴丹德登迪蒂丁东杜多厄恩尔法菲费芬佛弗夫福盖冈戈格哈汉赫亨胡华霍基吉加贾金卡凯坎科克肯库夸拉莱兰朗劳雷里"
    "利莉林隆卢鲁罗洛马玛迈麦曼梅门蒙米密莫默姆穆纳娜内尼诺欧帕佩皮普奇乔切琴让瑞萨塞桑森沙莎山舍史什斯司苏索塔泰坦汤特腾提托瓦万威韦维温沃乌西希锡辛"
    "休雅亚扬耶伊因英尤约泽詹珍芝兹佐愛奧貝爾費岡漢華賈凱萊蘭勞盧魯羅馬瑪邁麥門蒙歐喬薩蘇湯騰韋維溫烏錫亞揚約澤茲"
)
"""Characters that the names of foreigners are written with."""

_MARK = compile_pattern(rf"[,:;?!](?<=[{HAN}].)(?=[{HAN}])")
_PAIR = compile_pattern(
    "(?:文件名?|檔案|檔名|档案|路[径徑]|主[机機]|地址|[键鍵]|[属屬]性|用[户戶]名?|使用者|[帐帳账]號?号?):(?:行|列|位置|端口|[连連]接埠|埠|[值组組群]|密[码碼])"
)
"""How the forms of records are written that a program reads with a half-width colon: file:line, host:port, key:value."""

_STOP = compile_pattern(rf"\.(?<=[{HAN}].)(?=[{HAN}])")
_BRACKETS = compile_pattern(rf"\((?<=[{HAN}].)[{HAN}，、；：“”‘’「」《》·]{{1,40}}\)(?=[{HAN}，。；：？！、”’」』》\n]|\Z)")
_LABEL = compile_pattern(rf"[{HAN}](?:[\u200b-\u200f]*[{HAN}]){{0,5}}:")
_FULL_LABEL = compile_pattern(rf"(?:(?<=\n)|(?<=\A))[{HAN}]{{1,6}}：")
_PARTS = rf"[{HAN}A-Za-z0-9:_./-]{{1,60}}"
_NAME_BEGINS = compile_pattern(rf"[「『“‘\"]{_PARTS}\Z")
_NAME_ENDS = compile_pattern(rf"{_PARTS}(?<![./])[」』”’\"]")
_BETWEEN_PARTS = compile_pattern(r"[./]")
# Where half-width marks are the style of a document, it has them at ends of lines and beside quotes too.
_ANY_MARK = compile_pattern(rf"[,:;?!](?<=[{HAN}”’」』）》)].)(?=[{HAN}“‘「『（《\n]|\Z)|(?<=[{HAN}])\.(?=[{HAN}\n]|\Z)")
_ANY_BRACKETS = compile_pattern(rf"\([0-9]{{0,4}}[{HAN}][{HAN}0-9，、；：“”‘’「」《》·]{{0,40}}\)")
_FULLWIDTH = compile_pattern("[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ]*+")
_HALF_LETTERS = compile_pattern("[A-Za-z]{2}")
_HALFWIDTH = compile_pattern("[0-9A-Za-z][0-9A-Za-z]*+")
"""A class is found fast, a repeated one is not."""


_TO_HALF = {full: full - 0xFEE0 for full in range(0xFF10, 0xFF5B)}


Place = tuple[int, int]
"""A range of prose in the other width."""


def punctuation(document: Document) -> Iterator[Finding]:
    """The findings about half-width marks in Chinese."""
    text = document.prose.text
    found = [*_marks(text, _MARK), *(_marks(text, _STOP) if "." in text else ())]
    records = [match.span() for match in _PAIR.finditer(text)] if ":" in text else []
    found = [place for place in found if not any(start <= place[0] < end for start, end in records)]
    if rows := frozenset(document.layout.rows):  # of values between commas
        found = [place for place in found if text.rfind("\n", 0, place[0]) + 1 not in rows]
    marks = places_outside(document, _without_labels(text, found))
    brackets = places_outside(document, _bracketed(text, _BRACKETS)) if "(" in text else []
    if not marks and not brackets:
        return
    full = sum(map(text.count, FULL.values()))
    are_slips = _are_slips(len(marks), full)
    slips = [*(marks if are_slips else ()), *(brackets if _are_slips(len(brackets), text.count("（")) else ())]
    if len(slips) <= SLIPS:
        for start, end in sorted(slips):
            new = FULL.get(text[start], "（）")
            message = f"half-width {text[start]} in Chinese text that writes {new}"
            fix = Fix(tuple(_widened(document, start, end)), f"write {new}")
            yield Finding(document.prose.span(start, end), message, fix=fix)
    if len(slips) > SLIPS or (not are_slips and _is_mixed(len(marks) + len(brackets), full)):
        if not are_slips:
            slips = places_outside(document, [*_marks(text, _ANY_MARK), *_bracketed(text, _ANY_BRACKETS)])
        slips.sort()
        message = f"{len(slips)} half-width marks of punctuation between Han characters, and {full} full-width ones"
        spans = [document.prose.span(start, end) for start, end in slips]
        edits = tuple(edit for start, end in slips for edit in _widened(document, start, end))
        yield _systematic(spans, edits, message, "use full-width marks")


def _without_labels(text: str, places: list[Place]) -> list[Place]:
    """Without the colons of labels, unless the labels of the text have a full-width one."""
    labels = [place for place in places if _LABEL.fullmatch(text, text.rfind("\n", 0, place[0]) + 1, place[1])]
    if not labels or len(_FULL_LABEL.findall(text)) >= ALIKE * len(labels):
        return places
    return [place for place in places if place not in labels]


def _widened(document: Document, start: int, end: int) -> Iterator[Edit]:
    """The edits that write a mark, or a pair of brackets, in full width."""
    span, mark = document.prose.span, document.prose.text[start]
    if mark == "(":
        yield Edit(span(start, start + 1), "（")
        yield Edit(span(end - 1, end), "）")
    else:
        yield Edit(span(start, end), FULL[mark])


def _are_slips(places: int, usual: int) -> bool:
    """True when a document has so few places in the other width that they are no style."""
    return places <= max(usual >= 4, STRAY * usual)


def _is_mixed(places: int, usual: int) -> bool:
    """True for so many places in the other width that they are a style, or that a document has both."""
    return places >= HOUSE_STYLE or (usual >= HOUSE_STYLE and SLIPS < places <= usual / 2)


def _marks(text: str, pattern: re.Pattern[str]) -> list[Place]:
    """The half-width marks that a pattern finds, those of numbers and names aside."""
    found = map(re.Match.span, pattern.finditer(text))
    return [place for place in found if not _is_numbering(text, place[0]) and not _is_in_name(text, place[0])]


def _is_numbering(text: str, at: int) -> bool:
    """True for the mark behind the number of an item: 一.总则."""
    line = text.rfind("\n", 0, at) + 1
    return at - line <= 8 and at - line < len(item_mark(text[line : at + 1]))


def _is_in_name(text: str, at: int) -> bool:
    """True for the stop between the parts of a foreigner's name, or of a name in quotes: 「資料庫.表格.欄位」, “主机.名/路径”."""
    if text[at] != ".":
        return False
    if {text[at - 1], text[at + 1 : at + 2]} <= TRANSLITERATED:
        return True
    begin, end = _NAME_BEGINS.search(text[max(0, at - 60) : at]), _NAME_ENDS.match(text, at + 1)
    return begin is not None and end is not None and _BETWEEN_PARTS.search(begin[0] + end[0]) is not None


def _bracketed(text: str, pattern: re.Pattern[str]) -> list[Place]:
    """The half-width brackets that a pattern finds."""
    return [match.span() for match in pattern.finditer(text)]


def alphanumerics(document: Document) -> Iterator[Finding]:
    """The findings about full-width letters and digits."""
    text = document.prose.text
    shortest = 2 if document.script == "ja" else 1
    found = (match.span() for match in _FULLWIDTH.finditer(text))
    places = [
        (start, end)
        for start, end in found
        if (end - start >= shortest or _is_part_of_word(text, start, end))
        and not (end - start <= _LONGEST_NOTE and _is_note(text, start, end))
    ]
    places = places_outside(document, places)
    usual = sum(1 for _ in _HALFWIDTH.finditer(text)) if places else 0
    whole = sum(not _is_part_of_word(text, start, end) for start, end in places)
    if len(places) <= SLIPS and (not whole or _are_slips(whole, usual)):
        for start, end in places:
            edit = _halved(document, start, end)
            message = f"full-width {text[start:end]} in text that writes half-width letters and digits"
            yield Finding(edit.span, message, fix=Fix((edit,), f"write {edit.text}"))
    elif len(places) >= HOUSE_STYLE or (places and _are_slips(len(places), usual)):
        message = f"{len(places)} full-width words and numbers, and {usual} half-width ones"
        edits = tuple(_halved(document, start, end) for start, end in places)
        yield _systematic([edit.span for edit in edits], edits, message, "use half-width letters and digits")


def _is_part_of_word(text: str, start: int, end: int) -> bool:
    """True for full-width letters in a word whose other letters are half-width: Ｈtml.  The word itself tells what is usual."""
    return _HALF_LETTERS.match(text, end) is not None or _HALF_LETTERS.match(text[max(0, start - 2) : start]) is not None


def _halved(document: Document, start: int, end: int) -> Edit:
    return Edit(document.prose.span(start, end), document.prose.text[start:end].translate(_TO_HALF))


_LONGEST_NOTE = 4
"""Digits of the number of a note or an item, or of a year."""


def _is_note(text: str, start: int, end: int) -> bool:
    """True for numbers set as wide as the brackets around them or the mark behind: 〔１２〕, （９４６－９９９）, １．"""
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    if "－" in (before, after) or (before in "（〔［【" and after in "）〕］】"):
        return True
    return before == "\n" and after in "．、）　"


def _systematic(spans: Sequence[Span], edits: tuple[Edit, ...], message: str, title: str) -> Finding:
    """The finding that speaks for a whole document."""
    fix = Fix(edits, title)
    return Finding(spans[0], message, related=tuple(spans[1:]), fix=fix, severity="info")
