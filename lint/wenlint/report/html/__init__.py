"""One page that opens from disk: for people who look at each finding and decide.

The page is written as the findings come: a head with style and markup, the findings as a JSON island, the scripts behind it.
What a document says is never markup: in the island `<`, `>` and `&` are escapes, the scripts only set `textContent`, and the
page's own policy allows no script and no style but those whose hashes it names, no request, and no markup from text.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, TextIO

from wenlint import __version__
from wenlint.decisions import file_name
from wenlint.fingerprint import decision_fingerprints
from wenlint.report.base import Reporter, offered_fix, related_place, well_formed
from wenlint.report.html.excerpt import excerpt, line_of
from wenlint.report.text import printable

if TYPE_CHECKING:
    from wenlint.document import Document
    from wenlint.finding import Finding, Related
    from wenlint.lines import LineIndex
    from wenlint.report.base import Style, Summary
    from wenlint.rule import Rule
    from wenlint.run import FileResult

SCRIPTS = ("words.js", "model.js", "card.js", "list.js", "overview.js", "page.js")
"""In the order in which they run; each may use those in front of it."""

MAX_RELATED = 5
"""Other places of a finding that are shown; all are counted."""

MAX_MESSAGE = 1000
"""Characters of a message that are shown."""

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


class Report(Reporter):
    """`--output-format html`."""

    def __init__(self, out: TextIO, style: Style) -> None:
        super().__init__(out, style)
        self._rules: dict[str, Rule] = {}
        self._separator = "\n"

    def begin(self) -> None:
        """Write the page up to the findings."""
        self.out.write(_page()[0])
        self.out.write('{"files": [')

    def file(self, result: FileResult) -> None:
        """Write the findings of one file."""
        document = result.document
        findings: list[dict[str, Any]] = []
        if document is not None and result.findings:
            keys = decision_fingerprints(result.findings, document.text)
            findings = [self._finding(finding, document, key) for finding, key in zip(result.findings, keys, strict=True)]
        item = {
            "path": file_name(result.path),
            "shown": printable(file_name(result.path)),
            "size": len(document.text) if document else 0,
            "error": result.error and printable(result.error),
            "findings": findings,
        }
        self.out.write(self._separator + island(item))
        self._separator = ",\n"

    def _finding(self, finding: Finding, document: Document, key: str) -> dict[str, Any]:
        rule, lines = finding.rule, finding.lines
        assert rule is not None
        assert lines is not None
        self._rules[rule.code] = rule
        fix = offered_fix(finding)
        windows, more = excerpt(document.text, lines, finding.span, fix)
        return {
            "code": finding.code,
            "severity": finding.level,
            "line": finding.line,
            "col": finding.col,
            "offset": finding.span.start,
            "message": printable(finding.message)[:MAX_MESSAGE],
            "fingerprint": key,
            "windows": windows,
            "more": more,
            "fix": fix and {"applicability": fix.applicability, "title": printable(fix.title), "edits": len(fix.edits)},
            "related": [_related(place, lines, document.text) for place in finding.evidence[:MAX_RELATED]],
            "places": len(finding.related),
        }

    def end(self, summary: Summary) -> None:
        """Write what the findings refer to, and the scripts."""
        rules = {
            code: {"name": rule.name, "family": rule.family, "summary": rule.summary, "doc": rule.doc}
            for code, rule in sorted(self._rules.items())
        }
        tail = island({"rules": rules, "version": __version__, "checked": summary.files})
        self.out.write(f"\n], {tail[1:]}")
        self.out.write(_page()[1])


def island(value: Any) -> str:
    """JSON that may stand in a `<script>` element, whatever it holds."""
    return well_formed(json.dumps(value, ensure_ascii=False, separators=(",", ":"))).translate(_ESCAPES)


def _related(place: Related, lines: LineIndex, text: str) -> dict[str, Any]:
    at = related_place(lines, place)
    return {
        "file": printable(file_name(place.file)) if place.file else None,
        "line": at["line"],
        "col": at["col"],
        "message": printable(place.message),
        "pieces": [] if place.file else line_of(text, place.span),
    }


def _page() -> tuple[str, str]:
    """The page in front of the findings and behind them."""
    scripts = [_asset(name) for name in SCRIPTS]
    style = _asset("page.css")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {_hash(style)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
    head, tail = _asset("page.html").split("@DATA@")
    head = head.replace("@POLICY@", policy).replace("@STYLE@", style)
    return head, tail.replace("@SCRIPTS@", "\n".join(f"<script>{script}</script>" for script in scripts))


def _asset(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def _hash(source: str) -> str:
    """The source expression of the content security policy that allows exactly this text."""
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
