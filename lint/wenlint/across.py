"""Rules across the files of a run: what each file leaves behind, and what that says about the files after it.

The first half, `collect`, depends on one document and its rules alone, so that any process may do it and its outcome may
be kept.  The second half, `Across`, sees one file after the other in the order of the run; it holds notes, never texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wenlint.check import examine, failure, placed
from wenlint.finding import Finding
from wenlint.rule import FileNotes, Note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wenlint.document import Document
    from wenlint.rule import Options, Rule
    from wenlint.ruleset import RuleSet


def collect(
    document: Document, rules: RuleSet, ignored: frozenset[str] = frozenset()
) -> tuple[dict[str, list[Note]], list[Finding]]:
    """The notes of the rules across files on a document, by their codes, and findings about those that failed.

    Places that a directive suppresses are left out, as are the rules whose codes are `ignored` for this file.
    """
    notes: dict[str, list[Note]] = {}
    failures: list[Finding] = []
    for selected in rules.across:
        if selected.entry.code not in ignored and selected.lets_in(document):
            rule, options = selected.load()
            try:
                notes[rule.code] = _not_suppressed(notes_of(rule, options, document), rule, document, rules)
            except Exception as error:
                failures.append(failure(rule, error, document))
    return notes, failures


def notes_of(rule: Rule, options: Options, document: Document) -> list[Note]:
    """The notes of one rule across files on a document, whatever its directives say."""
    assert rule.collect
    position = document.lines.position
    return [Note(span, *position(span.start), value) for span, value in rule.collect(document, options)]


def _not_suppressed(notes: list[Note], rule: Rule, document: Document, rules: RuleSet) -> list[Note]:
    if "wenlint-" not in document.text:
        return notes
    from wenlint.suppress import Directives

    findings = [Finding(note.span, "", rule=rule, lines=document.places) for note in notes]
    kept = {id(finding) for finding in Directives(document, rules).not_covered(rule.code, findings)}
    return [note for note, finding in zip(notes, findings, strict=True) if id(finding) in kept]


class Across:
    """The rules across the files of one run, which are shown the files in order."""

    def __init__(self) -> None:
        self._memory: dict[str, dict[Any, Any]] = {}

    def check(self, document: Document, notes: Mapping[str, Sequence[Note]], rules: RuleSet) -> list[Finding]:
        """The findings of the rules across files on the next file, given its notes; `document.path` names it.

        A rule that raises becomes a finding of its own.
        """
        return [
            rules.configured(finding)
            for selected in rules.across
            if selected.entry.code in notes
            for finding in self._checked(*selected.load(), document, notes[selected.entry.code])
        ]

    def run(self, rule: Rule, options: Options, document: Document) -> list[Finding]:
        """The findings of one rule on the next file: for tests of a rule."""
        return self._checked(rule, options, document, notes_of(rule, options, document))

    def _checked(self, rule: Rule, options: Options, document: Document, notes: Sequence[Note]) -> list[Finding]:
        found: list[Finding] = []
        file = FileNotes(document.path or "", notes, self._memory.setdefault(rule.code, {}))
        try:
            for finding in rule.check(file, options):
                examine(finding, len(document.text))
                found.append(placed(finding._replace(rule=rule), document))
        except Exception as error:
            found.append(failure(rule, error, document))
        return found
