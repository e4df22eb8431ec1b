"""Runs the selected rules over one document."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.builtin import RULE_ERROR, UNDECODABLE
from wenlint.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wenlint.document import Document
    from wenlint.rule import Options, Rule
    from wenlint.ruleset import RuleSet


def check(
    document: Document, rules: RuleSet, *, ignored: frozenset[str] = frozenset(), undecodable: tuple[Span, ...] = ()
) -> list[Finding]:
    """The findings in a document, by place, after suppression.

    `ignored` are codes left out for this file; `undecodable` are the spans that the decoder could not read.  A rule
    that raises becomes a finding of its own, and the others go on.
    """
    found: list[Finding] = []
    if undecodable:
        found.append(_undecodable(document, undecodable))
    for selected in rules.selected:
        if selected.entry.code not in ignored and selected.lets_in(document):
            found += run(*selected.load(), document)
    if "wenlint-" in document.text:
        from wenlint.suppress import suppress

        found = suppress(found, document, rules, ignored)
    return by_place(_known(found, rules, ignored))


def by_place(found: Iterable[Finding]) -> list[Finding]:
    """Findings in the order in which they are shown."""
    return sorted(found, key=lambda finding: (finding.span.start, finding.code, finding.span.end))


def run(rule: Rule, options: Options, document: Document) -> list[Finding]:
    """The findings of one rule, with the rule and the document's line index.

    An exception is a finding too, as is a span that no report could show; what the rule found before it failed counts.
    """
    found: list[Finding] = []
    try:
        for finding in rule.run(document, options):
            examine(finding, len(document.text))
            found.append(placed(finding._replace(rule=rule), document))
    except Exception as error:
        found.append(failure(rule, error, document))
    return found


def placed(finding: Finding, document: Document) -> Finding:
    """The finding with the lines of the document, and with the part of the file in its message where the file has parts."""
    found = finding._replace(lines=document.places)
    part = document.places.part(finding.span.start)
    return found._replace(message=f"{finding.message} (paragraph {found.line} of the {part})") if part else found


def failure(rule: Rule, error: Exception, document: Document) -> Finding:
    """The finding that a rule raised an exception on a document."""
    reason = " ".join(str(error).split())[:200]
    message = f"the rule {rule.code} {rule.name} failed here with {type(error).__name__}: {reason}"
    return Finding(Span(0, 0), message, rule=RULE_ERROR, lines=document.places)


def examine(finding: Finding, size: int) -> None:
    """Raises `ValueError` when a span lies outside of a text of this size, or when edits of one fix overlap."""
    spans = [finding.span]
    for place in finding.related:
        if isinstance(place, Span):
            spans.append(place)
        elif place.file is None:
            spans.append(place.span)
    if finding.fix:
        edits = sorted(edit.span for edit in finding.fix.edits)
        if any(span.end > after.start or span == after for span, after in pairwise(edits)):
            raise ValueError(f"the edits of the fix {finding.fix.title!r} overlap")
        spans += edits
    for start, end in spans:
        if not 0 <= start <= end <= size:
            raise ValueError(f"the span {start}:{end} lies outside of the text, which has {size} code points")


def _undecodable(document: Document, spans: tuple[Span, ...]) -> Finding:
    first = spans[0]
    values = " ".join(f"0x{ord(character) - 0xDC00:02X}" for character in document.text[first.start : first.end][:4])
    codec = document.source.codec_name if document.source else "UTF-8"
    message = f"bytes that are not {codec} ({values}) at {len(spans)} place{'s' * (len(spans) > 1)}; no fix is written to this file"
    return Finding(first, message, related=spans[1:100], rule=UNDECODABLE, lines=document.places)


def _known(found: Iterable[Finding], rules: RuleSet, ignored: frozenset[str]) -> list[Finding]:
    kept = [finding for finding in found if finding.code in rules.codes and finding.code not in ignored]
    return kept if rules.keeps_fixes else [rules.configured(finding) for finding in kept]
