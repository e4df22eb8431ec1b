"""From characters of the wrong script to findings: a few by themselves, or one for a document."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from wenlint.api import HAN, Edit, Finding, Fix, Record, compile_pattern
from wenlint_rules.encoding.outside import places_outside
from wenlint_rules.script.classical import is_classical
from wenlint_rules.script.strays import Stray, is_within, scan, usual_form
from wenlint_rules.script.variants import variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wenlint.api import Document

SYSTEMATIC = 20
"""From this many places on, one finding speaks for all."""

ON_PURPOSE = 0.2
"""Share of the telling characters from which on the two scripts are taken to be mixed on purpose, as in a dictionary."""

NEAR = 3
"""Han characters of both scripts between two strays that are one finding."""


_NO_IDEOGRAPH = compile_pattern(f"[^{HAN}]")


class Place(Record):
    """A character at a prose offset, and what should stand there if that is known."""

    start: int
    new: str | None


def findings(document: Document, simplified: bool) -> Iterator[Finding]:
    """The findings in a document in simplified or traditional characters."""
    strays, deliberate = scan(document, simplified)
    places = [Place(*stray) for stray in strays]
    if not simplified and not document.view(is_classical):
        from wenlint_rules.script.forms import contradictions  # simplified text needs none of it
        from wenlint_rules.script.leftovers import is_village_or_mile, leftovers, outside_other_writing

        text, characters = document.prose.text, document.characters
        proven = {
            start: new
            for start, new in document.view(contradictions)
            if text[start] in variants().merged and not is_village_or_mile(text, start)
        }
        proven |= dict(leftovers(text, characters))
        found = (Stray(*place) for place in sorted(proven.items()) if not is_within(place[0], deliberate))
        places += (Place(at, new and usual_form(new, characters)) for at, new in outside_other_writing(text, found))
        places.sort(key=lambda place: place.start)
    places = places_outside(document, [place for place in places if _is_in_own_script(document, place)])
    if len(places) >= SYSTEMATIC:
        yield _systematic(document, places, simplified)
    else:
        yield from (_finding(document, group, simplified) for group in _groups(document.prose.text, places, simplified))


def _is_in_own_script(document: Document, place: Place) -> bool:
    """False in a passage that the document declares to be in another language."""
    return document.script_at(document.prose.span(place.start, place.start + 1).start) == document.script


def _groups(text: str, places: Iterable[Place], simplified: bool) -> Iterator[list[Place]]:
    """The places by themselves, and strays that only a few Han characters of both scripts keep apart together."""
    own, foreign = variants().simplified, variants().traditional
    if not simplified:
        own, foreign = foreign, own
    group: list[Place] = []
    for place in places:
        between = text[group[-1].start + 1 : place.start] if group else ""
        near = len(between) <= NEAR and own.isdisjoint(between) and not _NO_IDEOGRAPH.search(between)
        if group and not (near and text[group[-1].start] in foreign and text[place.start] in foreign):
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
    enough = int(len(places) / ON_PURPOSE) - len(places) + 1
    if len(list(islice(filter(own.__contains__, document.prose.text), enough))) < enough:
        fix = fix and fix._replace(applicability="suggestion")
        return Finding(spans[0], f"{message}; on purpose?", related=tuple(spans[1:]), fix=fix, severity="info")
    return Finding(spans[0], message, related=tuple(spans[1:]), fix=fix)


def _fix(document: Document, places: Iterable[Place], title: str) -> Fix:
    edits = (Edit(document.prose.span(place.start, place.start + 1), place.new or "") for place in places)
    return Fix(tuple(edits), title)
