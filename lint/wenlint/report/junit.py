"""JUnit's XML: a suite for each file, a test case for each finding, one that passed for a file without findings.

`error` and `warning` are failures.  `info` never fails a run, so it is a test that was skipped, with its message.  A file
that could not be read, decoded or written is a test with an error.  The counts stand with each suite, none at the top:
so the report streams.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.report.base import Reporter, Summary
from wenlint.report.markup import attributes, content

if TYPE_CHECKING:
    from wenlint.finding import Finding
    from wenlint.run import FileResult


class Report(Reporter):
    """`--output-format junit`."""

    def begin(self) -> None:
        """Open the document."""
        self.out.write(f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites{attributes(name="wenlint")}>\n')

    def file(self, result: FileResult) -> None:
        """Write one suite."""
        path, error = result.path, result.error
        tests = len(result.findings) + (error is not None)
        skipped = sum(finding.level == "info" for finding in result.findings)
        counts = {"tests": tests or 1, "failures": len(result.findings) - skipped, "errors": int(error is not None)}
        self.out.write(f"  <testsuite{attributes(name=path, **counts, skipped=skipped)}>\n")
        for finding in result.findings:
            self._finding(finding, path)
        if error is not None:
            self._case("file", path, f"<error{attributes(type='error', message=error)}/>")
        elif not tests:
            self.out.write(f"    <testcase{attributes(classname=path, name='file')}/>\n")
        self.out.write("  </testsuite>\n")

    def _finding(self, finding: Finding, path: str) -> None:
        # GitLab drops a test case whose class and name occurred before: the place is part of the name.
        name = f"{finding.code} {finding.name} {finding.line}:{finding.col}"
        if finding.level == "info":
            self._case(name, path, f"<skipped{attributes(message=finding.message)}/>")
            return
        text = content(f"{path}:{finding.line}:{finding.col}: {finding.code} {finding.message}")
        self._case(name, path, f"<failure{attributes(type=finding.level, message=finding.message)}>{text}</failure>")

    def _case(self, name: str, path: str, outcome: str) -> None:
        self.out.write(f"    <testcase{attributes(classname=path, name=name)}>{outcome}</testcase>\n")

    def end(self, summary: Summary) -> None:
        """Close the document."""
        self.out.write("</testsuites>\n")
