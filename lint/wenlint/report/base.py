"""What all output formats share."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

if TYPE_CHECKING:
    from wenlint.finding import Finding, Span
    from wenlint.lines import LineIndex
    from wenlint.run import FileResult


class Style(NamedTuple):
    """How a report is written: with colour, and with the fixes that `--fix` would apply marked (`[*]`)."""

    color: bool = False
    unsafe_fixes: bool = False


class Summary:
    """Counts of a run, for the last lines of a report and the exit code."""

    def __init__(self) -> None:
        self.files = 0
        self.rules: Counter[str] = Counter()
        self.levels: Counter[str] = Counter()
        self.safe = 0
        self.unsafe = 0
        self.applied = 0
        self.changed_files = 0
        self.errors = 0

    @property
    def findings(self) -> int:
        """Findings that are left."""
        return sum(self.levels.values())


class Reporter:
    """Base of the output formats: `begin`, then `file` for each result in order, then `end`.

    A report streams: it keeps nothing of a file when `file` returns, unless its format counts at the top.
    """

    quiet = False  # no counts behind the findings

    def __init__(self, out: TextIO, style: Style) -> None:
        self.out = out
        self.style = style

    def begin(self) -> None:
        """Write what stands in front of the first file."""

    def file(self, result: FileResult) -> None:
        """Write the findings of one file."""
        raise NotImplementedError

    def end(self, summary: Summary) -> None:
        """Write what stands behind the last file."""


def place(lines: LineIndex, span: Span) -> dict[str, int]:
    """The keys `line`, `col`, `end_line`, `end_col` of a span: from 1, code points, end exclusive."""
    line, col = lines.position(span.start)
    end_line, end_col = lines.position(span.end)
    return {"line": line, "col": col, "end_line": end_line, "end_col": end_col}


def record(finding: Finding, path: str) -> dict[str, Any]:
    """A finding as the JSON formats write it; the README documents the keys."""
    lines = finding.lines
    assert lines is not None
    fix = finding.fix
    return {
        "file": path,
        **place(lines, finding.span),
        "code": finding.code,
        "rule": finding.name,
        "family": finding.family,
        "severity": finding.level,
        "message": finding.message,
        "fix": fix
        and {
            "applicability": fix.applicability,
            "title": fix.title,
            "edits": [{**place(lines, edit.span), "text": edit.text} for edit in fix.edits],
        },
        "related": [
            {
                "file": other.file or path,
                **(
                    place(lines, other.span)
                    if other.file is None
                    else {"line": other.line, "col": other.col, "end_line": other.line, "end_col": other.col}
                ),
                "message": other.message,
            }
            for other in finding.evidence
        ],
    }


def uri(path: str) -> str:
    """A path with `/`, relative to the current folder where it lies below it, as code-scanning services want it."""
    relative = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    return (path if relative.startswith("..") else relative).replace(os.sep, "/")
