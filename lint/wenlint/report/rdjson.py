"""The Reviewdog Diagnostic Format: one JSON object.  Columns count bytes of UTF-8, from 1, ends are exclusive.

A suggestion is one replacement that can be accepted alone.  The edits of a fix belong together, so they become one
suggestion that spans them all, and none where they lie far apart.
"""

from __future__ import annotations

from array import array
from functools import cached_property
from typing import TYPE_CHECKING, Any

from wenlint.finding import Edit, Span
from wenlint.plan import edited
from wenlint.report.base import MAX_EVIDENCE, offered_fix, relative
from wenlint.report.json_stream import ItemReporter

if TYPE_CHECKING:
    from wenlint.document import Document
    from wenlint.finding import Finding, Fix, Related
    from wenlint.run import FileResult

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}

MAX_SUGGESTION = 1000
"""Code points that a suggestion may span: it is shown to a reviewer as a whole."""


class Report(ItemReporter):
    """`--output-format rdjson`."""

    opening = '{"source": {"name": "wenlint"}, "diagnostics": ['
    closing = "]}"

    def file(self, result: FileResult) -> None:
        """Write each finding as a diagnostic."""
        if result.document is None or not result.findings:
            return
        path, positions = relative(result.path), _Positions(result.document)
        for finding in result.findings:
            self.item(_diagnostic(finding, path, positions))


class _Positions:
    """Code point offsets of a document to positions whose columns count bytes."""

    _STEP = 1024  # a line may be as long as the file: the bytes in front of every 1,024th code point are counted once

    def __init__(self, document: Document) -> None:
        self.text, self.lines = document.text, document.lines

    def range(self, span: Span) -> dict[str, dict[str, int]]:
        """The `Range` of a span."""
        return {"start": self._position(span.start), "end": self._position(span.end)}

    def _position(self, offset: int) -> dict[str, int]:
        line, column = self.lines.position(offset)
        start = offset - column + 1
        if column <= self._STEP:
            size = _size(self.text[start:offset])
        else:
            size = self._bytes_before(offset) - self._bytes_before(start)
        return {"line": line, "column": size + 1}

    def _bytes_before(self, offset: int) -> int:
        mark = offset // self._STEP
        return self._marks[mark] + _size(self.text[mark * self._STEP : offset])

    @cached_property
    def _marks(self) -> array[int]:
        marks = array("Q", (0,))
        for start in range(0, len(self.text), self._STEP):
            marks.append(marks[-1] + _size(self.text[start : start + self._STEP]))
        return marks


def _size(text: str) -> int:
    """Bytes of a text in its file: a lone surrogate stands for one byte that did not decode."""
    return len(text.encode("utf-8", "replace"))


def _diagnostic(finding: Finding, path: str, positions: _Positions) -> dict[str, Any]:
    made: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": path, "range": positions.range(finding.span)},
        "severity": SEVERITIES[finding.level],
        "code": {"value": finding.code},
    }
    suggestion = _suggestion(offered_fix(finding), positions)
    if suggestion:
        made["suggestions"] = [suggestion]
    if finding.related:
        made["related_locations"] = [_related(other, path, positions) for other in finding.evidence[:MAX_EVIDENCE]]
    return made


def _suggestion(fix: Fix | None, positions: _Positions) -> dict[str, Any] | None:
    if fix is None or not fix.edits:
        return None
    edits = sorted(fix.edits)
    start, end = edits[0].span.start, edits[-1].span.end
    if end - start > MAX_SUGGESTION:
        return None
    within = [Edit(Span(edit.span.start - start, edit.span.end - start), edit.text) for edit in edits]
    return {"range": positions.range(Span(start, end)), "text": edited(positions.text[start:end], within)}


def _related(other: Related, path: str, positions: _Positions) -> dict[str, Any]:
    if other.file is None:
        location = {"path": path, "range": positions.range(other.span)}
    else:  # the text of the other file is not here to count its bytes
        location = {"path": relative(other.file), "range": {"start": {"line": other.line}}}
    return {"message": other.message, "location": location}
