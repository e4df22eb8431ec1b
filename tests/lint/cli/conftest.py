"""What the tests of the command line share: a folder with a configuration, and wenlint in it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import wenlint as engine
import wenlint_rules
from wenlint.cli import main

PACKS = Path(__file__).resolve().parents[2] / "packs"
ROOTS = [str(Path(module.__file__ or "").parents[1]) for module in (engine, wenlint_rules)]


class Outcome(NamedTuple):
    """What a command line gave; `lines` are those of standard output."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a configuration that names the pack of test rules."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(PACKS))
    (tmp_path / "wenlint.toml").write_text('packs = ["wenlint_probe"]\n')
    return tmp_path


@pytest.fixture
def wenlint(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command line in this process."""

    def run(*arguments: str) -> Outcome:
        capsys.readouterr()
        try:
            code = main(arguments)
        except SystemExit as leave:  # argparse's --help
            code = int(leave.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Outcome(code, out, err)

    return run


@pytest.fixture
def environment() -> dict[str, str]:
    """Environment variables for a process that imports wenlint and the test packs."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([*ROOTS, str(PACKS)])}


@pytest.fixture
def command() -> list[str]:
    """The beginning of a command line for a process of its own."""
    return [sys.executable, "-m", "wenlint"]


@pytest.fixture
def spawn(folder: Path, environment: dict[str, str], command: list[str]) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a command line in a process of its own; what it writes comes as bytes."""

    def run(*arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([*command, *arguments], cwd=folder, env=environment, input=data, capture_output=True, check=False)

    return run
