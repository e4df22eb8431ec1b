"""Finds bylines whose names are lost: 新华社记者(新华社北京3月10日电), 本报讯（记者 ）, Posted by on March 5."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern
from wenlint_rules.language.search import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document

_compiled = cache(compile_pattern)
"""Patterns are compiled when they are first used: most texts need none."""

_AGENCY = "(?:新[华華]社|中新社|本[报報刊台网網社]|人民[网網日报報]{1,2}|[\u4e00-\u9fff]{2,6}(?:日[报報]|晚[报報]|[时時][报報]|新[闻聞][网網]?|[电電][视視]台|客[户戶]端))"
_REPORTER = "(?:全媒[体體]|特[约約]|[实實][习習]|[见見][习習]|首席|通[讯訊])?(?:[记記]者|通[讯訊][员員]|通[联聯][员員])"

_BEFORE_BRACKET = "[者员員][ \u3000\xa0]*[（(]"
_DATELINE = rf"{_AGENCY}?{_REPORTER}[ \u3000\xa0]*(?=[（(](?:{_AGENCY}|据)[^（）()\n]{{0,24}}(?:[电電]|[讯訊]|[报報]道)[)）])"
_BRACKETS = rf"[（(]{_AGENCY}?{_REPORTER}(?:[ \u3000\xa0、，,和]*{_AGENCY}?{_REPORTER})?[ \u3000\xa0：:]*(?:[摄攝]影?(?:[报報][道导導])?|文/[图圖]|[报報][道导導])?[)）]"
_LINE = rf"{_AGENCY}{_REPORTER}[ \u3000\xa0：:]*(?:[/／][ ]?文)?|(?:{_REPORTER}|[责責]任[编編][辑輯]|[责責][编編]|供[图圖]|作者|撰稿人?|撰文|供稿)[：:][ \u3000\xa0]*|(?:[Ww]ritten|[Pp]osted|[Rr]eported) [Bb]y:?"
_ENGLISH = r"\b(?:Posted|Written|Published|Reported|Submitted) by (?=(?:on|at|in) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|[0-9]))"


_REPORTERS = Words(
    "记者", "記者", "通讯员", "通訊員", "作者", "撰稿", "撰文", "供稿", "责任编辑", "責任編輯", "责编", "責編", "供图", "供圖"
)


class Byline(Record):
    """A byline without a name; prose offsets."""

    start: int
    end: int


def empty_bylines(document: Document) -> Iterator[Byline]:
    """The bylines in the prose of a document, by kind."""
    text = document.prose.text
    for line_start, line_end in _REPORTERS.lines_in(document):
        if match := _compiled(_LINE).fullmatch(text[line_start:line_end].strip()):
            start = text.index(match[0], line_start)
            if not _is_name(text[line_end + 1 : line_end + 40].lstrip("\n").partition("\n")[0]):
                yield Byline(start, start + len(match[0]))
            continue
        if _compiled(_BEFORE_BRACKET).search(text, line_start, line_end):
            for match in _compiled(_DATELINE).finditer(text, line_start, line_end):
                if text[match.start() - 1 : match.start()] in _OPENERS:
                    yield Byline(*match.span())
        for match in _compiled(_BRACKETS).finditer(text, line_start, line_end):
            if _is_in_place(text, *match.span()):
                yield Byline(*match.span())
    if " by " in text:
        for match in _compiled(_ENGLISH).finditer(text):
            yield Byline(*match.span())


_OPENERS = frozenset(("", *"\n \u3000\xa0。！？”"))


def _is_in_place(text: str, start: int, end: int) -> bool:
    """True where a byline stands: behind 讯 or a sentence, and with something behind the word if it ends the line."""
    before, inside = text[start - 1 : start], text[start + 1 : end - 1]
    if before and before in "讯訊电電":
        return True
    has_more = inside.strip() != inside or inside.endswith(tuple("摄攝影道导導图圖：:"))
    return before in _OPENERS and has_more


def _is_name(line: str) -> bool:
    """True for a line that may be the name itself, which a layout has put below its label."""
    return 0 < len(line.strip()) <= 16 and not line.rstrip().endswith(tuple("。！？"))
