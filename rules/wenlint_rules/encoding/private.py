"""Private-use characters of a document, and what they stand for in the fonts and standards that made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Span, compile_pattern
from wenlint_rules.encoding.replacements import Replacement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document

SYMBOL_FONTS = {
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf071": "❑",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf0a7": "▪",
    "\uf0a8": "◻",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0e8": "➔",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
}
"""What Wingdings and Symbol show at the code points that Word and PDF give their characters; those used as bullets."""

GB_18030 = dict(zip("\ue5e5\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864", "\u3000ḿ龴龵龶龷龸龹龺龻", strict=True))
"""Where GB 18030-2000 put characters that Unicode got later."""

EUDC = (("\ue000", "\ue310", 0xFA, 0), ("\ue311", "\ueeb7", 0x8E, 0), ("\uf6b1", "\uf848", 0xC6, 63))
"""First and last private-use character of each block of Big5's user-defined characters, its first lead byte and trail."""

TRAILS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))


def uses(document: Document) -> Iterator[Replacement]:
    """The runs of private-use characters in a document."""
    for match in compile_pattern("[\ue000-\uf8ff]+").finditer(document.text):
        span = Span(*match.span())
        if not document.touches_protected(span):
            codes = " ".join(f"U+{ord(character):04X}" for character in match[0][:3])
            meant = meaning(match[0][0], document)
            note = f" ({meant})" if meant else ""
            yield Replacement(span, "private-use character without a meaning of its own", match[0], note=note or f" ({codes})")


def meaning(character: str, document: Document) -> str:
    """What a private-use character most likely stands for; empty when nothing tells."""
    if character in SYMBOL_FONTS:
        return f"{SYMBOL_FONTS[character]} in symbol fonts"
    if character in GB_18030:
        return f"{GB_18030[character]} in GB 18030-2000"
    if document.script == "hant" and (known := in_hkscs(character)):
        return f"{known} in HKSCS"
    return "an icon font's, or one of a lost font" if character >= "\uf000" else ""


def in_hkscs(character: str) -> str:
    """The character of HKSCS at the place of Big5 that a private-use character stands for; empty where there is none."""
    for first, last, lead, trail in EUDC:
        if first <= character <= last:
            row, column = divmod(ord(character) - ord(first) + trail, len(TRAILS))
            return bytes((lead + row, TRAILS[column])).decode("big5hkscs", "ignore")
    return ""
