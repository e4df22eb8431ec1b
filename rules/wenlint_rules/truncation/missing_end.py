"""Where the missing end of a pair belongs, by what stands beside and between such marks elsewhere in the document."""

from __future__ import annotations

from collections import Counter
from math import exp, log
from typing import TYPE_CHECKING

from wenlint.api import SENTENCE_END, Record, compile_pattern
from wenlint_rules.truncation.lexicon import words

if TYPE_CHECKING:
    from wenlint.api import Applicability, Document
    from wenlint_rules.truncation.pairs import Mark

_FAR = 60
"""Characters from the mark within which its other end is looked for."""

_NEAR = 50_000
"""Characters on each side of the mark that serve as examples."""

_HALF = {"（": "(", "）": ")", "［": "[", "］": "]"}


_LIKELY, _POSSIBLE = 0.6, 0.4
"""Probabilities from which a place is likely (79 of 100 planted ends were there) or possible (70)."""

_WEIGHTS = {
    # a closing bracket, a closing quotation mark, an opening bracket, an opening quotation mark
    "two before": (0.4, 0.4, 0.3, 0.7),
    "one before": (0.1, 0.0, 0.9, 0.4),
    "two behind": (0.2, 0.3, 0.1, 0.9),
    "one behind": (0.6, 0.4, 0.4, 0.1),
    "length": (-0.5, -1.2, -0.6, -0.8),
    "one character": (-0.5, -1.4, -0.1, -1.1),
    "mark behind": (1.0, 0.8, -0.7, -0.5),
    "mark before": (-1.1, -0.2, -1.0, -0.3),
    "space before": (0.0, 0.0, 0.7, 0.6),
    "space behind": (1.1, -0.3, 0.0, 0.0),
    "another script": (1.1, 1.0, 1.8, 1.2),
    "end of the block": (1.0, -0.2, 0.0, 0.0),
    "beginning of the block": (0.0, 0.0, -0.8, -1.0),
    "unlikely pair": (1.5, 1.7, 2.3, 1.7),
    "particle behind": (1.5, 1.5, -0.3, -0.4),
    "opens a note": (0.0, 0.0, 1.4, -0.6),
    "clauses inside": (-1.2, -1.7, -0.6, -2.3),
}
"""Weights of the evidence for a place, by what is missing.

Those of the first four belong to the logarithm of the share of such neighbours that have the mark beside them in the document.
They follow a logistic regression (one choice among all places of the sentence) on 1,600 ends taken out of manuals, rounded.
"""

_USUAL_BITS = 10
_STOPS = frozenset("，。；：、,;:！？!?)）】」』”\n")
_NO_SCRIPT = _STOPS | {" "}
_PARTICLES = frozenset("的和与與及或是")
_NOTES = frozenset("例如見见即参參指含包或也")
"""Characters that a remark in brackets begins with."""

_SPEECH = compile_pattern(r"(?:[：:]|[说說道称稱曰问問答喊][，,])$")
_ANOTHER = compile_pattern("[。！？：；“”「」]")
_NESTED = ("“”", "「」", "『』", "（）", "()", "《》", "【】", "[]")


class Place(Record):
    """A place for the missing `sign`, why it is there, and how safe it is to put it there."""

    at: int
    sign: str
    reason: str
    applicability: Applicability


def place(document: Document, mark: Mark) -> Place | None:
    """The most likely place of the other end of a mark; None where nothing in the document tells."""
    text = document.prose.text
    block = document.paragraphs[mark.block]
    opener, closer = signs(text, mark)
    sign = closer if mark.opens else opener
    if mark.opens and (end := _end_of_speech(text, mark, block.end)):
        return Place(end, sign, "the paragraph ends with the quoted sentence", "safe")
    near = text[max(0, mark.at - _NEAR) : mark.at + _NEAR]
    beside = _neighbours(near, sign)
    candidates = _candidates(text, mark, block.start, block.end, opener + closer)
    for at in reversed(candidates):
        inside = text[mark.at + 1 : at] if mark.opens else text[at : mark.at]
        whole = f"{opener}{inside}{closer}"
        if (len(inside) >= 2 or inside.isdigit()) and whole in near:
            return Place(at, sign, f"{whole} stands elsewhere in the document", "unsafe")
    if not candidates:
        return None
    weights = [_weight(text, mark, at, near, sign, beside) for at in candidates]
    best = max(range(len(candidates)), key=weights.__getitem__)
    probability = 1 / sum(exp(weight - weights[best]) for weight in weights)
    at, likely = candidates[best], probability >= _LIKELY
    if probability < _POSSIBLE or not _is_seen(text, at, sign, beside):
        return None
    between = (
        f"between {text[max(block.start, at - 2) : at] or 'the beginning'} and {text[at : min(block.end, at + 2)] or 'the end'}"
    )
    if likely:
        return Place(at, sign, f"it most likely belongs {between}, as elsewhere in the document", "unsafe")
    return Place(at, sign, f"it may belong {between}, as elsewhere in the document", "suggestion")


def signs(text: str, mark: Mark) -> tuple[str, str]:
    """The pair that a mark belongs to, in its own width."""
    opener, closer = mark.pair[0], mark.pair[1]
    return (_HALF[opener], _HALF[closer]) if text[mark.at] in "()[]" else (opener, closer)


def _end_of_speech(text: str, mark: Mark, end: int) -> int:
    """The end of a paragraph that is one quoted sentence to its end, 他说：“我来。 or …，他说，“我来。"""
    if mark.pair not in ("“”", "「」") or not _SPEECH.search(text, max(0, mark.at - 6), mark.at):
        return 0
    rest = text[mark.at + 1 : end]
    return end if rest and rest[-1] in "。！？" and not _ANOTHER.search(rest[:-1]) else 0


def _candidates(text: str, mark: Mark, start: int, end: int, signs: str) -> list[int]:
    """The offsets, nearest first, where the end can stand: in the same sentence and not beyond another pair of its kind."""
    stops = signs + SENTENCE_END
    found: list[int] = []
    if mark.opens:
        for at in range(mark.at + 2, min(end, mark.at + _FAR) + 1):
            if _is_whole(text[mark.at + 1 : at]) and not _is_in_word(text[at - 1 : at + 1]):
                found.append(at)
            if at < end and text[at] in stops:
                break
    else:
        for at in range(mark.at - 1, max(start, mark.at - _FAR) - 1, -1):
            if _is_whole(text[at : mark.at]) and not _is_in_word(text[at - 1 : at + 1]):
                found.append(at)
            if at > start and text[at - 1] in stops:
                break
    return found


def _is_whole(inside: str) -> bool:
    """True when the marks inside of a pair are paired themselves, and no space stands at its ends."""
    if inside[0].isspace() or inside[-1].isspace():
        return False
    return all(inside.count(pair[0]) == inside.count(pair[1]) for pair in _NESTED)


def _is_in_word(pair: str) -> bool:
    """True between two letters of a Western word or number, and inside of a common Chinese one."""
    if pair.isascii():
        return len(pair) == 2 and (pair.isalpha() or pair.isdigit())
    return words().is_common(pair)


def _neighbours(near: str, sign: str) -> Counter[str]:
    """How often a sign stands with each one and two characters in front of it, and behind it, by the whole of them."""
    found: Counter[str] = Counter()
    at = near.find(sign)
    while at >= 0:
        found.update(near[first : at + 1] for first in (at - 2, at - 1) if first >= 0)
        found.update(near[at:last] for last in (at + 2, at + 3) if last <= len(near))
        at = near.find(sign, at + 1)
    return found


def _weight(text: str, mark: Mark, at: int, near: str, sign: str, beside: Counter[str]) -> float:
    """The evidence for one place, as the exponent of its odds."""
    inside = text[mark.at + 1 : at] if mark.opens else text[at : mark.at]
    before, after = text[max(0, at - 2) : at] or "\n", text[at : at + 2] or "\n"
    last, first = before[-1], after[0]
    block_end = at == len(text) or first == "\n"
    values = {
        "two before": _log(_share(near, before, beside[before + sign])),
        "one before": _log(_share(near, last, beside[last + sign])),
        "two behind": _log(_share(near, after, beside[sign + after])),
        "one behind": _log(_share(near, first, beside[sign + first])),
        "length": log(len(inside)),
        "one character": len(inside) == 1,
        "mark behind": first in _STOPS,
        "mark before": last in _STOPS,
        "space before": last == " ",
        "space behind": first == " ",
        "another script": _is_han(last) != _is_han(first) and not {last, first} & _NO_SCRIPT,
        "end of the block": block_end,
        "beginning of the block": last == "\n",
        "unlikely pair": _unlikeliness(last, first),
        "particle behind": first in _PARTICLES,
        "opens a note": inside[0] in _NOTES,
        "clauses inside": "，" in inside or "。" in inside or ", " in inside,
    }
    column = 2 * (not mark.opens) + (mark.pair not in ("（）", "［］"))
    return sum(_WEIGHTS[name][column] * value for name, value in values.items())


def _is_seen(text: str, at: int, sign: str, beside: Counter[str]) -> bool:
    """True when such a mark stands beside one of these neighbours elsewhere in the document."""
    before, after = text[max(0, at - 1) : at] or "\n", text[at : at + 1] or "\n"
    return bool(beside[before + sign] or beside[sign + after])


def _unlikeliness(last: str, first: str) -> float:
    """How unlikely two ideographs are to meet, around 0; 0 for other characters."""
    if not (_is_han(last) and _is_han(first)):
        return 0.0
    from wenlint_rules.language.bigrams import bigrams

    return (bigrams().pair(last, first) - _USUAL_BITS) / 5


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _log(share: float) -> float:
    return log(share + 0.003)


def _share(near: str, plain: str, with_mark: int) -> float:
    """The share of the places of some characters at which a mark stands beside them, as it does at so many."""
    return with_mark / (near.count(plain) + 1) if with_mark else 0.0
