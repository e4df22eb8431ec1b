"""`wenlint config`: the configuration keys, or their JSON Schema."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from wenlint.cli.parser import Parser, add_configuration, registry
from wenlint.cli.toml import toml
from wenlint.config import FILE_NAMES, KEYS, Config
from wenlint.errors import UsageError, closest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EXAMPLES = {
    "extend": '"../wenlint.toml"',
    "per-file-ignores": '{ "drafts/**" = ["duplicate"], "!docs/**" = ["number"] }',
    "rules": "{ name-of-a-rule = { name-of-an-option = 8 } }",
}
"""A value for each key that has no default to show."""


def run(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    given = parser().parse(argv)
    if given.schema:
        if given.key:
            raise UsageError("--schema prints the schema of all keys: leave out KEY")
        sys.stdout.write(schema_text(registry(given)))
        return 0
    if given.key is not None and given.key not in KEYS:
        raise UsageError(f"unknown key {given.key}{closest(given.key, list(KEYS)) or '; `wenlint config` lists them'}")
    sys.stdout.writelines(line + "\n" for line in (explained(given.key) if given.key else overview()))
    return 0


def parser() -> Parser:
    """The options of the command."""
    made = Parser("config", "Explain the configuration keys with their defaults, or print their JSON Schema.")
    made.add_argument("key", nargs="?", metavar="KEY", help="only this key")
    made.add_argument("--schema", action="store_true", help="print the JSON Schema of a configuration file, for editors")
    add_configuration(made)
    return made


def schema_text(rules: Any) -> str:
    """The schema as it is printed and kept."""
    import json

    from wenlint.config_schema import schema

    return json.dumps(schema(rules), ensure_ascii=False, indent=2) + "\n"


def overview() -> Iterator[str]:
    """All keys."""
    yield f"Keys of {', '.join(FILE_NAMES[:-1])} and of [tool.wenlint] in {FILE_NAMES[-1]}; the nearest above a file holds."
    for key in KEYS:
        yield ""
        yield from explained(key)


def explained(key: str) -> Iterator[str]:
    """One key: what it is by default, or an example, and what it means."""
    shown = default(key)
    yield f"{key} = {EXAMPLES[key]}  (example)" if shown is None else f"{key} = {shown}"
    yield f"    {KEYS[key].doc}"


def default(key: str) -> str | None:
    """The default of a key in TOML; None when by default it is not there."""
    return None if key in EXAMPLES else toml(Config._field_defaults[key.replace("-", "_")])
