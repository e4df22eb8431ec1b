"""Logging commands of Azure Pipelines, which knows errors and warnings only: `info` is a warning there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.report.base import Reporter, relative, well_formed

if TYPE_CHECKING:
    from wenlint.finding import Finding
    from wenlint.run import FileResult


class Report(Reporter):
    """`--output-format azure`: `##vso[task.logissue type=…;sourcepath=…;linenumber=…;columnnumber=…;code=…;]message`."""

    def file(self, result: FileResult) -> None:
        """Write each finding as one command."""
        if result.findings:
            path = _property(relative(result.path))
            self.out.writelines(_command(finding, path) for finding in result.findings)


def _command(finding: Finding, path: str) -> str:
    kind = "error" if finding.level == "error" else "warning"
    place = f"sourcepath={path};linenumber={finding.line};columnnumber={finding.col}"
    return f"##vso[task.logissue type={kind};{place};code={finding.code};]{_data(finding.message)}\n"


def _data(text: str) -> str:
    return well_formed(text).replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(";", "%3B").replace("]", "%5D")
