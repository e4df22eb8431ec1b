"""Gaps in enumerations, and what speaks against them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import SENTENCE_END, Record, compile_pattern
from wenlint_rules.number.enumerations import enumerations
from wenlint_rules.number.markers import CLAUSE_RANK, UNITS
from wenlint_rules.number.numerals import ARABIC, CHINESE, ENCLOSED, to_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document
    from wenlint_rules.number.enumerations import Series
    from wenlint_rules.number.markers import Marker

_HEADING_FORMS = frozenset(("comma 一", "comma 壹", "bracketed 一"))
_LONGEST_HEADING = 50


class Gap(Record):
    """Numbers that no marker has between the marker at a position of a series and the marker `after` it."""

    series: Series
    position: int
    after: Marker

    @property
    def before(self) -> Marker:
        """The marker in front of the gap."""
        return self.series.markers[self.position]

    @property
    def missing(self) -> range:
        """The numbers that nothing has."""
        return range(self.before.number + 1, self.after.number)


def gaps(document: Document, min_items: int) -> Iterator[Gap]:
    """The gaps in the enumerations of a document at which something was certainly lost."""
    for series in document.view(enumerations).series:
        for gap in _gaps_in(document, series, min_items):
            if not _was_cut(document, gap) and not _is_filled(document, gap):
                yield gap


def _gaps_in(document: Document, series: Series, min_items: int) -> Sequence[Gap]:
    """The gaps in a series, none where numbers may be left out on purpose."""
    items = series.markers
    if items[0].form.rank == CLAUSE_RANK and items[0].number > 2 and series.previous:
        return _gap_to_clause(series.previous, series, min_items)
    return [gap for run in _ascending(items) for gap in _gaps_in_run(document, series, run, min_items)]


def _ascending(items: Sequence[Marker]) -> Iterator[range]:
    """The runs of ascending numbers, as indexes: where numbers fall or repeat, their order is in doubt."""
    start = 0
    for index in range(1, len(items) + 1):
        if index == len(items) or items[index].number <= items[index - 1].number:
            yield range(start, index)
            start = index


def _gaps_in_run(document: Document, series: Series, run: range, min_items: int) -> Sequence[Gap]:
    items = series.markers
    found = [Gap(series, index, items[index + 1]) for index in run[:-1] if items[index + 1].number > items[index].number + 1]
    if not found or (len(run) < len(items) and _are_misplaced(series, found)):
        return ()
    if len(run) < min_items:
        return found if _is_certain_pair(document, found[0]) else ()
    first, last = items[run[0]], items[run[-1]]
    if any(len(gap.missing) > 1 and gap.after is last for gap in found):
        return ()
    is_excerpt = first.number > 1
    if is_excerpt and (len(found) > 1 or len(run) < 5 or found[0].before.number < first.number + 2):
        return ()
    lost = sum(len(gap.missing) for gap in found)
    return found if 2 * len(found) < len(run) and 2 * lost <= len(run) else ()


def _are_misplaced(series: Series, found: Sequence[Gap]) -> bool:
    """True when a missing number stands elsewhere in the series, or a number beside a gap stands there twice: a wrong number."""
    times = Counter(marker.number for marker in series.markers)
    return any(
        times[gap.before.number] > 1 or times[gap.after.number] > 1 or any(map(times.__contains__, gap.missing)) for gap in found
    )


def _gap_to_clause(series: Series, after: Series, min_items: int) -> Sequence[Gap]:
    """四是 begins nothing: it goes on with the series before, though a heading may stand in between."""
    marker = after.markers[0]
    complete = [item.number for item in series.markers] == list(range(1, marker.number - 1))
    if not complete or len(series.markers) + len(after.markers) < min_items:
        return ()
    return (Gap(series, len(series.markers) - 1, marker),)


def _is_certain_pair(document: Document, gap: Gap) -> bool:
    """True for two markers that are series enough: 一是 and 三是, or 一、 and 三、 in front of headings of one kind."""
    before, after = gap.before, gap.after
    if len(gap.series.markers) != 2 or (before.number, after.number) != (1, 3):
        return False
    if after.form.rank == CLAUSE_RANK:
        return True
    text = document.prose.text
    kind = _heading_kind(text, before)
    if not kind or kind != _heading_kind(text, after) or after.form.name not in _HEADING_FORMS:
        return False
    return kind == "run-in" or bool(text[_line_end(text, before) : after.line].strip())


def _heading_kind(text: str, marker: Marker) -> str:
    """`own line` or `run-in` for the heading that a marker stands in front of, empty if there is none."""
    end = _line_end(text, marker)
    line = text[marker.end : min(end, marker.end + 2 * _LONGEST_HEADING)].strip()
    if not marker.opens_line or not line:
        return ""
    stop = _patterns().stop.search(line)
    if not stop:
        return "own line" if len(line) <= _LONGEST_HEADING else ""
    return "run-in" if stop.start() <= _LONGEST_HEADING and stop.end() < len(line) else ""


def _line_end(text: str, marker: Marker) -> int:
    end = text.find("\n", marker.end)
    return end if end >= 0 else len(text)


def _was_cut(document: Document, gap: Gap) -> bool:
    """True when somebody left text out on purpose: …… or （略） alone in a line, or …… in front of the marker."""
    text = document.prose.text
    start, end = gap.before.end, gap.after.start
    if not gap.after.opens_line and text[start:end].rstrip(" \u3000").endswith(("…", "...", "⋯")):
        return True
    return _patterns().cut.search(text, start, end) is not None


def _is_filled(document: Document, gap: Gap) -> bool:
    """True when a missing number stands between the markers after all and counts nothing else.

    That is in whatever form where a clause begins, and in the form of the series anywhere.
    """
    text, start, end = document.prose.text, gap.before.end, gap.after.start
    counted = document.view(enumerations).counted
    shape = gap.after.form.name.partition(" ")[0]
    for pattern in (_patterns().any_form, _patterns().same_form.get(shape)):
        for match in pattern.finditer(text, start, end) if pattern else ():
            if to_number(match[1]) in gap.missing and match.start(1) not in counted:
                return True
    return shape == "list" and _is_in_source(document, gap)


def numbers_between(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The numbers that begin a clause between two prose offsets, in whatever form, each with the place of its numeral."""
    for match in _patterns().any_form.finditer(document.prose.text, start, end):
        number = to_number(match[1])
        if number is not None:
            yield number, match.start(1)


def _is_in_source(document: Document, gap: Gap) -> bool:
    """True when the source has a line with the number: an item that holds nothing but code has no prose."""
    between = document.text[gap.before.span(document).end : gap.after.span(document).start].replace("\r", "\n")
    return any(to_number(match[1]) in gap.missing for match in _patterns().in_source.finditer(between))


_MEASURES = "个個次年月日天位名项項条條种種级級类類家岁歲人大分方者万萬亿億点點"
"""What follows a number that counts things: 三个, 三次."""


class _Patterns(Record):
    stop: re.Pattern[str]
    cut: re.Pattern[str]
    any_form: re.Pattern[str]
    same_form: dict[str, re.Pattern[str]]
    in_source: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    arabic, chinese = f"[{ARABIC}]{{1,5}}(?![{ARABIC}])", f"[{CHINESE}]{{1,7}}(?![{CHINESE}])"
    numeral = f"({arabic}|{chinese})"
    before = r"(?<![^\s。；：，！？;:,、…“「『”’」』）)])"
    end = re.escape(SENTENCE_END)
    return _Patterns(
        stop=compile_pattern(f"[{end}；;：:，,]$|[{end}]"),
        cut=compile_pattern(
            r"\n[ \t\u3000]*[（(【\[]?(?:[….⋯·。]{2,}|…|略|.{0,10}(?:省略|从略|從略).{0,10})[）)】\]]?[ \t\u3000]*(?=\n)"
        ),
        any_form=compile_pattern(
            rf"{before}[#*●■◆★▲•·（(【\[“「第其]{{0,4}}(?:[Ss]tep |步骤|步驟)?"
            rf"{numeral}(?=[、.．,，:：;；）)】\]是要则抓\s]|{'|'.join(UNITS)})(?![.．][{ARABIC}])"
        ),
        same_form={
            "unit": compile_pattern(rf"[第제][ \u3000]?{numeral}[ \u3000]?(?:{'|'.join(UNITS)})"),
            "bracketed": compile_pattern(rf"[（(][ \u3000]?{numeral}[ \u3000]?[）)]"),
            "enclosed": compile_pattern(f"([{ENCLOSED}])"),
            "comma": compile_pattern(rf"(?<![{ARABIC}{CHINESE}.．、第周期初表图圖]){numeral}、(?![{ARABIC}{CHINESE}])"),
            "point": compile_pattern(rf"(?<![{ARABIC}{CHINESE}.．、a-zA-Z]){numeral}[.．](?![{ARABIC}])"),
            "paren": compile_pattern(rf"(?<![{ARABIC}{CHINESE}（(]){numeral}[）)]"),
            "clause": compile_pattern(rf"{before}({chinese})(?=[\u4e00-\u9fff])(?![{_MEASURES}])"),
        },
        in_source=compile_pattern(r"^[ \t>*+-]*0*(\d{1,9})[.)、．]", re.MULTILINE),
    )
