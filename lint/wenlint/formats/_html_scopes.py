"""Elements that say something of all that stands in them: page furniture, and the language of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.formats._html_tags import attributes

if TYPE_CHECKING:
    import re

_FURNITURE = frozenset(["aside", "button", "datalist", "footer", "menu", "nav", "noscript", "select"])
_FURNITURE_ROLES = frozenset(["banner", "complementary", "contentinfo", "menu", "menubar", "navigation", "search", "toolbar"])

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
"""Elements without content."""


class _Scope:
    """An open element and the language of its text: `depth` counts the elements of its name that are open in it, itself included."""

    __slots__ = ("depth", "is_furniture", "language", "name")

    def __init__(self, name: str, language: str, is_furniture: bool) -> None:
        self.name = name
        self.language = language
        self.is_furniture = is_furniture
        self.depth = 1


class Scopes:
    """The open elements that matter; the others are only counted where one of the same name is open.

    An element that is never closed ends with the one around it.  Each tag costs the same, however deep the nesting.
    """

    def __init__(self) -> None:
        self.languages: list[tuple[int, str]] = []
        """From each offset on, the language of the text; empty where it is not known."""
        self._furniture = 0
        self._stack: list[_Scope] = []
        self._by_name: dict[str, list[_Scope]] = {}

    @property
    def in_furniture(self) -> bool:
        """True within page furniture."""
        return self._furniture > 0

    @property
    def _language(self) -> str:
        return self._stack[-1].language if self._stack else ""

    def open(self, name: str, match: re.Match[str], offset: int) -> None:
        """A tag opens an element whose content begins at `offset`."""
        language, is_furniture = None, name in _FURNITURE
        given = match[2]
        if not given and not is_furniture and name not in self._by_name:
            return  # as most tags
        if "lang" in given or "role" in given or "LANG" in given:
            found = dict(attributes(match))
            language = found.get("lang", found.get("xml:lang"))
            is_furniture = is_furniture or found.get("role", "").lower() in _FURNITURE_ROLES
        if (language is None and not is_furniture) or name in _VOID:
            if same := self._by_name.get(name):
                same[-1].depth += 1
            return
        scope = _Scope(name, self._language if language is None else language.strip(), is_furniture)
        self._stack.append(scope)
        self._by_name.setdefault(name, []).append(scope)
        self._furniture += is_furniture
        self._note(offset)

    def close(self, name: str, offset: int) -> None:
        """A closing tag begins at `offset`."""
        same = self._by_name.get(name)
        if not same:
            return
        same[-1].depth -= 1
        if same[-1].depth:
            return
        ended = same[-1]
        while True:
            scope = self._stack.pop()
            self._by_name[scope.name].pop()
            self._furniture -= scope.is_furniture
            if scope is ended:
                break
        self._note(offset)

    def _note(self, offset: int) -> None:
        """Note the language from here on, if it is another one."""
        language = self._language
        if language != (self.languages[-1][1] if self.languages else ""):
            if self.languages and self.languages[-1][0] == offset:
                self.languages.pop()
            self.languages.append((offset, language))
