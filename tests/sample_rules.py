"""Rules made for a test."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wenlint.document import Document, Paragraph, Sentence
from wenlint.finding import Finding
from wenlint.rule import Bad, FileNotes, Gate, Options, Rule

DOC = "A sample.\n\nFix safety: there is no fix."

Check = Callable[[Any, Any], Iterable[Finding]]


def make_rule(
    check: Check,
    code: str = "TST101",
    name: str = "sample-rule",
    *,
    unit: type[Document] | type[Paragraph] | type[Sentence] | type[FileNotes] = Document,
    doc: str = DOC,
    good: Sequence[str] = ("good",),
    bad: Sequence[Bad] = (Bad("«bad»"),),
    options: type[Options] = Options,
    **metadata: Any,
) -> Rule:
    """A rule as the decorator makes it, with a page of its own."""
    gate = Gate(
        metadata.pop("needs", ""),
        han=metadata.pop("han", False),
        preview=metadata.pop("preview", False),
        across="collect" in metadata,
    )
    given: dict[str, Any] = {"severity": "warning", "gate": gate, **metadata}
    rule = Rule(check, code, name, unit=unit, doc=doc, good=good, bad=bad, options=options, **given)
    rule.family = "residue"
    return rule
