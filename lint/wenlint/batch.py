"""Many files: their results in order, from one process or several, and the rules that look across files."""

from __future__ import annotations

import os
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from wenlint.check import by_place
from wenlint.run import CHECK, FileResult, Job, Runner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from wenlint.run import News

PROBED = 0.3
"""Seconds of work after which a run knows whether worker processes pay: starting the first takes 0.06 s."""

WORTH = 0.5
"""Seconds of work left, as estimated from the files done, from which worker processes are started."""


def usual_workers() -> int:
    """As many worker processes as there are processors for this one."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_all(runner: Runner, paths: Iterable[str], job: Job = CHECK, *, workers: int = 1) -> Iterator[FileResult]:
    """Check or fix each file; the results come in the order of the paths, each as soon as it is there.

    With more than one of `workers`, that many processes take over where the files done so far say that it pays.  The
    rules across files see the results in this order, and their findings are with the later file.  An error of the
    configuration ends the run.
    """
    try:
        yield from _across(runner, _each(runner, paths, job) if workers == 1 else _adapting(runner, list(paths), job, workers))
    finally:
        runner.save()


def _each(runner: Runner, paths: Iterable[str], job: Job) -> Iterator[FileResult]:
    for path in paths:
        yield runner.do(path, job)


def _adapting(runner: Runner, paths: Sequence[str], job: Job, workers: int) -> Iterator[FileResult]:
    begun = monotonic()
    for done, path in enumerate(paths):
        if _pays(monotonic() - begun, done, len(paths) - done):
            yield from _spread(runner, list(islice(paths, done, None)), job, workers)
            return
        yield runner.do(path, job)


def _pays(elapsed: float, done: int, left: int) -> bool:
    """True when what is left, by the time in seconds that the files so far took, is worth starting processes for."""
    return elapsed >= PROBED and left > 1 and elapsed / done * left >= WORTH


def _spread(runner: Runner, paths: Sequence[str], job: Job, workers: int) -> Iterator[FileResult]:
    from functools import partial

    from wenlint.pool import Died, spread

    for path, answer in spread(paths, partial(_worker, runner, job), workers):
        if isinstance(answer, Died):
            yield FileResult(path, None, [], error=f"{path}: {answer}")
        else:
            result, news = answer
            runner.take(news)
            yield result


def _worker(runner: Runner, job: Job) -> Callable[[str], tuple[FileResult, News]]:
    """What a worker process does with a file."""
    runner.news()  # a forked process has what its parent found
    return lambda path: (runner.do(path, job), runner.news())


def _across(runner: Runner, results: Iterable[FileResult]) -> Iterator[FileResult]:
    """The results with the findings of the rules across files."""
    across = None
    for result in results:
        if result.notes and result.document:
            from wenlint.across import Across

            across = across or Across()
            rules = runner.ruleset(runner.config_for(os.path.dirname(result.path)))
            found = across.check(result.document, result.notes, rules)
            result = result._replace(findings=by_place([*result.findings, *found]), notes={})
        yield result
