"""Characters that stand for ordinary ones: Kangxi radicals, compatibility ideographs, ligatures, half-width katakana.

PDF files often map the glyph of 用 to the radical ⽤, as both look the same; old Korean and Japanese standards have some
ideographs twice; fonts join f and i to ﬁ; old systems wrote katakana in half the width. Searches, dictionaries and
converters miss all of them. Found are: the radicals of U+2E80–2FD5, compatibility ideographs (U+F900–FAD9, U+2F800–2FA1D),
Latin ligatures (U+FB00–FB06), and words in half-width katakana. A document full of one kind has one finding.

Left alone: radicals that the text speaks about, alone in quotation marks or brackets, in a list of radicals, or in a line
that names them; a character that is all of its line, as in lists of characters; half-width katakana in kaomoji; the twelve ideographs of U+FA0E–FA29 that are no duplicates.

Source: Unicode Character Database, decompositions and EquivalentUnifiedIdeograph.txt.

Fix safety: safe for radicals and ligatures, which have no meaning of their own in running text. Unsafe for the others:
compatibility ideographs may be kept on purpose in names and for conversion back, and half-width katakana by style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options

RADICALS, IDEOGRAPHS, ASTRAL = "\u2e80-\u2ef3\u2f00-\u2fd5", "\uf900-\ufad9", "\U0002f800-\U0002fa1d"
LIGATURES, HALF_WIDTH = "\ufb00-\ufb06", "\uff66-\uff9f"


def _every(*ranges: str) -> str:
    return "".join(chr(code) for each in ranges for pair in each.split() for code in range(ord(pair[0]), ord(pair[2]) + 1))


@rule(
    "ENC307",
    "compatibility-character",
    unit=Document,
    needs=_every("\u2e80-\u2ef3 \u2f00-\u2fd5", "\uf900-\ufad9", "\U0002f800-\U0002fa1d", "\ufb00-\ufb06", "\uff66-\uff9d"),
    good=[
        "部首“⽤”和“⾔”。",
        "康熙部首有⼀、⼁、⼂等二百一十四个。",
        "⼀⼁⼂⼃⼄⼅",
        "用\n⽤\n方\n⽅\n\uf9d8\n",
        "好开心(ﾟДﾟ)，哈哈(･ω･)ﾉ",
        "山﨑さんと髙橋さん、﨎の字",
        "面积 20㎡，第Ⅲ章，温度 25℃",
    ],
    bad=[
        Bad("我们使«⽤»这个«⽅»法", fixed="我们使用这个方法"),
        Bad("«⻅»到很多«⻓⻋»", fixed="见到很多长车"),
        Bad("«⼈⼯»智能", fixed="人工智能"),
        Bad("希«\uf9d8»与«\uf967»同", fixed="希律与不同"),
        Bad("of«ﬁ»ce and work«ﬂ»ow", fixed="office and workflow"),
        Bad("これは«ｶﾞｲﾄﾞ»です", fixed="これはガイドです"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.encoding.compatibility import duplicates
    from wenlint_rules.encoding.replacements import findings, outside

    yield from findings(outside(document, duplicates(document)))
