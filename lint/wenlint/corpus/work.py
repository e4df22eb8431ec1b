"""What is done with one part: its documents are checked, and what comes of them is written, the manifest last."""

from __future__ import annotations

from contextlib import ExitStack, nullcontext
from typing import TYPE_CHECKING, Any

from wenlint.builtin import UNREADABLE
from wenlint.check import check
from wenlint.corpus.rows import STATE, Job, Rewriter, Row, document_of, rows
from wenlint.corpus.storage import Folder
from wenlint.corpus.tables import FINDINGS, QUALITY, Table
from wenlint.errors import SourceError
from wenlint.finding import FAMILIES
from wenlint.record import Record
from wenlint.ruleset import RuleSet
from wenlint.run import fix_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from wenlint.config import Config
    from wenlint.corpus.parts import Part
    from wenlint.finding import Edit, Finding

MAX_ERRORS = 20
"""Errors of a part that its manifest tells; the findings have all."""


class Manifest(Record):
    """What came of a part: the number of documents, code points, findings and documents changed, by code and file what was found,
    and what went wrong: `errors` counts all of it, `told` are the first.  `is_cut` says that the input ended too soon.
    """

    part: str
    documents: int = 0
    characters: int = 0
    changed: int = 0
    paragraphs: int = 0
    errors: int = 0
    told: tuple[str, ...] = ()
    rules: dict[str, int] = {}  # noqa: RUF012  (never changed in place)
    is_cut: bool = False


def manifest_name(part: str) -> str:
    """Where the manifest of a part lies."""
    return f"{STATE}/parts/{part}.json"


def do_part(part: Part, job: Job) -> Manifest:
    """Check the documents of a part and write findings, quality, documents and signatures; then the manifest.

    It depends on nothing but its arguments and the inputs, so that it can be done again, anywhere, with the same outcome.
    A document that fails is a finding; a part that cannot be read to its end has a manifest that says so.
    """
    out = Folder(job.out)
    worker = _Worker(part, job, out)
    with worker:
        try:
            for row in rows(part, job.columns):
                worker.take(row)
        except SourceError as error:
            worker.cut(error)
    manifest = worker.manifest()
    out.write_json(manifest_name(part.name), manifest._asdict())
    return manifest


class _Worker:
    """One part in the making."""

    def __init__(self, part: Part, job: Job, out: Folder) -> None:
        self.part, self.job = part, job
        self.rules = _rules(job.config)
        self._stack = ExitStack()
        self._findings = Table(out, f"findings/{part.name}.parquet", FINDINGS)
        self._quality = Table(out, f"quality/{part.name}.parquet", QUALITY)
        self._rewriter = Rewriter(part, job.columns, out) if job.fix else nullcontext()
        self._signatures: Any = nullcontext()
        if job.duplicates != "off":
            from wenlint.corpus.signatures import Signatures

            self._signatures = Signatures(out, part.name, near=job.duplicates == "near")
        self._counts = dict.fromkeys(("documents", "characters", "changed", "paragraphs", "errors"), 0)
        self._told: list[str] = []
        self._codes: dict[str, int] = {}
        self._is_cut = False

    def __enter__(self) -> None:
        for table in (self._findings, self._quality, self._rewriter, self._signatures):
            self._stack.enter_context(table)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, trace)

    def manifest(self) -> Manifest:
        """What came of the part."""
        rules = dict(sorted(self._codes.items()))
        return Manifest(self.part.name, **self._counts, told=tuple(self._told), rules=rules, is_cut=self._is_cut)

    def cut(self, error: SourceError) -> None:
        """The input ends too soon: what was found until then counts, and no documents are written that are not all."""
        (item, *_) = self.part.inputs
        self._is_cut = True
        self._error(Row(item.name, self.part.first_row + self._counts["documents"], None, None), error.reason)
        if isinstance(self._rewriter, Rewriter):
            self._rewriter.abandon()

    def take(self, row: Row) -> None:
        """Check the document of a row, and whatever happens write it."""
        new = None if row.is_blank else self._document(row)
        if isinstance(self._rewriter, Rewriter):
            self._rewriter.put(row, new)

    def _document(self, row: Row) -> str | None:
        self._counts["documents"] += 1
        reason = row.error
        if row.text is not None:
            try:
                return self._checked(row)
            except Exception as error:
                reason = f"the check failed with {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        self._error(row, reason or "")
        self._quality.put([row.file, row.number, row.id, 0, 1, *[0.0] * len(FAMILIES), 0])
        return None

    def _error(self, row: Row, reason: str) -> None:
        self._counts["errors"] += 1
        if len(self._told) < MAX_ERRORS:
            self._told.append(f"{row.file}: row {row.number}: {reason}")
        rule = UNREADABLE
        about = [rule.code, rule.name, rule.family, rule.severity]
        self._findings.put([row.file, row.number, row.id, *about, 1, 1, 1, 1, _readable(reason), None, None])
        self._codes[rule.code] = self._codes.get(rule.code, 0) + 1

    def _checked(self, row: Row) -> str | None:
        """Write what is found in a document; its new text where fixes changed it."""
        document = before = document_of(row, self.part, self.job)
        text = document.text
        changed = 0
        if self.job.fix:
            fixed = fix_document(document, self.rules, unsafe=self.job.unsafe)
            found, document = fixed.left, fixed.document
            changed = sum(_size(edit) for finding in fixed.applied if finding.fix for edit in finding.fix.edits)
        else:
            found = check(document, self.rules, ignored=self.rules.ignored_in(row.file))
        for finding in found:
            self._findings.put(_row(row, finding))
            self._codes[finding.code] = self._codes.get(finding.code, 0) + 1
        self._quality.put(_quality(row, document.text, found, changed))
        self._counts["characters"] += len(text)
        self._counts["changed"] += document.text != text
        if self.job.duplicates != "off":
            self._counts["paragraphs"] += self._signatures.put(self._counts["documents"] - 1, before)
        return document.text if document.text != text else None


_KEPT: dict[Config, RuleSet] = {}


def _rules(config: Config) -> RuleSet:
    """The rules of a configuration, made once in a process."""
    if config not in _KEPT:
        _KEPT[config] = RuleSet(config)
    return _KEPT[config]


def _row(row: Row, finding: Finding) -> list[Any]:
    fix = finding.fix
    edits = None
    if fix:
        assert finding.lines
        position = finding.lines.position
        edits = [
            dict(
                zip(
                    ("line", "col", "end_line", "end_col", "text"), (*position(start), *position(end), _readable(text)), strict=True
                )
            )
            for (start, end), text in fix.edits
        ]
    place = [finding.line, finding.col, finding.end_line, finding.end_col]
    about = [finding.code, finding.name, finding.family, finding.level]
    return [row.file, row.number, row.id, *about, *place, _readable(finding.message), fix and fix.applicability, edits]


def _quality(row: Row, text: str, found: Sequence[Finding], changed: int) -> list[Any]:
    counted = [finding for finding in found if finding.level != "info"]
    scale = 10_000 / max(1, len(text))
    shares = [scale * sum(finding.family == family for finding in counted) for family in FAMILIES]
    return [row.file, row.number, row.id, len(text), len(counted), *shares, changed]


def _size(edit: Edit) -> int:
    """Code points that an edit takes out or puts in, whichever are more."""
    return max(edit.span.end - edit.span.start, len(edit.text))


def _readable(text: str) -> str:
    """A text that a column of UTF-8 takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
