"""Which fixes go together."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_fixes import as_given, fixed, rewriting, sound, wanted
from wenlint.document import Document
from wenlint.finding import Applicability, Edit, Span
from wenlint.plan import MAX_PASSES, UNDONE, apply, edited, fix, normal


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
