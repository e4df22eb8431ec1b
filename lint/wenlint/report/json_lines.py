"""One JSON object a line for each finding: the contract that tools rely on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wenlint.report.base import Reporter, record

if TYPE_CHECKING:
    from wenlint.run import FileResult


class Report(Reporter):
    """`--output-format json-lines`."""

    def file(self, result: FileResult) -> None:
        """Write each finding as one line."""
        for finding in result.findings:
            self.out.write(json.dumps(record(finding, result.path), ensure_ascii=False) + "\n")
