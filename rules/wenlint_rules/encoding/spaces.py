"""Spaces between Han characters that divide a sentence where nothing is to be divided."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wenlint.api import HAN, is_verse
from wenlint_rules.encoding.odd_space import BETWEEN_HAN, SPACE
from wenlint_rules.encoding.replacements import Replacement
from wenlint_rules.encoding.space_sides import (
    NAMES,
    begins_line,
    bond,
    bond_of,
    bond_over_mark,
    is_enclosed,
    is_free,
    may_be_label,
    pattern,
    sides,
)
from wenlint_rules.encoding.suspects import EVERYDAY
from wenlint_rules.script.classical import is_classical
from wenlint_rules.truncation.lexicon import words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document

CUT = 8.0
"""Bits by which two characters must be likelier beside each other than each beside a boundary, for the space between them
to cut a word: at random places of sentences 65 % of the pairs are, of those that authors part on purpose 5 %."""

BEYOND_DOUBT, IN_WORD, IN_KNOWN_WORD, OTHERS = 18.0, 14.0, 11.0, 15
"""Bits from which any two characters are one word, those that are no everyday ones, and those of the list of words, when neither fits as well to what
stands on its other side, and how many spaces an author may have set for each of these: of 4,300 that authors set, 4 are."""

HANG_ON = "的"
"""What belongs to the words in front of it."""

CALL_FOR = "和与與或及把被对對从從向各每"
"""What belongs to the words behind it: conjunctions, prepositions and the like, when they end no word."""

DEGREES = frozenset("很得不太挺最更都也是")
"""What stands in front of 对 that says that something is right, and calls for nothing behind it."""

LIKELY = {"\xa0": 1.0, "\t": 1.0, "wide": 5.0, " ": CUT}
"""The same for a space of each kind between words of a sentence."""

JOINED = 4.0
"""The same for a no-break space or tab anywhere in a line: hardly anybody sets off a label with one."""

SPACED = 4.0
"""The same for the spaces of a stretch that is spaced out, on average."""

LONE, OVER_MARK = 8.0, 5.0
"""Bits, of which a comma gives half, by which the two characters beside a space that stands alone in its document must be
likelier together than apart, and those by which a comma must fit worse."""

RARE, EACH, TELLING = 2000, 4.0, 250
"""In how many characters of a document one more space that its author set may stand, bits by which the two characters may be
likelier for one more, and characters that show how an author sets spaces: a remark may have one in place of its only comma.
With them three quarters of planted spaces are found, and one place in 80,000 characters of clean documentation, mostly damage."""

OF_KIND = {" ": 0.0, "wide": -4.0, "\xa0": -4.0, "\t": -4.0}
"""How much more or less a space of each kind needs, as hardly anybody sets some between words of a sentence."""

BEHIND_LABEL = 4.0
"""How much more any needs where it may set off a label, at the beginning of a line."""

LONGEST_PAIR = 2
"""Spaces of a stretch up to which a quoted term or a name may be what it is spaced for."""


def odd_spaces(document: Document) -> Iterator[Replacement]:
    """The spaces in a document that divide a sentence; a stretch that is spaced out is one.

    Where most spaces of a kind divide what may be divided, the author uses them so, and none of the kind is reported but
    those that cut a word for certain, and long stretches.  Where hardly any is the author's, less tells that one is not.
    """
    text = document.prose.text
    meant: Counter[str] = Counter()
    odd: dict[str, list[Replacement]] = {}
    sure: dict[str, list[Replacement]] = {}
    lone: dict[str, list[tuple[float, Replacement]]] = {}
    for line, is_prose in _lines(document):
        for run in _runs(line):
            kind = run[0][0] if run[0][0] in " \xa0\t" else "wide"
            is_modern = is_prose or not document.view(is_classical)
            if is_modern and len(run) == 1 and kind != "\t" and _is_in_word(text, run[0]):
                sure.setdefault(kind, []).append(_replacement(document, *run[0].span(), "space in a word", safe=kind != "wide"))
                continue
            found = _stretch(document, run, line) if len(run) > 1 else _single(document, run[0], kind, is_prose)
            if len(run) == 1 and (allowed := _allows(text, run[0], kind, is_prose)) >= 1:
                lone.setdefault(kind, []).append((allowed, found or _in_sentence(document, run[0], kind)))
            if found is None:
                meant[kind] += len(run)
            elif len(run) > LONGEST_PAIR:
                sure.setdefault(kind, []).append(found)
            elif is_prose or kind == "\xa0":
                odd.setdefault(kind, []).append(found)
    reported = [
        *(each for kind in odd if len(odd[kind]) >= meant[kind] for each in odd[kind]),
        *(each for kind in sure if OTHERS * len(sure[kind]) >= meant[kind] for each in sure[kind]),
        *(
            each
            for kind in lone
            for allowed, each in lone[kind]
            if len(text) >= TELLING and meant[kind] <= allowed + len(text) // RARE
        ),
    ]
    yield from {each.span: each for each in reported}.values()


def _stretch(document: Document, run: Sequence[re.Match[str]], line: Sequence[re.Match[str]]) -> Replacement | None:
    """A stretch of a sentence that is spaced out character by character, in a line that is not so throughout."""
    text = document.prose.text
    sides = [text[at : at + 1] for at in (run[0].start() - 2, run[-1].end() + 1) if at >= 0]
    glued = sum(pattern(f"[{HAN}]").match(side) is not None for side in sides)
    goes_on = glued == 2 or (glued == 1 and len(run) >= 4)
    needed = CUT if run[0][0] == " " and len(run) == 2 else SPACED  # one character by itself may be a quoted term
    if not goes_on or len(run) + 2 <= len(line) or sum(bond(text, space) for space in run) < needed * len(run):
        return None
    return _replacement(document, run[0].start() - 1, run[-1].end() + 1, "sentence spaced out")


def _single(document: Document, space: re.Match[str], kind: str, is_prose: bool) -> Replacement | None:
    """A space that cuts a word in two, or one in prose that is neither ordinary nor a wide one, which may part clauses."""
    text = document.prose.text
    if is_free(text, space, kind):
        return None
    gain = bond(text, space)
    if gain >= CUT or (
        kind in "\xa0\t" and gain >= JOINED and pattern(f"[{HAN}]").match(text[space.start() - 2 : space.start() - 1])
    ):
        if kind == " " and _may_stand_for_mark(text, space):
            return _in_sentence(document, space, kind)
        return _replacement(document, *space.span(), "space in a word", safe=kind != "wide")
    if is_prose and (_belongs(text, space) or (gain >= LIKELY[kind] and not begins_line(text, space))):
        return _in_sentence(document, space, kind)
    return None


def _allows(text: str, space: re.Match[str], kind: str, is_prose: bool) -> float:
    """How many others a document may have for a space to be odd where neither a boundary nor a mark fits well; else less than 1."""
    belongs = _belongs(text, space)
    if not is_enclosed(text, space) or not (belongs or (is_prose and not is_free(text, space, kind))):
        return 0.0
    over_mark = bond_over_mark(text, space)
    needed = LONE + (OF_KIND[kind] if belongs or not may_be_label(text, space) else BEHIND_LABEL)
    return 1.0 + (bond(text, space) + over_mark / 2 - needed) / EACH if over_mark >= OVER_MARK else 0.0


def _in_sentence(document: Document, space: re.Match[str], kind: str) -> Replacement:
    safe = kind in "\xa0\t" or (kind == " " and not _may_stand_for_mark(document.prose.text, space))
    return _replacement(document, *space.span(), "space in a sentence", safe=safe)


def _is_in_word(text: str, space: re.Match[str]) -> bool:
    """True for a space between two characters that can be nothing but one word; not in a name or a column of a table."""
    gain = bond(text, space)
    if gain < IN_KNOWN_WORD:
        return False
    left, right = sides(text, space)
    if min(len(left), len(right)) < 2 or len(left) + len(right) <= NAMES:
        return False
    before, behind, known = left[-2:], right[:2], words().is_known
    if max(bond_of(*before), bond_of(*behind)) >= gain or known(before) or known(behind):
        return False
    return _makes_word(left[-1] + right[0], gain)


def _makes_word(pair: str, gain: float) -> bool:
    """True for two characters that are a word of the list, or are so often beside each other that they can be nothing else."""
    return words().is_known(pair) or gain >= BEYOND_DOUBT or (gain >= IN_WORD and not set(pair) & set(EVERYDAY))


def _may_stand_for_mark(text: str, space: re.Match[str]) -> bool:
    """True for an ordinary space that an author may have set for a comma: 打开预览界面 预览界面如下, 对 他去过, 没想到她买 好贵.

    Not so one that cuts a word which fits better than what stands on either side, and one beside a word that needs its
    neighbour, unless that is a clause by itself, as 对 may be.
    """
    left, right = sides(text, space)
    gain = bond(text, space)
    if _makes_word(left[-1] + right[0], gain) and all(len(side) < 2 or bond_of(*side) < gain for side in (left[-2:], right[:2])):
        return False
    return len(left) < 2 or not _belongs(text, space)


def _belongs(text: str, space: re.Match[str]) -> bool:
    """True for a space beside a word that has no meaning without its neighbour behind the space, which is not set off on both sides."""
    left, right = sides(text, space)
    known, (start, end) = words().is_known, space.span()
    if right[0] in HANG_ON and not known(right[:2]):
        return not pattern(f"[{SPACE}]").match(text, max(0, start - len(left) - 1))
    if left[-1] in "对對" and left[-2:-1] in DEGREES:
        return False
    return left[-1] in CALL_FOR and not known(left[-2:]) and not pattern(f"[{SPACE}]").match(text, end + len(right))


def _lines(document: Document) -> Iterator[tuple[list[re.Match[str]], bool]]:
    """The spaces between Han characters of each line that has any but lines of verse, and whether the line is prose."""
    text = document.prose.text
    line: list[re.Match[str]] = []
    end, is_prose, verse = -1, False, False
    for match in pattern(BETWEEN_HAN).finditer(text):
        if match.start() > end:
            if line:
                yield line, is_prose
            line = []
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end())
            end = len(text) if end < 0 else end
            is_prose = pattern("[。！？；，,：:]").search(text, start, end) is not None
            verse = is_verse(text[start:end].strip())
        span = document.prose.span(match.start() - 1, match.end() + 1)
        if not verse and span.end - span.start == len(match[0]) + 2:  # else markup stands between, which may need the space
            line.append(match)
    if line:
        yield line, is_prose


def _runs(line: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Spaces of a line, together when exactly one character stands between them and they are alike."""
    run: list[re.Match[str]] = []
    for match in line:
        if run and (match.start() != run[-1].end() + 1 or match[0] != run[0][0]):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _replacement(document: Document, start: int, end: int, kind: str, *, safe: bool = True) -> Replacement:
    old = document.prose.text[start:end]
    return Replacement(document.prose.span(start, end), kind, old, pattern(f"[{SPACE}]+").sub("", old), safe)
