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

FORMS = {"著": "着", "幺": "么", "画": "划", "瞭": "了"}
"""Characters and what should stand in the words of another one."""

BEFORE = {"画": "计规筹策谋区刻", "幺": "什怎这那多要"}
"""Characters in front, where others are no evidence."""

REACH = 6
"""Characters on each side of a place that are read with it."""

MARGIN = 10
"""Half nats by which the reading with the other character must be more likely."""

_RIGHT = compile_pattern(
    rf"著(?:(?<=[显名专原卓昭]著)|(?:(?<![{HAN}]著)|(?<=[的是位个些和与及其等国洲非美英法德俄市省州界]著))(?=[名作者称述]))"
)
"""Where 著 is right at a glance: 显著, and 著名 behind what is no verb (跟著名… may be 跟着名…).  The lexicon takes long to read."""

_EDGE = compile_pattern(f"[^{HAN}]")


@cache
def _pattern(letters: str) -> re.Pattern[str]:
    return compile_pattern(f"[{letters}]")


def kept_forms(document: Document) -> Iterator[Stray]:
    """The characters of a simplified text that belong to other words than those around them, with those that belong there."""
    text = document.prose.text
    there = "".join(form for form in FORMS if form in document.characters)
    if there and not document.view(is_classical):
        for match in _pattern(there).finditer(text):
            at, form = match.start(), match[0]
            if _RIGHT.match(text, at):
                continue
            if (form not in BEFORE or text[at - 1 : at] in {*BEFORE[form]}) and _reads_better(text, at, FORMS[form]):
                yield Stray(at, FORMS[form])


def _reads_better(text: str, at: int, new: str) -> bool:
    left, right = _EDGE.split(text[max(0, at - REACH) : at])[-1], _EDGE.split(text[at + 1 : at + 1 + REACH])[0]
    if not variants().traditional.isdisjoint(left + right):  # a passage in traditional Chinese, which has its own words
        return False
    return lexicon().cost(left + text[at] + right) - lexicon().cost(left + new + right) >= MARGIN
