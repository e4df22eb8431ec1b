"""Build the table of letters that look like a Latin one.

    python rules/build/confusables.py rules/wenlint_rules/script/data

Source: confusables.txt of the Unicode security mechanisms (UTS #39), as the package confusable_homoglyphs 3.3.1 carries
it (data under the Unicode licence, code under the MIT licence).  It comes with the extra `data`.
"""

from __future__ import annotations

import json
import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ALPHABETS = ("\u0370", "\u058f")
"""Greek, Cyrillic and Armenian: what keyboards and damaged texts mix into Latin words."""

OTHER_SHAPE = "αγισυρϱνϳͺгѵѴѡϜϺϒհոռցքզգ"
"""Letters that confusables.txt has for one font only, or that stand beside Latin letters as symbols: α, γ, ν."""

MIRRORED = {"И": "N", "Я": "R"}
"""Letters that are no twins by UTS #39 and are put for one all the same, where they look like it from afar."""


def table(confusables: Mapping[str, list[dict[str, Any]]]) -> dict[str, str]:
    """Letters to the Latin letter that they look like."""
    made = {}
    for letter, twins in sorted(confusables.items()):
        latin = sorted(twin["c"] for twin in twins if len(twin["c"]) == 1 and twin["c"].isascii() and twin["c"].isalpha())
        in_range = len(letter) == 1 and ALPHABETS[0] <= letter <= ALPHABETS[1]
        if latin and in_range and letter not in OTHER_SHAPE:
            # Both cases of the same shape (І for l and I): the one that agrees in case.
            made[letter] = next((twin for twin in latin if twin.isupper() == letter.isupper()), latin[0])
    return made | {"І": "I", "Ι": "I", "Ӏ": "I"} | MIRRORED


def confusables_file(made: Mapping[str, str]) -> str:
    """The text of `confusables.txt`."""
    return "\n".join(
        (
            "# Letters of other alphabets that look like a Latin one, and that one.",
            "# Made by rules/build/confusables.py from confusables.txt of Unicode (Unicode License), see NOTICE.md.",
            f"letters: {''.join(made)}",
            f"latin: {''.join(made.values())}",
            "",
        )
    )


def main(folder: str) -> None:
    """Write the file into a folder."""
    spec = find_spec("confusable_homoglyphs")
    if spec is None or spec.origin is None:
        raise SystemExit("confusable_homoglyphs is not installed: pip install 'wenlint[data]'")
    with open(os.path.join(os.path.dirname(spec.origin), "confusables.json"), encoding="utf-8") as file:
        made = table(json.load(file))
    with open(os.path.join(folder, "confusables.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write(confusables_file(made))


if __name__ == "__main__":
    main(*sys.argv[1:])
