"""Build the list of the basic characters of each script, those that its standard puts first.

    python rules/build/basic_characters.py rules/wenlint_rules/encoding/data

`frequent` are the most frequent characters of Chinese with their traditional forms, from `readings.txt` in the same folder;
`syllables` are the most frequent syllables of Korean, by the model of pairs of characters (`bigrams.py`).
The others are the first level of GB 2312 (3,755 characters, `hans`), of Big5 (5,401, `hant`) and of JIS X 0208 with kana (2,965 and
169, `ja`), and the syllables of KS X 1001 (2,350, `ko`), as Python's codecs have them.  Running text has 99 % of its characters
among them.
"""

from __future__ import annotations

import os
import sys

from wenlint_rules.language.bigrams import bigrams

STANDARDS = {
    "hans": (("gb2312", 0xB0, 0xD7),),
    "hant": (("big5", 0xA4, 0xC6),),
    "ja": (("euc_jp", 0xB0, 0xCF), ("euc_jp", 0xA4, 0xA5)),
    "ko": (("euc_kr", 0xB0, 0xC8),),
}
"""For each script the codecs, with the first and last lead byte of the characters in them."""

SYLLABLES = 400
"""With so many, three others in a row are found eight times in a million characters of Korean."""

TRAILS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))


def basic(script: str) -> str:
    """The basic characters of a script in the order of their code points."""
    found: set[str] = set()
    for codec, first, last in STANDARDS[script]:
        for lead in range(first, last + 1):
            found.update("".join(bytes((lead, trail)).decode(codec, "ignore") for trail in TRAILS))
    first = "\u3041" if script == "ja" else "\u4e00"
    return "".join(sorted(character for character in found if first <= character <= "\ud7a3"))


def syllables() -> str:
    """The most frequent syllables of Korean, in the order of their code points."""
    cost = bigrams().character
    return "".join(sorted(sorted(map(chr, range(0xAC00, 0xD7A4)), key=lambda syllable: (cost(syllable), syllable))[:SYLLABLES]))


def main(folder: str) -> None:
    """Write the files into a folder, one for each script, `frequent.txt` and `syllables.txt`."""
    with open(os.path.join(folder, "readings.txt"), encoding="utf-8") as file:
        frequent = next(line for line in file if line.startswith("everyday ")).split()[1]
    lists = {script: basic(script) for script in STANDARDS} | {"frequent": frequent, "syllables": syllables()}
    os.makedirs(os.path.join(folder, "basic"), exist_ok=True)
    for name, characters in lists.items():
        with open(os.path.join(folder, "basic", f"{name}.txt"), "w", encoding="utf-8", newline="\n") as out:
            out.write(characters)


if __name__ == "__main__":
    main(*sys.argv[1:])
