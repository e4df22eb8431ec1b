"""Where text may be in the wrong codec: patterns that clean text hardly ever meets.

Bytes of UTF-8 or of an East Asian codec in a Western view make runs of accented letters and symbols that no European
language has; in an East Asian view they make rare characters side by side.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, compile_pattern
from wenlint_rules.encoding.views import SPECIAL, continuation

if TYPE_CHECKING:
    import re

    from wenlint.api import Document, Span

CONTINUATION = "".join(continuation())
HIGH = "\x80-\xff" + "".join(SPECIAL)

UTF_8 = (
    f"[\xc2-\xf4][{CONTINUATION}](?:(?<=[\xc2-\xdf].)|[{CONTINUATION}](?:(?<=[\xe0-\xef]..)|(?<=[\xf0-\xf4]..)[{CONTINUATION}]))"
)
"""A character of UTF-8 in a Western view."""

_LEAD = "\x81-\xfe€‚ƒ„†‡ˆ‰Š‹ŒŽ™š›œžŸ"  # not the quotation marks and dashes of ordinary text
LEGACY = f"[{_LEAD}][@-~{HIGH}][{_LEAD}][@-~{HIGH}](?:(?<=[\xa1-\xfe]{{4}})|[{_LEAD}][@-~{HIGH}])"
"""Two or three characters of two bytes in a Western view."""

HALF_KATAKANA = "\uff61-\uff9f"

TELLING = "鈥锛銆"
"""The first two bytes of quotation marks and dashes, of full-width forms and of 、。 in UTF-8, read as GBK."""

LONE_SPACE = "聽(?<=[!-~]聽)(?=[!-~])"
"""A no-break space of UTF-8 read as GBK, between words of Latin letters."""

ASIDE = "\x00-\u02ff\u0300-\u036f\u2000-\u206f\u20a0-\u20bf\u2100-\u2bff\u3000-\u303f\u3200-\u33ff\ufe0e\ufe0f\uff01-\uff5e\ud800-\udfff\ufdd0\ufeff"
"""Characters that are no sign of anything: Latin letters, symbols, punctuation, what other rules look after."""

BASIC = os.path.join(os.path.dirname(__file__), "data", "basic")


EVERYDAY = (
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡用道行所"
    "然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它"
    "与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新"
)
"""The most frequent characters of Chinese in both scripts: half of running text, and a fifth of verse and names."""

EVERYDAY_HANGUL = "이다는의에을를가하고한지로기은도서사자나있대어들인리아시해수라부정제일그보전게스으적만과상면장구여원소조주문용우니과안동까것진요성오공때"
"""The most frequent syllables of Korean: half of running text."""

FEW_EVERYDAY = ("的是不一在有", "のにはをたが", "이다는의에을")
"""A few of them for Chinese, Japanese and Korean, of which sense has a tenth of that part: quicker to count."""

ANY = "[^\x00-\xff\u2000-\u303f]{2}"
"""Any two characters of an East Asian script."""

LONG_COMPOUND = "|[\u4e00-\u9fff]{9}"
"""Ideographs in a row that Japanese hardly has."""

LEAST = 0.14
"""Share of `EVERYDAY` in a text below which it is nonsense."""

TASTE = 2000
"""Characters at the beginning of a document that are looked at for it, and in its middle: it may begin with a list of names."""

CYRILLIC_LEADS = "РСГВПОНвгпрян"
"""What Windows-1251 and KOI8-R show for first bytes of UTF-8; text has one or more of them."""

CYRILLIC_BYTES = "[А-я][ЂЃ‚ѓ„†‡€‰Љ‹ЊЌЋЏђ•™љ›њќћџЎўЈ¤Ґ¦§©Є¬®Ї°±µ¶№јЅѕ²÷⌠⌡■∙√≈≤≥\u2500-\u256c]"
"""A letter and what they show for other bytes, but for marks that stand behind letters in right text."""


@cache
def pattern(body: str, flags: int = 0) -> re.Pattern[str]:
    """A compiled pattern."""
    return compile_pattern(body, flags)


@cache
def basic(script: str) -> str:
    """The characters that the standard of a script puts first, those of all scripts when it is `other`, or the frequent ones."""
    if script == "other":
        return "".join(sorted(set("".join(map(basic, ("hans", "hant", "ja", "ko"))))))
    with open(os.path.join(BASIC, f"{script}.txt"), encoding="utf-8") as file:
        return file.read()


@cache
def rare(script: str) -> str:
    """The class of characters that are no basic ones of a script, and no punctuation or symbol."""
    return f"[^{ASIDE}{basic(script)}]"


@cache
def clusters(script: str) -> re.Pattern[str]:
    """Rare characters near each other: two in five, or three in seven that are not frequent in Chinese, three in a row in Korean;
    an ideograph between syllables of Korean; or a telling one.
    """
    one = rare(script)
    near = f"{one}(?:[^\x00-\x7f]{{0,3}}?{one}|(?<=[{TELLING}])[^\x00-\x3e]|(?<=[{HALF_KATAKANA}])[@-~][^\x00-\x7f])"
    if script == "ko":
        seldom = f"[^\x00-\uabff\ud7a4-\U0010ffff{basic('syllables')}]"
        return compile_pattern(f"{near}|{seldom}{{3}}|[\uac00-\ud7a3][\u4e00-\u9fff][\uac00-\ud7a3]")
    if script not in ("hans", "hant"):
        return compile_pattern(f"{near}|(?<=[\u30a1-\u30fe])〖{LONG_COMPOUND if script == 'ja' else ''}")
    seldom = f"[^{ASIDE}{basic('frequent')}]"
    return compile_pattern(f"{near}|{seldom}[^\x00-\x7f]{{0,2}}?{seldom}[^\x00-\x7f]{{0,2}}?{seldom}")


def eastern(document: Document) -> re.Pattern[str]:
    """What is suspicious in the East Asian text of a document: rare characters, or all of it when it makes no sense."""
    return pattern(ANY) if _is_nonsense(document) else clusters(_script(document))


def _script(document: Document) -> str:
    """The script of a document; where nothing tells, the one that has most of its characters."""
    if document.script != "other" or not document.has_han:
        return document.script
    taste = document.text[:TASTE]
    return min(("hans", "hant", "ja"), key=lambda script: len(pattern(rare(script)).findall(taste)))


def _is_nonsense(document: Document) -> bool:
    """True for Chinese or Korean with hardly any of the characters that all of it is written with."""
    middle = len(document.text) // 2
    starts = (0, middle) if middle >= TASTE else (0,)
    return all(_lacks_everyday(document.text[start : start + TASTE]) for start in starts)


def _lacks_everyday(taste: str) -> bool:
    if any(sum(map(taste.count, few)) > LEAST * len(taste) / 10 for few in FEW_EVERYDAY):
        return False
    han = "".join(pattern(f"[{HAN}]+").findall(taste))
    hangul = "".join(pattern("[\uac00-\ud7a3]+").findall(taste))
    if len(hangul) > len(han):
        return len(hangul) >= 6 and len(pattern(f"[{EVERYDAY_HANGUL}]").findall(hangul)) < LEAST * len(hangul)
    if len(han) < 4 or len(hangul) + len(pattern("[\u3041-\u30ff]").findall(taste)) > len(han) / 10:
        return False
    return len(pattern(f"[{EVERYDAY}]").findall(han)) < LEAST * len(han)


def is_suspicious(document: Document) -> bool:
    """True when any part of a document is worth a closer look."""
    text = document.text
    if text.isascii():
        return False
    if any(pattern(body).search(text) for body in (UTF_8, LEGACY, LONE_SPACE)):
        return True
    return eastern(document).search(text) is not None or holds_cyrillic_bytes(document)


def holds_cyrillic_bytes(document: Document) -> bool:
    """True when a Cyrillic letter stands beside what a codec of Cyrillic has for bytes of UTF-8."""
    return not document.characters.isdisjoint(CYRILLIC_LEADS) and pattern(CYRILLIC_BYTES).search(document.text) is not None


def holds_mojibake(document: Document) -> bool:
    """True when some part of a document is text in the wrong codec."""
    if not document.view(is_suspicious):
        return False
    from wenlint_rules.encoding.repairs import repairs

    return bool(document.view(repairs))


def is_in_mojibake(document: Document, span: Span) -> bool:
    """True for a place inside of text in the wrong codec, which one rule reports for all."""
    if not document.view(is_suspicious):
        return False
    from wenlint_rules.encoding.repairs import repairs

    found = document.view(repairs)
    at = bisect_left(found, (span.start + 1,)) - 1
    return any(repair.span.overlaps(span) for repair in found[max(0, at) : at + 2])
