"""Plain text: each line is a block, unless the text is wrapped by hand at a fixed width."""

from __future__ import annotations

import re

from wenlint.prose import Layout, Piece, Protected, Region

URL = r"(?:https?|ftp|file)://[!-~]+|www\.[!-~]+|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
"""Bare URLs and e-mail addresses in prose; they end at the first character that is not printable ASCII."""

MIN_WRAP_WIDTH, MAX_WRAP_WIDTH = 40, 120
"""Columns between which a text may be wrapped by hand; verse is narrower, and a longer line is a paragraph."""

_LIST_MARK = re.compile(r"\s*(?:[-*+•·]\s|\d{1,3}[.)、．]|[（(]?[一二三四五六七八九十]{1,3}[)）、])")


def layout(text: str) -> Layout:
    """The layout of plain text: lines as they are, or paragraphs of joined lines where the text is hard-wrapped."""
    protected = _urls(text)
    width = wrap_width(text)
    if width is None and not ("\r" in text and "\r\n" not in text):
        return Layout(None, protected)
    return Layout(_joined(text, width or 0, protected), protected)


def _urls(text: str) -> list[Protected]:
    if "://" not in text and "@" not in text and "www." not in text:
        return []
    return [Protected(*match.span(), "url") for match in re.finditer(URL, text, re.ASCII)]


def wrap_width(text: str) -> int | None:
    """The width in columns at which a text is wrapped by hand, None when its lines are paragraphs.

    A wrapped text has lines that are followed by a line and nearly all end close to the same width.  A Han character
    takes two columns.
    """
    lines = text.splitlines()
    if len(lines) < 4:
        return None
    too_long = sum(1 for line in lines if len(line) > MAX_WRAP_WIDTH)
    if too_long * 20 > len(lines):
        return None
    inner = [columns(line) for line, after in zip(lines, lines[1:], strict=False) if line.strip() and after.strip()]
    inner = [width for width in inner if width <= MAX_WRAP_WIDTH]
    if len(inner) < 3 or len(inner) * 4 < len(lines):
        return None
    widest = max(inner)
    if widest < MIN_WRAP_WIDTH:
        return None
    full = sum(1 for width in inner if width >= 0.8 * widest)
    return widest if full >= 0.7 * len(inner) else None


def columns(line: str) -> int:
    """Columns of a line in a terminal, near enough: two for what takes three bytes of UTF-8, one for ASCII."""
    line = line.rstrip()
    return len(line) if line.isascii() else (len(line) + len(line.encode("utf-8", "surrogatepass"))) // 2


def _joined(text: str, width: int, protected: list[Protected]) -> list[Region]:
    """Regions of a text in which a full line goes on in the next one."""
    regions: list[Region] = []
    current: list[tuple[int, int]] = []
    for match in re.finditer(r"[^\r\n]+", text):
        start, end = match.span()
        body = match[0].strip()
        if not body:
            continue
        start += match[0].index(body[0])
        end = start + len(body)
        if current and not _goes_on(text, current[-1], (start, end), width):
            regions.append(_region(text, current, protected))
            current = []
        current.append((start, end))
    if current:
        regions.append(_region(text, current, protected))
    return regions


def _goes_on(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    if text.count("\n", line[1], after[0]) + text.count("\r", line[1], after[0]) > 1 + ("\r\n" in text[line[1] : after[0]]):
        return False
    if _LIST_MARK.match(text, after[0], after[1]):
        return False
    word = re.match(r"[!-~]+|.", text[after[0] : after[1]])
    return columns(text[line[0] : line[1]]) + columns(word[0] if word else "") + 3 > width


def _region(text: str, lines: list[tuple[int, int]], protected: list[Protected]) -> Region:
    pieces: list[Piece] = []
    for start, end in lines:
        if pieces:
            pieces.append(Piece(pieces[-1].end, start, soft_wrap(text, pieces[-1].end, start)))
        pieces += prose_pieces(start, end, protected)
    return Region(tuple(pieces))


def prose_pieces(start: int, end: int, protected: list[Protected]) -> list[Piece]:
    """The source range as pieces, each protected range in it as one placeholder."""
    from bisect import bisect_right

    from wenlint.prose import PLACEHOLDER

    pieces: list[Piece] = []
    for item in protected[bisect_right(protected, (start,)) :]:
        if item.start >= end:
            break
        if item.start > start:
            pieces.append(Piece(start, item.start))
        pieces.append(Piece(item.start, item.end, PLACEHOLDER))
        start = item.end
    if start < end:
        pieces.append(Piece(start, end))
    return pieces


def soft_wrap(text: str, before: int, after: int) -> str:
    """What joins two lines of one paragraph: nothing next to Chinese or Japanese text, else a space (Korean puts spaces between words).

    `before` is the end of the first line's text, `after` the beginning of the second's.
    """
    return "" if _joins(text[before - 1 : before]) or _joins(text[after : after + 1]) else " "


def _joins(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uff60"
