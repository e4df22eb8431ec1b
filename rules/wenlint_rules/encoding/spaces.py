"""Spaces between Han characters that divide a sentence where nothing is to be divided."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, compile_pattern, is_verse
from wenlint_rules.encoding.odd_space import BETWEEN_HAN, SPACE
from wenlint_rules.encoding.replacements import Replacement
from wenlint_rules.encoding.suspects import EVERYDAY
from wenlint_rules.language.bigrams import BOUNDARY, bigrams
from wenlint_rules.truncation.lexicon import words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document

BEGINNING = 8
"""Characters at the beginning of a line up to which an odd space may set off a label, a number or a speaker."""

NAMES = 4
"""Han characters on both sides together, up to which the space may widen a name."""

PARALLEL = 9
"""Length of two clauses up to which the space between them, when both have it, is that of verse or a slogan."""

CUT = 8.0
"""Bits by which two characters must be likelier beside each other than each beside a boundary, for the space between them
to cut a word: at random places of sentences 65 % of the pairs are, of those that authors part on purpose 5 %."""

IN_WORD, IN_KNOWN_WORD, OTHERS = 14.0, 11.0, 15
"""Bits from which two characters are one word beyond doubt, and those of the list of words, when neither fits as well to what
stands on its other side, and how many spaces an author may have set for each of these: of 4,300 that authors set, 4 are."""

HANG_ON = "的"
"""What belongs to the words in front of it."""

CALL_FOR = "和与與或及把被对對从從向各每"
"""What belongs to the words behind it: conjunctions, prepositions and the like, when they end no word."""

LIKELY = {"\xa0": 1.0, "\t": 1.0, "wide": 5.0, " ": CUT}
"""The same for a space of each kind between words of a sentence."""

JOINED = 4.0
"""The same for a no-break space or tab anywhere in a line: hardly anybody sets off a label with one."""

SPACED = 4.0
"""The same for the spaces of a stretch that is spaced out, on average."""

BYLINE = ("讯", "訊", "电", "電", "记者", "記者", "通讯员", "通訊員", "作者", "编者", "編者")
"""What stands in front of the space of a dateline or a name."""

SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董袁潘于蒋蔣蔡余杜叶葉程苏"
    "蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴"
)
"""Frequent surnames: in front of a space and a single character they begin a name that is spaced to the width of others."""

TITLES = "长長记記任席理员員授师師官"
"""Last characters of the titles in front of names, with the surnames behind which they make words: 县长 毛."""


def odd_spaces(document: Document) -> Iterator[Replacement]:
    """The spaces in a document that divide a sentence; a stretch that is spaced out is one.

    Where most spaces of a kind divide what may be divided, the author uses them so, and none of the kind is reported but
    those that cut a word for certain.
    """
    meant: Counter[str] = Counter()
    odd: dict[str, list[Replacement]] = {}
    in_words: dict[str, list[Replacement]] = {}
    for line, is_prose in _lines(document):
        for run in _runs(line):
            kind = run[0][0] if run[0][0] in " \xa0\t" else "wide"
            if len(run) == 1 and kind != "\t" and _is_in_word(document.prose.text, run[0]):
                in_words.setdefault(kind, []).append(_replacement(document, *run[0].span(), "space in a word", safe=kind != "wide"))
                continue
            found = _stretch(document, run, line) if len(run) > 1 else _single(document, run[0], kind, is_prose)
            if found is None:
                meant[kind] += len(run)
            elif is_prose or kind == "\xa0":
                odd.setdefault(kind, []).append(found)
    for found_by_kind, others in ((odd, 1), (in_words, OTHERS)):
        for kind, replacements in found_by_kind.items():
            if others * len(replacements) >= meant[kind]:
                yield from replacements


def _stretch(document: Document, run: Sequence[re.Match[str]], line: Sequence[re.Match[str]]) -> Replacement | None:
    """A stretch of a sentence that is spaced out character by character, in a line that is not so throughout."""
    text = document.prose.text
    sides = [text[at : at + 1] for at in (run[0].start() - 2, run[-1].end() + 1) if at >= 0]
    glued = sum(_pattern(f"[{HAN}]").match(side) is not None for side in sides)
    goes_on = glued == 2 or (glued == 1 and len(run) >= 4)
    needed = CUT if run[0][0] == " " and len(run) == 2 else SPACED  # one character by itself may be a quoted term
    if not goes_on or len(run) + 2 <= len(line) or sum(_gain(text, space) for space in run) < needed * len(run):
        return None
    return _replacement(document, run[0].start() - 1, run[-1].end() + 1, "sentence spaced out")


def _single(document: Document, space: re.Match[str], kind: str, is_prose: bool) -> Replacement | None:
    """A space that cuts a word in two, or one in prose that is neither ordinary nor a wide one, which may part clauses."""
    text = document.prose.text
    if _is_free(text, space, kind):
        return None
    gain = _gain(text, space)
    if gain >= CUT or (
        kind in "\xa0\t" and gain >= JOINED and _pattern(f"[{HAN}]").match(text[space.start() - 2 : space.start() - 1])
    ):
        if kind == " " and _parts_words(text, space):
            return _replacement(document, *space.span(), "space in a sentence", safe=False)
        return _replacement(document, *space.span(), "space in a word", safe=kind != "wide")
    if is_prose and (_belongs(text, space) or (gain >= LIKELY[kind] and not _begins_line(text, space))):
        return _replacement(document, *space.span(), "space in a sentence", safe=kind != "wide")
    return None


def _is_in_word(text: str, space: re.Match[str]) -> bool:
    """True for a space between two characters that can be nothing but one word; not in a name or a column of a table."""
    left, right = _sides(text, space)
    if min(len(left), len(right)) < 2 or len(left) + len(right) <= NAMES:
        return False
    across, before, behind = left[-1] + right[0], left[-2:], right[:2]
    gain, known = _gained(*across), words().is_known
    if gain < IN_KNOWN_WORD or max(_gained(*before), _gained(*behind)) >= gain or known(before) or known(behind):
        return False
    return known(across) or (gain >= IN_WORD and not set(across) & set(EVERYDAY))


def _parts_words(text: str, space: re.Match[str]) -> bool:
    """True for a space between two words that make none across it: it may stand for a comma (打开预览界面 预览界面如下)."""
    left, right = _sides(text, space)
    if min(len(left), len(right)) < 2 or words().is_known(left[-1] + right[0]):
        return False
    return min(_gained(*left[-2:]), _gained(*right[:2])) >= _gain(text, space)


def _belongs(text: str, space: re.Match[str]) -> bool:
    """True for a space beside a word that has no meaning without its neighbour behind the space, which is not set off on both sides."""
    left, right = _sides(text, space)
    known, (start, end) = words().is_known, space.span()
    if right[0] in HANG_ON and not known(right[:2]):
        return not _pattern(f"[{SPACE}]").match(text, max(0, start - len(left) - 1))
    return left[-1] in CALL_FOR and not known(left[-2:]) and not _pattern(f"[{SPACE}]").match(text, end + len(right))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def _lines(document: Document) -> Iterator[tuple[list[re.Match[str]], bool]]:
    """The spaces between Han characters of each line that has any but lines of verse, and whether the line is prose."""
    text = document.prose.text
    line: list[re.Match[str]] = []
    end, is_prose, verse = -1, False, False
    for match in _pattern(BETWEEN_HAN).finditer(text):
        if match.start() > end:
            if line:
                yield line, is_prose
            line = []
            start = text.rfind("\n", 0, match.start()) + 1
            end = text.find("\n", match.end())
            end = len(text) if end < 0 else end
            is_prose = _pattern("[。！？；，,：:]").search(text, start, end) is not None
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


def _is_free(text: str, match: re.Match[str], kind: str) -> bool:
    """True for a space that may part a label, a name or a clause from what follows."""
    left, right = _sides(text, match)
    before, after = len(left), len(right)
    if before + after <= NAMES or (before == after <= PARALLEL and kind not in "\xa0\t"):
        return True
    if after == 1 and left[-1] in SURNAMES:
        return True
    return left.endswith(BYLINE) or (left[-1] in TITLES and right[0] in SURNAMES)


def _sides(text: str, space: re.Match[str]) -> tuple[str, str]:
    """The Han characters in front of a space between two, and those behind it, at most 40 each."""
    start, end = space.span()
    left = _pattern(f"[{HAN}]*+$").search(text, max(0, start - 40), start)
    right = _pattern(f"[{HAN}]+").match(text, end, end + 40)
    assert left is not None
    assert right is not None
    return left[0], right[0]


def _begins_line(text: str, match: re.Match[str]) -> bool:
    """True when only a short beginning of the line stands in front of the space."""
    return text.rfind("\n", 0, match.start()) >= match.start() - BEGINNING - 1 or match.start() <= BEGINNING


def _gain(text: str, match: re.Match[str]) -> float:
    """Bits by which the two characters around a space are likelier together than apart."""
    return _gained(text[match.start() - 1], text[match.end()])


def _gained(left: str, right: str) -> float:
    pair = bigrams().pair
    return pair(left, BOUNDARY) + pair(BOUNDARY, right) - pair(left, right)


def _replacement(document: Document, start: int, end: int, kind: str, *, safe: bool = True) -> Replacement:
    old = document.prose.text[start:end]
    return Replacement(document.prose.span(start, end), kind, old, _pattern(f"[{SPACE}]+").sub("", old), safe)
