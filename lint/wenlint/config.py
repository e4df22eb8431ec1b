"""The configuration: the nearest file, its parents, the command line, all to one frozen `Config`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from wenlint.errors import ConfigError, closest
from wenlint.packs import STANDARD_PACKS
from wenlint.patterns import moved
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAMES = (".wenlint.toml", "wenlint.toml", "pyproject.toml")
"""In the order of precedence within one folder."""

DEFAULT_EXCLUDE = (
    ".git", ".hg", ".svn", ".tox", ".nox", ".venv", "venv", "node_modules", "__pycache__", "__pypackages__", ".eggs", ".mypy_cache",
    ".ruff_cache", ".pytest_cache", ".hypothesis", ".idea", ".vscode", "_build", "build", "dist", "site-packages",
)  # fmt: skip

LOCALES = ("auto", "zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK", "ja", "ko", "other")


Table = tuple[tuple[str, Any], ...]
"""A TOML table that can be hashed: sorted pairs, lists as tuples."""


class Config(Record):
    """The settings that hold for a file.

    `root` is the folder that patterns are relative to, `path` the file that the settings come from.  `rules` holds the
    option tables by the code or name of their rule, those of each file apart, an extended file's first.  `command_line`
    repeats what the command line says about `select`, `ignore`, `fixable` …: it outranks what the files say.
    """

    root: str = "."
    path: str | None = None
    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    preview: bool = False
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    extend_include: tuple[str, ...] = ()
    respect_gitignore: bool = True
    fixable: tuple[str, ...] = ("ALL",)
    unfixable: tuple[str, ...] = ()
    extend_safe_fixes: tuple[str, ...] = ()
    extend_unsafe_fixes: tuple[str, ...] = ()
    packs: tuple[str, ...] = STANDARD_PACKS
    locale: str = "auto"
    rules: tuple[tuple[tuple[str, Table], ...], ...] = ()
    command_line: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def name(self) -> str:
        """The file as the user would write it, for error messages."""
        return shown(self.path) if self.path else "configuration"


class Key(Record):
    """A configuration key: its kind (`strings`, `boolean`, `string`, `table`) and its meaning for the user."""

    kind: str
    doc: str


KEYS: dict[str, Key] = {
    "extend": Key(
        "string",
        "Path of a file whose settings hold where this one says nothing; `rules`, `per-file-ignores` and `extend-` keys add to it.",
    ),
    "select": Key("strings", "Rules to run: codes, beginnings of codes, names, families, or ALL."),
    "ignore": Key("strings", "Rules to leave out; of two selectors the more specific one wins."),
    "extend-select": Key("strings", "Rules to run besides those of `select`."),
    "preview": Key("boolean", "Run preview rules too: their false alarms have not been counted yet."),
    "per-file-ignores": Key(
        "table", "File pattern (as in .gitignore) to a list of rules that are ignored there; ! in front: elsewhere."
    ),
    "exclude": Key("strings", "Files and folders that are not walked into, as in .gitignore; replaces the default list."),
    "extend-exclude": Key("strings", "More patterns of the same kind."),
    "extend-include": Key("strings", "Files to check besides the known extensions, as in .gitignore; they are plain text."),
    "respect-gitignore": Key("boolean", "Leave out what .gitignore files name."),
    "fixable": Key("strings", "Rules whose fixes may be applied."),
    "unfixable": Key("strings", "Rules whose fixes are shown and never applied."),
    "extend-safe-fixes": Key("strings", "Rules whose unsafe fixes count as safe."),
    "extend-unsafe-fixes": Key("strings", "Rules whose safe fixes count as unsafe."),
    "packs": Key("strings", "Modules of the rule packs, installed in the same environment."),
    "locale": Key("string", f"Locale of the documents: {', '.join(LOCALES)}."),
    "rules": Key("table", "Options of rules, a table for each rule by its code or name."),
}

_WORDS = {"strings": "a list of strings", "boolean": "true or false", "string": "a string", "table": "a table"}

_ADDED = ("extend_select", "extend_exclude", "extend_include", "extend_safe_fixes", "extend_unsafe_fixes")
"""What a file says here is added to what the file that it extends says."""


def from_table(table: Mapping[str, Any], root: str, where: str, base: Config | None = None) -> Config:
    """The configuration that a TOML table says, over `base`; its patterns are relative to `root`.

    Raises `ConfigError`, naming the closest key, for a key that does not exist, and for a value of the wrong kind.
    """
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in KEYS:
            raise ConfigError(f"{where}: unknown key {key}{closest(key, list(KEYS))}")
        if not _is_kind(KEYS[key].kind, value):
            raise ConfigError(f"{where}: {key} must be {_WORDS[KEYS[key].kind]}, not {value!r}")
        if key != "extend":  # followed in `load`
            values[key.replace("-", "_")] = tuple(value) if isinstance(value, list) else value
    if "extend" in table and base is None:
        raise ConfigError(f"{where}: extend has a meaning only in a file")
    base = _rebased(base, root) if base else Config()
    if "locale" in values and values["locale"] not in LOCALES:
        hint = closest(values["locale"], list(LOCALES))
        raise ConfigError(f"{where}: unknown locale {values['locale']}{hint}; one of {', '.join(LOCALES)}")
    if "per_file_ignores" in values:
        values["per_file_ignores"] = (*base.per_file_ignores, *_ignores(values["per_file_ignores"], where))
    if "rules" in values:
        values["rules"] = (*base.rules, _tables(values["rules"], where))
    for key in _ADDED:
        if key in values:
            values[key] = (*getattr(base, key), *values[key])
    return base._replace(root=root, **values)


def with_command_line(base: Config, given: Mapping[str, Any]) -> Config:
    """The configuration with the command line's keys over it, whose patterns are relative to the current folder.

    `select` and `fixable` replace what the files say, the others add to it.
    """
    table = dict(given)
    here = os.getcwd()
    for key in ("exclude", "extend-exclude", "extend-include"):
        if key in table:
            table[key] = list(moved(table[key], here, base.root))
    for key in ("ignore", "unfixable"):
        if key in table:
            table[key] = [*getattr(base, key), *table[key]]
    if "select" in table:
        base = base._replace(extend_select=())
    command_line = tuple(
        (key.replace("-", "_"), tuple(given[key]))
        for key in ("select", "extend-select", "ignore", "fixable", "unfixable")
        if key in given
    )
    return from_table(table, base.root, "command line", base)._replace(command_line=command_line)


def _rebased(base: Config, root: str) -> Config:
    """The same settings with their patterns relative to another folder."""
    if base.root == root:
        return base
    ignores = ((there, codes) for pattern, codes in base.per_file_ignores for there in moved((pattern,), base.root, root))
    return base._replace(
        root=root,
        exclude=moved(base.exclude, base.root, root),
        extend_exclude=moved(base.extend_exclude, base.root, root),
        extend_include=moved(base.extend_include, base.root, root),
        per_file_ignores=tuple(ignores),
    )


def _is_kind(kind: str, value: object) -> bool:
    if kind == "strings":
        return isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)
    return isinstance(value, {"boolean": bool, "string": str, "table": dict}[kind])


def _ignores(table: Mapping[str, Any], where: str) -> list[tuple[str, tuple[str, ...]]]:
    for pattern, selectors in table.items():
        if not _is_kind("strings", selectors):
            raise ConfigError(f"{where}: per-file-ignores: {pattern} must have a list of rules, not {selectors!r}")
    return [(pattern, tuple(selectors)) for pattern, selectors in table.items()]


def _tables(tables: Mapping[str, Any], where: str) -> tuple[tuple[str, Table], ...]:
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise ConfigError(f"{where}: rules.{name} must be a table of options, not {table!r}")
        for key, value in table.items():
            if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value)):
                raise ConfigError(f"{where}: rules.{name}.{key} must be a plain value or a list of such, not {value!r}")
    return tuple(
        (name, tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in sorted(table.items())))
        for name, table in tables.items()
    )


def load(path: str, root: str | None = None, _chain: tuple[str, ...] = ()) -> Config:
    """The configuration of one file and of those that it extends.

    `root` is the folder that its patterns are relative to, by default its own.  Raises `ConfigError` when a file is
    missing, is no TOML, extends itself, or says something that does not exist.
    """
    path = os.path.abspath(path)
    if path in _chain:
        raise ConfigError(f"{shown(path)}: extends itself, by way of {shown(_chain[-1])}")
    table = _read_table(path)
    if table is None:
        raise ConfigError(f"{shown(path)}: has no [tool.wenlint] table")
    base = None
    if isinstance(table.get("extend"), str):
        extended = os.path.abspath(os.path.join(os.path.dirname(path), os.path.expanduser(table["extend"])))
        if not os.path.isfile(extended):
            raise ConfigError(f"{shown(path)}: extend: there is no file {shown(extended)}")
        base = load(extended, None, (*_chain, path))
    return from_table(table, root or os.path.dirname(path), shown(path), base)._replace(path=path)


def find(folder: str) -> str | None:
    """The path of the nearest configuration file, in `folder` or above it.

    A pyproject.toml without a [tool.wenlint] table does not count.
    """
    folder = os.path.abspath(folder)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _mentions_wenlint(path)):
                return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def shown(path: str) -> str:
    """A path as the user would write it: relative to the current folder where it lies below it."""
    here = os.getcwd() + os.sep
    return path[len(here) :] if path.startswith(here) else path


def _mentions_wenlint(path: str) -> bool:
    """A cheap look that spares the TOML parser; `_read_table` decides."""
    try:
        with open(path, "rb") as file:
            return b"wenlint" in file.read() and _read_table(path) is not None
    except OSError:
        return False


def _read_table(path: str) -> dict[str, Any] | None:
    """The settings that a file holds; None for a pyproject.toml without any.

    An empty [tool.wenlint] table counts: it ends the search for a file.
    """
    from wenlint.toml_cache import parse

    try:
        with open(path, "rb") as file:
            table = parse(file.read())
    except OSError as error:
        raise ConfigError(f"{shown(path)}: cannot be read ({error.strerror or error}): check the path") from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{shown(path)}: is not valid TOML: {error}") from None
    if os.path.basename(path) != "pyproject.toml":
        return table
    tools = table.get("tool")
    own = tools.get("wenlint") if isinstance(tools, dict) else None
    if own is not None and not isinstance(own, dict):
        raise ConfigError(f"{shown(path)}: tool.wenlint must be a table, not {own!r}")
    return own
