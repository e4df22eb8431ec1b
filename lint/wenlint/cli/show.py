"""`--show-settings`: the configuration that holds for a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from wenlint.cli import FAILED, complain
from wenlint.cli.toml import toml
from wenlint.config import KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenlint.run import Runner


def show_settings(files: Sequence[str], runner: Runner, errors: Sequence[str]) -> int:
    """Write the resolved configuration of the first file, and the rules it selects."""
    if not files:
        for error in errors or ["no files to check: name files, or folders with .txt, .md or .html files"]:
            complain(error)
        return FAILED
    config = runner.config_for(os.path.dirname(files[0]))
    rules = runner.ruleset(config)
    out = sys.stdout
    out.write(f"# settings of {files[0]}\n# from {config.path or 'no file: the defaults'}\n")
    for key in KEYS:
        if key not in ("extend", "rules", "per-file-ignores"):
            out.write(f"{key} = {toml(getattr(config, key.replace('-', '_')))}\n")
    for pattern, selectors in config.per_file_ignores:
        out.write(f"per-file-ignores.{toml(pattern)} = {toml(selectors)}\n")
    for rule, options in rules.rules:
        for name in type(options).fields():
            out.write(f"rules.{rule.name}.{name.replace('_', '-')} = {toml(getattr(options, name))}\n")
    out.write(f"# rules: {' '.join(rule.code for rule, _ in rules.rules)}\n")
    return 0
