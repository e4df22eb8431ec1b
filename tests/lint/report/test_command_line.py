"""Every format from the command line: real files, real rules, and files that cannot be read."""

import json
import sys
import xml.etree.ElementTree as ET

import pytest

from wenlint.cli import main
from wenlint.report import MODULES

JSON = {"json": lambda report: report, "gitlab": lambda report: report, "rdjson": lambda report: report["diagnostics"]}
JSON["sarif"] = lambda report: report["runs"][0]["results"]
ISLAND = '<script type="application/json" id="data">'


@pytest.fixture
def report(tmp_path, monkeypatch):
    """The exit code and the report of a check of the files of a folder."""
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def run(format, files, *options):
        for name, data in files.items():
            (tmp_path / "docs" / name).write_bytes(data)
        code = main(["check", "--isolated", "--select=ENC303,WEN004", f"--output-format={format}", "-oout", *options, "docs"])
        return code, (tmp_path / "out").read_bytes().decode("utf-8")

    return run


def _places(format, text):
    """How many findings a report has."""
    if format == "html":
        data = json.loads(text.partition(ISLAND)[2].partition("</script>")[0])
        return sum(len(file["findings"]) for file in data["files"])
    if format in JSON:
        return len(JSON[format](json.loads(text)))
    if format in ("junit", "checkstyle"):
        return len(ET.fromstring(text.encode()).findall(".//failure" if format == "junit" else ".//error[@line]"))
    return text.count("ENC303 text") if format == "full" else sum("ENC303" in line for line in text.splitlines())


@pytest.mark.parametrize("format", MODULES)
def test_findings(report, format):
    files = {"坏 1.md": "手持锟斤拷。\n\n口中\ufffd。\n".encode(), "好.md": b"fine\n", "又.txt": "\ufffd".encode()}
    code, text = report(format, files)
    assert code == 1
    assert _places(format, text) == 3


@pytest.mark.parametrize("format", MODULES)
def test_nothing_found(report, format):
    code, text = report(format, {"好.md": b"fine\n"})
    assert code == 0
    assert _places(format, text) == 0


@pytest.mark.parametrize("format", MODULES)
def test_a_file_that_does_not_decode(report, format, capsys):
    files = {"latin.txt": "ÄÖÜäöüß".encode("latin-1"), "bad.txt": b"fine " * 99 + b"\xff\n", "坏.txt": "\ufffd".encode()}
    code, text = report(format, files)
    assert code == 2
    assert _places(format, text) >= 1
    assert "latin.txt: is not UTF-8" in capsys.readouterr().err
    if format in ("junit", "checkstyle", "sarif"):
        assert "latin.txt: is not UTF-8" in text
        assert "bad.txt: holds bytes that are not UTF-8" in text


@pytest.mark.parametrize(
    ("options", "no_color", "colored"),
    [
        ([], False, False),  # a file is no terminal
        (["--color=always"], False, True),
        (["--color=always"], True, True),
        (["--color=never"], False, False),
    ],
)
def test_colour_in_a_file(report, monkeypatch, options, no_color, colored):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    _, text = report("full", {"坏.txt": "\ufffd".encode()}, *options)
    assert ("\x1b[" in text) == colored


@pytest.mark.parametrize(
    ("environment", "options", "colored"),
    [
        ({}, [], True),
        ({"NO_COLOR": ""}, [], True),  # an empty value does not count: https://no-color.org
        ({"NO_COLOR": "1"}, [], False),
        ({"TERM": "dumb"}, [], False),
        ({"NO_COLOR": "1"}, ["--color=always"], True),
        ({}, ["--color=never"], False),
    ],
)
def test_colour_on_a_terminal(tmp_path, monkeypatch, capsys, environment, options, colored):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    path = tmp_path / "a.txt"
    path.write_text("\ufffd", encoding="utf-8")
    assert main(["check", "--isolated", "--select=ENC303", *options, str(path)]) == 1
    assert ("\x1b[" in capsys.readouterr().out) == colored
