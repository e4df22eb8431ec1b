"""Build the list of common words of two characters that the truncation rules look a seam up in.

    python rules/build/common_words.py > rules/wenlint_rules/truncation/data/common_words.txt

Sources: the dictionary of jieba 0.42.1 (MIT licence), word and frequency; the tables of OpenCC 0.1.7 (Apache 2.0
licence) that turn simplified words into traditional ones, by its own standard and by that of Taiwan.  Both come with the packages of the extra `data`.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MIN_FREQUENCY = 500
"""Occurrences in jieba's corpus from which a word is common.  The 8,000 words above cut a sixth of all random breaks of
prose in two, and two in ten thousand seams between a title and its text; 50,000 words do hardly more."""


def common_words(rows: Iterable[str], *traditional: Callable[[str], str]) -> set[str]:
    """The words of two Han characters in rows of `word frequency tag`, as they are and as each of `traditional` turns them."""
    words: set[str] = set()
    for row in rows:
        word, frequency, *_ = row.split()
        if len(word) == 2 and all("\u4e00" <= character <= "\u9fff" for character in word) and int(frequency) >= MIN_FREQUENCY:
            words |= {word, *(convert(word) for convert in traditional)}
    return {word for word in words if len(word) == 2}


def lines(words: Iterable[str]) -> Iterator[str]:
    """One line for each first character: it and the second characters of its words."""
    seconds: dict[str, list[str]] = {}
    for word in sorted(words):
        seconds.setdefault(word[0], []).append(word[1])
    return (first + "".join(rest) for first, rest in seconds.items())


def main() -> None:
    """Write the list to standard output."""
    import jieba  # type: ignore[import-untyped]
    from opencc import OpenCC  # type: ignore[import-untyped]

    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8") as rows:
        made = lines(common_words(rows, OpenCC("s2t").convert, OpenCC("s2tw").convert))
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    print("# Common words of two characters: a first character and all that follow it.  Made by rules/build/common_words.py.")
    print("\n".join(made))


if __name__ == "__main__":
    main()
