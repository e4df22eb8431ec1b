"""Letters of one alphabet in a word of another one that look as if they belonged there."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from wenlint.api import Edit, Finding, Fix, compile_pattern
from wenlint_rules.script.letters import foreign_letters
from wenlint_rules.script.variants import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document
    from wenlint_rules.script.letters import Letters

ALPHABETS = frozenset({"Greek", "Cyrillic", "Armenian"})
"""Those that share the shape of letters with Latin."""

SYSTEMATIC = 20
"""From this many places on, one finding speaks for all."""

LONGEST = 40
"""Letters of a word that are looked at on each side."""

NUMERALS = "〇○零一二三四五六七八九十廿卅百千"
ZEROS = frozenset("OΟО")
UNITS = "年月日号號章回条條点點"

_OTHERS, _LATINS = "\u0370-\u058f", "A-Za-z\u00c0-\u024f"
_LATIN = compile_pattern(f"[{_LATINS}]")
_MIXED = compile_pattern(rf"[{_LATINS}](?:(?=[{_OTHERS}])|(?<=[{_OTHERS}].))")
_BESIDE_DIGIT = compile_pattern(rf"[{_OTHERS}](?=-?[0-9])(?<![{_OTHERS}{_LATINS}].)")
_LETTERS = compile_pattern(f"[{_OTHERS}{_LATINS}]+")
_LETTER = compile_pattern(f"[{_OTHERS}{_LATINS}]")
_ZERO = compile_pattern(f"[{''.join(sorted(ZEROS))}]+(?=[{NUMERALS}{UNITS}])")


@cache
def twins() -> dict[str, str]:
    """Letters of other alphabets to the Latin one that they look like."""
    rows = dict(line.split(": ") for line in read("confusables.txt"))
    return dict(zip(rows["letters"], rows["latin"], strict=True))


def findings(document: Document) -> Iterator[Finding]:
    """The findings about letters that look like others."""
    if not twins().keys().isdisjoint(document.characters):
        yield from _in_words(document)
    if document.has_han and not ZEROS.isdisjoint(document.characters):
        yield from _zeros(document)


def _in_words(document: Document) -> Iterator[Finding]:
    """The findings about letters in words, one for all of them where they are many."""
    places = sorted(_places(document))
    if len(places) >= SYSTEMATIC:
        spans = [document.prose.span(start, start + len(new)) for start, new in places]
        fix = Fix(tuple(Edit(span, new) for span, (_, new) in zip(spans, places, strict=True)), f"replace {len(places)} letters")
        message = f"letters of another alphabet that look alike, at {len(places)} places"
        yield Finding(spans[0], message, related=tuple(spans[1:]), fix=fix)
    else:
        yield from (_finding(document, start, new) for start, new in places)


def _places(document: Document) -> Iterator[tuple[int, str]]:
    """Places with letters of the wrong alphabet, and those that should stand there."""
    text, letters, end = document.prose.text, document.view(foreign_letters), 0
    for at in _beside_latin(text, letters):
        if at >= end:
            start, end = _word(text, at, end)
            yield from ((start + first, new) for first, new in _replaced(text[start:end]))
    for run in letters.runs:
        if run.end - run.start == 1 and text[run.start] in twins() and _BESIDE_DIGIT.match(text, run.start):
            yield run.start, twins()[text[run.start]]


def _beside_latin(text: str, letters: Letters) -> Iterator[int]:
    """Places where letters of another alphabet touch Latin ones: by way of those that are fewer."""
    if letters.native.isdisjoint(ALPHABETS):
        for run in letters.runs:
            if run.system in ALPHABETS and (_LATIN.match(text, run.end) or (run.start and _LATIN.match(text, run.start - 1))):
                yield run.start
    else:
        yield from (match.start() for match in _MIXED.finditer(text))


def _word(text: str, at: int, floor: int) -> tuple[int, int]:
    """The run of letters around a place, at most so many on each side and none in front of `floor`."""
    start = at
    while start > max(floor, at - LONGEST) and _LETTER.match(text, start - 1):
        start -= 1
    letters = _LETTERS.match(text, at, at + LONGEST)
    return start, letters.end() if letters else at


def _replaced(word: str) -> Iterator[tuple[int, str]]:
    """Places in a word with letters of another alphabet, and those that should stand there.

    Of a word that only twins keep from being Latin these are meant; in another one single Latin letters are.  A Latin
    word with an ending of another alphabet (SMSки) has no such letters.
    """
    runs = [(is_latin, "".join(letters)) for is_latin, letters in groupby(word, lambda letter: letter < "\u0370")]
    latin = sum(len(letters) for is_latin, letters in runs if is_latin)
    alien = [letters for is_latin, letters in runs if not is_latin]
    if all(letter in twins() for letters in alien for letter in letters):
        made, wanted = twins(), False
    elif len(word) - latin >= 3 and all(len(letters) == 1 for is_latin, letters in runs if is_latin):
        made, wanted = _back("".join(alien)), True
    else:
        return
    at = 0
    for is_latin, letters in runs:
        if is_latin == wanted:
            new = "".join(made.get(letter, letter) for letter in letters)
            if new != letters:
                yield at, new
        at += len(letters)


def _back(letters: str) -> dict[str, str]:
    """Latin letters to their twins in the alphabet of some letters."""
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in letters)
    first, last = ("\u0400", "\u045f") if cyrillic * 2 > len(letters) else ("\u0370", "\u03ff")
    return {latin: letter for letter, latin in twins().items() if first <= letter <= last and letter not in "ИЯ"}


def _finding(document: Document, start: int, new: str) -> Finding:
    old = document.prose.text[start : start + len(new)]
    span = document.prose.span(start, start + len(new))
    return Finding(span, f"{_named(old)} for {_named(new)}", fix=Fix.replace(span, new, title=f"write {_named(new)}"))


def _named(letters: str) -> str:
    """The letters with the name of their alphabet, as both look the same."""
    names = (("\u0370", "Latin"), ("\u0400", "Greek"), ("\u0530", "Cyrillic"), ("\uffff", "Armenian"))
    return f"{next(name for end, name in names if letters[0] < end)} {letters}"


def is_zero(text: str, start: int) -> bool:
    """True for a letter O behind a Chinese numeral and in front of one or of a unit."""
    match = _ZERO.match(text, start)
    return match is not None and start > 0 and text[start - 1] in NUMERALS


def _zeros(document: Document) -> Iterator[Finding]:
    """The letter O among Chinese numerals: 二OO八."""
    text = document.prose.text
    for match in _ZERO.finditer(text):
        if is_zero(text, match.start()):
            zeros, span = "〇" * len(match[0]), document.prose.span(*match.span())
            yield Finding(span, f"letter {match[0]} for the numeral {zeros}", fix=Fix.replace(span, zeros, title=f"write {zeros}"))
