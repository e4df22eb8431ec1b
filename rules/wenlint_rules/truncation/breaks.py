"""Finds the places where a paragraph breaks off and goes on in the next block, or behind a lone soft wrap."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from wenlint.api import CLOSERS, HAN, SENTENCE_END, Record, columns, compile_pattern, ends_sentence, form, is_verse
from wenlint_rules.script.classical import is_classical
from wenlint_rules.truncation.evidence import HANGUL, KANA, cut_sentence, is_english
from wenlint_rules.truncation.seam import Seam, explain, judge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sized

    from wenlint.api import Document, Form, Paragraph

_MIN_CHARS, _LABEL_CHARS = 4, 8
"""Characters of a left side: a shorter one than the first is a label, and than the second unless the seam is certain."""

_NEIGHBOURHOOD = 6
"""Blocks on each side of a seam in which a cut paragraph without a continuation makes it doubtful."""

_FURTHER = 3
"""Blocks behind the next one in which the rest of a cut paragraph is looked for."""

MAX_CHAIN = 3
"""Breaks in a row; more of them are the lines of a wrapped text or of verse."""

_MAX_BREAKS, _MAX_SHARE = 20, 0.2
"""Breaks of a document, and their share of its blocks, of which one may be exceeded; beyond both, line ends are layout."""

_MANY, _LEAST_PROVEN = 20, 0.6
"""Breaks of a document from which they can be counted, and the share of them that must show at the seam itself: of those that no
author made nine in ten do, between reviews or quotations four in ten."""

_ENOUGH = 100
"""Breaks by which the whole of a long document is judged."""

_FEW_BLOCKS = 10

_WRAP_WEIGHT = -1.0
"""Weight of a seam at a lone soft wrap: that both sides are one paragraph is known already."""

_MAX_WRAP_COLUMNS = 120
"""Width beyond which nobody wraps lines."""

_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("（", "）"), ("《", "》"), ("【", "】"))
_NOT_PROSE: frozenset[Form] = frozenset(("cell", "verse", "separator", "number", "heading", "signature", "comment", "bilingual"))
_END_MARKS = frozenset(SENTENCE_END + CLOSERS + "；;：:—.")
_NOT_FIRST = "，、；。！？）」』》”,をっゃゅょッャュョァィゥェォ"
"""Marks and kana that no paragraph begins with."""

_IS_KANA = compile_pattern(f"[{KANA}]")
"""What goes on with a Japanese sentence, and with no short entry of a list of words."""

_LETTER = f"{HAN}{KANA}{HANGUL}"
_REST = "[^\n。！？!?；….]*+[。！？!?；….]"
_LINE_END = compile_pattern(rf"\n(?<![\n。！？!?…：:；;]\n)\s*+(?=[{_NOT_FIRST}]|[{_LETTER}a-z]{_REST})")
"""Line ends that may lie in mid-sentence.  The newline comes first in the pattern, as a literal is found fastest."""

_SEAM = compile_pattern(rf"[^\s。！？!?…：:；;—~]\n[{_NOT_FIRST}]|[{_LETTER}]\n[{_LETTER}]{_REST}|[a-z,]\n[a-z]{_REST}")
"""The last character of one block, a newline, and the next block."""

_FIELD = compile_pattern(rf"[{HAN}A-Za-z]{{1,8}}[：:]")
"""What begins a line that says one thing of several about a matter: 问题：…, 办法：…."""

_ALIKE = 3
"""Characters at the beginning of two lines that show one to be the title of the other."""

_A_LETTER = compile_pattern(f"[{_LETTER}]")


class Break(Record):
    """A place where a sentence is cut; prose offsets of the end of its first half and the beginning of its second.

    `left` is the index of the block with the first half.  `proven` says that the characters at the seam show the cut,
    `likely` that the second half is a rest rather than the beginning of something else, `certain` that there is no doubt
    about it, `in_word` that a word is cut, and `reason` how it shows.  `weight` is that of the evidence at the seam.
    """

    end: int
    start: int
    left: int
    proven: bool
    likely: bool
    certain: bool
    in_word: bool
    reason: str
    weight: float = 0.0


def breaks(document: Document) -> list[Break]:
    """The breaks between blocks; of a text that is wrapped throughout, or of lines by many authors, only the first ones.

    Where a paragraph nearby is cut and does not go on behind itself, the blocks may be out of order: then the rest of a
    sentence may be that of another one, and a seam counts only if it is proven.
    """
    found: list[Break] = []
    for left, right in _candidates(document):
        if made := break_between(document, left, right):
            found.append(made)
            if are_layout(document, found) or (len(found) == _ENOUGH and are_lines_of_many(found)):
                return found  # which are not cut, however many follow
    by_left = {made.left: made for made in found}
    found = [by_left[left] for chain in chains(sorted(by_left)) if len(chain) <= MAX_CHAIN for left in chain]
    joined = {made.left for made in found}
    ordered: list[Break] = []
    for made in found:
        if made.in_word or not _is_near_a_loose_tail(document, made.left, joined):
            ordered.append(made)
        elif made.proven:
            ordered.append(made._replace(certain=False))
    return ordered


def are_layout(document: Document, made: Sized) -> bool:
    """True for so many breaks that the document's line ends are where its layout had them."""
    return len(made) > max(_MAX_BREAKS, _MAX_SHARE * len(document.paragraphs))


def are_lines_of_many(made: Collection[Break]) -> bool:
    """True for a collection of lines, reviews or quotations, whose authors set no mark at the end: they are not cut."""
    return len(made) >= _MANY and sum(broken.proven for broken in made) < _LEAST_PROVEN * len(made)


def _candidates(document: Document) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Neighbours of which the first ends without a mark and the second may be its rest."""
    for match in _LINE_END.finditer(document.prose.text):
        right = document.paragraph_at(match.end())
        left = right.previous if right else None
        if left and right and left.kind == right.kind == "paragraph" and not _is_parted(document, left, right):
            yield left, right


def _is_parted(document: Document, left: Paragraph, right: Paragraph) -> bool:
    """True when code, a comment or other markup stands between two blocks."""
    return document.format != "text" and not document.text[left.span.end : right.span.start].isspace()


def break_between(document: Document, left: Paragraph, right: Paragraph) -> Break | None:
    """The break between two blocks; None when the second does not go on with a sentence that the first breaks off in."""
    a, b = left.text, right.text
    if not _SEAM.match(f"{a[-1]}\n{b}") or len(a) < _MIN_CHARS or a[0] == "=" or (kind := form(left)) in _NOT_PROSE:
        return None
    if b[0] in _NOT_FIRST:
        if b[1:2] == b[0] or not _goes_on_with(a, b[0]) or (_IS_KANA.match(b) and (len(a) < _LABEL_CHARS or a.isascii())):
            return None
        return Break(left.end, right.start, left.index, True, True, True, False, f"{b[0]} cannot begin a paragraph")
    if b[0].isascii() and not (is_english(a[-60:]) and is_english(b[:60]) and right.start == right.line_start):
        return None
    text, unended = document.prose.text, document.view(_share_unended)
    seam = judge(a, b, text, left.end, form=kind, markup=document.format != "text", unended=unended)
    if not seam.is_break or "new item" in seam.evidence or leaves_open(a, b) or is_verse(b):
        return None
    is_certain = seam.is_certain and not document.view(is_classical)
    if not is_certain and (len(a) < _LABEL_CHARS or _goes_on_further_down(document, left)):
        return None
    return _made(left.end, right.start, left.index, seam, explain(seam, a, b))._replace(certain=is_certain)


def _made(end: int, start: int, left: int, seam: Seam, reason: str) -> Break:
    return Break(end, start, left, seam.is_proven, seam.is_likely, seam.is_certain, seam.is_in_word, reason, seam.weight)


def _goes_on_further_down(document: Document, left: Paragraph) -> bool:
    """True when the rest of a cut paragraph stands some blocks below: something else, and whole, was put between them."""
    below = document.paragraphs[left.index + 2 : left.index + 2 + _FURTHER]
    return any(
        block.kind == "paragraph"
        and block.previous is not None
        and ends_sentence(block.previous.text)
        and _SEAM.match(f"{left.text[-1]}\n{block.text}")
        and judge(left.text, block.text, "", 0).is_certain
        for block in below
    )


def _share_unended(document: Document) -> float:
    """Share of the blocks, headings aside, that have no end mark; a short document shows no habit."""
    text = document.prose.text
    ends = [text[block.end - 1] for block in document.paragraphs if block.kind == "paragraph"]
    return (len(ends) - sum(map(_END_MARKS.__contains__, ends))) / max(len(ends), _FEW_BLOCKS)


def _goes_on_with(left: str, mark: str) -> bool:
    """True when a text goes on with a mark that begins no paragraph; a closing mark needs one that opens."""
    opener = next((opener for opener, closer in _PAIRS if closer == mark), None)
    if opener:
        return left.count(opener) > left.count(mark)
    return mark != "," or not left[-1].isascii()


def leaves_open(left: str, right: str) -> bool:
    """True when a quotation or bracket that opens in the cut sentence is not closed on the right: text is missing."""
    sentence = cut_sentence(left)
    return any(
        sentence.count(pair[0]) > sentence.count(pair[1]) and right.count(pair[0]) >= right.count(pair[1]) for pair in _PAIRS
    )


def chains(lefts: Iterable[int]) -> Iterator[list[int]]:
    """Consecutive blocks together."""
    chain: list[int] = []
    for left in lefts:
        if chain and left != chain[-1] + 1:
            yield chain
            chain = []
        chain.append(left)
    if chain:
        yield chain


def _is_near_a_loose_tail(document: Document, index: int, joined: set[int]) -> bool:
    """True when a paragraph nearby is cut and does not go on in the block behind it."""
    near = document.paragraphs[max(0, index - _NEIGHBOURHOOD) : index + _NEIGHBOURHOOD + 1]
    return any(block.index != index and block.index not in joined and _is_loose_tail(block) for block in near)


def _is_loose_tail(block: Paragraph) -> bool:
    text = block.text
    if block.kind != "paragraph" or not _A_LETTER.match(text[-1]) or ends_sentence(text) or form(block) in _NOT_PROSE:
        return False
    return not {"sentence inside", "very wide"}.isdisjoint(judge(text, "。", "", 0).evidence)


def lone_wraps(document: Document) -> Iterator[Break]:
    """Soft wraps in mid-sentence where nobody wraps: other blocks are longer and do not wrap, or the line is very wide."""
    wraps = document.prose.wraps
    if not wraps or 3 * len(wraps) > len(document.paragraphs):
        return
    widths = sorted(columns(block.text) for block in document.paragraphs if not block.wraps)
    for at in wraps:
        block = document.paragraph_at(at)
        if block and block.kind in ("paragraph", "list-item") and len(block.wraps) == 1:
            left, right = block.text[: at - block.start], block.text[at - block.start :]
            width = columns(left)
            longer = len(widths) - bisect_right(widths, width)
            if _is_meant(document, at, left, right):
                continue
            if (longer >= 3 * len(wraps) or width > _MAX_WRAP_COLUMNS) and (made := _wrap(document, block, left, right, at)):
                yield made


def _is_meant(document: Document, at: int, left: str, right: str) -> bool:
    """True for a line end between two fields, behind a title in bold type, and in front of a line that begins as the first."""
    end, start = document.prose.span(at - 1, at).end, document.prose.span(at, at + 1).start
    if _FIELD.match(left) and _FIELD.match(right):
        return True
    return left[:_ALIKE] == right[:_ALIKE] or "*" in document.text[end:start].partition("\n")[0]


def _wrap(document: Document, block: Paragraph, left: str, right: str, at: int) -> Break | None:
    if len(left) < _MIN_CHARS or not right or not (_A_LETTER.match(left[-1]) and _A_LETTER.match(right)):
        return None
    seam = judge(left, right, document.prose.text, at, markup=True)
    if seam.weight < _WRAP_WEIGHT or "new item" in seam.evidence or "ended" not in seam.evidence:
        return None
    return _made(at, at, block.index, seam, explain(seam, left, right))


def joint(before: str, after: str) -> str:
    """What stands between two halves of a sentence: nothing next to Chinese or Japanese text and marks, else a space."""
    return " " if all(character.isascii() or "\uac00" <= character <= "\ud7a3" for character in (before, after)) else ""
