"""Markup that a converter left in running text: HTML tags, Markdown in a plain text, forum tags, merge conflict marks.

`<br>`, `</p>`, `<span style="color:red">` and `&lt;br&gt;` in a plain text, tags without their pair in Markdown, `**重点**`,
links and images of Markdown in a plain text, `[[链接]]` and `'''重点'''` of a wiki, `[url=…]`, HTML comments, and the `<<<<<<<` of a merge that was not finished.
A text with many of them has one finding.

Left alone: tags that a text speaks of (in quotes, between blanks, beside words such as 标签 and element), names in angle
brackets that are no element of HTML (`<文件名>`), whatever is code, and in Markdown all tags with their pair and `<br>`.

Fix safety: unsafe.  The tags go, the text between them stays; whether a line break was meant is not known.  There is no
fix for a merge conflict, where two texts claim one place, and for links, whose target would be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Fix, Good, Options, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY = 12
"""Pieces of markup above which a text has one finding for all of them."""


@rule(
    "RES604",
    "markup-residue",
    unit=Document,
    needs="<&*['",
    good=[
        "使用 <b> 标签加粗，或者“<br>”换行。",
        "字段以 <SDFIELD> 标记标识，见 <文件名> 和 <Name>=<Value>。",
        "浮動外框會以 <IFRAME> 和 </IFRAME> 標籤括起。",
        "程序会搜索 <a href=...>。",
        "Use the <br> tag, <b>, and <i>.",
        "Osamu Aoki<osamu at debian dot org>, a < b > c",
        "中**国与2**3=8",
        "写作 '''name''' 或 if [[ -f 文件 ]]; then，见 [[link]]，读过[[红楼梦]]。",
        Good("一行<br>两行，<b>粗</b>，`</p>`。\n\n<div>\n\n文\n\n</div>\n", format="markdown"),
        Good("标题\n=======\n\n正文\n", format="markdown"),
    ],
    bad=[
        Bad(
            '会议指出，«<br>»要抓好落实。«</p>»各单位，«<span style="color:red">»应当执行。',
            fixed="会议指出，要抓好落实。各单位，应当执行。",
        ),
        Bad("The text«<br/>» went on.", fixed="The text went on."),
        Bad("会议指出，«&lt;br&gt;»要抓好落实。", fixed="会议指出，要抓好落实。"),
        Bad("要抓好«**重点**»工作。«<!-- 页眉 -->»", fixed="要抓好重点工作。"),
        Bad("详见«[网站](http://example.com/)»。"),
        Bad("«[[北京市|北京]]»是«'''首都'''»。«<ref>»史料«</ref>»", fixed="北京是首都。史料"),
        Bad("«[b]»重要«[/b]»通知", fixed="重要通知"),
        Bad("«<<<<<<< HEAD»\n甲\n«=======»\n乙\n«>>>>>>> main»\n"),
        Bad(
            "会议指出，«</span>»要抓好落实，«<font size=3>»各单位。\n", fixed="会议指出，要抓好落实，各单位。\n", format="markdown"
        ),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.residue.markup import markup

    found = markup(document)
    if len(found) > _MANY:
        edits = tuple(edit for piece in found for edit in piece.edits)
        fix = Fix(edits, "delete all markup") if edits else None
        first = found[0]
        yield Finding(
            first.span,
            f"{first.what}, the first of {len(found)} pieces of markup",
            related=tuple(piece.span for piece in found[1:]),
            fix=fix,
        )
        return
    for span, what, edits in found:
        yield Finding(span, what, fix=Fix(edits, "delete the markup") if edits else None)
