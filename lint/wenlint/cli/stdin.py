"""`wenlint check -`: a text from standard input."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from wenlint.cli import FOUND
from wenlint.cli.check import STDIN, Session, output, report_errors
from wenlint.errors import SourceError
from wenlint.files import is_excluded
from wenlint.source import decoded

if TYPE_CHECKING:
    from argparse import Namespace

    from wenlint.run import FileResult, Runner


def run(options: Namespace, runner: Runner, errors: list[str]) -> int:
    """Check standard input; with --fix the repaired text goes to standard output and the report to stderr.

    What is not repaired, because it is excluded or no text, goes through as it came.  `errors` are those that are known
    before anything is read.
    """
    name = options.stdin_filename or STDIN
    config = runner.config_for(os.path.dirname(name))
    rules = runner.ruleset(config)
    data = sys.stdin.buffer.read()
    fixing = options.fix or options.fix_only
    if options.force_exclude and is_excluded(name, config):
        _pass_on(data if fixing else b"")
        return 0
    try:
        source = decoded(name, data)
    except SourceError as error:
        _pass_on(data if fixing else b"")
        return report_errors([*errors, f"{options.stdin_filename or 'standard input'}: {error}"])
    if not fixing and not options.diff:
        with output(options, sys.stdout) as (out, color):
            return Session(options, runner, errors).finish([runner.check_source(name, source, rules)], out, color)
    result = runner.fix_source(name, source, rules, unsafe=options.unsafe_fixes)
    if options.diff:
        return _diff(options, result, errors)
    _pass_on(data if result.document is None else (result.document.source or source).encode(result.document.text))
    with output(options, sys.stderr) as (out, color):
        return Session(options, runner, errors).finish([result], out, color)


def _diff(options: Namespace, result: FileResult, errors: list[str]) -> int:
    from wenlint.cli.diff import show_diffs

    with output(options, sys.stdout) as (out, _):
        changed = show_diffs([result], out)
    return report_errors([*errors, *([result.error] if result.error else [])]) or (
        FOUND if changed and not options.exit_zero else 0
    )


def _pass_on(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
