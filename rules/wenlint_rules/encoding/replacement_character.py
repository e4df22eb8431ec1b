"""Text that is lost: replacement characters and what they turn into.

A decoder that meets bytes it cannot read writes U+FFFD.  Saved as UTF-8 and read as GBK, two of these become 锟斤拷; read
as Windows-1252, one becomes ï¿½.  Uninitialised memory of Microsoft's debug runtime read as GBK shows as 烫烫烫 (0xCC)
or 屯屯屯 (0xCD).  The text itself is gone: look for it in the original.

Left alone: one of them alone in quotation marks or brackets, where the text speaks about it, and 烫烫烫 as a cry.

Source: the byte values follow from the codecs; CRT fill values are those of Microsoft's debug heap documentation.

Fix safety: there is no fix, what stood here cannot be known.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, compile_pattern, rule

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Options


@rule(
    "ENC303",
    "replacement-character",
    unit=Document,
    severity="error",
    needs="\N{REPLACEMENT CHARACTER}锟烫屯¿",
    good=[
        "这碗汤很烫烫的。",
        "烫，烫！屯屯鼠也在。",
        "她缩回手，直叫“烫烫烫！”",
        "古代的锟铻剑。",
        "¿Qué tal?",
        "钢锟与斤两",
        "乱码“锟斤拷”的来历，和替换字符（\N{REPLACEMENT CHARACTER}）有关。",
    ],
    bad=[
        Bad("他说«\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}»来了"),
        Bad("手持两把«锟斤拷»，口中疾呼«烫烫烫»"),
        Bad("na«ï¿½»ve and «锟斤拷锟斤拷»"),
        Bad("书名是“«\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}»”"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.encoding.suspects import is_in_mojibake

    prose = document.prose
    for match in _lost().finditer(prose.text):
        lost = match[0]
        if lost[0] in "锟斤拷" and "锟斤拷" not in lost:
            continue
        if _talked_about().match(prose.text, max(0, match.start() - 1), match.end() + 1):
            continue
        span = prose.span(*match.span())
        if is_in_mojibake(document, span):
            continue
        what = "replacement character U+FFFD" if lost[0] == "\N{REPLACEMENT CHARACTER}" else f"{lost[:6]}{'…' * (len(lost) > 6)}"
        yield Finding(span, f"text was lost here in a wrong decoding ({what}): restore it from the original")


@cache
def _lost() -> re.Pattern[str]:
    """What lost text looks like.

    Two or more U+FFFD in a row saved as UTF-8 give EF BF BD EF BF BD …, which GBK reads as 锟斤拷 over and over; the
    pieces also occur shifted, at the end of a run of odd length.
    """
    return compile_pattern("\N{REPLACEMENT CHARACTER}+|[锟斤拷]{3,}+|(?:ï¿½)+|(?<![好太很真])烫{3,}+(?![！!了啊呀哦])|屯{3,}")


@cache
def _talked_about() -> re.Pattern[str]:
    return compile_pattern("[“‘「『（(\"'](?:\N{REPLACEMENT CHARACTER}|锟斤拷|ï¿½|烫烫烫|屯屯屯)[”’」』）)\"']")
