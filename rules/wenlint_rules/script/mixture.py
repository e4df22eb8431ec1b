"""From characters of the wrong script to findings: a few by themselves, or one for a document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from wenlint.api import SENTENCE_END, Edit, Finding, Fix
from wenlint_rules.script.leftovers import leftovers
from wenlint_rules.script.strays import is_other_writing, is_within, scan, usual_form
from wenlint_rules.script.variants import variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wenlint.api import Document

SYSTEMATIC = 20
"""From this many places on, one finding speaks for all."""

ON_PURPOSE = 0.2
"""Share of the telling characters from which on the two scripts are taken to be mixed on purpose, as in a dictionary."""

NEAR = 8
"""Characters between two strays of one sentence, none of the document's own script among them, that are one finding."""

ENDS = (*SENTENCE_END, "\n")


class Place(NamedTuple):
    """A character at a prose offset, and what should stand there if that is known."""

    start: int
    new: str | None


def findings(document: Document, simplified: bool) -> Iterator[Finding]:
    """The findings in a document in simplified or traditional characters."""
    strays, deliberate = scan(document, simplified)
    places = [Place(*stray) for stray in strays]
    if not simplified:
        found = leftovers(document.prose.text, document.characters)
        places += (Place(at, usual_form(new, document.characters)) for at, new in found if _is_accident(document, at, deliberate))
        places.sort(key=lambda place: place.start)
    if len(places) >= SYSTEMATIC:
        yield _systematic(document, places, simplified)
    else:
        yield from (_finding(document, group, simplified) for group in _groups(document.prose.text, places, simplified))


def _is_accident(document: Document, at: int, deliberate: list[tuple[int, int]]) -> bool:
    """True for a place that is neither in a passage or quotation of the other script nor in Japanese or Korean."""
    paragraph = document.paragraph_at(at)
    return not is_within(at, deliberate) and not (paragraph and is_other_writing(paragraph.text))


def _groups(text: str, places: Iterable[Place], simplified: bool) -> Iterator[list[Place]]:
    """Places near each other with nothing of the document's own script in between."""
    own = variants().simplified if simplified else variants().traditional
    group: list[Place] = []
    for place in places:
        between = text[group[-1].start + 1 : place.start] if group else ""
        if group and (len(between) > NEAR or not own.isdisjoint(between) or any(mark in between for mark in ENDS)):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _finding(document: Document, group: list[Place], simplified: bool) -> Finding:
    """The finding about a few places that belong together."""
    prose = document.prose
    span = prose.span(group[0].start, group[-1].start + 1)
    old = "".join(dict.fromkeys(prose.text[place.start] for place in group))
    new = "".join(place.new or "" for place in group)
    there, here = ("traditional", "simplified") if simplified else ("simplified", "traditional")
    message = f"{there} character{'s' * (len(old) > 1)} {old} in {here} text"
    return Finding(span, message, fix=_fix(document, group, f"write {new}") if all(place.new for place in group) else None)


def _systematic(document: Document, places: list[Place], simplified: bool) -> Finding:
    """The finding that speaks for a whole document."""
    spans = [document.prose.span(place.start, place.start + 1) for place in places]
    kinds = Counter(document.prose.text[place.start] for place in places)
    there, here = ("traditional", "simplified") if simplified else ("simplified", "traditional")
    examples = " ".join(character for character, _ in kinds.most_common(8))
    message = f"{len(places)} {there} characters in {here} text, {len(kinds)} different ones: {examples}{' …' * (len(kinds) > 8)}"
    known = [place for place in places if place.new]
    fix = _fix(document, known, f"replace {len(known)} characters by {here} ones") if known else None
    own = variants().simplified if simplified else variants().traditional
    if len(places) >= ON_PURPOSE * (len(places) + sum(map(own.__contains__, document.prose.text))):
        fix = fix and fix._replace(applicability="suggestion")
        return Finding(spans[0], f"{message}; on purpose?", related=tuple(spans[1:]), fix=fix, severity="info")
    return Finding(spans[0], message, related=tuple(spans[1:]), fix=fix)


def _fix(document: Document, places: Iterable[Place], title: str) -> Fix:
    edits = (Edit(document.prose.span(place.start, place.start + 1), place.new or "") for place in places)
    return Fix(tuple(edits), title)
