"""Lines of plain text that are rows of data: values between tabs, or words between commas."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_VALUE = r"(?>[^\t\r\n]{0,40}+(?=[\t\r\n]|\Z)|[^\t\r\n，。！？；：,.!?;:]*+)"
"""A longer one with marks is a text, as in a corpus with a text and its label on each line."""

_TABBED = compile_pattern(rf"\n((?=\S){_VALUE}(?:\t{_VALUE})++\r?)(?=\n|\Z)")
_TABBED_ROWS = 3

_WORD = r"(?:[^\s,，。！？；：、!?;.()（）]|\.(?=\d)){1,12}"
_LISTED = compile_pattern(rf"\n({_WORD}(?:,{_WORD})+\r?)(?=\n|\Z)")
_LISTED_ROWS = 10
"""Lines, each with the line feed in front, which is found much faster than the beginning of a line.  So many in a row with
the same number of tabs, or commas, are no prose: of verse and chat a few may have a comma each."""

_ITEM = compile_pattern(r"(?:[-*+•·●○■□]|[（(]?(?:\d{1,3}|[A-Za-z一二三四五六七八九十]{1,3})[.)）、．]|[\u2460-\u249b])\t")
"""The mark of an item, behind which a tab stands for a space."""


def rows(text: str) -> list[int]:
    """The offsets at which the lines that are rows of data begin, ascending."""
    found: list[int] = []
    if text.count("\t") >= _TABBED_ROWS:
        found += _rows(text, _TABBED, "\t", _TABBED_ROWS)
    if text.count(",") >= _LISTED_ROWS:
        found += _rows(text, _LISTED, ",", _LISTED_ROWS)
    return sorted(found)


def _rows(text: str, pattern: re.Pattern[str], mark: str, least: int) -> Iterator[int]:
    table, last, size = 0, 0, 0
    lines: list[tuple[int, int]] = []
    for match in pattern.finditer("\n" + text):
        if _ITEM.match(match[1]):
            continue
        marks = match[1].count(mark)
        if match.start() != last or marks != size:
            table += 1
        lines.append((table, match.start()))
        last, size = match.end(), marks
    for _, group in groupby(lines, key=lambda line: line[0]):
        starts = [start for _, start in group]
        if len(starts) >= least:
            yield from starts
