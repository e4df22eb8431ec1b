"""Build the words of web pages that RES602 and RES607 know.

    python rules/build/boilerplate.py rules/wenlint_rules/residue/data

Sources: `boilerplate_words.txt` beside this script, collected by hand; the translations of Sphinx 9.0.4 (BSD licence) and
Material for MkDocs 9.8.2 (MIT licence), which give the words around the text of a documentation page; the tables of OpenCC
0.1.7 (Apache 2.0 licence), which give the traditional forms of the characters.  The packages come with the extra `pages`.
"""

from __future__ import annotations

import os
import re
import sys
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

WORDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "boilerplate_words.txt")

MATERIAL = frozenset(
    ("action.edit", "action.skip", "action.view", "blog.index", "blog.continue", "clipboard.copy", "clipboard.copied", "top")
)
"""Keys of Material's translations that name no heading or part of a text, but an act of the reader of a page."""

SPHINX = frozenset(
    (
        "Previous topic",
        "Next topic",
        "previous chapter",
        "next chapter",
        "Show Source",
        "Quick search",
        "Hide Search Matches",
        "Collapse sidebar",
        "Expand sidebar",
    )
)
"""Messages of Sphinx's theme that stand around a text."""


def sections(lines: Iterable[str]) -> dict[str, list[str]]:
    """The words of each section of a word list, in order and once; `ValueError` for a word in front of all sections.

    `打印/收藏 × 本文/本页` stands for the four words that the two rows make.
    """
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            found[name] = []
        elif line and not line.startswith("#"):
            if not name:
                raise ValueError(f"no section for {line!r}")
            for part in line.split("|"):
                rows = [row.split("/") if " × " in part else [row] for row in part.strip().split(" × ")]
                found[name] += (word for word in map("".join, product(*rows)) if word not in found[name])
    return found


def material(template: str) -> Iterator[str]:
    """The words of `MATERIAL` in one language file of Material for MkDocs."""
    for key, value in re.findall(r'^ *"([^"]+)": "([^"]+)",?$', template, re.MULTILINE):
        if key in MATERIAL:
            yield value


def sphinx(catalogue: str) -> Iterator[str]:
    """The translations of `SPHINX` in a PO file of Sphinx."""
    for message, translation in re.findall(r'^msgid "([^"]+)"\nmsgstr "([^"]+)"$', catalogue, re.MULTILINE):
        if message in SPHINX:
            yield translation


def folds(characters: Iterable[str], simplify: Callable[[str], str]) -> dict[str, str]:
    """The traditional characters that `simplify` turns into one of `characters`, each with that."""
    known = set(characters)
    pairs = ((form, simplify(form)) for form in map(chr, range(0x4E00, 0xA000)) if form not in known)
    return {form: character for form, character in pairs if character in known}


HEADED = ("role", "work", "count", "meta", "link", "part", "site", "place", "neighbour", "english", "weak english", "start")
"""Sections whose words begin a line."""


def heads(words: Iterable[str], table: dict[str, str]) -> list[str]:
    """The first two characters of words in all spellings: simplified or traditional, in lower and upper case.

    A word of one character has a mark behind it.
    """
    forms: dict[str, str] = {}
    for form, character in table.items():
        forms[character] = forms.get(character, character) + form
    known = {head for word in words for head in ([word[:2]] if len(word) > 1 else [word + mark for mark in ":：/／|｜ 　"])}
    spelled = {"".join(form) for head in known for form in product(*(forms.get(character, character) for character in head))}
    return sorted(spelled | {form.capitalize() for form in spelled} | {form.upper() for form in spelled})


def main(folder: str | os.PathLike[str]) -> None:
    """Write boilerplate.txt and boilerplate_heads.txt to a folder."""
    from importlib.util import find_spec

    from opencc import OpenCC  # type: ignore[import-untyped]

    def package(name: str) -> str:
        spec = find_spec(name)
        assert spec is not None, f"the package {name} is missing"
        assert spec.origin is not None
        return os.path.dirname(spec.origin)

    def read(*path: str) -> str:
        with open(os.path.join(*path), encoding="utf-8") as file:
            return file.read()

    simplify = OpenCC("t2s").convert
    found = sections(read(WORDS).splitlines())
    languages = (package("material"), "templates", "partials", "languages")
    pages = [word for code in ("zh", "zh-Hant", "zh-TW") for word in material(read(*languages, f"{code}.html"))]
    for code in ("zh_CN", "zh_TW"):
        pages += sphinx(read(package("sphinx"), "locale", code, "LC_MESSAGES", "sphinx.po"))
    weak = {*found["part"], *found["site"]}
    found["link"] += sorted({simplify(word) for word in pages} - {*found["link"], *weak})
    found["english"] += sorted(
        {*(word.lower() for word in (*material(read(*languages, "en.html")), *SPHINX))}
        - {*found["english"], *found["weak english"]}
    )
    own = "".join(read(package("wenlint_rules"), "residue", name) for name in ("page_lines.py", "page_notices.py"))
    characters = set(re.findall("[\u4e00-\u9fff]", own + "".join("".join(words) for words in found.values())))
    table = folds(characters, simplify)
    starts = [heads((word for name in HEADED for word in found[name]), table), heads(found.pop("sentence"), table)]
    with open(os.path.join(folder, "boilerplate_heads.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write("# Made by rules/build/boilerplate.py: how words and sentences of web pages begin.\n")
        file.writelines("\t".join(words) + "\n" for words in starts)
    with open(os.path.join(folder, "boilerplate.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write(
            "# Made by rules/build/boilerplate.py: sections of words, and traditional characters with their simplified ones.\n"
        )
        for name, words in found.items():
            file.write(f"[{name}]\n{'|'.join(words)}\n")
        file.write(f"[fold]\n{''.join(sorted(table))}|{''.join(table[form] for form in sorted(table))}\n")


if __name__ == "__main__":
    main(sys.argv[1])
