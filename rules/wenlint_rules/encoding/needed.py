"""Where text needs an invisible character: emoji, scripts that join letters, selectors behind what takes one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from wenlint.api import compile_pattern
from wenlint_rules.encoding.classes import FILLERS

if TYPE_CHECKING:
    from collections.abc import Iterator

ZWSP, ZWNJ, ZWJ = "\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"
BOM, SOFT_HYPHEN = "\N{ZERO WIDTH NO-BREAK SPACE}", "\N{SOFT HYPHEN}"
GRAPHEME_JOINER, MONGOLIAN_SEPARATOR = "\N{COMBINING GRAPHEME JOINER}", "\N{MONGOLIAN VOWEL SEPARATOR}"
TEXT_STYLE, EMOJI_STYLE = "\ufe0e", "\ufe0f"
FLAG, END_OF_TAGS = "\N{WAVING BLACK FLAG}", "\N{CANCEL TAG}"

STYLED = "0123456789#*\N{DOUBLE EXCLAMATION MARK}\N{EXCLAMATION QUESTION MARK}\N{INFORMATION SOURCE}\N{WAVY DASH}"
"""What is no symbol by its category and has a text and an emoji style."""

LINE_ENDS = ("", "\n", "\r")

LONGEST_CODE = 40
"""Characters of the row of a table of characters in front of one of them: its codes."""


def is_needed(text: str, at: int, markdown: bool) -> bool:
    """True for an invisible character that the text around it needs, or that is there on purpose."""
    character, before, after = text[at], text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if before == "\t" and is_in_table_of_characters(text, at):
        return True
    if is_selector(character):
        return _takes_selector(before, character)
    if character == ZWSP:
        beside_emphasis = markdown and any(mark and mark in "*_~" for mark in (before, after))
        return before in ("@", "#") or beside_emphasis or _is_complex(before) or _is_complex(after)
    if character == ZWJ and _ends_emoji(before) and _category(after) == "S":
        return True
    if character in (ZWJ, ZWNJ, MONGOLIAN_SEPARATOR):
        return _is_complex(before) or _is_complex(after)
    if character == GRAPHEME_JOINER:
        return _is_complex(before) or _category(after) == "M"
    if character == BOM:
        return at == 0
    if character == SOFT_HYPHEN:
        return _is_in_broken_text(text, at)
    if character == "\f":
        return before in LINE_ENDS or after in LINE_ENDS
    if character == "\a":
        return _delimits_in_roff(text, at)
    if character in FILLERS:
        return any("\u1100" <= neighbour <= "\u11ff" and neighbour not in FILLERS for neighbour in (before, after))
    return False


def is_selector(character: str) -> bool:
    """True for a variation selector."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def is_in_table_of_characters(text: str, at: int) -> bool:
    """True for a character alone in its cell, in a row that begins with its codes: `AD`, a tab, and a soft hyphen."""
    start = text.rfind("\n", max(0, at - LONGEST_CODE), at) + 1
    codes = text[start:at]
    return (
        codes[-1:] == text[at + 1 : at + 2] == "\t"
        and compile_pattern("(?:(?:U[+]|0x)?[0-9A-Fa-f]{2,6}\t)+").fullmatch(codes) is not None
    )


def _delimits_in_roff(text: str, at: int) -> bool:
    """True for one of two bells in a line of roff, a request, which delimits strings with them."""
    end = text.find("\n", at)
    line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
    return line[:1] in (".", "'") and line.count("\a") % 2 == 0


def names_flag(text: str, start: int, end: int) -> bool:
    """True for tags behind a black flag that name its region and end as they should."""
    return text[start - 1 : start] == FLAG and text[end - 1] == END_OF_TAGS


def _category(character: str) -> str:
    """The first letter of the general category; empty for no character."""
    return unicodedata.category(character)[0] if character else ""


def _is_complex(character: str) -> bool:
    """True for the scripts from Hebrew to Myanmar, and others, whose letters join or stack, or that have no spaces."""
    return (
        "\u0590" <= character <= "\u109f"
        or "\u1700" <= character <= "\u1cff"
        or "\ua800" <= character <= "\uabff"
        or "\ufb1d" <= character <= "\ufdff"
        or "\ufe70" <= character <= "\ufefc"
        or "\U00010a00" <= character <= "\U00011fff"
        or "\U0001e900" <= character <= "\U0001e95f"
    )


def _ends_emoji(character: str) -> bool:
    """True for what may stand in front of the joiner of an emoji: a symbol, a skin tone, a style, the end of a flag."""
    return character in (EMOJI_STYLE, END_OF_TAGS) or _category(character) == "S"


def _takes_selector(before: str, selector: str) -> bool:
    """True when a variation selector may follow this character."""
    if selector >= "\U000e0100":
        return "\u3400" <= before <= "\u9fff" or "\uf900" <= before <= "\ufaff" or "\U00020000" <= before <= "\U0003ffff"
    if selector in (TEXT_STYLE, EMOJI_STYLE):
        return _category(before) == "S" or (before != "" and before in STYLED)
    # Standardised variants exist in mathematics, punctuation and many scripts; Latin has the slashed zero only.
    return before == "0" or not (before.isascii() or is_selector(before))


def _is_in_broken_text(text: str, at: int) -> bool:
    """True for a soft hyphen among Latin-1 characters that are bytes of text in another codec, and no letters: å¸¸æ."""
    before, after = text[max(0, at - 2) : at][::-1], text[at + 1 : at + 3]
    near = [character for side in (before, after) for character in _run_of_high(side)]
    return any(character <= "\xbf" for character in near)


def _run_of_high(side: str) -> Iterator[str]:
    """The characters of one side up to the first that Latin-1 has not in its upper half."""
    for character in side:
        if not "\x80" <= character <= "\xff" or character == SOFT_HYPHEN:
            return
        yield character
