"""`rdjson`: valid by a schema of the Reviewdog Diagnostic Format, with columns that count bytes."""

import json
from pathlib import Path

import jsonschema
import pytest

from wenlint.finding import Edit, Fix, Related, Span
from wenlint.report.base import MAX_EVIDENCE
from wenlint.report.rdjson import MAX_SUGGESTION

SCHEMA = json.loads((Path(__file__).parent / "data" / "rdformat.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def rdjson(render):
    def valid(results):
        report = json.loads(render("rdjson", results))
        jsonschema.Draft7Validator(SCHEMA).validate(report)
        return report["diagnostics"]

    return valid


def test_the_schema_refuses_what_is_wrong():
    bad = {"diagnostics": [{"message": "m", "location": {"path": "a.md", "range": {"start": {"line": 0}}}}]}
    assert not jsonschema.Draft7Validator(SCHEMA).is_valid(bad)


@pytest.mark.parametrize("results", [[], ["clean"], ["unreadable"]])
def test_nothing_to_say(rdjson, made, results):
    assert rdjson([getattr(made, name) for name in results]) == []


def _range(line, column, end_line, end_column):
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}


@pytest.mark.parametrize(
    ("marked", "columns"),
    [
        ("abc «d»e", (5, 6)),
        ("a«\U00010400»b", (2, 6)),
        ("他说«锟斤拷»。", (7, 16)),
        ("cafe\u0301«x»", (7, 8)),
        ("\udcff«\udcfe»中", (2, 3)),
        ("中«\udc80中\udc80»", (4, 9)),
        ("中" * 5_000 + "«坏»", (15_001, 15_004)),
        ("中" * 1_023 + "«中中»", (3_070, 3_076)),
        ("last«»", (5, 5)),
    ],
)
def test_columns_count_bytes(rdjson, made, marked, columns):
    for front, line in (("", 1), ("中\n" * 2_000, 2_001), ("中\r\n", 2)):
        [diagnostic] = rdjson([made.result("a.md", front + marked)])
        assert diagnostic["location"]["range"] == _range(line, columns[0], line, columns[1])


def test_all_that_a_finding_may_have(rdjson, made):
    first, again, tail, raised = rdjson([made.rich_result()])
    assert first == {
        "message": "an error",
        "location": {"path": "docs/rich.md", "range": _range(1, 10, 1, 13)},
        "severity": "ERROR",
        "code": {"value": "TST102"},
        "suggestions": [{"range": _range(1, 10, 1, 31), "text": "不好”，又说“坏"}],
        "related_locations": [
            {"message": "", "location": {"path": "docs/rich.md", "range": _range(1, 28, 1, 31)}},
            {"message": "the end", "location": {"path": "docs/rich.md", "range": _range(2, 1, 2, 4)}},
            {"message": "the other copy", "location": {"path": "其他/other file.md", "range": {"start": {"line": 7}}}},
        ],
    }
    assert again["suggestions"] == [{"range": _range(1, 10, 2, 4), "text": "”，又说“好”。\n尾。"}]
    assert "suggestions" not in tail  # its text holds a byte that did not decode
    assert [diagnostic["severity"] for diagnostic in (again, tail, raised)] == ["WARNING", "INFO", "ERROR"]


def test_hostile_findings_come_back(rdjson, made, hostile):
    diagnostics = rdjson(hostile)
    expected = [(result, finding) for result in hostile for finding in result.findings]
    for diagnostic, (result, finding) in zip(diagnostics, expected, strict=True):
        assert diagnostic["message"] == made.well_formed(finding.message)
        assert diagnostic["location"]["path"] == made.well_formed(result.path)
        text, at = result.document.text, made.place_of(finding, result.document.text)
        start, end = finding.span
        columns = [
            len(text[offset - col + 1 : offset].encode("utf-8", "surrogateescape")) + 1
            for offset, col in ((start, at.col), (end, at.end_col))
        ]
        assert diagnostic["location"]["range"] == _range(at.line, columns[0], at.end_line, columns[1])


@pytest.mark.parametrize(("gap", "suggested"), [(MAX_SUGGESTION - 2, True), (MAX_SUGGESTION - 1, False)])
def test_edits_far_apart_are_no_suggestion(rdjson, made, gap, suggested):
    result = made.result("a.md", "«一»" + "x" * gap + "二")
    fix = Fix((Edit(Span(0, 1), ""), Edit(Span(gap + 1, gap + 2), "")), "delete both")
    [diagnostic] = rdjson([result._replace(findings=[result.findings[0]._replace(fix=fix)])])
    assert ("suggestions" in diagnostic) == suggested


def test_evidence_has_a_limit(rdjson, made):
    result = made.result("a.md", "«x»")
    crowded = result.findings[0]._replace(related=(Related(Span(0, 1)),) * 1_000)
    [diagnostic] = rdjson([result._replace(findings=[crowded])])
    assert len(diagnostic["related_locations"]) == MAX_EVIDENCE
