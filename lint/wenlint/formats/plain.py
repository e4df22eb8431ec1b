"""Plain text: each line is a block, unless the text is wrapped by hand at a fixed width."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from wenlint.pattern_cache import compile_pattern
from wenlint.prose import PLACEHOLDER, Layout, Piece, Protected, Region, masked

if TYPE_CHECKING:
    from collections.abc import Iterator

_URL = compile_pattern(
    r"(?:https?|ftp|file)://[!-~]+|\bwww\.[!-~]+|(?<![\w.+-])[\w.+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++", re.ASCII
)
"""Bare URLs and e-mail addresses; a URL ends at the first character that is not printable ASCII."""

_FEW_CHARACTERS = 100
"""Lines of a single character each from which on they are data, as the alphabets of programs that read characters are."""

_URL_TAIL = ".,:;!?'\")]}>*_~|"
"""Punctuation of the sentence around a URL; the closing bracket of a pair in it stays."""

MIN_WRAP_WIDTH, MAX_WRAP_WIDTH = 36, 120
"""Columns between which a text may be wrapped by hand; verse is narrower, and a longer line is a paragraph."""

_SAMPLE = 2000
"""Lines that are looked at to see whether a text is wrapped."""

_SLACK = 3
"""Columns by which a full line may fall short: a space, and a Han character that must not begin the next line."""

_SENTENCE_ENDS = tuple("。！？；：!?.;:…”’」』")

_LIST_MARK = compile_pattern(r"[-*+•·]\s|\d{1,3}(?:[.)]\s|[、．])|[（(]?[一二三四五六七八九十]{1,3}[)）、]")

_LINE = compile_pattern(r"[^\r\n]+")

_COLUMNS = compile_pattern(r"\S(?: {3}|[\t\u3000])")
"""A gap between the columns of a table."""

_FIRST_WORD = compile_pattern(r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]++|.")

_WIDE = compile_pattern("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]")


def layout(text: str) -> Layout:
    """The layout of plain text: lines as they are, or paragraphs of joined lines where the text is hard-wrapped."""
    if _is_alphabet(text):
        return Layout([], [Protected(0, len(text), "code")])
    directives = _directives(text)
    text = masked(text, directives)
    protected = sorted(directives + _urls(text))
    width = wrap_width(text)
    if width is None:
        return Layout(None, protected, rows=_rows(text))
    return Layout(_joined(text, width, protected), protected)


def _is_alphabet(text: str) -> bool:
    """True for a list of characters, one to a line but for a few of several."""
    if len(text) > 3 * text.count("\n") + _FEW_CHARACTERS:  # by far the most texts
        return False
    lines = list(filter(None, text.splitlines()))
    return len(lines) >= _FEW_CHARACTERS and sum(len(line) > 1 for line in lines) * 50 <= len(lines)


def _rows(text: str) -> list[int]:
    """The offsets of the lines that are rows of data."""
    if "\t" not in text and "," not in text:
        return []
    from wenlint.formats._rows import rows

    return rows(text)


def _directives(text: str) -> list[Protected]:
    """Comments that suppress findings: they are for this program, and no prose."""
    if "wenlint-" not in text:
        return []
    from wenlint.suppress import comments

    return [Protected(*match.span(), "comment") for match in comments(text, "text")]


def _urls(text: str) -> list[Protected]:
    if "://" not in text and "@" not in text and "www." not in text:
        return []
    return list(urls(text, 0, len(text)))


def urls(text: str, start: int, end: int) -> Iterator[Protected]:
    """Bare URLs and e-mail addresses in a range of a text, without the punctuation of the sentence around them."""
    for match in _URL.finditer(text, start, end):
        first, last = match.span()
        yield Protected(first, without_tail(text, first, last), "url")


def without_tail(text: str, start: int, end: int) -> int:
    """The end of a URL without the punctuation of the sentence around it; a closing bracket stays if its pair is in the URL."""
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start and text[end - 1] in _URL_TAIL:
        if text[end - 1] == ")":
            if surplus <= 0:
                break
            surplus -= 1
        end -= 1
    return end


class _Line:
    """A line that is not blank: its text without the space around it, with the place of that and its columns."""

    __slots__ = ("end", "follows", "indent", "is_item", "start", "text", "width")

    def __init__(self, match: re.Match[str], last: int) -> None:
        self.text = match[0].strip()
        self.start = match.start() + match[0].index(self.text[0])
        self.end = self.start + len(self.text)
        self.width = columns(self.text)
        self.indent = columns(match.string[match.start() : self.start])
        self.is_item = _LIST_MARK.match(self.text) is not None
        self.follows = match.string[last : match.start()] in ("\n", "\r\n", "\r")
        """No blank line stands in front; `last` is the end of the line before."""

    def may_go_on(self, after: _Line) -> bool:
        """True unless the line after begins a block of its own: behind a blank line, indented, or an item of a list."""
        return after.follows and not after.is_item and (self.is_item or after.indent <= self.indent)

    def is_full(self, after: _Line, width: int) -> bool:
        """True when the first word of the line after would not have fitted in."""
        word = _FIRST_WORD.match(after.text)
        return self.width <= MAX_WRAP_WIDTH and self.width + columns(word[0] if word else "") + _SLACK > width

    def flows_into(self, after: _Line) -> bool:
        """True when the two look like running text that was cut: no end of a sentence, no records that begin alike, no table."""
        first = after.text[0]
        return (
            not self.text.endswith(_SENTENCE_ENDS)
            and not self.text.startswith(after.text[:2])
            and (first.islower() or not (first.isascii() or first.isupper()) or (first.isupper() and self.text.isupper()))
            and not (self.text.isascii() and " " not in self.text)
            and not _COLUMNS.search(self.text)
        )


def _lines(text: str) -> Iterator[_Line]:
    last = len(text)
    for match in _LINE.finditer(text):
        if not match[0].isspace():
            yield _Line(match, last)
            last = match.end()


def wrap_width(text: str) -> int | None:
    """The width in columns at which a text is wrapped by hand, None when its lines are paragraphs.

    In a wrapped text most lines that have a line behind them are full, the next word would not have fitted in, and go
    on in it in mid-sentence.  The beginning of the text is looked at.
    """
    if text.count("\n") + text.count("\r") < 3:  # a document of a corpus is often a paragraph
        return None
    sizes = [len(match[0].strip()) for match in islice(_LINE.finditer(text), _SAMPLE)]
    if sum(size > MAX_WRAP_WIDTH for size in sizes) * 20 > len(sizes):  # as below, at a tenth of the cost
        return None
    lines = list(islice(_lines(text), _SAMPLE))
    pairs = [(line, after) for line, after in pairwise(lines) if line.may_go_on(after)]
    if len(pairs) < 3 or len(pairs) * 4 < len(lines) or sum(line.width > MAX_WRAP_WIDTH for line in lines) * 20 > len(lines):
        return None
    widths = sorted(line.width for line, _ in pairs if line.width <= MAX_WRAP_WIDTH)
    width = widths[-1 - len(widths) // 30] if widths else 0
    full = [(line, after) for line, after in pairs if line.is_full(after, width)]
    if width < MIN_WRAP_WIDTH or len(full) < 0.6 * len(pairs):
        return None
    return width if 2 * sum(line.flows_into(after) for line, after in full) > len(full) else None


def columns(line: str) -> int:
    """Columns of a text in a terminal: two for a wide character.  A text too long to be wrapped counts as its length."""
    return len(line) if line.isascii() or len(line) > MAX_WRAP_WIDTH else len(line) + len(_WIDE.findall(line))


def _joined(text: str, width: int, protected: list[Protected]) -> list[Region]:
    """Regions of a text in which a full line goes on in the next one."""
    regions: list[Region] = []
    current: list[_Line] = []
    for line in _lines(text):
        if current and not (current[-1].may_go_on(line) and current[-1].is_full(line, width)):
            regions.append(_region(text, current, protected))
            current = []
        current.append(line)
    if current:
        regions.append(_region(text, current, protected))
    return regions


def _region(text: str, lines: list[_Line], protected: list[Protected]) -> Region:
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces.append(Piece(pieces[-1].end, line.start, soft_wrap(text, pieces[-1].end, line.start)))
        pieces += _pieces(line.start, line.end, protected)
    return Region(tuple(pieces))


def _pieces(start: int, end: int, protected: list[Protected]) -> Iterator[Piece]:
    """The source range as pieces, each protected range in it as one placeholder."""
    for index in range(bisect_left(protected, (start,)), len(protected)):
        item = protected[index]
        if item.start >= end:
            break
        if item.start > start:
            yield Piece(start, item.start)
        if item.kind != "comment":
            yield Piece(item.start, item.end, PLACEHOLDER)
        start = item.end
    if start < end:
        yield Piece(start, end)


def soft_wrap(text: str, before: int, after: int) -> str:
    """What joins two lines of one paragraph: nothing next to Chinese or Japanese text, else a space (Korean puts spaces between words).

    `before` is the end of the first line's text, `after` the beginning of the second's.
    """
    return "" if _joins(text[before - 1 : before]) or _joins(text[after : after + 1]) else " "


def _joins(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uff60"
