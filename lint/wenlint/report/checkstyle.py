"""Checkstyle's XML: a `file` for each file, an `error` for each finding, whatever its severity.

A file that could not be read, decoded or written has an `error` without a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.report.base import Reporter, Summary, relative
from wenlint.report.markup import attributes

if TYPE_CHECKING:
    from wenlint.run import FileResult

VERSION = "4.3"
"""The version of Checkstyle whose format this is; parsers look for it."""


class Report(Reporter):
    """`--output-format checkstyle`."""

    def begin(self) -> None:
        """Open the document."""
        self.out.write(f'<?xml version="1.0" encoding="utf-8"?>\n<checkstyle{attributes(version=VERSION)}>\n')

    def file(self, result: FileResult) -> None:
        """Write one file."""
        self.out.write(f"  <file{attributes(name=relative(result.path))}>\n")
        for finding in result.findings:
            self._error(
                line=finding.line,
                column=finding.col,
                severity=finding.level,
                message=finding.message,
                source=f"wenlint.{finding.code}",
            )
        if result.error is not None:
            self._error(severity="error", message=result.error, source="wenlint")
        self.out.write("  </file>\n")

    def _error(self, **values: object) -> None:
        self.out.write(f"    <error{attributes(**values)}/>\n")

    def end(self, summary: Summary) -> None:
        """Close the document."""
        self.out.write("</checkstyle>\n")
