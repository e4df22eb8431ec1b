"""Finds the marks by which printed pages refer to one another: （上接1版）, (continued on page 4), 3面に続く."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

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
_CHINESE_IN_BRACKETS = (
    rf"(?:未完)?(?:待[续續])?[，,；; ]?(?:本文|全文|文)?(?:{_CHINESE}|[转轉接续續]{_PAPER}(?:{_PAGE}[版页頁]|{_NAMED_PAGE}){_COLUMN}"
    rf"|(?:上接|下[转轉])第?[A-HＡ-Ｈ][ ]?[0-9]{{1,2}})(?:[ ]?[·・:：，,；;][^（）()\n]{{1,20}})?"
)
_ENGLISH = (
    r"(?i:cont(?:inued|['’]?d|\.)[ ]+(?:on|from|to)[ ]+(?:the[ ]+)?(?:(?:pages?|pg\.?|pp?\.?)[ ]*[a-z]?-?[0-9]{1,3}[a-z]?"
    r"|[a-h]-?[0-9]{1,2}|(?:next|previous|preceding|following|front|last)[ ]+page)\b(?:,[ ]*col(?:umn|\.)[ ]*[0-9])?)"
)
_JAPANESE = rf"(?:{_NUMBER}|次の?|前の?|裏)[ ]?(?:面|ページ|頁)(?:に|へ|から|より|の)(?:続[くき]|つづ[くき])"
_KOREAN = "[0-9]{1,2}면(?:에|으로|에서)[ ]?(?:계속|이어(?:짐|집니다|진))"

_BRACKETS = {"（": "）)", "(": ")）", "【": "】", "〔": "〕", "［": "］", "[": "]", "〈": "〉", "＜": "＞", "<": ">"}
_SYMBOLS = "[▲△▼▽◆◇■□●★☆→←⇒▶▷►☞＝=—－ \t\u3000\xa0-]"

_TRIGGERS = (
    *("上接", "下转", "下轉", "下接", "紧接", "緊接", "入", "接上", "接下", "接前", "转下", "轉下", "续上", "續上", "续前", "續前"),
    *("続く", "続き", "つづく", "つづき", "계속", "이어"),
    *("ontinued ", "ONTINUED ", "ont'd ", "ont’d ", "ontd ", "ont. "),
)
"""Literals of which every mark without brackets holds one."""

_LONGEST = 60
"""Code points of the longest mark without brackets."""

_SENTENCE_ENDS = "。！？!?….”’」』）)】"
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "'": "'"}


class PageMark(NamedTuple):
    """A mark with its brackets and symbols; prose offsets."""

    start: int
    end: int


class _Patterns(NamedTuple):
    bracketed: re.Pattern[str]
    bare: re.Pattern[str]
    line_start: re.Pattern[str]
    line_end: re.Pattern[str]
    mention: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    others = f"{_ENGLISH}|{_JAPANESE}|{_KOREAN}"
    opening = re.escape("".join(_BRACKETS))
    closing = re.escape("".join(sorted({mark for marks in _BRACKETS.values() for mark in marks})))
    return _Patterns(
        bracketed=re.compile(f"([{opening}]){_SYMBOLS}*+(?:{_CHINESE_IN_BRACKETS}|{others})[。.]?{_SYMBOLS}*([{closing}])"),
        bare=re.compile(f"{_SYMBOLS}*((?:{_CHINESE}|{others})[。.]?)"),
        line_start=re.compile(
            f"\n{_SYMBOLS}*+(?=上接|下[转轉接]|[紧緊]接|[转轉][入下]|[接续續转轉][上下前后後次背]|(?i:cont)|{_NUMBER}[ ]?[面ペ頁면]|[次前]の?[ペ頁]|裏面)"
        ),
        line_end=re.compile(
            "\n(?:(?<=[版页頁面くき속짐다진栏欄0-9].)|(?<=[版页頁面くき속짐다진栏欄0-9][。.].)|(?<=page.)|(?<=page[.].))"
        ),
        mention=re.compile("[ ]?(?:字[样樣]|[标標][记記志誌]|提示|[一之][类類]|等[字标標提]|的[字标標提说說样樣])"),
    )


def page_marks(text: str) -> list[PageMark]:
    """The marks in a prose text, in order and apart from one another; those that the text talks about are left out."""
    marks: list[PageMark] = []
    for mark in sorted({*_bracketed(text), *_bare(text)}):
        if not (marks and mark.start < marks[-1].end) and not _is_mentioned(text, mark):
            marks.append(mark)
    return marks


def _bracketed(text: str) -> Iterator[PageMark]:
    for match in _patterns().bracketed.finditer(text):
        if match[2] in _BRACKETS[match[1]]:
            yield PageMark(*match.span())


def _bare(text: str) -> Iterator[PageMark]:
    """Marks without brackets, where a line begins or ends."""
    patterns = _patterns()
    starts = [0, *(match.end() for match in patterns.line_start.finditer(text))]
    ends = [*(match.start() for match in patterns.line_end.finditer(text)), len(text)]
    for start in starts:
        mark = _at_line_start(text, start)
        if mark:
            yield mark
    for end in ends:
        mark = _at_line_end(text, end)
        if mark:
            yield mark


def _at_line_start(text: str, start: int) -> PageMark | None:
    match = _patterns().bare.match(text, start)
    if not match:
        return None
    # In English one space may go on with the sentence.
    after = text[match.end() : match.end() + (2 if match[1].isascii() else 1)]
    return _trimmed(text, match) if after.isspace() or not after or after.startswith("\n") else None


def _at_line_end(text: str, end: int) -> PageMark | None:
    start = max(text.rfind("\n", 0, end) + 1, end - _LONGEST)
    if not any(trigger in text[start:end] for trigger in _TRIGGERS):
        return None
    match = _patterns().bare.search(text, start, end)
    if not match or text[match.end() : end].strip():
        return None
    has_symbol = bool(text[match.start() : match.start(1)].strip())
    return _trimmed(text, match) if has_symbol or text[match.start() - 1] in _SENTENCE_ENDS else None


def _trimmed(text: str, match: re.Match[str]) -> PageMark:
    """The mark without the blanks in front of it."""
    start = match.start()
    while text[start].isspace():
        start += 1
    return PageMark(start, match.end())


def _is_mentioned(text: str, mark: PageMark) -> bool:
    """True for a mark in quotes of its own, and in front of words like 字样."""
    before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    return (before in _QUOTES and _QUOTES[before] == after) or _patterns().mention.match(text, mark.end) is not None
