"""Runs the examples of a rule pack: the tests of our rules, and of yours.

import pytest
from wenlint.testing import cases

@pytest.mark.parametrize("case", cases("my_pack"), ids=str)
def test_rule(case):
case.run()
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.across import Across
from wenlint.builtin import RULE_ERROR
from wenlint.check import check, run
from wenlint.config import Config
from wenlint.document import Document
from wenlint.finding import Finding, Span
from wenlint.packs import load_packs
from wenlint.plan import UNDONE, Fixed, fix, normal
from wenlint.record import Record
from wenlint.rule import CODE, KINDS, NAME
from wenlint.ruleset import RuleSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from wenlint.rule import Bad, Good, Rule

OPEN, CLOSE = "«", "»"

LAST = "last"
"""The path of an example's document, which is the last file of a run for a rule across files."""


class Case(Record):
    """One thing to test about a rule; `str(case)` is its name in the test report."""

    rule: Rule
    what: str
    number: int
    pack: str

    def run(self) -> None:
        """Raises `AssertionError` that says what is wrong."""
        if self.what == "page":
            check_page(self.rule)
        elif self.what == "good":
            check_good(self.rule, self.rule.good[self.number])
        elif self.what == "bad":
            check_bad(self.rule, self.rule.bad[self.number])
        else:
            check_together(self.rule, self.rule.bad[self.number], self.pack)

    def __str__(self) -> str:
        return f"{self.rule.code}-{self.what}-{self.number}"


def cases(pack: str) -> list[Case]:
    """All tests of the pack in a module: its pages, good and bad examples, and all rules together on the bad ones."""
    made: list[Case] = []
    for entry in load_packs([pack]).entries:
        if entry.module == "wenlint.builtin":
            continue
        rule = entry.load()
        made.append(Case(rule, "page", 0, pack))
        made += [Case(rule, "good", number, pack) for number in range(len(rule.good))]
        for what in ("bad", "together"):
            made += [Case(rule, what, number, pack) for number in range(len(rule.bad))]
    return made


def check_page(rule: Rule) -> None:
    """The page has a first sentence, says how safe its fix is, and explains every option; there are examples."""
    assert re.fullmatch(CODE, rule.code), f"{rule}: a code is capitals and three or four digits, as ABC101"
    assert re.fullmatch(NAME, rule.name), f"{rule}: a name is lower case with hyphens, as doubled-word"
    doc = rule.doc
    first = doc.partition("\n")[0]
    assert first.endswith("."), f"{rule}: the docstring begins with a sentence on one line, not {first!r}"
    assert "\n\nFix safety:" in doc, f"{rule}: the docstring has no section 'Fix safety:'"
    for name, default in rule.options.fields().items():
        option = name.replace("_", "-")
        assert type(default) in KINDS, f"{rule}: the option `{option}` must be one of: {', '.join(KINDS.values())}"
        assert f"`{option}`" in doc, f"{rule}: the docstring does not explain the option `{option}`"
    assert rule.good, f"{rule}: no good examples; write those first that look like defects"
    assert rule.bad, f"{rule}: no bad examples"


def check_good(rule: Rule, example: Good) -> None:
    """The rule finds nothing in a good example."""
    found = _findings(rule, Document(example.text, format=example.format, path=LAST), example)
    assert not found, f"{rule} speaks about {example.text!r}: {_listed(found, example.text)}"


def check_bad(rule: Rule, example: Bad) -> None:
    """The rule finds exactly the marked spans, and its fixes give the stated text and leave nothing to fix."""
    text, spans = unmarked(example.text)
    document = Document(text, format=example.format, path=LAST)
    found = _findings(rule, document, example)
    assert [finding.span for finding in found] == spans, (
        f"{rule} finds {_listed(found, text)} in {text!r}, not {[text[start:end] for start, end in spans]}"
    )
    for finding in found:
        _check_finding(rule, finding, text)
    if example.fixed is None:
        assert not any(finding.fix for finding in found), f"{rule} fixes {text!r}, and the example does not say to what"
        return
    assert any(finding.fix for finding in found), f"{rule}: the example says to what it is fixed, and there is no fix"
    fixed = _fixed(document, lambda changed: _found(rule, changed, example))
    assert fixed.text == example.fixed, f"{rule} makes {fixed.text!r} of {text!r}, not {example.fixed!r}"
    assert not fixed.refused, f"{rule}: {fixed.refused[0].reason}: {text!r}"
    _check_crashes(fixed.left)
    left = [finding for finding in fixed.left if finding.fix]
    assert not left, f"{rule}: after its fixes there is more to fix in {fixed.text!r}: {_listed(left, fixed.text)}"
    assert len(fixed.left) <= len(found) - len([finding for finding in found if finding.fix]), f"{rule}: its fix makes new findings"


def check_together(rule: Rule, example: Bad, pack: str) -> None:
    """All rules of the pack together come to rest on a bad example, and a second fix run changes nothing."""
    rules = RuleSet(Config(packs=(pack,), preview=True))
    text, _ = unmarked(example.text)

    def fixed_text(text: str) -> Fixed:
        return fix(Document(text, format=example.format), lambda changed: check(changed, rules), rules.applicability, unsafe=True)

    fixed = fixed_text(text)
    again = fixed_text(fixed.text)
    assert again.text == fixed.text, f"{rule}: a second fix run changes {fixed.text!r} to {again.text!r}"
    undone = [refusal.finding for refusal in fixed.refused if refusal.reason == UNDONE]
    assert not undone, f"{rule} and another rule undo each other: {_listed(undone, fixed.text)} in {fixed.text!r}"
    _check_crashes(fixed.left)


def unmarked(text: str) -> tuple[str, list[Span]]:
    """An example without its «marks», and the spans that they mark in order.  `AssertionError` for odd marks."""
    plain, spans, start = "", [], -1
    for character in text:
        if character == OPEN:
            assert start < 0, f"« within « in {text!r}"
            start = len(plain)
        elif character == CLOSE:
            assert start >= 0, f"» without « in {text!r}"
            spans.append(Span(start, len(plain)))
            start = -1
        else:
            plain += character
    assert start < 0, f"« without » in {text!r}"
    assert spans, f"no «» in the bad example {text!r}"
    return plain, spans


def _findings(rule: Rule, document: Document, example: Good | Bad) -> list[Finding]:
    found = _found(rule, document, example)
    _check_crashes(found)
    return sorted(found, key=lambda finding: finding.span)


def _found(rule: Rule, document: Document, example: Good | Bad) -> list[Finding]:
    """The findings of a rule on a document, of a rule across files after the earlier files of the example."""
    options = rule.options.from_table(example.options, rule.name)
    if not rule.gate.across:
        return run(rule, options, document)
    across = Across()
    for number, text in enumerate(example.earlier, 1):
        across.run(rule, options, Document(text, format=example.format, path=f"earlier-{number}"))
    return across.run(rule, options, document)


def _check_crashes(found: list[Finding]) -> None:
    crashed = [finding.message for finding in found if finding.code == RULE_ERROR.code]
    assert not crashed, crashed[0]


def _fixed(document: Document, findings: Callable[[Document], list[Finding]]) -> Fixed:
    return fix(document, findings, lambda finding: "safe" if finding.fix else None)


def _check_finding(rule: Rule, finding: Finding, text: str) -> None:
    assert finding.message.strip(), f"{rule}: a finding without a message"
    assert "\n" not in finding.message, f"{rule}: a message of two lines: {finding.message!r}"
    if finding.fix:
        assert finding.fix.title.strip(), f"{rule}: a fix without a title"
        assert finding.fix.form or normal(text, finding.fix), f"{rule}: a fix that changes nothing"


def _listed(found: list[Finding], text: str) -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in found]
