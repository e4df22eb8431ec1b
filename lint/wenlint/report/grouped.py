"""The findings under the name of their file, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.report.base import Reporter, Summary
from wenlint.report.text import closing_lines, mark, paint, printable

if TYPE_CHECKING:
    from wenlint.run import FileResult


class Report(Reporter):
    """`--output-format grouped`: the path, then `line:col  CODE [*] message` for each finding."""

    def file(self, result: FileResult) -> None:
        """Write the findings of one file as a block; a file without findings is not named."""
        if not result.findings:
            return
        # The positions ascend, but the longest column may stand anywhere.
        wide = max(len(f"{finding.line}:{finding.col}") for finding in result.findings)
        self.out.write(paint(printable(result.path), "path", self.style) + "\n")
        for finding in result.findings:
            place = f"{finding.line}:{finding.col}".rjust(wide)
            code = paint(finding.code, finding.level, self.style)
            self.out.write(f"  {place}  {code} {mark(finding, self.style)}{printable(finding.message)}\n")
        self.out.write("\n")

    def end(self, summary: Summary) -> None:
        """Write the counts."""
        if not self.quiet:
            self.out.writelines(line + "\n" for line in closing_lines(summary, self.style))
