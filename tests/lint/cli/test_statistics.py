"""`--statistics`: a line for each rule, the most frequent first."""

import io

import pytest

from wenlint.builtin import RULE_ERROR, UNDECODABLE, UNUSED_DIRECTIVE
from wenlint.cli.statistics import Statistics
from wenlint.document import Document
from wenlint.finding import Finding, Fix, Span
from wenlint.report.base import Style, Summary
from wenlint.run import FileResult

SAFE = Fix.delete(Span(0, 1), title="delete it", applicability="safe")
UNSAFE = SAFE._replace(applicability="unsafe")


def _result(*findings):
    document = Document("text\n")
    made = [Finding(Span(0, 1), "a message", rule=rule, fix=fix, lines=document.lines) for rule, fix in findings]
    return FileResult("a.txt", document, made)


def _statistics(results, *, quiet=True, **style):
    out, summary = io.StringIO(), Summary()
    report = Statistics(out, Style(**style))
    report.quiet = quiet
    report.begin()
    for result in results:
        summary.files += 1
        for finding in result.findings:
            summary.levels[finding.level] += 1
            summary.safe += finding.fix == SAFE
        report.file(result)
    report.end(summary)
    return out.getvalue()


RESULTS = [_result((UNDECODABLE, None), (UNUSED_DIRECTIVE, UNSAFE), (RULE_ERROR, SAFE))] + [_result((UNDECODABLE, None))] * 1_200

TABLE = """\
1,201  WEN004       undecodable-bytes
    1  WEN001  [*]  rule-error
    1  WEN002       unused-directive
"""


def test_nothing_found():
    assert _statistics([]) == ""
    assert _statistics([_result()], quiet=False) == "All checks passed.\n"


def test_the_most_frequent_rule_comes_first_then_the_code():
    assert _statistics(RESULTS) == TABLE


def test_counts_stand_behind_the_table():
    counts = "Found 1,203 findings in 1,201 files.\n[*] 1 fixable with `--fix`.\n"
    assert _statistics(RESULTS, quiet=False) == TABLE + counts


@pytest.mark.parametrize(("unsafe_fixes", "marks"), [(False, [False, True, False]), (True, [False, True, True])])
def test_fixable_rules_are_marked(unsafe_fixes, marks):
    assert ["[*]" in line for line in _statistics(RESULTS, unsafe_fixes=unsafe_fixes).splitlines()] == marks


def test_colour():
    assert _statistics([_result((RULE_ERROR, SAFE))], color=True) == "1  WEN001  [\x1b[1;36m*\x1b[0m]  rule-error\n"
