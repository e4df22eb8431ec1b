"""The numerals of enumerations: Arabic, Chinese, Roman and enclosed ones, to whole numbers and back."""

import re

ARABIC = "0-9０-９"
"""Body of a character class of Arabic digits, full-width ones included."""

DIGITS = "0123456789０１２３４５６７８９"
"""The same digits one by one: a gate for what reads no other numbers."""

CHINESE = "〇○零一二三四五六七八九十百千廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
"""Body of a character class of what Chinese ordinals are written with."""

ENCLOSED = "①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛❶-❿➀-➉㈠-㈩㊀-㊉"
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
_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_TO_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_TO_FULL_WIDTH = {ord("0") + digit: ord("０") + digit for digit in range(10)}
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

_BLOCKS = ("①⑳", "㉑㉟", "㊱㊿"), ("⑴⒇",), ("⒈⒛",), ("❶❿",), ("➀➉",), ("㈠㈩",), ("㊀㊉",), ("ⅠⅫ",)
_SERIES = [[chr(code) for block in blocks for code in range(ord(block[0]), ord(block[1]) + 1)] for blocks in _BLOCKS]
"""The numbers that are one character, from one upwards."""

_SINGLE = {character: (series, value) for series in _SERIES for value, character in enumerate(series, 1)}

_MAX_DIGITS = 9
"""More digits than this are no ordinal (and Python refuses to convert thousands of them)."""


def to_number(numeral: str) -> int | None:
    """The whole number that a numeral of any of these scripts stands for, None when it stands for none."""
    if len(numeral) > _MAX_DIGITS:
        return None
    if numeral.isdecimal():
        return int(numeral)
    if numeral in _SINGLE:
        return _SINGLE[numeral][1]
    return _from_roman(numeral) if numeral.isascii() else _from_chinese(numeral)


def script(numeral: str) -> str:
    """What a numeral is written in, named by its one: `1` also for `04` and `４`, `一`, `壹`, `I`, `①`, `㈠` …."""
    return "1" if numeral.isdecimal() else like(numeral, 1)


def like(numeral: str, number: int) -> str:
    """A number in the script of a numeral: `like("04", 3)` is `03`, `like("四", 3)` is `三`, `like("④", 3)` is `③`."""
    if numeral.isdecimal():
        written = str(number).zfill(len(numeral) if numeral[0] in "0０" else 1)
        return written if numeral.isascii() else written.translate(_TO_FULL_WIDTH)
    if numeral in _SINGLE:
        series = _SINGLE[numeral][0]
        return series[number - 1] if 0 < number <= len(series) else str(number)
    if numeral.isascii():
        return _to_roman(number)
    written = _to_chinese(number)
    return written.translate(_TO_FORMAL) if numeral[0] in _FORMAL else written


def _from_chinese(numeral: str) -> int | None:
    """一百零三, 廿三, 十一; digits alone count by place: 一○三."""
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    if all(character in _DIGIT for character in numeral):
        return int("".join(str(_DIGIT[character]) for character in numeral)) if numeral else None
    total, digit, last_unit = 0, None, 10_000
    for character in numeral:
        if character in _DIGIT:
            if digit:
                return None
            digit = _DIGIT[character]
        elif _UNIT.get(character, last_unit) < last_unit:
            last_unit = _UNIT[character]
            total += (digit or 1) * last_unit
            digit = None
        else:
            return None
    return total + (digit or 0)


def _to_chinese(number: int) -> str:
    """1 to 9999 in everyday digits: 十一, 二十, 一百零三."""
    if not 0 < number < 10_000:
        return str(number)
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += "零一二三四五六七八九"[digit] + name
        elif written and number % unit and not written.endswith("零"):
            written += "零"
    return written[1:] if written.startswith("一十") else written


def _from_roman(numeral: str) -> int | None:
    if not re.fullmatch("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", numeral):
        return None
    return sum(_ROMAN[symbol] for symbol in re.findall("CM|CD|XC|XL|IX|IV|[MDCLXVI]", numeral)) or None


def _to_roman(number: int) -> str:
    written = ""
    for symbol, value in _ROMAN.items():
        written += symbol * (number // value)
        number %= value
    return written
