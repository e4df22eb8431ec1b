"""Finds the marks by which printed pages refer to one another: （上接1版）, (continued on page 4), 3面に続く."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern
from wenlint_rules.language.search import FirstOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document

_NUMBER = "(?:[0-9０-９]{1,4}|[一二三四五六七八九十百]{1,5})"
_PAGE = rf"第?[ ]?[A-HＡ-Ｈ]?[ ]?{_NUMBER}(?:[ ]?[、,，至—-][ ]?第?[A-H]?{_NUMBER})*[ ]?"
_PAPER = r"(?:自|到|至)?(?:[0-9]{1,2}月[0-9]{1,2}日|昨日|昨天|今日|上期|前期|本[报報刊]|《[^》\n]{1,12}》)?"
_COLUMN = rf"(?:第?{_NUMBER}[栏欄])?(?:[·・][\u4e00-\u9fff]{{1,6}})?[ ]?[①-⑳]?"
_NAMED_PAGE = "(?:[头頭首]版|封[一二三四底面]|本版)"
_NEXT_PAGE = "(?:[上下前后後次背]一?[页頁版])"

_CHINESE = (
    rf"(?:(?:上接|下[转轉接]|[紧緊]接|[转轉]入){_PAPER}(?:{_PAGE}[版页頁]|第?{_NUMBER}面|{_NAMED_PAGE}|{_NEXT_PAGE}){_COLUMN}"
    rf"|[接续續转轉]{_NEXT_PAGE})(?![\u4e00-\u9fff])"
)
# In brackets one word is enough, and more may be said: （转A3版）, （未完，下转第5版）, （下转第2版 相关报道）.
_CHINESE_IN_BRACKETS = (
    rf"(?:未完)?(?:待[续續])?[，,；; ]?(?:本文|全文|文)?"
    rf"(?:{_CHINESE}|(?:[转轉接续續承]|[续續承]接){_PAPER}(?:{_PAGE}[版页頁]|{_NAMED_PAGE}){_COLUMN}|(?:上接|下[转轉])第?[A-HＡ-Ｈ][ ]?[0-9]{{1,2}})"
    rf"(?:[ ]?[·・:：，,；; ][^（）()\n]{{1,20}})?"
)
_ENGLISH = (
    r"(?:[Cc]ont(?:inued|['’]?d|\.)|CONTINUED|CONT['’]D)[ ]+(?:on|from|to|ON|FROM|TO)[ ]+(?:the[ ]+)?"
    r"(?:(?:[Pp]ages?|PAGE|[Pp]g\.?|[Pp]p?\.?)[ ]*[A-Za-z]?-?[0-9]{1,4}[A-Za-z]?|[A-H]-?[0-9]{1,2}"
    r"|(?:next|previous|preceding|following|front|last)[ ]+page)\b(?:,[ ]*[Cc]ol(?:umn|\.)[ ]*[0-9])?"
)
_JAPANESE = rf"(?:{_NUMBER}|次の?|前の?|裏)[ ]?(?:面|ページ|頁)(?:に|へ|から|より|の)(?:続[くき]|つづ[くき])"
_KOREAN = "[0-9]{1,3}면(?:에|으로|에서)[ ]?(?:계속|이어(?:짐|집니다|진))"
_OTHERS = f"{_ENGLISH}|{_JAPANESE}|{_KOREAN}"

# What marks begin with: cheap to compile and to search for.
_BEGINNINGS = (
    "上接|下[转轉接]|[紧緊]接|[转轉接续續][第自至到入上下前后後次背头頭首本封《0-9０-９A-HＡ-Ｈ一二三四五六七八九十 ]"
    "|[续續承]接|承第"
    f"|未完|待[续續]|(?:本|全)?文[上下转轉接]|[Cc]ont|CONT|{_NUMBER} ?[面ペ頁면]|[次前]の?[ペ頁]|裏面"
)
_ENDINGS = "版页頁面くき속짐다진栏欄0-9"

_BRACKETS = {"（": "）)", "(": ")）", "【": "】", "〔": "〕", "［": "］", "[": "]", "〈": "〉", "＜": "＞", "<": ">"}
_OPENING = re.escape("".join(_BRACKETS))
_CLOSING = re.escape("".join(sorted(set("".join(_BRACKETS.values())))))
_SYMBOLS = "[▲△▼▽◆◇■□●★☆→←⇒▶▷►☞＝=—－ \t\u3000\xa0-]"

_TRIGGERS = (
    *("上接", "下转", "下轉", "下接", "紧接", "緊接", "入", "接上", "接下", "接前", "转下", "轉下", "续上", "續上", "续前", "續前"),
    *("続く", "続き", "つづく", "つづき", "계속", "이어"),
    *("ont", "ONT"),
)
"""Literals of which every mark without brackets holds one."""

_LONGEST = 60
"""Code points of the longest mark without brackets."""

_SENTENCE_ENDS = "。！？!?….”’」』）)】"
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "'": "'"}


class PageMark(Record):
    """A mark with its brackets and symbols; prose offsets."""

    start: int
    end: int


def page_marks(document: Document) -> list[PageMark]:
    """The marks in the prose of a document, in order and apart from one another; those that the text talks about are left out."""
    text = document.prose.text
    marks: list[PageMark] = []
    for mark in sorted({*_at_beginnings(document), *_at_line_ends(text)}):
        if not (marks and mark.start < marks[-1].end) and not _is_mentioned(text, mark):
            marks.append(mark)
    return marks


_EDGE = FirstOf("\n" + "".join(_BRACKETS), f"{_SYMBOLS}*+(?={_BEGINNINGS})")
"""Brackets and beginnings of lines that may hold a mark."""


@cache
def _line_ends() -> re.Pattern[str]:
    """Ends of lines that may hold a mark."""
    return compile_pattern(f"\n(?:(?<=[{_ENDINGS}].)|(?<=[{_ENDINGS}][。.].)|(?<=page.)|(?<=page[.].))", re.DOTALL)


@cache
def _bracketed() -> re.Pattern[str]:
    return compile_pattern(f"[{_OPENING}]{_SYMBOLS}*+(?:{_CHINESE_IN_BRACKETS}|{_OTHERS})[。.]?{_SYMBOLS}*([{_CLOSING}])")


@cache
def _bare() -> re.Pattern[str]:
    return compile_pattern(f"{_SYMBOLS}*((?:{_CHINESE}|{_OTHERS})[。.]?)")


def _at_beginnings(document: Document) -> Iterator[PageMark]:
    """Marks in brackets, and marks at the beginning of a line."""
    text = document.prose.text
    if mark := _at_line_start(text, 0):
        yield mark
    for match in _EDGE.found_in(document):
        start = match.start()
        if text[start] != "\n":
            bracketed = _bracketed().match(text, start)
            if bracketed and bracketed[1] in _BRACKETS[text[start]]:
                yield PageMark(*bracketed.span())
        elif mark := _at_line_start(text, start + 1):
            yield mark


def _at_line_start(text: str, start: int) -> PageMark | None:
    match = _bare().match(text, start)
    if not match:
        return None
    # In English one space may go on with the sentence.
    after = text[match.end() : match.end() + (2 if match[1].isascii() else 1)]
    return _trimmed(text, match) if after.isspace() or not after or after.startswith("\n") else None


def _at_line_ends(text: str) -> Iterator[PageMark]:
    for end in (*(match.start() for match in _line_ends().finditer(text)), len(text)):
        start = max(text.rfind("\n", 0, end) + 1, end - _LONGEST)
        line = text[start:end]
        match = _bare().search(text, start, end) if any(trigger in line for trigger in _TRIGGERS) else None
        if not match or text[match.end() : end].strip():
            continue
        has_symbol = bool(text[match.start() : match.start(1)].strip())
        if has_symbol or text[match.start() - 1 : match.start()] in _SENTENCE_ENDS:
            yield _trimmed(text, match)


def _trimmed(text: str, match: re.Match[str]) -> PageMark:
    """The mark without the blanks in front of it."""
    start = match.start()
    while text[start].isspace():
        start += 1
    return PageMark(start, match.end())


def _is_mentioned(text: str, mark: PageMark) -> bool:
    """True for a mark in quotes of its own, and in front of words like 字样."""
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    if _QUOTES.get(before, "") == after != "":
        return True
    return (
        re.match(
            "[ ]?(?:字[样樣]|[标標][记記志誌]|提示|[一之][类類]|等[字标標提]|的[字标標提说說样樣])", text[mark.end : mark.end + 4]
        )
        is not None
    )
