"""A name that stands once in another order: 刘红莲 twice, 刘莲红 once.

Two characters of a given name change places when a text is typed again.  A name counts when it has a surname of one
character and a given name of two, stands at least twice in one order and once in the other, and stands free, beside a mark,
in both; which of the two is right is a guess by number.

Left alone: names that stand equally often in both orders, two people with such names among them; words that meet by chance
(先王之道, 王道之始).

Fix safety: suggestion.  They may be two people.
"""

from collections.abc import Iterator

from wenlint.api import Bad, Document, Finding, Fix, Options, Related, rule


@rule(
    "RES606",
    "name-inconsistency",
    unit=Document,
    han=True,
    good=[
        "李明德\n李德明\n李德明",
        "先王之道，王之道也；王道之始，不可不察。",
        "刘红莲来了，刘莲红也来了。",
        "王明、王小明、王明小学。",
        "一万元港币，两万元港币，近百万港元。",
    ],
    bad=[
        Bad(
            "护士长刘红莲今年47岁。刘红莲给女儿写信。不仅是«刘莲红»、邓莉芳。",
            fixed="护士长刘红莲今年47岁。刘红莲给女儿写信。不仅是刘红莲、邓莉芳。",
        ),
        Bad("«袁江中»曰：妙。袁中江曰：善。袁中江曰：美。", fixed="袁中江曰：妙。袁中江曰：善。袁中江曰：美。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.residue.names import two_orders

    span = document.prose.span
    for start, odd, usual, first, count in two_orders(document.prose.text):
        place = span(start, start + 3)
        other = Related(span(first, first + 3), f"the usual order, {count} times")
        fix = Fix.replace(place, usual, title=f"write {usual}", applicability="suggestion")
        yield Finding(place, f"{odd} stands once, {usual} {count} times", related=(other,), fix=fix)
