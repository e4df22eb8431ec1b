"""`wenlint init`: a configuration file with every key, commented out."""

from __future__ import annotations

import os
import textwrap
from typing import TYPE_CHECKING

from wenlint.cli.config import EXAMPLES, default
from wenlint.cli.parser import Parser, registry
from wenlint.cli.toml import toml
from wenlint.config import FILE_NAMES, KEYS
from wenlint.describe import options
from wenlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.packs import Registry

NAME = "wenlint.toml"


def run(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    given = parser().parse(argv)
    given.config, given.isolated = None, True
    path = os.path.join(given.path, NAME) if os.path.isdir(given.path) else given.path
    if os.path.basename(path) == "pyproject.toml":
        raise UsageError(f"{path}: holds more than this configuration: add a table [tool.wenlint] by hand, or write {NAME}")
    if not given.force:
        _refuse_to_harm(path)
    text = "".join(line + "\n" for line in commented(registry(given)))
    try:
        with open(path, "w" if given.force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror or error}): check the path") from None
    print(f"{path}: written; every setting in it is commented out")
    return 0


def parser() -> Parser:
    """The options of the command."""
    made = Parser("init", "Write a configuration file with every key and option at its default, commented out.")
    made.add_argument("path", nargs="?", default=NAME, metavar="PATH", help=f"file, or folder for {NAME} (default: {NAME})")
    made.add_argument("--force", action="store_true", help="overwrite the file")
    return made


def _refuse_to_harm(path: str) -> None:
    """Raise `UsageError` when the file exists, or would never be looked at."""
    if os.path.lexists(path):
        raise UsageError(f"{path}: exists already: edit it, or overwrite it with --force")
    if os.path.basename(path) == NAME:
        for name in FILE_NAMES[: FILE_NAMES.index(NAME)]:
            other = os.path.join(os.path.dirname(path), name)
            if os.path.exists(other):
                raise UsageError(f"{other}: exists already, and is read instead of {NAME}: edit it, or insist with --force")


def commented(rules: Registry) -> Iterator[str]:
    """The lines of the file; a setting is a line that begins with # and no space, each valid alone."""
    yield "# Configuration of wenlint, for the documents in this folder and below."
    yield "# Take the # from a line that begins with one and no space to set a key; what it shows is the default or, where"
    yield "# it says so, an example."
    for key in KEYS:
        if key == "rules":
            continue
        shown = default(key)
        yield ""
        yield from _comment(KEYS[key].doc + (" For example:" if shown is None else ""))
        yield f"#{key} = {EXAMPLES[key] if shown is None else shown}"
    yield ""
    yield from _comment(KEYS["rules"].doc)
    for entry in rules.entries:
        rule = entry.load()
        for key, (value, doc) in options(rule).items():
            yield ""
            yield from _comment(f"{rule.code}: {rule.summary}. {doc[:1].upper()}{doc[1:]}".rstrip(". ") + ".")
            yield f"#rules.{rule.name}.{key} = {toml(value)}"


def _comment(text: str) -> list[str]:
    return ["# " + line for line in textwrap.wrap(text, 100)]
