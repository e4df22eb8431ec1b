"""Accuracy on the labelled samples, and false alarms on clean text: python tests/bench/accuracy.py [FOLDER …]

Without a folder: recall, exact repairs and trap hits for each label that a rule covers.  With folders of clean
documents: findings per 10,000 code points for each rule, and up to `--show N` of them to read.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import wenlint
from gold import COVERED, hits_trap, is_found, is_repaired, labels, read
from wenlint.check import check
from wenlint.config import Config
from wenlint.finding import Finding
from wenlint.ruleset import RuleSet


def samples() -> None:
    """A row for each covered label."""
    rules = RuleSet(Config())
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    checked: dict[str, list[Finding]] = {}
    documents = {}
    for label in labels():
        if label.file not in checked:
            documents[label.file] = read(label.file)
            checked[label.file] = check(documents[label.file], rules)
        document, found = documents[label.file], checked[label.file]
        if label.trap:
            rows[label.family + " traps"]["traps"] += 1
            rows[label.family + " traps"]["hit"] += bool(hits_trap(label, document, found))
        elif label.label in COVERED:
            row = rows[label.label]
            row["defects"] += 1
            row["found"] += is_found(label, document, found)
            if any("fix" in record for record in label.records):
                row["fixable"] += 1
                row["repaired"] += is_repaired(label, document, found)
    print(f"{'':24}{'defects':>8}{'found':>8}{'fixable':>8}{'repaired':>9}{'traps':>8}{'hit':>6}")
    for name, row in sorted(rows.items(), key=lambda item: ("traps" in item[0], item[0])):
        cells = [row[key] if key in row else "" for key in ("defects", "found", "fixable", "repaired", "traps", "hit")]
        print("{:24}{:>8}{:>8}{:>8}{:>9}{:>8}{:>6}".format(name, *cells))


def alarms(folders: list[Path], show: int) -> None:
    """Findings on documents that are taken to be clean; a rate is an upper bound of the false alarms."""
    characters = 0
    counts: Counter[tuple[str, str]] = Counter()
    shown: dict[str, list[str]] = defaultdict(list)
    for result in wenlint.check_paths(folders):
        if result.document is None:
            continue
        characters += len(result.document.text)
        for finding in result.findings:
            counts[finding.code, finding.level] += 1
            text = result.document.text[max(0, finding.span.start - 15) : finding.span.end + 15]
            shown[finding.code].append(f"{result.path}:{finding.line}:{finding.col}: {text[:80]!r} {finding.message[:80]}")
    print(f"{characters:,} code points")
    for (code, level), count in sorted(counts.items()):
        print(f"{code} {level:8}{count:6}  {10_000 * count / characters:8.4f} per 10,000")
    failing = sum(count for (_, level), count in counts.items() if level != "info")
    print(f"errors and warnings {failing:6}  {10_000 * failing / max(1, characters):8.4f} per 10,000")
    for code in sorted(shown):
        step = max(1, len(shown[code]) // max(1, show))
        for line in shown[code][::step][:show]:
            print(code, line)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--show", type=int, default=0, help="findings of each rule to print")
    options = parser.parse_args()
    if options.folders:
        alarms(options.folders, options.show)
    else:
        samples()


if __name__ == "__main__":
    main()
