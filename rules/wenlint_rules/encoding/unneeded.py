"""Runs of invisible characters that the text around them does not need."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Edit, Span, compile_pattern
from wenlint_rules.encoding.classes import ANNOTATION, C0, C1, FILLERS, FORMAT, IDEOGRAPHIC_SELECTORS, SELECTORS, TAGS
from wenlint_rules.encoding.invisible import Run, deletion, names
from wenlint_rules.encoding.needed import SOFT_HYPHEN, is_needed, names_flag

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document

EMPTY_IN_1252 = "\x81\x8d\x8f\x90\x9d"
"""C1 controls that no character of Windows-1252 turns into when it is read as Latin-1."""

TERMINAL_SEQUENCE = "\x1b\\[[0-?]*[ -/]*[@-~]"
"""A control sequence of ECMA-48, as terminals take it for colours and movements."""

ANNOTATION_MARKS = frozenset("\ufff9\ufffa\ufffb")

ACTS = "\v\f\b\x1b" + FILLERS
"""Characters whose removal may take away a break, a space or a terminal command."""


def runs(document: Document) -> Iterator[Run]:
    """The residue in a document, code and URLs included, in three passes over its text: one class of characters each."""
    text = document.text
    markdown = document.format == "markdown"
    for match in _pattern(f"[{C0}{ANNOTATION}{FILLERS}{SELECTORS}{FORMAT}]+").finditer(text):
        start, end = match.span()
        if text[end - 1] == "\x1b" and (sequence := _pattern(TERMINAL_SEQUENCE).match(text, end - 1)):
            yield Run(Span(*sequence.span()), "terminal control sequence", deletion(*sequence.span()), safe=False)
            end -= 1
        yield from (_run(text, *part) for part in _residue(text, start, end, markdown))
    yield from _controls(text)
    if max(document.characters) >= "\U000e0000":
        for match in _pattern(f"[{TAGS}{IDEOGRAPHIC_SELECTORS}]+").finditer(text):
            if not names_flag(text, *match.span()):
                yield from (_run(text, *part) for part in _residue(text, *match.span(), markdown))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def _residue(text: str, start: int, end: int, markdown: bool) -> Iterator[tuple[int, int]]:
    """The parts of a run of invisible characters that the text around does not need."""
    begin = start
    for at in range(start, end):
        if text[at] == "\b" and _is_overstrike(text, at):
            if begin < at - 1:
                yield begin, at - 1
            yield at - 1, at + 1
            begin = at + 1
        elif is_needed(text, at, markdown):
            if begin < at:
                yield begin, at
            begin = at + 1
    if begin < end:
        yield begin, end


def _is_overstrike(text: str, at: int) -> bool:
    """True for the backspace of bold and underlined letters in the output of old terminals, which type a letter twice."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    return bool(before and after) and (before == after or "_" in (before, after))


def _run(text: str, start: int, end: int) -> Run:
    """What is to say about a run of characters that do not belong where they are."""
    run, span = text[start:end], Span(start, end)
    if run[-1] == "\b" and run[0] not in ACTS and len(run) == 2 and _is_overstrike(text, end - 1):
        return Run(span, "letter typed over with a backspace", deletion(start, end), safe=False)
    if "\U000e0000" <= run[0] < "\U000e0100":
        hidden = "".join(chr(ord(tag) - 0xE0000) for tag in run if "\U000e0020" <= tag <= "\U000e007e")
        return Run(span, f"hidden text {hidden[:40]!r} in tag characters", deletion(start, end), severity="error")
    what = f"invisible {names(run)}"
    if set(run) <= ANNOTATION_MARKS:
        return Run(span, what)
    if run[-1] == SOFT_HYPHEN and text[end : end + 1] in ("\n", "\r"):
        return Run(span, f"{what} at a line end: the word goes on in the next line")
    if any(mark in run for mark in "\v\f") and not (_is_wide(text[start - 1 : start]) or _is_wide(text[end : end + 1])):
        return Run(span, what, (Edit(span, " "),), safe=False)
    return Run(span, what, deletion(start, end), safe=not any(character in ACTS for character in run))


def _is_wide(neighbour: str) -> bool:
    """True for Chinese and Japanese text, which has no spaces between words."""
    return neighbour >= "\u2e80"


def _controls(text: str) -> Iterator[Run]:
    """The C1 controls, with the Latin-1 characters around them: alone they are residue, else text in the wrong codec."""
    done = 0
    for match in _pattern(f"[{C1}]+").finditer(text):
        start, end = match.span()
        if start < done:
            continue
        while start > done and "\xa0" <= text[start - 1] <= "\xff":
            start -= 1
        while end < len(text) and "\x80" <= text[end] <= "\xff":
            end += 1
        done = end
        run, span = text[start:end], Span(start, end)
        if all(character in EMPTY_IN_1252 for character in run):
            yield Run(span, f"invisible {names(run)}", deletion(start, end), safe=False)
        else:
            yield Run(span, f"{names(match[0])}: text in another codec was read as Latin-1")
