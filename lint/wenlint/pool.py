"""Worker processes that take the files of a run and give their answers back in the order of the files."""

from __future__ import annotations

import pickle
import signal
import sys
from collections import deque
from contextlib import suppress
from multiprocessing import connection, get_context
from typing import TYPE_CHECKING, Any

from wenlint import pattern_cache
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.process import BaseProcess
    from types import FrameType

AHEAD = 4
"""Files that a worker is sent before it has answered for the first of them, so that it never waits for the next."""

WINDOW = 1_000
"""Files that may be answered for, or worked on, before the one that is due."""

HELD = 64_000_000
"""Bytes of answers that are held back for the one that is due before no further files are given out."""


class Died(Record):
    """The answer for a file whose worker died over it: the exit code, negative for a signal."""

    exit_code: int | None

    def __str__(self) -> str:
        return f"was not checked: the process that worked on it died (exit code {self.exit_code}); check it alone, or exclude it"


def spread(paths: Sequence[str], start: Callable[[], Callable[[str], Any]], workers: int) -> Iterator[tuple[str, Any]]:
    """What `work` answers for each path, in their order, from this many processes; `Died` where it took its worker down.

    `start` is called once in each process and gives `work`; it must be picklable where processes cannot be forked, as must
    the answers everywhere.  An exception that `work` raises ends the run and is raised here.  When the iteration ends,
    for whatever reason, the workers are gone.
    """
    pool = _Pool(start)
    held: dict[int, bytes | Died] = {}
    size = given = due = 0
    next_up: deque[int] = deque()
    try:
        pool.begin(min(workers, len(paths)))
        while due < len(paths):
            for worker in pool.with_room():
                if not next_up:
                    if given == len(paths) or given - due >= WINDOW or size >= HELD:
                        break
                    next_up.append(given)
                    given += 1
                worker.give(index := next_up.popleft(), paths[index])
            for index, answer, lost in pool.answers():
                next_up.extend(lost)
                held[index] = answer
                size += len(answer)
            while due in held:
                answer = held.pop(due)
                size -= len(answer)
                yield paths[due], answer if isinstance(answer, Died) else _value(answer)
                due += 1
    finally:
        pool.end()


def _value(answer: bytes) -> Any:
    is_raised, value = pickle.loads(answer)
    if is_raised:
        raise value
    return value


class _Worker:
    """One process, our end of its pipe, and the files that it was given and has not answered for."""

    def __init__(self, process: BaseProcess, pipe: connection.Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.waiting: deque[int] = deque()

    def give(self, index: int, path: str) -> None:
        self.waiting.append(index)
        with suppress(OSError):  # it has died, which shows when we read
            self.pipe.send(path)


class _Pool:
    """The processes; one that dies is replaced."""

    def __init__(self, start: Callable[[], Callable[[str], Any]]) -> None:
        self._start = start
        # On macOS a forked process may crash in system libraries, and Windows has no fork.
        self._context = get_context("fork" if sys.platform == "linux" else "spawn")
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
        """The workers that can be given a file, each as often as it can, all in turn."""
        for count in range(AHEAD):
            for worker in self._workers:
                if len(worker.waiting) <= count:
                    yield worker

    def answers(self) -> Iterator[tuple[int, bytes | Died, list[int]]]:
        """Wait for answers: the number of a file, its answer, and the numbers of those that someone else must do now."""
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


def _serve(start: Callable[[], Callable[[str], Any]], pipe: connection.Connection, others: Sequence[connection.Connection]) -> None:
    """The life of a worker: a path in, an answer out, until the other end is closed."""
    for other in others:  # a forked process holds what its parent held, and would keep the pipes of the others open
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent ends its workers
    signal.signal(signal.SIGTERM, _leave)
    work = None
    with suppress(EOFError, OSError):
        while True:
            path = pipe.recv()
            try:
                work = work or start()
                answer = pickle.dumps((False, work(path)))
            except Exception as error:
                answer = pickle.dumps((True, error))
            pipe.send_bytes(answer)
    pattern_cache.save()


def _leave(signum: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)
