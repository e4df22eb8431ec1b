"""A paragraph that is nearly the same as another one, or a part of one that was pasted into the midst of another.

A text that was read twice from a bad print, or copied and then edited or overwritten in one place, leaves two paragraphs that
differ in a few characters.  The message says what differs.  Several kinds are reported:

- One of the two is damaged where they differ: what stands there is far less likely by a model of the language and by the rest of
  the document; or they differ in single characters at two places and more, most of which are missing or too many.
- It cannot be told which one is, but four words in Latin letters and more are spelt differently.
- Both read well and are long (`min-columns`, a Han character taking two): 240 columns that differ in a few words are hardly
  written twice.
- They stand at places far apart in a long document, each with hardly another one like it.
- Forty characters and more of a paragraph stand in another one in the midst of a sentence, between words that do not go with them.

Ten copies of one paragraph and more, or copies of its copies, are one finding.

Left alone: texts that differ in numbers, in opposites (左 for 右, 能 for 无法), in one word that is exchanged throughout, or in whole words in
Latin letters, which are parallel by construction; texts that differ in marks only; unless the damage is plain, documents that
hold many such pairs, such as manuals; headings and table cells; paragraphs that are exactly the same (the matter of
duplicate-paragraph); quotations and the formulas of laws, which are whole clauses in both places.

Fix safety: unsafe where one copy is the damaged one, which is deleted.  Otherwise a suggestion that deletes the copy that the
context speaks against, else the second; either may hold words that the other lacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Applicability, Bad, Document, Finding, Fix, Options, Related, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wenlint_rules.duplicate.damage import Comparison
    from wenlint_rules.duplicate.near import Near
    from wenlint_rules.duplicate.parts import Part

_TEXT = "会议以电视电话形式召开，各地主要负责同志和外地支援医疗队的领队参加会议，有关部门的负责同志陪同考察。"
_DAMAGED = "会议以电视电话形召式开，各地主要负责志同和外地支援医疗队的领队参加会的，有关部门的负责同志陪同考察。"
_OTHER = "这座小镇依山傍水，每到春天，漫山遍野的油菜花引来无数游人，老街上的茶馆从早到晚都坐满了客人。"
_LONG = (
    "新冠肺炎疫情发生后，县里集中学习中央文件精神，全体党员干部下沉到社区和网格，挨家挨户登记排查，为隔离的居民送菜送药，"
    "在路口和车站设立检查点，昼夜轮班值守；各企业按照要求分批复工，学校和医院准备了充足的物资，社会秩序平稳，群众情绪安定，"
    "凝聚起了全面战胜疫情和有序恢复生产生活的坚定决心和强大力量，为下一步的工作打下了扎实的基础。"
)


_SERIES = 10
"""Copies of one paragraph that are one finding: a text that was generated, or made from one form."""

_LIKE = 0.7
"""Similarity of two copies of one paragraph each of which is nearly the same as it."""


class NearOptions(Options):
    """Options of the rule."""

    min_columns: int = 240


@rule(
    "DUP102",
    "near-duplicate-paragraph",
    unit=Document,
    options=NearOptions,
    good=[
        "从列表中选择要显示的图层，然后点击工具栏上的左对齐按钮，所选对象就会与左侧的边缘对齐。\n\n"
        "从列表中选择要显示的图层，然后点击工具栏上的右对齐按钮，所选对象就会与右侧的边缘对齐。",
        "一张有价证券于二○○一年一月买入，有效期截止到十一月，结算的日期定在八月三十一日，付息两次。\n\n"
        "一张有价证券于二○○二年三月买入，有效期截止到十二月，结算的日期定在九月三十日，付息四次。",
        "输入值 10 时，函数返回从第一行开始的所有单元格的合计，并把结果写入当前的单元格中。\n\n"
        "输入值 25 时，函数返回从第一行开始的所有单元格的合计，并把结果写入当前的单元格中。",
        # what is negated in one of them
        "辨别方法：若在微波炉的操作面板上无法找到小火，中火， 大火等字样，即为不可控火候的微波炉。\n\n"
        "辨别方法：若在微波炉的操作面板上能找到小火，中火，大火等字样，即为可控火候的微波炉。",
        # a word for a word, what is the opposite, marks only
        "抽屉（Drawer）新增两个接口，用于在打开和关闭抽屉的时候执行更多的回调操作，由使用者自行定义。\n\n"
        "弹窗（Dialog）新增两个接口，用于在打开和关闭弹窗的时候执行更多的回调操作，由使用者自行定义。",
        f"{_TEXT[:-8]}已经到场。\n\n{_OTHER}\n\n{_TEXT[:-8]}未曾到场。",
        f"{_TEXT[:-1]}\n\n{_OTHER}\n\n{_TEXT}",
        f"{_LONG}\n\n他说：“{_LONG[:60]}”{_OTHER}",
        f"{_TEXT}\n\n{_TEXT}",
        f"{_TEXT}\n\n{_TEXT[:20]}{_OTHER}",
        # rows of a table
        "\n".join(f"项\t{text}" for text in (_TEXT, _OTHER, _DAMAGED)).replace("，", "").replace("。", "").replace("、", ""),
    ],
    bad=[
        Bad(f"{_TEXT}\n\n{_OTHER}\n\n«{_DAMAGED}»", fixed=f"{_TEXT}\n\n{_OTHER}"),
        # a few slips, though none of them reads badly by itself
        Bad(
            f"{_LONG[:90]}\n\n{_OTHER}\n\n«{_LONG[:9] + _LONG[10:30] + _LONG[31:52] + '了' + _LONG[52:70] + _LONG[71:90]}»",
            fixed=f"{_LONG[:90]}\n\n{_OTHER}",
        ),
        Bad(f"«{_DAMAGED}»\n\n{_OTHER}\n\n{_TEXT}", fixed=f"{_OTHER}\n\n{_TEXT}"),
        Bad(
            f"«一是有党的坚强领导。{_LONG}»\n\n二是有群众的积极参与。{_LONG}\n\n群众的积极参与是最可靠的保证。",
            fixed=f"二是有群众的积极参与。{_LONG}\n\n群众的积极参与是最可靠的保证。",
        ),
        # a part of it in mid-sentence
        Bad(
            f"{_LONG}\n\n{_OTHER[:15]}«{_LONG[30:85]}»{_OTHER[15:]}",
            fixed=f"{_LONG}\n\n{_OTHER}",
        ),
        Bad(
            "The quick brown fox jumps over the lazy dog while the old farmer sleeps in the shade of the tree.\n\n"
            "«The quick brwn fox jumps ovqer the lazy dog whlie the old farmr sleeps in the shaade of the tree.»",
            fixed="The quick brown fox jumps over the lazy dog while the old farmer sleeps in the shade of the tree.",
        ),
    ],
)
def check(document: Document, options: NearOptions) -> Iterator[Finding]:
    from wenlint_rules.duplicate.near import near

    pairs = document.view(near)
    if pairs:
        from wenlint_rules.duplicate.damage import reported

        for first, group in _groups(document, pairs, reported(document, pairs, options.min_columns)):
            if len(group) < _SERIES:
                for comparison in group:
                    yield _finding(document, comparison)
            else:
                yield _series(document, first, group)
    if document.has_han:
        from wenlint_rules.duplicate.parts import pasted_parts

        for stray, kept in pasted_parts(document):
            yield _part(document, stray, kept)


def _groups(document: Document, pairs: Iterable[Near], comparisons: Iterable[Comparison]) -> Iterable[tuple[int, list[Comparison]]]:
    """The comparisons of paragraphs that are copies of one another, also by way of others, with the index of the first one.

    Not every pair of a series was compared: its parts are those whose first paragraphs are like that of the largest part.
    """
    roots: dict[int, int] = {}
    for pair in pairs:
        roots[pair.second] = roots.setdefault(pair.first, pair.first)
    groups: dict[int, list[Comparison]] = {}
    for comparison in comparisons:
        groups.setdefault(roots[comparison.stray], []).append(comparison)
    largest = max(groups, key=lambda root: len(groups[root]), default=0)
    if groups and len(groups[largest]) >= _SERIES:
        for root in [root for root in groups if root != largest and _is_like(document, root, largest)]:
            groups[largest] += groups.pop(root)
    return groups.items()


def _is_like(document: Document, one: int, other: int) -> bool:
    from rapidfuzz.distance import Levenshtein

    texts = document.paragraphs[one].text, document.paragraphs[other].text
    return Levenshtein.normalized_similarity(*texts, score_cutoff=_LIKE) >= _LIKE


def _series(document: Document, first: int, group: Sequence[Comparison]) -> Finding:
    strays = [document.paragraphs[index] for index in sorted({comparison.stray for comparison in group} - {first})]
    model = document.paragraphs[first].span
    line = document.lines.position(model.start)[0]
    return Finding(
        strays[0].span,
        f"{len(strays)} paragraphs, from here on, are nearly the same as the one on line {line} or as others like it",
        related=(Related(model, "the first of them"),),
        fix=Fix(tuple(map(document.removal, strays)), "delete these paragraphs", "suggestion"),
    )


def _part(document: Document, stray: Part, kept: Part) -> Finding:
    here, there = (document.prose.span(part.block.start + part.start, part.block.start + part.end) for part in (stray, kept))
    line = document.lines.position(there.start)[0]
    return Finding(
        here,
        f"these {stray.end - stray.start} characters stand on line {line} too, and break a sentence here",
        related=(Related(there, "the other copy"),),
        fix=Fix.delete(here, title="delete this part", applicability="suggestion"),
    )


def _finding(document: Document, comparison: Comparison) -> Finding:
    stray, kept = (document.paragraphs[index] for index in (comparison.stray, comparison.kept))
    line = document.lines.position(kept.span.start)[0]
    why = ": this copy is the damaged one" if comparison.is_damaged else comparison.reason
    applicability: Applicability = "unsafe" if comparison.is_damaged else "suggestion"
    return Finding(
        stray.span,
        f"nearly the same paragraph stands on line {line} ({comparison.similarity:.0%} alike; here {comparison.shown}){why}",
        related=(Related(kept.span, "the other copy"),),
        fix=Fix((document.removal(stray),), "delete this copy", applicability),
    )
