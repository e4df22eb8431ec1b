"""Which of two copies belongs where it stands: the one whose surroundings speak of the same things, and are laid out for it."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern, form
from wenlint_rules.duplicate.frequencies import common, terms
from wenlint_rules.duplicate.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wenlint.api import Document, Paragraph
    from wenlint_rules.duplicate.copies import Run

DATA = os.path.join(os.path.dirname(__file__), "data", "stray_copies.txt")

DECISIVE = {"paragraph": 0.9, "sentence": 0.3}
"""Natural logarithm of the odds from which the context decides: of paragraphs, their order alone does not.

Of 249 paragraphs and 368 sentences copied to other places of manuals, it decides 87 and 94 in 100, of them 97 rightly; of those
copied in 1.9 million characters of news 86 and 91 in 100, of them 97 and 92 rightly.
"""

_NEIGHBOURS = 4
"""Blocks on each side of a copy that are around it."""

_MAX_HEADING_DISTANCE = 50

_GOES_ON = compile_pattern(
    "[“「]?(?:[因如][此為为]|[此另]外|所以|[但而]|不[过過]|然[而后後]|同[时時]|[于於]是|[否]?[则則]|[它他她其也]|[这這那][些个個样樣里裡種种]?|[该該]|[还還]|例如|比如|接[着著]|上述|以上|[总總]之|可[见見])"
)
"""The beginning of a text that goes on from what stands in front of it."""


class Surroundings(Record):
    """A copy and what stands around it: the texts, each empty where there is none.

    `before` and `after` are the ones that the copy parts, nearest first; `around` is all of the neighbourhood, and `leads` is true
    where the copy begins its paragraph or section.  `place` is what the place itself says, by name.
    """

    text: str
    before: tuple[str, str]
    after: tuple[str, str]
    around: str
    heading: str
    leads: bool
    place: dict[str, float]


class Verdict(Record):
    """Whether the first copy is the stray one, and the words that the other one shares with its surroundings."""

    first_is_stray: bool
    words: tuple[str, ...]

    @property
    def reason(self) -> str:
        """What speaks for the other copy, to go on a sentence that says where it stands."""
        words = " and ".join(self.words)
        return f", where {'the text around shares ' + words if words else 'it fits better'}: this copy is the stray one"


UNDECIDED = "; the context does not say which copy is the stray one"
"""The same where there is no verdict."""


@cache
def weights(kind: str) -> dict[str, float]:
    """The weights of the evidence for paragraphs or for sentences, read when first asked for; see rules/build/stray_copies.py."""
    with open(DATA, encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file if not line.startswith("#"))
        return {name: float(weight) for of, name, weight in rows if of == kind}


def evidence(document: Document, here: Surroundings) -> dict[str, float]:
    """What speaks for a place of a copy, by name.

    Most of it is what the copy has in common with a text nearby.  Against the place speaks what the texts on both sides have in
    common with one another, as what was pasted in interrupts them, and a beginning that goes on from something else.
    """
    own = terms(here.text)

    def shared(text: str) -> float:
        return common(document, own, text)

    return {
        "before": shared(here.before[0]),
        "after": shared(here.after[0]),
        "further before": shared(here.before[1]),
        "further after": shared(here.after[1]),
        "around": shared(here.around),
        "heading": shared(here.heading),
        "bridge": common(document, terms(here.before[0]), here.after[0]),
        "opening": here.leads * (_goes_on(here.after[0]) - _goes_on(here.text)),
        **here.place,
    }


def _goes_on(text: str) -> float:
    return float(_GOES_ON.match(text) is not None)


def stray(document: Document, kind: str, first: Surroundings, second: Surroundings) -> Verdict | None:
    """The copy that the context speaks against; None when the context does not decide.  The kind is that of the weights."""
    known = weights(kind)
    one, other = (sum(known[name] * value for name, value in evidence(document, here).items()) for here in (first, second))
    odds = one - other + known["first"]
    if abs(odds) < DECISIVE[kind]:
        return None
    kept = second if odds < 0 else first
    near = (*kept.before, *kept.after, kept.heading)
    return Verdict(odds < 0, _longest(piece for text in near for piece in _pieces(kept.text, pairs(text))))


def stray_run(document: Document, run: Run) -> Verdict | None:
    """The copy of a run of blocks that the context speaks against; None when the context does not decide."""
    return stray(document, "paragraph", *both_places(document, run))


def both_places(document: Document, run: Run) -> tuple[Surroundings, Surroundings]:
    """What stands around both copies of a run of blocks."""
    return _around(document, run, run.first), _around(document, run, run.second)


def _around(document: Document, run: Run, start: int) -> Surroundings:
    def text_at(offset: int) -> str:
        """The text of the block `offset` places from a copy; empty when it is of the other copy."""
        index = start + offset if offset < 0 else start + run.size - 1 + offset
        inside = any(copy <= index < copy + run.size for copy in (run.first, run.second))
        if inside or not 0 <= index < len(blocks):
            return ""
        # A heading belongs to what follows it.
        return "" if offset > 0 and _is_heading(blocks[index]) else blocks[index].text

    blocks = document.paragraphs
    end = start + run.size
    sides = [blocks[index] for index in (start - 1, end) if 0 <= index < len(blocks)]
    before = [text_at(-offset) for offset in range(1, _NEIGHBOURS + 1)]
    after = [text_at(offset) for offset in range(1, _NEIGHBOURS + 1)]
    return Surroundings(
        text="\n".join(block.text for block in blocks[start:end]),
        before=(before[0], before[1]),
        after=(after[0], after[1]),
        around="\n".join(before + after),
        heading=heading_above(blocks, start),
        leads=start == 0 or _is_heading(blocks[start - 1]),
        place={
            "layout": document.view(Layout).fit(start, end - 1),
            "in list": float(len(sides) == 2 and all(block.kind == "list-item" for block in sides)),
        },
    )


def heading_above(blocks: Sequence[Paragraph], index: int) -> str:
    """The nearest heading or title in front of a block, not further than fifty blocks away; empty if there is none."""
    above = blocks[max(0, index - _MAX_HEADING_DISTANCE) : index]
    return next((block.text for block in reversed(above) if _is_heading(block)), "")


def _longest(pieces: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(pieces), key=len, reverse=True)[:2])


def _is_heading(block: Paragraph) -> bool:
    known = block.document.view(_headings)
    if block.index not in known:
        known[block.index] = form(block) in ("heading", "title")
    return known[block.index]


def _headings(document: Document) -> dict[int, bool]:
    """A view for `Document.view`: which blocks are headings, as far as someone has asked."""
    return {}


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring letters or digits of a text."""
    return {text[at : at + 2] for at in range(len(text) - 1) if text[at].isalnum() and text[at + 1].isalnum()}


def alike(a: Paragraph | None, b: Paragraph | None) -> bool:
    """True when two blocks are the same or share half of their pairs: lines of parallel sections."""
    return a is not None and b is not None and alike_texts(a.text, b.text)


def alike_texts(a: str, b: str) -> bool:
    """True when two texts are the same or share half of their pairs."""
    if a == b:
        return True
    left, right = pairs(a), pairs(b)
    return len(left & right) * 2 >= len(left | right) > 0


def _pieces(text: str, theirs: set[str]) -> Iterator[str]:
    """The pieces of at least three characters of a text of which all pairs stand in the other one."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or text[at - 1 : at + 1] not in theirs:
            if at - start >= 3:
                yield text[start : min(at, start + 12)]
            start = at
