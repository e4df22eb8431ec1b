"""A heading that runs into the text behind it, or the title of another document in mid-line.

Where line ends were lost, a heading is glued to its text: 二、突出基层基础基层基础是一切工作的根本. Two documents pasted
together meet in one line: …再立新功！在动员会上的讲话同志们：…

The rule speaks where it shows that a heading ends: the text begins with the words that the heading ends in, with a date, with a
heading of the next level, （一）, or with words that begin several other sentences of the document; a title as 讲话 or 通知 is
followed by the first words of a speech or a notice.  A numbered heading counts at the beginning of a paragraph or behind the end of
a sentence.  Numbered sentences are left alone, and what only reads oddly.

Fix safety: a suggestion.  Where the heading ends is an inference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Finding, Fix, Good, Options, Related, rule
from wenlint_rules.encoding.outside import outside_mojibake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint_rules.truncation.fused import Fused


_TEXT = "会议指出，要加强组织领导，落实工作责任。"


@rule(
    "TRN206",
    "fused-heading",
    unit=Document,
    han=True,
    needs="、—为為同各",
    good=[
        f"一、突出基层基础\n\n基层基础是一切工作的根本。{_TEXT}",
        "一、必须坚持以人为本，打好人民战争。一是要保障群众生命健康。",
        "二、会议于3月5日在北京召开，来自各地的代表参加了会议。",
        "三、常委会常委会议制度按照规定执行，不得擅自更改。",
        "——北京、天津、广东等地由组织部门牵头成立协调机构。",
        "本方案为贯彻落实上级的要求制定，请认真执行。",
        "他在会上发表了重要讲话，同志们都深受鼓舞。",
        "各位领导，同志们：今天我们召开动员大会。",
        Good("| 一、名称 | 二、数量 |\n|---|---|\n| 苹果 | 三 |", format="markdown"),
    ],
    bad=[
        Bad(
            f"{_TEXT}«二、突出基层基础，着力建设过硬的基层党组织»基层党组织是一切工作的基石。",
            fixed=f"{_TEXT}\n二、突出基层基础，着力建设过硬的基层党组织\n基层党组织是一切工作的基石。",
        ),
        Bad(
            f"{_TEXT}\n\n«——默默坚守岗位，用脚步丈量大街小巷»2月19日深夜，他还没有回家。",
            fixed=f"{_TEXT}\n\n——默默坚守岗位，用脚步丈量大街小巷\n\n2月19日深夜，他还没有回家。",
        ),
        Bad(
            "«三、清醒把握防控工作的严峻形势»（一）准确把握变化。要坚持问题导向。",
            fixed="三、清醒把握防控工作的严峻形势\n（一）准确把握变化。要坚持问题导向。",
        ),
        Bad(
            "希望大家再立新功！«2021年在全市动员会上的讲话»同志们：今天召开这次会议，主要任务是动员部署。",
            fixed="希望大家再立新功！\n2021年在全市动员会上的讲话\n同志们：今天召开这次会议，主要任务是动员部署。",
        ),
    ],
)
@outside_mojibake
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.truncation.fused import fused

    for found in fused(document):
        prose = document.prose
        yield Finding(
            prose.span(found.start, found.split),
            f"a heading runs into the text: {found.reason}",
            related=(Related(prose.span(found.split, found.split + 1), "the text begins here"),),
            fix=_divide(document, found),
        )


def _divide(document: Document, found: Fused) -> Fix | None:
    """The fix that sets the heading on a line of its own; None within markup."""
    prose, block = document.prose, document.paragraph_at(found.start)
    span = prose.span(found.start, found.split)
    if block is None or document.touches_protected(span) or (document.format == "markdown" and block.kind == "list-item"):
        return None
    newline = "\r\n" if "\r\n" in document.text else "\n"
    gap = 2 * newline if document.format != "text" or (block.after_blank and block.previous) else newline
    splits = [found.split] if found.start == block.start else [found.start, found.split]
    edits = tuple(Edit(prose.span(at, at), gap) for at in splits)
    return Fix(edits, "set the heading on a line of its own", "suggestion")
