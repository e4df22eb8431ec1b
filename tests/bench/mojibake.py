"""Recall and repair of text in the wrong codec, beside ftfy: python tests/bench/mojibake.py [--misses N] TEXT

TEXT is a folder with `zh-CN.txt`, `zh-TW.txt`, `ja.txt` and `ko.txt`: clean text that trained nothing, a paragraph a line.
Clauses of 4 to 60 characters are damaged by real codecs, by themselves and between clean ones.  A row says how many cases
are found, how many come out exactly as they were when all fixes are applied, how many come out changed and wrong, how
many of these with a character that is wrong and not marked as lost (untrue), and how many by a safe fix; then what ftfy
restores.  Cases whose bytes the view cannot show are lossy: they are counted apart, as nothing can restore them for certain.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import ftfy  # type: ignore[import-not-found]

import wenlint
from wenlint.plan import edited

EAST = ("gb18030", "cp950", "cp932", "cp949", "euc_jp")
CODECS = {"zh-CN": ("gbk",), "zh-TW": ("cp950",), "ja": ("cp932", "euc_jp"), "ko": ("cp949",)}
WESTERN = ("latin-1", "cp1252")
NATIVE = {"gbk": "gb18030"}
RULES = {"select": ["ENC301", "ENC302", "ENC303"]}


class Case(NamedTuple):
    """A damaged text, what it was, and where the damage begins and ends."""

    row: str
    language: str
    chain: str
    good: str
    bad: str
    start: int
    end: int


def viewed(data: bytes, view: str) -> str:
    """What a program shows that reads bytes in a codec and replaces what it cannot read."""
    if view == "cp1252":
        return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in data)
    return data.decode(view, "replace")


def chains(language: str) -> Iterator[tuple[str, str, str, int]]:
    """The row, codec, view and number of wrong readings of each way to damage a language."""
    for view in WESTERN:
        yield "UTF-8 as Latin", "utf-8", view, 1
        yield "UTF-8 as Latin, twice", "utf-8", view, 2
    for view in EAST:
        yield "UTF-8 as CJK", "utf-8", view, 1
    yield "UTF-8 as CJK, twice", "utf-8", "gb18030", 2
    for codec in CODECS[language]:
        for view in WESTERN:
            yield "legacy as Latin", codec, view, 1
        for view in EAST:
            if view not in (codec, NATIVE.get(codec)):
                yield "CJK as CJK", codec, view, 1


def clauses(path: Path) -> list[str]:
    """Clauses of 4 to 60 characters, most of them of the language's own."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        for clause in re.split(r"(?<=[。！？；，、])|(?<=[.!?,] )", line):
            clause = clause.strip()
            native = sum(character > "\u2e80" for character in clause)
            if 4 <= len(clause) <= 60 and native >= max(4, 0.7 * len(clause)):
                found.append(clause)
    return found


def cases(folder: Path, count: int, seed: int) -> Iterator[Case]:
    """The cases, the same for the same arguments: `count` of each chain, half of them between clean clauses."""
    rng = random.Random(seed)
    for language in CODECS:
        pool = clauses(folder / f"{language}.txt")
        for row, codec, view, times in chains(language):
            for number in range(count):
                wants_loss = number % 4 == 3
                for _ in range(300):
                    clause = rng.choice(pool)
                    damaged, lossy = clause, False
                    try:
                        for _ in range(times):
                            damaged = viewed(damaged.encode(codec), view)
                            lossy = lossy or "\ufffd" in damaged
                    except UnicodeEncodeError:
                        continue
                    if damaged != clause and lossy == wants_loss and not re.search(r"[\r\n]", damaged):
                        break
                else:
                    continue
                before, after = (rng.choice(pool), rng.choice(pool)) if number // 2 % 2 else ("", "")
                yield Case(
                    f"{row}, lossy" if lossy else row,
                    language,
                    f"{codec} as {view}",
                    before + clause + after,
                    before + damaged + after,
                    len(before),
                    len(before) + len(damaged),
                )


def is_true(damaged: str, repaired: str, good: str) -> bool:
    """Whether a repaired text is as it was but for what it marks as lost and what it leaves as it was damaged."""
    blocks = SequenceMatcher(None, damaged, repaired, autojunk=False).get_matching_blocks()
    left = {at for block in blocks for at in range(block.b, block.b + block.size) if not repaired[at].isascii()}
    known = "".join("\ufffd" if at in left else character for at, character in enumerate(repaired))
    return re.fullmatch(".*".join(map(re.escape, re.split("\ufffd+", known))), good) is not None


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path, metavar="TEXT")
    parser.add_argument("--cases", type=int, default=40, help="of each chain")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0, help="cases of each row to show that are not restored")
    options = parser.parse_args()
    rows: dict[str, list[tuple[bool, bool, bool, bool, bool, bool]]] = defaultdict(list)
    shown: dict[str, list[str]] = defaultdict(list)
    for case in cases(options.text, options.cases, options.seed):
        findings = wenlint.check_text(case.bad, config=RULES)
        found = any(each.span.start < case.end and each.span.end > case.start for each in findings)
        fixes = [each.fix for each in findings if each.fix]
        full = edited(case.bad, [edit for fix in fixes for edit in fix.edits])
        safe = edited(case.bad, [edit for fix in fixes if fix.applicability == "safe" for edit in fix.edits])
        wrong, unsafe = full not in (case.bad, case.good), safe not in (case.bad, case.good)
        untrue = wrong and not is_true(case.bad, full, case.good)
        rows[case.row].append((found, full == case.good, wrong, untrue, unsafe, ftfy.fix_encoding(case.bad) == case.good))
        rows[f"  {case.row}: {case.chain}"].append(rows[case.row][-1])
        if (full != case.good and "lossy" not in case.row) or unsafe:
            shown[case.row].append(f"{case.language} {case.chain}: {case.good!r} {case.bad!r} -> {full!r}")
    print(f"{'':40}{'cases':>6}{'found':>8}{'exact':>8}{'wrong':>8}{'untrue':>8}{'safe':>8}{'ftfy':>8}")
    for row, results in sorted(rows.items(), key=lambda item: item[0].strip()):
        if row[0] != " " or options.misses:
            shares = [sum(column) / len(results) for column in zip(*results, strict=True)]
            print(f"{row:40}{len(results):6}" + "".join(f"{share:8.3f}" for share in shares))
    lossless = [result for row, results in rows.items() if row[0] != " " and "lossy" not in row for result in results]
    shares = [sum(column) / len(lossless) for column in zip(*lossless, strict=True)]
    print(f"{'all that lose nothing':40}{len(lossless):6}" + "".join(f"{share:8.3f}" for share in shares))
    for row, lines in shown.items():
        for line in lines[:: max(1, len(lines) // max(1, options.misses))][: options.misses]:
            print(row, line)


if __name__ == "__main__":
    main()
