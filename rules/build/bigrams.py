"""Build the model of which character follows which in Chinese, Japanese and Korean.

    python rules/build/bigrams.py TEXT ESSAY rules/wenlint_rules/language/data

TEXT is a folder with a folder of text files for each of `zh-CN`, `zh-TW`, `ja` and `ko`; ESSAY is `essay.txt` of Rime.
The committed file was made from

    TEXT/*           debian-handbook, debian-reference-zh-cn and -zh-tw, libreoffice-help-zh-cn and -zh-tw, gimp-help-zh-cn and
                     fortunes-zh of Debian 12, their HTML as plain text
    TEXT/ko          also data/corpus of konlpy 0.6.0 (PyPI), lib/ko of typescript 5.4.5 (npm)
    TEXT/ja          also lib/ja of typescript 5.4.5
    ESSAY            rime-essay 0.0~git20230204 of Debian 12 (/usr/share/rime-data/essay.txt)

and from the word lists of jieba 0.42.1, opencc-python-reimplemented 0.1.7 (both in the extra `data`) and wordfreq 3.1.1, which
is not in the extra, as it takes 57 MB.  Licences are in `NOTICE.md` beside the data.

A file is UTF-16 text, compressed: the first line has the frequency of characters, each further one those that follow its
first character.  In a line, a letter from @ to _ and beyond is a cost, in half bits above @, of the characters behind it.
"""

from __future__ import annotations

import math
import os
import re
import sys
import zlib
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


from wenlint_rules.language.bigrams import BOUNDARY, FOREIGN, HALF_BIT, MAX_CHARACTER_COST, MAX_PAIR_COST, ZERO

KEPT = 400_000
"""Pairs in the model: with them the file stays below 1 MB, and more change no decision of a rule."""

TEXT_SHARE = {"zh-CN": 0.5, "zh-TW": 0.5, "ja": 0.5, "ko": 0.7}
"""How much of a language's weight its running text has; the rest is that of its word lists."""

MASS = 3_000_000
"""Weight of each language, in pairs: about as many as the largest text has."""

FLATTER = 0.75
"""Exponent on the frequency of words in a list, so that the pairs of the rarer ones count for something."""

UNSEEN = 20
"""Weight of what was never seen behind a character, against what was."""

Counts = Counter[str]


def pairs_of_text(texts: Iterable[str]) -> Counts:
    """The pairs of characters in running text; what belongs to none of the languages is one boundary."""
    counts: Counts = Counter()
    for text in texts:
        plain = re.sub(FOREIGN, BOUNDARY, text)
        counts.update(map("".join, pairwise(plain)))
    return counts


def pairs_of_words(words: Iterable[tuple[str, float]]) -> Counts:
    """The pairs of characters within the words of a list, by the frequency of the words."""
    counts: Counts = Counter()
    for word, frequency in words:
        weight = max(frequency, 0.5) ** FLATTER
        for pair in map("".join, pairwise(word)):
            if not re.search(FOREIGN, pair):
                counts[pair] += weight  # type: ignore[assignment]  # weights are no integers
    return counts


def mixed(parts: Iterable[tuple[Counts, float]]) -> Counts:
    """Counts that are scaled to a weight each, and added."""
    total: Counts = Counter()
    for counts, weight in parts:
        scale = weight / max(1, sum(counts.values()))
        for pair, count in counts.items():
            total[pair] += count * scale  # type: ignore[assignment]
    return total


ROWS = 150
"""Rows in one piece of the file: 64 pieces, of which a short text asks for a few."""


def lines(counts: Counts, kept: int = KEPT) -> Iterator[str]:
    """The lines of the file."""
    total = sum(counts.values())
    firsts: Counts = Counter()
    seconds: Counts = Counter()
    for pair, count in counts.items():
        firsts[pair[0]] += count
        seconds[pair[1]] += count
    yield _grouped({character: min(_half_bits(count / total), MAX_CHARACTER_COST) for character, count in seconds.items()})
    rows: dict[str, dict[str, int]] = defaultdict(dict)
    for pair, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:kept]:
        rows[pair[0]][pair[1]] = min(_half_bits(count / (firsts[pair[0]] + UNSEEN)), MAX_PAIR_COST)
    for first, row in sorted(rows.items()):
        yield first + _grouped(row)


def _half_bits(probability: float) -> int:
    return max(0, round(-math.log2(probability) / HALF_BIT))


def _grouped(costs: Mapping[str, int]) -> str:
    groups: dict[int, list[str]] = defaultdict(list)
    for character, cost in costs.items():
        groups[cost].append(character)
    return "".join(chr(ZERO + cost) + "".join(sorted(characters)) for cost, characters in sorted(groups.items()))


def compressed(rows: Iterable[str]) -> bytes:
    """The bytes of the file: pieces compressed one by one, so that a reader opens only those that it needs.

    The first piece is the first row, the others some rows each.  In front stand, as numbers of four bytes, how many pieces
    there are, the first character of each, and the size of each.
    """
    first, *others = rows
    groups = [[first], *(others[at : at + ROWS] for at in range(0, len(others), ROWS))]
    pieces = [zlib.compress("\n".join(group).encode("utf-16-le"), 9) for group in groups]
    numbers = (len(pieces), *(ord(group[0][0]) for group in groups), *map(len, pieces))
    return b"".join((*(number.to_bytes(4, "little") for number in numbers), *pieces))


def texts(folder: str) -> Iterator[str]:
    """The text files below a folder, in the order of their names."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            with open(os.path.join(parent, name), encoding="utf-8") as file:
                yield file.read()


def main(text: str, essay: str, folder: str) -> None:
    """Write the file into a folder."""
    import jieba  # type: ignore[import-untyped]
    import wordfreq  # type: ignore[import-not-found]
    from opencc import OpenCC  # type: ignore[import-untyped]

    def listed(language: str, size: str) -> list[tuple[str, float]]:
        return [(word, 1e9 * share) for word, share in wordfreq.get_frequency_dict(language, size).items()]

    with open(essay, encoding="utf-8") as file:
        rows = [row.rstrip("\n").split("\t") for row in file]
    traditional = [(row[0], float(row[1])) for row in rows if len(row) == 2]
    to_simplified = OpenCC("t2s").convert
    simplified = [(to_simplified(word), frequency) for word, frequency in traditional]
    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8") as file:
        mainland = [(word, float(frequency)) for word, frequency, _ in map(str.split, file)]
    words = {
        "zh-CN": [simplified, mainland],
        "zh-TW": [traditional],
        "ja": [listed("ja", "large")],
        "ko": [listed("ko", "small")],
    }
    parts: list[tuple[Counts, float]] = []
    for language, share in TEXT_SHARE.items():
        parts.append((pairs_of_text(texts(os.path.join(text, language))), share * MASS))
        parts += ((pairs_of_words(each), (1 - share) * MASS / len(words[language])) for each in words[language])
    with open(os.path.join(folder, "bigrams.z"), "wb") as out:
        out.write(compressed(lines(mixed(parts))))


if __name__ == "__main__":
    main(*sys.argv[1:])
