"""A page's teaser: the text stops where a link to the rest stood.

Pages show the beginning of a text and a link, 展开全文, [更多], "Read more"; a copy of the page keeps the words of the link and
lacks the rest.  Serials end with 未完待续.  A list of teasers cuts each of them at the same number of characters and sets … behind.

The words count on a line of their own, or at the end of a paragraph in brackets, behind an ellipsis, or behind a cut sentence;
inside of a sentence, where the text speaks of them, in quotes and as a heading with text below they do not.  Paragraphs that
break off with … count from three on, when their lengths are the same.

Options: `words` are further texts of such links.

Fix safety: unsafe.  The words of the link go, and the text stays cut.  There is no fix for an ellipsis at a fixed length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Finding, Fix, Good, Options, rule
from wenlint_rules.encoding.outside import outside_mojibake

if TYPE_CHECKING:
    from collections.abc import Iterator


class TailOptions(Options):
    """Options of the rule."""

    words: tuple[str, ...] = ()


_TEXT = "会议指出，要加强组织领导，落实工作责任。"
_TEASER = "会议强调要把防控力量向社区下沉加强社区各项防控措施的落实使所有社区成为疫情防控的坚强堡垒，各地组织部门闻令而动立…"


@rule(
    "TRN208",
    "read-more-tail",
    unit=Document,
    options=TailOptions,
    good=[
        "点击“展开全文”可以看到全部内容。",
        f"{_TEXT}阅读更多的书，走更远的路。",
        f"未完待续\n\n{_TEXT}\n\n他在每一章的末尾都写上未完待续四个字。",
        "I have to read more\n\nbooks about it.",
        "Read more books, and you will know more than the others.",
        f"{_TEXT}他没有说下去……",
        "\n".join((_TEASER, _TEXT, _TEASER[7:], "没有……")),
        # a command and how to give it
        Good(f"{_TEXT}\n\n显示全部\n\n选择「视图 - 更新」\n", format="markdown"),
        f"{_TEXT}\n顯示更多\n\n按一下「檢視」標籤。",
        Good(f"# 更多\n\n{_TEXT}", format="markdown"),
        Good(f"{_TEXT}[更多](https://example.org)", format="markdown"),
    ],
    bad=[
        Bad(f"{_TEXT}\n«展开全文»\n", fixed=f"{_TEXT}\n"),
        Bad(f"{_TEXT}各单位要认真…«[更多]»\n", fixed=f"{_TEXT}各单位要认真…\n"),
        Bad(f"{_TEXT}他推开了门«（未完待续）»", fixed=f"{_TEXT}他推开了门"),
        Bad(f"{_TEXT}各單位要認真…… «繼續閱讀»", fixed=f"{_TEXT}各單位要認真……"),
        Bad(
            "The commission found that the bridge had been built without a permit. «Read more...»",
            fixed="The commission found that the bridge had been built without a permit.",
        ),
        Bad("点击查看全部内容\n«查看全文 >>»", fixed="点击查看全部内容"),
        Bad(f"{_TEXT}\n«戳这里看全部»", fixed=_TEXT, options={"words": ["戳这里看全部"]}),
        Bad(f"{_TEASER[:-1]}«…»\n\n{_TEASER[3:-1]}防控措…\n\n{_TEASER[5:-1]}防控措施的…\n"),
    ],
)
@outside_mojibake
def check(document: Document, options: TailOptions) -> Iterator[Finding]:
    from wenlint_rules.truncation.teasers import fixed_lengths, links

    text = document.prose.text
    for link in links(document, options.words):
        span = document.prose.span(link.start, link.end)
        block = document.paragraph_at(link.start)
        if link.is_line and block:
            edit = document.removal(block)
        else:
            edit = Edit(document.prose.span(link.after, link.end), "")
        if not document.touches_protected(edit.span):
            yield Finding(
                span,
                f"{text[link.start : link.end]}: the text goes on behind a link that is not here",
                fix=Fix((edit,), "delete the words of the link"),
            )
    for places, size in fixed_lengths(document):
        first, *others = (document.prose.span(at, at + 1) for at in places)
        yield Finding(first, f"{len(places)} paragraphs break off with … after {size} characters", related=tuple(others))
