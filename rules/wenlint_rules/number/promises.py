"""Counts that a text announces, and the lists that follow them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern, ends_sentence
from wenlint_rules.language.search import FirstOf
from wenlint_rules.number.enumerations import enumerations
from wenlint_rules.number.gaps import numbers_between
from wenlint_rules.number.markers import CLAUSE_RANK
from wenlint_rules.number.numerals import to_number

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document
    from wenlint_rules.number.enumerations import Series


class Promise(Record):
    """An announced count that its list does not keep.

    `start` and `end` are the prose offsets of the number with its unit, `numeral_end` is the end of the number alone; `items`
    are the offsets of the beginnings of what was counted; `missing` are the numbers that the list skips.
    """

    start: int
    numeral_end: int
    end: int
    number: int
    items: Sequence[tuple[int, int]]
    missing: Sequence[int] = ()


def broken_promises(document: Document) -> Iterator[Promise]:
    """The counts of a document that the list behind them does not keep."""
    title = _title_promise(document)
    for series in document.view(enumerations).series:
        broken = _before_series(document, series)
        if broken:
            yield broken
        if title and _is_of_pieces(series) and series.markers[0].start > title[1]:
            yield from _title(series, title)
            title = None
    yield from _in_brackets(document)


# A list right behind the announcement.


def _before_series(document: Document, series: Series) -> Promise | None:
    """The announcement right in front of a series, if its number is another than that of the items."""
    markers = series.markers
    numbers = [marker.number for marker in markers]
    if numbers[0] != 1 or len(numbers) < 2 or any(one >= other for one, other in pairwise(numbers)):
        return None
    text = document.prose.text
    lead_end = _before_blank(text, markers[0].start)
    lead_start = max(text.rfind("\n", 0, lead_end), text.rfind("。", 0, lead_end - 1), lead_end - _LONGEST_LEAD - 1) + 1
    lead = text[lead_start:lead_end]
    match = next(iter([*_patterns().promise.finditer(lead)][-1:]), None)
    if not match or not _announces(lead, match, series) or _patterns().vague.search(lead):
        return None
    promised = _count(match["number"])
    mentioned = {_count(found) for found in _patterns().numeral.findall(lead)}
    if promised is None or not 2 <= promised <= _MOST or len(numbers) in mentioned:
        return None
    if not all(marker.line == markers[0].line or marker.opens_line for marker in markers):
        return None
    if len(numbers) < promised and not _is_closed(document, series):
        return None
    missing = sorted({*range(1, numbers[-1])} - {*numbers})
    if missing and any(number in missing for number, _ in numbers_between(document, markers[0].end, markers[-1].start)):
        return None
    items = [(marker.start, marker.end) for marker in markers]
    start, numeral_end, end = (lead_start + at for at in (match.start(), match.end("number"), match.end("unit")))
    return Promise(start, numeral_end, end, promised, items, missing)


def _count(numeral: str) -> int | None:
    return to_number(numeral.replace("两", "二").replace("兩", "二"))


def _announces(lead: str, match: re.Match[str], series: Series) -> bool:
    """True when the words in front of a list announce it: with a colon, or with 以下 and the like.

    两种方法 may stand at the end of any sentence in front of any list, and 要淡出两个对象： in front of the steps to do so.
    """
    around = max(0, match.start() - _CUE_REACH)
    if match["unit"] in _COUNT_THINGS:
        return lead.endswith(("：", ":")) and bool(_patterns().cue.search(lead, around))
    if not lead.endswith(("：", ":")):
        return bool(_patterns().following.search(lead, around)) or (
            series.form.rank == CLAUSE_RANK and not series.markers[0].opens_line and _is_abstract(match)
        )
    return bool(_patterns().cue.search(lead, around)) or _is_abstract(match) or not _patterns().purpose.match(lead)


def _is_abstract(match: re.Match[str]) -> bool:
    return match["unit"] not in _COUNT_ANYTHING or bool(_patterns().abstract.match(match["tail"]))


_CUE_REACH = 12
_COUNT_ANYTHING = frozenset("个個大")
_COUNT_THINGS = frozenset("件处處对對例份章句样樣组組层層道本部篇")
"""Classifiers of things, which also stand in sentences that announce nothing: a colon and words such as 以下 must be with them."""
_LONGEST_LEAD = 60
_MOST = 99


def _before_blank(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _is_closed(document: Document, series: Series) -> bool:
    """True when a series has come to its end: something else follows, and the next number stands nowhere near."""
    text = document.prose.text
    last = series.markers[-1]
    line_end = text.find("\n", last.end)
    line_end = line_end if line_end >= 0 else len(text)
    if series.markers[0].line == last.line and not last.opens_line:
        if not ends_sentence(text[last.line : line_end]):
            return False
    elif not text[line_end:].strip():
        return False
    counted = document.view(enumerations).counted
    nearby = numbers_between(document, last.end, min(len(text), line_end + _NEARBY))
    return not any(number == last.number + 1 and start not in counted and _begins_clause(text, start) for number, start in nearby)


def _begins_clause(text: str, at: int) -> bool:
    """True when a number begins a line or stands behind the punctuation of a clause, and not in 6 月 or 第 6."""
    before = text[max(0, at - 8) : at]
    stripped = before.rstrip(" \u3000\xa0（(【[“「第其#*")
    return not stripped or stripped[-1] in "\n。；;：:，,！？!?"


_NEARBY = 600
"""Code points behind the last item within which another one may hide in an unusual form."""


# A count in the title of a collection.


def _title_promise(document: Document) -> tuple[int, int, int] | None:
    """Place and number of the pieces that one of the first lines announces: (7篇)."""
    for paragraph in document.paragraphs[:_FIRST_LINES]:
        match = _patterns().title.search(paragraph.text) if len(paragraph.text) <= _LONGEST_LEAD else None
        if match:
            return paragraph.start + match.start(), paragraph.start + match.end(), to_number(match["number"]) or 0
    return None


_FIRST_LINES = 6


def _is_of_pieces(series: Series) -> bool:
    return series.form.name in _PIECES and series.markers[0].number == 1 and len(series.markers) >= 2


_PIECES = frozenset(("bare 1", "bare 一", "unit 篇", "word 篇", "word 范文", "word 範文"))


def _title(series: Series, title: tuple[int, int, int]) -> Iterator[Promise]:
    start, end, promised = title
    numbers = {marker.number for marker in series.markers}
    if promised > 1 and len(numbers) != promised:
        missing = sorted({*range(1, max(numbers))} - numbers)
        yield Promise(start, end - 1, end, promised, [(marker.start, marker.end) for marker in series.markers], missing)


# A list in brackets.


def _in_brackets(document: Document) -> Iterator[Promise]:
    """The counts with a list in brackets behind: “五个一”（一名干部、一个小组…）, 四个组（综合组、宣传组、后勤组）."""
    text = document.prose.text
    for bracket in _patterns().bracket.found_in(document):
        head = _patterns().counted.search(text, max(0, bracket.start() - _LONGEST_HEAD), bracket.start() + 1)
        body = _patterns().body.match(text, bracket.end())
        group = "number" if head and head["number"] else "plain"
        promised = to_number(head[group]) if head else None
        if not head or not body or promised is None or promised < 3:
            continue
        separator = next((mark for mark in "；;、，," if mark in body[0]), "")
        places = _split(body, separator) if separator else []
        if len(places) < 3 or any(word in body[0] for word in _OPEN_LIST):
            continue
        joined = sum(len(_patterns().joint.findall(text, *place)) for place in places)
        if not len(places) <= promised <= len(places) + joined:
            yield Promise(head.start(group), head.end(group), head.end(group), promised, places)


_LONGEST_HEAD = 16
_OPEN_LIST = ("等", "以下", "含", "…", "其中", "如", "例如", "包括", "即")


def _split(body: re.Match[str], separator: str) -> list[tuple[int, int]]:
    places, at = [], body.start()
    for part in body[0].split(separator):
        if part.strip():
            places.append((at, at + len(part)))
        at += len(part) + 1
    return places


class _Patterns(Record):
    promise: re.Pattern[str]
    following: re.Pattern[str]
    cue: re.Pattern[str]
    purpose: re.Pattern[str]
    abstract: re.Pattern[str]
    vague: re.Pattern[str]
    numeral: re.Pattern[str]
    title: re.Pattern[str]
    bracket: FirstOf
    counted: re.Pattern[str]
    body: re.Pattern[str]
    joint: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    digits = "0-9０-９一二两兩三四五六七八九十"
    things = "".join(sorted(_COUNT_THINGS))
    number = f"(?P<number>[{digits}]{{1,3}})"
    # What a list counts. 三天, 五年, 三个月, 六人 and 两次 count none.
    unit = "[大个個](?!月|小[时時]|星期|工作日|百分)|[点點](?!钟|鐘)|[项項条條种種类類招则則步款]|方面|部分|[阶階]段|[环環][节節]|[层層]次|措施|要求|[原準][则則]|[内內]容|任[务務]"
    return _Patterns(
        promise=compile_pattern(
            rf"(?<![{digits}百千万点點.．第前后後每约約近超余、~～—-])(?<![{digits}][到至])(?![一1１](?![0-9０-９十])){number}(?P<unit>{unit}|[{things}]|(?<=有.)(?=[：:]))(?!以上|左右|多|[余餘])(?P<tail>[{HAN}“”「」]{{0,12}})[）)]?[：:。]?[）)]?$"
        ),
        following=compile_pattern("以下|下列|如下|下面|下述"),
        cue=compile_pattern(
            "以下|下列|如下|下面|下述|包括|包含|分[为為成作]|[归歸][纳納]|概括|[总總][结結]"
            rf"|[即为為有是共](?=[0-9一二两兩三四五六七八九十]+[个個大点點项項条條种種类類{things}])"
        ),
        purpose=compile_pattern("[ #*]*(?:[若如想需]?要|[为為]了|如何|如果|若|怎[样樣]|[将將])"),
        abstract=compile_pattern(
            "方面|步[骤驟]|要[点點求]|原因|[问問][题題]|特[点點征徵性]|[阶階]段|部分|[层層][次面]|[环環][节節]|任[务務]|目[标標的]|[条條]件|原[则則]|因素|[内內]容|[关關]系|措施|[办辦]法"
            "|方法|方式|途[径徑]|[转轉][变變]|意[见見]|建[议議]|重[点點]|[难難][点點]|[优優缺][点點]|[类類][别別型]|[种種][类類]|情[况況]|[标標][准準]|[结結][论論]|理由|[层層][级級]|[维維]度|角度|[关關口]|字|[领領]域|[载載]体|[到一]"
        ),
        vague=compile_pattern("至少|不少于|不少於|其中|之一|[若多]干|等[：:。]?$|[任某]意?一|左右|以上|或更多|或以上"),
        numeral=compile_pattern(f"[{digits}]+"),
        title=compile_pattern(rf"(?<![{digits}第])(?P<number>[0-9]{{1,2}}|[二三四五六七八九十]{{1,3}})篇(?=[）)】\]]|$)"),
        bracket=FirstOf("（(", f"(?<=[{HAN}”」].)"),
        counted=compile_pattern(
            rf"(?:(?<=[“「]){number}(?P<of>[{HAN}]{{1,6}})[”」]|(?<![{digits}百千万第“「])(?P<plain>[{digits}]{{1,2}})(?:个|個|大|支|类|類)[{HAN}]{{1,6}})[（(]\Z"
        ),
        body=compile_pattern("[^（()）\n。]{5,200}(?=[）)])"),
        joint=compile_pattern("[和与與及]|以及"),
    )
