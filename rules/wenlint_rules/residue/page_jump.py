"""A mark that sends the reader of a printed page to another page.

（上接1版）, 下转第三版, 【上接A02版】, (continued on page 4), 3面に続く: newspapers and journals continue an article on another
page.  In a text without pages the mark stands between two halves of an article, or where the other half is missing.

A mark counts in brackets of its own anywhere, and without brackets where a line begins or ends.  Quoted ones are talk about
such marks and are left alone, as are references (见第4版, "see page 4"), chapters (上接第一章), and 续表, which is the caption of
a table's second part.  （接上页） and （转下页） are marks like the others.

Fix safety: unsafe.  The mark is deleted, with its line where it stands alone; what it joined may lie apart or be lost.
"""

from collections.abc import Iterator

from wenlint.api import Bad, Document, Edit, Finding, Fix, Good, Options, Span, rule
from wenlint_rules.residue.page_marks import PageMark, page_marks

_BLANKS = " \t\u3000\xa0"


@rule(
    "RES601",
    "page-jump",
    unit=Document,
    needs="版页頁面ペ면转轉接nN",
    good=[
        "上接第一章，本节讨论其余的情形。",
        "烟囱上接天，下接地。",
        "详见第4版。见A2版。",
        "续表\n（续表）\n表3（续）",
        "报纸上常见“（上接1版）”，也有（下转第三版）字样。",
        "下转第二版本的说明",
        "上接第一版的报道，记者又走访了工厂。",
        "See page 4. The list (see page 4) is long.",
        "The list is continued on page 4.",
        "Continued from page 1 of the report is a list.",
        "3面に続く戦いだった。",
        Good("报纸用 `（上接1版）` 接上文。", format="markdown"),
    ],
    bad=[
        Bad("头。\n«（下转第三版）»\n尾。", fixed="头。\n尾。"),
        Bad("«(上接1版)»当前,疫情蔓延扩散势头得到遏制。", fixed="当前,疫情蔓延扩散势头得到遏制。"),
        Bad("«（續接第8版）»\n會議強調。\n«（承第3版）»\n", fixed="會議強調。\n"),
        Bad("会议强调。«【下转Ａ02版·要闻】»", fixed="会议强调。"),
        Bad("«上接第一版»　会议强调。", fixed="会议强调。"),
        Bad("會議強調。«▲下轉第4版»", fixed="會議強調。"),
        Bad("头。«（转下页）»\n\n\n«（接上页）»尾。", fixed="头。\n\n\n尾。"),
        Bad("He stopped there. «(continued on page 4)»", fixed="He stopped there."),
        Bad("«Continued from Page A1»\n\nand went on.", fixed="and went on."),
        Bad("会議は終わった。«＝３面に続く»", fixed="会議は終わった。"),
        Bad("- 头\n- «（下转A2版）»\n- 尾", fixed="- 头\n- 尾", format="markdown"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    text = document.prose.text
    for mark in page_marks(document):
        block = document.paragraph_at(mark.start)
        if block and block.kind == "table-cell" and (block.start, block.end) == mark:
            continue  # the words of a catalogue of messages
        fix = Fix((_deletion(document, mark),), "delete the page-jump mark")
        message = f"{text[mark.start : mark.end]} sends the reader to another page of print"
        yield Finding(document.prose.span(*mark), message, fix=fix)


def _deletion(document: Document, mark: PageMark) -> Edit:
    """The edit that takes away the mark, with its paragraph or line if it fills one, or with the blanks on one side."""
    paragraph = document.paragraph_at(mark.start)
    if paragraph and (paragraph.start, paragraph.end) == mark:
        return document.removal(paragraph)
    text = document.text
    start, end = document.prose.span(*mark)
    first, last = start, end
    while first and text[first - 1] in _BLANKS:
        first -= 1
    while last < len(text) and text[last] in _BLANKS:
        last += 1
    begins = first == 0 or text[first - 1] in "\r\n"
    if last == len(text) or text[last] in "\r\n":
        return Edit(Span(first, end if not begins else last + text.startswith("\r\n", last) + (last < len(text))), "")
    return Edit(Span(start, last) if begins or first < start else Span(start, end), "")
