"""Where the missing end of a pair belongs, by what stands beside and between such marks elsewhere in the document."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from wenlint.api import PLACEHOLDER, SENTENCE_END, Record, compile_pattern
from wenlint_rules.truncation.end_evidence import Examples, Inside
from wenlint_rules.truncation.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Applicability, Document
    from wenlint_rules.truncation.pairs import Mark

_FAR = 60
"""Characters from the mark within which its other end is looked for."""

_LIKELY, _POSSIBLE = 0.75, 0.4
"""Probabilities from which a place is likely and possible: of 4,500 planted ends in texts that the weights were not made from, 69 in
100 had a likely place in manuals and 44 in news, and of 100 likely ones 95 were right."""

_HALF = {"（": "(", "）": ")", "［": "[", "］": "]"}
_SPEECH = compile_pattern(r"(?:[说說曰问問答喊]|(?<![报報知])道)[：:，,]$")
"""What introduces speech; behind another colon a name may stand in quotes: 名称：“甲”。"""

_ANOTHER = compile_pattern("[。！？：；“”「」]")
_SECTION = compile_pattern(rf"[A-Za-z{PLACEHOLDER}](?:[(（][1-8](?![)）A-Za-z0-9])|[1-8][)）])")
_IN_TOKEN = compile_pattern(
    r"(?<=[A-Za-z])(?:[A-Za-z]|\d(?![)）]))|(?<=[A-Za-z0-9])[-_.:/@+][A-Za-z0-9]|(?<=[A-Za-z0-9][-_.:/@+])[A-Za-z0-9]"
    r"|(?<=\d)(?:\d|[-－–—~～]\d)|(?<=\d[-－–—~～])\d"
)
"""Inside of a Western word, a number, or a name as deb-src; in front of the section of a manual a bracket may be missing: cron8)."""

_CALL = compile_pattern(r"(?<![A-Za-z0-9_.:;=])[A-Za-z_]+[:;=0-9][A-Za-z0-9_.:;=]+$")
"""A name with digits or marks, as a formula whose opening bracket is missing."""

_NESTED = ("“”", "「」", "『』", "（）", "()", "《》", "【】", "[]", "<>")


class Place(Record):
    """A place for the missing `sign`, why it is there, and how safe it is to put it there."""

    at: int
    sign: str
    reason: str
    applicability: Applicability


def place(document: Document, mark: Mark) -> Place | None:
    """The most likely place of the other end of a mark; None where nothing in the document tells."""
    text, block = document.prose.text, document.paragraphs[mark.block]
    opener, closer = signs(text[mark.at], mark.pair)
    if mark.opens and (end := _end_of_speech(text, mark, block.end)):
        return Place(end, closer, "the paragraph ends with the quoted sentence", "safe")
    places = list(candidates(text, mark, block.start, block.end))
    if not places:
        return None
    examples = Examples(text, mark.at, opener, closer, closes=mark.opens)
    weights = [examples.weight(inside) for inside in places]
    best = max(range(len(places)), key=weights.__getitem__)
    probability = 1 / sum(exp(weight - weights[best]) for weight in weights)
    if probability < _POSSIBLE:
        return None
    at = places[best].place
    touches_another = text[at - (not mark.opens) : at + mark.opens] == text[mark.at]  # it stands twice, or the wrong way round
    is_likely = probability >= _LIKELY and not touches_another and not _is_call(text, places[best])
    opener, closer = signs(text[places[best].other], mark.pair)
    before, behind = text[max(block.start, at - 2) : at] or "the beginning", text[at : min(block.end, at + 2)] or "the end"
    before, behind = (part.replace(PLACEHOLDER, "…") for part in (before, behind))
    reason = f"it {'most likely belongs' if is_likely else 'may belong'} between {before} and {behind}"
    return Place(at, closer if mark.opens else opener, reason, "unsafe" if is_likely else "suggestion")


def _is_call(text: str, inside: Inside) -> bool:
    """True where a bracket may be missing inside of a name that it follows: SUMA1:B2)."""
    return not inside.closes and _CALL.search(text[max(0, inside.end - _FAR) : inside.end]) is not None


def signs(sign: str, pair: str) -> tuple[str, str]:
    """A pair in the width of one of its signs."""
    return (_HALF[pair[0]], _HALF[pair[1]]) if sign in "()[]" else (pair[0], pair[1])


def _end_of_speech(text: str, mark: Mark, end: int) -> int:
    """The end of a paragraph that is one quoted sentence to its end, 他说：“我来。 or …，他说，“我来。"""
    if mark.pair not in ("“”", "「」") or not _SPEECH.search(text, max(0, mark.at - 6), mark.at):
        return 0
    rest = text[mark.at + 1 : end]
    return end if rest and rest[-1] in "。！？" and not _ANOTHER.search(rest[:-1]) else 0


def candidates(text: str, mark: Mark, start: int, end: int) -> Iterator[Inside]:
    """What the pair may enclose, the shortest first: in one sentence and not beyond another mark of its kind.

    Only round brackets stand inside of their like; and what is open may be the section of a manual: (see exec(5, etc.)
    """
    openers, closers = ({sign, _HALF.get(sign, sign)} for sign in mark.pair)
    depth = 0
    step = 1 if mark.opens else -1
    inner = mark.at + 1 if mark.opens else mark.at
    last = min(end, inner + _FAR) if mark.opens else max(start, inner - _FAR)
    for at in range(inner + step, last + step, step):
        passed = at - 1 if mark.opens else at
        if text[passed] in openers or text[passed] in closers:
            depth += 1 if (text[passed] in openers) == mark.opens else -1
            if mark.pair != "（）" or depth < 0:
                return
            section = passed + step
            if _SECTION.match(text, section - 1 - mark.opens, section + 3):
                yield Inside(section, section + 1, mark.opens)
        if text[passed] in SENTENCE_END and not mark.opens and at + 1 < mark.at:
            return
        inside = Inside(min(inner, at), max(inner, at), mark.opens)
        if _is_whole(text[inside.start : inside.end]) and not _is_in_word(text, at):
            yield inside
        if text[passed] in SENTENCE_END and mark.opens:
            return


def _is_whole(inside: str) -> bool:
    """True when the marks inside of a pair are paired themselves, and a space stands at both of its ends or at none."""
    if inside[0].isspace() != inside[-1].isspace() or inside.isspace():
        return False
    return all(inside.count(pair[0]) == inside.count(pair[1]) for pair in _NESTED)


def _is_in_word(text: str, at: int) -> bool:
    """True inside of a Western word or a number, and of a common Chinese word."""
    return _IN_TOKEN.match(text, at) is not None or words().is_common(text[at - 1 : at + 1])
