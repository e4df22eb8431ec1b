"""Scores findings on the documents in seeds/ against the hand-made labels in tests/gold/."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from wenlint.document import Document
from wenlint.finding import Edit, Finding, Span
from wenlint.lines import LineIndex
from wenlint.plan import edited

ROOT = Path(__file__).resolve().parents[2]

COVERED = {
    "duplicate-paragraph": "DUP101",
    "near-duplicate-paragraph": "DUP102",
    "duplicate-sentence": "DUP103",
    "repeated-line": "DUP104",
    "broken-paragraph": "TRN201",
    "truncated-sentence": "TRN202, or TRN204 where the rest is in the document",
    "dangling-head": "TRN203, or TRN204",
    "unbalanced-quote": "TRN205",
    "pinyin-residue": "ENC308",
    "mojibake": "ENC302",
    "odd-space": "ENC309",
    "mixed-variant": "SCR401",
    "halfwidth-punctuation": "SCR406",
    "over-conversion": "SCR402, SCR403, or SCR401 where the conversion left a character",
    "foreign-script": "SCR404",
    "enumeration-gap": "NUM501",
    "enumeration-order": "NUM502",
    "count-mismatch": "NUM503",
    "inconsistent-number": "NUM507",
    "missing-unit": "NUM506",
    "date-format": "NUM506",
    "site-name": "RES602",
    "breadcrumb": "RES602",
    "credit-line": "RES602",
    "editor-line": "RES602",
    "photo-caption": "RES602",
    "dateline": "RES602",
    "leading-blank-lines": "RES608",
}
"""The labels whose rules exist, and the rules that may find them."""


class Label(NamedTuple):
    """A labelled defect with all its sides, or a trap."""

    file: str
    label: str
    family: str
    trap: bool
    records: list[dict[str, Any]]

    def __str__(self) -> str:
        first = self.records[0]
        return f"{self.file[:3]}:{first['line']}:{first['col']} {self.label} {first['text'][:20]!r}"


def offset(lines: LineIndex, line: int, col: int) -> int:
    """The code point offset of a line and column, both from 1."""
    return lines.line_start(line) + col - 1 if line <= len(lines) else lines.line_start(len(lines))


def spans(lines: LineIndex, record: dict[str, Any]) -> list[Span]:
    """The places of a record."""
    if "positions" in record:
        return [Span(start := offset(lines, *place), start + 1) for place in record["positions"]]
    return [Span(offset(lines, record["line"], record["col"]), offset(lines, record["end_line"], record["end_col"]))]


def labels() -> Iterator[Label]:
    """All labels, the sides of one defect together."""
    for path in sorted((ROOT / "tests" / "gold").glob("*.jsonl")):
        groups: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            record = json.loads(line)
            groups[record.get("group", number)].append(record)
        for records in groups.values():
            first = records[0]
            yield Label(path.stem + ".txt", first["label"], first["family"], first.get("trap", False), records)


def read(file: str) -> Document:
    """A document of seeds/."""
    return Document((ROOT / "seeds" / file).read_bytes().decode("utf-8"), path=file)


def places(finding: Finding) -> list[Span]:
    """Where a finding says that something is wrong: its span, the edits of its fix, else the related places."""
    edits = [edit.span for edit in finding.fix.edits] if finding.fix else []
    return [finding.span, *(edits or [place.span for place in finding.evidence if place.file is None])]


def is_found(label: Label, document: Document, findings: list[Finding]) -> bool:
    """True when a finding of the label's rule overlaps one of its places; for a repeated defect, all of its places."""
    wanted = [span for record in label.records for span in spans(document.lines, record)]
    found = [place for finding in findings if finding.code in COVERED[label.label] for place in places(finding)]
    hit = [any(span.overlaps(place) for place in found) for span in wanted]
    return all(hit) if "positions" in label.records[0] else any(hit)


def is_repaired(label: Label, document: Document, findings: list[Finding]) -> bool:
    """True when the edits of some finding at the place, or at each place of a repeated defect, give exactly the labelled repair."""
    record = next(record for record in label.records if "fix" in record)
    return all(_is_repaired_at(span, record["fix"], document, findings) for span in spans(document.lines, record))


def _is_repaired_at(span: Span, text: str, document: Document, findings: list[Finding]) -> bool:
    want = edited(document.text, [Edit(span, text)])
    for finding in findings:
        near = [edit for edit in (finding.fix.edits if finding.fix else ()) if edit.span.overlaps(span)]
        if near and edited(document.text, near) == want:
            return True
    return False


def hits_trap(label: Label, document: Document, findings: list[Finding]) -> list[Finding]:
    """The findings of the trap's family that take it for a defect.

    A finding much wider than the trap is about something else; a trap across a line break is hit at the break.
    """
    (span,) = spans(document.lines, label.records[0])
    text = label.records[0]["text"]
    cut = Span(span.start + text.index("\n"), span.start + text.index("\n")) if "\n" in text else span
    return [
        finding
        for finding in findings
        if finding.family == label.family
        and finding.span.overlaps(cut)
        and finding.span.end - finding.span.start <= 2 * (span.end - span.start) + 20
        and (cut == span or finding.span.start < cut.start < finding.span.end)
    ]
