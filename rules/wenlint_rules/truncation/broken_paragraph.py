"""A paragraph that is cut in mid-sentence and goes on in the next block.

Text taken from columns, pages or e-mail has line ends where the layout had them.  The paragraph stops without a mark, and
the next one begins with the rest of the sentence.

The rule weighs evidence about the left side (a cut sentence, or a title?), the seam (can it end and begin here, is a word
cut in two, do the same characters stand together elsewhere?) and the right side (a rest, or a new beginning?).  It is
silent where text is likely to be lost or to go on elsewhere: where a quotation that opens on the left is not closed on the
right, where the next line begins with a number, and where another cut paragraph nearby has no continuation behind it (columns
read in the wrong order) unless the words at the seam prove that it joins.  Texts that are wrapped throughout, and verse,
are left alone.  A single soft wrap between two Han characters in a Markdown file that never wraps otherwise counts: it shows
as a space.

Fix safety: safe where the seam is beyond doubt: the next block begins with a mark or a word that cannot begin a sentence, or
a common word is cut in two.  Otherwise unsafe: what reads on smoothly may still belong elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Finding, Fix, Good, Options, Related, Span, rule
from wenlint_rules.truncation.breaks import Break, breaks, joint, lone_wraps

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "TRN201",
    "broken-paragraph",
    unit=Document,
    good=[
        "关于加强春季防火工作的通知\n各单位要高度重视，认真落实。",
        "工作要点\n会议强调，要把防火放在首位。要落实责任。",
        Good("会议指出，要加强领导，各单位落实责任，\n做好防火工作。", format="markdown"),
    ],
    bad=[
        Bad(
            "会议指出，要加强领导。各部门«要\n\n对»重点人群实行管理，落实责任。",
            fixed="会议指出，要加强领导。各部门要对重点人群实行管理，落实责任。",
        ),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    for made in breaks(document):
        yield _finding(document, made)
    if document.format != "text":
        for made in lone_wraps(document):
            yield _finding(document, made)


def _finding(document: Document, made: Break) -> Finding:
    text, prose = document.prose.text, document.prose
    tail, head = _tail(text, made.end), _head(text, made.start)
    reason = f": {made.reason}" if made.reason else ""
    place = "line" if made.end == made.start else "paragraph"
    return Finding(
        Span(prose.span(made.end - 1, made.end).start, prose.span(made.start, made.start + 1).end),
        f"cut in mid-sentence: ends without a mark after {tail}, and the next {place} begins with {head}{reason}",
        related=(Related(prose.span(made.start, made.start + len(head)), "the sentence goes on here"),),
        fix=_join(document, made),
    )


def _tail(text: str, end: int) -> str:
    """The last words in front of an offset."""
    match = re.search(r"[^\s，。、；：,.;:!?！？]{1,6}[”」』）]?$", text[max(0, end - 8) : end])
    return match[0] if match else text[end - 1 : end]


def _head(text: str, start: int) -> str:
    """The first words from an offset on."""
    match = re.match(r"[，。、；：,.;:!?！？）」』》”]?[^\s，。、；：,.;:!?！？]{0,6}", text[start : start + 8])
    return match[0] if match and match[0] else text[start : start + 1]


def _join(document: Document, made: Break) -> Fix | None:
    """The fix that takes the line end out; None where markup stands between the halves."""
    prose = document.prose
    start, end = prose.span(made.end - 1, made.end).end, prose.span(made.start, made.start + 1).start
    match = re.fullmatch(r"([^\s]*)([ \t\u3000\xa0]*(?:\r\n?|\n)\s*)([^\s]*)", document.text[start:end])
    if not match:
        return None
    return Fix(
        (Edit(Span(start + match.start(2), start + match.end(2)), joint(prose.text[made.end - 1], prose.text[made.start])),),
        "join the halves of the sentence",
        "safe" if made.certain else "unsafe",
    )
