"""`github` and `azure`: commands that the runners parse back to what was said."""

import pytest


def _parse_github(line):
    """A command as GitHub's runner reads it: the name, the properties, the message."""
    assert line.startswith("::")
    head, data = line[2:].split("::", 1)
    name, properties = head.split(" ", 1)

    def unescaped(text, pairs):
        for escape, character in pairs:
            text = text.replace(escape, character)
        return text

    in_data = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]
    in_property = [*in_data[:2], ("%3A", ":"), ("%2C", ","), ("%25", "%")]
    pairs = (pair.split("=", 1) for pair in properties.split(","))
    return name, {key: unescaped(value, in_property) for key, value in pairs}, unescaped(data, in_data)


def _parse_azure(line):
    """A command as the agent of Azure Pipelines reads it: it unescapes the message like the properties."""
    prefix = "##vso[task.logissue "
    assert line.startswith(prefix)
    properties, data = line[len(prefix) :].split("]", 1)

    def unescaped(text):
        for escape, character in (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%AZP25", "%")):
            text = text.replace(escape, character)
        return text

    assert properties.endswith(";")
    pairs = (pair.split("=", 1) for pair in properties[:-1].split(";"))
    return {key: unescaped(value) for key, value in pairs}, unescaped(data)


@pytest.mark.parametrize("format", ["github", "azure"])
@pytest.mark.parametrize("results", [[], ["clean"], ["unreadable"]])
def test_nothing_to_say(render, made, format, results):
    assert render(format, [getattr(made, name) for name in results], quiet=False) == ""


def test_github(render, made):
    results = [made.rich_result()._replace(path="a.md")]
    assert render("github", results).splitlines()[:3] == [
        "::error title=TST102 test-error,file=a.md,line=1,endLine=1,col=4,endColumn=5::a.md:1:4: TST102 an error",
        "::warning title=TST101 test-defect,file=a.md,line=1,endLine=1,col=10,endColumn=11::a.md:1:10: TST101 a warning",
        "::notice title=TST103 test-note,file=a.md,line=2,endLine=2,col=1,endColumn=2::a.md:2:1: TST103 a note",
    ]


def test_github_has_columns_only_within_one_line(render, made):
    [line] = render("github", [made.result("a.md", "一«二\n三»")]).splitlines()
    assert line == "::warning title=TST101 test-defect,file=a.md,line=1,endLine=2::a.md:1:2: TST101 a message"


def test_azure(render, made):
    assert render("azure", [made.rich_result()]).splitlines()[:3] == [
        "##vso[task.logissue type=error;sourcepath=docs/rich.md;linenumber=1;columnnumber=4;code=TST102;]an error",
        "##vso[task.logissue type=warning;sourcepath=docs/rich.md;linenumber=1;columnnumber=10;code=TST101;]a warning",
        "##vso[task.logissue type=warning;sourcepath=docs/rich.md;linenumber=2;columnnumber=1;code=TST103;]a note",
    ]


@pytest.mark.parametrize("format", ["github", "azure"])
def test_a_command_is_one_line(render, hostile, format):
    text = render(format, hostile)
    assert text.encode("utf-8")
    assert "\r" not in text
    assert text.count("\n") == sum(len(result.findings) for result in hostile)


def _commands(render, format, hostile):
    lines = render(format, hostile).split("\n")[:-1]
    expected = [(result, finding) for result in hostile for finding in result.findings]
    return zip(lines, expected, strict=True)


def test_github_hostile_findings_come_back(render, made, hostile):
    for line, (result, finding) in _commands(render, "github", hostile):
        name, properties, data = _parse_github(line)
        at, path = made.place_of(finding, result.document.text), made.well_formed(result.path)
        assert name == {"error": "error", "warning": "warning", "info": "notice"}[finding.level]
        assert properties["file"] == path
        assert properties["title"] == f"{finding.code} {finding.name}"
        assert (int(properties["line"]), int(properties["endLine"])) == (at.line, at.end_line)
        if at.line == at.end_line:
            assert (int(properties["col"]), int(properties["endColumn"])) == (at.col, at.end_col)
        assert data == f"{path}:{at.line}:{at.col}: {finding.code} {made.well_formed(finding.message)}"


def test_azure_hostile_findings_come_back(render, made, hostile):
    for line, (result, finding) in _commands(render, "azure", hostile):
        properties, data = _parse_azure(line)
        at = made.place_of(finding, result.document.text)
        assert properties == {
            "type": "error" if finding.level == "error" else "warning",
            "sourcepath": made.well_formed(result.path),
            "linenumber": str(at.line),
            "columnnumber": str(at.col),
            "code": finding.code,
        }
        assert data == made.well_formed(finding.message)
