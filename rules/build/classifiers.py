"""Build the table of the words that hold a classifier.

    python rules/build/classifiers.py rules/wenlint_rules/number/data

A classifier without a number in front is a defect, unless it is part of a word: 次 in 层次 and 次数.  For each classifier the
table has the characters that stand in front of it at the end of a word, and behind it at the beginning of one.

Sources: the dictionary of jieba 0.42.1 (MIT licence); OpenCC's dictionaries in opencc-python-reimplemented 0.1.7 (Apache 2.0
licence) for traditional forms.  The packages come with the extra `data`.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CLASSIFIERS = "个名户次篇家台条场份座辆册套"

NUMBERS = ("m", "mq", "q")
"""Tags of words that count: 一次 is no word that holds 次."""


def table(words: Iterable[str]) -> dict[str, tuple[set[str], set[str]]]:
    """For each classifier the characters in front of it in words that end with it, and behind it in words that begin with it."""
    found: dict[str, tuple[set[str], set[str]]] = {classifier: (set(), set()) for classifier in CLASSIFIERS}
    for word in words:
        if word[-1] in found:
            found[word[-1]][0].add(word[-2])
        if word[0] in found:
            found[word[0]][1].add(word[1])
    return found


def rows(found: Mapping[str, tuple[set[str], set[str]]], traditional: Mapping[str, list[str]]) -> list[str]:
    """A row for each classifier in each of its forms, with the characters in all of theirs."""

    def forms(characters: Iterable[str]) -> str:
        return "".join(sorted({form for character in characters for form in (character, *traditional.get(character, ()))}))

    return [
        f"{form} {forms(before)} {forms(behind)}"
        for classifier, (before, behind) in found.items()
        for form in dict.fromkeys((classifier, *traditional.get(classifier, ())))
    ]


def main(folder: str) -> None:
    """Write the file into a folder."""
    with open(os.path.join(_folder("jieba"), "dict.txt"), encoding="utf-8") as dictionary:
        entries = [row.split() for row in dictionary]
    words = [word for word, _, tag in entries if tag not in NUMBERS and len(word) > 1]
    with open(os.path.join(_folder("opencc"), "dictionary", "STCharacters.txt"), encoding="utf-8") as characters:
        traditional = {old: new.split(" ") for old, _, new in (row.rstrip("\n").partition("\t") for row in characters)}
    with open(os.path.join(folder, "classifiers.txt"), "w", encoding="utf-8", newline="\n") as out:
        out.write("# Classifiers: what stands in front of each of them at the end of words, and behind it at the beginning.\n")
        out.write("# Made by rules/build/classifiers.py from jieba (MIT) and OpenCC (Apache License 2.0), see NOTICE.md.\n")
        out.write("".join(f"{row}\n" for row in rows(table(words), traditional)))


def _folder(package: str) -> str:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install '.[data]'")
    return os.path.dirname(spec.origin)


if __name__ == "__main__":
    main(sys.argv[1])
