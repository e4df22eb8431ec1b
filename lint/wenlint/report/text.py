"""Text for terminals: safe to print, aligned, coloured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wenlint.finding import Finding, Span
    from wenlint.report.base import Style, Summary

_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36", "path": "1", "dim": "2", "good": "32"}

_UNPRINTABLE = re.compile(
    "[\0-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb]"
)
"""What would not show, would turn the line around, or would command the terminal."""

MAX_COLUMNS = 76
"""Columns of the shown part of a source line: paragraphs are often thousands of characters long."""

_INDENT = 12
"""Columns in front of the span that stay when a line is cut."""


def paint(text: str, color: str, style: Style) -> str:
    """The text in a colour, where colours are wanted."""
    return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if style.color else text


def printable(text: str) -> str:
    """The text with control, invisible and bidirectional characters as `<U+200B>`."""
    return _UNPRINTABLE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def width(text: str) -> int:
    """Columns of a printable text in a terminal: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text)


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

    `line_start` is the offset at which the line begins.
    """
    newline = re.compile(r"[\r\n]").search(text, span.start)
    line_end = newline.start() if newline else len(text)
    end = min(span.end, line_end)
    whole = text[line_start : min(line_end, line_start + 4 * MAX_COLUMNS)]
    before = text[max(line_start, span.start - MAX_COLUMNS) : span.start]
    if width(printable(whole)) > MAX_COLUMNS or span.start - line_start > MAX_COLUMNS:
        before = _fitting(before[::-1], _INDENT)[::-1]
    shown = ("…" if len(before) < span.start - line_start else "") + printable(before)
    inside = (
        _fitting(text[span.start : min(end, span.start + MAX_COLUMNS)], MAX_COLUMNS - width(shown))
        or text[span.start : min(end, span.start + 1)]
    )
    markers = " " * width(shown) + "^" * max(1, width(printable(inside)))
    shown += printable(inside)
    at = span.start + len(inside)
    behind = _fitting(text[at : min(line_end, at + MAX_COLUMNS)], MAX_COLUMNS - width(shown)) if at == end else ""
    ellipsis = "…" if at + len(behind) < line_end else ""
    return shown + printable(behind) + ellipsis, markers


def _fitting(text: str, columns: int) -> str:
    """The beginning of a text that takes at most this many columns when printed."""
    for count, character in enumerate(text):
        columns -= width(printable(character))
        if columns < 0:
            return text[:count]
    return text


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
