"""One line for each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.report.base import Reporter, Summary
from wenlint.report.text import closing_lines, headline

if TYPE_CHECKING:
    from wenlint.run import FileResult


class Report(Reporter):
    """`--output-format concise`: `path:line:col: CODE [*] message`."""

    def file(self, result: FileResult) -> None:
        """Write each finding as one line."""
        for finding in result.findings:
            self.out.write(headline(finding, result.path, self.style) + "\n")

    def end(self, summary: Summary) -> None:
        """Write the counts."""
        if not self.quiet:
            self.out.writelines(line + "\n" for line in closing_lines(summary, self.style))
