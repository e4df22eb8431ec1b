"""`json` and `json-lines`: the contract that tools rely on."""

import json

import pytest

KEYS = ["file", "line", "col", "end_line", "end_col", "code", "rule", "family", "severity", "message", "fix", "related"]


def test_all_that_a_finding_may_have(render, made):
    first, again, tail, raised = (json.loads(line) for line in render("json-lines", [made.rich_result()]).splitlines())
    assert first == {
        "file": "docs/rich.md",
        "line": 1,
        "col": 4,
        "end_line": 1,
        "end_col": 5,
        "code": "TST102",
        "rule": "test-error",
        "family": "residue",
        "severity": "error",
        "message": "an error",
        "fix": {
            "applicability": "safe",
            "title": "replace both",
            "edits": [
                {"line": 1, "col": 10, "end_line": 1, "end_col": 11, "text": "坏"},
                {"line": 1, "col": 4, "end_line": 1, "end_col": 5, "text": "不好"},
            ],
        },
        "related": [
            {"file": "docs/rich.md", "line": 1, "col": 10, "end_line": 1, "end_col": 11, "message": ""},
            {"file": "docs/rich.md", "line": 2, "col": 1, "end_line": 2, "end_col": 2, "message": "the end"},
            {"file": "其他/other file.md", "line": 7, "col": 5, "end_line": 7, "end_col": 5, "message": "the other copy"},
        ],
    }
    assert again["fix"]["applicability"] == "unsafe"
    assert again["related"] == []
    assert tail["fix"] is None  # its text holds a byte that did not decode
    assert raised["severity"] == "error"


def test_text_is_readable_as_it_stands(render, made):
    assert '"message": "锟斤拷"' in render("json-lines", [made.result("文.md", "«x»", "锟斤拷")])
    assert '"file": "文.md"' in render("json", [made.result("文.md", "«x»", "锟斤拷")])


@pytest.mark.parametrize("results", [[], ["clean"], ["unreadable"]])
def test_nothing_to_say(render, made, results):
    results = [getattr(made, name) for name in results]
    assert json.loads(render("json", results)) == []
    assert render("json-lines", results) == ""


def test_hostile_findings_come_back(render, made, hostile):
    items = json.loads(render("json", hostile))
    expected = [(result, finding) for result in hostile for finding in result.findings]
    assert len(items) == len(expected)
    for item, (result, finding) in zip(items, expected, strict=True):
        assert list(item) == KEYS
        assert item["file"] == made.well_formed(result.path)
        assert item["message"] == made.well_formed(finding.message)
        at = made.place_of(finding, result.document.text)
        assert (item["line"], item["col"], item["end_line"], item["end_col"]) == at


def test_both_formats_say_the_same(render, hostile):
    lines = render("json-lines", hostile).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == json.loads(render("json", hostile))


@pytest.mark.parametrize("format", ["json", "json-lines", "gitlab", "rdjson", "sarif"])
def test_a_report_can_be_encoded_and_has_no_escapes_of_surrogates(render, hostile, format):
    text = render(format, hostile)
    assert text.encode("utf-8")
    assert "\\ud" not in text.lower()  # astral characters stand as they are; strict parsers refuse the rest
