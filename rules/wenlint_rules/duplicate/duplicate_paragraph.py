"""A paragraph, or a run of paragraphs, that stands twice.

A paste slip, a merge, or columns that were read twice leave a passage in two places.  Paragraphs count as the same when they
differ in white space only; consecutive ones are one finding.

Which copy is the stray one follows from its surroundings where they decide: the one that has less in common with the blocks
around it and the heading above it goes.  Of two copies in a row the second goes.

Left alone: headings, list items and table cells by themselves; verse; what stands three times and more (the formulas of
manuals, laws and minutes); and copies in parallel surroundings: below headings or next to lines that are alike, under
articles of a law, or among other lines that recur.  `min-columns` is the width from which a paragraph counts, a Han character
taking two columns: below it stand slogans, refrains and captions.

Fix safety: unsafe where the context decides; a passage may be repeated on purpose.  Otherwise a suggestion that deletes the
second copy.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import (
    Applicability,
    Bad,
    Document,
    Finding,
    Fix,
    Options,
    Related,
    Span,
    columns,
    compile_pattern,
    is_verse,
    rule,
)
from wenlint_rules.duplicate.context import Verdict, alike, stray
from wenlint_rules.duplicate.copies import LINE_COLUMNS, Copies, Run, copies, is_among_recurring_lines, runs

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Paragraph

_NO_PARAGRAPHS = ("heading", "table-cell")

_MANY = 400
"""Columns of a run that count even where it stands three times."""


class DuplicateOptions(Options):
    """Options of the rule."""

    min_columns: int = LINE_COLUMNS


@rule(
    "DUP101",
    "duplicate-paragraph",
    unit=Document,
    options=DuplicateOptions,
    good=["加油！加油！"],
    bad=[
        Bad(
            "在今后的工作中，我们要有意识地提升统筹抓好各项工作的能力，做到齐头并进。\n«在今后的工作中，我们要有意识地提升统筹抓好各项工作的能力，做到齐头并进。»",
            fixed="在今后的工作中，我们要有意识地提升统筹抓好各项工作的能力，做到齐头并进。",
        )
    ],
)
def check(document: Document, options: DuplicateOptions) -> Iterator[Finding]:
    found = document.view(copies)
    surroundings = _Surroundings(document, found, options.min_columns)
    for run in sorted(runs(found)):
        if surroundings.is_defect(run):
            yield _finding(document, run)


class _Surroundings:
    """Tells defects from text that recurs on purpose."""

    def __init__(self, document: Document, found: Copies, min_columns: int) -> None:
        self._document = document
        self._blocks = document.paragraphs
        self._found = found
        self._min_columns = min_columns

    def is_defect(self, run: Run) -> bool:
        """True when a run is worth a finding."""
        blocks = self._blocks[run.first : run.first + run.size]
        wide = [block for block in blocks if block.kind not in _NO_PARAGRAPHS and self._width(block) >= self._min_columns]
        if not wide or 2 * len(wide) < run.size:
            return False
        if run.is_adjacent and run.size == 1:
            return True
        if all(is_among_recurring_lines(self._document, start) for start in (run.first, run.second)) or all(
            self._recurs_on_purpose(block) for block in wide
        ):
            return False
        if run.is_adjacent or sum(map(self._width, wide)) >= _MANY:
            return True
        copies = self._found.places[self._found.texts[wide[0].index]]
        return len(copies) == 2 and not self._is_parallel(run, wide[0])

    def _width(self, block: Paragraph) -> int:
        return columns(self._found.texts[block.index])

    def _recurs_on_purpose(self, block: Paragraph) -> bool:
        """True for an item, a formula, and a poem quoted in prose."""
        if block.kind == "list-item" or _formula().match(block.text):
            return True
        return is_verse(block.text) and not any(
            is_verse(other.text) for other in self._blocks[max(0, block.index - 4) : block.index + 5] if other.text != block.text
        )

    def _is_parallel(self, run: Run, paragraph: Paragraph) -> bool:
        """True when the copies stand in surroundings that are alike."""
        before = self._block(run.first - 1), self._block(run.second - 1)
        after = self._block(run.first + run.size), self._block(run.second + run.size)
        if alike(*before) or alike(*after):
            return True
        if not all(before):
            return False
        if all(block.kind == "heading" for block in before if block) and self._width(paragraph) < 2 * self._min_columns:
            return True
        return all(_article().match(block.text) for block in before if block)

    def _block(self, index: int) -> Paragraph | None:
        return self._blocks[index] if 0 <= index < len(self._blocks) else None


@cache
def _formula() -> re.Pattern[str]:
    return compile_pattern("[「“\"'`]?[A-Za-z]* ?=")


@cache
def _article() -> re.Pattern[str]:
    return compile_pattern("第[〇零一二三四五六七八九十百千0-9]+条")


def _finding(document: Document, run: Run) -> Finding:
    blocks = document.paragraphs
    first = blocks[run.first], blocks[run.first + run.size - 1]
    second = blocks[run.second], blocks[run.end - 1]
    if run.is_adjacent:
        stray_copy, other, why = second, first, ", directly in front"
        applicability: Applicability = "unsafe"
    else:
        verdict = stray(document, run)
        stray_copy, other = (first, second) if verdict and verdict.first_is_stray else (second, first)
        applicability = "unsafe" if verdict else "suggestion"
        why = _reason(verdict)
    span, place = _span(*stray_copy), _span(*other)
    line = document.lines.position(place.start)[0]
    what = "paragraph stands" if run.size == 1 else f"{run.size} paragraphs stand"
    return Finding(
        span,
        f"the same {what} on line {line}{why}",
        related=(Related(place, "the other copy"),),
        fix=Fix((document.removal(*stray_copy),), "delete this copy", applicability),
    )


def _reason(verdict: Verdict | None) -> str:
    if verdict is None:
        return "; the context does not say which copy is the stray one"
    words = " and ".join(verdict.words)
    return f", where {'the text around shares ' + words if words else 'it fits better'}: this copy is the stray one"


def _span(first: Paragraph, last: Paragraph) -> Span:
    return Span(first.span.start, last.span.end)
