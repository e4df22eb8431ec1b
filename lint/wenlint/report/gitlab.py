"""GitLab's Code Quality report: a JSON array, a subset of Code Climate's format.

GitLab shows one finding for each fingerprint and matches them between branches: it is made of the path and of what
`wenlint.fingerprint` takes from the text, so that lines may move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.fingerprint import fingerprints
from wenlint.report.base import place, relative
from wenlint.report.json_stream import ItemReporter

if TYPE_CHECKING:
    from wenlint.finding import Finding
    from wenlint.run import FileResult

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class Report(ItemReporter):
    """`--output-format gitlab`."""

    def file(self, result: FileResult) -> None:
        """Write each finding as an item."""
        if result.document is None:
            return
        path = relative(result.path)
        keys = fingerprints(result.findings, result.document.text)
        for finding, key in zip(result.findings, keys, strict=True):
            self._finding(finding, path, key)

    def _finding(self, finding: Finding, path: str, key: str) -> None:
        assert finding.lines is not None
        at = place(finding.lines, finding.span)
        self.item(
            {
                "check_name": finding.code,
                "description": f"{finding.code} {finding.message}",
                "severity": SEVERITIES[finding.level],
                "fingerprint": _of_file(path, key),
                "location": {
                    "path": path,
                    "positions": {
                        "begin": {"line": at["line"], "column": at["col"]},
                        "end": {"line": at["end_line"], "column": at["end_col"]},
                    },
                },
            }
        )


def _of_file(path: str, key: str) -> str:
    """A fingerprint that is unique in the whole report, from one that is unique in its file."""
    from hashlib import blake2b

    return blake2b(f"{path}\0{key}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
