"""Private-use characters: code points without a meaning of their own.

What U+E000–F8FF show depends on a font. They come from symbol fonts of word processors (bullets, check marks), icon fonts
of web pages, and old extensions of Big5 and GB 18030 for rare characters; elsewhere they show as boxes. Where the text's
script makes one meaning likely, the message says which: a bullet of Wingdings, an ideograph of HKSCS or GB 18030.

Left alone: nothing; a text that uses them on purpose can ignore this rule.

Source: Microsoft's mapping of Big5 user-defined characters to U+E000–F848; GB 18030-2000, characters later moved out of
the private use area; the symbol fonts of Adobe and Microsoft, which PDF and Word map to U+F000–F0FF.

Fix safety: there is no fix, as the meaning depends on the font of the original.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "ENC310",
    "private-use",
    unit=Document,
    needs="".join(map(chr, range(0xE000, 0xF900))),
    good=["第一条：•要点", "第①条 ㎡ \N{RED APPLE}"],
    bad=[
        Bad("«\uf0b7»第一点"),
        Bad("图标«\ue60c\ue61d»点击"),
        Bad("香港«\uf7e8»在此"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.encoding.private import uses
    from wenlint_rules.encoding.replacements import findings, outside

    yield from findings(outside(document, uses(document)))
