"""Traditional characters in another form than the words around them have.

A class of characters and their neighbours pick the places to read: 77 MB/s on clean text, where an automaton over the
38,000 pairs (pyahocorasick, fed UTF-8 as Latin-1) takes 61 MB/s and 38 ms to build, and one over characters 2 MB/s.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from itertools import repeat
from typing import TYPE_CHECKING

from wenlint.api import HAN, Edit, Finding, Fix, Record, compile_pattern
from wenlint_rules.encoding.outside import places_outside
from wenlint_rules.script.leftovers import outside_other_writing
from wenlint_rules.script.lexicon import ALONE, OPEN, lexicon
from wenlint_rules.script.strays import Stray
from wenlint_rules.script.variants import read, variants

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wenlint.api import Document, Span

REACH = 6
"""Characters on each side of a place that are read with it."""

MARGIN = 6
"""Half nats by which the reading with another form must be more likely."""

LITERAL = 14
"""The same for a form that simplified text has in other words (覆, 瞭)."""

SYSTEMATIC = 20
"""From this many places on, one finding speaks for all."""

IMPOSSIBLE = 10_000


class Look(Record):
    """When a form is worth a look: see rules/build/lexicon.py."""

    form: str
    old: str
    equal: str
    rarity: int
    before: str
    after: str


class Forms:
    """The table of `forms.txt`; other shapes of the same form (裏 for 裡) are as good."""

    def __init__(self, lines: list[str]) -> None:
        self.bound = frozenset(lines[0].partition(": ")[2])
        self.looks: dict[str, Look] = {}
        for line in lines[1:]:
            form, old, equal, rarity, sides = line.replace(":", "").split(" ")
            self.looks[form] = Look(form, old, equal, int(rarity), *sides.split("|"))
        rare_first = sorted(self.looks.items(), key=lambda item: -item[1].rarity)
        self._usual = {look.old: form for form, look in rare_first if form not in self.bound}
        for form, look in list(self.looks.items()):
            for other in variants().forms.get(form, ""):
                self.looks.setdefault(other, look)
        self.pattern = compile_pattern(f"[{''.join(sorted(self.looks))}]")
        self._against: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def against(self, form: str) -> tuple[frozenset[str], frozenset[str]]:
        """The neighbours in front of a form and behind it that speak for another one, in both scripts."""
        found = self._against.get(form)
        if found is None:
            look = self.looks[form]
            found = self._against[form] = (_in_both_scripts(look.before), _in_both_scripts(look.after))
        return found

    def usual(self, old: str) -> str:
        """The most frequent form of a simplified character that words of its own have."""
        return self._usual.get(old, old)


def _in_both_scripts(simplified: str) -> frozenset[str]:
    return frozenset(simplified).union(*map(_origins().get, simplified, repeat("")))


@cache
def _origins() -> dict[str, str]:
    """Simplified characters to all traditional ones that become them."""
    made: dict[str, str] = {}
    for old, new in variants().to_simplified.items():
        made[new] = made.get(new, "") + chr(old)
    return made


@cache
def forms() -> Forms:
    """The table of the package, read when it is first needed."""
    return Forms(read("forms.txt"))


_EDGE = compile_pattern(f"[^{HAN}]")


def contradictions(document: Document) -> tuple[Stray, ...]:
    """The characters of a traditional text that words around them contradict; use it through `document.view`."""
    text, against, bound = document.prose.text, forms().against, forms().bound
    found, last = [], len(text) - 1
    for match in forms().pattern.finditer(text):
        at, (before, after) = match.start(), against(match[0])
        if (at and text[at - 1] in before) or (at < last and text[at + 1] in after) or match[0] in bound:
            new = _expected(text, at)
            if new is not None:
                found.append(Stray(at, new))
    return tuple(found)


def _expected(text: str, at: int) -> str | None:
    """The form that the words around a place have, None if they may have the one that stands there."""
    left, right = text[max(0, at - REACH) : at], text[at + 1 : at + 1 + REACH]
    return _read(_EDGE.split(left)[-1], text[at], _EDGE.split(right)[0])


def _rarity(found: tuple[str, int]) -> int:
    look = forms().looks.get(found[0])
    return look.rarity if look else 0


@lru_cache(maxsize=10_000)
def _read(left: str, form: str, right: str) -> str | None:
    """The form that the words around a character have; damaged texts repeat themselves."""
    simplify, look = variants().simplify, forms().looks[form]
    literal, left, right = simplify(form), simplify(left), simplify(right)
    found = lexicon().forms(left + look.old + right, len(left))
    own, best, new = found[ALONE] + look.rarity, IMPOSSIBLE, None
    for form, cost in sorted(found.items(), key=_rarity):  # of two ways to write a word the more usual one
        if form == OPEN or form in look.equal or form == look.form:
            own = min(own, cost)
        elif form != ALONE and cost < best:
            best, new = cost, form
    if look.form in forms().bound and look.form not in found and (left or right):
        return new or forms().usual(look.old)
    if own - best < MARGIN:
        return None
    # A character of simplified text too, as 覆 in 覆蓋, may be meant in words that no dictionary has.
    if literal != look.old and lexicon().cost(left + literal + right) - best < LITERAL:
        return None
    return new


def converted(document: Document) -> Iterator[Stray]:
    """The contradicted characters that a conversion made; those that it left as they were are no concern here."""
    text, merged = document.prose.text, variants().merged
    yield from outside_other_writing(text, (place for place in document.view(contradictions) if text[place.start] not in merged))


def findings(document: Document, found: Iterable[Stray]) -> Iterator[Finding]:
    """The findings about places, in order, whose characters the words around them contradict."""
    text = document.prose.text
    places = [place for place in found if document.script_at(_span(document, place).start) == document.script]
    places = places_outside(document, places)
    if len(places) >= SYSTEMATIC:
        yield _systematic(document, places)
    else:
        for place in places:
            around = text[max(0, place.start - 2) : place.start + 3].strip()
            message = f"{text[place.start]} in a word that is written with {place.new}: {around}"
            yield Finding(_span(document, place), message, fix=_fix(document, [place], f"write {place.new}"))


def _systematic(document: Document, places: list[Stray]) -> Finding:
    """The finding that speaks for a whole document."""
    kinds = Counter(f"{document.prose.text[place.start]} for {place.new}" for place in places)
    examples = ", ".join(kind for kind, _ in kinds.most_common(6))
    message = f"{len(places)} characters that the words around them contradict: {examples}{' …' * (len(kinds) > 6)}"
    spans = [_span(document, place) for place in places]
    return Finding(spans[0], message, related=tuple(spans[1:]), fix=_fix(document, places, f"replace {len(places)} characters"))


def _span(document: Document, place: Stray) -> Span:
    return document.prose.span(place.start, place.start + 1)


def _fix(document: Document, places: list[Stray], title: str) -> Fix:
    return Fix(tuple(Edit(_span(document, place), place.new or "") for place in places), title)
