"""argparse, as all commands use it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NoReturn

from wenlint.errors import UsageError, closest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenlint.config import Config
    from wenlint.packs import Registry

argparse._ = str  # type: ignore[attr-defined]  # no translations are looked for: that takes a millisecond at every start


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line with a hint, and that does not ask for the terminal's size at every option."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(
            prog=f"wenlint {command}",
            description=description,
            formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=30, width=110),
            allow_abbrev=False,
        )

    def parse(self, argv: Sequence[str]) -> argparse.Namespace:
        """The options; flags may stand between the paths.  Raises `UsageError`."""
        options, rest = self.parse_known_args(argv)
        return self.parse_intermixed_args(argv) if rest else options  # which takes a millisecond longer

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError`, for a wrong flag with the closest one."""
        hint = ""
        if message.startswith("unrecognized arguments:"):
            flags = [flag for action in self._actions for flag in action.option_strings]
            words = (word.partition("=")[0] for word in message.split()[2:])
            hint = next((hint for word in words if word.startswith("-") and (hint := closest(word, flags))), "")
        raise UsageError(f"{message}{hint} (see {self.prog} --help)")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """The check of argparse, with the closest choice in the error instead of a list alone."""
        if action.choices is not None and value not in action.choices:
            known = [str(choice) for choice in action.choices]
            message = f"unknown value {value}{closest(str(value), known)}; one of {', '.join(known)}"
            raise argparse.ArgumentError(action, message)


def add_configuration(parser: Parser) -> None:
    """The flags of the commands that speak about rules and so need to know the packs."""
    group = parser.add_argument_group("configuration")
    group.add_argument("--config", metavar="FILE", help="use the packs of this configuration file")
    group.add_argument("--isolated", action="store_true", help="ignore all configuration files: the standard packs")


def configuration(options: argparse.Namespace) -> Config:
    """The configuration that holds in the current folder, or that the flags of `add_configuration` name."""
    from wenlint.config import Config, find, load

    exclude_each_other(options, "config", "isolated")
    path = None if options.isolated else options.config or find(".")
    return load(path) if path else Config()


def registry(options: argparse.Namespace) -> Registry:
    """The rules of the configured packs."""
    from wenlint.packs import load_packs

    return load_packs(configuration(options).packs)


def exclude_each_other(options: argparse.Namespace, *names: str) -> None:
    """Raise `UsageError` when more than one of these options is given."""
    given = [f"--{name.replace('_', '-')}" for name in names if getattr(options, name)]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} exclude each other")


def selectors(given: Sequence[str]) -> list[str]:
    """The selectors of a flag that may be repeated, each value comma-separated."""
    return [name.strip() for names in given for name in names.split(",") if name.strip()]
