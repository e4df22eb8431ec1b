"""Which fixes go together, and what they may not do."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_rules import make_rule
from wenlint.check import run
from wenlint.document import Document
from wenlint.finding import Applicability, Edit, Finding, Fix, Span
from wenlint.plan import MAX_PASSES, PROTECTED, STRUCTURE, UNDONE, Fixed, apply, edited, fix, normal
from wenlint.rule import Options, Rule


def rule(code: str = "TST101") -> Rule:
    return make_rule(lambda document, options: (), code)


def wanted(*fixes: Iterable[tuple[int, int, str]], code: str = "TST101") -> list[Finding]:
    """A finding for each list of edits."""
    return [
        Finding(
            Span(0, 0),
            str(number),
            fix=Fix(tuple(Edit(Span(start, end), text) for start, end, text in edits), "t"),
            rule=rule(code),
        )
        for number, edits in enumerate(fixes)
    ]


def test_normal_edits_are_sorted_and_change_something() -> None:
    edits = [(4, 5, "e"), (3, 4, "x"), (0, 0, ""), (2, 2, "y"), (0, 1, "a")]
    (finding,) = wanted(edits)
    assert finding.fix is not None
    assert normal("abcde", finding.fix) == (Edit(Span(2, 2), "y"), Edit(Span(3, 4), "x"))


def test_edited() -> None:
    assert edited("abcde", [Edit(Span(3, 4), ""), Edit(Span(0, 0), "x"), Edit(Span(0, 2), "yz"), Edit(Span(5, 5), "!")]) == "xyzce!"
    assert edited("abc", []) == "abc"


@pytest.mark.parametrize(
    ("fixes", "text", "applied"),
    [
        ([], "0123456789", []),
        ([[(0, 1, "0")]], "0123456789", []),
        ([[(0, 1, "a")], [(2, 3, "b")]], "a1b3456789", [0, 1]),
        ([[(2, 3, "b")], [(0, 1, "a")]], "a1b3456789", [1, 0]),
        # overlapping, touching, nested: the first by place goes in, the other waits
        ([[(0, 3, "a")], [(2, 5, "b")]], "a3456789", [0]),
        ([[(0, 3, "a")], [(3, 5, "b")]], "a3456789", [0]),
        ([[(0, 3, "a")], [(3, 3, "b")]], "a3456789", [0]),
        ([[(3, 3, "b")], [(3, 5, "a")]], "012b3456789", [0]),
        ([[(3, 3, "b")], [(3, 3, "a")]], "012b3456789", [0]),
        ([[(0, 9, "a")], [(3, 4, "b")]], "a9", [0]),
        # all or nothing
        ([[(0, 1, "a"), (8, 9, "z")], [(8, 9, "y"), (4, 5, "m")]], "a1234567z9", [0]),
        ([[(4, 5, "m")], [(5, 6, "n"), (0, 1, "a")], [(9, 9, "!")]], "a1234n678!9", [1, 2]),
        # the edits of one fix may touch
        ([[(0, 2, "a"), (2, 4, "b"), (4, 4, "c")]], "abc456789", [0]),
        # equal edits merge
        ([[(0, 1, "a")], [(0, 1, "a")]], "a123456789", [0, 1]),
        ([[(0, 1, "a"), (4, 5, "m")], [(4, 5, "m"), (8, 9, "z")]], "a123m567z9", [0, 1]),
        ([[(4, 4, "m")], [(4, 4, "m")]], "0123m456789", [0, 1]),
        ([[(0, 1, "a")], [(0, 1, "a"), (1, 2, "b")]], "a123456789", [0]),
    ],
)
def test_fixes_that_go_together(fixes: list[list[tuple[int, int, str]]], text: str, applied: list[int]) -> None:
    after, went_in, refused = apply(Document("0123456789"), wanted(*fixes))
    assert (after.text, [int(finding.message) for finding in went_in], refused) == (text, applied, [])


def test_of_two_fixes_at_one_place_the_rule_with_the_first_code_wins() -> None:
    late, early = wanted([(1, 2, "late")], code="TST200"), wanted([(1, 3, "early")], code="TST100")
    after, _, _ = apply(Document("0123"), [*late, *early])
    assert after.text == "0early3"


FIXES = st.lists(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.sampled_from(["", "x", "yz", "\n"])), min_size=1, max_size=3),
    max_size=8,
)


def sound(fixes: list[list[tuple[int, int, str]]], size: int) -> list[list[tuple[int, int, str]]]:
    """Those of the random fixes that `check` would let through."""
    made = []
    for edits in fixes:
        spans = sorted((start, start + length) for start, length, _ in edits)
        apart = all(end <= after and (start, end) != (after, last) for (start, end), (after, last) in itertools.pairwise(spans))
        if apart and spans[-1][1] <= size:
            made.append([(start, start + length, text) for start, length, text in edits])
    return made


def one_after_the_other(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@given(FIXES)
def test_the_fixes_of_a_pass(fixes: list[list[tuple[int, int, str]]]) -> None:
    text = "abcdefghijklmn"
    made = sound(fixes, len(text))
    after, went_in, refused = apply(Document(text), wanted(*made))
    changing = [{edit for edit in edits if text[edit[0] : edit[1]] != edit[2]} for edits in made]
    taken = set().union(*(changing[int(finding.message)] for finding in went_in))
    assert after.text == one_after_the_other(text, taken)
    assert refused == []
    indices = {int(finding.message) for finding in went_in}

    def touch(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
        return one != other and one[0] <= other[1] and other[0] <= one[1]

    for one in taken:
        for other in taken:
            assert not touch(one, other) or any({one, other} <= changing[index] for index in indices)
    for left in set(range(len(made))) - indices:
        assert not changing[left] or any(touch(one, other) for one in changing[left] for other in taken)


def rewriting(*pairs: tuple[str, str], applicability: Applicability = "safe") -> Callable[[Document], list[Finding]]:
    """Rules that replace what a pattern matches, one code a pair."""

    def rule_for(pattern: str, new: str) -> Callable[[Document, Options], Iterator[Finding]]:
        def find(document: Document, options: Options) -> Iterator[Finding]:
            for match in re.finditer(pattern, document.text):
                span = Span(*match.span())
                yield Finding(span, new, fix=Fix.replace(span, match.expand(new), title="t", applicability=applicability))

        return find

    rules = [make_rule(rule_for(pattern, new), f"TST{number}") for number, (pattern, new) in enumerate(pairs, 101)]
    return lambda document: [finding for rule in rules for finding in run(rule, Options(), document)]


def as_given(finding: Finding) -> Applicability | None:
    return finding.fix.applicability if finding.fix else None


def fixed(
    text: str, *pairs: tuple[str, str], format: str = "text", unsafe: bool = False, applicability: Applicability = "safe"
) -> Fixed:
    return fix(Document(text, format=format), rewriting(*pairs, applicability=applicability), as_given, unsafe=unsafe)


def test_a_text_without_defects_is_the_same_document() -> None:
    document = Document("abc")
    result = fix(document, rewriting(("x", "y")), as_given)
    assert result == (document, [], [], [])
    assert result.document is document


@pytest.mark.parametrize(
    ("applicability", "unsafe", "text"),
    [
        ("safe", False, "b"),
        ("safe", True, "b"),
        ("unsafe", False, "a"),
        ("unsafe", True, "b"),
        ("suggestion", False, "a"),
        ("suggestion", True, "a"),
    ],
)
def test_applicability(applicability: Applicability, unsafe: bool, text: str) -> None:
    result = fixed("a", ("a", "b"), applicability=applicability, unsafe=unsafe)
    assert result.text == text
    assert len(result.left) == (text == "a")
    assert len(result.applied) == (text == "b")


def test_the_caller_decides_how_far_a_fix_may_go() -> None:
    assert fix(Document("a"), rewriting(("a", "b")), lambda finding: None).text == "a"
    assert fix(Document("a"), rewriting(("a", "b"), applicability="unsafe"), lambda finding: "safe").text == "b"


def test_fixes_that_touch_are_applied_in_a_later_pass() -> None:
    result = fixed("aaaa", ("a", "b"))
    assert result.text == "bbbb"
    assert sorted(finding.span for finding in result.applied) == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_a_fix_may_make_way_for_another() -> None:
    assert fixed("xay", ("xay", "ab"), ("ab", "c")).text == "c"


def test_there_are_at_most_ten_passes() -> None:
    result = fixed("a", ("a+", r"\g<0>a"))
    assert result.text == "a" * (MAX_PASSES + 1)
    assert len(result.applied) == MAX_PASSES
    assert [finding.span for finding in result.left] == [(0, MAX_PASSES + 1)]


def test_fixes_that_undo_each_other_are_refused_and_the_rules_named() -> None:
    result = fixed("a c", ("a", "b"), ("b", "a"), ("c", "d"))
    assert result.text == "b d"
    assert [(refusal.finding.code, refusal.reason) for refusal in result.refused] == [("TST102", UNDONE), ("TST101", UNDONE)]
    assert [finding.code for finding in result.applied] == ["TST101", "TST103"]
    assert [finding.code for finding in result.left] == ["TST102"]


@pytest.mark.parametrize(
    "pairs",
    [
        [("a", "b"), ("b", "a")],
        [("a", "b"), ("b", "c"), ("c", "a")],
        [("a", "b"), ("b", "c"), ("c", "b")],
        [("a", "bb"), ("bb", "a")],
        [("ab", "ba"), ("ba", "ab"), ("c", "d")],
    ],
    ids=str,
)
@pytest.mark.parametrize("text", ["a", "abc", "c ab ba", "aaa"])
def test_a_second_run_changes_nothing(pairs: list[tuple[str, str]], text: str) -> None:
    first = fixed(text, *pairs)
    second = fixed(first.text, *pairs)
    assert second.text == first.text
    assert [finding.span for finding in second.left] == [finding.span for finding in first.left]


@given(
    st.text("abc ", max_size=12),
    st.lists(st.tuples(st.sampled_from(["a", "b", "c", "ab", "bc", " "]), st.sampled_from(["", "a", "b", "c", "ba"])), max_size=4),
)
def test_a_run_that_ends_is_stable(text: str, pairs: list[tuple[str, str]]) -> None:
    first = fixed(text, *pairs)
    if len({finding.lines for finding in first.applied}) < MAX_PASSES:
        assert fixed(first.text, *pairs).text == first.text


def test_what_is_applied_has_the_places_of_its_pass() -> None:
    result = fixed("a\nxx", ("a", ""), ("xx", "y"), ("y", "z"))
    assert result.text == "\nz"
    assert [(finding.code, finding.line, finding.col) for finding in result.applied] == [
        ("TST101", 1, 1), ("TST102", 2, 1), ("TST103", 2, 1),
    ]  # fmt: skip


# What fixes may not do.  Each case: text, pattern, replacement, text after.

REFUSED = {
    # protected text
    "inside code": ("`a b` c\n", "b", "x", PROTECTED),
    "across code": ("x `a` y\n", "x.*y", "z", PROTECTED),
    "deleting inline code": ("x `a` y\n", " `a` ", "", PROTECTED),
    "code and a half": ("x `a` y\n", "a` y", "", PROTECTED),
    "inside a code block": ("```\na\n```\n", "a", "b", PROTECTED),
    "half of a code block": ("A\n\n```\na\n```\n", r"\na\n```\n", "", PROTECTED),
    "a link target": ("[x](a.md)\n", "a", "b", PROTECTED),
    "front matter": ("---\na: b\n---\n\nx\n", "b", "c", PROTECTED),
    "a quote mark": ("> x\n> y\n", "x\n> y", "z", PROTECTED),
    "joining quoted paragraphs": ("> x\n>\n> y\n", "\n>\n> ", "", PROTECTED),
    "a list mark": ("- x\n- y\n", "\n- ", " ", PROTECTED),
    "emphasis": ("a **x** b\n", r"\*\*", "", PROTECTED),
    # structure
    "a paragraph to a list item": ("x\n", "x", "- x", STRUCTURE),
    "a paragraph to a heading": ("x\n", "x", "# x", STRUCTURE),
    "a paragraph to a table": ("a|b\nx\n", "x", "-|-", STRUCTURE),
    "a heading to a paragraph": ("x\n\n# y\n", "x\n\n", "x ", STRUCTURE),
    "an unbalanced fence": ("x\n\n```\na\n```\n\ny\n", "x", "```", STRUCTURE),
    "a table with one cell less": ("| a | b |\n|---|---|\n| c | d |\n", "c", "c|d", STRUCTURE),
    "new code": ("x y\n", "y", "`y`", STRUCTURE),
    "a new link": ("x\n", "x", "[x](y)", STRUCTURE),
    "two spans of code that become one": ("`a` x `b`\n", " x ", "", STRUCTURE),
    "a paragraph to indented code": ("x\n\ny\n", "y", "    y", STRUCTURE),
    "a paragraph to a heading by a line below": ("x\ny\n", "y", "===", STRUCTURE),
    "emphasis that opens": ("*a x\n", "x", "x*", STRUCTURE),
    "an underline that would stay": ("Title\n=====\n\nx\n", "Title\n", "", STRUCTURE),
    "a comment that opens": ("x\n\ny -->\n", "x", "<!--", STRUCTURE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_fix_that_would_harm_a_markdown_document_is_refused(name: str) -> None:
    text, pattern, new, reason = REFUSED[name]
    result = fixed(text, (pattern, new.replace("\\", r"\\")), format="markdown")
    assert result.text == text
    assert {(refusal.finding.code, refusal.reason) for refusal in result.refused} == {("TST101", reason)}
    assert result.applied == []


ALLOWED = {
    "prose": ("# a\n\n- a `b`\n\n> a\n", "a", "x", "# x\n\n- x `b`\n\n> x\n"),
    "a link's text": ("[a](b.md)\n", "a", "x", "[x](b.md)\n"),
    "a table cell": ("| a | b |\n|---|---|\n| c | d |\n", "c", "x", "| a | b |\n|---|---|\n| x | d |\n"),
    "joining paragraphs": ("x\n\ny\n", "\n\n", "", "xy\n"),
    "splitting a paragraph": ("x y\n", " ", "\n\n", "x\n\ny\n"),
    "next to code": ("x`a`y\n", "(x)|y", "z", "z`a`z\n"),
    "deleting a paragraph with code": ("A\n\nx `a` y\n\nB\n", "\n\nx `a` y", "", "A\n\nB\n"),
    "deleting the first block": ("x `a` y\n\nB\n", "x `a` y\n\n", "", "B\n"),
    "deleting whole lines": ("A\n\nx `a` y\n\nB\n", "x `a` y\n\n", "", "A\n\nB\n"),
    "deleting the last block": ("A\n\n[x](y)", r"\n\n\[x\]\(y\)", "", "A"),
    "deleting a list item": ("- a\n- `b`\n- c\n", "\n- `b`", "", "- a\n- c\n"),
    "deleting a heading": ("# x\n\ny\n", "# x\n\n", "", "y\n"),
    "deleting a code block": ("A\n\n```\na\n```\n\nB\n", r"\n\n```\na\n```", "", "A\n\nB\n"),
    "deleting a quoted paragraph": ("> a\n>\n> `b`\n>\n> c\n", "\n>\n> `b`", "", "> a\n>\n> c\n"),
    "deleting a table row": ("| a |\n|---|\n| `c` |\n| d |\n", r"\| `c` \|\n", "", "| a |\n|---|\n| d |\n"),
    "deleting a block in CRLF": ("A\r\n\r\nx `a` y\r\n\r\nB\r\n", "\r\n\r\nx `a` y", "", "A\r\n\r\nB\r\n"),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_a_fix_that_leaves_the_structure_alone_is_applied(name: str) -> None:
    text, pattern, new, after = ALLOWED[name]
    result = fixed(text, (pattern, new), format="markdown")
    assert result.refused == []
    assert result.text == after


@pytest.mark.parametrize(
    ("text", "pattern", "new", "after"),
    [
        ("见 http://a.example/q 吧", "q", "y", None),
        ("见 http://a.example/x 吧", "见.*吧", "", ""),
        ("甲 http://a.example 乙", " http://a.example ", "", None),
        ("甲\nhttp://a.example\n乙", "http://a.example\n", "", "甲\n乙"),
        ("甲\rhttp://a.example\r乙", "\rhttp://a.example", "", "甲\r乙"),
        ("甲\nhttp://a.example\n乙", "\nhttp://a.example\n", "", None),
        ("- x\n# y\n", "x", "- z", "- - z\n# y\n"),
    ],
)
def test_in_plain_text_only_urls_are_protected(text: str, pattern: str, new: str, after: str | None) -> None:
    result = fixed(text, (pattern, new))
    assert result.text == (text if after is None else after)
    assert [refusal.reason for refusal in result.refused] == ([PROTECTED] if after is None else [])


def test_of_many_fixes_only_those_that_harm_the_structure_are_refused() -> None:
    text = "".join(f"x{number}\n\n" for number in range(60))
    result = fixed(text, (r"x(\d+)", r"y\1"), ("x(?=17\n|40\n)", "- y"), format="markdown")
    assert {(refusal.finding.code, refusal.finding.line) for refusal in result.refused} == set()
    harmful = fixed(text, (r"x(?!17\n|40\n)(\d+)", r"y\1"), ("x(?=17\n|40\n)", "- y"), format="markdown")
    assert {(refusal.finding.code, refusal.reason) for refusal in harmful.refused} == {("TST102", STRUCTURE)}
    assert sorted(refusal.finding.line for refusal in harmful.refused) == [35, 81]
    assert harmful.text == re.sub(r"x(?!17\n|40\n)(\d+)", r"y\1", text)


def test_where_nearly_all_fixes_harm_the_structure_the_search_for_the_others_ends() -> None:
    text = "".join(f"x{number}\n\n" for number in range(400))
    result = fixed(text, ("x(?!7\n)", "- "), ("x(?=7\n)", "y"), format="markdown")
    assert result.text in (text, text.replace("x7\n", "y7\n"))
    assert len(result.refused) == len(result.left) == 400 - len(result.applied)


MARKDOWN = st.lists(
    st.sampled_from(
        [
            "a b c",
            "# a b",
            "- a\n- b c",
            "> a b\n> c",
            "```\na b\n```",
            "a `b` c",
            "| a | b |\n|---|---|\n| c | a |",
            "a **b** [c](a.md)",
        ]
    ),
    min_size=1,
    max_size=5,
).map("\n\n".join)


@given(MARKDOWN, st.data())
def test_whatever_the_fixes_protected_text_and_structure_stay(text: str, data: st.DataObject) -> None:
    document = Document(text, format="markdown")
    fixes = data.draw(
        st.lists(
            st.lists(
                st.tuples(
                    st.integers(0, len(text)),
                    st.integers(0, 6),
                    st.sampled_from(["", "x", "- ", "# ", "`", "*", "\n", "\n\n", "|", "> "]),
                ),
                min_size=1,
                max_size=2,
            ),
            max_size=5,
        )
    )
    made = sound(fixes, len(text))
    after, went_in, refused = apply(document, wanted(*made))
    assert len(went_in) + len(refused) <= len(made)
    kept = {
        (item.kind, text[item.start : item.end])
        for item in document.layout.protected
        if not any(
            not new and start <= item.start and item.end <= end
            for finding in went_in
            for start, end, new in made[int(finding.message)]
        )
    }
    assert kept <= {(item.kind, after.text[item.start : item.end]) for item in after.layout.protected}
    gone = sum(
        new == ""
        and any(
            start <= block.span.start and block.span.end <= end
            for finding in went_in
            for start, end, new in made[int(finding.message)]
        )
        for block in document.paragraphs
        if block.kind != "paragraph"
        for new in [""]
    )
    kinds = [block.kind for block in document.paragraphs if block.kind != "paragraph"]
    assert len(kinds) - gone <= sum(block.kind != "paragraph" for block in after.paragraphs) <= len(kinds)
