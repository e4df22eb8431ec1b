"""The unified diff: whatever the texts, applying it gives the new one."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wenlint.cli.diff import Change, changes, unified


def patched(before: str, diff: list[str]) -> str:
    """The text that a unified diff makes of another, every context line checked."""
    old = re.findall(r"[^\n]*\n|[^\n]+$", before)
    new: list[str] = []
    at = 0
    lines = iter(re.findall(r"[^\n]*\n", "".join(diff)))
    assert (next(lines), next(lines)) == ("--- a\n", "+++ a\n")
    marked, expected = "", (0, 0)
    for line in lines:
        if line.startswith("@@"):
            assert expected == (0, 0)
            match = re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n", line)
            assert match
            counts = [1 if match[group] is None else int(match[group]) for group in (2, 4)]
            start = int(match[1]) - (counts[0] > 0)
            new += old[at:start]
            at = start
            assert int(match[3]) - (counts[1] > 0) == len(new)
            expected = (counts[0], counts[1])
        elif line.startswith("\\"):
            assert line == "\\ No newline at end of file\n"
            if marked != "-":
                new[-1] = new[-1].removesuffix("\n")
        else:
            marked, body = line[0], line[1:]
            if marked in " -":
                assert old[at] in (body, body.removesuffix("\n"))
                at += 1
            if marked in " +":
                new.append(body)
            expected = (expected[0] - (marked in " -"), expected[1] - (marked in " +"))
    assert expected == (0, 0)
    return "".join(new + old[at:])


few = st.lists(st.sampled_from(["a", "b", "", "-- x", "@@ y"]), max_size=12).map("\n".join)
many = st.lists(st.integers(0, 40).map(str), max_size=60).map("\n".join)


@given(st.one_of(st.tuples(few, few), st.tuples(many, many)))
@example(("", "a"))
@example(("a", ""))
@example(("a\n", "a"))
@example(("a", "a\n"))
def test_diff_makes_the_new_text_of_the_old_one(texts: tuple[str, str]) -> None:
    before, after = texts
    diff = list(unified(before, after, "a"))
    if before == after:
        assert diff == []
    else:
        assert patched(before, diff) == after


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abc", "abc", []),
        ("abc", "axc", [(1, 2, 1, 2)]),
        ("abc", "ac", [(1, 2, 1, 1)]),
        ("ac", "abc", [(1, 1, 1, 2)]),
        ("abcdef", "xbcdey", [(0, 1, 0, 1), (5, 6, 5, 6)]),
        ("abcdef", "bcdxefg", [(0, 1, 0, 0), (4, 4, 3, 4), (6, 6, 6, 7)]),
        # repeated lines: nothing is unique, so line by line
        ("aaaaaa", "aabaca", [(2, 3, 2, 3), (4, 5, 4, 5)]),
        # a moved line is the one that is shorter to say
        ("abcdx", "xabcd", [(0, 0, 0, 1), (4, 5, 5, 5)]),
    ],
)
def test_changes_are_small(old: str, new: str, expected: list[tuple[int, int, int, int]]) -> None:
    assert changes(old, new) == [Change(*change) for change in expected]


@pytest.mark.parametrize("distance", [6, 7])
def test_changes_that_are_near_share_a_hunk(distance: int) -> None:
    middle = "".join(f"{number}\n" for number in range(distance))
    diff = "".join(unified(f"a\n{middle}b\n", f"c\n{middle}d\n", "x"))
    assert diff.count("@@ -") == (1 if distance == 6 else 2)


HOSTILE = {
    "equal lines, each changed": (["same"] * 200_000, ["other"] * 200_000),
    "few lines over and over": ([str(i % 100) for i in range(200_000)], [str(i % 100) if i % 7 else "x" for i in range(200_000)]),
    "all lines turned around": ([str(i) for i in range(100_000)], [str(i) for i in reversed(range(100_000))]),
    "every other line gone": ([str(i // 3) for i in range(200_000)], [str(i // 3) for i in range(0, 200_000, 2)]),
    "blank lines and one text": (["", *[""] * 300_000, "a"], ["", "a", *[""] * 299_999]),
}


@pytest.mark.parametrize(("old", "new"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_come_to_an_end(old: list[str], new: list[str]) -> None:
    rebuilt: list[str] = []
    at = 0
    for change in changes(old, new):
        rebuilt += old[at : change.old_start]
        rebuilt += new[change.new_start : change.new_end]
        at = change.old_end
    assert rebuilt + old[at:] == new
