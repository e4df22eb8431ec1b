"""`wenlint init`: the file that it writes, and what it does not overwrite."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wenlint.config import KEYS, Config, load
from wenlint.packs import load_packs
from wenlint.ruleset import RuleSet

Run = Callable[..., Any]


# ---- what is not overwritten


@pytest.mark.parametrize("arguments", [[], ["wenlint.toml"], ["."]], ids=str)
def test_file_that_exists_stays(arguments: list[str], wenlint: Run, folder: Path) -> None:
    before = (folder / "wenlint.toml").read_text()
    code, out, err = wenlint("init", *arguments)
    assert (code, out) == (2, "")
    assert re.fullmatch(r"wenlint: (\./)?wenlint\.toml: exists already: edit it, or overwrite it with --force\n", err)
    assert (folder / "wenlint.toml").read_text() == before


def test_dangling_link_is_not_written_through(wenlint: Run, folder: Path) -> None:
    (folder / "link.toml").symlink_to("target.toml")
    assert wenlint("init", "link.toml").code == 2
    assert not (folder / "target.toml").exists()


@pytest.mark.parametrize("flags", [[], ["--force"]], ids=str)
def test_pyproject_is_never_overwritten(flags: list[str], wenlint: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[project]\n")
    code, _, err = wenlint("init", *flags, "pyproject.toml")
    assert (code, err.count("\n")) == (2, 1)
    assert (folder / "pyproject.toml").read_text() == "[project]\n"


def test_file_that_would_not_be_read_is_not_written(wenlint: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub/.wenlint.toml").write_text("")
    code, _, err = wenlint("init", "sub")
    assert (code, err) == (
        2,
        "wenlint: sub/.wenlint.toml: exists already, and is read instead of wenlint.toml: edit it, or insist with --force\n",
    )
    assert not (folder / "sub/wenlint.toml").exists()


def test_folder_that_does_not_exist(wenlint: Run) -> None:
    assert wenlint("init", "none/a.toml") == (
        2,
        "",
        "wenlint: none/a.toml: cannot be written (No such file or directory): check the path\n",
    )


# ---- what is written


@pytest.fixture
def written(wenlint: Run, folder: Path) -> Path:
    (folder / "sub").mkdir()
    assert wenlint("init", "sub") == (0, "sub/wenlint.toml: written; every setting in it is commented out\n", "")
    return folder / "sub/wenlint.toml"


def settings(path: Path) -> list[str]:
    """The lines that set something when their # goes."""
    return [line[1:] for line in path.read_text("utf-8").splitlines() if re.match(r"#\S", line)]


def test_written_file_loads_and_changes_nothing(written: Path) -> None:
    assert load(str(written)) == Config(root=str(written.parent), path=str(written))
    assert all(line == "" or line.startswith("#") for line in written.read_text("utf-8").splitlines())
    assert max(map(len, (line for line in written.read_text("utf-8").splitlines() if line.startswith("# ")))) <= 120


def test_every_key_and_option_is_there(written: Path) -> None:
    table = tomllib.loads("\n".join(settings(written)))
    assert set(table) >= set(KEYS) - {"rules"}
    options = {
        (rule.name, key.replace("_", "-")): list(default) if isinstance(default, tuple) else default
        for rule in (entry.load() for entry in load_packs(["wenlint_rules"]).entries)
        for key, default in rule.options.fields().items()
    }
    assert {(name, key): value for name, given in table.get("rules", {}).items() for key, value in given.items()} == options


def test_every_line_loads_alone_and_all_together(written: Path) -> None:
    lines = settings(written)
    assert len(lines) >= len(KEYS) - 1
    for text in [*lines, "\n".join(lines)]:
        written.write_text(text, "utf-8")
        config = load(str(written))
        assert RuleSet(config._replace(packs=("wenlint_rules",))).rules
        if not text.startswith(("extend ", "per-file-ignores", "rules.", "packs")) and "\n" not in text:
            assert config == Config(root=config.root, path=config.path), text


def test_written_file_with_a_setting_is_used(wenlint: Run, written: Path) -> None:
    text = (
        written.read_text("utf-8")
        .replace('#select = ["ALL"]', 'select = ["PRB102"]')
        .replace('#packs = ["wenlint_rules"]', 'packs = ["wenlint_probe"]')
    )
    written.write_text(text, "utf-8")
    (written.parent / "a.txt").write_text("foo baz")
    assert wenlint("check", "-q", "--output-format", "concise", "sub").lines == ["sub/a.txt:1:5: PRB102 found baz"]


def test_force_overwrites(wenlint: Run, folder: Path) -> None:
    assert wenlint("init", "--force").code == 0
    assert (folder / "wenlint.toml").read_text("utf-8").startswith("# Configuration of wenlint")
