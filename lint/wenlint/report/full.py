"""Each finding with its source line, a marker, the evidence and the repair: for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.report.base import Reporter, Summary, related_place
from wenlint.report.text import closing_lines, headline, paint, printable, snippet

if TYPE_CHECKING:
    from wenlint.finding import Finding
    from wenlint.run import FileResult

MAX_RELATED = 3
"""Other places that are shown; a finding that stands for hundreds of places says so in its message."""


class Report(Reporter):
    """`--output-format full`."""

    def file(self, result: FileResult) -> None:
        """Write the findings of one file, each as a small paragraph."""
        for finding in result.findings:
            assert result.document is not None
            self._finding(finding, result.path, result.document.text)

    def _finding(self, finding: Finding, path: str, text: str) -> None:
        assert finding.lines is not None
        line, markers = snippet(text, finding.span, finding.lines.start_of(finding.span.start))
        number = str(finding.line)
        gutter = " " * len(number)
        bar = paint("|", "dim", self.style)
        out = [
            headline(finding, path, self.style),
            f"{gutter} {bar}",
            f"{paint(number, 'dim', self.style)} {bar} {line}".rstrip(),
            f"{gutter} {bar} {paint(markers, finding.level, self.style)}",
        ]
        out += [f"{gutter} {paint('=', 'dim', self.style)} {note}" for note in _notes(finding, path)]
        self.out.write("\n".join(out) + "\n\n")

    def end(self, summary: Summary) -> None:
        """Write the counts."""
        if not self.quiet:
            self.out.writelines(line + "\n" for line in closing_lines(summary, self.style))


def _notes(finding: Finding, path: str) -> list[str]:
    notes = [f"rule: {finding.name}"]
    assert finding.lines is not None
    if finding.end_line > finding.line:
        notes.append(f"to: {printable(path)}:{finding.end_line}:{finding.end_col}")
    for other in finding.evidence[:MAX_RELATED]:
        at = related_place(finding.lines, other)
        note = f"see: {printable(other.file or path)}:{at['line']}:{at['col']}"
        notes.append(f"{note} {printable(other.message)}" if other.message else note)
    if len(finding.related) > MAX_RELATED:
        more = len(finding.related) - MAX_RELATED
        notes.append(f"see: {more:,} more place{'s' * (more > 1)}")
    if finding.fix:
        places = f" ({len(finding.fix.edits):,} edits)" if len(finding.fix.edits) > 1 else ""
        notes.append(f"fix ({finding.fix.applicability}): {printable(finding.fix.title)}{places}")
    return notes
