"""The harness for rule packs: what it lets pass, and what it fails on."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sample_rules import DOC, make_rule
from wenlint.document import Document
from wenlint.finding import Edit, Finding, Fix, Related, Span
from wenlint.rule import Bad, Good, Options, Rule
from wenlint.testing import Case, cases, check_bad, check_good, check_page, check_together, unmarked

Make = Callable[[re.Match[str]], Finding]


def finding(pattern: str, make: Make) -> Callable[[Document, Options], Iterator[Finding]]:
    """A rule that makes a finding of each match."""
    return lambda document, options: (make(match) for match in re.finditer(pattern, document.text))


def plain(match: re.Match[str]) -> Finding:
    return Finding(Span(*match.span()), "m")


def replaced(text: str, **more: Any) -> Make:
    """Makes findings whose fix replaces the match."""
    return lambda match: Finding(
        Span(*match.span()), "m", fix=Fix.replace(Span(*match.span()), match.expand(text), title=more.get("title", "t"))
    )


def deletes_first(match: re.Match[str]) -> Finding:
    return Finding(Span(*match.span()), "m", fix=Fix.delete(Span(0, 1), title="t"))


def rule(make: Make = plain, pattern: str = "bad", **metadata: Any) -> Rule:
    return make_rule(finding(pattern, make), **metadata)


class Words(Options):
    """Options of a sample rule."""

    word: str = "bad"
    min_length: int = 3


def option_rule(document: Document, options: Words) -> Iterator[Finding]:
    for match in re.finditer(options.word, document.text):
        yield plain(match)


GOOD_PAGE = "A sample.\n\n`word` is the word, `min-length` its length.\n\nFix safety: there is none."


@pytest.mark.parametrize(
    ("made", "example"),
    [
        (rule(), Bad("a «bad» b «bad»")),
        (rule(pattern="$"), Bad("abc«»")),
        (rule(replaced("good")), Bad("a «bad» «bad»", fixed="a good good")),
        (rule(replaced("")), Bad("«bad»«bad»«bad»", fixed="")),
        (rule(replaced("ba"), pattern="baa+"), Bad("«baaaa»", fixed="ba")),
        (rule(lambda match: plain(match) if match.start() else replaced("x")(match)), Bad("«bad» «bad»", fixed="x bad")),
        (rule(), Bad("# a `x` «bad»", format="markdown")),
        (make_rule(option_rule, options=Words), Bad("bad «worse»", options={"word": "worse"})),
    ],
)
def test_sound_bad_examples_pass(made: Rule, example: Bad) -> None:
    check_bad(made, example)


def fails(document: Document, options: Options) -> Iterator[Finding]:
    raise KeyError("gone")
    yield


def fails_when_repaired(document: Document, options: Options) -> Iterator[Finding]:
    if "good" in document.text:
        raise KeyError("gone")
    yield from finding("bad", replaced("good"))(document, options)


@pytest.mark.parametrize(
    ("made", "example", "message"),
    [
        (rule(), Bad("bad"), "no «» in the bad example"),
        (rule(), Bad("«bad» bad"), "finds ['bad', 'bad'] in 'bad bad', not ['bad']"),
        (rule(), Bad("«ba»d"), "finds ['bad'] in 'bad', not ['ba']"),
        (rule(), Bad("«ok»"), "finds [] in 'ok', not ['ok']"),
        (rule(), Bad("«bad"), "« without »"),
        (rule(), Bad("bad»"), "» without «"),
        (rule(), Bad("«b«ad»»"), "« within «"),
        (
            rule(lambda match: Finding(Span(0, 99), "m")),
            Bad("«bad»"),
            "failed here with ValueError: the span 0:99 lies outside of the text",
        ),
        (rule(lambda match: plain(match)._replace(message=" ")), Bad("«bad»"), "a finding without a message"),
        (rule(lambda match: plain(match)._replace(message="a\nb")), Bad("«bad»"), "a message of two lines"),
        (
            rule(lambda match: plain(match)._replace(related=(Related(Span(3, 9)),))),
            Bad("«bad»"),
            "the span 3:9 lies outside of the text",
        ),
        (rule(replaced("good", title=" ")), Bad("«bad»", fixed="good"), "a fix without a title"),
        (rule(replaced(r"\g<0>")), Bad("«bad»", fixed="bad"), "a fix that changes nothing"),
        (
            rule(lambda match: plain(match)._replace(fix=Fix((Edit(Span(0, 2), ""), Edit(Span(1, 3), "")), "t"))),
            Bad("«bad»", fixed=""),
            "the edits of the fix 't' overlap",
        ),
        (rule(replaced("good")), Bad("«bad»"), "the example does not say to what"),
        (rule(), Bad("«bad»", fixed="bad"), "the example says to what it is fixed, and there is no fix"),
        (rule(replaced("good")), Bad("«bad»", fixed="better"), "makes 'good' of 'bad', not 'better'"),
        (rule(deletes_first), Bad("xxx«bad»", fixed="bad"), "makes 'ad' of 'xxxbad', not 'bad'"),
        (
            rule(lambda match: deletes_first(match) if len(match.string) == 6 else plain(match)),
            Bad("xxx«bad»", fixed="xxbad"),
            "its fix makes new findings",
        ),
        (rule(replaced("bad bad")), Bad("«bad»", fixed="bad" + " bad" * 1023), "there is more to fix"),
        (rule(replaced("x"), pattern="a"), Bad("`«a»`", fixed="`x`", format="markdown"), "not '`x`'"),
        (make_rule(fails), Bad("«bad»"), "failed here with KeyError: 'gone'"),
        (make_rule(fails_when_repaired), Bad("«bad»", fixed="good"), "failed here with KeyError: 'gone'"),
        (
            rule(lambda match: replaced({"bad": "dab", "dab": "bad"}[match[0]])(match), pattern="bad|dab"),
            Bad("«bad»", fixed="dab"),
            "makes 'bad' of 'bad'",
        ),
        (rule(needs="x"), Bad("«bad»"), "finds [] in 'bad'"),
        (rule(han=True), Bad("«bad»"), "finds [] in 'bad'"),
    ],
)
def test_unsound_bad_examples_fail(made: Rule, example: Bad, message: str) -> None:
    with pytest.raises(AssertionError) as raised:
        check_bad(made, example)
    assert message in str(raised.value)


def test_good_examples() -> None:
    check_good(rule(), Good("good"))
    check_good(make_rule(option_rule, options=Words), Good("bad", options={"word": "worse"}))
    with pytest.raises(AssertionError, match=r"speaks about 'a bad': \['bad'\]"):
        check_good(rule(), Good("a bad"))
    with pytest.raises(AssertionError, match="failed here with KeyError: 'gone'"):
        check_good(make_rule(fails), Good("good"))


def test_a_sound_page_passes() -> None:
    check_page(rule())
    check_page(make_rule(option_rule, options=Words, doc=GOOD_PAGE))


class Odd(Options):
    """An option of a type that no configuration file can say."""

    word: Any = None


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (rule(code="tst101"), "a code is capitals and three or four digits"),
        (rule(code="TST1"), "a code is capitals and three or four digits"),
        (rule(name="Bad_word"), "a name is lower case with hyphens"),
        (rule(doc="No full stop\n\nFix safety: safe."), "the docstring begins with a sentence on one line"),
        (rule(doc="A sample."), "the docstring has no section 'Fix safety:'"),
        (rule(doc=DOC, options=Words), "the docstring does not explain the option `word`"),
        (rule(doc=GOOD_PAGE.replace("`min-length`", "`min_length`"), options=Words), "does not explain the option `min-length`"),
        (rule(doc=GOOD_PAGE, options=Odd), "the option `word` must be one of: true or false, a whole number"),
        (rule(good=()), "no good examples"),
        (rule(bad=()), "no bad examples"),
    ],
)
def test_unsound_pages_fail(made: Rule, message: str) -> None:
    with pytest.raises(AssertionError) as raised:
        check_page(made)
    assert message in str(raised.value)


def together(make_pack: Callable[..., str], *made: Rule) -> None:
    check_together(made[0], made[0].bad[0], make_pack(*made))


def word_rule(code: str, word: str, new: str, bad: str = "«bad»", **metadata: Any) -> Rule:
    return rule(replaced(new), pattern=word, code=code, name=f"rule-{code.lower()}", bad=[Bad(bad)], **metadata)


def test_rules_that_come_to_rest_together(make_pack: Callable[..., str]) -> None:
    together(
        make_pack,
        word_rule("TST101", "bad", "odd"),
        word_rule("TST102", "odd", "even"),
        word_rule("TST103", "even", "", preview=True),
    )


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (
            [word_rule("TST101", "bad", "odd"), word_rule("TST102", "odd", "bad")],
            "TST101 rule-tst101> and another rule undo each other",
        ),
        ([word_rule("TST101", "bad", "odd"), word_rule("TST102", "odd", "xodd")], "a second fix run changes"),
        (
            [word_rule("TST101", "bad", "odd"), make_rule(fails, "TST102", "broken")],
            "the rule TST102 broken failed here with KeyError",
        ),
    ],
)
def test_rules_that_do_not_go_together(make_pack: Callable[..., str], made: list[Rule], message: str) -> None:
    with pytest.raises(AssertionError) as raised:
        together(make_pack, *made)
    assert message in str(raised.value)


def test_cases_are_all_that_a_pack_says(make_pack: Callable[..., str]) -> None:
    pack = make_pack(rule(good=["a", "b"], bad=[Bad("«bad»"), Bad("x «bad»")]), rule(code="TST102", name="other-rule"))
    made = cases(pack)
    assert [str(case) for case in made] == [
        "TST101-page-0", "TST101-good-0", "TST101-good-1", "TST101-bad-0", "TST101-bad-1", "TST101-together-0", "TST101-together-1",
        "TST102-page-0", "TST102-good-0", "TST102-bad-0", "TST102-together-0",
    ]  # fmt: skip
    for case in made:
        case.run()


@pytest.mark.parametrize(
    ("what", "metadata"),
    [("page", {"doc": "x"}), ("good", {"good": ["bad"]}), ("bad", {"bad": [Bad("«ba»d")]}), ("together", {"bad": [Bad("bad")]})],
)
def test_a_case_runs_what_it_names(make_pack: Callable[..., str], what: str, metadata: dict[str, Any]) -> None:
    made = rule(**metadata)
    with pytest.raises(AssertionError):
        Case(made, what, 0, make_pack(made)).run()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("«»", ("", [(0, 0)])), ("a«b»c«»", ("abc", [(1, 2), (3, 3)])), ("«中\n»«文»", ("中\n文", [(0, 2), (2, 3)]))],
)
def test_unmarked(text: str, expected: tuple[str, list[tuple[int, int]]]) -> None:
    assert unmarked(text) == expected
