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


_LIKELY, _LIKELY_WHOLE = 0.9, 0.7
"""Probabilities from which a place is likely, alone and where the whole pair stands elsewhere in the document too: of 1,430 planted
ends found so 95 in 100 were there."""

_POSSIBLE, _POSSIBLE_UNSEEN = 0.4, 0.7
"""Probabilities from which a place is possible, where such a mark stands beside the same neighbours elsewhere and where it does not:
of 100 found so 60 were there."""

_WEIGHTS = {
    # a closing bracket, a closing quotation mark, an opening bracket, an opening quotation mark
    "two before": (0.3, 0.5, 0.2, 0.6),
    "one before": (0.3, 0.2, 0.9, 0.6),
    "two behind": (0.2, 0.3, 0.2, 0.5),
    "one behind": (0.5, 0.6, 0.4, 0.3),
    "length": (-0.4, -1.0, -0.4, -0.7),
    "one character": (-1.6, -2.1, -1.4, -2.3),
    "mark behind": (1.3, 1.1, -2.5, -2.7),
    "mark before": (-3.0, -2.1, 0.8, -0.7),
    "space before": (0.0, 0.0, 0.4, 0.5),
    "space behind": (0.6, -0.1, 0.0, 0.0),
    "another script": (1.7, 1.9, 2.1, 1.5),
    "end of the block": (3.0, -0.3, 0.0, 0.0),
    "beginning of the block": (0.0, 0.0, -4.0, -0.4),
    "unlikely pair": (1.4, 1.1, 1.5, 1.5),
    "particle behind": (1.7, 2.5, -1.0, -0.4),
    "opens a note": (0.0, 0.0, 1.8, 0.0),
    "clauses inside": (-1.2, -1.3, -0.9, -2.3),
    "spaced alike": (1.7, 0.0, 2.3, 0.0),
    "spaced otherwise": (-0.9, 0.0, -0.3, 0.0),
    "gloss": (1.5, 1.2, 1.7, 1.4),
    "manual": (6.0, 0.0, 8.0, 0.0),
    "digits": (2.4, 0.0, 0.4, 0.0),
}
"""Weights of the evidence for a place, by what is missing.

Those of the first four belong to the logarithm of the share of such neighbours that have the mark beside them in the document.
`gloss` is a run of Latin letters alone inside, as in 操作系统（OS）; `manual` the section of a manual page, as in cron(8).
They follow a logistic regression (one choice among all places of the sentence) on 2,400 ends taken out of manuals and news,
rounded.
"""

_USUAL_BITS = 10
_STOPS = frozenset("，。；：、,;:！？!?)）】」』”\n")
_NO_SCRIPT = _STOPS | {" "}
_PARTICLES = frozenset("的和与與及或是")
_NOTES = frozenset("例如見见即参參指含包或也")
"""Characters that a remark in brackets begins with."""

_LATIN_RUN = compile_pattern(r"[A-Za-z0-9 ]+$")
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
    if not candidates:
        return None
    weights = [_weight(text, mark, at, near, sign, beside) for at in candidates]
    best = max(range(len(candidates)), key=weights.__getitem__)
    probability = 1 / sum(exp(weight - weights[best]) for weight in weights)
    at, is_seen = candidates[best], _is_seen(text, candidates[best], sign, beside)
    if whole := _whole_elsewhere(text, mark, candidates, near):
        where, pair = whole
        is_likely = where == at and probability >= _LIKELY_WHOLE
        return Place(where, sign, f"{pair} stands elsewhere in the document", "unsafe" if is_likely else "suggestion")
    if probability < (_POSSIBLE if is_seen else _POSSIBLE_UNSEEN):
        return None
    between = (
        f"between {text[max(block.start, at - 2) : at] or 'the beginning'} and {text[at : min(block.end, at + 2)] or 'the end'}"
    )
    is_likely = probability >= _LIKELY
    reason = f"it {'most likely belongs' if is_likely else 'may belong'} {between}{', as elsewhere in the document' * is_seen}"
    return Place(at, sign, reason, "unsafe" if is_likely else "suggestion")


def _whole_elsewhere(text: str, mark: Mark, candidates: list[int], near: str) -> tuple[int, str] | None:
    """The place of the longest pair that stands elsewhere as a whole, with that pair."""
    opener, closer = signs(text, mark)
    for at in reversed(candidates):
        inside = text[mark.at + 1 : at] if mark.opens else text[at : mark.at]
        whole = f"{opener}{inside}{closer}"
        if (len(inside) >= 2 or inside.isdigit()) and whole in near:
            return at, whole
    return None


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
        "end of the block": first == "\n",
        "beginning of the block": last == "\n",
        "unlikely pair": _unlikeliness(last, first),
        "particle behind": first in _PARTICLES,
        "opens a note": inside[0] in _NOTES,
        "clauses inside": "，" in inside or "。" in inside or ", " in inside,
        **_outside(text, mark, at, inside),
    }
    column = 2 * (not mark.opens) + (mark.pair not in ("（）", "［］"))
    return sum(_WEIGHTS[name][column] * value for name, value in values.items())


def _outside(text: str, mark: Mark, at: int, inside: str) -> dict[str, bool]:
    """The evidence in what stands outside of both ends."""
    first, last = (mark.at, at) if mark.opens else (at, mark.at + 1)
    before, after = text[max(0, first - 1) : first], text[last : last + 1]
    other, here = (before, after) if mark.opens else (after, before)
    return {
        "spaced alike": here == other == " ",
        "spaced otherwise": here == " " and other.strip() != "",
        "gloss": _LATIN_RUN.match(inside) is not None and not (here.isascii() and here.isalnum()),
        "manual": len(inside) == 1 and inside in "123456789" and before.isascii() and before.isalpha(),
        "digits": inside.isdigit(),
    }


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
