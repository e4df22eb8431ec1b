"""Numbers that count the pieces of a cut text: chunks of a preview, pages of a print.

A share site's preview gives a document in pieces of equal length, each on a line that begins with its number, so that numbers
stand in mid-sentence.  Print turned into text leaves page numbers: on a line of their own between the halves of a sentence,
glued to the beginning of the second half, or between dashes inside of a line.  A series is one finding.

Left alone: lists, whose items are whole (1、 2、 3、), section marks between whole paragraphs (01, 02), and numbers of which it
does not show that they cut a sentence.

Fix safety: safe for chunks that begin with 1 and have equal lengths, and for pages where every sentence that is cut joins beyond
doubt; else unsafe.  The numbers go and the halves are joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Finding, Fix, Options, Span, rule
from wenlint_rules.truncation.breaks import joint
from wenlint_rules.truncation.chunks import Number, Series, series

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "TRN207",
    "chunk-number",
    unit=Document,
    needs="0123456789",
    good=["1、姓名\n2、年龄\n3、住址"],
    bad=[Bad("全面«- 3 -»建设。新的- 4 -发展理念。高质- 5 -量发展。", fixed="全面建设。新的发展理念。高质量发展。")],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    for found in series(document):
        yield _finding(document, found)


def _finding(document: Document, found: Series) -> Finding:
    places = [document.prose.span(number.start, number.end) for number in found.numbers]
    edits = tuple(_edit(document, number) for number in found.numbers)
    title = "delete the numbers and join the text" if len(edits) > 1 else "delete the number and join the text"
    return Finding(places[0], found.what, related=tuple(places[1:]), fix=Fix(edits, title, "safe" if found.certain else "unsafe"))


def _edit(document: Document, number: Number) -> Edit:
    """Takes a number out, with the line ends between the halves that it joins."""
    prose = document.prose
    if number.before < 0:
        line = document.paragraph_at(number.start)
        if line and line.start == number.start and line.end == number.end:
            return document.removal(line)
        return Edit(prose.span(number.start, number.end), "")
    start = prose.span(number.before - 1, number.before).end
    end = prose.span(number.after, number.after + 1).start
    halves = prose.text[number.before - 1], prose.text[number.after]
    return Edit(Span(start, end), joint(*halves))
