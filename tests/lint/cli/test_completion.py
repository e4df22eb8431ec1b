"""`wenlint completion`: scripts that the shells understand, with the words of the parsers."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wenlint.cli import COMMANDS
from wenlint.cli.completion import SHELLS, arguments
from wenlint.finding import FAMILIES
from wenlint.packs import load_packs

Run = Callable[..., Any]

COMPLETE = """
source ./script
complete -p wenlint
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_wenlint wenlint "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""

CODES = [f"PRB10{number}" for number in range(1, 8)]

CASES = [
    ("wenlint c", ["check", "config", "corpus", "completion"]),
    ("wenlint --v", ["--version"]),
    ("wenlint check --di", ["--diff", "--diff-from"]),
    ("wenlint check --output-format j", ["json", "json-lines", "junit"]),
    ("wenlint check a.txt --fail-on w", ["warning"]),
    ("wenlint check --select PRB", CODES),
    ("wenlint check --select safe-word,PRB10", [f"safe-word,{code}" for code in CODES]),
    ("wenlint check --select PRB101,du", ["PRB101,duplicate"]),
    ("wenlint rules --select nu", ["number"]),
    ("wenlint rule safe", ["safe-word"]),
    ("wenlint rule --output-format ", ["text", "json"]),
    (
        "wenlint config ext",
        ["extend", "extend-select", "extend-exclude", "extend-include", "extend-safe-fixes", "extend-unsafe-fixes"],
    ),
    ("wenlint new-rule ACM101 a --unit ", ["document", "paragraph", "sentence"]),
    ("wenlint new-rule ACM101 a --family ", list(FAMILIES)),
    ("wenlint completion ", ["bash", "zsh", "fish"]),
    # files are the shell's own business
    ("wenlint check a", []),
    ("wenlint check --config a", []),
    ("wenlint rule --config PRB", []),
    ("wenlint nothing ", []),
]


@pytest.fixture
def script(wenlint: Run, folder: Path) -> Callable[[str], Path]:
    def make(shell: str) -> Path:
        code, out, err = wenlint("completion", shell)
        assert (code, err) == (0, "")
        (folder / "script").write_text(out, "utf-8")
        return folder / "script"

    return make


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(("line", "words"), [*CASES, ("wenlint check --output-format = con", ["concise"])])
def test_bash_completes(line: str, words: list[str], script: Callable[[str], Path], folder: Path) -> None:
    script("bash")
    ran = subprocess.run(["bash", "-c", COMPLETE, "-", *line.split(" ")], cwd=folder, capture_output=True, text=True, check=True)
    first, *found = ran.stdout.splitlines()
    assert (first, ran.stderr) == ("complete -o bashdefault -o default -F _wenlint wenlint", "")
    assert [word for word in found if word] == words


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
@pytest.mark.parametrize(("line", "words"), [case for case in CASES if case[1]])
def test_fish_completes(line: str, words: list[str], script: Callable[[str], Path], folder: Path) -> None:
    script("fish")
    environment = {**os.environ, "HOME": str(folder)}
    ran = subprocess.run(
        ["fish", "--no-config", "-c", f"source ./script; complete -C {line!r}"],
        cwd=folder, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = {completion.split("\t")[0] for completion in ran.stdout.splitlines()}
    assert found >= {word for word in words if word != "--version"}
    assert not found - set(words) or not line.rpartition(" ")[2]


@pytest.mark.parametrize("shell", ["zsh", "fish", "bash"])
def test_syntax(shell: str, script: Callable[[str], Path], folder: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    ran = subprocess.run([shell, "-n", str(script(shell))], cwd=folder, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_flag_is_there(shell: str, script: Callable[[str], Path], folder: Path) -> None:
    text = script(shell).read_text("utf-8")
    made = arguments(load_packs(["wenlint_probe"]))
    assert list(made) == list(COMMANDS)
    for command, given in made.items():
        assert re.search(rf"\b{command}\b", text)
        for flag in (flag for argument in given for flag in argument.flags):
            assert (
                f"-l {flag[2:]} " if shell == "fish" and flag.startswith("--") else f"-s {flag[1:]} " if shell == "fish" else flag
            ) in text, flag


@pytest.mark.parametrize("shell", SHELLS)
def test_quotes_are_kept_apart(shell: str, script: Callable[[str], Path]) -> None:
    for line in script(shell).read_text("utf-8").splitlines():
        assert line.replace("'\\''", "").count("'") % 2 == 0, line
