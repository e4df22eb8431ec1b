"""A number is missing in an enumeration.

一、 is followed by 三、, 一是 and 二是 by 四是, section 04 by 06: an item was lost, from one line to many pages.  Each series is
followed by itself: 第一章, 一、, （一）, 1., (1), ①, 01, 一是, 第一， and Step 1, in lines of their own or within a paragraph,
beginning anew under each heading above them.

A gap counts when three items of one form stand in one context, begin with the first and miss few; of two, when both are
headings.  Series that leave out several numbers are selections, and a series that begins with a later number is an
excerpt: neither is reported, nor what was cut with …… or （略）, nor a number that stands there in another form.  Lists in
Markdown source count by the numbers in the source, although what a reader sees is numbered anew.

Option `min-items`: the number of items from which a series is one (default 3).

Fix safety: there is no fix.  Text is missing, and to number the rest anew would hide it.
"""

from __future__ import annotations

from collections.abc import Iterator

from wenlint.api import Bad, Document, Finding, Options, Related, rule
from wenlint_rules.number.gaps import Gap, gaps
from wenlint_rules.number.numerals import like

_SHOWN = 3


class EnumerationGapOptions(Options):
    min_items: int = 3


@rule(
    "NUM501",
    "enumeration-gap",
    unit=Document,
    options=EnumerationGapOptions,
    good=[
        "一、甲。\n二、乙。\n三、丙。",
    ],
    bad=[
        Bad("一、甲。\n二、乙。\n«四、»丁。"),
    ],
)
def check(document: Document, options: EnumerationGapOptions) -> Iterator[Finding]:
    for gap in gaps(document, options.min_items):
        yield Finding(
            gap.after.span(document),
            _message(document, gap),
            related=(Related(gap.before.span(document), "the item before the gap"),),
        )


def _message(document: Document, gap: Gap) -> str:
    """The arithmetic: `一、二、四: 三 is missing between lines 12 and 40`."""
    before, after = gap.before, gap.after
    first_shown = max(0, gap.position + 1 - _SHOWN)
    shown = gap.series.markers[first_shown : gap.position + 1]
    joint = ", " if after.text.isascii() else "、"
    counted = joint.join(marker.text for marker in (*shown, after))
    missing = joint.join(after.text.replace(after.numeral, like(after.numeral, number)) for number in gap.missing)
    first, last = (document.lines.position(marker.span(document).start)[0] for marker in (before, after))
    where = f"in line {last}" if first == last else f"between lines {first} and {last}"
    return f"{'…' * bool(first_shown)}{counted}: {missing} {'is' if len(gap.missing) == 1 else 'are'} missing {where}"
