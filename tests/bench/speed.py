"""Speed and memory of `wenlint check`, as ratios: python tests/bench/speed.py [--autocorrect PATH] [--runs N] [--only PART]

Every figure is of a whole process as the operating system accounts for it: wall time for the start, user and system
time for throughput, the largest resident set for memory.  Two commands are run in turn, A B A B, and compared pair by
pair, because machines are noisy.  PATH is the `autocorrect` command of the npm package autocorrect-node.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an editable installation would be compiled at every start

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("000", "002", "003")
BARE = [sys.executable, "-c", "pass"]

HOSTILE = {
    "half-width comma": "中，" * 100_000,
    "ampersands": "&" * 300_000,
    "open tags": "<a " * 100_000,
    "blank lines": "\n" * 300_000,
    "Han and spaces": "中 " * 100_000,
    "open brackets": "(" * 300_000,
    "quote marks": ">" * 20_000 + "a",
    "stars": "*a" * 30_000,
    "square brackets": "[" * 50_000,
    "dollars": "$" * 50_000,
    "braces": "{" * 50_000,
    "short lines": "加油！\n" * 200_000,
    "pinyin brackets": "督(dǎo)" * 50_000,
    "numbered lines": "".join(f"{n}、要\n" for n in range(1, 50_000)),
    "pages, and dashes": "第1页\n- 5 -\n这里的要\n" * 20_000,
    "counts": "".join(f"共有企业{n}家。" for n in range(60_000)),
    "one long line": "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会" * 60_000,
}


class Cost(NamedTuple):
    """What one process took: seconds of wall time and of processor time."""

    wall: float
    cpu: float


def command() -> list[str]:
    """wenlint as a user starts it: the console script beside the interpreter."""
    script = Path(sys.executable).with_name("wenlint")
    return [str(script)] if script.exists() else [sys.executable, "-m", "wenlint"]


def cost(argv: Sequence[str]) -> Cost:
    """Run a command with its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"failed, so it cannot be timed: {' '.join(argv)}")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime)


def peak_memory(argv: Sequence[str]) -> float:
    """The largest resident set of a command in MiB.

    A small process stands between: the figure of a child includes the parent's pages that it held before its `exec`.
    """
    between = "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:], stdout=-3).returncode; assert code < 2; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", between, *argv], capture_output=True, check=True)
    return int(done.stdout) / 1024


def in_turn(first: Sequence[str], second: Sequence[str], runs: int) -> tuple[list[Cost], list[Cost]]:
    """Costs of two commands, A B A B, after one run of each that is not counted."""
    pairs = [(cost(first), cost(second)) for _ in range(runs + 1)][1:]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def ratio(first: list[Cost], second: list[Cost], of: Callable[[Cost], float]) -> float:
    """Median of the ratios first / second, pair by pair."""
    return statistics.median(of(a) / of(b) for a, b in zip(first, second, strict=True))


def ordinary_text(size: int, *, damaged: bool = False) -> str:
    """About `size` bytes of Chinese paragraphs, none like another: clauses of the samples in another order.

    Left out, unless the text may be `damaged`, are clauses with characters of the other script or an odd quote, and those that count (一是, 第二): in another
    order they would be damage.
    """
    rng = random.Random(20)
    source = "".join(next((ROOT / "seeds").glob(f"{name}_*")).read_text(encoding="utf-8") for name in SAMPLES)
    clauses = [
        clause
        for clause in re.findall(r"[\u4e00-\u9fff“”、]{4,30}(?=[,，。;；])", source)
        if clause.count("“") == clause.count("”")
        and (damaged or re.match("[^、一二三四五六七八九十第其首]", clause))
        and (damaged or clause.encode("gb2312", "ignore").decode("gb2312") == clause)
    ]
    paragraphs: list[str] = []
    done = 0
    while done < size:
        sentences = ["，".join(rng.choices(clauses, k=rng.randint(2, 6))) + "。" for _ in range(rng.randint(2, 8))]
        paragraphs.append("".join(sentences))
        done += 3 * len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


def start_up(folder: Path, runs: int) -> None:
    """One 2 KB Chinese file with a configuration file, against the bare interpreter."""
    text = ordinary_text(2000)[:690] + "。\n"
    (folder / "start").mkdir()
    (folder / "start" / "a.txt").write_text(text, encoding="utf-8")
    (folder / "start" / "wenlint.toml").write_text('select = ["ALL"]\nunfixable = ["ENC308"]\n', encoding="utf-8")
    for name, flags in (("2 KB never seen", ["--no-cache"]), ("2 KB seen before", [])):
        ours, bare = in_turn([*command(), "check", *flags, str(folder / "start" / "a.txt")], BARE, max(runs, 30))
        median = statistics.median(item.wall for item in ours) * 1000
        print(f"start-up, {name}: {ratio(ours, bare, lambda item: item.wall):.2f} x bare Python ({median:.0f} ms)")


def throughput(folder: Path, runs: int, autocorrect: str | None) -> None:
    """Processor time for each MB of ordinary and of damaged text, and its growth from 1 to 10 MB."""
    for damaged in (False, True):
        texts = {size: ordinary_text(size * 1_000_000, damaged=damaged) for size in (1, 10)}
        for extension in ("md", "txt"):
            small, *paths = (folder / f"{size}.{extension}" for size in (0, *texts))
            for path, text in zip((small, *paths), ("好。\n", *texts.values()), strict=True):
                path.write_text(text, encoding="utf-8")
            _throughput(f"{'damaged' if damaged else 'ordinary'} {extension}", small, *paths, runs, autocorrect)


def _throughput(name: str, small: Path, one: Path, ten: Path, runs: int, autocorrect: str | None) -> None:
    ours = [*command(), "check", "--no-cache"]
    first, second = in_turn([*ours, str(one)], [*ours, str(ten)], runs)
    start = statistics.median(cost([*ours, str(small)]).cpu for _ in range(runs))
    net = statistics.median(item.cpu for item in second) - start
    growth = net / (statistics.median(item.cpu for item in first) - start)
    print(f"{name}: {net * 100:.0f} ms of processor time for each MB, growth from 1 to 10 MB {growth:.1f} x")
    if autocorrect:
        theirs = [autocorrect, "--lint", "--format", "json"]
        their_start = statistics.median(cost([*theirs, str(small)]).cpu for _ in range(runs))
        peer, own = in_turn([*theirs, str(ten)], [*ours, str(ten)], runs)
        share = statistics.median((b.cpu - start) / (a.cpu - their_start) for a, b in zip(peer, own, strict=True))
        their_net = statistics.median(item.cpu for item in peer) - their_start
        print(f"{name}: {share:.2f} x AutoCorrect ({their_net * 100:.0f} ms for each MB)")


def memory(folder: Path, runs: int) -> None:
    """The largest resident set for 10 MB as one file and as a folder of files of 20 KB."""
    tree = folder / "tree"
    tree.mkdir()
    text = ordinary_text(10_000_000)
    (folder / "ten.txt").write_text(text, encoding="utf-8")
    paragraphs = text.split("\n\n")
    for number in range(0, len(paragraphs), 32):
        (tree / f"{number:06}.txt").write_text("\n\n".join(paragraphs[number : number + 32]) + "\n", encoding="utf-8")
    (folder / "ten.md").write_text(text, encoding="utf-8")
    bare = peak_memory(BARE)
    for name in ("ten.txt", "ten.md", "tree"):
        argv = [*command(), "check", "--no-cache", str(folder / name)]
        peak = statistics.median(peak_memory(argv) for _ in range(min(runs, 3)))
        print(f"peak memory, 10 MB as {name}: {peak:.0f} MiB (bare Python {bare:.0f})")


def repository(folder: Path, runs: int) -> None:
    """10,000 Markdown files: with one process and with as many as there are processors, and unchanged since the last run."""
    paragraphs = ordinary_text(30_000_000).split("\n\n")
    each = len(paragraphs) // 10_000
    for number in range(10_000):
        place = folder / "repository" / f"{number % 100:02}"
        place.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(paragraphs[number * each : (number + 1) * each])
        (place / f"{number:05}.md").write_text(f"{text}\n", encoding="utf-8")
    os.environ["WENLINT_CACHE_DIR"] = str(folder / "cache")
    ours = [*command(), "check", "--output-format", "concise", str(folder / "repository")]
    one, several = in_turn([*ours, "--no-cache", "-j", "1"], [*ours, "--no-cache"], min(runs, 3))
    print(f"10,000 files: {statistics.median(item.wall for item in one):.1f} s with one process")
    print(f"10,000 files: {ratio(several, one, lambda item: item.wall):.2f} x that with a process for each processor")
    warm, cold = in_turn(ours, [*ours, "--no-cache"], min(runs, 3))
    print(f"10,000 files, unchanged since the last run: {ratio(warm, cold, lambda item: item.wall):.3f} x the first run")


def hostile(folder: Path, _runs: int) -> None:
    """Inputs that take other tools minutes."""
    for name, text in HOSTILE.items():
        for extension in ("txt", "md"):
            path = folder / f"hostile.{extension}"
            path.write_text(text, encoding="utf-8")
            taken = cost([*command(), "check", "--no-cache", "--output-format", "concise", str(path)])
            print(f"hostile, {name}, {extension}: {taken.wall:.2f} s{'  TOO SLOW' * (taken.wall > 5)}")


def main() -> None:
    """Run the parts asked for."""
    parts = {"start": start_up, "throughput": throughput, "memory": memory, "repository": repository, "hostile": hostile}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--autocorrect", metavar="PATH", help="the peer's command, for a comparison side by side")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command (default: 5)")
    parser.add_argument("--only", choices=list(parts), action="append", help="only these parts")
    options = parser.parse_args()
    for name in options.only or parts:
        with tempfile.TemporaryDirectory() as folder:
            if name == "throughput":
                throughput(Path(folder), options.runs, options.autocorrect)
            else:
                parts[name](Path(folder), options.runs)  # type: ignore[operator]


if __name__ == "__main__":
    main()
