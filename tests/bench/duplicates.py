"""Near-duplicates in one large document: time, memory, growth and recall: python tests/bench/duplicates.py [--paragraphs N]

A document of N paragraphs (100,000: about 10 MB) whose sentences are clauses of the samples in another order, or of the
files that are named; one paragraph in ten is a copy of an earlier one in which 1 to 5 of 100 characters were dropped, added or
exchanged.  A planted pair is found when the rule near-duplicate-paragraph names both places.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from speed import ROOT, command, cost, peak_memory


class Planted(NamedTuple):
    """A document, and the numbers of its planted paragraphs with those that they are copies of."""

    text: str
    pairs: dict[int, int]


def clauses(paths: list[Path]) -> list[str]:
    """The clauses of texts: runs of Han between marks."""
    found = [clause for path in paths for clause in re.findall(r"[\u4e00-\u9fff“”、]{4,30}(?=[,，。;；])", path.read_text("utf-8"))]
    return sorted({clause for clause in found if clause.count("“") == clause.count("”")})


def damaged(text: str, share: float, rng: random.Random) -> str:
    """The text with a share of its characters dropped, exchanged or doubled by others of its own."""
    characters = list(text)
    for at in rng.sample(range(len(text)), max(1, round(share * len(text)))):
        characters[at] = rng.choice(("", rng.choice(text), characters[at] + rng.choice(text)))
    return "".join(characters)


def planted(count: int, source: list[str]) -> Planted:
    """A document of `count` paragraphs of 33 characters on the average, one in ten of them a damaged copy."""
    rng = random.Random(20)
    paragraphs: list[str] = []
    pairs: dict[int, int] = {}
    while len(paragraphs) < count:
        if len(paragraphs) > 100 and rng.random() < 0.1:
            other = rng.choice([number for number in rng.choices(range(len(paragraphs)), k=20) if number not in pairs])
            copy = damaged(paragraphs[other], rng.uniform(0.01, 0.05), rng)
            if copy != paragraphs[other]:
                pairs[len(paragraphs)] = other
                paragraphs.append(copy)
        else:
            text = rng.choice(source)
            while len(text) < 31:
                text += "，" + rng.choice(source)
            paragraphs.append(text + "。")
    return Planted("\n".join(paragraphs) + "\n", pairs)


def found(path: Path) -> dict[int, int]:
    """The pairs that the rule names, the later paragraph first, numbered from 0."""
    argv = [*command(), "check", "--isolated", "--no-cache", "--select", "DUP102", "--output-format", "json-lines", str(path)]
    out = subprocess.run(argv, capture_output=True, text=True).stdout
    places = [(finding["line"], finding["related"][0]["line"]) for finding in map(json.loads, out.splitlines())]
    return {max(pair) - 1: min(pair) - 1 for pair in places}


def main() -> None:
    """Measure one document and one of a tenth of its size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "sources", nargs="*", type=Path, metavar="FILE", help="texts to take the clauses from (default: the samples)"
    )
    parser.add_argument("--paragraphs", type=int, default=100_000)
    options = parser.parse_args()
    source = clauses(options.sources or sorted((ROOT / "seeds").glob("*.txt")))
    seconds = []
    with tempfile.TemporaryDirectory() as folder:
        for count in (options.paragraphs // 10, options.paragraphs):
            path = Path(folder) / f"{count}.txt"
            document = planted(count, source)
            path.write_text(document.text, "utf-8", newline="\n")
            argv = [*command(), "check", "--isolated", "--no-cache", "--select", "DUP", "--output-format", "json-lines", str(path)]
            seconds.append(cost(argv).cpu)
            named = found(path)
            hits = sum(named.get(number) == other for number, other in document.pairs.items())
            print(
                f"{count:,} paragraphs, {len(document.text.encode()) / 1e6:.1f} MB: {seconds[-1]:.1f} s of processor time, "
                f"{peak_memory(argv):.0f} MiB, {hits:,} of {len(document.pairs):,} pairs found ({hits / len(document.pairs):.3f}), "
                f"{len(named.items() - document.pairs.items()):,} others"
            )
    print(f"growth {seconds[1] / seconds[0]:.1f} x")


if __name__ == "__main__":
    sys.exit(main())
