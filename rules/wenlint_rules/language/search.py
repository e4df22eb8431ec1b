"""Searching a text for what begins with one of a few characters.

CPython's engine finds a class of characters at 4 ns for each code point of the text, and a single character at 0.3: a
handful of rare ones, each by itself, costs less than their class, and less than `str.find` for each of some words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import methodcaller
from typing import TYPE_CHECKING

from wenlint.api import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenlint.api import Document

_SHORT = 2000
"""Code points of a text below which one pattern more costs more to load than it saves."""

_pattern = lru_cache(1024)(compile_pattern)


class FirstOf:
    """A pattern that begins with one of a few characters.

    `rest` follows the character; a look behind from there sees it as its last one.
    """

    __slots__ = ("_characters", "_rest")

    def __init__(self, characters: str, rest: str) -> None:
        self._characters = characters
        self._rest = rest

    def found_in(self, document: Document) -> Sequence[re.Match[str]]:
        """The matches in the prose of a document, in order; those of two characters may overlap."""
        text = document.prose.text
        if len(text) < _SHORT:
            return list(_pattern(f"[{re.escape(self._characters)}]{self._rest}").finditer(text))
        here = [character for character in self._characters if character in document.characters]
        found = [match for character in here for match in _pattern(re.escape(character) + self._rest).finditer(text)]
        return sorted(found, key=methodcaller("start")) if len(here) > 1 else found


class Words:
    """A few words, of which a line may hold one."""

    __slots__ = ("_words",)

    def __init__(self, *words: str) -> None:
        self._words = words

    def lines_in(self, document: Document) -> list[tuple[int, int]]:
        """Beginnings and ends of the lines of the prose that hold one of the words, in order."""
        text = document.prose.text
        lines: dict[int, int] = {}
        for pattern in self._patterns(document):
            match = pattern.search(text)
            while match:
                start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
                lines[start] = end = end if end >= 0 else len(text)
                match = pattern.search(text, end)
        return sorted(lines.items())

    def _patterns(self, document: Document) -> list[re.Pattern[str]]:
        if len(document.prose.text) < _SHORT:
            return [_pattern("|".join(map(re.escape, self._words)))]
        return [
            _pattern("|".join(re.escape(word) for word in self._words if word[0] == first))
            for first in sorted({word[0] for word in self._words} & document.characters)
        ]
