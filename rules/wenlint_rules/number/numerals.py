"""The numerals of enumerations: Arabic, Chinese, full-width, Roman and enclosed ones, to whole numbers and back."""

import re
from unicodedata import numeric

ARABIC = "0-9０-９"
"""Body of a character class of Arabic digits, full-width ones included."""

CHINESE = "〇○零一二三四五六七八九十百千廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
"""Body of a character class of what Chinese ordinals are written with."""

ENCLOSED = "①-⑳⑴-⒇⒈-⒛❶-❿➀-➉㈠-㈩㉑-㉟㊀-㊉㊱-㊿"
"""Body of a character class of numbers that are one character with their circle, brackets or full stop."""

ROMAN = "Ⅰ-Ⅻ"
"""Body of a character class of Roman numbers that are one character."""

_DIGIT = {
    **{digit: value for value, digit in enumerate("〇一二三四五六七八九")},
    **{digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
_UNIT = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_ROMAN = {
    "M": 1000,
    "CM": 900,
    "D": 500,
    "CD": 400,
    "C": 100,
    "XC": 90,
    "L": 50,
    "XL": 40,
    "X": 10,
    "IX": 9,
    "V": 5,
    "IV": 4,
    "I": 1,
}

_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_TO_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")

_MAX_DIGITS = 9
"""More digits than this are no ordinal (and Python refuses to convert thousands of them)."""


def to_number(numeral: str) -> int | None:
    """The whole number that a numeral of any of these scripts stands for, None when it stands for none."""
    if len(numeral) > _MAX_DIGITS:
        return None
    if numeral.isdecimal():
        return int(numeral)
    if numeral[:1] in "IVXLCDM":
        return _from_roman(numeral)
    if numeral[:1] in _DIGIT or numeral[:1] in _UNIT or numeral[:1] in "廿卅":
        return _from_chinese(numeral)
    value = numeric(numeral, -1.0) if len(numeral) == 1 else -1.0
    return int(value) if value >= 0 and value.is_integer() else None


def script(numeral: str) -> str:
    """What a numeral is written in, named by its one: `1` also for `04` and `４`, `一`, `壹`, `I`, `①`, `㈠` …."""
    return "1" if numeral.isdecimal() else like(numeral, 1)


def like(numeral: str, number: int) -> str:
    """A number in the script of a numeral: `like("04", 3)` is `03`, `like("四", 3)` is `三`, `like("④", 3)` is `③`."""
    if numeral.isascii() and numeral.isdecimal():
        return str(number).zfill(len(numeral) if numeral.startswith("0") else 1)
    if numeral.isdecimal():
        return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    if numeral[:1] in "IVXLCDM":
        return _to_roman(number)
    if len(numeral) == 1 and numeral not in _DIGIT and numeral not in _UNIT:
        character = chr(ord(numeral) + number - (to_number(numeral) or 0))
        return character if numeric(character, -1.0) == number else str(number)
    written = _to_chinese(number)
    return written if numeral[:1] not in _FORMAL else written.translate(_TO_FORMAL)


def _from_chinese(numeral: str) -> int | None:
    """一百零三, 廿三, 十一; digits alone count by place: 一○三."""
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    if all(character in _DIGIT for character in numeral):
        return int("".join(str(_DIGIT[character]) for character in numeral))
    total, digit, last_unit = 0, None, 10_000
    for character in numeral:
        if character in _DIGIT:
            if digit:
                return None
            digit = _DIGIT[character]
        elif character in _UNIT and _UNIT[character] < last_unit:
            last_unit = _UNIT[character]
            total += (digit or 1) * last_unit
            digit = None
        else:
            return None
    return total + (digit or 0)


def _to_chinese(number: int) -> str:
    """1 to 9999 in everyday digits: 十一, 二十, 一百零三."""
    digits = "零一二三四五六七八九"
    if not 0 < number < 10_000:
        return str(number)
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += digits[digit] + name
        elif written and number % unit:
            written += "零"
    written = re.sub("零+", "零", written)
    return written[1:] if written.startswith("一十") else written


def _from_roman(numeral: str) -> int | None:
    if not re.fullmatch("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", numeral):
        return None
    return sum(_ROMAN[symbol] for symbol in re.findall("CM|CD|XC|XL|IX|IV|[MDCLXVI]", numeral))


def _to_roman(number: int) -> str:
    written = ""
    for symbol, value in _ROMAN.items():
        written += symbol * (number // value)
        number %= value
    return written
