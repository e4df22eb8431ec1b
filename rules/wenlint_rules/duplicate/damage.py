"""What two texts that are nearly the same differ in, and which of them is the damaged one."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from wenlint.api import Record, columns, compile_pattern, item_mark
from wenlint_rules.duplicate.context import UNDECIDED, stray_run
from wenlint_rules.duplicate.copies import LINE_COLUMNS, Run, copies
from wenlint_rules.duplicate.judge import Judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.api import Document
    from wenlint_rules.duplicate.near import Near

_TELLS = 3.0
"""Bits by which one side of a difference must be the less likely one to count."""

_PLAIN, _PLAIN_AMONG_PARALLEL = 7.0, 16.0
"""Bits of all differences together that are evidence of damage: in a document, and in one of parallel texts."""

_OF_FINE, _OF_FINE_OF_FEW = 0.7, 0.45
_PLAIN_EACH = 4.0
"""Part of that evidence, or bits of each difference, that are enough where all differences are of one character: parallel texts
differ in words.  The second is for a document with hardly another pair.

One character that is added or missing is enough by itself: of 600 pairs of clean paragraphs that are nearly the same, none has
such evidence.
"""

_SLIP = 3
"""Characters that damage drops, adds or exchanges in one place; a longer difference was written."""

_MIN_BITS = 1.5
_MIN_SIMILARITY = 0.88
"""Mean bits of a difference, and similarity, that a damaged copy has at least.

Of 91 paragraphs in which 3 to 10 of 100 characters were changed these find 82, all with the right copy; of 531 pairs of
paragraphs of manuals and news that are parallel by construction they take 3 for damaged.
"""

_TWO = 2
"""Differences of two texts that stand near one another: one alone is a word for a word more often than not."""

_FAR, _MAX_PARTNERS = 200, 3
"""Blocks between two that are not parallel by construction, if only so many others are nearly the same as either.

Of the pairs of 8 million characters of news, classics, reviews and manuals, each taken as one text, 24 are such, half of them
real copies; of copies at random places of a text nearly all.
"""

_SIMILARITY_OF_COPIES = 0.88
_MISSPELT = 4
_FEW = 2
"""Pairs without damage in a document that do not yet make it one of parallel texts."""

_SHOWN, _MAX_SHOWN = 3, 12

_WORD = compile_pattern("[A-Za-z]+")
_BEFORE, _LONGEST = compile_pattern("[A-Za-z]*$"), 40
_INSIDE = compile_pattern("[A-Za-z]{2,}$")
_DIGIT = compile_pattern("[0-9０-９]")
_NUMERAL = compile_pattern("[〇○一二三四五六七八九十百千万两兩第首末最]")
_OPPOSITES = (
    "已未 有无 有無 左右 上下 行列 前后 前後 是否 开关 開關 大小 增减 增減 入出 多少 首尾 奇偶 横纵 橫縱 高低 长短 長短 内外 內外 新旧 新舊 正负 "
    "正負 升降 真假 男女 东西 東西 南北 起止 加减 加減 正反 顺逆 順逆 宽高 寬高 快慢 公私 买卖 買賣 进退 進退 收支 头尾 頭尾 远近 遠近 深浅 深淺"
)
"""Characters that parallel texts exchange."""

_DENIED = compile_pattern("[不无無没沒未][法能可会會要应應该該须須需必有曾]?")
_ASSERTED = compile_pattern("[能可会會要应應该該须須需必有曾已]{1,2}")
"""What one of two parallel texts denies, and the other says: 无法 for 能."""

_SAME_WORD = 0.5
"""Similarity from which two words in Latin letters are one with a slip."""

_SCATTERED, _MIN_SIMILARITY_OF_SCATTERED = 2, 0.9
"""Differences of one character that are too many for texts that were written, where these are so similar, and most of them drop or
add one: of 650 pairs of clean paragraphs, none in a document with few such pairs does so."""

_LEANS = 0.3
"""Mean bits by which one of such texts must be the less likely one to be taken for the damaged one."""


class Difference(Record):
    """A range of one text and the range of the other that stands in its place; either may be empty."""

    start: int
    end: int
    other_start: int
    other_end: int


class Comparison(Record):
    """Two blocks that are nearly the same: the indexes of the one to delete and the one to keep, and why.

    `is_damaged` is true when the first one is the damaged one.  `shown` says what it has that differs, `reason` what else speaks
    against it.
    """

    stray: int
    kept: int
    similarity: float
    is_damaged: bool
    shown: str
    reason: str


def reported(document: Document, pairs: Sequence[Near], min_columns: int) -> Iterator[Comparison]:
    """The pairs one of which is damaged, those far apart, and those that are long unless the document is one of parallel texts."""
    texts = document.view(copies).texts
    weighed = [_Weighed(document, pair, texts[pair.first], texts[pair.second]) for pair in pairs]
    partners = Counter(index for pair in pairs for index in pair[:2])
    sound = sum(not (item.is_damage(_PLAIN, _TWO) or item.is_scattered) for item in weighed)
    for item in weighed:
        first, second, similarity = item.pair
        is_far = second - first >= _FAR and max(partners[first], partners[second]) <= _MAX_PARTNERS
        few = sound <= _FEW
        is_scattered = few and item.is_scattered
        evidence = _PLAIN if is_far or few else _PLAIN_AMONG_PARALLEL
        if item.is_damage(evidence, 1 if is_far else _TWO, _OF_FINE_OF_FEW if few else _OF_FINE) or (
            is_scattered and abs(item.bits) >= _LEANS
        ):
            stray, kept = (second, first) if item.bits > 0 else (first, second)
            yield Comparison(stray, kept, similarity, True, item.shown(stray == second), "")
        elif is_scattered or (item.is_copy and (is_far or (few and (item.width >= min_columns or item.is_misspelt)))):
            verdict = stray_run(document, Run(first, second, 1, second + 1))
            stray, kept = (first, second) if verdict and verdict.first_is_stray else (second, first)
            yield Comparison(stray, kept, similarity, False, item.shown(stray == second), verdict.reason if verdict else UNDECIDED)


class _Weighed:
    """Two texts of a document that are nearly the same, with what their differences tell."""

    def __init__(self, document: Document, pair: Near, one: str, other: str) -> None:
        self.pair = pair
        self.one, self.other = one, other
        self.differences = differences(one, other)
        judge = Judge(document, one, other)
        gaps = [
            judge.worst(other, item.other_start, item.other_end) - judge.worst(one, item.start, item.end)
            for item in self.differences
        ]
        self.bits = sum(gaps) / max(1, len(gaps))
        """How much less likely the second text is than the first, in the mean of all differences; below zero: the first is."""
        self._against = sum((gap < -_TELLS) if self.bits > 0 else (gap > _TELLS) for gap in gaps)

    def is_damage(self, evidence: float, least: int, of_fine: float = _OF_FINE) -> bool:
        """True when at least so many differences tell, with at least so many bits in all, that one of the texts is damaged.

        `of_fine` is the part of the bits that differences of one character need.
        """
        count, bits = len(self.differences), abs(self.bits)
        sides = [self._sides(item) for item in self.differences]
        is_fine = _are_fine(sides)
        is_slip = is_fine and not any(here and there for here, there in sides)
        return (
            self.pair.similarity >= _MIN_SIMILARITY
            and count >= (1 if is_slip else least)
            and bits >= _MIN_BITS
            and (bits * count >= evidence * (of_fine if is_fine else 1) or (is_fine and bits >= _PLAIN_EACH))
            and (is_fine or not self._is_line)
            and self._against <= count / (3 if is_fine else 5)
            and all(max(len(here), len(there)) <= _SLIP for here, there in sides)
            and self._is_no_variation
            and not self._are_items
            and not self._is_of_words
        )

    @property
    def width(self) -> int:
        """Columns of the first text: its characters, and once more those that are wide, which have three bytes in UTF-8."""
        return (len(self.one) + len(self.one.encode("utf-8", "surrogatepass"))) // 2

    @property
    def _is_line(self) -> bool:
        """True when one of the texts is too short for a paragraph, and so holds little evidence."""
        return min(columns(self.one), columns(self.other)) < LINE_COLUMNS

    @property
    def is_copy(self) -> bool:
        """True when little differs, and nothing as in texts that are parallel."""
        return self.pair.similarity >= _SIMILARITY_OF_COPIES and bool(self.differences) and self._is_no_variation

    @property
    def is_misspelt(self) -> bool:
        """True when four differences and more lie inside of words in Latin letters: one of the texts is damaged."""
        return sum(map(self._is_in_word, self.differences)) >= _MISSPELT

    def _is_in_word(self, item: Difference) -> bool:
        """True for a difference inside of a word in Latin letters."""
        return _INSIDE.match(self.one[max(0, item.start - 1) : item.end + 1]) is not None

    @cached_property
    def _is_no_variation(self) -> bool:
        """False for texts that differ in numbers, their own aside, or in words that are exchanged again and again, or change places."""
        number = len(item_mark(self.one))
        exchanged = Counter(self._sides(item) for item in self.differences if item.start >= number and not self._is_in_word(item))
        return not any(
            _DIGIT.search(here + there)
            or (_NUMERAL.search(here) and _NUMERAL.search(there))
            or (here and there and times > 1 and 3 * times >= len(self.differences))
            or (here and there and (there, here) in exchanged)
            or (here and there and (here + there in _OPPOSITES or there + here in _OPPOSITES))
            or (_DENIED.fullmatch(here) and _ASSERTED.fullmatch(there))
            or (_ASSERTED.fullmatch(here) and _DENIED.fullmatch(there))
            for (here, there), times in exchanged.items()
        )

    @property
    def is_scattered(self) -> bool:
        """True when single characters are added or missing in several places, and hardly any exchanged: nobody writes so."""
        sides = [self._sides(item) for item in self.differences]
        slips = sum(not (here and there) for here, there in sides)
        return (
            len(sides) >= _SCATTERED
            and _are_fine(sides)
            and 2 * slips > len(sides)
            and self.pair.similarity >= _MIN_SIMILARITY_OF_SCATTERED
            and self._is_no_variation
            and not self._is_of_words
        )

    @cached_property
    def _is_of_words(self) -> bool:
        """True for texts that differ in marks only, or in whole words in Latin letters: somebody wrote them."""
        sides = [self._sides(item) for item in self.differences]
        if not any(character.isalnum() for pair in sides for side in pair for character in side):
            return True
        from rapidfuzz.distance import Levenshtein

        return any(
            min(map(len, pair)) > 1
            and Levenshtein.normalized_similarity(_word_at(self.one, item.start), _word_at(self.other, item.other_start))
            < _SAME_WORD
            for pair, item in zip(sides, self.differences, strict=True)
            if all(map(_WORD.fullmatch, pair))
        )

    @cached_property
    def _are_items(self) -> bool:
        """True for items of a list with numbers of their own: somebody wrote the second one over a copy of the first."""
        one, other = item_mark(self.one), item_mark(self.other)
        return bool(one and other) and one != other

    def _sides(self, item: Difference) -> tuple[str, str]:
        return self.one[item.start : item.end], self.other[item.other_start : item.other_end]

    def shown(self, second_here: bool) -> str:
        """The first differences for a message: what stands in one text, and what in the other."""
        parts = []
        for item in self.differences[:_SHOWN]:
            there, here = map(_excerpt, self._sides(item) if second_here else self._sides(item)[::-1])
            parts.append(f"{here} for {there}" if here and there else f"{here} is added" if here else f"{there} is missing")
        more = len(self.differences) - _SHOWN
        return ", ".join(parts) + (f" and {more} more" if more > 0 else "")


def _are_fine(sides: Sequence[tuple[str, str]]) -> bool:
    """True when single characters differ, three times for each time that two next to one another do."""
    longest = [max(len(here), len(there)) for here, there in sides]
    return max(longest, default=0) <= _TWO and 4 * longest.count(_TWO) <= len(longest)


def differences(one: str, other: str) -> list[Difference]:
    """The ranges in which two texts differ, with as few edits as possible; what follows at once is one range."""
    from rapidfuzz.distance import Levenshtein

    found: list[Difference] = []
    for code in Levenshtein.opcodes(one, other):
        if code.tag == "equal":
            continue
        if found and found[-1].end == code.src_start and found[-1].other_end == code.dest_start:
            found[-1] = found[-1]._replace(end=code.src_end, other_end=code.dest_end)
        else:
            found.append(Difference(code.src_start, code.src_end, code.dest_start, code.dest_end))
    return found


def _word_at(text: str, at: int) -> str:
    """The word in Latin letters that holds the character at an offset, or ends in front of it; empty if none does."""
    before, behind = _BEFORE.search(text, max(0, at - _LONGEST), at), _WORD.match(text, at)
    return (before[0] if before else "") + (behind[0] if behind else "")


def _excerpt(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "…"
