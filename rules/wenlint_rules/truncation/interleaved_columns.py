"""A sentence that breaks off and goes on elsewhere in the document, with other text in between.

Columns of a page that were read in the wrong order, a text box read in the middle of an article, a paragraph that was pasted into
a sentence: the end of one text stands in another.  One finding gives both places.

Each cut end is compared with the blocks and sentences near it, and with blocks further away, in front of it too, whose own
beginning is missing.  What decides: a common word is cut in two, the same characters stand together elsewhere in the document,
a bracket that opens on one side closes on the other, both halves name the same thing, or the first character is much likelier
behind the cut end than at the beginning of a sentence (a model of pairs of characters; it ranks, and alone it proves nothing
about a far place).  A place that two ends could go on with is given to none.  What looks like a title is cut where a word that it ends
in goes on behind the next block, or behind a sentence of it.

Fix safety: a suggestion where the rest stands far away or in front: read both places.  Unsafe where it stands right behind one
other paragraph and nothing else nearby fits: the rest of the sentence moves to its beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Finding, Fix, Options, Related, Span, rule
from wenlint_rules.encoding.outside import outside_mojibake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint_rules.truncation.continuation import Rest


_OTHER = "县里召开动员大会，部署春季植树造林工作，各乡镇负责人参加了会议。"


@rule(
    "TRN204",
    "interleaved-columns",
    unit=Document,
    good=[
        f"会议指出，要加强领导。各部门要\n\n对重点人群实行管理，落实责任。\n\n{_OTHER}",
        f"会议指出，要加强领导。组织发动统战领域成员捐\n\n{_OTHER}\n\n此外，天气预报说明天有雨。",
        f"学科发展的热点难点问题\n\n{_OTHER}讨论热点主要有产权理论和竞争理论。问题讨论会明天开。",
        f"关于加强春季防火工作的通知\n\n{_OTHER}\n\n各单位要高度重视，认真落实。",
    ],
    bad=[
        Bad(
            f"会议指出，要激发改革动力。«推动我县加快全面建»\n\n{_OTHER}\n\n成小康社会步伐，落实各项工作责任。\n\n{_OTHER}",
            fixed=f"会议指出，要激发改革动力。推动我县加快全面建成小康社会步伐，落实各项工作责任。\n\n{_OTHER}\n\n{_OTHER}",
        ),
        Bad(
            f"会议指出，要激发改革动力。«推动我县加快全面建»\n{_OTHER}成小康社会步伐，落实各项工作责任。\n{_OTHER}",
            fixed=f"会议指出，要激发改革动力。推动我县加快全面建成小康社会步伐，落实各项工作责任。\n{_OTHER}\n{_OTHER}",
        ),
        Bad(
            f"{_OTHER}\n\n可以通«过交叉引用跳转到文件中特»\n\n{_OTHER}\n\n定的段落和对象，所以常常用来代替页码。",
            fixed=f"{_OTHER}\n\n可以通过交叉引用跳转到文件中特定的段落和对象，所以常常用来代替页码。\n\n{_OTHER}",
        ),
        Bad(
            f"要统筹安排。按照要求，对境外返回的人员进行服务管控\n\n活动、非法宗教场所的专项治理，一并落实。\n\n{_OTHER}\n\n"
            f"四、依法依规管理。严格依法办事；«加强对非法宗教»\n\n{_OTHER}",
            fixed="要统筹安排。按照要求，对境外返回的人员进行服务管控\n\n"
            f"{_OTHER}\n\n四、依法依规管理。严格依法办事；加强对非法宗教活动、非法宗教场所的专项治理，一并落实。\n\n{_OTHER}",
        ),
    ],
)
@outside_mojibake
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.truncation.cuts import cuts
    from wenlint_rules.truncation.quoting import cut_clause, first_clause, head, tail

    text = document.prose.text
    for move in document.view(cuts).moves:
        block = document.paragraphs[move.tail.block]
        rest = document.paragraphs[move.block]
        place = first_clause(document, move.start, rest.end)
        line, _ = document.lines.position(place.start)
        yield Finding(
            cut_clause(document, block),
            f"cut in mid-sentence after {tail(text, block.end)}, and {'perhaps' if move.is_far else 'most likely'} goes on with "
            f"{head(text, move.start)} in line {line}: {move.reason}",
            related=(Related(place, "the sentence goes on here"),),
            fix=_move(document, move),
        )


def _move(document: Document, move: Rest) -> Fix | None:
    """The fix that takes the rest from its place and puts it behind the cut end; None where markup stands in it."""
    from wenlint_rules.truncation.breaks import joint

    text, block, rest = document.prose.text, document.paragraphs[move.tail.block], document.paragraphs[move.block]
    source = document.prose.span(move.start, rest.end)
    if document.touches_protected(source) and document.format == "text":
        return None
    moved = document.text[source.start : source.end]
    if "\n" in moved or "\r" in moved:
        return None
    if move.start == rest.start:
        taken = document.removal(rest)
    else:
        before = document.prose.span(move.start - 1, move.start).end
        taken = Edit(Span(before, source.end), "")
    end = document.prose.span(block.end - 1, block.end).end
    put = Edit(Span(end, end), joint(text[block.end - 1], text[move.start]) + moved)
    return Fix(
        tuple(sorted((taken, put))), "move the rest of the sentence to its beginning", "suggestion" if move.is_far else "unsafe"
    )
