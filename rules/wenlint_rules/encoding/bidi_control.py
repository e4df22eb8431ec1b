"""Marks that turn the direction of text, where nothing is written from right to left.

Embeddings, overrides and isolates (U+202A–202E, U+2066–2069) make text appear in another order than it is stored in:
source code can show something else than it does (Trojan Source, CVE-2021-42574), and a file name another ending.  Where
a line has no Hebrew, Arabic or other letter written from right to left, all of them are reported; where it has one, only
those without a partner in the line, and overrides.  The marks U+200E, U+200F and U+061C, which come with copied dates and
numbers, are reported in text without such letters, as a warning.

Code is read too; there only the author can mend it.

Source: UAX #9, Unicode Bidirectional Algorithm; Boucher and Anderson, Trojan Source (2021).

Fix safety: safe in lines without letters written from right to left, where the marks have no honest effect. Unsafe in
others, except for an ending mark that ends nothing. None in code, URLs and markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "ENC306",
    "bidi-control",
    unit=Document,
    severity="error",
    needs="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
    good=[
        "שלום \u2066abc\u2069 עולם",
        "قال \u202bمرحبا\u202c ثم ذهب",
        "עברית\u200f, ועוד.",
        "375\t253\tFD\t\u200e\tMARQUE GAUCHE À DROITE",
        "他的名字是\u2067يوسف\u2069，来自开罗。",
    ],
    bad=[
        Bad("文件名«\u202e»cod.exe«\u202c»在此", fixed="文件名cod.exe在此"),
        Bad("日期«\u200e»2021«\u200e»年«\u200f»", fixed="日期2021年"),
        Bad("中«\u2069\u2069»文", fixed="中文"),
        Bad("שלום «\u202e»abc", fixed="שלום abc"),
        Bad("مرحبا «\u2067»بك", fixed="مرحبا بك"),
        Bad("正文\n\n```c\n/* «\u202e» } if (admin) */\n```\n", format="markdown"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.encoding.directions import runs
    from wenlint_rules.encoding.invisible import findings

    yield from findings(runs(document))
