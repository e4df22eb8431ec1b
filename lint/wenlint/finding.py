"""What a rule says: spans, edits, fixes and findings.

All offsets are code points of the source text, from 0, end exclusive.  Lines and columns are derived at the edge,
when a finding is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wenlint.lines import LineIndex
    from wenlint.rule import Rule

Severity = Literal["error", "warning", "info"]
Applicability = Literal["safe", "unsafe", "suggestion"]
Family = Literal["duplicate", "truncation", "encoding", "script", "number", "residue"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
APPLICABILITIES: tuple[Applicability, ...] = ("safe", "unsafe", "suggestion")
FAMILIES: tuple[Family, ...] = ("duplicate", "truncation", "encoding", "script", "number", "residue")


class Span(Record):
    """A range of the source text in code points, `end` exclusive; empty at an insertion point."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True when the two share a code point, or when an empty one lies within or at the border of the other."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Edit(Record):
    """Replace the code points of `span` by `text`."""

    span: Span
    text: str


class FileForm(Record):
    """What a fix makes of the file rather than of its text.

    `is_utf8`: the file is written as UTF-8 without a byte order mark.  `newline` ends all lines; empty leaves them.
    """

    is_utf8: bool = False
    newline: str = ""


class Fix(Record):
    """Edits that belong together: all are applied or none.  With a `form` there are no edits.

    `applicability` is `safe` (the meaning is kept; applied by `--fix`), `unsafe` (applied by `--unsafe-fixes`) or
    `suggestion` (shown, never applied in bulk).  `title` is an imperative phrase that a user can accept or decline.
    """

    edits: tuple[Edit, ...]
    title: str
    applicability: Applicability = "unsafe"
    form: FileForm | None = None

    @classmethod
    def replace(cls, span: Span, text: str, *, title: str, applicability: Applicability = "unsafe") -> Fix:
        """A fix of one edit."""
        return cls((Edit(span, text),), title, applicability)

    @classmethod
    def delete(cls, span: Span, *, title: str, applicability: Applicability = "unsafe") -> Fix:
        """A fix that deletes one span."""
        return cls((Edit(span, ""),), title, applicability)

    @classmethod
    def delete_all(cls, spans: Iterable[Span], *, title: str, applicability: Applicability = "unsafe") -> Fix:
        """A fix that deletes several spans together."""
        return cls(tuple(Edit(span, "") for span in spans), title, applicability)


class Related(Record):
    """Another place that is part of the evidence: the other copy, the other number, where the sentence goes on.

    `file` is set only when the place lies in another file; then `line` and `col` (from 1) name its beginning.
    """

    span: Span
    message: str = ""
    file: str | None = None
    line: int = 0
    col: int = 0


class Finding(Record):
    """A defect with its place, its evidence and, where one exists, its repair.

    A rule gives `span` and `message`, and may give `related` (spans, or `Related` with a message), `fix` and a
    `severity` that differs from the rule's own.  The engine adds `rule` and `lines`; from then on the properties work.
    """

    span: Span
    message: str
    related: tuple[Span | Related, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    rule: Rule | None = None
    lines: LineIndex | None = None

    @property
    def code(self) -> str:
        """The rule's code, as `ENC305`."""
        return self._rule.code

    @property
    def name(self) -> str:
        """The rule's name, as `invisible-character`."""
        return self._rule.name

    @property
    def family(self) -> Family:
        """The rule's family."""
        return self._rule.family

    @property
    def level(self) -> Severity:
        """The severity that counts: the finding's own, else the rule's."""
        return self.severity or self._rule.severity

    @property
    def line(self) -> int:
        """First line, from 1."""
        return self._lines.position(self.span.start)[0]

    @property
    def col(self) -> int:
        """First column, from 1, in code points."""
        return self._lines.position(self.span.start)[1]

    @property
    def end_line(self) -> int:
        """Line of the end of the span, from 1."""
        return self._lines.position(self.span.end)[0]

    @property
    def end_col(self) -> int:
        """Column just after the span, from 1, in code points."""
        return self._lines.position(self.span.end)[1]

    @property
    def last_line(self) -> int:
        """Line of the last code point of the span, from 1: a span that ends with a line end does not reach the next line."""
        return self._lines.position(max(self.span.start, self.span.end - 1))[0]

    @property
    def evidence(self) -> tuple[Related, ...]:
        """The related places, each as `Related`."""
        return tuple(place if isinstance(place, Related) else Related(place) for place in self.related)

    @property
    def _rule(self) -> Rule:
        if self.rule is None:
            raise ValueError("the finding has not been through the engine: it has no rule yet")
        return self.rule

    @property
    def _lines(self) -> LineIndex:
        if self.lines is None:
            raise ValueError("the finding has not been through the engine: it has no line index yet")
        return self.lines
