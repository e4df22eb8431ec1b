"""`wenlint config`: the keys explained, and their schema."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wenlint.config import KEYS, Config, from_table, load

Run = Callable[..., Any]


def test_every_key_is_explained_with_its_default(wenlint: Run) -> None:
    code, out, err = wenlint("config")
    assert (code, err) == (0, "")
    for key, (_, doc) in KEYS.items():
        assert f"\n{key} = " in out
        assert f"\n    {doc}\n" in out
    assert '\nselect = ["ALL"]\n' in out
    assert "\nrespect-gitignore = true\n" in out


def test_one_key(wenlint: Run) -> None:
    assert wenlint("config", "locale") == (0, f'locale = "auto"\n    {KEYS["locale"].doc}\n', "")


def test_defaults_that_are_shown_are_the_defaults(wenlint: Run, folder: Path) -> None:
    lines = [
        line for line in wenlint("config").lines if " = " in line and not line.startswith(" ") and not line.endswith("(example)")
    ]
    (folder / "shown.toml").write_text("\n".join(lines))
    assert load(str(folder / "shown.toml"))._replace(root=".", path=None) == Config()
    assert len(lines) == len(KEYS) - 3


def test_examples_that_are_shown_load(wenlint: Run, folder: Path) -> None:
    import tomllib

    lines = [line.removesuffix("  (example)") for line in wenlint("config").lines if line.endswith("(example)")]
    examples = tomllib.loads("\n".join(lines))
    assert set(examples) == {"extend", "per-file-ignores", "rules"}
    examples.pop("extend")
    assert from_table(examples, str(folder), "examples").per_file_ignores == (
        ("drafts/**", ("duplicate",)),
        ("!docs/**", ("number",)),
    )


def test_schema_knows_the_configured_packs(wenlint: Run) -> None:
    code, out, err = wenlint("config", "--schema")
    assert (code, err) == (0, "")
    rules = json.loads(out)["properties"]["rules"]["properties"]
    assert {"PRB101", "safe-word", "WEN001"} <= rules.keys()
    assert "ENC303" not in rules
    assert "ENC303" in json.loads(wenlint("config", "--schema", "--isolated").out)["properties"]["rules"]["properties"]
