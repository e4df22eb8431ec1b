"""`wenlint corpus check`: the same rules over JSON Lines, Parquet and folders of text, part by part."""

from __future__ import annotations

import sys
from argparse import RawDescriptionHelpFormatter
from functools import partial
from typing import TYPE_CHECKING, Any

from wenlint.cli import FAILED, complain
from wenlint.cli.parser import Parser, add_configuration, configuration, selectors
from wenlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wenlint.corpus import CorpusReport

HELP = """\
output, below --out:
  findings/*.parquet    a row for each finding: file row id code rule family severity line col end_line end_col message
                        applicability edits
  quality/*.parquet     a row for each document: file row id characters findings, findings for each 10,000 code points by
                        family, code points changed; to filter on
  documents/            with --fix: the cleaned documents, in the format and under the names of the input
  clusters/*.parquet    with --duplicates: paragraphs that are the same or nearly so: cluster kind file row id paragraph
                        representative similarity
  summary.html          the same in plots
  plan.json             inputs, options and a fingerprint: --resume goes on only with the same

promised: every document is in the finished output once; the output is the same for any engine, number of workers and order
of work; a run that was ended goes on where it was; memory is that of the largest part, not of the corpus.
not promised: an order across parts; that no work is done twice; all near-duplicates (texts with 1 to 5 % of their
characters changed are found to 98 %); that Ray is faster on one machine.

examples:
  wenlint corpus check data/*.jsonl.zst --out report
  wenlint corpus check s3://bucket/data --text-column content --id-column url --out s3://bucket/report --duplicates near
  wenlint corpus check data/ --out cleaned --fix --engine ray --address auto
  wenlint corpus check data/ --out cleaned --fix --resume

A billion paragraphs: the keys of 32 bands with their numbers are 512 GB on disk and about 44 core-hours of sorting; each task
sorts 20 million of them in 0.5 GB of memory.

exit code: 0 when the run is finished, 2 when a document or a part could not be worked on; findings do not count."""


def run(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    if not argv or argv[0] != "check":
        if argv and argv[0] in ("-h", "--help"):
            print(parser().format_help())
            return 0
        raise UsageError("corpus has one command: wenlint corpus check IN… --out OUT (see wenlint corpus check --help)")
    options = parser().parse(argv[1:])
    if options.workers is not None and options.workers < 1:
        raise UsageError(f"--workers is a number of processes from 1, not {options.workers}")
    if options.address and options.engine != "ray":
        raise UsageError("--address names a Ray cluster: give --engine ray too")
    try:
        from wenlint.corpus import check_corpus
    except ImportError as error:
        raise UsageError(f"corpora need more packages ({error.name} is missing): pip install 'wenlint[corpus]'") from None
    from wenlint.config import with_command_line

    overrides: dict[str, Any] = {
        key: selectors(given) for key in ("select", "ignore") if (given := getattr(options, key)) is not None
    }
    if options.preview:
        overrides["preview"] = True
    report = check_corpus(
        options.inputs,
        out=options.out,
        text_column=options.text_column,
        id_column=options.id_column,
        format=options.format,
        fix=options.fix,
        unsafe=options.unsafe_fixes,
        duplicates=options.duplicates,
        engine=options.engine,
        address=options.address,
        workers=options.workers,
        resume=options.resume,
        config=with_command_line(configuration(options), overrides),
        on_progress=_progress if sys.stderr.isatty() else None,
    )
    return _told(report)


def _progress(done: int, total: int) -> None:
    print(f"\r{done:,} of {total:,} parts", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _told(report: CorpusReport) -> int:
    print(f"{report.documents:,} documents, {report.characters:,} code points, {report.findings:,} findings")
    if report.changed:
        print(f"{report.changed:,} documents changed")
    if report.clusters:
        print(f"{report.clusters:,} clusters of duplicate paragraphs")
    print(f"see {report.out.rstrip('/')}/summary.html")
    for line in report.told:
        complain(line)
    if report.errors > len(report.told):
        complain(f"{report.errors - len(report.told):,} more errors: see the findings WEN005")
    return FAILED if report.errors else 0


def parser() -> Parser:
    """The options of the command."""
    made = Parser("corpus check", "Check a corpus: JSON Lines (plain, gz, zst), Parquet, and folders of text.")
    made.epilog = HELP
    made.formatter_class = partial(RawDescriptionHelpFormatter, max_help_position=30, width=110)
    add: Callable[..., Any] = made.add_argument
    add("inputs", nargs="+", metavar="IN", help="files and folders, as paths or as URLs that fsspec knows")
    add("--out", required=True, metavar="OUT", help="the folder for the output: new, or with --resume that of an earlier run")
    add("--text-column", default="text", metavar="NAME", help="the column or key that holds the text (default: text)")
    add("--id-column", metavar="NAME", help="the column or key that holds an id, for the output")
    add("--format", default="text", metavar="FORMAT", help="the format of the texts (default: text); files have that of their name")
    add("--fix", action="store_true", help="write the documents after safe fixes too")
    add("--unsafe-fixes", action="store_true", help="write the documents after safe and unsafe fixes")
    add("--duplicates", choices=("off", "exact", "near"), default="off", help="find duplicate paragraphs (default: off)")
    add("--engine", choices=("local", "ray"), default="local", help="who does the work (default: processes of this machine)")
    add("--address", metavar="ADDRESS", help="a Ray cluster (auto: the one of this machine); default: one is started")
    add("--workers", type=int, metavar="N", help="processes (default: as many as processors)")
    add("--resume", action="store_true", help="go on with the run in --out")
    add("--select", action="append", metavar="RULES", help="run only these rules")
    add("--ignore", action="append", metavar="RULES", help="leave these out")
    add("--preview", action="store_true", default=None, help="run preview rules too")
    add_configuration(made)
    return made
