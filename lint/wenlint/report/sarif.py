"""SARIF 2.1.0, as GitHub code scanning and other services take it.

The results come first and the tool with its rules last, which JSON allows: so the report streams, and keeps only the rules
that found something and the files that failed.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from wenlint import __version__
from wenlint.fingerprint import fingerprints
from wenlint.report.base import MAX_EVIDENCE, Style, Summary, offered_fix, place, related_place, relative
from wenlint.report.json_stream import ItemReporter, dumps

if TYPE_CHECKING:
    from wenlint.finding import Finding, Fix
    from wenlint.lines import LineIndex
    from wenlint.rule import Rule
    from wenlint.run import FileResult

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
PROBLEM_SEVERITIES = {"error": "error", "warning": "warning", "info": "recommendation"}
MAX_DESCRIPTION = 1024
"""Characters of a description that code scanning takes."""


class Report(ItemReporter):
    """`--output-format sarif`."""

    opening = f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['

    def __init__(self, out: TextIO, style: Style) -> None:
        super().__init__(out, style)
        self._rules: dict[str, tuple[int, Rule]] = {}
        self._notifications: list[dict[str, Any]] = []

    def file(self, result: FileResult) -> None:
        """Write the results of one file."""
        artifact = {"uri": uri(result.path)}
        if result.document:
            keys = fingerprints(result.findings, result.document.text)
            for finding, key in zip(result.findings, keys, strict=True):
                self.item(self._result(finding, artifact, key))
        if result.error is not None:
            locations = [{"physicalLocation": {"artifactLocation": artifact}}]
            self._notifications.append({"level": "error", "message": {"text": result.error}, "locations": locations})

    def _result(self, finding: Finding, artifact: dict[str, str], key: str) -> dict[str, Any]:
        lines, rule = finding.lines, finding.rule
        assert lines is not None
        assert rule is not None
        index, _ = self._rules.setdefault(rule.code, (len(self._rules), rule))
        result: dict[str, Any] = {
            "ruleId": rule.code,
            "ruleIndex": index,
            "level": LEVELS[finding.level],
            "message": {"text": finding.message},
            "locations": [_location(artifact, place(lines, finding.span)) | _logical(lines, finding)],
            "partialFingerprints": {"primaryLocationLineHash": key},
        }
        if finding.related:
            result["relatedLocations"] = _related(finding, lines, artifact)
        if fix := offered_fix(finding):
            result["fixes"] = [_fix(fix, lines, artifact)]
        return result

    def end(self, summary: Summary) -> None:
        """Close the results and write the tool, its rules, and whether all files could be read."""
        driver = {
            "name": "wenlint",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": [_descriptor(rule) for _, rule in self._rules.values()],
        }
        invocation = {"executionSuccessful": not summary.errors, "toolExecutionNotifications": self._notifications}
        self.out.write(f'\n], "tool": {dumps({"driver": driver})}, "invocations": {dumps([invocation])}}}]}}\n')


def uri(path: str) -> str:
    """A path as the URI reference that SARIF wants: relative where the file lies below the current folder."""
    name = relative(path)
    quoted = quote(name.encode("utf-8", sys.getfilesystemencodeerrors()))
    if re.match("[A-Za-z]:/", name):
        return f"file:///{name[0]}:{quoted[4:]}"
    if name.startswith("//"):  # a share of Windows: its first part is a host
        return f"file:{quoted}"
    return f"file://{quoted}" if name.startswith("/") else quoted


def _region(at: dict[str, int]) -> dict[str, int]:
    return {"startLine": at["line"], "startColumn": at["col"], "endLine": at["end_line"], "endColumn": at["end_col"]}


def _location(artifact: dict[str, str], at: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": artifact, "region": _region(at)}}


def _logical(lines: LineIndex, finding: Finding) -> dict[str, Any]:
    """The part and the paragraph of a file that has parts."""
    part = lines.part(finding.span.start)
    if not part:
        return {}
    name = f"paragraph {finding.line}"
    return {"logicalLocations": [{"name": name, "fullyQualifiedName": f"{part}/{name}", "kind": "element"}]}


def _related(finding: Finding, lines: LineIndex, artifact: dict[str, str]) -> list[dict[str, Any]]:
    made = []
    for number, other in enumerate(finding.evidence[:MAX_EVIDENCE], 1):
        where = artifact if other.file is None else {"uri": uri(other.file)}
        location = {"id": number, **_location(where, related_place(lines, other))}
        if other.message:
            location["message"] = {"text": other.message}
        made.append(location)
    return made


def _fix(fix: Fix, lines: LineIndex, artifact: dict[str, str]) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(place(lines, edit.span)), "insertedContent": {"text": edit.text}} for edit in sorted(fix.edits)
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"applicability": fix.applicability},
    }


def _descriptor(rule: Rule) -> dict[str, Any]:
    # The paragraph below the first sentence says why the defect matters.
    described = rule.doc.split("\n\n")[1:2] or [rule.summary]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(described[0].split())[:MAX_DESCRIPTION]},
        "help": {"text": rule.doc, "markdown": rule.doc},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "precision": "medium" if rule.preview else "high",
            "problem.severity": PROBLEM_SEVERITIES[rule.severity],
            "tags": [rule.family],
        },
    }
