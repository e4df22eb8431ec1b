"""One JSON object a line for each finding: the contract that tools rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.report.base import Reporter, record
from wenlint.report.json_stream import dumps

if TYPE_CHECKING:
    from wenlint.run import FileResult


class Report(Reporter):
    """`--output-format json-lines`."""

    def file(self, result: FileResult) -> None:
        """Write each finding as one line."""
        for finding in result.findings:
            self.out.write(dumps(record(finding, result.path)) + "\n")
