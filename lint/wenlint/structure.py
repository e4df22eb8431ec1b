"""What a block of prose is by its form: a title, an item, a byline, a caption, verse, a signature.

Markdown says much of it by markup; plain text says it by length, marks and a few set words only.  Rules ask here, so
that all of them see the same thing.  Nothing is computed before a rule asks about a block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wenlint.document import CLOSERS, HAN, SENTENCE_END
from wenlint.formats.plain import columns
from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    from wenlint.document import Paragraph

Form = Literal[
    "heading",
    "title",
    "item",
    "cell",
    "byline",
    "caption",
    "salutation",
    "signature",
    "label",
    "number",
    "separator",
    "furniture",
    "verse",
    "dialogue",
    "comment",
    "bilingual",
    "prose",
]

MAX_TITLE_COLUMNS = 60
"""A line without an end mark up to this width may be a title; a Han character takes two columns."""

_NUMERAL = "〇零一二三四五六七八九十百千两○"

_ITEM_MARK = (
    r"[-*+•·●○■□◆◇▪►▶※★☆▲△][ \t\u3000]*"
    r"|[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229]"
    rf"|[（(](?:[0-9０-９]{{1,3}}|[{_NUMERAL}]{{1,3}}|[A-Za-z])[)）]"
    r"|[0-9０-９]{1,3}(?:[.．][0-9]{1,3})*(?:[、)）]|[.．](?![0-9])|[ \u3000](?![年月日时時分]))"
    r"|[A-Z](?:\.[0-9]{1,3})+\.?[ \xa0]"
    rf"|[{_NUMERAL}]{{1,3}}[、.．]"
    rf"|第[{_NUMERAL}0-9０-９]{{1,6}}[章节節回篇编編部卷条條款项項讲講课課集]"
    rf"|其[{_NUMERAL}]|[{_NUMERAL}]{{1,2}}[是要则則]"
    r"|[A-Za-z][.)][ \t]"
)

_NAME = rf"[{HAN}、·]{{2,16}}"
_LATIN_NAME = r"[A-Z][a-z]+(?: (?:[A-Z][a-z]+|of|and|for|in|to|the))+"
_GAP = r"[ \u3000]?[/｜|（( \u3000][ \u3000]?"
"""A name in Chinese characters, one of at least two Latin words, and what stands between the two in a bilingual line."""

_FORMS: tuple[tuple[Form, str], ...] = (
    (
        "heading",
        rf"第[{_NUMERAL}0-9０-９]{{1,6}}[章节節回篇编編部卷](?:[ \u3000\xa0：:].{{0,40}})?"
        r"|[^，。！？；]{0,30}(?:关于|關於)[^，。！？；]{2,60}(?:通知|意见|意見|报告|報告|通报|通報|方案|办法|辦法|规定|規定|决定|決定|请示|請示|批复|批覆|公告|通告|函)",
    ),
    (
        "number",
        r"[-—–·\s]*[0-9０-９]{1,5}[-—–·\s]*|第\s*[0-9]{1,5}\s*[页頁](?:.{0,3}共\s*[0-9]{1,5}\s*[页頁])?|[0-9]{1,5}\s*/\s*[0-9]{1,5}",
    ),
    (
        "signature",
        rf"[^。！？，；：“”]{{0,30}}(?:[0-9０-９]{{1,2}}|[{_NUMERAL}]{{1,3}})月(?:[0-9０-９]{{1,2}}|[{_NUMERAL}]{{1,3}})[日号號]"
        rf"|(?:[0-9０-９]{{4}}|[{_NUMERAL}]{{4}})\s*年\s*[0-9０-９{_NUMERAL}]{{1,3}}\s*月(?:\s*[0-9０-９{_NUMERAL}]{{1,3}}\s*[日号號])?"
        r"|此致|敬礼[！!]?|敬禮[！!]?|特此(?:通知|公告|通告|报告|報告|函告|函复|函覆)[。.]?",
    ),
    ("salutation", r"(?:尊敬的|敬爱的|敬愛的|亲爱的|親愛的|各位|Dear |Hi |Hello ).{0,40}[：:，,！!]"),
    (
        "byline",
        r"[（(【\[■]?(?:本报|本報|新华社|新華社)?(?:作者|编者|編者|记者|記者|通讯员|通訊員|编辑|編輯|责任编辑|責任編輯|来源|來源|出处|出處|译者|譯者|校对|校對|撰文|供稿)"
        r"[：:\s（(].{0,60}|[（(].{0,12}[社网網报報台].{0,16}[电電讯訊][)）]"
        rf"|[{HAN}、·（）()]{{4,30}}[ \u3000\xa0]{{1,2}}[{HAN}]{{2,3}}(?:[、 \u3000][{HAN}]{{2,3}})*"
        rf"|(?:本[报報台刊][^。，]{{0,8}}|新华社|新華社|《[^》]{{2,12}}》)?(?:记者|記者|通讯员|通訊員)[{HAN}· \u3000、《》]{{2,40}}"
        r"|[Bb]y [A-Z][^.]{0,60}",
    ),
    (
        "caption",
        rf"(?:[图圖例]|表格?|附[图圖表]|[范範示]例|清[单單]|列表|代[码碼]|Figure|Fig\.|Table|Listing)\s*[0-9A-Z{_NUMERAL}].{{0,80}}|[▲△▼◎].{{0,80}}"
        r"|.{2,60}[（(/\s][^()（）]{1,20}(?:摄|攝|摄影|攝影|供图|供圖)[)）]?",
    ),
    ("comment", r"(?://|/\*|<!--|#!).*"),
    ("bilingual", rf"{_NAME}{_GAP}{_LATIN_NAME}[)）]?|{_LATIN_NAME}{_GAP}{_NAME}[)）]?"),
    ("dialogue", r"[“「『‘][^“”「」『』]{0,80}[，。！？!?…—～~][”」』’][^“”「」『』]{0,20}|—{1,2}[^—].{0,80}[。！？!?…]"),
    ("label", r"[^。！？!?，,；;：:\s][^。！？!?，,；;：:]{0,15}[：:][^。！？!?；;]{1,40}"),
)


_ITEM = compile_pattern(_ITEM_MARK)
_LATIN = compile_pattern("[0-9A-Za-z]")
_CLAUSE = compile_pattern(r"[，。！？；、：,;!?…\s“”‘’「」『』]+")
_PROGRAM_LINE = compile_pattern(r"^# |^[\w.\-]+[ \t]*=|[={};]$|^\w[\w.]*\(.*\)$")
_FORM_PATTERNS = tuple((name, compile_pattern(pattern)) for name, pattern in _FORMS)


def item_mark(text: str) -> str:
    """The bullet or number that a block begins with, as 一、 or (2) or 第三章; empty when there is none."""
    match = _ITEM.match(text)
    return match[0] if match else ""


def ends_sentence(text: str) -> bool:
    """True when a text ends in a mark that closes a sentence or announces what follows, closing quotes aside.

    A colon, a semicolon and a dash count: what ends in them is no cut sentence.
    """
    body = text.rstrip(CLOSERS + " \t")
    return not body or body[-1] in _COMPLETE


_COMPLETE = SENTENCE_END + "；;：:—～~.．｡"


def form(paragraph: Paragraph) -> Form:
    """What a block is, as far as its markup, its text and the width of its line tell.

    `heading` is one by markup or by set words, as 第三章 or 关于…的通知; `title` is a short line without an end mark, which may be a
    title, a label or a cut sentence; `furniture` is what a web page has around its text.  A block with an
    item mark is an `item` even when it is long.  `dialogue` is a spoken sentence between quotation marks or behind a dash,
    with few words about who speaks; `comment` one of program text; `bilingual` a name in two languages.
    """
    text = paragraph.text
    if paragraph.kind == "table-cell":
        return "cell"
    if paragraph.kind == "heading":
        return "heading"
    if paragraph.kind == "furniture":
        return "furniture"
    if not any(map(str.isalnum, text)):
        return "separator"
    if len(text) <= 100:
        for name, pattern in _FORM_PATTERNS:
            if pattern.fullmatch(text):
                return name
    if is_verse(text):
        return "verse"
    if text.startswith("# ") and _is_among_program_lines(paragraph):
        return "comment"
    if paragraph.kind == "list-item" or item_mark(text):
        return "item"
    return "title" if is_title(text) else "prose"


def _is_among_program_lines(paragraph: Paragraph) -> bool:
    """True when a line in front or behind is a comment as well, or program text: else a hash marks a heading."""
    return any(line is not None and _PROGRAM_LINE.search(line.text) for line in (paragraph.previous, paragraph.next))


def is_title(text: str) -> bool:
    """True for a short text without an end mark, which may be a title."""
    return columns(text) <= MAX_TITLE_COLUMNS and not ends_sentence(text) and not any(mark in text[:-1] for mark in SENTENCE_END)


def is_verse(text: str) -> bool:
    """True when a text is made of at least four clauses nearly all of which have the same four to seven characters."""
    if len(text) > 1000 or _LATIN.search(text):
        return False
    clauses = [len(clause) for clause in _CLAUSE.split(text) if clause]
    if len(clauses) < 4:
        return False
    usual = max(set(clauses), key=clauses.count)
    return 4 <= usual <= 7 and clauses.count(usual) >= 0.85 * len(clauses)
