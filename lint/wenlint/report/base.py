"""What all output formats share."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, TextIO

from wenlint.record import Record

if TYPE_CHECKING:
    from wenlint.finding import Finding, Fix, Related, Span
    from wenlint.lines import LineIndex
    from wenlint.run import FileResult

MAX_EVIDENCE = 100
"""Other places of one finding that code-scanning services are given: they show no more, and limit the size of a report."""

_SURROGATE = "[\ud800-\udfff]"


class Style(Record):
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

    A report streams: it keeps nothing of a finding when `file` returns.
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


def related_place(lines: LineIndex, other: Related) -> dict[str, int]:
    """The keys of `place` for a related place; of one in another file only the beginning is known."""
    if other.file is None:
        return place(lines, other.span)
    return {"line": other.line, "col": other.col, "end_line": other.line, "end_col": other.col}


def record(finding: Finding, path: str) -> dict[str, Any]:
    """A finding as the JSON formats write it; the README documents the keys."""
    lines = finding.lines
    assert lines is not None
    fix = offered_fix(finding)
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
            {"file": other.file or path, **related_place(lines, other), "message": other.message} for other in finding.evidence
        ],
    }


def offered_fix(finding: Finding) -> Fix | None:
    """The fix that a tool may apply from a report.

    None whose text holds bytes that did not decode, for it would lose them, and none of the file's form, which has no edits.
    """
    fix = finding.fix
    return None if fix and (fix.form or any(re.search(_SURROGATE, edit.text) for edit in fix.edits)) else fix


def well_formed(text: str) -> str:
    """The text with each lone surrogate as `<U+DC80>`.

    Undecodable bytes, in a document or in a file name, are lone surrogates in Python.  They cannot be encoded, and strict
    parsers of JSON (reviewdog's, Rust's serde) refuse even their escapes.
    """
    return text if text.isascii() else re.sub(_SURROGATE, lambda match: f"<U+{ord(match[0]):04X}>", text)


def relative(path: str) -> str:
    """A path with `/`, relative to the current folder where it lies below it: services match it to the files they know."""
    try:
        name = os.path.relpath(path)
    except ValueError:  # on another drive of Windows
        return path.replace(os.sep, "/")
    outside = name == os.pardir or name.startswith(os.pardir + os.sep)
    return (os.path.normpath(path) if outside else name).replace(os.sep, "/")
