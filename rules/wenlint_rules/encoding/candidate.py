"""A repair of a part of a run, before it is known how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Record

if TYPE_CHECKING:
    from collections.abc import Sequence


class Candidate(Record):
    """A repair of a part of a run: offsets in the run, the text, the codecs, and the bits that it saves.

    `times` says how often in a row the text was read wrong.
    """

    start: int
    end: int
    new: str
    codec: str
    view: str
    gain: float
    lossless: bool = True
    times: int = 1


def saved(candidates: Sequence[Candidate]) -> float:
    """The bits that candidates save together."""
    return sum(each.gain for each in candidates)


def replaced(text: str, candidates: Sequence[Candidate]) -> str:
    """A text with the repairs of its parts."""
    parts: list[str] = []
    at = 0
    for candidate in candidates:
        parts += (text[at : candidate.start], candidate.new)
        at = candidate.end
    return "".join((*parts, text[at:]))


def common(one: str, other: str) -> int:
    """How many characters two texts have in common at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
