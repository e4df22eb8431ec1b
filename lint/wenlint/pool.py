"""Worker processes that take the items of a run, files as a rule, and give their answers back in the same order."""

from __future__ import annotations

import pickle
import signal
import sys
from collections import deque
from contextlib import suppress
from multiprocessing import connection, get_context
from typing import TYPE_CHECKING, Any, TypeVar

from wenlint import pattern_cache
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.process import BaseProcess
    from types import FrameType

T = TypeVar("T")

AHEAD = 4
"""Items that a worker is sent before it has answered for the first of them, so that it never waits for the next."""

WINDOW = 1_000
"""Items that may be answered for, or worked on, before the one that is due."""

HELD = 64_000_000
"""Bytes of answers that are held back for the one that is due before no further items are given out."""


class Died(Record):
    """The answer for an item whose worker died over it: the exit code, negative for a signal."""

    exit_code: int | None

    def __str__(self) -> str:
        return f"was not checked: the process that worked on it died (exit code {self.exit_code}); check it alone, or exclude it"


def spread(
    items: Sequence[T], start: Callable[[], Callable[[T], Any]], workers: int, *, method: str | None = None
) -> Iterator[tuple[T, Any]]:
    """What `work` answers for each item, in their order, from this many processes; `Died` where it took its worker down.

    `start` is called once in each process and gives `work`; it must be picklable where processes cannot be forked, as must
    the items and answers everywhere.  An exception that `work` raises ends the run and is raised here.  When the iteration
    ends, for whatever reason, the workers are gone.  `method` says how processes start, as `multiprocessing` names it.
    """
    # On macOS a forked process may crash in system libraries, and Windows has no fork.
    pool = _Pool(start, method or ("fork" if sys.platform == "linux" else "spawn"))
    held: dict[int, bytes | Died] = {}
    size = given = due = 0
    next_up: deque[int] = deque()
    try:
        pool.begin(min(workers, len(items)))
        while due < len(items):
            for worker in pool.with_room():
                if not next_up:
                    if given == len(items) or given - due >= WINDOW or size >= HELD:
                        break
                    next_up.append(given)
                    given += 1
                worker.give(index := next_up.popleft(), items[index])
            for index, answer, lost in pool.answers():
                next_up.extend(lost)
                held[index] = answer
                size += len(answer)
            while due in held:
                answer = held.pop(due)
                size -= len(answer)
                yield items[due], answer if isinstance(answer, Died) else _value(answer)
                due += 1
    finally:
        pool.end()


def _value(answer: bytes) -> Any:
    is_raised, value = pickle.loads(answer)
    if is_raised:
        raise value
    return value


class _Worker:
    """One process, our end of its pipe, and the items that it was given and has not answered for."""

    def __init__(self, process: BaseProcess, pipe: connection.Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.waiting: deque[int] = deque()

    def give(self, index: int, item: object) -> None:
        self.waiting.append(index)
        with suppress(OSError):  # it has died, which shows when we read
            self.pipe.send(item)


class _Pool:
    """The processes; one that dies is replaced."""

    def __init__(self, start: Callable[[], Callable[[Any], Any]], method: str) -> None:
        self._start = start
        self._context = get_context(method)
        self._workers: list[_Worker] = []

    def begin(self, count: int) -> None:
        for _ in range(count):
            self._add()

    def _add(self) -> None:
        ours, theirs = self._context.Pipe()
        others = [ours, *(worker.pipe for worker in self._workers)] if self._context.get_start_method() == "fork" else []
        process = self._context.Process(target=_serve, args=(self._start, theirs, others), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def with_room(self) -> Iterator[_Worker]:
        """The workers that can be given an item, each as often as it can, all in turn."""
        for count in range(AHEAD):
            for worker in self._workers:
                if len(worker.waiting) <= count:
                    yield worker

    def answers(self) -> Iterator[tuple[int, bytes | Died, list[int]]]:
        """Wait for answers: the number of an item, its answer, and the numbers of those that someone else must do now."""
        for pipe in connection.wait([worker.pipe for worker in self._workers if worker.waiting]):
            worker = next(worker for worker in self._workers if worker.pipe is pipe)
            try:
                answer = worker.pipe.recv_bytes()
            except (EOFError, OSError):
                yield self._bury(worker)
            else:
                yield worker.waiting.popleft(), answer, []

    def _bury(self, worker: _Worker) -> tuple[int, Died, list[int]]:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        self._add()
        culprit, *lost = worker.waiting
        return culprit, Died(worker.process.exitcode), lost

    def end(self) -> None:
        """Stop all workers: those that are in the middle of something clean up behind themselves."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


def _serve(start: Callable[[], Callable[[Any], Any]], pipe: connection.Connection, others: Sequence[connection.Connection]) -> None:
    """The life of a worker: an item in, an answer out, until the other end is closed."""
    for other in others:  # a forked process holds what its parent held, and would keep the pipes of the others open
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent ends its workers
    signal.signal(signal.SIGTERM, _leave)
    work = None
    with suppress(EOFError, OSError):
        while True:
            item = pipe.recv()
            try:
                work = work or start()
                answer = pickle.dumps((False, work(item)))
            except Exception as error:
                answer = pickle.dumps((True, error))
            pipe.send_bytes(answer)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # nothing is left to clean up, and an exception at exit would be shown
    pattern_cache.save()


def _leave(signum: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)
