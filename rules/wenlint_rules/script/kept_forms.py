"""Characters in simplified text that a conversion from traditional Chinese should have changed, or changed too far.

Simplified text has 著, 画, 瞭 and 幺 too, in other words: 接著 stayed 接著 because 著 is right in 著名, 計畫 became 计画.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, compile_pattern
from wenlint_rules.script.classical import is_classical
from wenlint_rules.script.lexicon import lexicon
from wenlint_rules.script.strays import Stray
from wenlint_rules.script.variants import variants

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document

FORMS = {"著": "着", "幺": "么", "画": "划", "瞭": "了", "於": "于"}
"""Characters and what should stand in the words of another one."""

BEFORE = {"画": "计规筹策谋区刻", "幺": "什怎这那多要", "於": "位对由属关基至大小高低等处用利便善敢勇忠源始限置居介趋鉴决"}
"""Characters in front, where others are no evidence."""

REACH = 6
"""Characters on each side of a place that are read with it."""

MARGIN = 10
"""Half nats by which the reading with the other character must be more likely."""

LESS, CLEAR = 6, 3
"""The margin inside of clauses of a text that has the other character nowhere, and so many places that are clear: 有著很强的.

At the end of a clause the character may stand behind the name of an author: 鲁迅著。"""

_RIGHT = compile_pattern(
    rf"著(?:(?<=[显名专原卓昭]著)|(?:(?<![{HAN}]著)|(?<=[的是位个些和与及其等国洲非美英法德俄市省州界]著))(?=[名作者称述]))"
)
"""Where 著 is right at a glance: 显著, and 著名 behind what is no verb (跟著名… may be 跟着名…).  The lexicon takes long to read."""

_EDGE = compile_pattern(f"[^{HAN}]")
_IDEOGRAPH = compile_pattern(f"[{HAN}]")


@cache
def _pattern(letters: str) -> re.Pattern[str]:
    return compile_pattern(f"[{letters}]")


def kept_forms(document: Document) -> list[Stray]:
    """The characters of a simplified text that belong to other words than those around them, and what should stand there."""
    there = [form for form in FORMS if form in document.characters]
    if not there or document.view(is_classical):
        return []
    return sorted(place for form in there for place in _kept(document, form, FORMS[form]))


def _kept(document: Document, form: str, new: str) -> Iterator[Stray]:
    """The places where one character stands for another one."""
    text = document.prose.text
    places = (match.start() for match in _pattern(form).finditer(text) if not _RIGHT.match(text, match.start()))
    margins = {at: _margin(text, at, new) for at in places if form not in BEFORE or text[at - 1 : at] in {*BEFORE[form]}}
    clear = sum(margin >= MARGIN for margin in margins.values())
    least = LESS if clear >= CLEAR and new not in document.characters else MARGIN
    for at, margin in margins.items():
        if margin >= MARGIN or (margin >= least and _IDEOGRAPH.match(text, at + 1)):
            yield Stray(at, new)


def _margin(text: str, at: int, new: str) -> int:
    """Half nats by which the reading with another character is more likely."""
    left, right = _EDGE.split(text[max(0, at - REACH) : at])[-1], _EDGE.split(text[at + 1 : at + 1 + REACH])[0]
    if not variants().traditional.isdisjoint(left + right):  # a passage in traditional Chinese, which has its own words
        return 0
    return lexicon().cost(left + text[at] + right) - lexicon().cost(left + new + right)
