"""`wenlint check -`: a text from standard input."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from wenlint.cli import FOUND
from wenlint.cli.check import STDIN, Session, output, report_errors
from wenlint.errors import SourceError
from wenlint.source import Source

if TYPE_CHECKING:
    from argparse import Namespace

    from wenlint.run import Runner


def run(options: Namespace, runner: Runner) -> int:
    """Check standard input; with --fix the repaired text goes to standard output and the report to stderr."""
    name = options.stdin_filename or STDIN
    rules = runner.ruleset(runner.config_for(os.path.dirname(name)))
    try:
        source = Source.decode(sys.stdin.buffer.read())
    except SourceError as error:
        return report_errors([f"{options.stdin_filename or 'standard input'}: {error}"])
    session = Session(options, runner, [])
    fixing = options.fix or options.fix_only or options.diff
    result = (
        runner.fix_source(name, source, rules, unsafe=options.unsafe_fixes) if fixing else runner.check_source(name, source, rules)
    )
    if options.diff:
        from wenlint.cli.diff import show_diffs

        changed = show_diffs([result], sys.stdout)
        return report_errors([result.error] if result.error else []) or (FOUND if changed and not options.exit_zero else 0)
    if fixing:
        sys.stdout.buffer.write(source.encode(result.document.text if result.document else source.text))
        sys.stdout.buffer.flush()
    with output(options, sys.stderr if fixing else sys.stdout) as (out, color):
        return session.finish([result], out, color)
