"""The forms in which a page number stands on a line of its own: 12, - 12 -, (12), 第12页 共30页, Page 12 of 30, xii."""

from __future__ import annotations

import re

from wenlint.api import compile_pattern

MAX_CHARS = 30
"""Characters of a line that is a page number."""

_BLANK = r"[^\S\n]*+"
_DIGITS = "[0-9０-９]{1,4}"
_NUMERALS = "零〇一二三四五六七八九"
_HAN_NUMBER = f"[{_NUMERALS}十百]{{1,5}}"
_ROMAN = "[ivxlc]{1,7}|[IVXLC]{1,7}"

_PAGE = "[页頁]"
_OF = rf"{_BLANK}(?:[/／|,，、;；（(]|of|OF)?{_BLANK}共?{_BLANK}(?:{_DIGITS}|{_HAN_NUMBER}){_BLANK}{_PAGE}?[)）]?"
_TOTAL = rf"(?:{_BLANK}(?:[/／]|of|OF){_BLANK}{_DIGITS}|{_OF}(?<=[页頁)）]))?"
"""How many pages there are, behind the number of one of them."""

_BRACKETS = ("()", "（）", "[]", "［］", "【】", "〔〕", "〖〗", "<>", "＜＞", "〈〉", "《》", "「」", "{}", "||")
_DASH = r"[-—–－―─‐‑−~～·•∙・*=_]{1,3}"
_ENCLOSED = "|".join(
    rf"{re.escape(pair[0])}{_BLANK}(?:第{_BLANK})?(?P<in{index}>{_DIGITS}|{_ROMAN}){_BLANK}{_PAGE}?{_TOTAL}{_BLANK}{re.escape(pair[1])}"
    for index, pair in enumerate(_BRACKETS)
)
_FORM = compile_pattern(
    rf"{_ENCLOSED}"
    rf"|(?P<dash>{_DASH})?{_BLANK}(?:(?P<plain>{_DIGITS})|第{_BLANK}(?P<ordinal>{_DIGITS}|{_HAN_NUMBER}){_BLANK}{_PAGE}|(?P<roman>{_ROMAN}))"
    rf"{_BLANK}{_PAGE}?{_TOTAL}{_BLANK}(?:{_DASH})?[、.．。,，]?"
    rf"|(?P<alone>{_HAN_NUMBER})"
    rf"|共{_BLANK}{_DIGITS}{_BLANK}{_PAGE}{_BLANK}[/／,，、]?{_BLANK}第{_BLANK}(?P<behind>{_DIGITS}){_BLANK}{_PAGE}"
    rf"|(?:{_PAGE}[码碼次数數]?{_BLANK}[:：]?|[Pp](?:age|AGE|g|G)?[.．:：]?){_BLANK}(?P<named>{_DIGITS}){_TOTAL}{_BLANK}[.。]?"
)

_LINE = compile_pattern(
    rf"\n{_BLANK}(?=[-0-9０-９{_NUMERALS}十百ivxlcIVXLC第共页頁Pp(（[［【〔〖<＜〈《「{{|—–－―─‐‑−~～·•∙・*=_])[^\n]{{1,{MAX_CHARS}}}(?=\n|\Z)"
)
"""Lines that may be a page number; the newline comes first, as a literal is found fastest."""

_ROMAN_NUMERAL = compile_pattern(r"(?=.)(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_YEARS = range(1900, 2100)
_DIGIT_RUN = compile_pattern(f"{_DIGITS}|{_HAN_NUMBER}|{_ROMAN}")


def page_lines(text: str) -> list[tuple[int, int]]:
    """The offsets of the lines that may be page numbers, without their line ends."""
    return [(match.start(), match.end() - 1) for match in _LINE.finditer(f"\n{text}")]


def page_number(line: str) -> tuple[int, str] | None:
    """The number that a line is, and its form with # for the numbers; None if it is no page number.

    A letter alone is a name and no Roman numeral, and four digits alone may be a year.
    """
    line = line.strip()
    match = _FORM.fullmatch(line)
    if match is None:
        return None
    number = next(group for name, group in match.groupdict().items() if group and name != "dash")
    value = _value(number)
    if value is None or (number == line and (value in _YEARS or (len(number) == 1 and not number.isdecimal()))):
        return None
    return value, _DIGIT_RUN.sub("#", line)


def _value(number: str) -> int | None:
    """The value of a number in digits, Han numerals or Roman ones."""
    if number.isdecimal():
        return int(number)
    if number[0].isascii():
        if not _ROMAN_NUMERAL.fullmatch(number.lower()):
            return None
        values = [_ROMAN_VALUES[letter] for letter in number.lower()]
        return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
    return _han_value(number)


def _han_value(number: str) -> int | None:
    """The value of 三十二, 一百零五 or 一二; None for what is no number, as 十百."""
    if "十" not in number and "百" not in number:
        return int("".join(str(_digit(numeral)) for numeral in number))
    match = re.fullmatch(f"(?:([{_NUMERALS}])百)?[零〇]?(?:([{_NUMERALS}])?(十))?([{_NUMERALS}])?", number)
    if match is None:
        return None
    hundreds, tens, ten, ones = match.groups()
    total = 100 * _digit(hundreds) if hundreds else 0
    total += 10 * (_digit(tens) if tens else 1) if ten else 0
    return total + (_digit(ones) if ones else 0)


def _digit(numeral: str) -> int:
    return max(0, _NUMERALS.index(numeral) - 1)
