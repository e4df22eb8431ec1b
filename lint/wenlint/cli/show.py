"""`--show-settings`: the configuration that holds for a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from wenlint.cli import FAILED, complain
from wenlint.config import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wenlint.run import Runner


def show_settings(files: Iterable[str], runner: Runner) -> int:
    """Write the resolved configuration of the first file, and the rules it selects."""
    first = next(iter(files), None)
    if first is None:
        complain("no files to check: name files, or folders with .txt or .md files")
        return FAILED
    config = runner.config_for(os.path.dirname(first))
    rules = runner.ruleset(config)
    out = sys.stdout
    out.write(f"# settings of {first}\n# from {config.path or 'no file: the defaults'}\n")
    for key in KEYS:
        if key not in ("extend", "rules", "per-file-ignores"):
            value = getattr(config, key.replace("-", "_"))
            out.write(f"{key} = {_toml(value)}\n")
    for pattern, selectors in config.per_file_ignores:
        out.write(f"per-file-ignores.{_toml(pattern)} = {_toml(selectors)}\n")
    for rule, options in rules.rules:
        out.writelines(
            f"rules.{rule.name}.{name.replace('_', '-')} = {_toml(getattr(options, name))}\n" for name in type(options).fields()
        )
    out.write(f"# rules: {' '.join(rule.code for rule, _ in rules.rules)}\n")
    return 0


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        import json

        return json.dumps(value, ensure_ascii=False)
    return str(value)
