"""`wenlint check` on many files: worker processes and the cache, as the command line offers them."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty files, and workers that start at once."""
    monkeypatch.setattr("wenlint.batch._pays", lambda *_: True)
    monkeypatch.setenv("WENLINT_CACHE_DIR", str(folder / "cache"))
    for number in range(40):
        (folder / f"{number:02}.txt").write_text("foo\n" * (number % 3), "utf-8")
    return folder


@pytest.mark.parametrize("format", ["full", "json", "json-lines", "sarif", "github", "gitlab", "junit"])
def test_report_is_the_same_with_any_number_of_workers(wenlint: Run, many: Path, format: str) -> None:
    reports = [wenlint("check", "--output-format", format, *flags) for flags in (["-j", "1", "--no-cache"], ["-j", "3"], [])]
    assert reports[0].code == 1
    assert reports[1:] == [reports[0]] * 2


def test_fixes_are_the_same_with_any_number_of_workers(wenlint: Run, many: Path) -> None:
    outcome = wenlint("check", "--fix", "-j", "2")
    assert outcome.code == 0
    assert all("foo" not in path.read_text("utf-8") for path in many.glob("*.txt"))
    assert outcome.out == "Found 39 findings (39 fixed, 0 remaining).\n"
    assert not list(many.glob(".wenlint-*"))


@pytest.mark.parametrize("jobs", ["0", "-1"])
def test_impossible_number_of_workers(wenlint: Run, jobs: str) -> None:
    outcome = wenlint("check", f"--jobs={jobs}", ".")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"wenlint: --jobs is a number of processes from 1, not {jobs}\n"


def test_number_of_workers_that_is_none(wenlint: Run) -> None:
    outcome = wenlint("check", "-j", "many", ".")
    assert outcome.code == 2
    assert "--jobs" in outcome.err


@pytest.mark.parametrize(("flags", "kept"), [([], True), (["--no-cache"], False)])
def test_no_cache_keeps_nothing(wenlint: Run, many: Path, flags: list[str], kept: bool) -> None:
    wenlint("check", "-j", "1", *flags)
    assert (many / "cache" / "results").exists() is kept


def test_cache_is_not_used_for_standard_input(
    spawn: Callable[..., subprocess.CompletedProcess[bytes]], environment: dict[str, str], folder: Path
) -> None:
    environment["WENLINT_CACHE_DIR"] = str(folder / "cache")
    assert spawn("check", "-", data=b"foo").returncode == 1
    assert not (folder / "cache" / "results").exists()


def test_interrupt_ends_all_workers(folder: Path, command: list[str], environment: dict[str, str]) -> None:
    """Ctrl-C on the terminal, which reaches all processes of the command at once."""
    for number in range(30):
        (folder / f"{number:02}.txt").write_text("foo" if number < 20 else "SLEEP", "utf-8")
    starter = folder / "starter.py"
    starter.write_text("import wenlint.batch as b, wenlint.cli\nb._pays = lambda *_: True\nwenlint.cli.entry()\n")
    argv = [command[0], str(starter), "check", "-j", "2", *sorted(path.name for path in folder.glob("*.txt"))]
    process = subprocess.Popen(argv, cwd=folder, env=environment, stdout=-1, stderr=-1, start_new_session=True)
    with process:
        while not (folder / "started").exists():
            assert process.poll() is None
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"wenlint: interrupted\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
