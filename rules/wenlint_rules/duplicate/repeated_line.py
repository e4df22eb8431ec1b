"""A short line that stands again: twice in a row, a title in mid-text, the header of every page.

Three kinds are known.  A line repeated at once (a heading written twice, a list item pasted twice).  The title of the document,
standing again behind its first paragraphs, as image texts and advertisement slots leave it.  And page headers: the same short
line three times or more that cuts sentences in two, or stands beside page numbers that go up, once in 10,000 characters at
least; a series is one finding.

Left alone: headings that recur in parallel sections (小结), tables of contents, table cells, lines of verse and refrains,
dialogue, numbers, and lists of menu paths.  `min-chars` is the length from which a line repeated at once counts: shorter ones are cries, answers
and values of lists.  Paragraphs are the matter of duplicate-paragraph.

Fix safety: unsafe.  The repeated lines are deleted; some may stand there on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import (
    HAN,
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
    form,
    rule,
)
from wenlint_rules.duplicate.context import alike
from wenlint_rules.duplicate.copies import LINE_COLUMNS, copies, is_among_recurring_lines, same_kind
from wenlint_rules.duplicate.headers import page_headers, titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Paragraph

_NOT_LINES = ("cell", "separator", "number", "verse", "signature")
_VERSE_LINE = compile_pattern(f"[{HAN}]{{3,14}}[，。！？；、]?")
_MENU_PATH = compile_pattern(r"\S - \S|\S ?[>＞→▸] ?\S")
_DIALOGUE = compile_pattern('[“「『"‘][^”」』"’]*(?:[。！？!?…，,～—][”」』"’]|[”」』"’]?[。！？!?…]?$)|—')
"""Beginning of a line of dialogue: what is quoted is a sentence, or all of the line."""
_MARKER = compile_pattern(r"[ \t]*(?:[-*+]|#{1,6})[ \t]+$")


_TEXT = "会议指出，要加强组织领导，落实工作责任，把各项防疫措施抓细抓实抓落地。"


class LineOptions(Options):
    """Options of the rule."""

    min_chars: int = 6


@rule(
    "DUP104",
    "repeated-line",
    unit=Document,
    options=LineOptions,
    good=[
        "“我不知道。”\n“我不知道。”\n“你走吧。”",
        "“我不知道！”他说。\n“我不知道！”他说。\n“你走吧。",
        "无\n无\n无",
        "哈哈哈哈哈哈\n哈哈哈哈哈哈",
        "* * *\n\n* * *",
        "第一部分\n小结\n以上讨论了字词的重复。\n第二部分\n小结\n以上讨论了行的重复。",
        "让我们荡起双桨\n小船儿推开波浪\n海面倒映着美丽的白塔\n四周环绕着绿树红墙\n四周环绕着绿树红墙\n小船儿轻轻飘荡\n在水中\n迎面吹来了凉爽的风",
        # a table of contents
        "汇编目录\n全市防疫工作综述\n各县防疫经验材料\n全市防疫工作综述\n"
        + _TEXT
        + "\n各县防疫经验材料\n"
        + _TEXT.replace("会议", "大会"),
        # the name of the issuing body, below the document again
        "某某市人民政府办公室\n" + _TEXT + "\n特此通知。\n某某市人民政府办公室\n2020年3月5日",
        # two functions that one menu entry leads to
        "选择「文件 - 向导 - 信件」。\n选择「文件 - 向导 - 文档转换器」。\n选择「文件 - 向导 - 文档转换器」。\n选择「文件 - 关闭」。",
        # short reviews among others that end without a mark
        "".join(f"房间不错的{word}\n下次还来住这里。\n位置很好的{word}\n" for word in "甲乙丙丁"),
        Good("| 版本 | 版本 |\n|--|--|\n| 尚未发布新版本 | 尚未发布新版本 |", format="markdown"),
        Good("运行 `make all` 命令\n\n运行 `make any` 命令", format="markdown"),
        Good("# 安装的步骤\n\n安装的步骤\n\n先下载，再安装。", format="markdown"),
    ],
    bad=[
        Bad(
            "防疫经验材料汇编\n«防疫经验材料汇编»\N{NO-BREAK SPACE}\n各地经验如下。",
            fixed="防疫经验材料汇编\n各地经验如下。",
        ),
        Bad("## 备份\n\n«## 备份\n\n## 备份»\n\n先备份，再升级。", fixed="## 备份\n\n先备份，再升级。", format="markdown"),
        Bad(
            "参见以下两处。\n→ https://example.com/\n«→ https://example.com/»\n「选取颜色」对话框\n«「选取颜色」对话框»\n在此选取颜色。",
            fixed="参见以下两处。\n→ https://example.com/\n「选取颜色」对话框\n在此选取颜色。",
        ),
        Bad(
            "第一版的事。\n\n## 4. 2.0 版\n\n«## 4. 2.0 版»\n\n第二版的事。",
            fixed="第一版的事。\n\n## 4. 2.0 版\n\n第二版的事。",
            format="markdown",
        ),
        # among lines that recur
        Bad(
            "## 宽度\n\n图形的宽。\n\n## 高度\n\n图形的高。\n\n## 大小\n\n«## 大小»\n\n输入大小。\n\n## 宽度\n\n表格的宽。\n\n## 位置\n\n表格所在。\n\n## 高度\n\n表格的高。",
            fixed="## 宽度\n\n图形的宽。\n\n## 高度\n\n图形的高。\n\n## 大小\n\n输入大小。\n\n## 宽度\n\n表格的宽。\n\n## 位置\n\n表格所在。\n\n## 高度\n\n表格的高。",
            format="markdown",
        ),
        Bad("- “是”，如果没有连上网\n«- “是”，如果没有连上网»\n- 保存", fixed="- “是”，如果没有连上网\n- 保存", format="markdown"),
        Bad("- 打开配置文件\n«- 打开配置文件»\n- 保存", fixed="- 打开配置文件\n- 保存", format="markdown"),
        Bad(
            f"防疫经验材料汇编\n\n一、概述\n\n{_TEXT}\n\n«防疫经验材料汇编»\n\n二、做法\n\n各地做法如下。\n\n三、成效\n\n四、展望\n\n五、致谢",
            fixed=f"防疫经验材料汇编\n\n一、概述\n\n{_TEXT}\n\n二、做法\n\n各地做法如下。\n\n三、成效\n\n四、展望\n\n五、致谢",
        ),
        Bad(
            f"{_TEXT}各单位要\n«某某大学学报»\n对重点人群实行管理。\n{_TEXT[3:]}各部门要\n某某大学学报\n把责任落实到人。\n各地要\n某某大学学报\n从实际出发。",
            fixed=f"{_TEXT}各单位要\n对重点人群实行管理。\n{_TEXT[3:]}各部门要\n把责任落实到人。\n各地要\n从实际出发。",
        ),
        Bad(
            "第一页的文字。\n«中国年鉴»\n12\n第二页的文字。\n中国年鉴\n13\n第三页的文字。\n中国年鉴\n14\n完。",
            fixed="第一页的文字。\n12\n第二页的文字。\n13\n第三页的文字。\n14\n完。",
        ),
    ],
)
def check(document: Document, options: LineOptions) -> Iterator[Finding]:
    found = document.view(copies)
    for text, places in found.places.items():
        groups = list(_groups(document, places)) if columns(text) < LINE_COLUMNS else []
        if groups and len(set(filter(str.isalpha, text))) > (groups[0][0].kind != "heading"):
            if len(text) >= options.min_chars or groups[0][0].kind == "heading":
                yield from _repeated_at_once(document, groups)
            if headers := page_headers(document, groups):
                yield _header_finding(document, headers, len(groups))
            else:
                for again in titles(document, found, groups):
                    yield _finding(document, again, groups[0][0], "the title of the document stands again in the text")


def _groups(document: Document, places: Sequence[int]) -> Iterator[tuple[Paragraph, ...]]:
    """The blocks at these indexes, those in a row and of one kind together."""
    group = [document.paragraphs[places[0]]]
    for index in places[1:]:
        block = document.paragraphs[index]
        if index > group[-1].index + 1 or not same_kind(group[-1], block):
            yield tuple(group)
            group = []
        group.append(block)
    yield tuple(group)


def _repeated_at_once(document: Document, groups: Sequence[tuple[Paragraph, ...]]) -> Iterator[Finding]:
    for first, *again in groups:
        if again and not _repeats_on_purpose(document, first, again[-1]):
            yield _finding(document, again, first, f"the line in front is repeated{f' {len(again)} times' * (len(again) > 1)}")


def _repeats_on_purpose(document: Document, first: Paragraph, last: Paragraph) -> bool:
    """True for cells, cries and verse, among lines that recur or are all alike, and for menu paths one below the other."""
    if first.kind == "heading":
        return False  # nothing stands below the first one
    is_link = form(first) == "separator" and any(map(str.isalpha, document.text[slice(*first.span)]))
    if (form(first) in _NOT_LINES and not is_link) or _DIALOGUE.match(first.text) or _is_in_stanza(document, first, last):
        return True
    if is_among_recurring_lines(document, first.index) or (alike(first.previous, first) and alike(first, last.next)):
        return True
    return all(block is not None and _MENU_PATH.search(block.text) for block in (first, first.previous or last.next))


def _is_in_stanza(document: Document, first: Paragraph, last: Paragraph) -> bool:
    """True when nearly all lines around are short lines of Han without marks inside: verse, where lines are repeated."""
    around = document.paragraphs[max(0, first.index - 3) : first.index] + document.paragraphs[last.index + 1 : last.index + 4]
    return sum(1 for block in around if _VERSE_LINE.fullmatch(block.text)) >= 5


def _header_finding(document: Document, lines: Sequence[Paragraph], times: int) -> Finding:
    fix = Fix(tuple(document.removal(line) for line in lines), "delete the page headers", "unsafe")
    message = f"page header: this line stands {times} times in the document, between the pages of a print"
    return Finding(lines[0].span, message, related=tuple(line.span for line in lines[1:]), fix=fix)


def _finding(document: Document, again: Sequence[Paragraph], first: Paragraph, message: str) -> Finding:
    return Finding(
        Span(_start(document, again[0]), again[-1].span.end),
        message,
        related=(Related(first.span, "it stands here first"),),
        fix=Fix((document.removal(again[0], again[-1]),), "delete the repeated line", "unsafe"),
    )


def _start(document: Document, line: Paragraph) -> int:
    """Where a line begins in the source, with the mark of a heading or an item."""
    start = line.span.start
    marker = _MARKER.search(document.text, document.text.rfind("\n", 0, start) + 1, start)
    return marker.start() if marker else start
