"""`--diff`: what the fixes would change, as a unified diff.

difflib is not used: on lines that repeat it takes quadratic time, or gives up and calls everything changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, TextIO

from wenlint.record import Record
from wenlint.report.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wenlint.run import FileResult

CONTEXT = 3
_MAX_DEPTH = 8


class Change(Record):
    """The lines `old_start:old_end` of the old text became `new_start:new_end` of the new one."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def show_diffs(results: Iterable[FileResult], out: TextIO) -> int:
    """Write the diff of each changed file, or that its codec alone would change; the number of files that would change."""
    changed = 0
    for result in results:
        if result.before is None or result.document is None:
            continue
        changed += 1
        if result.before == result.document.text:
            out.write(f"{printable(result.path)}: the same text, written as UTF-8\n")
        out.writelines(unified(result.before, result.document.text, printable(result.path)))
    return changed


def unified(before: str, after: str, name: str) -> Iterator[str]:
    """The lines of a unified diff that `patch` takes; nothing for equal texts."""
    old, new = _lines(before), _lines(after)
    hunks = list(_hunks(changes(old, new)))
    if hunks:
        yield f"--- {name}\n"
        yield f"+++ {name}\n"
    for hunk in hunks:
        yield from _hunk(hunk, old, new)


def _lines(text: str) -> list[str]:
    """Lines with their ends, split at newlines only: damaged text has other characters that `splitlines` splits at."""
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """What differs, in order: patience diff, lines that occur once in both texts being the fixed points."""
    found: list[Change] = []
    todo = [(Change(0, len(old), 0, len(new)), 0)]
    while todo:
        part, depth = todo.pop()
        part = _trimmed(part, old, new)
        a, b, c, d = part
        if a == b and c == d:
            continue
        fixed = _fixed_points(part, old, new) if a < b and c < d and depth < _MAX_DEPTH else []
        if fixed:
            ends = [*fixed, (b, d)]
            starts = [(a, c), *((i + 1, j + 1) for i, j in fixed)]
            todo += [(Change(i, k, j, m), depth + 1) for (i, j), (k, m) in zip(starts[::-1], ends[::-1], strict=True)]
        elif b - a == d - c:
            found += _one_by_one(part, old, new)
        else:
            found.append(part)
    return found


def _trimmed(part: Change, old: Sequence[str], new: Sequence[str]) -> Change:
    """The part without the equal lines at its ends."""
    a, b, c, d = part
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    return Change(a, b, c, d)


def _fixed_points(part: Change, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest ascending run of lines that occur once in both sides of a part."""
    a, b, c, d = part
    in_old, in_new = Counter(old[a:b]), Counter(new[c:d])
    places = {new[j]: j for j in range(c, d) if in_new[new[j]] == 1}
    pairs = [(i, places[old[i]]) for i in range(a, b) if in_old[old[i]] == 1 and old[i] in places]
    tails: list[int] = []  # the smallest end of an ascending run of each length
    last: list[int] = []  # the pair that has this end
    before: list[int] = []  # for each pair the one in front of it
    for number, (_, j) in enumerate(pairs):
        length = bisect_left(tails, j)
        before.append(last[length - 1] if length else -1)
        tails[length : length + 1] = [j]
        last[length : length + 1] = [number]
    run: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _one_by_one(part: Change, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """The runs of lines that differ, in a part with as many lines on both sides."""
    a, b, c, _ = part
    start = None
    for i in range(a, b + 1):
        differs = i < b and old[i] != new[c + i - a]
        if differs and start is None:
            start = i
        elif not differs and start is not None:
            yield Change(start, i, c + start - a, c + i - a)
            start = None


def _hunks(found: Sequence[Change]) -> Iterator[list[Change]]:
    """Changes together whose context would overlap."""
    hunk: list[Change] = []
    for change in found:
        if hunk and change.old_start - hunk[-1].old_end > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _hunk(hunk: Sequence[Change], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    first, last = hunk[0], hunk[-1]
    lead = min(CONTEXT, first.old_start)
    tail = min(CONTEXT, len(old) - last.old_end)
    start, end = first.old_start - lead, last.old_end + tail
    yield f"@@ -{_range(start, end)} +{_range(first.new_start - lead, last.new_end + tail)} @@\n"
    at = start
    for change in hunk:
        yield from _marked(" ", old[at : change.old_start])
        yield from _marked("-", old[change.old_start : change.old_end])
        yield from _marked("+", new[change.new_start : change.new_end])
        at = change.old_end
    yield from _marked(" ", old[at:end])


def _range(start: int, end: int) -> str:
    """Line numbers as `diff` writes them: from 1, of an empty range the line in front of it."""
    return f"{start + 1}" if end - start == 1 else f"{start + (end > start)},{end - start}"


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"
