"""A long sentence that stands in a document twice, or the first sentence of a paragraph echoed in the second.

A paste slip, or an extraction that read a block twice, leaves a sentence in another paragraph.  Sentences in a row are one
finding.  Which copy is the stray one follows from the sentences around each and from the heading above; of two copies in a
row the second goes.  An echo is a second sentence that ends in the words of the first: 二是常听民声。他是常听民声。

Left alone: what stands three times and more (formulas); sentences in paragraphs that are copies of one another (the matter of
duplicate-paragraph and near-duplicate-paragraph); copies that both begin their paragraphs, or end two that follow one another,
stand next to sentences that are alike or behind such as end alike, or near another sentence that stands twice as far apart (parallel sections); copies far apart where
the context does not decide; quotations; headings and cells of tables.
`min-columns` is the width from which a sentence counts, a Han character taking two columns; an echo counts from half of it.

Fix safety: unsafe where the context decides, as a sentence may be repeated on purpose; otherwise a suggestion that deletes the
second copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Finding, Fix, Good, Options, Related, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint_rules.duplicate.sentences import Pair, Place

_LONG = "会议以电视电话形式召开，各地主要负责同志和有关部门的代表参加。"
_A = "防疫工作正在有序进行，各地设立了检查点。"
_B = "春耕生产也没有放松，农资供应充足。"
_C = "学校按照计划开学，教材已经送到每个班级。"
_D = "医院的新楼即将完工，设备安装接近尾声。"


_FAR = 200
"""Blocks between two copies of which the context must decide: in a long document a sentence in two places is a formula."""


class SentenceOptions(Options):
    """Options of the rule."""

    min_columns: int = 34


@rule(
    "DUP103",
    "duplicate-sentence",
    unit=Document,
    options=SentenceOptions,
    good=[
        f"{_A}众志成城，共克时艰！{_B}\n\n{_C}众志成城，共克时艰！{_D}",
        # both begin their paragraphs
        f"{_LONG}{_A}\n\n{_LONG}{_C}",
        # three times: a formula
        f"{_A}{_LONG}{_B}\n\n{_C}{_LONG}{_D}\n\n{_A[:9]}。{_LONG}{_C[:9]}。",
        # parallel sections: other sentences stand twice as well
        f"{_A}{_LONG}甲项如此。{_B}另有一句。\n\n{_C}{_LONG}乙项也如此。{_B}还有一句。",
        # two items that end alike
        f"{_A}{_LONG}\n\n{_C}{_LONG}",
        # behind sentences that end alike
        f"每分钟的数据更新会自动触发该方法的调用。{_LONG}{_A}\n\n已订阅的快照更新会自动触发该方法的调用。{_LONG}{_C}",
        # quoted
        f"{_A}他说：“{_LONG}”{_B}\n\n{_C}{_LONG}{_D}",
        "二是常听民声。他们是这样做的。",
        Good(f"# {_LONG}\n\n{_A}{_LONG}{_B}", format="markdown"),
        Good(
            f"{_A}运行命令 `a` 就可以看到这个结果的全部内容。{_B}\n\n{_C}运行命令 `b` 就可以看到这个结果的全部内容。{_D}",
            format="markdown",
        ),
    ],
    bad=[
        Bad(f"{_A}{_LONG}«{_LONG}»{_B}", fixed=f"{_A}{_LONG}{_B}"),
        Bad(
            f"{_A}会议部署了工作。{_LONG}有关部门的代表作了发言。\n\n{_B}{_C}«{_LONG}»{_D}",
            fixed=f"{_A}会议部署了工作。{_LONG}有关部门的代表作了发言。\n\n{_B}{_C}{_D}",
        ),
        Bad(
            "二是常听为民之言，打好攻坚战。«总书记在疫情防控期间，是常听为民之言，打好攻坚战。»他多次听取汇报。",
            fixed="二是常听为民之言，打好攻坚战。他多次听取汇报。",
        ),
        Bad(
            "All of it is kept in one folder below the home directory. «All of it is kept in one folder below the home directory.» "
            "There is no other.",
            fixed="All of it is kept in one folder below the home directory. There is no other.",
        ),
    ],
)
def check(document: Document, options: SentenceOptions) -> Iterator[Finding]:
    from wenlint_rules.duplicate.sentences import echoes, pairs_of_sentences

    for pair in pairs_of_sentences(document, options.min_columns):
        yield from _finding(document, pair)
    for echo in echoes(document, options.min_columns // 2):
        related = (Related(echo.lead.span, "the first sentence"),)
        span = echo.echo.span
        message = "this sentence ends in the words of the first one of its paragraph"
        yield Finding(span, message, related=related, fix=Fix.delete(span, title="delete the echo"))


def _finding(document: Document, pair: Pair) -> Iterator[Finding]:
    from wenlint_rules.duplicate.context import UNDECIDED, stray
    from wenlint_rules.duplicate.sentences import surroundings

    one, other = pair
    size = one.last - one.first + 1
    what = "sentence stands" if size == 1 else f"{size} sentences stand"
    if one.block.index == other.block.index and other.first == one.last + 1:
        place, kept, why, decided = other, one, ", directly in front", True
    else:
        verdict = stray(document, "sentence", surroundings(one), surroundings(other))
        place, kept = (one, other) if verdict and verdict.first_is_stray else (other, one)
        if verdict is None and other.block.index - one.block.index > _FAR:
            return
        decided = verdict is not None
        why = verdict.reason if verdict else UNDECIDED
    edit = _removal(document, place)
    line = document.lines.position(document.prose.span(kept.start, kept.end).start)[0]
    yield Finding(
        document.prose.span(place.start, place.end),
        f"the same {what} on line {line}{why}",
        related=(Related(document.prose.span(kept.start, kept.end), "the other copy"),),
        fix=Fix((edit,), "delete this copy", "unsafe" if decided else "suggestion"),
    )


def _is_part(place: Place) -> bool:
    """True when the block holds more than the copy."""
    return place.end - place.start < place.block.end - place.block.start


def _removal(document: Document, place: Place) -> Edit:
    """The edit that deletes a copy: with the space behind it, or its whole block."""
    if not _is_part(place):
        return document.removal(place.block)
    text, start, end = document.prose.text, place.start, place.end
    while end < place.block.end and text[end].isspace() and (start == place.block.start or text[start - 1].isspace()):
        end += 1
    while end == place.block.end and text[start - 1].isspace():
        start -= 1
    return Edit(document.prose.span(start, end), "")
