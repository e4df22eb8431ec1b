"""Numbers that count the pieces of a cut text: chunks of a preview, pages of a print.

A share site's preview gives a document in pieces of equal length, each on a line that begins with its number, so that numbers
stand in mid-sentence.  Print turned into text leaves page numbers: on a line of their own between the halves of a sentence,
glued to the beginning of the second half, or between dashes inside of a line.  On a line of its own it may stand between dashes,
dots or brackets, in digits or numerals, with 第…页, 共…页, 页码 or Page: what counts is the sentence that goes on across it.  A
series is one finding.

A page number between two soft wraps of a Markdown paragraph counts as well.

Left alone: lists, whose items are whole (1、 2、 3、), section marks between whole paragraphs (01, 02), and numbers of which it
does not show that they cut a sentence.

Fix safety: safe for chunks that begin with 1 and have equal lengths, and for pages where every sentence that is cut joins beyond
doubt; else unsafe.  The numbers go and the halves are joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Finding, Fix, Options, Span, rule
from wenlint_rules.encoding.outside import outside_mojibake
from wenlint_rules.truncation.breaks import joint
from wenlint_rules.truncation.chunks import all_series

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint_rules.truncation.numbers import Number, Series


_CHUNK = "会议强调要把防控力量向社区下沉加强社区各项防控措施的落实使所有社区成为疫情防控的坚强堡垒，各地组织部门闻令而动立足"


_TEXT = "会议指出，要加强组织领导，落实工作责任。"


@rule(
    "TRN207",
    "chunk-number",
    unit=Document,
    needs="0123456789０１２３４５６７８９页頁",
    good=[
        "1、姓名\n2、年龄\n3、住址\n4、电话\n5、职业\n6、备注",
        "\n".join(f"{number}、{_CHUNK[:-1]}。" for number in range(1, 9)),
        "\n".join(f"{number}、{_CHUNK[: 60 - 3 * number]}" for number in range(1, 9)),
        "01\n统筹推进防疫工作\n会议指出，要加强领导。\n02\n万众一心\n会议强调，要落实责任。\n03\n众志成城\n会议要求，要抓紧抓实。",
        "会议指出，要加强领导。\n- 12 -\n会议强调，要落实责任。",
        "要求如下\n1、各单位要加强领导。\n2、各部门要落实责任。",
        "从北京 - 12 -上海是一趟车，在第3页，共5页中可以读到。",
        "共有3 - 5 - 8人参加，比分是2-1。",
        f"{_TEXT}其他还可以\n1、键盘的手感很好；2、屏幕的颜色偏黄。",
        f"{_TEXT}我们要学习的人物名单\nVIP\n对重点人群实行管理。",
        f"{_TEXT}\n（三）\n对重点人群实行管理。\n四\n各单位要从实际出发。",
        "2020年要完成的任务\n2021\n2022\n2023",
    ],
    bad=[
        Bad(
            "文档预览\n«1、»" + "\n".join(f"{number}、{_CHUNK}" for number in range(1, 7))[2:] + "\n7、尾。",
            fixed="文档预览\n" + _CHUNK * 6 + "尾。",
        ),
        Bad(f"{_TEXT}各部门要\n\n«12»\n\n对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。"),
        Bad(f"{_TEXT}各部门要\n«37、»对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。"),
        Bad(
            f"{_TEXT}各单位要\n«- 3 -»\n对重点人群实行管理。\n- 4 -\n会议强调，要实事求是。各地要从\n- 5 -\n实际出发。",
            fixed=f"{_TEXT}各单位要对重点人群实行管理。\n会议强调，要实事求是。各地要从实际出发。",
        ),
        Bad(f"{_TEXT}各部门要\n«第16页»\n对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。", format="markdown"),
        Bad(f"{_TEXT}各部门要\n«（12）»\n对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。"),
        Bad(f"{_TEXT}各部门要\n«[12]»\n对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。"),
        Bad(f"{_TEXT}各部门要\n«第十二页»\n对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。"),
        Bad(f"{_TEXT}各部门要\n«页码：12»\n对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。"),
        Bad(f"{_TEXT}各部门要\n«P12»\n对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。"),
        Bad(f"{_TEXT}各部门要\n«－１２－»\n对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。"),
        Bad(f"{_TEXT}各部门要\n«12、»\n对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。"),
        Bad(f"{_TEXT}各部门要\n- «12 -»\n对重点人群实行管理。", fixed=f"{_TEXT}各部门要对重点人群实行管理。", format="markdown"),
        Bad(
            f"{_TEXT}推动我县加快全面建\n«12.» 成小康社会步伐。",
            fixed=f"{_TEXT}推动我县加快全面建成小康社会步伐。",
            format="markdown",
        ),
        Bad(f"{_TEXT}推动我县加快全面建«— 12 —»成小康社会步伐。", fixed=f"{_TEXT}推动我县加快全面建成小康社会步伐。"),
        Bad(f"{_TEXT}居住在社«第12页 共30页»区中的党员。", fixed=f"{_TEXT}居住在社区中的党员。"),
        Bad("全面«- 3 -»建设。新的- 4 -发展理念。高质- 5 -量发展。", fixed="全面建设。新的发展理念。高质量发展。"),
        Bad(
            "«1、»" + "\n".join(f"{number}、{_CHUNK}" for number in range(1, 7))[2:],
            fixed=_CHUNK * 6,
            format="markdown",
        ),
    ],
)
@outside_mojibake
def check(document: Document, options: Options) -> Iterator[Finding]:
    for found in document.view(all_series):
        yield _finding(document, found)


def _finding(document: Document, found: Series) -> Finding:
    places = [document.prose.span(number.start, number.end) for number in found.numbers]
    edits = tuple(_edit(document, number) for number in found.numbers)
    title = "delete the numbers and join the text" if len(edits) > 1 else "delete the number and join the text"
    return Finding(places[0], found.what, related=tuple(places[1:]), fix=Fix(edits, title, "safe" if found.certain else "unsafe"))


def _edit(document: Document, number: Number) -> Edit:
    """Takes a number out, with the line ends between the halves that it joins."""
    prose = document.prose
    if number.before < 0:
        line = document.paragraph_at(number.start)
        if line and line.start == number.start and line.end == number.end:
            return document.removal(line)
        return Edit(prose.span(number.start, number.end), "")
    after = number.after + (prose.text[number.after] == " ")
    start = prose.span(number.before - 1, number.before).end
    end = prose.span(after, after + 1).start
    halves = prose.text[number.before - 1], prose.text[after]
    return Edit(Span(start, end), joint(*halves))
