"""What a finding is, apart from where it stands."""

import re

import pytest

from sample_rules import make_rule
from wenlint.finding import Edit, Finding, Fix, Span
from wenlint.fingerprint import decision_fingerprints, fingerprints
from wenlint.testing import unmarked

RULE = make_rule(lambda document, options: ())


def of(text: str, code: str = "TST101") -> list[str]:
    """The fingerprints of the marked places."""
    plain, spans = unmarked(text)
    rule = make_rule(lambda document, options: (), code)
    return fingerprints([Finding(span, "m", rule=rule) for span in spans], plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲«乙»丙", "甲«丁»丙"),
        ("甲«乙»丙", "戊«乙»丙"),
        ("甲«乙»丙", "甲«乙»戊"),
        ("«甲»乙", "甲«乙»"),
        ("«»甲", "甲«»"),
        ("«甲乙»", "«甲»乙"),
    ],
)
def test_another_finding_has_another_fingerprint(one: str, other: str) -> None:
    assert of(one) != of(other)


def test_another_rule_has_another_fingerprint() -> None:
    assert of("甲«乙»丙", "TST101") != of("甲«乙»丙", "TST102")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲«乙»丙", "前\n\n甲«乙»丙\n后"),
        ("甲«乙»丙", "\u3000\u3000甲«乙»丙 "),
        ("a «b c» d", "a  «b\u3000c»\td"),
        ("甲«乙»丙\n丁", "甲«乙»丙\r\n戊"),
        ("丁\r甲«乙»丙\r丁", "戊\r甲«乙»丙\r戊"),
        ("丁\n甲«乙»丙\n丁", "戊\r甲«乙»丙\r戊"),
        ("a" * 80 + "«乙»" + "b" * 80, "c" + "a" * 79 + "«乙»" + "b" * 79 + "c"),
        ("甲«乙\n丙»丁", "甲«乙\r\n\u3000丙»丁"),
    ],
)
def test_a_fingerprint_survives(one: str, other: str) -> None:
    assert of(one) == of(other)


def test_findings_that_are_alike_are_numbered() -> None:
    once, twice = of("甲«乙»丙"), of("甲«乙»丙\n甲«乙»丙")
    assert len(set(twice)) == 2
    assert twice[0] == once[0]


def test_a_fingerprint_is_sixteen_hex_digits_even_of_what_does_not_decode() -> None:
    (fingerprint,) = of("甲«\udcff\ud800»")
    assert re.fullmatch("[0-9a-f]{16}", fingerprint)


def test_no_findings() -> None:
    assert fingerprints([], "甲") == []


def test_the_value_is_fixed() -> None:
    # Baselines outlive versions: a change here invalidates all of them.
    assert fingerprints([Finding(Span(1, 2), "m", rule=RULE)], "甲乙丙") == ["3f6ed3e25cd23f23"]


# ---- with the repair


def decided(text: str, edits: list[tuple[int, int, str]], span: tuple[int, int] = (0, 1)) -> str:
    """The fingerprint of a finding with a fix."""
    fix = Fix(tuple(Edit(Span(start, end), new) for start, end, new in edits), "mend it") if edits else None
    (key,) = decision_fingerprints([Finding(Span(*span), "m", fix=fix, rule=RULE)], text)
    return key


def test_a_decision_names_the_finding_as_other_reports_do() -> None:
    key = decided("甲乙", [(1, 2, "")])
    assert re.fullmatch("[0-9a-f]{16}-[0-9a-f]{16}", key)
    assert key.partition("-")[0] == fingerprints([Finding(Span(0, 1), "m", rule=RULE)], "甲乙")[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("甲\n乙丙", [(2, 3, "")]), ("甲\n丁丙", [(2, 3, "")])),  # another text is deleted, far from the span
        (("甲\n乙丙", [(2, 3, "")]), ("甲\n乙丁", [(2, 3, "")])),  # beside another
        (("甲 乙", [(1, 2, "")]), ("甲  乙", [(1, 3, "")])),  # blanks count where they are the matter
        (("甲乙", [(1, 2, "丙")]), ("甲乙", [(1, 2, "丁")])),
        (("甲乙", [(1, 2, "")]), ("甲乙", [])),
        (("甲乙丙", [(1, 2, "")]), ("甲乙丙", [(1, 2, ""), (2, 3, "")])),
    ],
)
def test_another_repair_has_another_fingerprint(
    one: tuple[str, list[tuple[int, int, str]]], other: tuple[str, list[tuple[int, int, str]]]
) -> None:
    assert decided(*one) != decided(*other)


def test_a_repair_that_moves_keeps_its_fingerprint() -> None:
    assert decided("甲乙", [(1, 2, "")]) == decided("前\n  甲乙\n后", [(5, 6, "")], (4, 5))


def test_the_number_of_alike_findings_counts() -> None:
    findings = [Finding(Span(at, at + 1), "m", rule=RULE) for at in (0, 2)]
    one, other = decision_fingerprints(findings, "甲\n甲\n")
    (alone,) = decision_fingerprints(findings[:1], "甲\n甲\n")
    assert len({one, other, alone}) == 3
