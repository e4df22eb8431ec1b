"""An enumeration that counts wrong: a number stands twice, or items run backwards, or one has another marker.

一、二、二、三, 四是 in front of 三是, 1. 2. 4. 3.: an item was moved, or its number is wrong.  一要, 二要, 三是, 四要: one item has the marker
of another series.  Only series that begin with one and have counted at least to two are judged, and only where the item
stands near the one before; each series by itself, as in NUM501, which speaks about missing numbers.

Left alone: a new series under a new heading (or behind any item 一), lists in Markdown, whose numbers nobody sees, 3) and page
numbers, 一是 among 一要 where no kind prevails.

Fix safety: unsafe for a marker of another kind, which gets the word of the others. None for a wrong number: whether the
item or its number is in the wrong place is not in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Fix, Good, Related, Span, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options
    from wenlint_rules.number.orders import Fall, WrongMarker

_SHOWN = 4
"""Items that the message lists."""


@rule(
    "NUM502",
    "enumeration-order",
    unit=Document,
    good=[
        "一、甲。\n1、子。\n2、丑。\n二、乙。\n1、寅。\n2、卯。",
        "一是甲；二是乙。\n一是丙；二是丁。",
        "一要甲；二是乙；三要丙；四是丁。",
        "第三条　甲。\n第二条　乙。",
        "见 1)，再见 2)，又见 2)。",
        Good("1. 甲\n1. 乙\n1. 丙", format="markdown"),
        Good("1. 甲\n2. 乙\n2. 丙", format="markdown"),
    ],
    bad=[
        Bad("一、甲。\n二、乙。\n«二、»丙。\n三、丁。"),
        Bad("一是甲。\n二是乙。\n三是丙。\n四是丁。\n«三是»戊。"),
        Bad("包括：（1）甲；（2）乙；（4）丁；«（3）»丙。"),
        Bad("一要甲；二要乙；«三是»丙；四要丁。", fixed="一要甲；二要乙；三要丙；四要丁。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.number.orders import falls, wrong_markers

    for fall in falls(document):
        yield _out_of_order(document, fall)
    for odd in wrong_markers(document):
        yield _odd_marker(document, odd)


def _related(document: Document, found: Fall | WrongMarker) -> tuple[Related, ...]:
    items = found.series.markers
    return (Related(items[found.position - 1].span(document), "the item before"),)


def _out_of_order(document: Document, fall: Fall) -> Finding:
    items, marker = fall.series.markers, fall.marker
    shown = items[max(0, fall.position + 1 - _SHOWN) : fall.position + 1]
    counted = (", " if marker.text.isascii() else "、").join(item.text for item in shown)
    before = items[fall.position - 1]
    line = document.lines.position(before.span(document).start)[0]
    what = "stands twice" if before.number == marker.number else f"comes behind {before.text}"
    return Finding(
        marker.span(document),
        f"{'…' * (shown[0].number > 1)}{counted}: {marker.text} {what} (line {line})",
        related=_related(document, fall),
    )


def _odd_marker(document: Document, odd: WrongMarker) -> Finding:
    span = odd.marker.span(document)
    word = Span(span.end - 1, span.end)
    listed = "、".join(item.text for item in odd.series.markers)
    fix = Fix.replace(word, odd.usual, title=f"write {odd.marker.numeral}{odd.usual}, as the other items")
    return Finding(
        span, f"{listed}: {odd.marker.text} has another marker than the other items", related=_related(document, odd), fix=fix
    )
