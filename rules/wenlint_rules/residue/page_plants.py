"""Finds what sites plant within sentences, to mark copies or to spoil them: strings against copying, their own address."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, Span, compile_pattern
from wenlint_rules.language.search import FirstOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document

_compiled = cache(compile_pattern)
"""Patterns are compiled when they are first used: most texts need none."""


class Plant(Record):
    """A piece that a site has put into a sentence: its span in the source, and what it is as a phrase."""

    span: Span
    what: str


def plants(document: Document) -> Iterator[Plant]:
    """The pieces that sites have planted, kind by kind."""
    for kind, places in (
        ("a string against copying", _jams(document)),
        ("an address written so that filters miss it", _disguised(document)),
    ):
        yield from (Plant(document.prose.span(*place), kind) for place in places)
    yield from (Plant(span, "the address of a site within a sentence") for span in _addresses(document))


# The forum software Discuz! spoils copies with pairs of random characters: one of U+0020 to U+003B, a blank, one of U+003F to
# U+007E, and so on, as in `: b4 U4 p1`.

_JAM = r" (?<=[^!-~][!-;] )(?:[?-~][!-;] ){2,16}[?-~][!-;]?(?![!-~])"


def _jams(document: Document) -> Iterator[tuple[int, int]]:
    for match in _compiled(_JAM).finditer(document.prose.text):
        start = match.start() - 1
        odd = {document.prose.text[start], *match[0][2::3]}
        # a, b, c; and A1 B2 C3 are lists: what is random has both digits and marks.
        if len(odd) > 2 and any(map(str.isdigit, odd)) and not all(map(str.isdigit, odd)):
            yield start, match.end()


# ｗww．ａbc．cｏm and w w w . a b c . c o m.

_LETTER = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９"
_BLANKS = "[ 　|丨]{0,2}"
_SUFFIX = FirstOf(
    ".．",
    rf"{_BLANKS}(?:[cCｃＣ]{_BLANKS}[oOｏＯ]{_BLANKS}[mMｍＭ]|[nNｎＮ]{_BLANKS}[eEｅＥ]{_BLANKS}[tTｔＴ]|[cCｃＣ]{_BLANKS}[nNｎＮ])(?![{_LETTER}])",
)
_NAME = rf"(?:[{_LETTER}]{_BLANKS}[.．]?{_BLANKS}){{4,40}}\Z"
_LONGEST = 80
_FULL_WIDTH, _HALF_WIDTH = "[Ａ-Ｚａ-ｚ]", "[A-Za-z]"


def _disguised(document: Document) -> Iterator[tuple[int, int]]:
    text = document.prose.text
    for suffix in _SUFFIX.found_in(document):
        name = _compiled(_NAME).search(text, max(0, suffix.start() - _LONGEST), suffix.start())
        if name and _is_disguised(text[name.start() : suffix.start()], suffix[0]):
            yield name.start(), suffix.end()


def _is_disguised(name: str, suffix: str) -> bool:
    """True for letters of two widths, and for single letters with blanks between them down to the last."""
    written = name + suffix
    if len(_compiled(_FULL_WIDTH).findall(written)) > 1 and len(_compiled(_HALF_WIDTH).findall(written)) > 1:
        return True
    return len(suffix.split()) > 2 and max(map(len, name.replace("|", " ").split())) < 3


_NAMED_BEFORE = frozenset("到在从從上问問录錄览覽见見址是为為于於和与與及或如的由询詢载載击擊入索站名向往去进進网網看开開：")
_NAMED_BEHIND = frozenset("去的网網站上中里裡查下有和与與及或、是为為可进進")


def _addresses(document: Document) -> Iterator[Span]:
    """An address that stands at several places of a document, each time between words that do not ask for one."""
    text = document.text
    places: dict[str, list[Span]] = {}
    for start, end, kind in document.layout.protected:
        if (
            kind == "url"
            and text[start].isalnum()  # the marks around a link, as `_ in reStructuredText, are of this kind too
            and _compiled(f"[{HAN}，。；！？”]").match(text, start - 1)
            and _compiled(f"[{HAN}\r\n]|$").match(text, end)
        ):
            places.setdefault(text[start:end].lower(), []).append(Span(start, end))
    for same in places.values():
        before = {text[start - 1] for start, _ in same}
        behind = {text[end : end + 1] for _, end in same}
        if len(before) > 1 and _NAMED_BEFORE.isdisjoint(before) and _NAMED_BEHIND.isdisjoint(behind):
            yield from same
