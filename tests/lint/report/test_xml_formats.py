"""`junit`, valid by the schema of Jenkins, and `checkstyle`, valid by what Checkstyle documents."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from wenlint.report.markup import attributes, content

xmlschema = pytest.importorskip("xmlschema", reason="validates XML against an XML Schema")

JUNIT = xmlschema.XMLSchema(Path(__file__).parent / "data" / "junit-10.xsd")


def legal(text):
    """What is left of a text in XML 1.0, which has no way to write most control characters."""
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", lambda match: f"<U+{ord(match[0]):04X}>", text)


@pytest.fixture
def junit(render):
    def valid(results):
        text = render("junit", results)
        JUNIT.validate(text)
        return ET.fromstring(text.encode("utf-8"))

    return valid


@pytest.fixture
def checkstyle(render):
    def valid(results):
        root = ET.fromstring(render("checkstyle", results).encode("utf-8"))
        _validate_checkstyle(root)
        return root

    return valid


def _validate_checkstyle(root):
    """`checkstyle` holds `file` with a name, which holds `error` with severity, message, source, and a place or none."""
    assert root.tag == "checkstyle"
    assert root.attrib == {"version": "4.3"}
    for file in root:
        assert file.tag == "file"
        assert set(file.attrib) == {"name"}
        for error in file:
            assert error.tag == "error"
            assert len(error) == 0
            assert set(error.attrib) - {"line", "column"} == {"severity", "message", "source"}
            assert error.get("severity") in ("ignore", "info", "warning", "error")
            assert ("line" in error.attrib) == ("column" in error.attrib)
            assert all(int(error.get(key, "1")) >= 1 for key in ("line", "column"))


def test_the_schema_refuses_what_is_wrong():
    assert not JUNIT.is_valid('<testsuites><testsuite name="a"/></testsuites>')


@pytest.mark.parametrize(
    "text", ["plain", "<&>\"'", "]]>", "a\nb\rc\r\nd\te", "\x85\u2028\x9f", "\0\x08\x1b", "\udcff\ufffe\uffff", "汉\U00020bb7"]
)
def test_text_comes_back(text):
    root = ET.fromstring(f"<x{attributes(a=text)}>{content(text)}</x>".encode())
    assert root.get("a") == legal(text)
    assert (root.text or "") == legal(text)


def test_nothing_to_report(junit, checkstyle):
    assert len(junit([])) == 0
    assert len(checkstyle([])) == 0


def test_junit_file_without_findings_is_a_test_that_passed(junit, made):
    [suite] = junit([made.clean])
    assert suite.attrib == {"name": "clean.md", "tests": "1", "failures": "0", "errors": "0", "skipped": "0"}
    [case] = suite
    assert case.attrib == {"classname": "clean.md", "name": "file"}
    assert len(case) == 0


def test_junit_unreadable_file_is_an_error(junit, made):
    [suite] = junit([made.unreadable])
    assert suite.attrib == {"name": "gone.md", "tests": "1", "failures": "0", "errors": "1", "skipped": "0"}
    [[error]] = suite
    assert error.tag == "error"
    assert error.attrib == {"type": "error", "message": made.unreadable.error}


def test_junit_findings(junit, made):
    [suite] = junit([made.rich_result()])
    assert suite.attrib == {"name": "docs/rich.md", "tests": "4", "failures": "3", "errors": "0", "skipped": "1"}
    assert [case.get("name") for case in suite] == [
        "TST102 test-error 1:4",
        "TST101 test-defect 1:10",
        "TST103 test-note 2:1",
        "TST101 test-defect 2:1",
    ]
    outcomes = [(outcome.tag, outcome.attrib, outcome.text) for case in suite for outcome in case]
    assert outcomes == [
        ("failure", {"type": "error", "message": "an error"}, "docs/rich.md:1:4: TST102 an error"),
        ("failure", {"type": "warning", "message": "a warning"}, "docs/rich.md:1:10: TST101 a warning"),
        ("skipped", {"message": "a note"}, None),
        ("failure", {"type": "error", "message": "raised to an error"}, "docs/rich.md:2:1: TST101 raised to an error"),
    ]


def test_junit_counts_are_those_of_the_cases(junit, hostile):
    for suite in junit(hostile):
        tags = [outcome.tag for case in suite for outcome in case]
        assert int(suite.get("tests")) == len(suite)
        assert [int(suite.get(key)) for key in ("failures", "errors", "skipped")] == [
            tags.count(tag) for tag in ("failure", "error", "skipped")
        ]


def test_junit_hostile_findings_come_back(junit, hostile):
    suites = junit(hostile)
    assert [suite.get("name") for suite in suites] == [legal(result.path) for result in hostile]
    for suite, result in zip(suites, hostile, strict=True):
        messages = [finding.message for finding in result.findings] + ([result.error] if result.error else [])
        assert [outcome.get("message") for case in suite for outcome in case] == [legal(message) for message in messages]


def test_checkstyle_findings(checkstyle, made):
    file, clean, gone = checkstyle([made.rich_result(), made.clean, made.unreadable])
    assert file.get("name") == "docs/rich.md"
    assert file[0].attrib == {"line": "1", "column": "4", "severity": "error", "message": "an error", "source": "wenlint.TST102"}
    assert [error.get("severity") for error in file] == ["error", "warning", "info", "error"]
    assert len(clean) == 0
    assert [error.attrib for error in gone] == [{"severity": "error", "message": made.unreadable.error, "source": "wenlint"}]


def test_checkstyle_hostile_findings_come_back(checkstyle, made, hostile):
    files = checkstyle(hostile)
    assert [file.get("name") for file in files] == [legal(result.path) for result in hostile]
    for file, result in zip(files, hostile, strict=True):
        found = [error for error in file if error.get("line")]
        for error, finding in zip(found, result.findings, strict=True):
            at = made.place_of(finding, result.document.text)
            assert (int(error.get("line")), int(error.get("column"))) == at[:2]
            assert error.get("message") == legal(finding.message)
            assert error.get("source") == f"wenlint.{finding.code}"
        errors = [legal(result.error)] if result.error else []
        assert [error.get("message") for error in file if not error.get("line")] == errors
