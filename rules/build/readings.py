"""Build the table of the readings of Han characters.

    python rules/build/readings.py rules/wenlint_rules/encoding/data

Sources: pypinyin 0.55.0 (MIT licence) for the readings, the first of a character being its usual one; the dictionary of
jieba 0.42.1 (MIT licence) for the frequencies of characters; OpenCC's dictionaries in opencc-python-reimplemented 0.1.7
(Apache 2.0 licence) for traditional forms.  The packages come with the extra `data`.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections import Counter
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

EVERYDAY = 2800
"""How many of the most frequent characters no reader needs a gloss for: with them 98 % of a text can be read."""

CODECS = ("gb2312", "big5")
"""Characters that these can write have their readings in the table, with their traditional forms."""


def table(readings: Mapping[str, list[str]]) -> dict[str, tuple[str, str]]:
    """Each syllable with the characters that it is the usual reading of, and those that have it as another one."""
    syllables: dict[str, tuple[list[str], list[str]]] = {}
    for character, options in sorted(readings.items()):
        for rank, option in enumerate(dict.fromkeys(unicodedata.normalize("NFC", option) for option in options)):
            syllables.setdefault(option, ([], []))[min(rank, 1)].append(character)
    return {syllable: ("".join(usual), "".join(others)) for syllable, (usual, others) in sorted(syllables.items())}


def everyday(frequencies: Counter[str], traditional: Mapping[str, list[str]]) -> str:
    """The most frequent characters and their traditional forms."""
    frequent = [character for character, _ in frequencies.most_common(EVERYDAY)]
    return "".join(sorted({*frequent, *(form for character in frequent for form in traditional.get(character, ()))}))


def can_write(character: str) -> bool:
    """True for a character of one of the codecs."""
    for codec in CODECS:
        try:
            character.encode(codec)
        except UnicodeEncodeError:
            continue
        return True
    return False


def file(readings: Mapping[str, list[str]], known: str) -> str:
    """The text of `readings.txt`."""
    rows = (f"{syllable} {usual}{'/' * bool(others)}{others}" for syllable, (usual, others) in table(readings).items())
    return "\n".join(
        (
            "# Readings: a syllable, the characters that it is the usual reading of, / those that have it as another one.",
            "# Made by rules/build/readings.py from pypinyin, jieba (MIT) and OpenCC (Apache License 2.0), see NOTICE.md.",
            f"everyday {known}",
            *rows,
            "",
        )
    )


def main(folder: str) -> None:
    """Write the file into a folder."""
    from pypinyin.pinyin_dict import pinyin_dict

    with open(os.path.join(_folder("jieba"), "dict.txt"), encoding="utf-8") as rows:
        frequencies = count(row.split() for row in rows)
    with open(os.path.join(_folder("opencc"), "dictionary", "STCharacters.txt"), encoding="utf-8") as rows:
        traditional = {old: new.split(" ") for old, _, new in (row.rstrip("\n").partition("\t") for row in rows)}
    readings = {chr(code): options.split(",") for code, options in pinyin_dict.items() if can_write(chr(code))}
    with open(os.path.join(folder, "readings.txt"), "w", encoding="utf-8", newline="\n") as out:
        out.write(file(readings, everyday(frequencies, traditional)))


def count(rows: Iterable[list[str]]) -> Counter[str]:
    """How often each character occurs in rows of `word frequency tag`."""
    counts: Counter[str] = Counter()
    for word, frequency, _ in rows:
        for character in word:
            if character >= "\u3400":
                counts[character] += int(frequency)
    return counts


def _folder(package: str) -> str:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install 'wenlint[data]'")
    return os.path.dirname(spec.origin)


if __name__ == "__main__":
    main(*sys.argv[1:])
