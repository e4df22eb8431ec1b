"""A paragraph, or a run of paragraphs, that stands twice.

A paste slip, a merge, or columns that were read twice leave a passage in two places.  Paragraphs count as the same when they
differ in white space only; consecutive ones are one finding.

Which copy is the stray one follows from its surroundings where they decide: the one that has less in common with the blocks
around it and the heading above it goes.  Of two copies in a row the second goes.

Left alone: headings, list items and table cells by themselves; verse; what stands three times and more (the formulas of
manuals, laws and minutes); and copies in parallel surroundings: below headings, each the whole section or each in front of more,
next to lines that are alike, under articles of a law, behind questions, or among other lines that recur.  `min-columns` is the
width from which a paragraph counts, a Han character taking two columns: below it stand slogans, refrains and captions.

Fix safety: unsafe where the context decides; a passage may be repeated on purpose.  Otherwise a suggestion that deletes the
second copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import (
    Applicability,
    Bad,
    Document,
    Finding,
    Fix,
    Good,
    Options,
    Related,
    Span,
    columns,
    compile_pattern,
    is_verse,
    rule,
)
from wenlint_rules.duplicate.context import UNDECIDED, alike, stray_run
from wenlint_rules.duplicate.copies import LINE_COLUMNS, Copies, Run, copies, is_among_recurring_lines, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Paragraph

_NO_PARAGRAPHS = ("heading", "table-cell", "furniture")

_MANY = 400
"""Columns of a run that count even where it stands three times."""


_MARKUP = 4
"""Columns that a block with code or addresses takes in the source, to each of its text: with more it is no text."""

_EQUATION = compile_pattern(r"[「“\"'`]?[A-Za-z]*[」”\"'`]?(?: ?\([^)\n]{1,12}\))? ?=")
_QUESTION = "？?：:"
_ARTICLE = compile_pattern("第[〇零一二三四五六七八九十百千0-9]+条")

_FIRST = "在今后工作中，我要有意识地提升自己统筹抓好各项工作的能力，培养统筹兼顾、全面发展的思维方式，做到齐头并进。"
_SECOND = "会议以电视电话形式召开，各地主要负责同志和外地支援医疗队领队参加会议，有关部门负责同志陪同考察。"
_SHORT = "插入文本方向标记，该标记将影响位于其后的所有文本的方向，启用后可用。"
_FORMULA = "单位犯前款罪的，对单位判处罚金，并对其直接负责的主管人员和其他直接责任人员，依照前款的规定处罚。"
_POEM = "马穿山径菊初黄，信马悠悠野兴长。万壑有声含晚籁，数峰无语立斜阳。"


class DuplicateOptions(Options):
    """Options of the rule."""

    min_columns: int = LINE_COLUMNS


@rule(
    "DUP101",
    "duplicate-paragraph",
    unit=Document,
    options=DuplicateOptions,
    good=[
        "加油！加油！\n\n众志成城，共克时艰！\n\n他们日夜奋战。\n\n众志成城，共克时艰！",
        # the formula of a law
        f"第一条　生产伪劣产品的，处罚金。\n{_FORMULA}\n第二条　销售伪劣产品的，处罚金。\n{_FORMULA}",
        # a poem quoted twice
        f"他念道：\n{_POEM}\n众人听了，都说好。\n那人也念了一遍：\n{_POEM}\n大家都笑了。",
        # three times: a formula of the house
        f"{_FIRST}\n甲项目。\n{_FIRST}\n乙项目。\n{_FIRST}\n丙项目。",
        # lines around are alike
        f"函数 SUM 求和。\n参数 number 是第一个数值。\n{_FIRST}\n函数 AVERAGE 平均。\n参数 number 是第二个数值。\n{_FIRST}",
        # the answer to two questions
        f"运行时报错怎么办？\n{_SHORT}\n没有任何输出，又该如何处理？\n{_SHORT}\n完。",
        Good(
            f"甲图：\n\n![图](https://example.com/{'a' * 60}.png)\n\n乙。\n\n![图](https://example.com/{'a' * 60}.png)\n",
            format="markdown",
        ),
        Good(f"## 甲\n\n{_SHORT}\n\n## 乙\n\n{_SHORT}\n\n## 丙\n\n完。", format="markdown"),
        Good(f"1. {_FIRST}\n2. 保存。\n\n换一种方法：\n\n1. {_FIRST}\n2. 关闭。", format="markdown"),
        Good(f"```\n{_FIRST}\n```\n\n```\n{_FIRST}\n```", format="markdown"),
        Good("| 甲 | 乙 |\n|--|--|\n" + f"| {_FIRST} | {_FIRST} |", format="markdown"),
        Good(f"{_FIRST} `a`。\n\n{_FIRST} `b`。", format="markdown"),
    ],
    bad=[
        Bad(f"{_FIRST}\n«{_FIRST}»\n{_SECOND}", fixed=f"{_FIRST}\n{_SECOND}"),
        Bad(f"{_FIRST}\n\n«{_FIRST} \n\n{_FIRST}»\n\n{_SECOND}", fixed=f"{_FIRST}\n\n{_SECOND}"),
        Bad(f"- {_FIRST}\n- «{_FIRST}»\n", fixed=f"- {_FIRST}\n", format="markdown"),
        # the second copy stands below a paragraph about the same things
        Bad(
            f"二、不畏艰险、敢打硬仗的精神。\n\n«{_FIRST}»\n\n要敢于迎难而上，绝不退缩。\n\n三、统筹兼顾、全面发展的思维方式。\n\n{_FIRST}",
            fixed=f"二、不畏艰险、敢打硬仗的精神。\n\n要敢于迎难而上，绝不退缩。\n\n三、统筹兼顾、全面发展的思维方式。\n\n{_FIRST}",
        ),
        # a section, and a paragraph in front of that of another one
        Bad(
            f"## 文本方向\n\n{_SHORT}\n\n## 颜色\n\n«{_SHORT}»\n\n选择一种颜色，再单击确定。\n\n## 文本大小\n\n完。",
            format="markdown",
            fixed=f"## 文本方向\n\n{_SHORT}\n\n## 颜色\n\n选择一种颜色，再单击确定。\n\n## 文本大小\n\n完。",
        ),
        # a run of paragraphs; nothing decides, so the second copy is taken
        Bad(
            f"开头一段。\n{_FIRST}\n{_SECOND}\n中间另有一段。\n«{_FIRST}\n{_SECOND}»\n结尾又是一段。",
            fixed=f"开头一段。\n{_FIRST}\n{_SECOND}\n中间另有一段。\n结尾又是一段。",
        ),
        Bad(
            "先说大事。\n大事内容很多。\n全部内容如上所述，请阅。\n大事的全部内容如上所述。\n再说小事。\n«全部内容如上所述，请阅。»\n完。",
            options={"min-columns": 20},
            fixed="先说大事。\n大事内容很多。\n全部内容如上所述，请阅。\n大事的全部内容如上所述。\n再说小事。\n完。",
        ),
    ],
)
def check(document: Document, options: DuplicateOptions) -> Iterator[Finding]:
    for run in defects(document, options.min_columns):
        yield _finding(document, run)


def defects(document: Document, min_columns: int) -> Iterator[Run]:
    """The runs of blocks that stand twice by mistake, in order; `min_columns` is the width from which a block counts."""
    found = document.view(copies)
    surroundings = _Surroundings(document, found, min_columns)
    return filter(surroundings.is_defect, sorted(runs(found)))


class _Surroundings:
    """Tells defects from text that recurs on purpose."""

    def __init__(self, document: Document, found: Copies, min_columns: int) -> None:
        self._document = document
        self._blocks = document.paragraphs
        self._found = found
        self._min_columns = min_columns

    def is_defect(self, run: Run) -> bool:
        """True when a run is worth a finding."""
        blocks = self._blocks[run.first : run.first + run.size]
        wide = [block for block in blocks if self._is_paragraph(block)]
        if not wide or 2 * len(wide) < run.size:
            return False
        if run.is_adjacent and run.size == 1:
            return True
        if all(is_among_recurring_lines(self._document, start) for start in (run.first, run.second)) or all(
            self._recurs_on_purpose(block) for block in wide
        ):
            return False
        if run.is_adjacent or sum(map(self._width, wide)) >= _MANY:
            return True
        copies = self._found.places[self._found.texts[wide[0].index]]
        return len(copies) == 2 and not self._is_parallel(run, wide[0])

    def _is_paragraph(self, block: Paragraph) -> bool:
        """True for a wide block of text: the address of an image or a link is none."""
        width = self._width(block)
        return block.kind not in _NO_PARAGRAPHS and width >= self._min_columns and width <= _MARKUP * columns(block.text)

    def _width(self, block: Paragraph) -> int:
        return columns(self._found.texts[block.index])

    def _recurs_on_purpose(self, block: Paragraph) -> bool:
        """True for an item, a formula, and a poem quoted in prose."""
        if block.kind == "list-item" or _EQUATION.match(block.text):
            return True
        return is_verse(block.text) and not any(
            is_verse(other.text) for other in self._blocks[max(0, block.index - 4) : block.index + 5] if other.text != block.text
        )

    def _is_parallel(self, run: Run, paragraph: Paragraph) -> bool:
        """True when the copies stand in surroundings that are alike."""
        before = self._block(run.first - 1), self._block(run.second - 1)
        after = self._block(run.first + run.size), self._block(run.second + run.size)
        if alike(*before) or alike(*after):
            return True
        if not all(before):
            return False
        if all(map(_is_heading, before)) and self._width(paragraph) < 2 * self._min_columns:
            return len(set(map(_is_heading, after))) == 1  # a paragraph that is a section, and one that is not, are no parallel
        return all(_ARTICLE.match(block.text) for block in before if block) or (
            before[0] != before[1] and all(block.text[-1:] in _QUESTION for block in before if block)
        )

    def _block(self, index: int) -> Paragraph | None:
        return self._blocks[index] if 0 <= index < len(self._blocks) else None


def _is_heading(block: Paragraph | None) -> bool:
    """True for a heading, and for the end of the document."""
    return block is None or block.kind == "heading"


def _finding(document: Document, run: Run) -> Finding:
    blocks = document.paragraphs
    first = blocks[run.first], blocks[run.first + run.size - 1]
    second = blocks[run.second], blocks[run.end - 1]
    if run.is_adjacent:
        stray_copy, other, why = second, first, ", directly in front"
        applicability: Applicability = "unsafe"
    else:
        verdict = stray_run(document, run)
        stray_copy, other = (first, second) if verdict and verdict.first_is_stray else (second, first)
        applicability = "unsafe" if verdict else "suggestion"
        why = verdict.reason if verdict else UNDECIDED
    span, place = _span(*stray_copy), _span(*other)
    line = document.lines.position(place.start)[0]
    what = "paragraph stands" if run.size == 1 else f"{run.size} paragraphs stand"
    return Finding(
        span,
        f"the same {what} on line {line}{why}",
        related=(Related(place, "the other copy"),),
        fix=Fix((document.removal(*stray_copy),), "delete this copy", applicability),
    )


def _span(first: Paragraph, last: Paragraph) -> Span:
    return Span(first.span.start, last.span.end)
