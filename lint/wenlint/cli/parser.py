"""argparse, as all commands use it."""

from __future__ import annotations

import argparse
from typing import NoReturn

from wenlint.errors import UsageError, closest


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line with a hint, and that does not ask for the terminal's size at every option."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(
            prog=f"wenlint {command}",
            description=description,
            formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=30, width=110),
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError`, for a wrong flag with the closest one."""
        hint = ""
        if message.startswith("unrecognized arguments:"):
            flags = [flag for action in self._actions for flag in action.option_strings]
            hint = next((hint for word in message.split()[2:] if (hint := closest(word.partition("=")[0], flags))), "")
        raise UsageError(f"{message}{hint} (see {self.prog} --help)")
