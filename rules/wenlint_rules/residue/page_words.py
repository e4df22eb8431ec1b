"""The words that web pages put around their text, and one spelling for all lines that are held against them."""

from __future__ import annotations

import os
from functools import cache, cached_property

from wenlint.api import compile_pattern

DATA = os.path.join(os.path.dirname(__file__), "data", "boilerplate.txt")

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MARKS = str.maketrans("【】〖〗［］〔〕「」｜丨︱┃　\xa0\t·•・›»→＞→", "[][][][][]||||   ...>>>>>")

_READING = compile_pattern("(?<=[\u4e00-\u9fff])\\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\\)")
"""A reading that a converter left behind a character: 責任編輯(jí)."""


class PageWords:
    """The words by section; all of Chinese in simplified characters."""

    def __init__(self, lines: list[str]) -> None:
        self._sections = {name[1:-1]: body for name, body in zip(lines[::2], lines[1::2], strict=True)}
        traditional, _, simplified = self._sections.pop("fold").partition("|")
        self._folds = str.maketrans(traditional, simplified) | _WIDE | _MARKS

    def section(self, name: str) -> frozenset[str]:
        """The words of a section."""
        return frozenset(self._sections[name].split("|"))

    def words(self, *names: str) -> list[str]:
        """The words of some sections, the longest first, as alternatives of a pattern want them."""
        return sorted({word for name in names for word in self.section(name)}, key=lambda word: (-len(word), word))

    def folded(self, text: str) -> str:
        """The text in simplified characters and ASCII marks; each character stays one, so that offsets hold."""
        return text if text.isascii() else text.translate(self._folds)

    def plain(self, text: str) -> str:
        """As `folded`, without readings in brackets and the space around the text."""
        text = self.folded(text).strip()
        return _READING.sub("", text) if "(" in text else text

    @cached_property
    def surnames(self) -> str:
        """The surnames of one character, as the body of a class."""
        return self._sections["surname"]

    @cached_property
    def name(self) -> str:
        """Pattern of a person's name: a surname and one or two characters."""
        compound = "|".join(self.words("compound surname"))
        return f"(?:(?:{compound})[\u4e00-\u9fff]{{1,2}}|[{self.surnames}][ ]?[\u4e00-\u9fff]{{1,2}})"


@cache
def page_words() -> PageWords:
    """The words of the package, read when they are first needed."""
    with open(DATA, encoding="utf-8") as file:
        return PageWords(file.read().splitlines()[1:])
