"""Build the frequencies of characters by which the codec of a file is told.

    python rules/build/common_characters.py TEXT lint/wenlint/data

TEXT is a folder with a folder of text files for each of `zh-CN`, `zh-TW`, `ja` and `ko`.  The committed file was made from
debian-handbook, debian-reference-zh-cn and -zh-tw, libreoffice-help-zh-cn and -zh-tw, gimp-help-zh-cn and fortunes-zh of Debian
12, their HTML as plain text; from the dictionary of jieba 0.42.1, for traditional characters converted by
opencc-python-reimplemented 0.1.7 (both in the extra `data`); and from the word lists of wordfreq 3.1.1 in ja and ko, which is not
in the extra, as it takes 57 MB.  Licences are in `NOTICE.md` beside the data.

A line holds the name of a script and its characters: behind each letter from @ up, which stands for a cost in half bits, those
that have it.
"""

from __future__ import annotations

import math
import os
import re
import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from wenlint.legacy import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDERS = {"hans": "zh-CN", "hant": "zh-TW", "ja": "ja", "ko": "ko"}

KEPT = {"hans": 3500, "hant": 3500, "ja": 2200, "ko": 1300}
"""Characters of each script: those that make up more than 99.5 % of running text."""

MARKS = "，。、：；？！（）《》〈〉【】「」『』“”‘’…—·・ー～　"

TEXT_SHARE = 0.6
"""How much of a script's weight its running text has, which knows the marks; the rest is that of words, which know more."""

LETTERS = {
    "hans": "\u4e00-\u9fff",
    "hant": "\u4e00-\u9fff",
    "ja": "\u3041-\u30fe\u4e00-\u9fff",
    "ko": "\uac00-\ud7a3",
}


def counts(words: Iterable[tuple[str, float]], script: str) -> Counter[str]:
    """The frequency of characters in a list of words, or texts, by their frequency; they add up to 1."""
    found: Counter[str] = Counter()
    wanted = re.compile(f"[{LETTERS[script]}{MARKS}]")
    for word, frequency in words:
        for character in wanted.findall(word):
            found[character] += frequency
    total = sum(found.values())
    return Counter({character: count / total for character, count in found.items()})  # type: ignore[misc]  # shares are no integers


def lines(tables: dict[str, tuple[Counter[str], Counter[str]]]) -> Iterator[str]:
    """The lines of the file, from the frequencies in text and in words of each script."""
    for script, (of_text, of_words) in tables.items():
        share = {one: TEXT_SHARE * of_text[one] + (1 - TEXT_SHARE) * of_words[one] for one in of_text.keys() | of_words.keys()}
        groups: dict[int, list[str]] = defaultdict(list)
        for character in sorted(share, key=lambda one: (-share[one], one))[: KEPT[script]]:
            groups[round(-2 * math.log2(share[character]))].append(character)
        yield f"{script} " + "".join(chr(ZERO + cost) + "".join(sorted(members)) for cost, members in sorted(groups.items()))


def _jieba() -> Iterator[tuple[str, float]]:
    import jieba

    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8") as rows:
        for row in rows:
            word, frequency, _ = row.split(" ")
            yield word, float(frequency)


def _texts(folder: str) -> Iterator[tuple[str, float]]:
    for path, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            with open(os.path.join(path, name), encoding="utf-8") as file:
                yield file.read(), 1.0


def main(texts: str, folder: str) -> None:
    """Write `common_characters.txt` into the folder."""
    import opencc
    import wordfreq

    words = list(_jieba())
    traditional = opencc.OpenCC("s2tw").convert("\n".join(word for word, _ in words)).split("\n")
    lists: dict[str, Iterable[tuple[str, float]]] = {
        "hans": words,
        "hant": zip(traditional, (frequency for _, frequency in words), strict=True),
        "ja": wordfreq.get_frequency_dict("ja", "best").items(),
        "ko": wordfreq.get_frequency_dict("ko", "best").items(),
    }
    tables = {
        script: (counts(_texts(os.path.join(texts, FOLDERS[script])), script), counts(list_, script))
        for script, list_ in lists.items()
    }
    with open(os.path.join(folder, "common_characters.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines(tables))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
