"""UTF-8 that was read in a codec of Cyrillic: `РџСЂРёРІРµС‚` for Привет, `вЂ™` for ’, `п÷я─` for Пр."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Record
from wenlint_rules.encoding.repair import Repair, is_plausible
from wenlint_rules.encoding.views import chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint_rules.encoding.repair import Certainty

VIEWS = ("cp1251", "koi8-r")
"""The codecs, the more frequent first."""

CERTAIN = 3
"""Characters of UTF-8 in a row that chance does not make: none in the Cyrillic text of eleven languages."""

ONE_SCRIPT = 0.9
"""Share of the letters that must be of the same script."""

DEPTH = 3
"""How often in a row text is taken to have been read wrong."""

CAPITALS = "[ЂЃЉЊЌЋЏЎЈҐЄІЇЅ]"
"""Letters that Russian has not, for bytes of UTF-8: behind a small letter, as in `вЂ`, no word has one."""


class _Reading(Record):
    """A run as text, how often it was read wrong, where its line begins, and whether chance cannot make it."""

    run: re.Match[str]
    new: str
    times: int
    line: int
    is_certain: bool


def repairs(text: str) -> Iterator[Repair]:
    """The repairs of a text's runs, in no order: of those that chance does not make, and of others in their lines."""
    for view in VIEWS:
        readings = [_reading(text, run, view) for run in _utf_8(view).finditer(text)]
        certain_lines = {each.line for each in readings if each.is_certain}
        for run, new, times, line, is_certain in readings:
            if (line in certain_lines or (view == "cp1251" and _is_odd(text, run))) and is_plausible(new, run[0]):
                certainty: Certainty = "safe" if is_certain else "unsafe"
                yield Repair(*run.span(), chain("utf-8", view, times), certainty, ((*run.span(), new),))


def _reading(text: str, run: re.Match[str], view: str) -> _Reading:
    new, times = _read(run[0], view)
    is_certain = len(_character(view).findall(run[0])) >= CERTAIN and _is_of_one_script(new)
    return _Reading(run, new, times, text.rfind("\n", 0, run.start()), is_certain)


def _is_of_one_script(new: str) -> bool:
    """True for a text at least half of which is letters, and nearly all of these of one script."""
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0].partition("-")[0] for letter in new if letter.isalpha())
    east_asian = scripts["CJK"] + scripts["HIRAGANA"] + scripts["KATAKANA"]
    return 2 * scripts.total() >= len(new) and max(east_asian, *scripts.values(), 1) >= ONE_SCRIPT * scripts.total()


def _is_odd(text: str, run: re.Match[str]) -> bool:
    """True for what no word has: a foreign capital behind a small letter, a capital and a symbol between Latin letters."""
    if re.match(f"[а-п][^А-я]?{CAPITALS}", run[0]):
        return True
    beside = f"{text[run.start() - 1 : run.start()]}{text[run.end() : run.end() + 1]}"
    return len(run[0]) == 2 and not run[0].isalpha() and len(beside) == 2 and beside.isascii() and beside.isalpha()


def _read(run: str, view: str) -> tuple[str, int]:
    """A run as text, and how often it was read wrong."""
    new, times = run, 0
    while times < DEPTH and _utf_8(view).fullmatch(new):
        new, times = new.translate(_codes(view)).encode("latin-1").decode("utf-8", "replace"), times + 1
    return new, times


@cache
def _utf_8(view: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_character(view).pattern})+")


@cache
def _character(view: str) -> re.Pattern[str]:
    """A character of UTF-8 other than ASCII, as the view shows its bytes."""
    shown = {code: character for character, code in _codes(view).items()}
    two, three, four, more = (
        re.escape("".join(chr(shown[code]) for code in codes))
        for codes in (range(0xC2, 0xE0), range(0xE0, 0xF0), range(0xF0, 0xF5), range(0x80, 0xC0))
    )
    return re.compile(f"[{two}][{more}]|[{three}][{more}]{{2}}|[{four}][{more}]{{3}}")


@cache
def _codes(view: str) -> dict[int, int]:
    """The upper half of the view: the code points, and the bytes they stand for."""
    return {ord(bytes((code,)).decode(view, "ignore") or chr(code)): code for code in range(0x80, 0x100)}
