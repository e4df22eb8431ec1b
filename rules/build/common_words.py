"""Build the list of words that the truncation rules look a seam up in.

    python rules/build/common_words.py rules/wenlint_rules/truncation/data

Sources: the dictionary of jieba 0.42.1 (MIT licence), which gives words and their frequencies; the tables of OpenCC 0.1.7
(Apache 2.0 licence) that turn simplified words into traditional ones, by its own standard and by that of Taiwan.  The packages come with the extra `data`.
"""

from __future__ import annotations

import os
import sys
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

COMMON = 500
"""Occurrences in jieba's corpus from which a word of two characters is common.

The 8,000 words above cut a sixth of all random breaks of prose in two, and two in ten thousand seams between a title and
its text; 50,000 words do hardly more.
"""

KNOWN = 3
"""Occurrences from which a word counts that ends or begins like a function word: 摘要, 动员令, 事在人为, 的确."""

MEASURES = frozenset("个個种種些只两兩几幾把对對")
"""Words of three and four characters that end in these are numerals with a measure, and no words."""


def words(
    rows: Iterable[str], incomplete: frozenset[str], dependent: frozenset[str], *traditional: Callable[[str], str]
) -> tuple[set[str], set[str]]:
    """The common words, and the further known ones, in rows of `word frequency tag`.

    `incomplete` are the characters that no sentence ends in, `dependent` those that none begins with.  Words come as they
    are and as each of `traditional` turns them.
    """
    common: set[str] = set()
    known: set[str] = set()
    for row in rows:
        word, frequency, *_ = row.split()
        if not 2 <= len(word) <= 4 or not all("\u4e00" <= character <= "\u9fff" for character in word):
            continue
        forms = {word, *(convert(word) for convert in traditional)}
        if len(word) == 2 and int(frequency) >= COMMON:
            common |= forms
        elif int(frequency) >= KNOWN and _looks_like_a_phrase(word, incomplete, dependent):
            known |= forms
    return common, known - common


def _looks_like_a_phrase(word: str, incomplete: frozenset[str], dependent: frozenset[str]) -> bool:
    if len(word) > 2:
        return word[-1] in incomplete - MEASURES
    return word[1] in incomplete or word[0] in dependent


def lines(found: Iterable[str]) -> Iterator[str]:
    """Words of two characters in one line for each first one, it and the second ones; longer words a line each."""
    ordered = sorted(found, key=lambda word: (len(word), word))
    for first, group in groupby((word for word in ordered if len(word) == 2), key=lambda word: word[0]):
        yield first + "".join(word[1] for word in group)
    yield from (f"+{word}" for word in ordered if len(word) > 2)


def main(folder: str | os.PathLike[str]) -> None:
    """Write common_words.txt to a folder."""
    import jieba  # type: ignore[import-untyped]
    from opencc import OpenCC  # type: ignore[import-untyped]

    from wenlint_rules.truncation.lexicon import CONJOINED, DEPENDENT, INCOMPLETE

    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8") as rows:
        common, known = words(rows, INCOMPLETE, DEPENDENT | CONJOINED, OpenCC("s2t").convert, OpenCC("s2tw").convert)
    with open(os.path.join(folder, "common_words.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write("# Words of two characters: a first one and all second ones.  Made by rules/build/common_words.py.\n")
        file.writelines(f"{line}\n" for line in lines(common))
        file.write("# Known words that end or begin like function words; longer ones with a plus sign.\n")
        file.writelines(f"{line}\n" for line in lines(known))


if __name__ == "__main__":
    main(sys.argv[1])
