"""Characters that nobody sees: zero width, soft hyphens, controls, stray selectors, hidden tags.

They come with text from web pages, PDF files and word processors, break searches, links and code that is copied, and can
hide text.  Found are: zero width spaces, joiners and non-joiners, word joiners, byte order marks in mid-text, invisible
operators, soft hyphens, C0 and C1 controls but tab and line ends, terminal sequences, interlinear annotation, Hangul
fillers, tag characters, and variation selectors behind what takes none.  A document full of one kind has one finding.

Left alone, because text needs them: joiners in emoji and in Arabic, Indic and other scripts that join or reorder letters;
zero width spaces in scripts without spaces (Thai, Khmer, Lao, Myanmar), behind @ and # (no mention, no tag) and beside
emphasis in Markdown (`**这个。**` needs one in front of a Han character); selectors of emoji and of ideographs; the tags of
flags; a form feed at a line end; fillers in old Hangul.  A soft hyphen says where a word may break; in text and Markdown
it is residue of a layout, whichever script the word is in.  Code and URLs are not read.

Source: Unicode Standard, chapters 4 and 23; UTS #51 for emoji, UTS #37 for ideographic variation sequences.

Fix safety: safe for what has no width and no effect. Unsafe for line tabulation and form feed inside of a line, which may
stand for a line break, for terminal sequences, for Hangul fillers, which show as a space, and for a single C1 control,
which may be a byte of a lost character. There is no fix where such a control is part of text in the wrong codec, for an
annotation, and where a soft hyphen ends a line.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Good, Span, rule
from wenlint_rules.encoding.invisible import Run, deletion, findings, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options

ZWSP, ZWNJ, ZWJ = "\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"
BOM, SOFT_HYPHEN, TEXT_STYLE, EMOJI_STYLE = "\N{ZERO WIDTH NO-BREAK SPACE}", "\N{SOFT HYPHEN}", "\ufe0e", "\ufe0f"
C0 = "\0-\x08\x0b\x0c\x0e-\x1f\x7f"
C1 = "\x80-\x9f"
ANNOTATION = "\ufff9-\ufffb"
FILLERS = "\u115f\u1160\u3164\uffa0"
SELECTORS = "\ufe00-\ufe0f"
FORMAT = "\u034f\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff\xad"
TAGS = "\U000e0001\U000e0020-\U000e007f"
IDEOGRAPHIC_SELECTORS = "\U000e0100-\U000e01ef"
EMPTY_IN_1252 = "\x81\x8d\x8f\x90\x9d"
"""C1 controls that no character of Windows-1252 turns into when it is read as Latin-1."""

ACTS = "\v\f\b\x1b" + FILLERS
"""Characters whose removal may take away a break, a space or a terminal command."""


def _all(ranges: str) -> str:
    """The characters of the body of a character class."""
    return "".join(chr(code) for low, high in re.findall("(.)(?:-(.))?", ranges, re.DOTALL) for code in range(ord(low), ord(high or low) + 1))


@rule(
    "ENC305",
    "invisible-character",
    unit=Document,
    needs=_all(C0 + C1 + ANNOTATION + FILLERS + SELECTORS + FORMAT + TAGS + IDEOGRAPHIC_SELECTORS),
    good=[
        "一家人\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}，彩虹旗\N{WAVING WHITE FLAG}\ufe0f\u200d\N{RAINBOW}",
        "心\N{HEAVY BLACK HEART}\ufe0f，键 1\ufe0f\u20e3 和 \N{INFORMATION SOURCE}\ufe0f，\N{MERPERSON}\N{EMOJI MODIFIER FITZPATRICK TYPE-3}\u200d\N{FEMALE SIGN}\ufe0f",
        "نامه\u200cهای فارسی",
        "क्\u200dष और क्\u200cष",
        "ภาษา\u200bไทย",
        "葛\U000e0100城市と葛飾区",
        "英格兰\N{WAVING BLACK FLAG}\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f赢了",
        "第一页\n\f第二页",
        "谢谢 @\u200bsomeone，见 #\u200b12",
        Good("这是**重点。**\u200b后文", format="markdown"),
        Good("```\n'\u200b'\n```\n", format="markdown"),
        "\ufeff文首的字节顺序标记",
        "ᄒ\u1160ᆫ",
    ],
    bad=[
        Bad("零宽«\u200b\u200b»空格", fixed="零宽空格"),
        Bad("中«\ufeff»间，英«\u2060»文 in«\xad»visible", fixed="中间，英文 invisible"),
        Bad("汉«\u200d»字«\u200c»和«\u200d» \N{GRINNING FACE}", fixed="汉字和 \N{GRINNING FACE}"),
        Bad("标题«\ufe0f»一", fixed="标题一"),
        Bad("控制«\x07»字符«\x01\x02»与«\x7f»删除", fixed="控制字符与删除"),
        Bad("上文«\v»下文，line one«\v»line two", fixed="上文下文，line one line two"),
        Bad("输出«\x1b[31m»红字«\x1b[0m»结束", fixed="输出红字结束"),
        Bad("«N\b»NA«_\b»ME", fixed="NAME"),
        Bad("隐藏«\U000e0068\U000e0069»文字", fixed="隐藏文字"),
        Bad("它«\x93»说«\x94»"),
        Bad("一段«é\x9c\x80»乱码"),
        Bad("空«\x81\x81»白", fixed="空白"),
        Bad("名字«\u3164»为空", fixed="名字为空"),
        Bad("基字«\ufff9»注«\ufffb»"),
        Bad("a hy«\xad»\nphen"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    yield from findings(run for run in _runs(document) if not document.touches_protected(run.span))


def _runs(document: Document) -> Iterator[Run]:
    """The residue in a document, code and URLs included, in three passes over its text."""
    text = document.text
    markdown = document.format == "markdown"
    for match in _pattern(f"\x1b\\[[0-?]*[ -/]*[@-~]|[{C0}{ANNOTATION}{FILLERS}{SELECTORS}{FORMAT}]+").finditer(text):
        if match[0][0] == "\x1b" and len(match[0]) > 2:
            yield Run(Span(*match.span()), "terminal control sequence", deletion(*match.span()), safe=False)
        else:
            for start, end in _residue(text, *match.span(), markdown):
                yield _run(text, start, end)
    yield from _controls(text)
    if max(document.characters) >= "\U000e0000":
        for match in _pattern(f"[{TAGS}{IDEOGRAPHIC_SELECTORS}]+").finditer(text):
            if not _ends_flag(text, *match.span()):
                yield from (_run(text, start, end) for start, end in _residue(text, *match.span(), markdown))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _residue(text: str, start: int, end: int, markdown: bool) -> Iterator[tuple[int, int]]:
    """The parts of a run of invisible characters that the text around does not need."""
    begin = start
    for at in range(start, end):
        if text[at] == "\b" and _is_overstrike(text, at):
            if begin < at - 1:
                yield begin, at - 1
            yield at - 1, at + 1
            begin = at + 1
        elif _is_needed(text, at, markdown):
            if begin < at:
                yield begin, at
            begin = at + 1
    if begin < end:
        yield begin, end


def _is_overstrike(text: str, at: int) -> bool:
    """True for the backspace of bold and underlined letters in the output of old terminals: N\\bN, _\\bA."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before == after != "" or "_" in (before, after)


def _is_needed(text: str, at: int, markdown: bool) -> bool:
    """True for a character that the text around it needs."""
    character, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if character in SELECTORS_SET:
        return _takes_selector(before, character)
    if character == ZWSP:
        beside_emphasis = markdown and any(mark and mark in "*_~" for mark in (before, after))
        return _is_complex(before) or _is_complex(after) or before in ("@", "#") or beside_emphasis
    if character == ZWJ and _is_emoji(before) and unicodedata.category(after or " ")[0] == "S":
        return True
    if character == BOM:
        return at == 0
    if character == SOFT_HYPHEN:  # a byte of broken text: `_controls` speaks about it
        return any("\x80" <= neighbour <= "\x9f" for neighbour in (before, after))
    if character == "\f":
        return before in ("", "\n", "\r") or after in ("", "\n", "\r")
    if character in FILLERS:
        return any("\u1100" <= neighbour <= "\u11ff" and neighbour not in FILLERS for neighbour in (before, after) if neighbour)
    if character in "\u034f\u180e" + ZWNJ + ZWJ:
        return _is_complex(before) or _is_complex(after) or (character == "\u034f" and unicodedata.combining(after or " ") > 0)
    return False


SELECTORS_SET = frozenset(_all(SELECTORS + IDEOGRAPHIC_SELECTORS))


def _is_complex(neighbour: str) -> bool:
    """True for a character of the scripts between Hebrew and Myanmar, and others, whose letters join, stack or have no spaces."""
    return bool(neighbour) and (
        "\u0590" <= neighbour <= "\u109f"
        or "\u1700" <= neighbour <= "\u1cff"
        or "\ua800" <= neighbour <= "\uabff"
        or "\ufb1d" <= neighbour <= "\ufdff"
        or "\ufe70" <= neighbour <= "\ufefc"
        or "\U00010a00" <= neighbour <= "\U00011fff"
        or "\U0001e900" <= neighbour <= "\U0001e95f"
    )


def _is_emoji(before: str) -> bool:
    """True for what may stand in front of the joiner of an emoji: a symbol, a skin tone, a selector, the end of a flag."""
    return before in (EMOJI_STYLE, "\U000e007f") or unicodedata.category(before or " ")[0] == "S"


def _takes_selector(before: str, selector: str) -> bool:
    """True when a variation selector may follow this character."""
    if not before:
        return False
    is_han = "\u3400" <= before <= "\u9fff" or "\uf900" <= before <= "\ufaff" or "\U00020000" <= before <= "\U0003ffff"
    if selector >= "\U000e0100":
        return is_han
    if selector in (TEXT_STYLE, EMOJI_STYLE):
        return unicodedata.category(before)[0] == "S" or before in "0123456789#*\u203c\u2049\u2139\u3030"
    # Standardised variants of mathematics, punctuation and letters of several scripts: no list is kept, but Latin has none.
    return before == "0" or (not before.isascii() and before not in SELECTORS_SET)


def _ends_flag(text: str, start: int, end: int) -> bool:
    """True for the tags behind a black flag that name a region and end as they should."""
    return text[start - 1 : start] == "\N{WAVING BLACK FLAG}" and text[end - 1] == "\U000e007f"


def _run(text: str, start: int, end: int) -> Run:
    """What is to say about a run of characters that do not belong where they are."""
    run, span = text[start:end], Span(start, end)
    if run[-1] == "\b" and run[0] not in ACTS and len(run) == 2 and _is_overstrike(text, end - 1):
        return Run(span, "letter typed over with a backspace", deletion(start, end), safe=False)
    if run[0] >= "\U000e0000" and run[0] < "\U000e0100":
        hidden = "".join(chr(ord(tag) - 0xE0000) for tag in run if "\U000e0020" <= tag <= "\U000e007e")
        return Run(span, f"hidden text {hidden[:40]!r} in tag characters", deletion(start, end), severity="error")
    what = f"invisible {names(run)}"
    if "\ufff9" <= min(run) and max(run) <= "\ufffb":
        return Run(span, what)
    if run[-1] == SOFT_HYPHEN and text[end : end + 1] in ("\n", "\r"):
        return Run(span, f"{what} at a line end: the word goes on in the next line")
    if any(mark in run for mark in "\v\f") and not (_is_wide(text[start - 1 : start]) or _is_wide(text[end : end + 1])):
        return Run(span, what, (Edit(span, " "),), safe=False)
    return Run(span, what, deletion(start, end), safe=not any(character in ACTS for character in run))


def _is_wide(neighbour: str) -> bool:
    """True for Chinese and Japanese text, which has no spaces between words."""
    return neighbour >= "\u2e80"


def _controls(text: str) -> Iterator[Run]:
    """The C1 controls, with the Latin-1 characters around them: alone they are residue, else text in the wrong codec."""
    done = 0
    for match in _pattern(f"[{C1}]+").finditer(text):
        start, end = match.span()
        if start < done:
            continue
        while start > done and "\xa0" <= text[start - 1] <= "\xff":
            start -= 1
        while end < len(text) and "\x80" <= text[end] <= "\xff":
            end += 1
        done = end
        run, span = text[start:end], Span(start, end)
        if all(character in EMPTY_IN_1252 for character in run):
            yield Run(span, f"invisible {names(run)}", deletion(start, end), safe=False)
        else:
            yield Run(span, f"{names(match[0])}: text in another codec was read as Latin-1")
