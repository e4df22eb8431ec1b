"""The command line: one module a command, imported only when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

from wenlint import pattern_cache
from wenlint.errors import UsageError, WenlintError, closest

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": ("wenlint.cli.check", "find defects in files and folders, and repair them"),
    "rule": ("wenlint.cli.rule", "explain a rule"),
    "rules": ("wenlint.cli.rules", "list all rules"),
    "config": ("wenlint.cli.config", "explain the configuration keys, or print their JSON Schema"),
    "corpus": ("wenlint.cli.corpus", "check a corpus: JSON Lines, Parquet, folders of text, on one machine or many"),
    "init": ("wenlint.cli.init", "write a commented configuration file"),
    "new-rule": ("wenlint.cli.new_rule", "write a new rule with its examples into a pack"),
    "server": ("wenlint.cli.server", "speak with editors: the Language Server Protocol"),
    "completion": ("wenlint.cli.completion", "print the completion script of a shell"),
}

FOUND, FAILED, INTERRUPTED, BROKEN_PIPE = 1, 2, 130, 141


def entry() -> NoReturn:
    """The console script: `main`, and out without taking down one by one what was imported, which takes 2 ms of 42."""
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code: 0 clean, 1 findings, 2 usage, configuration or an unreadable file."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    gc.set_threshold(10_000)  # Python's 700 costs 2 ms of a start; 100,000 kept 60 MB of documents that were done with
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
        pattern_cache.save()
    except WenlintError as error:
        complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()  # who reads has gone, as `| head` does
        return BROKEN_PIPE
    except OSError as error:  # the disk is full, say
        _discard_output()
        complain(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}")
        return FAILED
    return code


def _discard_output() -> None:
    """Drop what standard output cannot take: Python would try again, and complain, when it exits."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """One line on stderr."""
    from wenlint.report.text import printable

    print(f"wenlint: {printable(message)}", file=sys.stderr)


def _run(arguments: list[str]) -> int:
    if not arguments:
        print(_help(), file=sys.stderr)
        return FAILED
    name = arguments[0]
    if name == "help" and len(arguments) > 1:
        return _run([arguments[1], "--help"])
    if name in ("-h", "--help", "help"):
        print(_help())
        return 0
    if name in ("-V", "--version", "version"):
        from wenlint import __version__

        print(f"wenlint {__version__}")
        return 0
    if name not in COMMANDS:
        hint = (
            f"; did you mean wenlint check {name}?"
            if os.path.exists(name)
            else closest(name, list(COMMANDS)) or "; see wenlint --help"
        )
        raise UsageError(f"unknown command {name}{hint}")
    code: int = import_module(COMMANDS[name][0]).run(arguments[1:])
    return code


def _help() -> str:
    lines = ["usage: wenlint COMMAND …", "", "Find and repair damage in documents.", "", "commands:"]
    lines += [f"  {name:12}{doc}" for name, (_, doc) in COMMANDS.items()]
    lines += ["", "  wenlint COMMAND --help    the options of a command", "  wenlint --version", ""]
    lines += [
        "examples:",
        "  wenlint check docs/",
        "  wenlint check --fix docs/",
        "  wenlint check --diff notes.txt",
        "  wenlint rule DUP101",
    ]
    return "\n".join(lines)
