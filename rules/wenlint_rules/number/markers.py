"""The markers of enumerations in a document: 第一章, 一、, （一）, 1., (1), ①, 01, 一是, 第一，, Step 1.

A marker is known by its shape and by where it stands: at the beginning of a line, or behind the punctuation in front of
a clause.  Whether it counts anything shows only when others follow: see `enumerations`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from wenlint.api import Record, Span, compile_pattern
from wenlint_rules.number.numerals import ARABIC, CHINESE, ENCLOSED, ROMAN, script, to_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document


class Form(Record):
    """What the markers of one series share.

    Ranks are those of GB/T 9704, the standard of official documents: 第一章, 一、, （一）, 1., （1）, ①.  A marker of a lower
    rank heads a section in which markers of higher ranks begin anew.
    """

    name: str
    rank: int


class Marker(Record):
    """A number in front of an item.

    `start`, `end`, `numeral_start` and `line` are prose offsets: of the marker, of its numeral, and of the beginning of
    the line that holds them.  The number of an item in a Markdown list is markup and no part of the prose: then all of
    them are where the item begins, and `markup` is the place in the source.  `text` is the marker as written.

    `rank` is that of the form, or the level of the heading that the marker stands in.  A `weak` marker goes on with a
    series and means nothing otherwise: 10 alone on a line after 09, 其次 after 首先.
    """

    form: Form
    number: int
    numeral: str
    text: str
    start: int
    end: int
    numeral_start: int
    line: int
    rank: int
    opens_line: bool
    weak: bool = False
    markup: Span | None = None

    def span(self, document: Document) -> Span:
        """The place in the source."""
        return self.markup or document.prose.span(self.start, self.end)

    def stands_like(self, other: Marker) -> bool:
        """True when both open a line, stand in one line, or stand in front of clauses, as 一是 does anywhere."""
        return self.opens_line == other.opens_line or self.line == other.line or self.form.rank == CLAUSE_RANK


class Break(Record):
    """A place that ends the series of higher ranks without being a marker: an unnumbered heading or list item."""

    start: int
    rank: int


CLAUSE_RANK = 26
"""The rank of 一是 and 二要, which head nothing."""

UNITS = {
    **dict.fromkeys(("编", "編", "部分", "篇", "卷", "편"), 10),
    **dict.fromkeys(("章", "单元", "單元", "讲", "講", "课", "課", "回", "장"), 11),
    **dict.fromkeys(("节", "節", "절"), 12),
    **dict.fromkeys(("条", "條", "조"), 13),
    **dict.fromkeys(("步", "阶段", "階段", "类", "類", "种", "種", "点", "點", "항"), 15),
}
"""What 第 and a number count, with the rank of the form."""

LIST_RANK, _LOWEST_LIST_RANK = 16, 22
"""The ranks of 1. and of the lists below it; what has a lower rank is a heading."""
_SHAPE_RANKS = {
    "bare": 12,
    "roman": 13,
    "word": 15,
    "bracketed": 23,
    "paren": 23,
    "enclosed": 24,
    "ordinal": 16,
    "among": 16,
    "clause": CLAUSE_RANK,
}
_CHINESE_RANKS = {"bare": 13, "comma": 14, "point": 14, "bracketed": 15, "paren": 15}

_PIECES = ("篇", "范文", "範文")
"""Words in front of the numbers of texts in a collection, which have headings of all kinds below them."""

_ADVERBS = {"首先": 1, "其次": 2, "再次": 3}

_BLANK = "[ \t\u3000\xa0]"
_A, _Z = f"[{ARABIC}]{{1,5}}", f"[{CHINESE}]{{1,7}}"
_N = f"(?:{_A}|{_Z})"

# What makes 第三条 or (3) a mention and no marker: 第三条规定, 第一章至第三章, (3)式, （三）项; but （三）项目, （四）与其.
_MENTION = (
    "(?![、，,;；。”」』)）~～—式款의에을를과와은는]|规定|規定|的(?![确確])|[项項](?!目)"
    f"|之[{CHINESE}]|[和与與及至或到][ ]?[第（({ENCLOSED}{ARABIC}])"
)

# Articles are named so often (第九条修改为, 第十条后增加一条) that only those count which stand apart from their text.
_ARTICLE = r"(?:(?<![条條조])|(?=[\s：:（(【《]|\Z))"

_WORDS = "步骤|步驟|篇|范文|範文|附件|专题|專題|任务|任務|活动|活動|问题|問題|误区|誤區|方法|案例|[Ss]tep|[Cc]hapter|[Ss]ection|[Pp]art|[Aa]rticle|[Ll]esson|[Pp]hase|STEP|CHAPTER|PART"

_SHAPES = rf"""
    [第제]{_BLANK}?(?P<unit>{_N}){_BLANK}?(?P<of>{"|".join(UNITS)}){_MENTION}{_ARTICLE}
  | 第(?P<ordinal>{_N})(?:[步点點]?[，,]|[、：:是要])
  | 其(?P<among>{_Z})[，,、：:是]
  | (?P<clause>{_Z})(?:是(?!(?P=clause)(?:[，,。；;、\s]|$))|要(?![素领領点點害义義件闻聞道塞]))
  | [（(]{_BLANK}?(?P<bracketed>{_N}){_BLANK}?[）)]{_MENTION}
  | (?P<comma>{_N})、(?!{_N}[、和与與及至到])
  | (?P<point>{_N})[.．](?![{ARABIC}])
  | (?P<paren>{_N})[）)]{_MENTION}
  | (?P<enclosed>[{ENCLOSED}]){_MENTION}
  | (?P<roman>[IVX]{{1,6}}(?=[.．、])|[{ROMAN}](?=[.．、]|{_BLANK}))
  | (?P<bare>[0-9]{{2}}|[{CHINESE}]{{1,3}})(?={_BLANK}*(?:\n|\Z))
  | (?P<word>{_WORDS})[ ]?
    (?P<count>{_N}|[IVX]{{1,6}})(?=[:：、]|\.(?![0-9])|{_BLANK}*(?:\n|\Z))
  | (?P<adverb>首先|其次|再次)(?=[，,是要])
"""

_FIRST = f"{ARABIC}{CHINESE}{ENCLOSED}第其（(首再"
_START = (
    f"[{ARABIC}{CHINESE}]{{1,7}}[是要、.．）)]|[第其][{ARABIC}{CHINESE}次]|[（(]{_BLANK}?[{ARABIC}{CHINESE}]|[{ENCLOSED}]|首先|再次"
)
"""What a marker in front of a clause begins with, and more of it: cheaper to look for than the shapes."""

_BEFORE_CLAUSE = "。；：，、！？;:,“「『”’」』）)…"
_REST = compile_pattern(rf"{_BLANK}*(?:\n|\Z)")

_LINE = "\n"
"""Stands for the beginning of a line where others have the punctuation in front of a clause."""

_INDENT = " \t\u3000\xa0#*>"
"""What may stand in front of the first marker of a line, with the marks of Markdown that are left in plain text."""

_STOPS = frozenset("。；;：:！？")
_ONLY_ON_A_LINE = frozenset(("unit", "roman", "bare", "word"))
_BRACKETED = frozenset(("bracketed", "enclosed"))
_OPENING_QUOTES = frozenset("“「『")
_ONLY_AFTER_A_STOP = frozenset(("comma", "point", "paren"))

_ORDERED_ITEM = compile_pattern(r"(\d{1,9})([.)])[ \t]+(?:\[[ xX]\][ \t]+)?$")
_LONGEST_PREFIX = 40


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Markers, and mentions of articles.  They take 5 ms to compile, so they wait until there is a place for one."""
    return compile_pattern(_SHAPES, re.VERBOSE), compile_pattern(f"[第제]{_BLANK}?{_N}{_BLANK}?({'|'.join(UNITS)})")


@cache
def _starts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The beginnings of lines and of clauses that may hold a marker."""
    return (
        compile_pattern(f"\n[{_INDENT}]*+(?=[{_FIRST}제{ROMAN}]|[IVX]+[.．、]|(?:{_WORDS}))"),
        # A class in front is what the regular expression engine searches for fastest; the rest are looks back from there.
        compile_pattern(f"[{_FIRST}](?<=[{_BEFORE_CLAUSE} \u3000\xa0].)(?<=(?={_START}).)"),
    )


def markers(document: Document) -> list[Marker | Break]:
    """The markers of a document, and the breaks among them, in order."""
    found: list[Marker | Break] = [*_written(document), *_blocks(document)]
    found.sort(key=lambda place: (place.start, place.rank))
    return found


def _blocks(document: Document) -> Iterator[Marker | Break]:
    """Headings and list items; the latter are markers where the source numbers them."""
    for start, (kind, level) in document.prose.kinds.items():
        if kind == "heading":
            yield Break(start, level)
        elif kind == "list-item":
            rank = min(LIST_RANK + level - 1, _LOWEST_LIST_RANK)
            yield _ordered_item(document, start, rank) or Break(start, rank)


def _ordered_item(document: Document, start: int, rank: int) -> Marker | None:
    item = document.prose.span(start, start).start
    first = max(0, item - _LONGEST_PREFIX)
    prefix = document.text[first:item].replace("\r", "\n")
    match = _ORDERED_ITEM.search(prefix, prefix.rfind("\n") + 1)
    if not match:
        return None
    markup = Span(first + match.start(), first + match.end(2))
    number, text = match[1], match[1] + match[2]
    form = _list_form(match[2], rank)
    return Marker(form, int(number), number, text, start, start, start, start, rank, opens_line=True, markup=markup)


@cache
def _list_form(delimiter: str, rank: int) -> Form:
    return Form(f"list {delimiter} {rank}", rank)


def _written(document: Document) -> Iterator[Marker | Break]:
    """The markers that stand in the prose."""
    prose = document.prose
    text = prose.text
    places = _places(text, prose.wraps)
    if len(places) < 2:
        return
    shapes, mentions = _shapes()
    line = at = 0
    for start in sorted(places):
        line_end = text.rfind("\n", at, start)
        if line_end >= 0:
            line = line_end + 1
        at = start
        opens_line = places[start] == _LINE
        match = shapes.match(text, start)
        marker = _marker(document, match, line, opens_line) if match and _may_stand(match, places[start]) else None
        if marker:
            yield marker
        elif opens_line and (mention := mentions.match(text, start)):
            # 第九条修改为 counts nothing, but what comes below it belongs to that article.
            yield Break(start, UNITS[mention[1]])


def _places(text: str, wraps: Sequence[int]) -> dict[int, str]:
    """The offsets where a marker may stand, with the punctuation in front, or `_LINE`."""
    lines, clauses = _starts()
    places = {match.start(): _punctuation(text, match.start()) for match in clauses.finditer(text)}
    places.update((match.end(), _LINE) for match in lines.finditer(text))
    places.update(dict.fromkeys((len(text) - len(text.lstrip(_INDENT)), *wraps), _LINE))
    return places


def _punctuation(text: str, at: int) -> str:
    """The punctuation in front of a place, blanks left out; empty if there is none."""
    before = text[max(0, at - 6) : at].rstrip(" \u3000\xa0")
    return before[len(before.rstrip(_BEFORE_CLAUSE)) :]


def _may_stand(match: re.Match[str], before: str) -> bool:
    """True when a marker of this shape may stand behind this punctuation."""
    shape = _shape(match)
    if before == _LINE:
        # (1) alone in a line is the number of a formula.
        return shape != "bracketed" or not match["bracketed"].isdecimal() or not _REST.match(match.string, match.end())
    if not before or shape in _ONLY_ON_A_LINE:
        return False
    if shape in _ONLY_AFTER_A_STOP:
        return not _STOPS.isdisjoint(before) and not _is_listed(match)
    if shape in _BRACKETED:
        # “（二） in the words of a law that is being changed is a quotation.
        return before not in _OPENING_QUOTES
    return before != "、"


def _shape(match: re.Match[str]) -> str:
    shape = match.lastgroup or ""
    return {"of": "unit", "count": "word"}.get(shape, shape)


def _is_listed(match: re.Match[str]) -> bool:
    """True for a number before another of its kind: 逢一、四日, 房间：1、2号.  (But 1、2021年 is a marker.)"""
    following = compile_pattern(f"[{ARABIC}]+" if match[_shape(match)].isdecimal() else f"[{CHINESE}]+").match(
        match.string, match.end()
    )
    return following is not None and len(following[0]) < 3


def _marker(document: Document, match: re.Match[str], line: int, opens_line: bool) -> Marker | None:
    kind, level = document.prose.kinds.get(line, ("", 0))
    shape = _shape(match)
    group = "count" if shape == "word" else shape
    numeral = match[group]
    number = _ADVERBS.get(numeral) or to_number(numeral)
    if number is None or kind == "table-cell":
        return None
    of = match["of"] or match["word"] or ""
    form = _form(shape, numeral, of)
    continues_only = shape == "adverb" or (shape == "bare" and numeral.isdecimal() and not numeral.startswith("0"))
    return Marker(
        form,
        number,
        numeral,
        match[0].rstrip(" 、.．，,：:"),
        *match.span(),
        match.start(group),
        line,
        level if kind == "heading" else form.rank,
        opens_line,
        continues_only,
    )


@lru_cache(1024)
def _form(shape: str, numeral: str, of: str) -> Form:
    if shape == "unit":
        return Form(f"unit {of}", UNITS[of])
    if shape == "word":
        return Form(f"word {of.lower()}", UNITS["篇"] if of in _PIECES else _SHAPE_RANKS[shape])
    if shape in ("ordinal", "adverb"):
        return Form("ordinal", _SHAPE_RANKS["ordinal"])
    written_in = script(numeral)
    rank = _CHINESE_RANKS.get(shape) if written_in in "一壹" else None
    return Form(f"{shape} {written_in}", rank or _SHAPE_RANKS.get(shape, LIST_RANK))
