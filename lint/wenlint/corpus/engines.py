"""Who does the tasks of a step: processes of this machine, or a Ray cluster.  The outcome is the same.

A task can be done again: it writes its output whole or not at all.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from logging import ERROR
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from wenlint.errors import UsageError
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

TRIES = 3
"""How often a task is begun whose process dies."""


class Failed(Record):
    """The outcome of a task that could not be done."""

    reason: str


class Engine(Protocol):
    """Does tasks."""

    def run(self, work: Callable[[Any], T], tasks: Sequence[Any]) -> Iterator[tuple[int, T | Failed]]:
        """The number of each task and its outcome, in any order.  `work` and the tasks are picklable."""


def attempt(work: Callable[[Any], T], task: Any) -> T | Failed:
    """Do a task; an exception is an outcome, and the other tasks go on."""
    try:
        return work(task)
    except Exception as error:  # a full disk, say
        return Failed(f"{type(error).__name__}: {' '.join(str(error).split())[:300]}")


class LocalEngine:
    """Worker processes of this machine, or with one of them none: the tasks are done here."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def run(self, work: Callable[[Any], T], tasks: Sequence[Any]) -> Iterator[tuple[int, T | Failed]]:
        """As `Engine` says."""
        if self._workers == 1 or len(tasks) < 2:
            for number, task in enumerate(tasks):
                yield number, attempt(work, task)
            return
        from wenlint.pool import Died, spread

        left = list(enumerate(tasks))
        for tries_left in reversed(range(TRIES)):
            again = []
            # Arrow has threads, and a process with threads must not be forked.
            answers = spread([task for _, task in left], partial(partial, attempt, work), self._workers, method="spawn")
            for (number, task), (_, answer) in zip(left, answers, strict=True):
                if not isinstance(answer, Died):
                    yield number, answer
                elif tries_left:
                    again.append((number, task))
                else:
                    yield number, Failed(f"the process that worked on it died {TRIES} times (exit code {answer.exit_code})")
            left = again
            if not left:
                return


class RayEngine:
    """A Ray cluster, of which a bounded number of tasks is asked at a time."""

    def __init__(self, ray: Any) -> None:
        self._ray = ray

    def run(self, work: Callable[[Any], T], tasks: Sequence[Any]) -> Iterator[tuple[int, T | Failed]]:
        """As `Engine` says."""
        remote = self._ray.remote(max_retries=TRIES)(attempt)
        window = max(4, 2 * int(self._ray.cluster_resources().get("CPU", 1)))
        running: dict[Any, int] = {}
        given = 0
        while running or given < len(tasks):
            while given < len(tasks) and len(running) < window:
                running[remote.remote(work, tasks[given])] = given
                given += 1
            (done, *_), _ = self._ray.wait(list(running))
            number = running.pop(done)
            try:
                yield number, self._ray.get(done)
            except self._ray.exceptions.RayError as error:
                yield number, Failed(f"Ray gave it up: {' '.join(str(error).split())[:300]}")


def _reach(address: str) -> None:
    """Raise `UsageError` where nothing answers at `host:port`: Ray itself would try for two minutes."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if colon and port.isdigit():
        import socket

        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=5).close()
        except OSError as error:
            raise UsageError(f"no Ray cluster at {address}: {error.strerror or error}") from None


@contextmanager
def engine(name: str, workers: int, address: str | None = None) -> Iterator[Engine]:
    """The engine `local` or `ray`; what it started has ended when the context is left.

    Raises `UsageError` where Ray is not installed or the cluster is not reached.
    """
    if name == "local":
        yield LocalEngine(workers)
        return
    try:
        import ray
    except ImportError:
        raise UsageError("the engine ray needs Ray: pip install 'wenlint[ray]'") from None
    if address:
        _reach(address)
    try:
        if address:
            ray.init(address, log_to_driver=False, logging_level=ERROR)
        else:
            ray.init("local", num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level=ERROR)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise UsageError(f"no Ray cluster at {address or 'this machine'}: {' '.join(str(error).split())[:200]}") from None
    try:
        yield RayEngine(ray)
    finally:
        ray.shutdown()
