"""Quotation marks of a style that the rest of a document does not use.

The mainland writes “ ” with ‘ ’ inside, Taiwan and Hong Kong 「 」 with 『 』 inside, typewriters " ".  Found are up to three
quotations in another style than a document clearly prefers, as a paste from elsewhere leaves them, in one finding; where the
styles are mixed without such a preference, one finding counts them at the level of information and proposes the style of
most of them, or of the locale.

Left alone: quotations inside of others, titles in 『 』, English in its own marks, straight marks where values have them, code,
and documents that give each style a meaning of its own, as manuals do with 「 」 for the names of buttons.

Sources: GB/T 15834-2011, section 4.8; the revised handbook of punctuation of Taiwan's ministry of education (2008); CLREQ,
section 3.1.4.

Fix safety: unsafe. A second style may mark something else on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "SCR408",
    "quote-style",
    unit=Document,
    needs='"“「',
    han=True,
    good=[
        "他说“好”，又说“不好”，还说「随便」。",
        "他說「好」，又說「不『好』」，還說「隨便」。",
        "“甲”“乙”“丙”“丁”“戊”“己”“庚”“辛”“壬”“癸”和“某人的「话」也是”",
        '"甲"和"乙"，都用直引号。',
        '“甲”“乙”“丙”“丁”“戊”“己”“庚”“辛”“壬”“癸”，the word "good"，变量 x = "值"',
        "「甲」「乙」「丙」「丁」「戊」「己」「庚」「辛」「壬」「癸」，『書名』",
        "“甲”“乙”“丙”“丁”“戊”“己”“庚”“辛”“壬”“癸”，" + '值为 "Off"，' * 7 + '表示"关闭"的状态',
    ],
    bad=[
        Bad(
            "我们说“甲”“乙”“丙”“丁”“戊”“己”“庚”“辛”“壬”“癸”，这个国家的«「丑」»也来了。",
            fixed="我们说“甲”“乙”“丙”“丁”“戊”“己”“庚”“辛”“壬”“癸”，这个国家的“丑”也来了。",
        ),
        Bad(
            "我們說「甲」「乙」「丙」「丁」「戊」「己」「庚」「辛」「壬」「癸」，這個國家的«“丑‘寅’”»也來了。",
            fixed="我們說「甲」「乙」「丙」「丁」「戊」「己」「庚」「辛」「壬」「癸」，這個國家的「丑『寅』」也來了。",
        ),
        Bad(
            '我们说“甲”“乙”“丙”“丁”“戊”“己”“庚”“辛”“壬”“癸”，这个国家的«"丑寅"»也来了。',
            fixed="我们说“甲”“乙”“丙”“丁”“戊”“己”“庚”“辛”“壬”“癸”，这个国家的“丑寅”也来了。",
        ),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    if document.script in ("hans", "hant"):
        from wenlint_rules.script.quotes import findings

        yield from findings(document)
