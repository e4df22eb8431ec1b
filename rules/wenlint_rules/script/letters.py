"""Letters of writing systems that are not at home in a document, in runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern

if TYPE_CHECKING:
    from wenlint.api import Document

SYSTEMS = {
    "Han": HAN,
    "Hangul": "\u1100-\u11ff\uac00-\ud7a3",
    "kana": "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff",
    "Cyrillic": "\u0400-\u0481\u048a-\u052f",
    "Greek": "\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03e1\u1f00-\u1ffc",
    "Arabic": "\u0620-\u065f\u066e-\u06d3",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "Hebrew": "\u05d0-\u05ea",
    "Devanagari": "\u0900-\u0963",
    "Armenian": "\u0531-\u0556\u0561-\u0587",
    "Georgian": "\u10a0-\u10ff",
    "Latin": "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f",
}
"""Bodies of character classes by the name of the writing system.

`Latin` is what plain Latin lacks; plain letters stand in texts of every language and are foreign to none.
"""

OF_SCRIPT = {"hans": ("Han",), "hant": ("Han",), "ja": ("Han", "kana"), "ko": ("Han", "Hangul"), "other": ("Latin",)}
"""The systems at home in documents of each script."""

AT_HOME, FEW = 0.02, 12
"""A system with more than this share of the characters of a document, and more than a few letters, is one of its own."""


class Run(Record):
    """A run of letters of one system at prose offsets."""

    start: int
    end: int
    system: str


class Letters(Record):
    """The runs of letters that are foreign to a document, in order, and the systems that are at home in it."""

    runs: tuple[Run, ...]
    native: frozenset[str]

    def at_home(self) -> str:
        """The body of the class of letters that are at home in the document.

        In Chinese, Japanese and Korean plain Latin words are guests: what touches them is no part of a sentence.
        """
        return "".join(SYSTEMS[name] for name in sorted(self.native)) + "A-Za-z" * ("Latin" in self.native)


_ANY = compile_pattern(f"[{''.join(body for name, body in SYSTEMS.items() if name != 'Han')}]")
_RUNS = {name: compile_pattern(f"[{body}]+") for name, body in SYSTEMS.items()}


def foreign_letters(document: Document) -> Letters:
    """The foreign letters of a document; use it through `document.view`."""
    native = set(OF_SCRIPT[document.script])
    present = "".join(document.characters)
    if not _ANY.search(present) and ("Han" in native or not document.has_han):
        return Letters((), frozenset(native))
    text = document.prose.text
    runs: list[Run] = []
    for name, pattern in _RUNS.items():
        if name not in native and pattern.search(present):
            if name != "Latin" and sum(map(len, pattern.findall(text))) > max(FEW, AT_HOME * len(text)):
                native.add(name)
            else:
                runs += (Run(*match.span(), name) for match in pattern.finditer(text))
    return Letters(tuple(sorted(runs)), frozenset(native))
