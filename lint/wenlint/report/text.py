"""Text for terminals: safe to print, aligned, coloured."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wenlint.finding import Finding, Span
    from wenlint.report.base import Style, Summary

_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36", "path": "1", "dim": "2", "good": "32"}

UNPRINTABLE = (
    "[\0-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What would not show, would turn the line around, or would command the terminal.

`re` compiles it when it is first used: that takes 0.8 ms, and most runs find nothing."""

_AGENT_COMMAND = "##vso["
"""Begins a command of Azure Pipelines anywhere in a line of its log: what a document says must not become one."""

_NEWLINE = re.compile("[\r\n]")

MAX_COLUMNS = 76
"""Columns of the shown part of a source line: paragraphs are often thousands of characters long."""

_INDENT = 12
"""Columns in front of the span that stay when a line is cut."""

_ELLIPSIS = "..."  # U+2026 is two columns wide in a Chinese terminal, one elsewhere


def paint(text: str, color: str, style: Style) -> str:
    """The text in a colour, where colours are wanted."""
    return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if style.color else text


def printable(text: str) -> str:
    """The text with control, invisible and bidirectional characters as `<U+200B>`, on one line."""
    if text.isascii() and text.isprintable():
        return _harmless(text)
    return _harmless(re.sub(UNPRINTABLE, lambda match: _escaped(match[0]), text))


def _escaped(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def _harmless(text: str) -> str:
    return text.replace(_AGENT_COMMAND, "##vso(") if _AGENT_COMMAND in text else text


def mark(finding: Finding, style: Style) -> str:
    """`[*] ` where `--fix` would repair the finding, with the unsafe fixes when they are asked for."""
    allowed = ("safe", "unsafe") if style.unsafe_fixes else ("safe",)
    return "[" + paint("*", "info", style) + "] " if finding.fix and finding.fix.applicability in allowed else ""


def headline(finding: Finding, path: str, style: Style) -> str:
    """`path:line:col: CODE [*] message`."""
    where = f"{paint(printable(path), 'path', style)}:{finding.line}:{finding.col}:"
    return f"{where} {paint(finding.code, finding.level, style)} {mark(finding, style)}{printable(finding.message)}"


def snippet(text: str, span: Span, line_start: int) -> tuple[str, str]:
    """The source line of a span, cut to `MAX_COLUMNS`, and the line of markers below it.

    `line_start` is the offset at which the line begins.  Only the neighbourhood of the span is looked at, for a line may be
    as long as the file.
    """
    first = max(line_start, span.start - MAX_COLUMNS)
    window = _NEWLINE.split(text[span.start : span.start + 2 * MAX_COLUMNS], maxsplit=1)[0]
    last = span.start + len(window)
    end = min(span.end, last)
    before, inside, behind = _cells(text[first : span.start].rstrip("\r")), _cells(text[span.start : end]), _cells(text[end:last])
    if inside and not _columns(inside):  # combining marks alone: a marker needs something to stand below
        inside = [(code, len(code)) for code in map(_escaped, text[span.start : end])]
    front = ""
    if first > line_start or (_columns(before) > MAX_COLUMNS // 2 and _columns(before + inside + behind) > MAX_COLUMNS):
        before, front = _end_of(before, _INDENT), _ELLIPSIS
    head = len(front) + _columns(before)
    shown = _beginning_of(inside, MAX_COLUMNS - head) or inside[:1]
    tail = _columns(shown)
    if len(shown) == len(inside):
        shown = shown + _beginning_of(behind, MAX_COLUMNS - head - tail)
    goes_on = last < len(text) and text[last] not in "\r\n"
    back = _ELLIPSIS if goes_on or len(shown) < len(inside + behind) else ""
    line = front + "".join(cell for cell, _ in before + shown) + back
    return _harmless(line), " " * head + "^" * max(1, tail)


@lru_cache(4096)
def _cell(character: str) -> tuple[str, int]:
    """A character as a source line shows it, and the columns that it takes in a terminal."""
    if character == "\t":
        return "    ", 4
    if re.match(UNPRINTABLE, character):
        code = _escaped(character)
        return code, len(code)
    if character.isascii():
        return character, 1
    from unicodedata import category, east_asian_width

    # Vowels and finals of Hangul in pieces join the consonant in front.
    if category(character) in ("Mn", "Me") or "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7fb":
        return character, 0
    return character, 2 if east_asian_width(character) in "WF" else 1


def _cells(text: str) -> list[tuple[str, int]]:
    return [_cell(character) for character in text]


def _columns(cells: list[tuple[str, int]]) -> int:
    return sum(columns for _, columns in cells)


def _beginning_of(cells: list[tuple[str, int]], room: int) -> list[tuple[str, int]]:
    """The first cells, as many as take at most `room` columns."""
    for count, (_, columns) in enumerate(cells):
        room -= columns
        if room < 0:
            return cells[:count]
    return cells


def _end_of(cells: list[tuple[str, int]], room: int) -> list[tuple[str, int]]:
    """The last cells, as many as take at most `room` columns, without combining marks whose base is cut off."""
    kept = _beginning_of(cells[::-1], room)[::-1]
    while kept and not kept[0][1]:
        kept = kept[1:]
    return kept


def closing_lines(summary: Summary, style: Style) -> list[str]:
    """The last lines of a report for people: what was found, what was fixed, what could be."""
    lines = []
    left = summary.findings
    if summary.applied:
        total = left + summary.applied
        lines.append(f"Found {_count(total, 'finding')} ({summary.applied} fixed, {left} remaining).")
    elif left:
        lines.append(f"Found {_count(left, 'finding')} in {_count(summary.files, 'file')}.")
    elif not summary.errors:
        lines.append(paint("All checks passed.", "good", style))
    if summary.safe and not style.unsafe_fixes:
        hidden = f" ({summary.unsafe} more with `--unsafe-fixes`)" if summary.unsafe else ""
        lines.append(f"[*] {summary.safe} fixable with `--fix`{hidden}.")
    elif summary.unsafe and not style.unsafe_fixes:
        lines.append(f"{_count(summary.unsafe, 'unsafe fix', 'unsafe fixes')} with `--fix --unsafe-fixes`.")
    elif summary.safe + summary.unsafe:
        lines.append(f"[*] {summary.safe + summary.unsafe} fixable with `--fix --unsafe-fixes`.")
    return lines


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
