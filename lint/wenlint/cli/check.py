"""`wenlint check`: find defects, and repair them."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from wenlint.batch import run_all, usual_workers
from wenlint.cli import FAILED, FOUND, complain
from wenlint.cli.parser import Parser, exclude_each_other, selectors
from wenlint.errors import UsageError
from wenlint.files import discover
from wenlint.finding import SEVERITIES
from wenlint.report import MODULES, reporter
from wenlint.report.base import Reporter, Style, Summary
from wenlint.run import FileResult, Job, Runner, Settings

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from wenlint.decisions import Decisions

STDIN = "-"
PEOPLE = ("full", "concise", "grouped")
"""The output formats that no program reads."""


def run(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    options = parse(argv)
    decisions = _decisions(options)
    runner = Runner(
        Settings(
            options.config,
            options.isolated,
            _overrides(options),
            cache=not options.no_cache,
            decisions=decisions,
            track_changes=options.track_changes,
        )
    )
    errors: list[str] = []
    from_stdin = STDIN in options.paths
    files = [options.stdin_filename or STDIN] if from_stdin else _files(options, runner, errors)
    if options.show_settings:
        from wenlint.cli.show import show_settings

        return show_settings(files, runner, errors)
    if options.show_files:
        sys.stdout.writelines(f"{path}\n" for path in files)
        return report_errors(errors)
    if decisions:
        others = decisions.of_other_files(files)
        errors += (f"{options.decisions}: decides on {file}, which is not among the files to fix" for file in others)
    if from_stdin:
        from wenlint.cli.stdin import run as run_stdin

        return run_stdin(options, runner, errors)
    return Session(options, runner, errors).check(files)


def _decisions(options: Namespace) -> Decisions | None:
    if not options.decisions:
        return None
    from wenlint.decisions import Decisions

    return Decisions(options.decisions)


def _files(options: Namespace, runner: Runner, errors: list[str]) -> list[str]:
    """The files to check; paths that do not exist go to `errors`."""
    found = discover(
        options.paths or ["."],
        runner.config_for,
        force_exclude=options.force_exclude,
        on_error=lambda error: errors.append(str(error)),
    )
    return list(found)


def parser() -> Parser:
    """The options of the command."""
    made = Parser("check", "Find defects in files and folders, and repair them.")
    made.add_argument("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input (default: this folder)")
    fixes = made.add_argument_group("repair")
    fixes.add_argument("--fix", action="store_true", help="apply safe fixes")
    fixes.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: apply unsafe fixes too; else show that they exist"
    )
    fixes.add_argument("--diff", action="store_true", help="show what the fixes would change, and change nothing")
    fixes.add_argument(
        "--decisions", metavar="FILE", help="with --fix or --diff: apply exactly the fixes that were accepted on a report page"
    )
    fixes.add_argument("--fix-only", action="store_true", help="apply fixes and say nothing of what is left")
    fixes.add_argument(
        "--track-changes",
        action="store_true",
        help="with --fix: in Word files, write fixes as insertions and deletions to decide on",
    )
    rules = made.add_argument_group("rules")
    for flag, doc in (
        ("--select", "run only these: codes, beginnings of codes, names, families, ALL; comma-separated"),
        ("--ignore", "leave these out"),
        ("--extend-select", "run these besides the configured ones"),
        ("--fixable", "apply the fixes of these only"),
        ("--unfixable", "never apply the fixes of these"),
    ):
        rules.add_argument(flag, action="append", metavar="RULES", help=doc)
    rules.add_argument("--preview", action="store_true", default=None, help="run preview rules too")
    out = made.add_argument_group("output")
    out.add_argument(
        "--output-format", choices=list(MODULES), default="full", metavar="FORMAT", help=f"(default: full) {', '.join(MODULES)}"
    )
    out.add_argument("--output-file", "-o", metavar="FILE", help="write the report to a file")
    out.add_argument("--statistics", action="store_true", help="show the number of findings of each rule instead of the findings")
    out.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="auto follows the terminal and NO_COLOR")
    out.add_argument("--quiet", "-q", action="store_true", help="write findings only, no counts and no progress")
    less = made.add_argument_group("which findings count")
    less.add_argument("--baseline", metavar="FILE", help="leave out the findings that this file accepts")
    less.add_argument("--update-baseline", action="store_true", help="accept the findings of this run into the baseline")
    less.add_argument("--diff-from", metavar="REF", help="only findings on lines changed since this git revision")
    less.add_argument("--fail-on", choices=SEVERITIES, default="warning", help="lowest severity that fails (default: warning)")
    less.add_argument("--exit-zero", action="store_true", help="exit 0 even if there are findings")
    less.add_argument("--exit-non-zero-on-fix", action="store_true", help="exit 1 if anything was fixed")
    files = made.add_argument_group("files and configuration")
    files.add_argument("--config", metavar="FILE", help="use this configuration for all files")
    files.add_argument("--isolated", action="store_true", help="ignore all configuration files")
    files.add_argument(
        "--exclude", action="append", metavar="PATTERNS", help="leave out files and folders besides the configured ones"
    )
    files.add_argument("--force-exclude", action="store_true", help="exclusions hold for files that are named too")
    files.add_argument("--stdin-filename", metavar="FILE", help="the name of what comes from standard input")
    files.add_argument("--no-cache", action="store_true", help="neither use nor keep what an earlier run found")
    files.add_argument(
        "--jobs", "-j", type=int, metavar="N", help="at most N worker processes (default: as many as processors; 1: none)"
    )
    files.add_argument("--show-files", action="store_true", help="list the files that would be checked")
    files.add_argument("--show-settings", action="store_true", help="show the configuration of the first file")
    return made


def parse(argv: Sequence[str]) -> Namespace:
    """The options, checked for what does not go together."""
    options = parser().parse(argv)
    exclude_each_other(options, "config", "isolated")
    if options.track_changes and not (options.fix or options.fix_only):
        raise UsageError("--track-changes says how Word files are fixed: add --fix")
    if options.update_baseline and not options.baseline:
        raise UsageError("--update-baseline needs --baseline FILE")
    if options.diff and (options.fix or options.fix_only):
        raise UsageError("--diff changes nothing: leave out --fix and --fix-only")
    if options.update_baseline and (options.fix or options.fix_only or options.diff):
        raise UsageError("--update-baseline accepts findings as they are: leave out --fix, --fix-only and --diff")
    if options.diff_from and (options.fix or options.fix_only or options.diff):
        raise UsageError("--diff-from selects findings, and fixes hold for whole files: leave out --fix, --fix-only and --diff")
    if options.decisions and not (options.fix or options.fix_only or options.diff):
        raise UsageError("--decisions says which fixes to apply: give --fix, --fix-only or --diff too")
    if options.decisions and options.unsafe_fixes:
        raise UsageError("--decisions says which fixes to apply, and --unsafe-fixes says otherwise: leave out one of the two")
    if options.statistics and options.output_format not in PEOPLE:
        raise UsageError(f"--statistics is a table for people and has no format {options.output_format}: leave out one of the two")
    if options.jobs is not None and options.jobs < 1:
        raise UsageError(f"--jobs is a number of processes from 1, not {options.jobs}")
    if options.stdin_filename and not options.paths:
        options.paths = [STDIN]
    if options.stdin_filename and STDIN not in options.paths:
        raise UsageError("--stdin-filename names what comes from standard input: give - as the only path, or none")
    if STDIN in options.paths and len(options.paths) > 1:
        raise UsageError("- stands for standard input and goes with no other path")
    return options


def _overrides(options: Namespace) -> dict[str, Any]:
    overrides: dict[str, Any] = {}
    for key in ("select", "ignore", "extend_select", "fixable", "unfixable", "exclude"):
        given = getattr(options, key)
        if given is not None:
            overrides["extend-exclude" if key == "exclude" else key.replace("_", "-")] = selectors(given)
    if options.preview:
        overrides["preview"] = True
    return overrides


class Session:
    """One run of the command over a list of files."""

    def __init__(self, options: Namespace, runner: Runner, errors: list[str]) -> None:
        self.options = options
        self.runner = runner
        self.errors = errors
        self.summary = Summary()
        self._filters: list[Callable[[FileResult], FileResult]] = []
        self._baseline: Any = None
        if options.diff_from:
            self._filter_changed(options.diff_from)
        if options.baseline:
            self._filter_baseline(options)

    def _filter_changed(self, revision: str) -> None:
        from wenlint.changed_lines import ChangedLines

        changed = ChangedLines(revision)
        self._filters.append(
            lambda result: (
                result._replace(findings=changed.filter(result.path, result.findings, result.document.text))
                if result.document
                else result
            )
        )

    def _filter_baseline(self, options: Namespace) -> None:
        from wenlint.baseline import Baseline

        self._baseline = baseline = Baseline(options.baseline, update=options.update_baseline)
        self._filters.append(
            lambda result: (
                result._replace(findings=baseline.filter(result.path, result.findings, result.document.text))
                if result.document
                else result
            )
        )

    def check(self, files: Sequence[str]) -> int:
        """Check or fix the files, report, and give the exit code."""
        if not files and not self.errors:
            if self.options.force_exclude and self.options.paths and not any(map(os.path.isdir, self.options.paths)):
                return 0  # a hook names changed files, all of which may be excluded
            complain("no files to check: name files, or folders with .txt, .md or .html files (see --show-files)")
            return FAILED
        self.runner.ruleset(self.runner.config_for(os.path.dirname(files[0]) if files else "."))
        results = self._results(files)
        if self.options.diff:
            from wenlint.cli.diff import show_diffs

            with output(self.options, sys.stdout) as (out, _):
                changes = show_diffs(map(self._taken, results), out)
            return report_errors(self.errors) or (FOUND if changes and not self.options.exit_zero else 0)
        with output(self.options, sys.stdout) as (out, color):
            return self.finish(results, out, color)

    def finish(self, results: Iterable[FileResult], out: TextIO, color: bool) -> int:
        """Filter, report and count the results; the exit code."""
        self._report(map(self._taken, results), out, color)
        if self._baseline and self.options.update_baseline:
            self._note(f"{self.options.baseline}: {self._baseline.save()} findings accepted")
        if self.options.fix_only:
            self._note(f"{self.summary.applied} findings fixed in {self.summary.changed_files} files")
        return report_errors(self.errors) or self._verdict()

    def _note(self, line: str) -> None:
        if not self.options.quiet:
            print(line, file=sys.stderr)

    def _results(self, files: Sequence[str]) -> Iterator[FileResult]:
        options = self.options
        job = Job(options.fix or options.fix_only or options.diff, options.unsafe_fixes, not options.diff)
        workers = options.jobs or usual_workers()
        if decisions := self.runner.settings.decisions:
            rules = self.runner.ruleset(self.runner.config_for(os.path.dirname(files[0]) if files else "."))
            across = (selected.entry.code for selected in rules.across)
            decisions.look_across(lambda: run_all(self.runner, files, workers=workers), across)
        results: Iterable[FileResult] = run_all(self.runner, files, job, workers=workers)
        if sys.stderr.isatty() and not options.quiet:
            from wenlint.cli.progress import progress

            results = progress(results, len(files), sys.stderr)
        return iter(results)

    def _taken(self, result: FileResult) -> FileResult:
        """The result with the findings that count, its error noted."""
        for apply in self._filters:
            result = apply(result)
        if result.error:
            self.errors.append(result.error)
        return result._replace(findings=[]) if self.options.fix_only else result

    def _report(self, results: Iterable[FileResult], out: TextIO, color: bool) -> None:
        """Write the report and count."""
        style = Style(color, self.options.unsafe_fixes)
        report: Reporter = reporter(self.options.output_format)(out, style)
        if self.options.statistics:
            from wenlint.cli.statistics import Statistics

            report = Statistics(out, style)
        report.quiet = self.options.quiet or self.options.fix_only
        report.begin()
        for result in results:
            self._count(result)
            report.file(result)
        self.summary.errors = len(self.errors)
        report.end(self.summary)

    def _count(self, result: FileResult) -> None:
        summary = self.summary
        summary.files += 1
        summary.applied += len(result.applied)
        summary.changed_files += result.before is not None
        for finding in result.findings:
            summary.rules[finding.code] += 1
            summary.levels[finding.level] += 1
            summary.safe += finding.fix is not None and finding.fix.applicability == "safe"
            summary.unsafe += finding.fix is not None and finding.fix.applicability == "unsafe"
        for refusal in result.refused:
            finding = refusal.finding
            where = f"{result.path}:{finding.line}:{finding.col}"
            complain(f"{where}: the fix of {finding.code} {finding.name} was not applied: {refusal.reason}")

    def _verdict(self) -> int:
        if self.options.exit_zero:
            return 0
        if self.options.exit_non_zero_on_fix and self.summary.applied:
            return FOUND
        failing = SEVERITIES[: SEVERITIES.index(self.options.fail_on) + 1]
        return FOUND if any(self.summary.levels[level] for level in failing) else 0


@contextmanager
def output(options: Namespace, stream: TextIO) -> Iterator[tuple[TextIO, bool]]:
    """Where the report goes, `--output-file` or else `stream`, and whether in colour."""
    if options.output_file:
        try:
            file = open(options.output_file, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
        except OSError as error:
            raise UsageError(
                f"{options.output_file}: the report cannot be written ({error.strerror or error}): check --output-file"
            ) from None
        with file:
            yield file, options.color == "always"
        return
    if not stream.isatty() and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", newline="\n")
    auto = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    yield stream, options.color == "always" or (options.color == "auto" and auto)


def report_errors(errors: list[str]) -> int:
    """Each error as a line on stderr; the exit code that they demand."""
    for error in errors:
        complain(error)
    return FAILED if errors else 0
