"""The progress bar: late, gone before anything else is written, gone at the end."""

import io

import pytest

from wenlint.cli.progress import DELAY, WIDTH, progress

CLEAR = "\r\x1b[K"


def _run(ticks, total=None):
    """What is on the terminal when each result is handed on, and at the end; `ticks` are the seconds that each takes."""
    out, now = io.StringIO(), [0.0]
    seen = []
    for tick in progress(ticks, total or len(ticks), out, clock=lambda: now[0]):
        seen.append(out.getvalue())
        now[0] += tick
    return seen, out.getvalue()


def _bar(done, total, filled):
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done:,} of {total:,} files"


def test_results_pass_through():
    assert list(progress(iter("abc"), 3, io.StringIO())) == ["a", "b", "c"]


@pytest.mark.parametrize("ticks", [[], [0.1] * 10, [DELAY - 0.01]])
def test_a_short_run_shows_nothing(ticks):
    assert _run(ticks)[1] == ""


def test_the_bar_comes_after_two_seconds():
    seen, end = _run([1.0, 1.0, 0.1])
    assert seen == ["", "", _bar(2, 3, 20) + CLEAR]
    assert end == _bar(2, 3, 20) + CLEAR + _bar(3, 3, 30) + CLEAR


def test_the_bar_is_gone_whenever_a_result_is_handed_on():
    seen, end = _run([DELAY, *[0.001] * 50])
    assert all(text.endswith(CLEAR) for text in [*seen[1:], end])


def test_the_bar_is_there_while_the_next_result_is_worked_on():
    out, now, at_work = io.StringIO(), [0.0], []

    def results():
        for number in range(4):
            at_work.append(out.getvalue())
            yield number

    for _ in progress(results(), 4_000, out, clock=lambda: now[0]):
        now[0] += DELAY
    assert at_work[0] == ""
    assert [text.rpartition(CLEAR)[2] for text in at_work[1:]] == [_bar(done, 4_000, 0) for done in (1, 2, 3)]


def test_the_bar_is_gone_after_an_error():
    out = io.StringIO()

    def results():
        yield 1
        raise RuntimeError

    with pytest.raises(RuntimeError):
        list(progress(results(), 2, out, clock=iter([0.0, DELAY]).__next__))
    assert out.getvalue() == _bar(1, 2, 15) + CLEAR
