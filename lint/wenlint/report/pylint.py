"""Lines as pylint's parseable format has them, which many services read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.report.base import Reporter
from wenlint.report.text import printable

if TYPE_CHECKING:
    from wenlint.run import FileResult


class Report(Reporter):
    """`--output-format pylint`: `path:line: [CODE] message`."""

    def file(self, result: FileResult) -> None:
        """Write each finding as one line."""
        path = printable(result.path)
        for finding in result.findings:
            self.out.write(f"{path}:{finding.line}: [{finding.code}] {printable(finding.message)}\n")
