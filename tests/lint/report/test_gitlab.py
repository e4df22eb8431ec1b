"""`gitlab`: what GitLab documents for Code Quality reports."""

import json

import pytest

from wenlint.finding import Span


def _validate(report):
    """The documented keys and values; GitLab drops a report that lacks one, and findings whose fingerprint occurred."""
    assert isinstance(report, list)
    for item in report:
        assert set(item) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert all(isinstance(item[key], str) and item[key] for key in ("description", "check_name", "fingerprint"))
        assert item["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert set(item["location"]) == {"path", "positions"}
        assert not item["location"]["path"].startswith(("./", "/"))
        for end in ("begin", "end"):
            position = item["location"]["positions"][end]
            assert set(position) == {"line", "column"}
            assert all(type(value) is int and value >= 1 for value in position.values())
    assert len({item["fingerprint"] for item in report}) == len(report)
    return report


@pytest.mark.parametrize("results", [[], ["clean"], ["unreadable"]])
def test_nothing_to_say(render, made, results):
    assert _validate(json.loads(render("gitlab", [getattr(made, name) for name in results]))) == []


def test_a_finding(render, made):
    [item] = _validate(json.loads(render("gitlab", [made.result("./docs//a.md", "一\n«二\n三»")])))
    assert len(item.pop("fingerprint")) == 32
    assert item == {
        "check_name": "TST101",
        "description": "TST101 a message",
        "severity": "minor",
        "location": {"path": "docs/a.md", "positions": {"begin": {"line": 2, "column": 1}, "end": {"line": 3, "column": 2}}},
    }


def test_severities(render, made):
    items = json.loads(render("gitlab", [made.rich_result()]))
    assert [item["severity"] for item in items] == ["major", "minor", "info", "major"]


def test_hostile_findings_come_back(render, made, hostile):
    items = _validate(json.loads(render("gitlab", hostile)))
    expected = [(result, finding) for result in hostile for finding in result.findings]
    for item, (result, finding) in zip(items, expected, strict=True):
        assert item["location"]["path"] == made.well_formed(result.path)
        assert item["description"] == f"{finding.code} {made.well_formed(finding.message)}"
        at = made.place_of(finding, result.document.text)
        positions = item["location"]["positions"]
        assert (*positions["begin"].values(), *positions["end"].values()) == at


def test_a_fingerprint_stays_when_the_surroundings_change(render, made):
    def fingerprint(path, marked):
        [item] = json.loads(render("gitlab", [made.result(path, marked)]))
        return item["fingerprint"]

    assert fingerprint("a.md", "一«二»三\n") == fingerprint("a.md", "new\n\n一«二»三\n")
    assert fingerprint("a.md", "«»\n一") == fingerprint("a.md", "«»\n二")
    far = "x" * 24 + "«二»" + "y" * 24
    assert fingerprint("a.md", f"near {far} by") == fingerprint("a.md", f"elsewhere {far}")
    assert fingerprint("a.md", f"z{far[1:]}") != fingerprint("a.md", far)
    assert fingerprint("a.md", "一«二»三\n") != fingerprint("b.md", "一«二»三\n")
    assert fingerprint("a.md", "一«二»三\n") != fingerprint("a.md", "一«二»四\n")


def test_alike_findings_have_different_fingerprints(render, made):
    result = made.result("a.md", "«坏»\n«坏»\n«坏»\n")
    [finding, *_] = result.findings
    twice = result._replace(findings=[*result.findings, finding._replace(span=Span(0, 1))])
    assert len(_validate(json.loads(render("gitlab", [twice, made.result("b.md", "«坏»\n")])))) == 5
