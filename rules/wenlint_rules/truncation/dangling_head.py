"""A paragraph that begins in mid-sentence, and whose beginning is not in the document.

Where text was lost, the rest of a sentence stands alone: 障；总结工作 is the end of a paragraph that began with 保.

The rule finds what shows it by itself: a mark, a particle or a suffix that nothing begins with, half a word in front of a
semicolon, an English word as `which` with a small letter.  It leaves alone short lines, verse, words that only look like such a
beginning (的确, 性能, 了解), and documents that are full of them.

The rest of a sentence that is cut right in front of it is left to broken-paragraph, of one that is cut elsewhere to
interleaved-columns.

Fix safety: there is no fix.  What is missing cannot be known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Good, Options, rule
from wenlint_rules.encoding.outside import outside_mojibake

if TYPE_CHECKING:
    from collections.abc import Iterator


_WHOLE = "会议指出，要加强组织领导，落实工作责任。"


@rule(
    "TRN203",
    "dangling-head",
    unit=Document,
    good=[
        f"{_WHOLE}\n\n的确，这项工作关系到每一个人的切身利益。",
        f"{_WHOLE}\n\n呢隻篩選器嘅輸入文本全部都係傳統漢字，佢唔識簡化字。",
        f"{_WHOLE}\n\n性能测试的结果表明，新系统比旧系统快得多。",
        f"{_WHOLE}\n\n了解情况以后，工作组提出了三点意见和建议。",
        f"{_WHOLE}\n\n度过这个难关，需要全县人民的共同努力奋斗。",
        "为什么我的眼里常含泪水？\n因为我对这土地爱得深沉\n的。",
        f"{_WHOLE}\n\n……",
        "The door was open.\n\niPhone users may skip this section of the manual.",
        Good(f"{_WHOLE}\n\n- 的", format="markdown"),
        # see broken-paragraph
        "居住在社区中的党员没有在家里当旁观\n\n者，而是主动走出家门，亮明了自己的身份。",
    ],
    bad=[
        Bad(f"{_WHOLE}\n\n«障；»总结工作，提取经验，在全市推广学习。"),
        Bad(f"{_WHOLE}\n\n«，»落实各项措施，加强对重点地区的管理和服务。"),
        Bad(f"{_WHOLE}\n\n«的有关规定，»对重点地区实行统一的管理和服务。"),
        Bad("The door was open.\n\n«which had be»en closed for a long time."),
    ],
)
@outside_mojibake
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.truncation.cuts import cuts
    from wenlint_rules.truncation.quoting import first_clause

    for found in document.view(cuts).heads:
        block = document.paragraphs[found.block]
        yield Finding(
            first_clause(document, block.start, block.end),
            f"begins in mid-sentence: {found.reason}, and nothing in front of it leads up to it",
        )
