"""Marks that turn the direction of text, and whether a line has a use for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Span, compile_pattern
from wenlint_rules.encoding.invisible import Run, deletion, names
from wenlint_rules.encoding.needed import is_in_table_of_characters

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document

EMBEDDINGS, OVERRIDES, POP = "\u202a\u202b", "\u202d\u202e", "\u202c"
ISOLATES, POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
MARKS = "\u200e\u200f\u061c"
CONTROLS = EMBEDDINGS + OVERRIDES + POP + ISOLATES + POP_ISOLATE

RIGHT_TO_LEFT = "\u0590-\u05f4\u0608-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours in the basic plane, without the marks."""

ASTRAL_RIGHT_TO_LEFT = "\U00010800-\U00010fff\U0001e800-\U0001eeff"


def runs(document: Document) -> Iterator[Run]:
    """The runs of marks that do not belong where they are, line by line: no direction reaches beyond one."""
    text, lines = document.text, document.lines
    marks_belong = _is_right_to_left(document)
    end = 0
    for match in _pattern(f"[{CONTROLS}{MARKS}]").finditer(text):
        if match.start() >= end:
            number = lines.position(match.start())[0]
            start, end = lines.line_start(number), lines.line_start(number + 1) if number < len(lines) else len(text)
            line = text[start:end]
            turns = _turns(line)
            kept = _partners(line) if turns else frozenset[int]()
            for run in _pattern(f"[{CONTROLS}]+|[{MARKS}]+").finditer(line):
                is_mark = run[0][0] in MARKS
                if is_mark and is_in_table_of_characters(text, start + run.start()):
                    continue
                if not is_mark or not (turns or marks_belong):
                    for first, last in _without(kept, *run.span()):
                        yield _run(document, start + first, start + last, is_mark, turns)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def _turns(text: str) -> bool:
    """True when a text has a letter that is written from right to left."""
    if _pattern(f"[{RIGHT_TO_LEFT}]").search(text):
        return True
    return max(text) >= "\U00010800" and _pattern(f"[{ASTRAL_RIGHT_TO_LEFT}]").search(text) is not None


def _is_right_to_left(document: Document) -> bool:
    """True when at least one character in twenty is written from right to left."""
    letters = _pattern(f"[{RIGHT_TO_LEFT}]+").findall(document.text)
    return sum(map(len, letters)) * 20 >= len(document.text)


def _partners(line: str) -> frozenset[int]:
    """The places of embeddings and isolates that end in the line, and of the marks that end them."""
    kept: set[int] = set()
    opened: list[int] = []
    for match in _pattern(f"[{CONTROLS}]").finditer(line):
        at, mark = match.start(), match[0]
        if mark == POP:
            if opened and line[opened[-1]] not in ISOLATES:
                start = opened.pop()
                if line[start] in EMBEDDINGS:
                    kept |= {start, at}
        elif mark == POP_ISOLATE:
            while opened and line[opened[-1]] not in ISOLATES:
                opened.pop()
            if opened:
                kept |= {opened.pop(), at}
        else:
            opened.append(at)
    return frozenset(kept)


def _without(kept: frozenset[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a range without the places that are kept."""
    for at in range(start, end):
        if at in kept:
            if start < at:
                yield start, at
            start = at + 1
    if start < end:
        yield start, end


def _run(document: Document, start: int, end: int, is_mark: bool, turns: bool) -> Run:
    run, span = document.text[start:end], Span(start, end)
    what = names(run) if is_mark else f"{names(run)} can show text in another order than it has"
    in_code = document.touches_protected(span)
    return Run(
        span,
        f"{what}, in code" if in_code else what,
        () if in_code else deletion(start, end),
        safe=not turns or all(mark in POP + POP_ISOLATE for mark in run),
        severity="warning" if is_mark else "error",
    )
