"""A short line that stands again: twice in a row, a title in mid-text, the header of every page.

Three kinds are known.  A line repeated at once (a heading written twice, a list item pasted twice).  The title of the document,
standing again behind its first paragraphs, as image texts and advertisement slots leave it.  And page headers: the same short
line three times or more that cuts sentences in two, or stands beside page numbers that go up; a series is one finding.

Left alone: headings that recur in parallel sections (小结), tables of contents, table cells, lines of verse and refrains,
dialogue, and numbers.  `min-chars` is the length from which a line repeated at once counts: shorter ones are cries, answers
and values of lists.  Paragraphs are the matter of duplicate-paragraph.

Fix safety: unsafe.  The repeated lines are deleted; some may stand there on purpose.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Fix, Options, Related, Span, columns, ends_sentence, form, rule
from wenlint_rules.duplicate.copies import Copies, copies, same_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Paragraph

_MAX_COLUMNS = 60
"""Wider texts are paragraphs."""

_TITLE_WITHIN = 5
"""Blocks at the beginning among which the title is looked for."""

_MIN_TITLE_COLUMNS = 12
_MIN_HEADERS = 3


class LineOptions(Options):
    """Options of the rule."""

    min_chars: int = 6


@rule(
    "DUP104",
    "repeated-line",
    unit=Document,
    options=LineOptions,
    good=["“好的。”\n“好的。”"],
    bad=[Bad("防疫经验材料汇编\n«防疫经验材料汇编»\n各地经验如下。", fixed="防疫经验材料汇编\n各地经验如下。")],
)
def check(document: Document, options: LineOptions) -> Iterator[Finding]:
    found = document.view(copies)
    lines = _Lines(document, found, options.min_chars)
    for text, places in found.places.items():
        if columns(text) < _MAX_COLUMNS and any(map(str.isalpha, text)):
            yield from lines.findings(places)
