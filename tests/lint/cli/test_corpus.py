"""`wenlint corpus check` on the command line."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def documents(folder: Path) -> Path:
    (folder / "a.jsonl").write_text('{"text": "foo"}\n{"text": "好"}\n', "utf-8")
    return folder


def test_run_and_its_output(wenlint: Run, documents: Path) -> None:
    outcome = wenlint("corpus", "check", "a.jsonl", "--out", "out", "--fix", "--workers", "1")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.lines == ["2 documents, 4 code points, 0 findings", "1 documents changed", "see out/summary.html"]
    assert sorted(path.name for path in (documents / "out").iterdir() if not path.name.startswith(".")) == [
        "documents", "findings", "plan.json", "quality", "summary.html",
    ]  # fmt: skip


def test_documents_that_cannot_be_read(wenlint: Run, documents: Path) -> None:
    (documents / "b.jsonl").write_text("nonsense\n" * 25)
    outcome = wenlint("corpus", "check", "b.jsonl", "--out", "out", "--workers", "1")
    assert outcome.code == 2
    assert outcome.err.splitlines()[0].startswith("wenlint: b.jsonl: row 0: line 1 is no document: ")
    assert outcome.err.splitlines()[-1] == "wenlint: 5 more errors: see the findings WEN005"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "corpus has one command: wenlint corpus check IN… --out OUT (see wenlint corpus check --help)"),
        (["chekc"], "corpus has one command: wenlint corpus check IN… --out OUT (see wenlint corpus check --help)"),
        (["check", "a.jsonl"], "the following arguments are required: --out (see wenlint corpus check --help)"),
        (["check", "a.jsonl", "--out", "o", "--workers", "0"], "--workers is a number of processes from 1, not 0"),
        (["check", "a.jsonl", "--out", "o", "--address", "x"], "--address names a Ray cluster: give --engine ray too"),
        (["check", "none.jsonl", "--out", "o"], "none.jsonl: no such file or folder: check the path"),
    ],
)
def test_wrong_arguments(arguments: list[str], message: str, wenlint: Run, documents: Path) -> None:
    outcome = wenlint("corpus", *arguments)
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"wenlint: {message}\n")


def test_help_says_what_is_promised(wenlint: Run) -> None:
    outcome = wenlint("corpus", "check", "--help")
    assert outcome.code == 0
    for words in ("findings/*.parquet", "not promised", "--resume", "A billion paragraphs"):
        assert words in outcome.out


def test_packages_that_are_missing(
    spawn: Callable[..., subprocess.CompletedProcess[bytes]],
    documents: Path,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (documents / "blocked").mkdir()
    (documents / "blocked" / "pyarrow.py").write_text("raise ImportError('gone', name='pyarrow')")
    environment["PYTHONPATH"] = f"{documents / 'blocked'}:{environment['PYTHONPATH']}"
    ran = spawn("corpus", "check", "a.jsonl", "--out", "out")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr == b"wenlint: corpora need more packages (pyarrow is missing): pip install 'wenlint[corpus]'\n"
