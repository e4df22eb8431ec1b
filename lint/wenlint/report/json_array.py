"""One JSON array of the objects that `json-lines` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.report.base import record
from wenlint.report.json_stream import ItemReporter

if TYPE_CHECKING:
    from wenlint.run import FileResult


class Report(ItemReporter):
    """`--output-format json`."""

    def file(self, result: FileResult) -> None:
        """Write each finding as an item."""
        for finding in result.findings:
            self.item(record(finding, result.path))
