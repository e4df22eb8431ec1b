"""Worker processes: order, failures, and that none is left."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from wenlint import pool
from wenlint.errors import ConfigError
from wenlint.pool import Died, spread

PATHS = [f"{number:03}" for number in range(100)]


def start() -> Callable[[str], Any]:
    """Work that depends on the path: some is slow, some fails, some takes its process down."""

    def work(path: str) -> Any:
        if path.startswith("slow"):
            time.sleep(0.3)
        if path.startswith("die"):
            os._exit(3)
        if path.startswith("kill"):
            os.kill(os.getpid(), signal.SIGKILL)
        if path == "fail":
            raise ConfigError("broken")
        if path == "large":
            return "x" * 10_000_000
        return path.upper(), os.getpid()

    return work


def answers(paths: list[str], workers: int = 2) -> list[tuple[str, Any]]:
    return list(spread(paths, start, workers))


def children() -> set[int]:
    """The processes whose parent is this one, zombies included."""
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.add(int(entry.name))
    return found


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    before = children()
    yield
    assert children() <= before


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_answers_come_in_order(workers: int) -> None:
    found = answers(["slow", *PATHS], workers)
    assert [path for path, _ in found] == ["slow", *PATHS]
    assert [answer[0] for _, answer in found] == ["SLOW", *PATHS]
    processes = {answer[1] for _, answer in found}
    assert 1 <= len(processes) <= workers
    assert os.getpid() not in processes


def test_no_paths() -> None:
    assert answers([]) == []


@pytest.mark.parametrize(("paths", "code"), [(["die"], 3), (["kill"], -9), (["die", "die", "die"], 3)])
@pytest.mark.parametrize("workers", [1, 2])
def test_worker_that_dies_costs_its_file_only(paths: list[str], code: int, workers: int) -> None:
    found = answers([*PATHS[:20], *paths, *PATHS[20:40]], workers)
    assert [path for path, answer in found if answer == Died(code)] == paths
    assert [answer[0] for path, answer in found if not isinstance(answer, Died)] == PATHS[:40]
    assert str(Died(code)).startswith("was not checked: the process that worked on it died")


def test_exception_ends_the_run_when_its_file_is_due() -> None:
    run = spread([*PATHS[:5], "fail", *PATHS], start, 2)
    assert [next(run)[0] for _ in range(5)] == PATHS[:5]
    with pytest.raises(ConfigError, match="broken"):
        next(run)


def test_work_that_cannot_start_is_an_exception_too() -> None:
    def broken() -> Callable[[str], Any]:
        raise ConfigError("no start")

    with pytest.raises(ConfigError, match="no start"):
        list(spread(PATHS, broken, 2))


def test_what_is_held_back_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "HELD", 1_000)
    monkeypatch.setattr(pool, "WINDOW", 20)
    assert [path for path, _ in answers(["slow", *PATHS, "slow", "large", *PATHS])] == ["slow", *PATHS, "slow", "large", *PATHS]


def test_iteration_that_is_left_early_ends_the_workers() -> None:
    run = spread(["a", "slow", *PATHS], start, 2)
    assert next(run)[0] == "a"
    run.close()  # type: ignore[attr-defined]


def test_worker_that_is_told_to_leave_cleans_up(tmp_path: Path) -> None:
    temporary = tmp_path / "half"

    def busy() -> Callable[[str], Any]:
        def work(path: str) -> None:
            temporary.write_text("half")
            try:
                time.sleep(20)
            finally:
                temporary.unlink()

        return work

    run = spread(["a", "b"], busy, 1)
    with pytest.raises(TimeoutError):
        _first_within(run, temporary)
    assert not temporary.exists()


def _first_within(run: Iterator[Any], temporary: Path) -> None:
    """Wait for an answer until the worker is in the middle of its work."""

    def interrupt(signum: int, frame: Any) -> None:
        assert temporary.exists()
        raise TimeoutError

    kept = signal.signal(signal.SIGALRM, interrupt)
    signal.alarm(1)
    try:
        next(run)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, kept)


SCRIPT = """
    import sys, time
    from wenlint.pool import spread

    def start():
        def work(path):
            open(path, "w").close()
            time.sleep(60)
        return work

    if __name__ == "__main__":
        list(spread(sys.argv[1:], start, 2))
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_their_parent(how: signal.Signals, tmp_path: Path) -> None:
    """Ctrl-C ends them at once; where the parent is killed, they find its end of the pipe closed when their work is done."""
    script = tmp_path / "script.py"
    script.write_text(textwrap.dedent(SCRIPT).replace("60", "2" if how is signal.SIGKILL else "60"))
    process = subprocess.Popen(
        [sys.executable, script, *(str(tmp_path / name) for name in "ab")], start_new_session=True, stderr=subprocess.DEVNULL
    )
    while not ((tmp_path / "a").exists() and (tmp_path / "b").exists()):
        time.sleep(0.02)
    begun = time.monotonic()
    if how is signal.SIGINT:
        os.killpg(process.pid, how)
    else:
        process.send_signal(how)
    process.wait(10)
    while _is_group_alive(process.pid):
        assert time.monotonic() - begun < 20
        time.sleep(0.05)


def _is_group_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
