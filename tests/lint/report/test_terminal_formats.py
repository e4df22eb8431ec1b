"""The formats for people: `full`, `concise`, `grouped`, and `pylint` for logs."""

import re

import pytest

FORMATS = ("full", "concise", "grouped", "pylint")

RICH_FULL = """\
docs/rich.md:1:4: TST102 [*] an error
  |
1 | 他说“好”，又说“好”。
  |      ^^
  = rule: test-error
  = see: docs/rich.md:1:10
  = see: docs/rich.md:2:1 the end
  = see: 其他/other file.md:7:5 the other copy
  = fix (safe): replace both (2 edits)

docs/rich.md:1:10: TST101 a warning
  |
1 | 他说“好”，又说“好”。
  |                ^^
  = rule: test-defect
  = fix (unsafe): mend the end (2 edits)

docs/rich.md:2:1: TST103 a note
  |
2 | 尾
  | ^^
  = rule: test-note
  = fix (suggestion): put the byte back

docs/rich.md:2:1: TST101 raised to an error
  |
2 | 尾
  | ^^
  = rule: test-defect

"""

RICH_CONCISE = """\
docs/rich.md:1:4: TST102 [*] an error
docs/rich.md:1:10: TST101 a warning
docs/rich.md:2:1: TST103 a note
docs/rich.md:2:1: TST101 raised to an error
"""

RICH_GROUPED = """\
docs/rich.md
   1:4  TST102 [*] an error
  1:10  TST101 a warning
   2:1  TST103 a note
   2:1  TST101 raised to an error

"""

RICH_PYLINT = """\
docs/rich.md:1: [TST102] an error
docs/rich.md:1: [TST101] a warning
docs/rich.md:2: [TST103] a note
docs/rich.md:2: [TST101] raised to an error
"""

COUNTS = """\
Found 4 findings in 2 files.
[*] 1 fixable with `--fix` (1 more with `--unsafe-fixes`).
"""


@pytest.mark.parametrize(
    ("format", "text"), [("full", RICH_FULL), ("concise", RICH_CONCISE), ("grouped", RICH_GROUPED), ("pylint", RICH_PYLINT)]
)
def test_all_that_a_finding_may_have(render, made, format, text):
    assert render(format, [made.clean, made.rich_result()]) == text


@pytest.mark.parametrize(("format", "text"), [("full", RICH_FULL), ("concise", RICH_CONCISE), ("grouped", RICH_GROUPED)])
def test_counts_stand_behind_the_findings(render, made, format, text):
    assert render(format, [made.clean, made.rich_result()], quiet=False) == text + COUNTS


@pytest.mark.parametrize(
    ("format", "text"), [("full", "All checks passed.\n"), ("concise", "All checks passed.\n"), ("pylint", "")]
)
def test_an_empty_run(render, format, text):
    assert render(format, [], quiet=False) == text
    assert render(format, [], quiet=True) == ""


def test_unsafe_fixes_are_marked_when_they_are_asked_for(render, made):
    lines = render("concise", [made.rich_result()], unsafe_fixes=True).splitlines()
    assert ["[*]" in line for line in lines] == [True, True, False, False]


@pytest.mark.parametrize("format", FORMATS)
def test_an_unreadable_file_is_left_to_stderr(render, made, format):
    assert render(format, [made.unreadable], quiet=False) == ""


def test_full_shows_where_a_span_of_several_lines_ends(render, made):
    assert render("full", [made.result("a.txt", made.texts["CRLF"])]) == (
        "a.txt:2:5: TST101 a message\n"
        "  |\n"
        "2 | two three\n"
        "  |     ^^^^^\n"
        "  = rule: test-defect\n"
        "  = to: a.txt:3:5\n\n"
    )  # fmt: skip


def test_full_aligns_the_gutter_with_the_number(render, made):
    text = render("full", [made.result("a.txt", "\n" * 99 + "«坏»")])
    assert text == "a.txt:100:1: TST101 a message\n    |\n100 | 坏\n    | ^^\n    = rule: test-defect\n\n"


def test_full_leaves_no_space_behind_an_empty_line(render, made):
    text = render("full", [made.result("a.txt", "«»")])
    assert text == "a.txt:1:1: TST101 a message\n  |\n1 |\n  | ^\n  = rule: test-defect\n\n"


@pytest.mark.parametrize(("places", "note"), [(4, "see: 1 more place"), (1_200, "see: 1,197 more places")])
def test_full_counts_the_places_that_it_does_not_show(render, made, places, note):
    [finding] = made.result("a.txt", "«x»").findings
    result = made.result("a.txt", "«x»")._replace(findings=[finding._replace(related=(finding.span,) * places)])
    notes = [line for line in render("full", [result]).splitlines() if "see:" in line]
    assert len(notes) == 4
    assert notes[-1] == f"  = {note}"


def test_colour(render, made):
    result = made.result("a.txt", "一«二»三", rule=made.error_rule)
    assert render("concise", [result], color=True) == "\x1b[1ma.txt\x1b[0m:1:2: \x1b[1;31mTST102\x1b[0m a message\n"
    assert render("grouped", [result], color=True) == "\x1b[1ma.txt\x1b[0m\n  1:2  \x1b[1;31mTST102\x1b[0m a message\n\n"
    assert " \x1b[1;31m  ^^\x1b[0m\n" in render("full", [result], color=True)


@pytest.mark.parametrize("format", FORMATS)
def test_colour_changes_nothing_else(render, hostile, format):
    assert re.sub(r"\x1b\[[0-9;]*m", "", render(format, hostile, color=True)) == render(format, hostile)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_commands_the_terminal(render, hostile, format):
    text = render(format, hostile)
    assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", text)
    assert "##vso[" not in text


@pytest.mark.parametrize("format", ["concise", "pylint"])
def test_a_finding_is_one_line(render, hostile, format):
    findings = sum(len(result.findings) for result in hostile)
    lines = render(format, hostile).split("\n")
    assert len(lines) == findings + 1
    pattern = r".+:\d+:\d+: TST\d{3} (\[\*\] )?\S.*" if format == "concise" else r".+:\d+: \[TST\d{3}\] \S.*"
    assert all(re.fullmatch(pattern, line) for line in lines[:-1])
