"""Running the rules over a document."""

from collections.abc import Callable, Iterator

import pytest

from sample_rules import make_rule
from wenlint.check import check, run
from wenlint.document import Document, Paragraph, Sentence
from wenlint.finding import Edit, Finding, Fix, Related, Span
from wenlint.rule import Options, Rule
from wenlint.ruleset import RuleSet

MakeRules = Callable[..., RuleSet]


def at(*spans: tuple[int, int]) -> Callable[[Document, Options], Iterator[Finding]]:
    """A rule that finds these spans, whatever the text."""

    def find(document: Document, options: Options) -> Iterator[Finding]:
        for span in spans:
            yield Finding(Span(*span), "found")

    return find


def test_findings_come_by_place_then_by_code(make_rules: MakeRules) -> None:
    rules = make_rules(make_rule(at((3, 4), (0, 1)), "TST102", "second"), make_rule(at((3, 9), (3, 4)), "TST101", "first"))
    found = check(Document("0123456789"), rules)
    assert [(finding.code, *finding.span) for finding in found] == [
        ("TST102", 0, 1), ("TST101", 3, 4), ("TST101", 3, 9), ("TST102", 3, 4),
    ]  # fmt: skip


def test_ignored_codes_are_left_out(make_rules: MakeRules) -> None:
    rules = make_rules(make_rule(at((0, 1)), "TST101", "first"), make_rule(at((0, 1)), "TST102", "second"))
    found = check(Document("x"), rules, ignored=frozenset(["TST101"]))
    assert [finding.code for finding in found] == ["TST102"]


def test_a_rule_that_raises_is_a_finding_and_the_others_go_on(make_rules: MakeRules) -> None:
    def fails(document: Document, options: Options) -> Iterator[Finding]:
        yield Finding(Span(2, 3), "found before")
        raise ZeroDivisionError("division\nby zero " * 100)

    found = check(Document("0123"), make_rules(make_rule(fails, "TST101", "broken"), make_rule(at((1, 2)), "TST102", "sound")))
    assert [finding.code for finding in found] == ["WEN001", "TST102", "TST101"]
    assert found[0].message.startswith("the rule TST101 broken failed here with ZeroDivisionError: division by zero division")
    assert "\n" not in found[0].message
    assert found[0].level == "error"


@pytest.mark.parametrize(
    "settings", [{"select": ("TST",)}, {"select": ("broken",)}, {"extend_select": ("TST101",), "select": ("TST1",)}]
)
def test_a_rule_that_raises_never_passes_for_clean(make_rules: MakeRules, settings: dict[str, tuple[str, ...]]) -> None:
    def fails(document: Document, options: Options) -> Iterator[Finding]:
        raise KeyError("x")
        yield

    found = check(Document("x"), make_rules(make_rule(fails, "TST101", "broken"), **settings))
    assert [finding.code for finding in found] == ["WEN001"]


def test_an_interruption_is_no_failure_of_a_rule() -> None:
    def interrupted(document: Document, options: Options) -> Iterator[Finding]:
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        run(make_rule(interrupted), Options(), Document("x"))


OUTSIDE = "ValueError: the span {}:{} lies outside of the text, which has 4 code points"
OVERLAP = "ValueError: the edits of the fix 't' overlap"


@pytest.mark.parametrize(
    ("finding", "message"),
    [
        (Finding(Span(0, 5), "m"), OUTSIDE.format(0, 5)),
        (Finding(Span(-1, 2), "m"), OUTSIDE.format(-1, 2)),
        (Finding(Span(3, 2), "m"), OUTSIDE.format(3, 2)),
        (Finding(Span(0, 1), "m", related=(Span(0, 1), Span(4, 5))), OUTSIDE.format(4, 5)),
        (Finding(Span(0, 1), "m", related=(Related(Span(-2, -1), "there"),)), OUTSIDE.format(-2, -1)),
        (Finding(Span(0, 1), "m", fix=Fix.delete(Span(2, 7), title="t")), OUTSIDE.format(2, 7)),
        (Finding(Span(0, 1), "m", fix=Fix.delete_all([Span(2, 3), Span(0, 1), Span(1, 3)], title="t")), OVERLAP),
        (Finding(Span(0, 1), "m", fix=Fix((Edit(Span(1, 1), "a"), Edit(Span(1, 1), "b")), "t")), OVERLAP),
        ((Span(0, 1), "no finding"), "AttributeError: 'tuple' object has no attribute"),
    ],
)
def test_what_no_report_could_show_is_a_failure_of_the_rule(finding: Finding, message: str) -> None:
    found = run(make_rule(lambda document, options: [Finding(Span(1, 2), "sound"), finding]), Options(), Document("0123"))
    assert [(item.code, item.span) for item in found] == [("TST101", (1, 2)), ("WEN001", (0, 0))]
    assert f"the rule TST101 sample-rule failed here with {message}" in found[1].message


@pytest.mark.parametrize(
    "finding",
    [
        Finding(Span(0, 0), "m"),
        Finding(Span(4, 4), "m"),
        Finding(Span(0, 4), "m", related=(Related(Span(90, 99), "elsewhere", "b.txt", 3, 1),)),
        Finding(Span(0, 4), "m", fix=Fix((Edit(Span(2, 4), "x"), Edit(Span(0, 2), "y"), Edit(Span(4, 4), "z")), "t")),
        Finding(Span(0, 4), "m", fix=Fix((Edit(Span(0, 2), "x"), Edit(Span(0, 0), "y")), "t")),
    ],
)
def test_spans_at_the_ends_of_the_text_are_sound(finding: Finding) -> None:
    rule = make_rule(lambda document, options: [finding])
    document = Document("0123")
    assert run(rule, Options(), document) == [finding._replace(rule=rule, lines=document.lines)]


def test_undecodable_bytes_are_one_finding(make_rules: MakeRules) -> None:
    text = "甲\udcff\udcfe乙\udce4"
    found = check(Document(text), make_rules(make_rule(at())), undecodable=(Span(1, 3), Span(4, 5)))
    assert [(finding.code, finding.span, finding.related) for finding in found] == [("WEN004", (1, 3), ((4, 5),))]
    assert found[0].message == "bytes that are not UTF-8 (0xFF 0xFE) at 2 places; no fix is written to this file"


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ({"needs": "xy"}, "abc", 0),
        ({"needs": "xy"}, "aby", 1),
        ({"han": True}, "abc かな", 0),
        ({"han": True}, "abc中", 1),
        ({"needs": "中", "han": True}, "中", 1),
    ],
)
def test_gates(rule: dict[str, object], text: str, expected: int) -> None:
    assert len(run(make_rule(at((0, 1)), **rule), Options(), Document(text))) == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [(Document, ["甲。乙。\n\n丙"]), (Paragraph, ["甲。乙。", "丙"]), (Sentence, ["甲。", "乙。", "丙"])],
)
def test_units(unit: type[Document] | type[Paragraph] | type[Sentence], expected: list[str]) -> None:
    seen: list[str] = []
    rule: Rule = make_rule(lambda item, options: seen.append(item.text) or (), unit=unit)
    assert run(rule, Options(), Document("甲。乙。\n\n丙")) == []
    assert seen == expected


def test_lone_surrogates_in_a_text_of_the_api(make_rules: MakeRules) -> None:
    rules = make_rules(make_rule(lambda paragraph, options: [Finding(paragraph.span, paragraph.text)], unit=Paragraph))
    for format in ("text", "markdown"):
        found = check(Document("a\ud83d\n\nb <!-- wenlint-disable-line -->", format=format), rules)
        assert [finding.span for finding in found] == [(0, 2)]
        assert "\ud83d" not in found[0].message
