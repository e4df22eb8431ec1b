"""GBK that was cut inside of a character, all bytes shifted by one: `?!斑@` for `。“這`.

A converter that replaces bytes without regard to where characters begin, or a buffer that ends in mid-character, loses one
byte, and each following pair of bytes is made of the halves of two characters, until an ASCII character or another lone
byte sets them right. Bytes without a partner show as question marks, pairs without a character are dropped. Found are runs
behind such a question mark, also behind a false ！ whose bytes (A3 A1) are the end of one character and the beginning of the
next. All ways to read the bytes are weighed by the frequency of pairs of characters and by the words that the document has
elsewhere; the best is damaged again, and must give what stands there.

Left alone: question marks of ordinary text, behind which a sentence goes on that makes sense.

Source: GBK as Python's codec has it; the byte values follow from it.

Fix safety: unsafe, as bytes are missing and the likeliest character stands in for them; a suggestion where damaging the
repair again does not give the damaged text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Fix, compile_pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options


@rule(
    "ENC302",
    "shifted-mojibake",
    unit=Document,
    severity="error",
    needs="?",
    han=True,
    good=[
        "你说什么?!他不来了?那我们怎么办?",
        "真的吗?真的!太好了,谢谢你?、他也来。",
        "这是谁的?鼋头渚在哪里?盱眙呢?",
        "姓名?性别?年龄?籍贯?",
    ],
    bad=[
        Bad(
            "他参加了工作会议«?!闭飧鑫侍夂苤匾?»,要认真研究解决。",
            fixed="他参加了工作会议。”这个问题很重要,要认真研究解决。",
        ),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    if compile_pattern(r"\?[!,、]?[^\x00-\x7f]").search(document.text):
        from wenlint_rules.encoding.shifted import shifted

        for run in document.view(shifted):
            old = document.text[run.span.start : run.span.end]
            yield Finding(
                run.span,
                f"GBK shifted by a byte: {old} is most likely {run.new}",
                fix=Fix.replace(
                    run.span, run.new, title="shift the bytes back", applicability="unsafe" if run.is_proven else "suggestion"
                ),
            )
