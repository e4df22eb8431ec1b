"""`wenlint check --fix --decisions`: exactly what a person accepted goes in, and only where the text is still the same."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

TEXT = "one foo two\n\nthree baz four\n\nfive hint six\n\nseven qux foo eight\n"


@pytest.fixture
def decide(wenlint: Run, folder: Path) -> Callable[..., str]:
    """Write decisions.json for the findings of a report page: `decision(finding)` is accept, reject or None."""

    def write(decision: Callable[[dict[str, Any]], str | None], *paths: str) -> str:
        wenlint("check", "--output-format=html", "-o", "report.html", *paths)
        page = (folder / "report.html").read_text("utf-8")
        island = page.partition('<script type="application/json" id="data">')[2].partition("</script>")[0]
        decisions = [
            {"file": file["path"], **{key: finding[key] for key in ("code", "line", "col", "fingerprint")}, "decision": said}
            for file in json.loads(island)["files"]
            for finding in file["findings"]
            if (said := decision(finding))
        ]
        (folder / "d.json").write_text(json.dumps({"version": 1, "decisions": decisions}), "utf-8")
        return "d.json"

    return write


def accept(*codes: str) -> Callable[[dict[str, Any]], str]:
    return lambda finding: "accept" if finding["code"] in codes else "reject"


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ((), TEXT),
        (("PRB101",), TEXT.replace("foo", "bar")),
        (("PRB102",), TEXT.replace("baz", "qux")),
        (("PRB103",), TEXT.replace("hint", "HINT")),
        (("PRB101", "PRB103"), TEXT.replace("foo", "bar").replace("hint", "HINT")),
    ],
    ids=str,
)
def test_exactly_the_accepted(
    codes: tuple[str, ...], expected: str, wenlint: Run, decide: Callable[..., str], folder: Path
) -> None:
    path = folder / "a.txt"
    path.write_text(TEXT)
    found = wenlint("check", "--fix-only", "--decisions", decide(accept(*codes), "a.txt"), "a.txt")
    assert path.read_text() == expected
    assert found.err.count("not applied") == 0
    assert wenlint("check", "--fix", "--decisions", "d.json", "a.txt").code == (2 if codes else 1), "applied once is applied"
    assert path.read_text() == expected


def test_one_of_two_places(wenlint: Run, decide: Callable[..., str], folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("foo\n\nfoo\n")
    decide(lambda finding: "accept" if finding["line"] == 3 else None, "a.txt")
    wenlint("check", "--fix", "--decisions", "d.json", "a.txt")
    assert path.read_text() == "foo\n\nbar\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("new line\n\n  one foo two\n", "new line\n\n  one bar two\n"),  # moved and indented
        ("one foo 2\n", None),
        ("1 foo two\n", None),
        ("one fo two\n", None),
        ("one foo two\n\none foo two\n", None),  # which of the two was meant?
        ("something else\n", None),
    ],
)
def test_text_that_has_changed_since(text: str, after: str | None, wenlint: Run, decide: Callable[..., str], folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("one foo two\n")
    decide(accept("PRB101"), "a.txt")
    path.write_text(text)
    found = wenlint("check", "--fix", "--decisions", "d.json", "a.txt")
    assert path.read_text() == (after or text)
    if after is None:
        assert found.code == 2
        assert found.err.splitlines() == [
            "wenlint: a.txt: an accepted fix was not applied, for the text is not the one that was decided on "
            "(PRB101 at 1:5): make a new report"
        ]
    else:
        assert found.code == 0


def test_the_rest_is_applied(wenlint: Run, decide: Callable[..., str], folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(TEXT)
    decide(lambda finding: "accept", "a.txt")
    path.write_text(TEXT.replace("one", "1").replace("five", "5"))
    found = wenlint("check", "--fix", "--decisions", "d.json", "a.txt")
    assert path.read_text() == "1 foo two\n\nthree qux four\n\n5 hint six\n\nseven qux bar eight\n"
    assert (found.code, found.err.count("\n")) == (2, 1)
    assert "2 accepted fixes were not applied" in found.err
    assert "(PRB101 at 1:5, PRB103 at 5:6)" in found.err


def test_fixes_that_touch_go_in_one_after_the_other(wenlint: Run, decide: Callable[..., str], folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("a foofoobazhint z\n")
    decide(lambda finding: "accept", "a.txt")
    found = wenlint("check", "--fix", "--decisions", "d.json", "a.txt")
    assert (path.read_text(), found.code, found.err) == ("a barbarquxHINT z\n", 0, "")


def test_diff_shows_and_changes_nothing(wenlint: Run, decide: Callable[..., str], folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(TEXT)
    decide(accept("PRB103"), "a.txt")
    found = wenlint("check", "--diff", "--decisions", "d.json", "a.txt")
    assert found.lines[-4:] == ["-five hint six", "+five HINT six", " ", " seven qux foo eight"]
    assert path.read_text() == TEXT


def test_standard_input(spawn: Run, decide: Callable[..., str], folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT)
    decide(accept("PRB102"), "a.txt")
    done = spawn("check", "--fix", "--decisions", "d.json", "--stdin-filename", "a.txt", data=TEXT.encode())
    assert done.stdout.decode() == TEXT.replace("baz", "qux")


def test_decisions_on_another_file(wenlint: Run, decide: Callable[..., str], folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT)
    decide(accept("PRB101"), "a.txt")
    found = wenlint("check", "--fix-only", "--decisions", "d.json", "b.txt")
    assert (found.code, found.err) == (
        2,
        "0 findings fixed in 0 files\nwenlint: d.json: decides on a.txt, which is not among the files to fix\n",
    )
    assert (folder / "b.txt").read_text() == TEXT


def test_a_copy_in_another_file(wenlint: Run, decide: Callable[..., str], folder: Path) -> None:
    (folder / "wenlint.toml").write_text('preview = true\nselect = ["DUP106"]\n')
    copy = "会议指出，要坚持问题导向，加强统筹协调，确保各项工作落到实处，取得实效，不断把改革引向深入，让群众满意。\n"
    first = f"{copy}\n这一篇还有自己的第二段，说的是另一件事情。\n"
    (folder / "a.txt").write_text(first, "utf-8")
    (folder / "b.txt").write_text(f"另一篇文章的开头一段。\n\n{copy}", "utf-8")
    decide(accept("DUP106"), "a.txt", "b.txt")
    found = wenlint("check", "--fix", "--decisions", "d.json", "a.txt", "b.txt")
    assert (found.code, found.err) == (0, "")
    assert (folder / "a.txt").read_text("utf-8") == first
    assert copy not in (folder / "b.txt").read_text("utf-8")


def test_a_finding_without_a_fix(wenlint: Run, decide: Callable[..., str], folder: Path) -> None:
    (folder / "wenlint.toml").write_text('select = ["ENC303"]\n')
    (folder / "a.txt").write_text("锟斤拷", "utf-8")
    decide(accept("ENC303"), "a.txt")
    found = wenlint("check", "--fix", "--decisions", "d.json", "a.txt")
    assert (
        found.err
        == "wenlint: a.txt:1:1: the fix of ENC303 replacement-character was not applied: it has none: mend the text by hand\n"
    )
    assert (folder / "a.txt").read_text("utf-8") == "锟斤拷"


DECISION = {"file": "a.txt", "code": "PRB101", "line": 1, "col": 1, "fingerprint": "0", "decision": "accept"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "d.json: cannot be read (No such file or directory): check --decisions"),
        ("", "d.json: is no file of decisions of version 1"),
        ("[" * 100_000, "d.json: is no file of decisions of version 1"),
        ('{"version": 2, "decisions": []}', "d.json: is no file of decisions of version 1"),
        ('{"version": 1, "files": {}}', "d.json: is no file of decisions of version 1"),
        (json.dumps({"version": 1, "decisions": [DECISION, {**DECISION, "decision": "maybe"}]}), "d.json: decision 2 is none"),
        (json.dumps({"version": 1, "decisions": [{**DECISION, "line": "1"}]}), "d.json: decision 1 is none"),
        (json.dumps({"version": 1, "decisions": [[]]}), "d.json: decision 1 is none"),
        (
            json.dumps({"version": 1, "decisions": [DECISION, {**DECISION, "decision": "reject"}]}),
            "d.json: both accepts and rejects PRB101 in a.txt:1:1",
        ),
    ],
)
def test_bad_files(content: str | None, message: str, wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo")
    if content is not None:
        (folder / "d.json").write_text(content)
    found = wenlint("check", "--fix", "--decisions", "d.json", "a.txt")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(f"wenlint: {message}")
    assert found.err.count("\n") == 1
    assert (folder / "a.txt").read_text() == "foo"


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ([], "--decisions says which fixes to apply: give --fix, --fix-only or --diff too"),
        (["--fix", "--unsafe-fixes"], "--decisions says which fixes to apply, and --unsafe-fixes says otherwise"),
    ],
)
def test_options_that_do_not_go_together(flags: list[str], message: str, wenlint: Run) -> None:
    found = wenlint("check", "--decisions", "d.json", *flags)
    assert (found.code, message in found.err) == (2, True)
