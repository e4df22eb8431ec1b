"""A third party's pack: installed by pip, named in the configuration, tested by wenlint's own harness."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wenlint.packs import load_packs

Run = Callable[..., Any]
SOURCE = Path(__file__).resolve().parents[2] / "packs/wenlint_acme"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pack installed in it, without the network."""
    source = tmp_path_factory.mktemp("source") / "wenlint_acme"
    shutil.copytree(SOURCE, source)
    target = tmp_path_factory.mktemp("site")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
    ]
    ran = subprocess.run([*pip, "--target", str(target), str(source)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return target


@pytest.fixture
def installed(site: Path, folder: Path, environment: dict[str, str]) -> Path:
    """The current folder, with the pack in reach of new processes and named in the configuration."""
    environment["PYTHONPATH"] += os.pathsep + str(site)
    (folder / "wenlint.toml").write_text('packs = ["wenlint_rules", "wenlint_acme"]\nselect = ["ACM", "ENC303"]\n')
    return folder


def test_installing_is_not_enough(installed: Path, spawn: Run) -> None:
    (installed / "wenlint.toml").write_text("")
    (installed / "a.txt").write_text("AcmeWriter")
    assert b"ACM101" not in spawn("check", "a.txt").stdout


def test_both_packs_check_a_document(installed: Path, spawn: Run) -> None:
    (installed / "a.md").write_text("用AcmeWriter写成，`AcmeWriter`不算。【待填】锟斤拷\n", "utf-8")
    ran = spawn("check", "--output-format", "json-lines", "a.md")
    found = [(record["code"], record["col"]) for record in map(json.loads, ran.stdout.splitlines())]
    assert (ran.returncode, found, ran.stderr) == (1, [("ACM101", 2), ("ACM102", 30), ("ENC303", 34)], b"")
    assert spawn("check", "-q", "--fix", "--unsafe-fixes", "a.md").returncode == 1
    assert (installed / "a.md").read_text("utf-8") == "用Acme Docs写成，`AcmeWriter`不算。【待填】锟斤拷\n"


def test_its_options_are_configured(installed: Path, spawn: Run) -> None:
    with (installed / "wenlint.toml").open("a") as file:
        file.write('[rules.retired-name]\nnames = ["Old=New"]\n[rules.ACM102]\nmarks = ["x"]\n')
    (installed / "a.txt").write_text("AcmeWriter Old [x]")
    ran = spawn("check", "-q", "--output-format", "concise", "a.txt")
    assert ran.stdout.decode().splitlines() == [
        "a.txt:1:12: ACM101 Old is now called New",
        "a.txt:1:16: ACM102 [x] is still to be filled in",
    ]


def test_wrong_option_is_named(installed: Path, spawn: Run) -> None:
    with (installed / "wenlint.toml").open("a") as file:
        file.write("rules.retired-name.nams = []\n")
    (installed / "a.txt").write_text("a")
    assert spawn("check", "a.txt").stderr == b"wenlint: wenlint.toml: rules.retired-name has no option nams; did you mean names?\n"


def test_its_page_names_the_options(installed: Path, spawn: Run) -> None:
    shown = spawn("rule", "ACM101").stdout.decode()
    assert 'option:   rules.retired-name.names = ["AcmeWriter=Acme Docs", "AcmeFax"]\n' in shown
    options = json.loads(spawn("rule", "ACM101", "--output-format", "json").stdout)["options"]
    assert options[0]["doc"].startswith("retired names, each with `=` and the name that replaced it, or alone where nothing did")


def test_its_examples_are_run_by_the_harness(monkeypatch: pytest.MonkeyPatch) -> None:
    from wenlint.testing import cases

    monkeypatch.syspath_prepend(str(SOURCE))
    made = cases("wenlint_acme")
    assert {case.rule.code for case in made} == {"ACM101", "ACM102"}
    assert len(made) >= 2 * (1 + 3 + 2 * 2)
    for case in made:
        case.run()


def test_its_rules_do_not_clash_with_the_standard_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SOURCE))
    assert {"ACM101", "ENC303"} <= load_packs(["wenlint_rules", "wenlint_acme"]).by_code.keys()
