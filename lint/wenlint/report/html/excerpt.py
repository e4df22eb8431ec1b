"""What the page shows of a text: the neighbourhood of a finding, with the change inside of the line.

An excerpt is a list of windows, a window a list of rows `[line, pieces]`, and `pieces` a flat list of flags and text in turn.
All sizes are bounded, whatever the document: long stretches are cut in the middle, far places are counted only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.report.text import UNPRINTABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wenlint.finding import Fix, Span
    from wenlint.lines import LineIndex

MARKED, DELETED, INSERTED, CODE, CUT = 1, 2, 4, 8, 16
"""The flags of a piece: part of the finding, deleted or inserted by its fix, the name of a character that would not show, and
the number of code points left out here."""

CONTEXT = 60
"""Code points of context on each side."""

LINES = 2
"""Line ends that the context on each side may cross: the next paragraph behind a blank line."""

LONGEST = 240
"""Code points of a stretch of one kind; of a longer one the middle is cut out."""

WINDOWS = 3
EDITS = 24
"""Windows and edits of one finding that are shown."""

WIDEST = 240
"""Code points from the beginning of a window after which it takes in no other place."""

Stretch = tuple[int, int, int, str]
"""Flags, the range of the source text, and the text that is inserted."""

_JOINS = 32
"""The flag of a stretch that belongs to a deletion of white space alone: its line ends are shown inside of a line."""

Row = list[object]

_NEWLINE = re.compile("\r\n|\r|\n")
_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_IN_CONTEXT = "\u200d\ufe0e\ufe0f"
"""Joiners and selectors of emoji, which are named only where they are the matter."""


def excerpt(text: str, lines: LineIndex, span: Span, fix: Fix | None) -> tuple[list[list[Row]], int]:
    """The windows on a finding and its fix, and the number of edits that no window shows."""
    edits = sorted(fix.edits) if fix else []
    near = _nearest([(start, end, new) for (start, end), new in edits], span)
    places = sorted({(span.start, span.end), *((start, end) for start, end, _ in near)})
    windows = _with_span(_windows(text, places), span)
    rows = []
    left = near
    for start, end in windows:
        inside = [edit for edit in left if start <= edit[0] and edit[1] <= end]
        left = [edit for edit in left if edit not in inside]
        rows.append(_rows(text, lines, _stretches(text, start, end, span, inside), start, end))
    return rows, len(edits) - len(near) + len(left)


def line_of(text: str, span: Span) -> list[object]:
    """The pieces of one line around a related place, without the rest of the text."""
    end = min(span.end, span.start + CONTEXT)
    newline = _NEWLINE.search(text, span.start, end)
    end = newline.start() if newline else end
    first, last = max(0, span.start - CONTEXT // 2), min(len(text), end + CONTEXT // 2)
    before = _NEWLINE.split(text[first : span.start])[-1]
    after = _NEWLINE.split(text[end:last])[0]
    pieces: list[object] = []
    for flags, part in ((0, before), (MARKED, text[span.start : end]), (0, after)):
        pieces += _pieces(flags, part)
    return pieces


def _nearest(edits: list[tuple[int, int, str]], span: Span) -> list[tuple[int, int, str]]:
    """The edits that are shown: from the last one in front of the span on."""
    first = next((at for at, edit in enumerate(edits) if edit[1] >= span.start), len(edits))
    first = max(0, min(first - 1, len(edits) - EDITS))
    return edits[first : first + EDITS]


def _windows(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges of the text around the places; those that would meet are one."""
    found: list[tuple[int, int]] = []
    reached = 0  # the end of the places in the last window
    for start, end in places:
        first, last = _line_ends(text, start, -1), _line_ends(text, end, 1)
        if found and (start < reached or (first <= found[-1][1] and start - found[-1][0] < WIDEST)):
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            if found:
                found[-1] = found[-1][0], min(found[-1][1], start)
                first = max(first, found[-1][1])
            found.append((first, last))
        reached = max(reached, end)
    return found


def _line_ends(text: str, at: int, direction: int) -> int:
    """Where the context of an offset begins (direction -1) or ends (1)."""
    if direction < 0:
        limit = max(0, at - CONTEXT)
        ends = [match.end() for match in _NEWLINE.finditer(text, limit, at)][::-1]
    else:
        limit = min(len(text), at + CONTEXT)
        ends = [match.start() for match in _NEWLINE.finditer(text, at, limit)]
    return ends[LINES] if len(ends) > LINES else limit


def _with_span(windows: list[tuple[int, int]], span: Span) -> list[tuple[int, int]]:
    """The first windows, that of the span among them."""
    if len(windows) <= WINDOWS:
        return windows
    own = next(window for window in windows if window[0] <= span.start and span.end <= window[1])
    others = [window for window in windows if window != own][: WINDOWS - 1]
    return sorted([own, *others])


def _stretches(text: str, start: int, end: int, span: Span, edits: list[tuple[int, int, str]]) -> Iterator[Stretch]:
    """A window in stretches that are marked, deleted and inserted alike."""
    bounds = {start, end, *(offset for edit in edits for offset in edit[:2])}
    bounds |= {offset for offset in span if start <= offset <= end}
    deleted = {(first, last): DELETED if text[first:last].strip() else DELETED | _JOINS for first, last, _ in edits}
    inserted: dict[int, list[str]] = {}
    for _, at, new in edits:
        inserted.setdefault(at, []).append(new)
    ordered = sorted(bounds)
    closing = iter(sorted(deleted))
    current = next(closing, None)
    for first, last in zip(ordered, [*ordered[1:], end], strict=True):
        if span.start == span.end == first:
            yield MARKED, first, first, ""
        for new in inserted.get(first, ()):
            if new:
                yield INSERTED, first, first, new
        while current and current[1] <= first:
            current = next(closing, None)
        flags = deleted[current] if current and current[0] <= first < current[1] else 0
        if span.start <= first < span.end:
            flags |= MARKED
        if first < last:
            yield flags, first, last, ""


def _rows(text: str, lines: LineIndex, stretches: Iterable[Stretch], start: int, end: int) -> list[Row]:
    """The rows of a window: its lines, each with its number; None for a line that the fix inserts."""
    number = lines.position(start)[0]
    rows: list[Row] = [[number, []]]
    if start and text[start - 1] not in "\r\n":
        rows[0][1] = [CUT, ""]

    def add(pieces: list[object]) -> None:
        rows[-1][1] += pieces  # type: ignore[operator]

    for flags, first, last, new in stretches:
        if flags == MARKED and first == last:  # a place between two characters
            add([MARKED, ""])
            continue
        part = new or text[first:last]
        joins = flags & _JOINS
        flags &= ~_JOINS
        for shown, skipped in _cut(part):
            at = 0
            for match in _NEWLINE.finditer(shown):
                add(_pieces(flags, shown[at : match.start()]))
                if flags:
                    add([flags | CODE, "↵"])
                if not flags & INSERTED:
                    number += 1
                if not joins:
                    rows.append([None if flags & INSERTED else number, []])
                at = match.end()
            add(_pieces(flags, shown[at:]))
            if skipped:
                number += len(_NEWLINE.findall(skipped))
                add([flags | CUT, str(len(skipped))])
    if end < len(text) and text[end] not in "\r\n":
        rows[-1][1] += [CUT, ""]  # type: ignore[operator]
    return _trimmed(rows)


def _cut(part: str) -> Iterator[tuple[str, str]]:
    """The parts of a stretch that are shown, each with what is left out behind it."""
    if len(part) <= LONGEST:
        yield part, ""
        return
    head, tail = part[: LONGEST * 2 // 3], part[-LONGEST // 3 :]
    yield head, part[len(head) : len(part) - len(tail)]
    yield tail, ""


def _pieces(flags: int, part: str) -> list[object]:
    """A part as flags and text in turn, with the names of the characters in it that would not show."""
    if not part:
        return []
    if part.isascii() and part.isprintable():
        return [flags, part]
    hidden = f"({UNPRINTABLE[:-1]}{_SPACES}])" if flags & (MARKED | DELETED | INSERTED) else f"({UNPRINTABLE})"
    made: list[object] = []
    for number, piece in enumerate(re.split(hidden, part)):
        if not piece:
            continue
        if number % 2 == 0 or piece == "\t" or (not flags and piece in _IN_CONTEXT):
            made += (flags, piece)
        else:
            made += (flags | CODE, f"U+{ord(piece):04X}")
    return made


def _trimmed(rows: list[Row]) -> list[Row]:
    """The rows without blank ones at the ends."""
    first, last = 0, len(rows)
    while first < last - 1 and not _is_full(rows[first]):
        first += 1
    while last - 1 > first and not _is_full(rows[last - 1]):
        last -= 1
    return rows[first:last]


def _is_full(row: Row) -> bool:
    pieces = row[1]
    assert isinstance(pieces, list)
    return any(flags or (isinstance(part, str) and part.strip()) for flags, part in zip(pieces[::2], pieces[1::2], strict=True))
