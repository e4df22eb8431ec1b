"""Recall and repair of GBK that was cut inside of a character: python tests/bench/shifted.py [--misses N] TEXT

TEXT is a file of clean simplified Chinese that trained nothing, a paragraph a line.  Stretches of it are damaged in the middle
of six paragraphs: by a converter that replaces ！，、 in the bytes without regard to where characters begin and drops pairs
without a character, and by a buffer that lost a first and a last byte.  A row says how many are found, how many come out as
they were, whatever the width of commas (of the second kind the outer characters can only be guessed), and how many repairs
give the damage again.  What people write as well is not counted: `?!?` at the end of a sentence, and clauses between double
question marks.
"""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

from wenlint.document import Document
from wenlint.plan import edited
from wenlint_rules.encoding.shifted import _cut, _damage, shifted

STRETCH = re.compile("[“\u4e00-\u9fff][\u4e00-\u9fff，。、；“”！]{6,30}")
VISIBLE = {"cut at a mark": r"\?[!,、][^\x00-\x7f]", "bytes lost": r"\?[^?]"}
"""What shows of each kind of damage where it begins."""

NARROW = str.maketrans("，！", ",!")

KINDS = {"cut at a mark": _damage, "bytes lost": _cut}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path, metavar="TEXT")
    parser.add_argument("--cases", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0, help="cases of each row to show that are not restored")
    options = parser.parse_args()
    lines = [line.strip() for line in options.text.read_text(encoding="utf-8").splitlines() if len(line) > 60]
    rng = random.Random(options.seed)
    print(f"{'':16}{'cases':>6}{'found':>8}{'exact':>8}{'proven':>8}")
    for kind, damage in KINDS.items():
        counts = [0, 0, 0]
        shown: list[str] = []
        for _ in range(options.cases):
            good, bad, start, end = case(rng, lines, damage, VISIBLE[kind])
            runs = [run for run in shifted(Document(bad)) if run.span.start < end and run.span.end > start]
            fixed = edited(bad, [(run.span, run.new) for run in runs])  # type: ignore[list-item]
            results = (bool(runs), fixed.translate(NARROW) == good.translate(NARROW), any(run.is_proven for run in runs))
            counts = [count + result for count, result in zip(counts, results, strict=True)]
            if not results[1]:
                shown.append(f"  {bad[start:end]} -> {[run.new for run in runs]}")
        print(f"{kind:16}{options.cases:6}" + "".join(f"{count / options.cases:8.3f}" for count in counts))
        print(*shown[: options.misses], sep="\n", end="\n" * bool(options.misses))


def case(rng: random.Random, lines: list[str], damage: object, visible: str) -> tuple[str, str, int, int]:
    """Six paragraphs, the same with a damaged stretch in the third, and where the damage begins and ends."""
    while True:
        first = rng.randrange(len(lines) - 6)
        paragraphs = lines[first : first + 6]
        matches = list(STRETCH.finditer(paragraphs[2]))
        if not matches:
            continue
        match = rng.choice(matches)
        bad = damage(match[0])  # type: ignore[operator]
        if not (re.match if damage is _cut else re.search)(visible, bad) or "\n" in bad:
            continue
        before = "\n".join(paragraphs[:2]) + "\n" + paragraphs[2][: match.start()]
        after = paragraphs[2][match.end() :] + "\n" + "\n".join(paragraphs[3:])
        return before + match[0] + after, before + bad + after, len(before), len(before) + len(bad)


if __name__ == "__main__":
    main()
