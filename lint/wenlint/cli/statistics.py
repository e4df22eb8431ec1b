"""`--statistics`: the number of findings of each rule."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from wenlint.report.base import Reporter, Style, Summary
from wenlint.report.text import closing_lines, paint

if TYPE_CHECKING:
    from wenlint.run import FileResult


class Statistics(Reporter):
    """A line for each rule that found something, the most frequent first."""

    def __init__(self, out: TextIO, style: Style) -> None:
        super().__init__(out, style)
        self._counts: Counter[tuple[str, str]] = Counter()
        self._fixable: Counter[str] = Counter()

    def file(self, result: FileResult) -> None:
        """Count."""
        allowed = ("safe", "unsafe") if self.style.unsafe_fixes else ("safe",)
        for finding in result.findings:
            self._counts[finding.code, finding.name] += 1
            self._fixable[finding.code] += finding.fix is not None and finding.fix.applicability in allowed

    def end(self, summary: Summary) -> None:
        """Write the table."""
        digits = len(f"{max(self._counts.values(), default=0):,}")
        for (code, name), count in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])):
            fixable = "[" + paint("*", "info", self.style) + "]" if self._fixable[code] else "   "
            self.out.write(f"{count:>{digits},}  {code}  {fixable}  {name}\n")
        if not self.quiet:
            self.out.writelines(line + "\n" for line in closing_lines(summary, self.style))
