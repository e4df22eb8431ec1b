"""What holds for every command: help, unknown words, streams that end, signals."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import wenlint as package
from wenlint.cli import COMMANDS

Run = Callable[..., Any]


# ---- errors: one line on stderr, exit code 2


ERRORS = [
    (["chek"], "unknown command chek; did you mean check?"),
    (["zzz"], "unknown command zzz; see wenlint --help"),
    (["notes.txt"], "unknown command notes.txt; did you mean wenlint check notes.txt?"),
    (["help", "chek"], "unknown command chek; did you mean check?"),
    (["check", "--fixx"], "unrecognized arguments: --fixx; did you mean --fix? (see wenlint check --help)"),
    (["check", "--selct=ENC"], "unrecognized arguments: --selct=ENC; did you mean --select? (see wenlint check --help)"),
    (["check", "--sel", "ENC"], "unrecognized arguments: --sel; did you mean --select? (see wenlint check --help)"),
    (["check", "--zzzzzzzzzz"], "unrecognized arguments: --zzzzzzzzzz (see wenlint check --help)"),
    (["check", "--select"], "argument --select: expected one argument (see wenlint check --help)"),
    (["check", "--fix=yes"], "argument --fix: ignored explicit argument 'yes' (see wenlint check --help)"),
    (
        ["check", "--output-format", "jsn"],
        "argument --output-format: unknown value jsn; did you mean json?; one of full, concise, grouped, html, json, json-lines, github, "
        "gitlab, junit, rdjson, sarif, checkstyle, azure, pylint (see wenlint check --help)",
    ),
    (
        ["check", "--fail-on", "never"],
        "argument --fail-on: unknown value never; one of error, warning, info (see wenlint check --help)",
    ),
    (["rule"], "the following arguments are required: RULE (see wenlint rule --help)"),
    (["rule", "PRB10"], "unknown rule PRB10; did you mean PRB101?"),
    (["rule", "safe-wrod"], "unknown rule safe-wrod; did you mean safe-word?"),
    (["rule", "zzzzzz"], "unknown rule zzzzzz; `wenlint rules` lists them"),
    (["rule", "PRB101", "PRB102"], "unrecognized arguments: PRB102 (see wenlint rule --help)"),
    (
        ["rule", "PRB101", "--output-format", "jsn"],
        "argument --output-format: unknown value jsn; did you mean json?; one of text, json (see wenlint rule --help)",
    ),
    (["rules", "--select", "PRBX"], "unknown rule PRBX; did you mean PRB10"),
    (["config", "selct"], "unknown key selct; did you mean select?"),
    (["config", "zzzzzzzz"], "unknown key zzzzzzzz; `wenlint config` lists them"),
    (["config", "select", "--schema"], "--schema prints the schema of all keys: leave out KEY"),
    (["config", "--schema", "--config", "a", "--isolated"], "--config and --isolated exclude each other"),
    (["init", "--forse"], "unrecognized arguments: --forse; did you mean --force? (see wenlint init --help)"),
    (["new-rule", "ACM101", "a"], "the following arguments are required: --pack (see wenlint new-rule --help)"),
    (["completion"], "the following arguments are required: shell (see wenlint completion --help)"),
    (
        ["completion", "bsh"],
        "argument shell: unknown value bsh; did you mean bash?; one of bash, zsh, fish (see wenlint completion --help)",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), ERRORS, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_error_is_one_line_with_a_way_out(arguments: list[str], message: str, wenlint: Run, folder: Path) -> None:
    (folder / "notes.txt").write_text("")
    code, out, err = wenlint(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"wenlint: {message}")
    assert err.count("\n") == 1


def test_control_characters_in_an_error_are_shown(wenlint: Run) -> None:
    assert wenlint("a\x1b[31m\nb").err == "wenlint: unknown command a<U+001B>[31m<U+000A>b; see wenlint --help\n"


# ---- help and version


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["help"]])
def test_help_lists_the_commands(arguments: list[str], wenlint: Run) -> None:
    code, out, err = wenlint(*arguments)
    assert (code, err) == (0, "")
    assert out.startswith("usage: wenlint COMMAND …\n")
    for name, (_, doc) in COMMANDS.items():
        assert f"  {name:12}{doc}\n" in out


def test_without_a_command_help_goes_to_stderr(wenlint: Run) -> None:
    code, out, err = wenlint()
    assert (code, out) == (2, "")
    assert err.startswith("usage: wenlint COMMAND …\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command(command: str, wenlint: Run) -> None:
    code, out, err = wenlint(command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: wenlint {command} ")
    assert wenlint("help", command).out == out
    assert max(map(len, out.splitlines())) <= 132


@pytest.mark.parametrize("argument", ["--version", "-V", "version"])
def test_version(argument: str, wenlint: Run) -> None:
    assert wenlint(argument) == (0, f"wenlint {package.__version__}\n", "")


# ---- streams


def test_reader_that_goes_away_ends_the_run_in_silence(folder: Path, environment: dict[str, str], command: list[str]) -> None:
    (folder / "a.txt").write_text("foo\n" * 20_000)
    with subprocess.Popen(
        [*command, "check", "--output-format", "concise", "a.txt"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"a.txt:1:1: PRB101 [*] found foo\n"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("count", [1, 20_000], ids=["when flushed", "in between"])
def test_full_disk_is_one_line(count: int, folder: Path, environment: dict[str, str], command: list[str]) -> None:
    (folder / "a.txt").write_text("foo\n" * count)
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [*command, "check", "a.txt"], cwd=folder, env=environment, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ran.returncode, ran.stderr) == (2, b"wenlint: No space left on device\n")


def test_stdout_that_takes_only_ascii(folder: Path, environment: dict[str, str], command: list[str]) -> None:
    (folder / "a.txt").write_text("说foo", "utf-8")
    environment |= {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    ran = subprocess.run([*command, "check", "a.txt"], cwd=folder, env=environment, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "1 | 说foo\n".encode() in ran.stdout


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
@pytest.mark.parametrize("flags", [[], ["--fix"]])
def test_ctrl_c_leaves_everything_whole(flags: list[str], folder: Path, environment: dict[str, str], command: list[str]) -> None:
    (folder / "a.txt").write_text("foo SLEEP")
    before = sorted(folder.iterdir())
    with subprocess.Popen(
        [*command, "check", *flags, "a.txt"], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        while not (folder / "started").exists():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"wenlint: interrupted\n")
    assert (folder / "a.txt").read_text() == "foo SLEEP"
    assert sorted(folder.iterdir()) == sorted([*before, folder / "started"])


def test_module_from_the_checked_folder_is_never_imported(spawn: Run, folder: Path) -> None:
    for name in ("json", "wenlint_probe", "argparse"):
        (folder / f"{name}.py").write_text("raise SystemExit('imported from the checked folder')")
    (folder / "a.txt").write_text("foo")
    ran = spawn("check", "--output-format", "json", "a.txt")
    assert (ran.returncode, ran.stderr) == (1, b"")
