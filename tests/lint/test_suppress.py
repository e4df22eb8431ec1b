"""Directives that suppress findings."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sample_rules import make_rule
from wenlint.check import check
from wenlint.document import Document
from wenlint.finding import Finding, Span
from wenlint.rule import Options, Rule
from wenlint.ruleset import RuleSet


def occurrences(letter: str, text: str) -> Iterator[re.Match[str]]:
    """A letter, or the range from it to the next `~` if the letter does not stand in between again."""
    return re.finditer(rf"\b{letter}\b(?:(?:(?!\b{letter}\b)[^~])*~)?", text)


def letters(letter: str) -> Callable[[Document, Options], Iterator[Finding]]:
    """A rule that finds a letter."""

    def find(document: Document, options: Options) -> Iterator[Finding]:
        for match in occurrences(letter, document.text):
            yield Finding(Span(*match.span()), f"found {letter}")

    return find


def all_rules() -> list[Rule]:
    return [
        make_rule(letters("A"), "DUP101", "doubled-word"),
        make_rule(letters("B"), "DUP202", "lost-text"),
        make_rule(letters("C"), "ENC301", "odd-byte"),
        make_rule(letters("P"), "ENC302", "new-idea", preview=True),
    ]


@pytest.fixture
def rules(make_rules: Callable[..., RuleSet]) -> RuleSet:
    return make_rules(*all_rules())


def found(text: str, rules: RuleSet, format: str = "text", ignored: frozenset[str] = frozenset()) -> list[str]:
    return [f"{finding.line}:{finding.code}" for finding in check(Document(text, format=format), rules, ignored=ignored)]


TEXTS = {
    # negatives: nothing is suppressed, and nothing is said
    "A wenlint-disable A": ["1:DUP101", "1:DUP101"],
    "see the option wenlint-disable-line A": ["1:DUP101"],
    "<!-- eslint-disable-line --> A": ["1:DUP101"],
    "A # wenlint-disable-line": ["1:DUP101"],
    "A // wenlint-disable-line": ["1:DUP101"],
    "<!--\nwenlint-disable-file\n-->\nA": ["4:DUP101"],
    "{/* wenlint-disable-line A": ["1:DUP101"],
    # one line
    "<!-- wenlint-disable-line --> A\nA": ["2:DUP101"],
    "A B <!-- wenlint-disable-line DUP101 -->\nA": ["1:DUP202", "2:DUP101"],
    "A <!--wenlint-disable-line-->": [],
    "A {/* wenlint-disable-line */}": [],
    "A <!--\twenlint-disable-line\tDUP101\t-->": [],
    # the next line
    "# wenlint-disable-next-line\nA\nA": ["3:DUP101"],
    "  // wenlint-disable-next-line lost-text\nA B": ["2:DUP101"],
    "//wenlint-disable-next-line\n\n \u3000\n\nA\nA": ["6:DUP101"],
    "A <!-- wenlint-disable-next-line -->\nA": ["1:DUP101"],
    "<!-- wenlint-disable-next-line --> A\nA\n": ["1:DUP101"],
    "A\n<!-- wenlint-disable-next-line DUP101 -->": ["1:DUP101", "2:WEN002"],
    "A <!-- wenlint-disable-next-line DUP101 -->": ["1:DUP101", "1:WEN002"],
    # a range
    "A\n# wenlint-disable\nA B\n# wenlint-enable\nA": ["1:DUP101", "5:DUP101"],
    "# wenlint-disable\nA\nA": [],
    "# wenlint-disable DUP101\nA B": ["2:DUP202"],
    "# wenlint-disable DUP101 DUP202\nA B\n# wenlint-enable DUP101\nA B": ["4:DUP101"],
    "# wenlint-disable\nA B\n# wenlint-enable DUP101\nA B\n# wenlint-enable\nA B": ["4:DUP101", "6:DUP101", "6:DUP202"],
    "# wenlint-disable DUP101\nA\n# wenlint-disable DUP101\nA\n# wenlint-enable DUP101\nA": ["6:DUP101"],
    "# wenlint-disable DUP101\n# wenlint-disable DUP202\nA B\n# wenlint-enable\nA B": ["5:DUP101", "5:DUP202"],
    "# wenlint-disable DUP101\nA\n# wenlint-enable\nA\n# wenlint-disable DUP101\nA": ["4:DUP101"],
    "# wenlint-enable\nA": ["2:DUP101"],
    "# wenlint-enable DUP101\nA": ["2:DUP101"],
    "A <!-- wenlint-disable --> A <!-- wenlint-enable --> A\nA": ["1:DUP101", "1:DUP101", "2:DUP101"],
    # the file
    "A\nB\n<!-- wenlint-disable-file DUP101 -->": ["2:DUP202"],
    "A\nB\n# wenlint-disable-file": [],
    # what is named
    "A B C <!-- wenlint-disable-line DUP -->": ["1:ENC301"],
    "A B C <!-- wenlint-disable-line DUP2, doubled-word -->": ["1:ENC301"],
    "A B C <!-- wenlint-disable-line DUP101，ENC301、lost-text -->": [],
    "A B C <!-- wenlint-disable-line residue -->": [],
    "A B C <!-- wenlint-disable-line ALL -->": [],
    "A B <!-- wenlint-disable-line DUP101 -- needed: DUP202 -->": ["1:DUP202"],
    "A B <!-- wenlint-disable-line -- for no reason -->": [],
    "A B <!-- wenlint-disable-line DUP101 —— 有 DUP202 的理由 -->": ["1:DUP202"],
    "A <!-- wenlint-disable-line DUP101 --> A <!-- a comment -->": [],
    # findings of several lines
    "# wenlint-disable-next-line DUP101\nA\n~ B": ["3:DUP202"],
    "A\nx <!-- wenlint-disable-line DUP101 -->\n~": [],
    "A\n<!-- wenlint-disable-line DUP101 -->": ["1:DUP101", "2:WEN002"],
    "A\n# wenlint-disable DUP101\n~\nA\n# wenlint-enable": ["1:DUP101"],
    "# wenlint-disable\nA\n# wenlint-enable\n~": [],
    # directives that are wrong
    "A <!-- wenlint-disable-line DUP999 -->": ["1:DUP101", "1:WEN003"],
    "A <!-- wenlint-disable-line DUP101 DUP999 -->": ["1:WEN003"],
    "A <!-- wenlint-disable-nextline -->": ["1:DUP101", "1:WEN003"],
    "A <!-- wenlint-off -->": ["1:DUP101", "1:WEN003"],
    # directives that suppress nothing
    "x <!-- wenlint-disable-line DUP101 -->": ["1:WEN002"],
    "x <!-- wenlint-disable-line -->": ["1:WEN002"],
    "A <!-- wenlint-disable-line DUP101, DUP202 -->": ["1:WEN002"],
    "A <!-- wenlint-disable-line DUP -->": [],
    "# wenlint-disable-file DUP202\nA": ["1:WEN002", "2:DUP101"],
    "# wenlint-disable DUP101\n# wenlint-enable\nA": ["1:WEN002", "3:DUP101"],
    "# wenlint-disable-next-line DUP101\n\nx\nA": ["1:WEN002", "4:DUP101"],
    "A <!-- wenlint-disable-line DUP101 --> <!-- wenlint-disable-line DUP101 -->": [],
    "P <!-- wenlint-disable-line ENC302 -->": [],
    "x <!-- wenlint-disable-line WEN001 -->": [],
}


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_in_plain_text(text: str, newline: str, rules: RuleSet) -> None:
    assert found(text.replace("\n", newline), rules) == TEXTS[text]


MARKDOWN = {
    "# wenlint-disable\n\nA\n": ["3:DUP101"],
    "`<!-- wenlint-disable-file -->` A\n": ["1:DUP101"],
    "```html\n<!-- wenlint-disable-file -->\n<!-- wenlint-nothing -->\n```\n\nA\n": ["6:DUP101"],
    "    <!-- wenlint-disable-file -->\n\nA\n": ["3:DUP101"],
    "---\ntitle: <!-- wenlint-disable-file -->\n---\n\nA\n": ["5:DUP101"],
    "<!-- wenlint-disable-next-line DUP101 -->\n\nA\n\nA\n": ["5:DUP101"],
    "> <!-- wenlint-disable-next-line -->\n> A\n": [],
    "- A <!-- wenlint-disable-line doubled-word -- as sung -->\n- A\n": ["2:DUP101"],
    "| A | B |\n|---|---|\n| A <!-- wenlint-disable-line DUP101 --> | B |\n": ["1:DUP101", "1:DUP202", "3:DUP202"],
    "{/* wenlint-disable-next-line DUP101 */}\n\nA\n": [],
    "A\n\n<!-- wenlint-disable-file -->\n": [],
    "<!-- wenlint-disable -->\n\nA\n\n<!-- wenlint-enable -->\n\nA\n": ["7:DUP101"],
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("text", MARKDOWN, ids=repr)
def test_in_markdown(text: str, newline: str, rules: RuleSet) -> None:
    assert found(text.replace("\n", newline), rules, "markdown") == MARKDOWN[text]


def messages(text: str, rules: RuleSet) -> list[str]:
    return [finding.message for finding in check(Document(text), rules)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x <!-- wenlint-disable-line DUP110 -->", "unknown rule DUP110; did you mean DUP101?"),
        ("x <!-- wenlint-disable-line double-word -->", "unknown rule double-word; did you mean doubled-word?"),
        ("x <!-- wenlint-disable-lines -->", "unknown directive wenlint-disable-lines; did you mean disable-line?"),
        ("x <!-- wenlint-disable-line DUP202, ENC -->", "unused directive: it suppresses no finding of DUP202, ENC"),
        ("x <!-- wenlint-disable-line -->", "unused directive: it suppresses nothing"),
    ],
)
def test_messages(text: str, message: str, rules: RuleSet) -> None:
    assert messages(text, rules) == [message]


def test_the_finding_about_a_directive_is_its_place(rules: RuleSet) -> None:
    (finding,) = check(Document("甲 <!-- wenlint-disable-line DUP101 --> 乙"), rules)
    assert finding.span == (2, 38)


@pytest.mark.parametrize(
    "settings", [{"select": ("ENC",)}, {"ignore": ("DUP",)}, {"select": ("ALL",), "ignore": ("DUP101",)}], ids=str
)
def test_a_directive_for_a_rule_that_did_not_run_is_not_unused(
    settings: dict[str, tuple[str, ...]], make_rules: Callable[..., RuleSet]
) -> None:
    rules = make_rules(*all_rules(), **settings)
    assert found("x <!-- wenlint-disable-line DUP101 -->\ny <!-- wenlint-disable-line -->", rules) == []


def test_a_directive_for_a_rule_that_is_ignored_in_this_file_is_not_unused(rules: RuleSet) -> None:
    text = "A <!-- wenlint-disable-line DUP101 -->\nx <!-- wenlint-disable-line -->\nx <!-- wenlint-disable-line DUP202 -->"
    assert found(text, rules, ignored=frozenset(["DUP101"])) == ["3:WEN002"]


def test_findings_about_directives_can_be_ignored(make_rules: Callable[..., RuleSet]) -> None:
    rules = make_rules(*all_rules(), ignore=("WEN002", "unknown-directive"))
    assert found("x <!-- wenlint-disable-line DUP101 -->\n<!-- wenlint-off -->", rules) == []


LINES = st.lists(
    st.sampled_from(
        ["A", "B", "A B", "", "x", "A <!-- wenlint-disable-line -->", "B <!-- wenlint-disable-line DUP101 -->", "A\nx\nx ~",
         "# wenlint-disable", "# wenlint-disable DUP101", "# wenlint-enable", "# wenlint-enable DUP101", "# wenlint-disable-next-line DUP"]
    ),
    max_size=12,
)  # fmt: skip


def by_hand(text: str) -> list[str]:
    """The findings line by line, as a reader would say."""
    lines = text.split("\n")
    kept = []
    for letter, code in (("A", "DUP101"), ("B", "DUP202")):
        for match in occurrences(letter, text):
            first = text.count("\n", 0, match.start()) + 1
            last = first + match[0].count("\n")
            if not any(_names(lines[index - 1], "disable-line", code) for index in range(first, last + 1)) and not any(
                _reaches(lines, index, code, first, last) for index in range(1, len(lines) + 1)
            ):
                kept.append((match.start(), f"{first}:{code}"))
    return [item for _, item in sorted(kept)]


def _names(line: str, action: str, code: str) -> bool:
    match = re.search(rf"wenlint-{action}(?: ([A-Z0-9]+))?(?: -->|$)", line)
    return match is not None and code.startswith(match[1] or "")


def _reaches(lines: list[str], index: int, code: str, first: int, last: int) -> bool:
    line = lines[index - 1]
    if _names(line, "disable-next-line", code):
        target = next((number for number in range(index + 1, len(lines) + 1) if lines[number - 1].strip()), 0)
        return first <= target <= last
    if _names(line, "disable", code):
        enabled = (number for number in range(index + 1, len(lines) + 1) if _names(lines[number - 1], "enable", code))
        return index <= first < next(enabled, len(lines) + 1)
    return False


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the rules never change
@given(lines=LINES)
def test_what_is_left_is_what_a_reader_would_say(lines: list[str], rules: RuleSet) -> None:
    text = "\n".join(lines)
    assert [item for item in found(text, rules) if "WEN" not in item] == by_hand(text)
