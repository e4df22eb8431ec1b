"""Where the missing end of a pair belongs, by what stands beside and between such marks elsewhere in the document."""

from __future__ import annotations

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


_LIKELY, _POSSIBLE = 0.8, 0.4
"""Shares of the evidence from which a place is likely (77 in 100 planted ends were there) or possible (60)."""

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
    candidates = _candidates(text, mark, block.start, block.end, opener + closer)
    for at in reversed(candidates):
        inside = text[mark.at + 1 : at] if mark.opens else text[at : mark.at]
        whole = f"{opener}{inside}{closer}"
        if (len(inside) >= 2 or inside.isdigit()) and whole in near:
            return Place(at, sign, f"{whole} stands elsewhere in the document", "unsafe")
    weights = [_weight(text, at, near, sign) for at in candidates]
    best = max(range(len(candidates)), key=weights.__getitem__, default=-1)
    if best < 0 or weights[best] < _POSSIBLE * sum(weights):
        return None
    at, likely = candidates[best], weights[best] >= _LIKELY * sum(weights)
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


def _weight(text: str, at: int, near: str, sign: str) -> float:
    """How often a mark of this kind stands between such neighbours, to how often they meet without one."""
    before, after = text[max(0, at - 2) : at] or "\n", text[at : at + 2] or "\n"
    left = _share(near, before, before + sign) + 0.5 * _share(near, before[-1], before[-1] + sign)
    right = _share(near, after, sign + after) + 0.5 * _share(near, after[0], sign + after[0])
    return (left + 0.003) * (right + 0.003)


def _share(near: str, plain: str, marked: str) -> float:
    """The share of the places of some characters at which a mark stands beside them."""
    with_mark = near.count(marked)
    return with_mark / (near.count(plain) + 1) if with_mark else 0.0
