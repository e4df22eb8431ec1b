"""Corpora: engines beside each other, and near-duplicates with planted copies: python tests/bench/corpus.py FOLDER [--documents N] [--paragraphs N]

FOLDER holds clean text (.md or .txt), of which documents and paragraphs are made.  Times are of whole commands; the start of
Ray is measured on an empty run and taken off.  Memory is the largest resident set of any process.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

SHARES = (0.01, 0.02, 0.03, 0.05)
"""Parts of a paragraph's characters that are changed in a planted copy, of which there is one in ten."""


SHIM = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""
"""Runs a command and prints the memory of its largest process.  A process counts that of the one that started it as its own
until it runs a program of its own, so that the one that starts it must be small: this one is."""


class Cost(NamedTuple):
    """What a corpus run took: seconds, and the largest resident set of any of its processes in MiB."""

    seconds: float
    memory: float


def cost(*arguments: str) -> Cost:
    """The cost of a corpus run."""
    start = time.perf_counter()
    command = [sys.executable, "-c", SHIM, sys.executable, "-m", "wenlint", "corpus", "check", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Cost(time.perf_counter() - start, int(done.stdout) / 1024)


def timed(*arguments: str) -> float:
    """Seconds of a corpus run."""
    return cost(*arguments).seconds


def engines(texts: list[str], folder: Path, count: int) -> None:
    """The same documents by one process, by several, and by Ray."""
    rng = random.Random(1)
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n") if paragraph.strip()]
    root = folder / "documents"
    root.mkdir()
    for part in range(16):
        rows = [{"text": "\n\n".join(rng.choices(paragraphs, k=rng.randint(2, 6)))} for _ in range(count // 16)]
        pq.write_table(pa.Table.from_pylist(rows), root / f"{part:02}.parquet")
    (folder / "empty").mkdir()
    (folder / "empty" / "a.jsonl").write_text("")
    one = timed(str(root), "--out", str(folder / "one"), "--workers", "1")
    several, memory = cost(str(root), "--out", str(folder / "several"))
    begun = timed(str(folder / "empty"), "--out", str(folder / "nothing"), "--engine", "ray")
    ray = timed(str(root), "--out", str(folder / "ray"), "--engine", "ray")
    print(
        f"{count:,} documents: one process {one:.1f} s, as many as processors {one / several:.2f} x as fast, largest process {memory:.0f} MiB"
    )
    print(f"Ray {ray:.1f} s, {(ray - begun) / several:.2f} x the processes net of its start ({begun:.1f} s)")


def edited(rng: random.Random, text: str, share: float, letters: str) -> str:
    """A text with this share of its characters replaced, deleted or inserted."""
    made = list(text)
    for _ in range(max(1, round(share * len(made)))):
        at, way = rng.randrange(len(made)), rng.random()
        if way < 0.5:
            made[at] = rng.choice(letters)
        elif way < 0.75:
            del made[at]
        else:
            made.insert(at, rng.choice(letters))
    return "".join(made)


def near(texts: list[str], folder: Path, count: int) -> None:
    """Recall and precision on planted copies."""
    rng = random.Random(7)
    clauses = sorted({clause for text in texts for clause in re.split(r"[，。、；：\s]", text) if 4 <= len(clause) <= 20})
    letters = "".join(clauses[:2_000])
    base: list[tuple[str, str]] = []
    planted: list[tuple[str, str, float]] = []
    root = folder / "paragraphs"
    root.mkdir()
    rows: list[dict[str, str]] = []
    for number in range(count):
        if number > 100 and rng.random() < 0.1:
            (source, text), share = rng.choice(base), rng.choice(SHARES)
            planted.append((f"e{number}", source, share))
            rows.append({"id": f"e{number}", "text": edited(rng, text, share, letters)})
        else:
            text = "，".join(rng.choices(clauses, k=rng.randint(5, 18))) + "。"
            base.append((f"u{number}", text))
            rows.append({"id": f"u{number}", "text": text})
    for part in range(0, count, 50_000):
        pq.write_table(pa.Table.from_pylist(rows[part : part + 50_000]), root / f"{part:09}.parquet", row_group_size=12_500)
    del rows
    out = folder / "near"
    common = [str(root), "--id-column", "id", "--select", "page-jump"]
    without = timed(*common, "--out", str(folder / "off"))
    taken, memory = cost(*common, "--out", str(out), "--duplicates", "near")
    parts = max(path.stat().st_mtime for path in (out / ".wenlint" / "parts").iterdir())
    joined = (out / ".wenlint" / "clustered.json").stat().st_mtime - parts
    print(f"{count:,} paragraphs: {joined:.1f} s for bands, verification and clusters")
    print(f"{taken - without - joined:.1f} s for signatures, {taken:.1f} s in all")
    print(f"largest process {memory:.0f} MiB")
    _score(out, planted)


def _score(out: Path, planted: list[tuple[str, str, float]]) -> None:
    table = pq.read_table(out / "clusters", columns=["cluster", "id"]).to_pydict()
    of = dict(zip(table["id"], table["cluster"], strict=True))
    for share in SHARES:
        pairs = [(copy, source) for copy, source, its in planted if its == share]
        found = sum(copy in of and of[copy] == of.get(source) for copy, source in pairs)
        print(f"{share:.0%} changed: recall {found / max(1, len(pairs)):.4f} of {len(pairs)}")
    source_of = {copy: source for copy, source, _ in planted}
    clusters: dict[int, set[str]] = {}
    for id_, cluster in of.items():
        clusters.setdefault(cluster, set()).add(source_of.get(id_, id_))
    wrong = sum(len(sources) - 1 for sources in clusters.values())
    print(f"precision {1 - wrong / max(1, len(of) - len(clusters)):.4f}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--paragraphs", type=int, default=1_000_000)
    options = parser.parse_args()
    files = [path for path in sorted(options.folder.rglob("*")) if path.suffix in (".md", ".txt")]
    texts = [path.read_text("utf-8") for path in files]
    with tempfile.TemporaryDirectory() as name:
        if options.documents:
            engines(texts, Path(name), options.documents)
        if options.paragraphs:
            near(texts, Path(name), options.paragraphs)


if __name__ == "__main__":
    main()
