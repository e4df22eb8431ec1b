"""`wenlint server`: findings and repairs in editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.cli.parser import Parser, exclude_each_other, selectors
from wenlint.errors import UsageError
from wenlint.run import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(argv: Sequence[str]) -> int:
    """Run the command until the editor ends it; the exit code."""
    options = parser().parse(argv)
    exclude_each_other(options, "config", "isolated")
    try:
        from wenlint.server.language_server import serve
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the server needs pygls: pip install 'wenlint[server]'") from None
    overrides = {key: selectors(given) for key in ("select", "ignore") if (given := getattr(options, key))}
    serve(Settings(options.config, options.isolated, {**overrides, "preview": True} if options.preview else overrides))
    return 0


def parser() -> Parser:
    """The options of the command."""
    made = Parser("server", "Speak the Language Server Protocol over standard input and output: for editors.")
    made.add_argument("--select", action="append", metavar="RULES", help="run only these")
    made.add_argument("--ignore", action="append", metavar="RULES", help="leave these out")
    made.add_argument("--preview", action="store_true", help="run preview rules too")
    made.add_argument("--config", metavar="FILE", help="use this configuration for all files")
    made.add_argument("--isolated", action="store_true", help="ignore all configuration files")
    made.add_argument("--stdio", action="store_true", help="nothing else is spoken; for editors that always say so")
    return made
