"""Workflow commands of GitHub Actions: the runner shows them beside the changed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.report.base import Reporter, place, relative, well_formed

if TYPE_CHECKING:
    from wenlint.finding import Finding
    from wenlint.run import FileResult

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


class Report(Reporter):
    """`--output-format github`: `::error title=…,file=…,line=…,col=…,endLine=…,endColumn=…::message`."""

    def file(self, result: FileResult) -> None:
        """Write each finding as one command."""
        if result.findings:
            path = relative(result.path)
            self.out.writelines(_command(finding, path) for finding in result.findings)


def _command(finding: Finding, path: str) -> str:
    assert finding.lines is not None
    at = place(finding.lines, finding.span)
    properties = {"title": f"{finding.code} {finding.name}", "file": path, "line": at["line"], "endLine": at["end_line"]}
    if at["line"] == at["end_line"]:  # annotations have columns only within one line
        properties |= {"col": at["col"], "endColumn": at["end_col"]}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    # The log shows the message without the file, so it is named there too.
    message = f"{path}:{at['line']}:{at['col']}: {finding.code} {finding.message}"
    return f"::{COMMANDS[finding.level]} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return well_formed(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
