"""Text that is lost: replacement characters and what they turn into.

A decoder that meets bytes it cannot read writes U+FFFD.  Saved as UTF-8 and read as GBK, two of these become 锟斤拷; read
as Windows-1252, one becomes ï¿½.  Uninitialised memory of Microsoft's debug runtime read as GBK shows as 烫烫烫 (0xCC)
or 屯屯屯 (0xCD).  Converters without a character for something write a question mark, which shows where no sentence has
one: at its beginning, or in front of a comma or full stop.  The text itself is gone: look for it in the original.

Left alone: one of them alone in quotation marks or brackets, where the text speaks about it, and 烫烫烫 as a cry.

Source: the byte values follow from the codecs; CRT fill values are those of Microsoft's debug heap documentation.

Fix safety: there is no fix, what stood here cannot be known.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, Bad, Document, Finding, compile_pattern, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Options


TRACES = "\N{REPLACEMENT CHARACTER}锟烫屯¿"
"""One of these is in all that lost text turns into, but for question marks."""

STOPS = "，。；、："

MANY = 20
"""From this many question marks on, one finding speaks for all."""


@rule(
    "ENC303",
    "replacement-character",
    unit=Document,
    severity="error",
    needs=TRACES + "?",
    good=[
        "这碗汤很烫烫的。",
        "烫，烫！屯屯鼠也在。",
        "她缩回手，直叫“烫烫烫！”",
        "古代的锟铻剑。",
        "¿Qué tal?",
        "钢锟与斤两",
        "真的吗?真的!是谁??没人知道...?!他说“是吗?”，然后(?)走了?",
        "路径里的通配符（?代表一个字符）很有用。若与终端机无关，则显示 ?，另外还有一列。",
        "可能偶尔输出个别乱码（显示为 \N{REPLACEMENT CHARACTER} 或其他乱码），请重试。",
        "乱码“锟斤拷”的来历，和替换字符（\N{REPLACEMENT CHARACTER}）有关。",
    ],
    bad=[
        Bad("他说«\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}»来了"),
        Bad("手持两把«锟斤拷»，口中疾呼«烫烫烫»"),
        Bad("na«ï¿½»ve and «锟斤拷锟斤拷»"),
        Bad("«??»含下面的内容«??»。\n«?»公司成立于上世纪。"),
        Bad("表\xa010.6.\xa0«??»据安全基础工具列表"),
        Bad("「Expression2」:«??»比较的任意数字表达式"),
        Bad("书名是“«\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}»”"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.encoding.suspects import is_in_mojibake

    if document.has_han and "?" in document.characters:
        yield from _question_marks(document)
    if document.characters.isdisjoint(TRACES):
        return
    prose = document.prose
    for match in _lost().finditer(prose.text):
        lost = match[0]
        if lost[0] in "锟斤拷" and "锟斤拷" not in lost:
            continue
        if _talked_about().match(prose.text, max(0, match.start() - 1), match.end() + 1) or _is_shown(prose.text, match):
            continue
        span = prose.span(*match.span())
        if is_in_mojibake(document, span):
            continue
        what = "replacement character U+FFFD" if lost[0] == "\N{REPLACEMENT CHARACTER}" else f"{lost[:6]}{'…' * (len(lost) > 6)}"
        yield Finding(span, f"text was lost here in a wrong decoding ({what}): restore it from the original")


def _question_marks(document: Document) -> Iterator[Finding]:
    """One finding for each question mark where no sentence has one, or for all when they are many."""
    text = document.prose.text
    places = [
        document.prose.span(*match.span())
        for match in _mark().finditer(text)
        if (_opens(text, match.start()) or (text[match.end()] in STOPS and _han().match(text[match.start() - 1 : match.start()])))
        and not _is_sign(text, *match.span())
    ]
    if not places:
        return
    from wenlint_rules.encoding.shifted import shifted
    from wenlint_rules.encoding.suspects import is_in_mojibake

    runs = [run.span for run in document.view(shifted)]
    places = [span for span in places if not any(map(span.overlaps, runs)) and not is_in_mojibake(document, span)]
    message = "a question mark where no sentence has one: text was lost here in a conversion"
    if len(places) >= MANY:
        yield Finding(places[0], f"{message}, in {len(places)} places", related=tuple(places[1:]), severity="warning")
    else:
        yield from (Finding(span, message, severity="warning") for span in places)


def _opens(text: str, start: int) -> bool:
    """True for the beginning of a line, or behind space or a mark that a sentence, a clause or a word follows."""
    return start == 0 or text[start - 1] in "\n \t\xa0\u3000。；，、：:（「」"


def _is_sign(text: str, start: int, end: int) -> bool:
    """True where the text speaks about the mark: `?代表数字`, `则显示 ?，`."""
    before = text[max(0, start - 4) : start].rstrip()
    return text.startswith(("代表", "表示", "匹配"), end) or before.endswith(
        ("显示", "顯示", "问号", "問號", "通配符", "符号", "符號")
    )


@cache
def _lost() -> re.Pattern[str]:
    """What lost text looks like.

    Two or more U+FFFD in a row saved as UTF-8 give EF BF BD EF BF BD …, which GBK reads as 锟斤拷 over and over; the
    pieces also occur shifted, at the end of a run of odd length.
    """
    return compile_pattern(
        "[\N{REPLACEMENT CHARACTER}锟斤拷ï烫屯](?:(?<=\N{REPLACEMENT CHARACTER})\N{REPLACEMENT CHARACTER}*|(?<=[锟斤拷])[锟斤拷]{2,}+"
        "|(?<=ï)¿½(?:ï¿½)*|(?<=烫)(?<![好太很真].)烫{2,}+(?![！!了啊呀哦])|(?<=屯)屯{2,})"
    )


@cache
def _mark() -> re.Pattern[str]:
    return compile_pattern(f"[?]+(?=[{STOPS}]|[@-~]?[{HAN}])")


@cache
def _han() -> re.Pattern[str]:
    return compile_pattern(f"[{HAN}]")


def _is_shown(text: str, lost: re.Match[str]) -> bool:
    """True for a sign by itself behind words that say how a lost character is shown."""
    stands_alone = text[lost.end() : lost.end() + 1] in (" ", *STOPS)
    return stands_alone and _shown_as().search(text, max(0, lost.start() - 6), lost.start()) is not None


@cache
def _shown_as() -> re.Pattern[str]:
    return compile_pattern("(?:[显顯]示|[变變])[为為成][ ]?\\Z")


@cache
def _talked_about() -> re.Pattern[str]:
    return compile_pattern("[“‘「『（(\"'](?:\N{REPLACEMENT CHARACTER}|锟斤拷|ï¿½|烫烫烫|屯屯屯)[”’」』）)\"']")
