"""Build the list of words that end or begin like a function word, and so let it stand twice: 目的|的, 了|了解, 反对|对.

    python rules/build/overlaps.py rules/wenlint_rules/duplicate/data

Sources: the dictionary of jieba 0.42.1 (MIT licence), which gives words, their frequencies and parts of speech; the tables of
OpenCC 0.1.7 (Apache 2.0 licence) that turn simplified words into traditional ones, by its own standard and by that of
Taiwan.  The packages come with the extra `data`.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

KNOWN, KNOWN_PAIR = 3, 12
"""Occurrences in jieba's corpus from which a word counts, and one of two characters: all but the misreadings of its segmenter."""

MAX_LENGTH = 5

CLOSED = frozenset("puyrxeo")
"""Parts of speech (the first letter of jieba's tag) of words that no second function word follows: 为了, 他的, 似的."""

FUNCTION_WORDS = frozenset("cpru")

NAMES = frozenset({"的"})
"""Function words that follow a word that ends like them only where it is a noun, a verb or a set phrase: 目的, 打的, not 小小的."""

BEHIND_NOUNS = frozenset("用到向给給于於而或")
"""Verbs, prepositions and conjunctions that follow only nouns that end like them: 作用|用, 方向|向, not 使用|用, 达到|到, 从而|而."""

CLAUSAL = frozenset(("想", "没想", "等", "直", "看", "听", "见", "感", "料"))
"""What makes verbs of 到 that a clause may follow, which begins with any word: 没想到|到家."""

CONJUNCTIONS = frozenset("而或且并並但因若则則及")
"""What stands behind no conjunction that ends like it: not 因而|而, 以及|及."""

ADVERBS = frozenset("不也都还還又才却卻更已均曾未亦仍可能会會要应應须須将將没沒")
"""Adverbs and auxiliaries, which stand in front of no adverb that begins like them."""

NOT_IN_FRONT = ADVERBS | CONJUNCTIONS | frozenset("以由与與从從此那这這该該各您它我你他她把被让讓使令只据據")
"""What stands in front of no function word that begins like it: not 或|或者, 由|由于, 可|可以, 它|它们."""

TWO_WORDS = frozenset(["与其", "由此", "从此", "以此", "只身", "并非", "而今", "及时"])
"""Of these, two words that meet."""

MODAL = frozenset(["可能", "能够", "应该", "应当", "必须", "须要", "将要", "没有"])
NOT_BEFORE_AUXILIARIES = frozenset(
    ["需要", "想要", "只要", "将要", "不要", "还要", "就要", "总要", "只能", "不能", "不会", "只会", "不可", "只可"]
)
"""Verbs, and what ends like an auxiliary and stands in front of none."""


def overlaps(rows: Iterable[str], words: Iterable[str], *traditional: Callable[[str], str]) -> dict[str, tuple[set[str], set[str]]]:
    """For each function word what stands in front of it in words that end in it, and behind it in words that begin with it.

    `rows` are of `word frequency tag`.  Words come as they are and as each of `traditional` turns them.
    """
    found: dict[str, tuple[set[str], set[str]]] = {word: (set(), set()) for word in words}
    sizes = sorted({*map(len, found)})
    for row in rows:
        word, frequency, tag = row.split()
        if int(frequency) < (KNOWN_PAIR if len(word) == 2 else KNOWN) or not 2 <= len(word) <= MAX_LENGTH:
            continue
        for form in {word, *(convert(word) for convert in traditional)}:
            for size in sizes:
                end, beginning = form[-size:], form[:size]
                if form == 2 * end:
                    continue
                if size < len(form) and end in found and _ends_before(end, word, tag[0]):
                    found[end][0].add(form[:-size])
                if size < len(form) and beginning in found and _begins_behind(beginning, word, tag[0]):
                    found[beginning][1].add(form[size:])
    return found


def _ends_before(end: str, word: str, tag: str) -> bool:
    """True when a word of this part of speech that ends like a function word may stand in front of it."""
    if end in BEHIND_NOUNS:
        return tag in "ntsf" or (end == "到" and word[:-1] in CLAUSAL)
    if (end in CONJUNCTIONS and tag == "c") or word in NOT_BEFORE_AUXILIARIES:
        return False
    return tag in "nilv" if end in NAMES else tag not in CLOSED


def _begins_behind(beginning: str, word: str, tag: str) -> bool:
    """True when a word of this part of speech that begins like a function word may stand behind it."""
    if beginning not in NOT_IN_FRONT or word in TWO_WORDS:
        return tag != "u"
    return tag not in FUNCTION_WORDS and not (beginning in ADVERBS and tag == "d") and word not in MODAL


def lines(found: dict[str, tuple[set[str], set[str]]]) -> Iterator[str]:
    """A line for each function word: it, what stands in front, what stands behind, between tabs."""
    for word, (front, behind) in sorted(found.items()):
        yield "\t".join((word, " ".join(sorted(front)), " ".join(sorted(behind))))


def main(folder: str | os.PathLike[str]) -> None:
    """Write overlaps.txt to a folder."""
    import jieba  # type: ignore[import-untyped]
    from opencc import OpenCC  # type: ignore[import-untyped]

    from wenlint_rules.duplicate.doubled import PARTICLES

    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf-8") as rows:
        found = overlaps(rows, PARTICLES, OpenCC("s2t").convert, OpenCC("s2tw").convert)
    with open(os.path.join(folder, "overlaps.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write("# Function words, what stands in front of them in words, what behind.  Made by rules/build/overlaps.py.\n")
        file.writelines(f"{line}\n" for line in lines(found))


if __name__ == "__main__":
    main(sys.argv[1])
