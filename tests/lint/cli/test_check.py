"""`wenlint check` without fixes: exit codes, selection, reports, which findings count."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

FULL = """\
a.txt:1:3: PRB101 [*] found foo
  |
1 | a foo b
  |   ^^^
  = rule: safe-word
  = fix (safe): write bar

Found 1 finding in 1 file.
[*] 1 fixable with `--fix`.
"""


# ---- exit codes, the same whatever the format


CODES = [
    # 0: clean, or nothing that counts
    ("clean", [], 0),
    ("note", [], 0),
    ("soon", [], 0),
    ("foo", ["--exit-zero"], 0),
    ("foo", ["--ignore", "PRB101"], 0),
    ("foo", ["--fail-on", "error"], 0),
    ("foo", ["--fix"], 0),
    ("foo hint", ["--fix-only"], 0),
    ("foo", ["--fix", "--exit-zero", "--exit-non-zero-on-fix"], 0),
    ("clean", ["--diff"], 0),
    ("baz hint", ["--diff"], 0),
    ("foo", ["--diff", "--exit-zero"], 0),
    ("clean", ["--fix", "--exit-non-zero-on-fix"], 0),
    # 1: findings at or above --fail-on
    ("foo", [], 1),
    ("foo", ["--statistics"], 1),
    ("foo", ["--fail-on", "info"], 1),
    ("note", ["--fail-on", "info"], 1),
    ("soon", ["--preview"], 1),
    ("boom", [], 1),
    ("boom", ["--fail-on", "error"], 1),
    ("foo baz", ["--fix"], 1),
    ("foo hint", ["--fix", "--unsafe-fixes"], 1),
    ("foo", ["--fix", "--exit-non-zero-on-fix"], 1),
    ("foo", ["--fix-only", "--exit-non-zero-on-fix"], 1),
    ("foo", ["--diff"], 1),
    ("baz", ["--diff", "--unsafe-fixes"], 1),
    # 2: what could not be done
    ("clean", ["none.txt"], 2),
    ("foo", ["none.txt", "--exit-zero"], 2),
    ("clean", ["--select", "NONE"], 2),
    ("clean", ["--ignore", "ALL"], 2),
    ("clean", ["--config", "none.toml"], 2),
    ("clean", ["--output-file", "no/such/folder"], 2),
    ("clean", ["--baseline", "none.json"], 2),
]
FORMATS = [
    "full",
    "concise",
    "grouped",
    "json",
    "json-lines",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "sarif",
    "checkstyle",
    "azure",
    "pylint",
]


@pytest.mark.parametrize(
    ("text", "flags", "expected"), CODES, ids=lambda value: " ".join(map(str, value)) if isinstance(value, list) else None
)
def test_exit_code(text: str, flags: list[str], expected: int, wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(text)
    code, _, err = wenlint("check", "a.txt", *flags)
    assert code == expected, err
    assert (err.count("\n") == 1) if expected == 2 else (err == "" or "--fix-only" in flags)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("text", "path", "expected"), [("clean", "a.txt", 0), ("foo", "a.txt", 1), ("foo", "none.txt", 2)])
def test_exit_code_is_the_same_for_every_format(
    format: str, text: str, path: str, expected: int, wenlint: Run, folder: Path
) -> None:
    (folder / "a.txt").write_text(text)
    assert wenlint("check", "--output-format", format, path).code == expected


# ---- usage: what does not go together


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--config", "a.toml", "--isolated"], "--config and --isolated exclude each other"),
        (["--diff", "--fix"], "--diff changes nothing: leave out --fix and --fix-only"),
        (["--diff", "--fix-only"], "--diff changes nothing: leave out --fix and --fix-only"),
        (["--update-baseline"], "--update-baseline needs --baseline FILE"),
        (["--update-baseline", "--baseline", "b.json", "--fix"], "--update-baseline accepts findings as they are: leave out"),
        (["--diff-from", "HEAD", "--fix"], "--diff-from selects findings, and fixes hold for whole files: leave out"),
        (
            ["--statistics", "--output-format", "json"],
            "--statistics is a table for people and has no format json: leave out one of the two",
        ),
        (["--stdin-filename", "b.md"], "--stdin-filename names what comes from standard input: give - as the only path, or none"),
        (["-"], "- stands for standard input and goes with no other path"),
    ],
)
def test_flags_that_do_not_go_together(flags: list[str], message: str, wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo")
    code, out, err = wenlint("check", "a.txt", *flags)
    assert (code, out) == (2, "")
    assert err.startswith(f"wenlint: {message}")
    assert (folder / "a.txt").read_text() == "foo"


# ---- reports


def test_report_for_people(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("a foo b")
    assert wenlint("check", "a.txt") == (1, FULL, "")


def test_clean_report(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("")
    assert wenlint("check", "a.txt") == (0, "All checks passed.\n", "")


def test_quiet_report_has_no_counts(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo")
    assert wenlint("check", "-q", "--output-format", "concise", "a.txt").out == "a.txt:1:1: PRB101 [*] found foo\n"


def test_flags_may_stand_between_paths(wenlint: Run, folder: Path) -> None:
    for name in ("a.txt", "b.txt", "--c.txt"):
        (folder / name).write_text("foo")
    outcome = wenlint("check", "a.txt", "--output-format", "concise", "b.txt", "-q", "--", "--c.txt")
    assert [line.partition(":")[0] for line in outcome.lines] == ["a.txt", "b.txt", "--c.txt"]


@pytest.mark.parametrize(
    ("flags", "summary"),
    [
        ([], ["Found 4 findings in 1 file.", "[*] 1 fixable with `--fix` (2 more with `--unsafe-fixes`)."]),
        (["--unsafe-fixes"], ["Found 4 findings in 1 file.", "[*] 3 fixable with `--fix --unsafe-fixes`."]),
        (["--unfixable", "PRB101"], ["Found 4 findings in 1 file.", "2 unsafe fixes with `--fix --unsafe-fixes`."]),
        (["--unfixable", "PRB"], ["Found 4 findings in 1 file."]),
        (["--fixable", "PRB101"], ["Found 4 findings in 1 file.", "[*] 1 fixable with `--fix`."]),
    ],
)
def test_counts_say_what_fix_would_do(flags: list[str], summary: list[str], wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo baz baz hint")
    outcome = wenlint("check", "--output-format", "concise", *flags, "a.txt")
    assert outcome.lines[4:] == summary


def test_unfixable_findings_are_not_marked(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo")
    assert wenlint("check", "-q", "--output-format", "concise", "--unfixable", "PRB101", "a.txt").lines == [
        "a.txt:1:1: PRB101 found foo"
    ]
    (record,) = json.loads(wenlint("check", "--output-format", "json", "--unfixable", "PRB101", "a.txt").out)
    assert record["fix"]["applicability"] == "suggestion"


def test_statistics(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo note " * 11 + "baz")
    (folder / "b.txt").write_text("baz")
    outcome = wenlint("check", "--statistics", "a.txt", "b.txt")
    assert outcome.lines == [
        "11  PRB101  [*]  safe-word",
        "11  PRB104       info-word",
        " 2  PRB102       unsafe-word",
        "Found 24 findings in 2 files.",
        "[*] 11 fixable with `--fix` (2 more with `--unsafe-fixes`).",
    ]
    assert wenlint("check", "--statistics", "-q", "--unsafe-fixes", "--select", "PRB102", "a.txt").lines == [
        "1  PRB102  [*]  unsafe-word"
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_output_file_takes_the_report(format: str, wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("说foo", "utf-8")
    shown = wenlint("check", "--output-format", format, "a.txt")
    filed = wenlint("check", "--output-format", format, "--output-file", "report", "a.txt")
    assert (filed.code, filed.out, filed.err) == (1, "", "")
    assert (folder / "report").read_bytes().decode() == shown.out != ""


def test_output_file_that_cannot_be_written(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo")
    code, out, err = wenlint("check", "--fix", "--output-file", "no/report", "a.txt")
    assert (code, out) == (2, "")
    assert err == "wenlint: no/report: the report cannot be written (No such file or directory): check --output-file\n"
    assert (folder / "a.txt").read_text() == "foo"


def test_color(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo")
    assert "\x1b[" not in wenlint("check", "a.txt").out
    assert "\x1b[1;33mPRB101\x1b[0m" in wenlint("check", "--color", "always", "a.txt").out
    wenlint("check", "--color", "always", "-o", "report", "a.txt")
    assert "\x1b[" in (folder / "report").read_text()


# ---- selection


@pytest.mark.parametrize(
    ("flags", "codes"),
    [
        ([], "101 102 103 104"),
        (["--select", "PRB101"], "101"),
        (["--select", "safe-word,info-word"], "101 104"),
        (["--select", "PRB101", "--select", " PRB102 ,,"], "101 102"),
        (["--select", "PRB101", "--extend-select", "PRB104"], "101 104"),
        (["--ignore", "PRB101,PRB102"], "103 104"),
        (["--select", "PRB", "--ignore", "PRB103", "--preview"], "101 102 104 105"),
    ],
)
def test_selected_rules(flags: list[str], codes: str, wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo baz hint note soon")
    outcome = wenlint("check", "-q", "--output-format", "concise", *flags, "a.txt")
    assert [line.split()[1][3:] for line in outcome.lines] == codes.split()


def test_command_line_selects_what_the_file_ignores(wenlint: Run, folder: Path) -> None:
    (folder / "wenlint.toml").write_text('packs = ["wenlint_probe"]\nignore = ["PRB101"]\n')
    (folder / "a.txt").write_text("foo")
    assert wenlint("check", "a.txt").code == 0
    assert wenlint("check", "--select", "PRB101", "a.txt").code == 1
    assert wenlint("check", "--select", "ALL", "a.txt").code == 0


# ---- files and configuration


def test_folder_is_walked(wenlint: Run, folder: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.markdown", "d.py", "sub/node_modules/e.md", ".hidden.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("foo")
    expected = [".hidden.txt", "a.txt", "b.md", os.path.join("sub", "c.markdown")]
    assert wenlint("check", "--show-files").lines == expected
    assert wenlint("check", "--show-files", ".").lines == expected
    assert wenlint("check", "--show-files", "sub", "d.py", "a.txt", "a.txt").lines == [
        os.path.join("sub", "c.markdown"),
        "d.py",
        "a.txt",
    ]
    assert wenlint("check", "--show-files", "--exclude", "sub,*.md").lines == [".hidden.txt", "a.txt"]


def test_folders_outside_of_the_root_are_cleaned_of_excluded_names_too(wenlint: Run, folder: Path, tmp_path_factory: Any) -> None:
    other = tmp_path_factory.mktemp("build")  # the name of the folder itself is excluded, what is named is not
    for name in ("a.txt", "node_modules/b.txt"):
        (other / name).parent.mkdir(exist_ok=True)
        (other / name).write_text("foo")
    assert wenlint("check", "--isolated", "--show-files", str(other)).lines == [str(other / "a.txt")]
    assert wenlint("check", "--config", "wenlint.toml", "--show-files", str(other)).lines == [str(other / "a.txt")]


def test_named_file_is_checked_unless_exclusion_is_forced(wenlint: Run, folder: Path) -> None:
    (folder / "node_modules").mkdir()
    (folder / "node_modules/a.txt").write_text("foo")
    path = os.path.join("node_modules", "a.txt")
    assert wenlint("check", path).code == 1
    assert wenlint("check", "--force-exclude", path) == (0, "", "")
    assert wenlint("check", "--force-exclude", "--exclude", "b.txt", "wenlint.toml", path).code == 0


@pytest.mark.parametrize("flags", [[], ["--force-exclude"], ["--fix"], ["--diff"], ["--output-format", "json"]])
def test_folder_without_documents_is_an_error(flags: list[str], wenlint: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "empty/a.py").write_text("")
    code, out, err = wenlint("check", *flags, "empty")
    assert (code, out) == (2, "")
    assert err == "wenlint: no files to check: name files, or folders with .txt, .md or .html files (see --show-files)\n"


def test_each_folder_has_its_own_configuration(wenlint: Run, folder: Path) -> None:
    files = {
        "a.txt": "foo baz",
        "one/wenlint.toml": 'packs = ["wenlint_probe"]\nselect = ["PRB101"]\n',
        "one/b.txt": "foo baz",
        "one/deep/c.txt": "foo baz",
        "two/pyproject.toml": '[tool.wenlint]\nextend = "../wenlint.toml"\nignore = ["PRB101"]\n',
        "two/d.txt": "foo baz",
        "three/pyproject.toml": '[project]\nname = "wenlint"\n',
        "three/e.txt": "foo baz",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)

    def found(*flags: str) -> set[tuple[str, str]]:
        return {
            (line.partition(":")[0].replace(os.sep, "/"), line.split()[1])
            for line in wenlint("check", "-q", "--output-format", "concise", *flags).lines
        }

    assert found() == {
        ("a.txt", "PRB101"), ("a.txt", "PRB102"), ("one/b.txt", "PRB101"), ("one/deep/c.txt", "PRB101"), ("two/d.txt", "PRB102"),
        ("three/e.txt", "PRB101"), ("three/e.txt", "PRB102"),
    }  # fmt: skip
    assert found("--config", "one/wenlint.toml") == {(name, "PRB101") for name in files if name.endswith(".txt")}
    assert found("--select", "PRB102") == {(name, "PRB102") for name in files if name.endswith(".txt")}


def test_per_file_ignores(wenlint: Run, folder: Path) -> None:
    (folder / "wenlint.toml").write_text(
        'packs = ["wenlint_probe"]\n[per-file-ignores]\n"old/**" = ["PRB"]\n"!new/**" = ["PRB102"]\n'
    )
    for name in ("old/a.txt", "new/a.txt", "a.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("foo baz")
    lines = wenlint("check", "-q", "--output-format", "concise").lines
    assert [" ".join(line.split()[:2]).replace(os.sep, "/") for line in lines] == [
        "a.txt:1:1: PRB101",
        "new/a.txt:1:1: PRB101",
        "new/a.txt:1:5: PRB102",
    ]


def test_isolated_ignores_the_configuration(wenlint: Run, folder: Path) -> None:
    (folder / "wenlint.toml").write_text("selct = []")
    (folder / "a.txt").write_text("foo")
    assert wenlint("check", "a.txt").code == 2
    assert wenlint("check", "--isolated", "--select", "ENC303", "a.txt").code == 0


def test_settings_are_shown_as_toml(wenlint: Run, folder: Path) -> None:
    import tomllib

    (folder / "wenlint.toml").write_text(
        'packs = ["wenlint_probe"]\nlocale = "ja"\nrules.PRB106.word = "a\\"b\\u007f"\nrules.PRB106.loud = true\n'
        '[per-file-ignores]\n"a b.md" = ["PRB101"]\n'
    )
    (folder / "a.txt").write_text("foo")
    code, out, err = wenlint("check", "--show-settings", "--ignore", "PRB102", "a.txt")
    assert (code, err) == (0, "")
    shown = tomllib.loads(out)
    assert out.startswith(f"# settings of a.txt\n# from {folder / 'wenlint.toml'}\n")
    assert out.endswith("# rules: PRB101 PRB103 PRB104 PRB106 PRB107 WEN001 WEN002 WEN003 WEN004 WEN005\n")
    assert (shown["select"], shown["ignore"], shown["locale"], shown["preview"]) == (["ALL"], ["PRB102"], "ja", False)
    assert shown["per-file-ignores"] == {"a b.md": ["PRB101"]}
    assert shown["rules"] == {"failing-rule": {"word": 'a"b\x7f', "times": 1, "share": 0.5, "loud": True, "others": []}}


def test_settings_without_files(wenlint: Run, folder: Path) -> None:
    assert wenlint("check", "--show-settings", "none.txt").err == "wenlint: none.txt: no such file or folder: check the path\n"
    assert wenlint("check", "--show-settings") == (
        2, "", "wenlint: no files to check: name files, or folders with .txt, .md or .html files\n",
    )  # fmt: skip


# ---- baseline, changed lines


def test_baseline_accepts_what_there_is(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo one\n")
    (folder / "b.txt").write_text("clean\n")
    made = wenlint("check", "--baseline", "base.json", "--update-baseline")
    assert (made.code, made.err) == (0, "wenlint: base.json: 1 findings accepted\n".removeprefix("wenlint: "))
    assert wenlint("check", "--baseline", "base.json").code == 0
    (folder / "a.txt").write_text("new line\nfoo one\nbaz\n")
    outcome = wenlint("check", "-q", "--output-format", "concise", "--baseline", "base.json")
    assert outcome.lines == ["a.txt:3:1: PRB102 found baz"]
    assert wenlint("check").code == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 99, "files": {}}', '{"version": 1, "files": 3}'])
def test_broken_baseline(text: str, wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo")
    (folder / "base.json").write_text(text)
    code, out, err = wenlint("check", "--baseline", "base.json", "a.txt")
    assert (code, out) == (2, "")
    assert err.startswith("wenlint: base.json: is no baseline of version 1")
    assert err.count("\n") == 1


@pytest.fixture
def repository(folder: Path) -> Callable[..., None]:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"]
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)

    git("init")
    return git


def test_only_changed_lines_count(wenlint: Run, folder: Path, repository: Callable[..., None]) -> None:
    (folder / "a.txt").write_text("foo\none\n")
    repository("add", "-A")
    repository("commit", "-m", "first")
    assert wenlint("check", "--diff-from", "HEAD").code == 0
    (folder / "a.txt").write_text("foo\none foo\n")
    (folder / "文.txt").write_text("foo")
    outcome = wenlint("check", "-q", "--output-format", "concise", "--diff-from", "HEAD")
    assert (outcome.code, outcome.lines) == (1, ["a.txt:2:5: PRB101 [*] found foo", "文.txt:1:1: PRB101 [*] found foo"])


def test_unknown_revision(wenlint: Run, folder: Path, repository: Callable[..., None]) -> None:
    (folder / "a.txt").write_text("foo")
    assert wenlint("check", "--diff-from", "nope", "a.txt") == (2, "", "wenlint: unknown git revision nope: check --diff-from\n")


# ---- once for real


def test_in_a_process_of_its_own(spawn: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("a foo b")
    ran = spawn("check", "a.txt")
    assert (ran.returncode, ran.stdout.decode(), ran.stderr) == (1, FULL, b"")


def test_lost_text_is_found_by_the_standard_rules(spawn: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("手持两把锟斤拷", "utf-8")
    ran = spawn("check", "--isolated", "--select", "ENC303", "--output-format", "json-lines", "a.txt")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert json.loads(ran.stdout) == {
        "file": "a.txt", "line": 1, "col": 5, "end_line": 1, "end_col": 8, "code": "ENC303", "rule": "replacement-character",
        "family": "encoding", "severity": "error",
        "message": "text was lost here in a wrong decoding (锟斤拷): restore it from the original",
        "fix": None, "related": [],
    }  # fmt: skip
