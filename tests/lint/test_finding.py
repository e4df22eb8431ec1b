"""Spans, fixes and findings."""

import pytest

from sample_rules import make_rule
from wenlint.document import Document
from wenlint.finding import Edit, Finding, Fix, Related, Span
from wenlint.lines import LineIndex
from wenlint.rule import Rule
from wenlint.testing import unmarked

RULE: Rule = make_rule(lambda document, options: (), severity="info")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 3), (3, 5), False),
        ((0, 3), (4, 4), False),
        ((1, 1), (2, 2), False),
        ((0, 3), (2, 5), True),
        ((0, 5), (2, 3), True),
        ((0, 3), (3, 3), True),
        ((0, 3), (0, 0), True),
        ((0, 3), (1, 1), True),
        ((2, 2), (2, 2), True),
        ((2, 4), (2, 4), True),
    ],
)
def test_overlaps(one: tuple[int, int], other: tuple[int, int], expected: bool) -> None:
    assert Span(*one).overlaps(Span(*other)) is expected
    assert Span(*other).overlaps(Span(*one)) is expected


def test_makers_of_fixes() -> None:
    assert Fix.replace(Span(1, 2), "x", title="t") == Fix((Edit(Span(1, 2), "x"),), "t", "unsafe")
    assert Fix.delete(Span(1, 2), title="t", applicability="safe") == Fix((Edit(Span(1, 2), ""),), "t", "safe")
    assert Fix.delete_all([Span(1, 2), Span(4, 5)], title="t") == Fix((Edit(Span(1, 2), ""), Edit(Span(4, 5), "")), "t", "unsafe")


def test_a_finding_that_has_not_been_through_the_engine_has_no_place_or_code() -> None:
    finding = Finding(Span(0, 1), "m")
    for name in ("code", "name", "family", "level", "line", "col", "end_line", "end_col"):
        with pytest.raises(ValueError, match="has not been through the engine"):
            getattr(finding, name)


def test_a_finding_knows_its_rule_and_place() -> None:
    text, (span,) = unmarked("甲\r\n乙«丙\r丁»戊")
    finding = Finding(span, "m", rule=RULE, lines=LineIndex(text))
    assert (finding.code, finding.name, finding.family, finding.level) == ("TST101", "sample-rule", "residue", "info")
    assert (finding.line, finding.col, finding.end_line, finding.end_col) == (2, 2, 3, 2)
    assert finding._replace(severity="error").level == "error"


@pytest.mark.parametrize(
    ("text", "last", "end"),
    [("«甲»\n乙", 1, 1), ("«甲\n»乙", 1, 2), ("«甲\r\n»乙", 1, 2), ("«甲\n乙»", 2, 2), ("甲\n«»乙", 2, 2)],
)
def test_a_finding_ends_on_the_line_of_its_last_character(text: str, last: int, end: int) -> None:
    plain, (span,) = unmarked(text)
    finding = Finding(span, "m", rule=RULE, lines=LineIndex(plain))
    assert (finding.last_line, finding.end_line) == (last, end)


def test_evidence() -> None:
    place = Related(Span(3, 4), "the other copy", "b.txt", 7, 1)
    assert Finding(Span(0, 1), "m", related=(Span(1, 2), place)).evidence == (Related(Span(1, 2)), place)


def test_an_empty_document_has_one_place() -> None:
    finding = Finding(Span(0, 0), "m", rule=RULE, lines=Document("").lines)
    assert (finding.line, finding.col, finding.end_line, finding.end_col) == (1, 1, 1, 1)
