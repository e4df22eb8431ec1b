"""A paragraph that is cut in mid-sentence and goes on in the next block.

Text taken from columns, pages or e-mail comes with line ends where the layout had them.  The paragraph stops without a
mark, and the next one begins with the rest of the sentence.

The rule weighs evidence about the left side (a cut sentence, or a title?), the seam (can it end and begin here, is a word
cut in two, do the same characters stand together elsewhere?) and the right side (a rest, or a new beginning?).  It is
silent where text is likely to be lost or to go on elsewhere: where a quotation that opens on the left is not closed on the
right, where a number or item mark follows, and where another cut paragraph nearby has no continuation behind it (columns
read in the wrong order) unless the words at the seam prove that it joins.  Texts that are wrapped throughout, and verse,
are left alone; a single soft wrap between two Han characters in a Markdown file that never wraps otherwise is a break,
since it shows as a space.

Fix safety: safe where the seam is beyond doubt: the next block begins with a mark or a word that cannot begin a sentence, or
a common word is cut in two.  Otherwise unsafe: what reads on smoothly may still belong elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from wenlint.api import (
    HAN,
    Bad,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Options,
    Paragraph,
    Related,
    Span,
    columns,
    ends_sentence,
    form,
    rule,
)
from wenlint_rules.truncation.seam import HANGUL, KANA, Seam, around, judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NEIGHBOURHOOD = 8
"""Blocks on each side of a seam in which a cut paragraph without a continuation makes it doubtful."""

_MAX_CHAIN = 3
"""Breaks in a row; more of them are lines of a wrapped text or of verse."""

_MAX_SHARE = 0.4
"""Share of blocks that break off beyond which line ends are layout."""


class Break(NamedTuple):
    """A seam between two blocks that join."""

    left: Paragraph
    right: Paragraph
    proven: bool
    certain: bool
    reason: str


@rule(
    "TRN201",
    "broken-paragraph",
    unit=Document,
    good=[
        "关于加强春季防火工作的通知\n各单位要高度重视，认真落实。",
        "工作要点\n会议强调，要把防火放在首位。要落实责任。",
    ],
    bad=[
        Bad("会议指出，要加强领导。各部门«要\n\n对»重点人群实行管理，落实责任。", fixed="会议指出，要加强领导。各部门要对重点人群实行管理，落实责任。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    for break_ in _breaks(document):
        yield _finding(document, break_)
    if document.format != "text":
        yield from _lone_wraps(document)


def _breaks(document: Document) -> list[Break]:
    """The breaks between blocks that are worth a finding."""
    found = [break_ for left, right in _candidates(document) if (break_ := _break(document, left, right))]
    tails = _loose_tails(document, found)
    found = [break_ for break_ in found if break_.proven or not _is_near(break_.left.index, tails)]
    if len(found) > max(20, _MAX_SHARE * len(document.paragraphs)):
        return []
    return [break_ for chain in _chains(found) if len(chain) <= _MAX_CHAIN for break_ in chain]


def _candidates(document: Document) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Neighbours of which the first ends without a mark and the second can be its rest."""
    text = document.prose.text
    for match in _seams().finditer(text):
        left, right = document.paragraph_at(match.start()), document.paragraph_at(match.end())
        if left and right and right.index == left.index + 1 and left.kind == right.kind == "paragraph":
            yield left, right


@cache
def _seams() -> re.Pattern[str]:
    letter = f"{HAN}{KANA}{HANGUL}"
    blank = r"[ \t\u3000\xa0]*\n\s*+"
    ended = r"(?=[^\n。！？!?；…”」.]*+(?:[。！？!?；…”」]|\.[^\n]))"
    return re.compile(
        rf"[^\s。！？!?…：:；;—~]{blank}(?=[，、；：。！？）」』》”,])"
        rf"|[{letter}]{blank}(?=[{letter}]){ended}"
        rf"|[a-z,]{blank}(?=[a-z]){ended}"
    )


def _break(document: Document, left: Paragraph, right: Paragraph) -> Break | None:
    a, b = left.text, right.text
    if len(a) < _MIN_CHARS or (kind := form(left)) in ("cell", "verse", "separator", "number"):
        return None
    if not b[0].isalnum():
        return _break_at_mark(left, right)
    seam = judge(a, b, document.prose.text, left.end, form=kind, markup=document.format != "text")
    if not seam.is_break or "new item" in seam.evidence or _leaves_open(a, b) or form(right) == "verse":
        return None
    return Break(left, right, seam.is_proven, seam.is_certain, explain(seam, a, b))
