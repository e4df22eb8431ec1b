"""Full-width letters and digits in running text.

ＡＢＣ and １２３ are forms for vertical text and for old terminals: a search for ABC does not find them, and no program takes
them for a number.  Found are up to two words in a document that writes half-width ones otherwise; where there are more of
them, as in newspapers of the nineties, one finding counts them at the level of information.

Left alone: numbers of notes and items （１）〔１２〕 １．, and in Japanese a single digit or letter, which is usual there (１つ).

Source: CLREQ, section 3.1.3; JLREQ, section 3.2.

Fix safety: unsafe. The width may be on purpose, as in a table set in columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "SCR407",
    "fullwidth-alphanumeric",
    unit=Document,
    needs="０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
    good=[
        "注〔１２〕见第 3 页，（１）如上，共 50％ 的 Linux 和 Windows 用户。",
        "１．第一项 Linux 的内容 2 和 3\n２．第二项 Windows 的内容 4 和 5",
        "これは１つの例で、Linux 2.6 と Windows 7 の Ａ案です。",
        "一九九八年１月１日，共有５０人。",
        "柳开（９４６－９９９）和寇准（９６１－１０２３）的诗 2 首，共 3 页。",
    ],
    bad=[
        Bad(
            "安装 «Ｌｉｎｕｘ» 和 Windows 的 2 个版本，需要 3 分钟和 4 GB。",
            fixed="安装 Linux 和 Windows 的 2 个版本，需要 3 分钟和 4 GB。",
        ),
        Bad(
            "共有«３２»人，其中 5 人来自 A 组，6 人来自 B 组，7 人来自 C 组。",
            fixed="共有32人，其中 5 人来自 A 组，6 人来自 B 组，7 人来自 C 组。",
        ),
        Bad("«１９９８»年１月，" + "５０人，" * 18, fixed="1998年1月，" + "50人，" * 18),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.script.width import alphanumerics

    yield from alphanumerics(document)
