"""A quotation mark or bracket of which the other end is missing.

Quotation marks and brackets come in pairs (W3C, Requirements for Chinese Text Layout, 3.1.2; the Chinese standard GB/T 15834, 4.8
and 4.9): where one end is lost, a character was dropped, or more than that.  The pairs are “” ‘’ 「」 『』 （） () 《》 〈〉 【】 〔〕
〖〗 ［］ [], each counted by itself in a paragraph.

Left alone: a bracket that opens in one width and closes in the other; marks that stand the wrong way round, and straight quotes,
which have no ends; apostrophes, 1) and a), intervals as [0, 1), smileys, marks between quotes of which the text speaks, code, paragraphs
with character references;
quotations of several paragraphs, whether each of them begins with a mark or only the first; pairs in one sentence that is wrapped
over lines or cut.

Fix safety: safe where a paragraph ends with one sentence that somebody says: its closing mark can only stand at the end.
Else the place is an inference, from what stands beside and inside of such pairs elsewhere in the document and in the language:
unsafe where it is likely, a suggestion where it is possible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import SENTENCE_END, Bad, Document, Edit, Finding, Fix, Good, Options, Related, rule
from wenlint_rules.encoding.outside import places_outside
from wenlint_rules.truncation.pairs import MANY, Mark, unbalanced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint_rules.truncation.missing_end import Place


@rule(
    "TRN205",
    "unbalanced-pair",
    unit=Document,
    needs="“”‘’「」『』（）《》〈〉【】〔〕〖〗［］()[]",
    good=[
        "他说：“我们去看‘十三五’规划展。”她说：“好。”",
        "例) 私は彼が好きだ。\n注1）助詞を直す。",
        "全县各级党组织(含机关和企业党组织）都要落实责任。",
        "“第一段是他说的话。\n\n“第二段也是他说的话。\n\n“第三段才说完。”",
        "老师说：“第一段是他说的话。\n\n第二段也是他说的话。\n\n第三段才说完。”",
        "第三条　本法所称农业（包括种植业、\n林业、畜牧业和渔业）是指国民经济的基础\n产业。",
        "序号在 [0..range) 里，修复模板里缺少)的问题。",
        Good('msgid "a"\nmsgstr ""\n"列表规范必须以指定的符号开头（并且匹配通过\\n"\n"函数完成）。\\n"\n', format="po"),
        Good("### 0.4) 网络暴露\n\n### 0.4.1) 设备发现", format="markdown"),
        Good("<p>可以关注[https://example.cn](https://example.cn)，那里有更多内容。</p>", format="markdown"),
        "1)姓名；2)住址；a) 电话；b) 传真。",
        "区间[0, 1)和(0, 1]都是半开的，子时为[23:00, 01:00)。",
        '{\n  "章节": [\n' + '    "会议指出，要落实责任。",\n' * 10 + '    "完"\n  ],\n  "书名": "无题"\n}',
        "请输入左括号「(」，再按 Ctrl-] 结束 :-)",
        "’98北京音乐会的节目很精彩，it’s said that the Jones’ house is old.",
        "学习“周恩来精神“的活动正在举行。",
        'He said “yes" and left.',
        "if (count[0] == 3 && !isdigit(c)) { return f(x; }",
        "选择&ldquo;新建”再选择“打开”。",
        # the sentence is cut, and the mark with it: see truncated-sentence
        "会议指出，要加强组织领导，落实工作责任。他深感重任在肩。“这\n\n第二章\n\n会议指出，要加强组织领导，落实工作责任。",
        Good("运行 `foo(` 就会出错。", format="markdown"),
        Good("| 参数 | 类型 | 默认 |\n|---|---|---|\n| 回调 | (id: string | number) => void |", format="markdown"),
        # a vocabulary, one token a line
        "为\n含\n肥\n（\n光\n堤\n墟\n]\n##）\n骑\n举\n悍",
    ],
    bad=[
        Bad("他说：«“»明天一早我们就出发。", fixed="他说：“明天一早我们就出发。”"),
        Bad(
            "请打开「查找记录」对话框。在「查找记录」对话框里输入文字。关闭«「»查找记录对话框之后再打开它。",
            fixed="请打开「查找记录」对话框。在「查找记录」对话框里输入文字。关闭「查找记录」对话框之后再打开它。",
        ),
        Bad(
            "读过《红楼梦》的人都知道贾宝玉。红楼梦«》»是一部小说。",
            fixed="读过《红楼梦》的人都知道贾宝玉。《红楼梦》是一部小说。",
        ),
        Bad("这几位委员«（»其中三位来自高校，昨天到会。", fixed="这几位委员（其中三位来自高校），昨天到会。"),
        Bad("The committee «(»which met on Monday, was told that the bridge had been closed."),
        Bad("他说过«『»明天再来的话，「我记得」。", fixed="他说过『明天再来』的话，「我记得」。"),
        Bad("他说过«『»明天再来的那句话，「我记得」。"),
        Bad("- 见《史记》\n- 见«《»汉书\n", fixed="- 见《史记》\n- 见《汉书》\n", format="markdown"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    by_sign: dict[str, list[Mark]] = {}
    for mark in _without_cuts(document, places_outside(document, unbalanced(document))):
        by_sign.setdefault(document.prose.text[mark.at], []).append(mark)
    for sign, marks in by_sign.items():
        if len(marks) > MANY:
            yield _finding_of_all(document, sign, marks)
        else:
            for mark in marks:
                yield _finding(document, mark)


def _without_cuts(document: Document, marks: list[Mark]) -> list[Mark]:
    """Without the marks of sentences that are cut: their other ends are where the rest is, and other rules say where."""
    if not marks:
        return marks
    from wenlint_rules.truncation.cuts import cuts

    found = document.view(cuts)
    ends = {tail.block for tail in found.tails} | {move.tail.block for move in found.moves} | {made.left for made in found.breaks}
    starts = {head.block for head in found.heads} | {move.block for move in found.moves} | {made.left + 1 for made in found.breaks}
    return [mark for mark in marks if not _is_cut(document, mark, ends if mark.opens else starts)]


def _is_cut(document: Document, mark: Mark, cut: set[int]) -> bool:
    """True when no sentence ends between a mark and the cut end or beginning of its block."""
    if mark.block not in cut:
        return False
    text, block = document.prose.text, document.paragraphs[mark.block]
    between = text[mark.at : block.end] if mark.opens else text[block.start : mark.at]
    return not any(end in between for end in SENTENCE_END)


def _finding_of_all(document: Document, sign: str, marks: list[Mark]) -> Finding:
    first, *others = (document.prose.span(mark.at, mark.at + 1) for mark in marks[: MANY + 1])
    return Finding(first, f"{len(marks)} times {sign} stands without its other end in this document", related=tuple(others))


def _finding(document: Document, mark: Mark) -> Finding:
    from wenlint_rules.truncation.missing_end import place, signs

    sign, other = signs(document.prose.text[mark.at], mark.pair)[:: 1 if mark.opens else -1]
    message = (
        f"{sign} is not closed: its {other} is missing"
        if mark.opens
        else f"{sign} closes what does not open: its {other} is missing"
    )
    found = place(document, mark)
    span = document.prose.span(mark.at, mark.at + 1)
    if not found:
        return Finding(span, message)
    where = document.prose.span(found.at, found.at)
    return Finding(
        span,
        f"{message}; {found.reason}",
        related=(Related(where, "the other end belongs here"),),
        fix=_insert(document, found),
    )


def _insert(document: Document, found: Place) -> Fix | None:
    where = document.prose.span(found.at, found.at)
    if document.touches_protected(where):
        return None
    return Fix((Edit(where, found.sign),), f"add the missing {found.sign}", found.applicability)
