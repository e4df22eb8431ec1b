"""Numbered figures, tables, equations and notes, and the places that refer to them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern
from wenlint_rules.language.search import FirstOf
from wenlint_rules.number.numerals import to_number

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document

FEWEST = 3
"""Captions of one kind that make a numbering whose gaps mean a loss."""


class Numbered(Record):
    """A caption, note or reference: the number, and its prose offsets."""

    number: int
    start: int
    end: int


class Numbering:
    """All captions of one kind and chapter, in document order, and the references to them."""

    __slots__ = ("captions", "references")

    def __init__(self) -> None:
        self.captions: list[Numbered] = []
        self.references: list[Numbered] = []

    @property
    def counts_from_one(self) -> bool:
        """True when the captions begin with one and ascend: then what lacks among them is lost."""
        return (
            bool(self.captions)
            and self.captions[0].number == 1
            and all(one.number < other.number for one, other in pairwise(self.captions))
        )


class Lack(Record):
    """A number that is missing, at the caption behind the gap, or a reference that points to nothing; what shows it."""

    place: Numbered
    missing: tuple[int, ...]
    related: tuple[Numbered, ...]
    last: int


def lacks(document: Document) -> Iterator[Lack]:
    """The gaps in the numberings of a document, and the references that point nowhere."""
    for numbering in [*_captioned(document).values(), _notes(document), _equations(document)]:
        if numbering.counts_from_one:
            yield from _gaps(numbering)
            yield from _dangling(numbering)
    yield from _undefined_footnotes(document)


def _gaps(numbering: Numbering) -> Iterator[Lack]:
    captions = numbering.captions
    lost = captions[-1].number - len(captions)
    if len(captions) < FEWEST or not 0 < 2 * lost <= len(captions):
        return
    for one, other in pairwise(captions):
        missing = range(one.number + 1, other.number)
        if missing:
            named = [place for place in numbering.references if place.number in missing]
            yield Lack(other, tuple(missing), (one, *named[:3]), 0)


def _dangling(numbering: Numbering) -> Iterator[Lack]:
    last = numbering.captions[-1]
    if len(numbering.captions) < FEWEST - 1:
        return
    for place in numbering.references:
        if place.number > last.number:
            yield Lack(place, (), (last,), last.number)


_KINDS = {"圖": "图", "附圖": "附图", "fig": "figure", "fig.": "figure"}


def _captioned(document: Document) -> dict[tuple[str, str], Numbering]:
    """Figures and tables, by kind and chapter."""
    text = document.prose.text
    numberings: dict[tuple[str, str], Numbering] = {}
    captions = set()
    for match in _patterns().caption.found_in(document):
        if not _opens_line(text, match.start()):
            continue
        captions.add(match.start("label"))
        _numbering(numberings, match).captions.append(_numbered(match))
    if not numberings:
        return numberings
    for match in _patterns().reference.found_in(document):
        if match.start("label") not in captions:
            _numbering(numberings, match).references.append(_numbered(match))
    return numberings


def _numbering(numberings: dict[tuple[str, str], Numbering], match: re.Match[str]) -> Numbering:
    label = match["label"].lower()
    return numberings.setdefault((_KINDS.get(label, label), match["chapter"] or ""), Numbering())


def _numbered(match: re.Match[str]) -> Numbered:
    return Numbered(to_number(match["number"]) or 0, match.start("label"), match.end("number"))


def _notes(document: Document) -> Numbering:
    """Notes and sources that begin a line with [1], ［1］ or 〔1〕, and the marks that refer to them."""
    text = document.prose.text
    numbering = Numbering()
    for match in _patterns().note.found_in(document):
        before = text[match.start() - 1 : match.start()]
        if _opens_line(text, match.start()):
            numbering.captions.append(Numbered(int(match["number"]), *match.span()))
        elif not before.isascii() or not (before.isalnum() or before in "_])"):
            numbering.references.append(Numbered(int(match["number"]), *match.span()))
    return numbering


def _opens_line(text: str, at: int) -> bool:
    """True when nothing but white space and marks of Markdown stands in front on the line."""
    before = text[max(0, at - _INDENT) : at].rstrip(" \t\u3000#*")
    return not before or before.endswith("\n")


_INDENT = 8
_LONGEST_EQUATION = 240


def _equations(document: Document) -> Numbering:
    """Equations with (1) at the end of their line, and 式(1), which refers to them."""
    text = document.prose.text
    numbering = Numbering()
    for match in _patterns().formula.found_in(document):
        numbering.references.append(Numbered(int(match["number"]), *match.span()))
    if not numbering.references:
        return numbering
    for match in _patterns().equation.finditer(text):
        line = text[max(text.rfind("\n", 0, match.start()) + 1, match.start() - _LONGEST_EQUATION) : match.start()]
        if not _patterns().no_equation.search(line) and not _EQUALS.isdisjoint(line):
            numbering.captions.append(Numbered(int(match["number"]), *match.span()))
    return numbering


_EQUALS = frozenset("=＝≈≤≥")


def _undefined_footnotes(document: Document) -> Iterator[Lack]:
    """[^1] that Markdown leaves in the text, because no [^1]: defines it."""
    if document.format != "markdown" or "^" not in document.characters:
        return
    for match in _patterns().footnote.finditer(document.prose.text):
        yield Lack(Numbered(0, *match.span()), (), (), 0)


_CHINESE = "一二三四五六七八九十"


class _Patterns(Record):
    caption: FirstOf
    reference: FirstOf
    note: FirstOf
    equation: re.Pattern[str]
    no_equation: re.Pattern[str]
    formula: FirstOf
    footnote: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    blank = "[ \u3000\xa0]?"
    label = r"(?P<label>附?[图圖]|附?表|Figure|Fig\.|Table)"
    chapter = r"(?P<chapter>[0-9]{1,2}[.．–-])?"
    number = f"{chapter}(?P<number>[0-9]{{1,3}}|[{_CHINESE}]{{1,3}})"
    # 见图十分清楚 names no figure: a Chinese number ends with its clause or in front of a few words.
    mention = rf"{chapter}(?P<number>[0-9]{{1,3}}(?![0-9.．–%-])|[{_CHINESE}]{{1,3}}(?=[，。、；：）)\s所中显顯可和与與及]|\Z))"
    return _Patterns(
        caption=FirstOf(
            "附图圖表FT",
            rf"(?<![^\s#*].)(?<=(?={label}{blank}{number}(?:[.．:：]?[ \u3000\xa0]|[:：])(?=[^\n。；]{{1,80}}(?:\n|\Z))).)",
        ),
        reference=FirstOf("附图圖表FT", rf"(?<=[见見如在由从從照考 ].)(?<=(?={label}{blank}{mention}).)"),
        # A[1] is an element, [1](…) and [1]: are links.
        note=FirstOf("[［〔", r"(?P<number>[0-9０-９]{1,3})[\]］〕](?![(\[:])"),
        equation=compile_pattern(r"[（(](?P<number>[0-9]{1,3})[）)](?=[ \t]*(?:\n|\Z))"),
        no_equation=compile_pattern(f"[{HAN}]"),
        formula=FirstOf("式E", r"(?:(?<=式)|(?<=E)q\. |(?<=E)quation )[ ]?[（(](?P<number>[0-9]{1,3})[）)]"),
        footnote=compile_pattern(r"\[\^[^\]\s^]{1,40}\]"),
    )
