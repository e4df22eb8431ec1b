"""Whether a text that stops without a mark goes on in the block behind it: evidence for and against.

The evidence is of three kinds.  The left side: is it a sentence that was cut, or a title, which needs no end mark?  The
seam: can the one end here and the other begin here, do the characters at the seam make a word, do they stand together
elsewhere in the document, is the one character likelier behind the other than at the beginning of a sentence?  The right
side: is it the rest of a sentence, or the beginning of one?  Each piece has a weight, and what weighs more than 0 together
may be a break.  The weights come from a logistic regression on 6,400 seams of manuals, of which 3,600 were planted breaks,
rounded; those of numbers, layout, beginnings and the habit of a document, which it takes for more than they are worth in other
texts, those of Western letters and the bias were set by hand, on 2,000 planted breaks.
"""

from __future__ import annotations

from wenlint.api import Form, Record, compile_pattern
from wenlint_rules.truncation.evidence import (
    HANGUL,
    KANA,
    begins_with_word,
    is_modelled,
    last_word,
    of_document,
    of_joint,
    of_left,
    of_right,
    restates,
)

_WEIGHTS = {
    # the left side
    "sentence inside": 3.1,  # an end mark stands before the cut sentence: no title holds a sentence
    "wide": 1.0,  # 40 columns and more
    "wider": 1.0,  # 60
    "very wide": 1.9,  # 100
    "comma": 1.4,  # one
    "clauses": 1.2,  # several
    "opener": 0.5,  # begins with a word that opens a sentence
    "conjunction": 1.5,  # … that makes a title unlikely: 如果, 因为, 您
    "subordinate": 1.5,  # … that promises a second clause
    "particles": 1.1,  # 的, 了, 是 … inside
    "layout": -2.7,  # two halves with a space between them, a caption, a byline
    "item": -2.4,  # a numbered heading
    "markup": 1.4,  # Markdown, where headings are marked up
    "other language": 1.4,  # Japanese or Korean, of which the lists hold few words
    # the seam
    "incomplete": 2.2,  # the left side cannot end in this word
    "dependent": 1.6,  # the right side cannot begin with this word
    "conjoined": 0.5,  # … nor, most often, with this one: 和, 或, 是
    "lower case": 1.3,  # the right side begins with a small letter
    "goes on": 0.5,  # … behind a long line with clauses
    "word": 1.5,  # the seam cuts a common word in two
    "one word": 0.3,  # everywhere else in the document the two characters at the seam stand together
    "complete": -3.0,  # the left side ends in a verb that ends sentences, of Japanese
    "closes": 2.7,  # a bracket that opened on the left closes on the right
    "elsewhere": 2.1,  # the characters around the seam, two and two, stand together elsewhere in the document
    "partly elsewhere": 1.3,  # … two and one
    "end elsewhere": -1.4,  # what the left side ends in ends other sentences or lines
    "contradicted": -1.3,  # elsewhere in the document what follows is always something else
    # the right side
    "ended": 1.2,
    "beginning": -1.2,  # begins with a word that opens a sentence and seldom stands inside of one
    "beginning elsewhere": -1.8,  # other sentences or lines of the document begin like this
    "new item": -1.0,
    "restated": -1.3,  # says again what the left side says, as the first sentence under a title does
}

_PER_BIT = 0.4
"""Weight of each bit by which the first character on the right is likelier behind the last one on the left than behind a full
stop."""

MAX_BITS, TORN = 8.0, 6.0
"""Bits that a pair of characters counts at most, and from which it shows by itself that the text goes on."""

_BIAS = -3.0

_SURE = 2.0
"""Weight from which the text goes on though a word that begins sentences stands on the right, and from which what stands between
headings that are marked up is cut, however short."""

_HABIT = 2.0
"""What it weighs against a break that all blocks of the document have no end mark."""

_PROOF = frozenset({"incomplete", "dependent", "conjoined", "word", "one word", "torn", "closes", "elsewhere", "goes on"})
"""Evidence at the seam itself."""

_REST = _PROOF - {"incomplete"} | {"partly elsewhere"}
"""Evidence that the right side is the rest of a sentence: an incomplete left side shows only that one is missing."""

_CHINESE = frozenset({"opener", "conjunction", "subordinate", "particles", "word", "conjoined", "layout"})
"""Evidence that is none in Japanese and Korean."""

_OTHER_LANGUAGE = compile_pattern(f"[{KANA}{HANGUL}]")

_NEAR = 4_000
"""Characters on each side of a seam in which the same words are looked for: the cost grows with the number of seams only."""


class Seam(Record):
    """The evidence about one seam by name, and its weight."""

    evidence: frozenset[str]
    weight: float

    @property
    def is_break(self) -> bool:
        """True when the text goes on: the evidence suffices, the left side is no mere title, the right side no beginning."""
        if self.weight <= 0:
            return False
        if not (self.shows_rest or {"beginning", "contradicted"}.isdisjoint(self.evidence)):
            return self.weight >= _SURE and (self._is_cut_prose or "incomplete" in self.evidence)
        return self.is_proven or self._is_cut_prose or self._is_cut_clause

    @property
    def is_likely(self) -> bool:
        """True unless only the left side shows the cut, and the right side may as well begin a sentence."""
        if self.shows_rest or {"likely beginning", "beginning elsewhere"}.isdisjoint(self.evidence):
            return True
        return "incomplete" in self.evidence and "beginning elsewhere" not in self.evidence

    @property
    def shows_rest(self) -> bool:
        """True when some of the evidence says that the right side is the rest of a sentence."""
        return not _REST.isdisjoint(self.evidence)

    @property
    def is_proven(self) -> bool:
        """True when some of the evidence lies at the seam itself."""
        return not _PROOF.isdisjoint(self.evidence)

    @property
    def is_certain(self) -> bool:
        """True when the seam is beyond doubt: it cuts a common word in two, or the right side cannot begin a sentence."""
        return self.is_in_word or "dependent" in self.evidence

    @property
    def is_in_word(self) -> bool:
        """True when the seam cuts a common word in two."""
        return "word" in self.evidence

    @property
    def _is_cut_prose(self) -> bool:
        """True when the left side is too long, or too much of a sentence, for a title."""
        has = self.evidence.__contains__
        if has("sentence inside") or has("very wide"):
            return True
        return has("clauses") and (has("wider") or (has("opener") and has("particles")))

    @property
    def _is_cut_clause(self) -> bool:
        """True when a short left side reads like the beginning of a sentence and not like a title."""
        has = self.evidence.__contains__
        if has("markup"):
            return has("wide") or has("opener") or self.weight >= _SURE
        if has("end elsewhere") and has("beginning elsewhere"):
            return False
        return (has("subordinate") and (has("particles") or has("comma"))) or (has("conjunction") and has("wide"))


def judge(left: str, right: str, text: str, at: int, *, form: Form = "prose", markup: bool = False, unended: float = 0.0) -> Seam:
    """The evidence about the seam between two texts.

    `text` is that of the document, in which the left side ends at `at`; it is read only where it can decide.  `form` is
    that of the left block, `markup` says that headings are marked up, and `unended` is the share of the document's blocks
    that have no end mark.
    """
    found = of_left(left, form) | of_right(right) | of_joint(left, right)
    is_chinese = not _OTHER_LANGUAGE.search(left + right)
    if not is_chinese:
        found = found - _CHINESE | {"other language"}
    elif markup:
        found.add("markup")
    weight = _BIAS - _HABIT * unended + _weight(found)
    if not text or weight + _PER_BIT * MAX_BITS + _WEIGHTS["elsewhere"] <= 0:
        return Seam(frozenset(found), weight)
    pair = bits(left[-1], right[0]) if is_chinese and not begins_with_word(right) else 0.0
    if pair >= TORN:
        found.add("torn")
    weight += _PER_BIT * pair
    if weight + _WEIGHTS["elsewhere"] <= 0:
        return Seam(frozenset(found), weight)
    if restates(left, right):
        found.add("restated")
        weight += _WEIGHTS["restated"]
    # A character that is part of neither side keeps the seam itself from being found.
    near = f"{text[max(0, at - _NEAR) : at]}\0{text[at : at + _NEAR]}"
    nearby = of_document(left, right, near, proven=not _PROOF.isdisjoint(found))
    if "incomplete" in found:
        nearby.discard("end elsewhere")  # other lines that end so are cut as well
    return Seam(frozenset(found | nearby), weight + _weight(nearby))


def bits(last: str, first: str) -> float:
    """By how many bits a character is likelier behind another one than behind a full stop, up to `MAX_BITS`.

    0 for the letters of words between spaces, about which pairs across a line end tell nothing.
    """
    if not (is_modelled(last) and is_modelled(first)):
        return 0.0
    from wenlint_rules.language.bigrams import bigrams

    pair = bigrams().pair
    return max(-MAX_BITS, min(MAX_BITS, pair("。", first) - pair(last, first)))


def explain(seam: Seam, left: str, right: str) -> str:
    """The evidence at the seam in words; empty when there is none."""
    if not seam.evidence.isdisjoint({"word", "one word"}):
        return f"the word {left[-1]}{right[0]} is cut in two"
    if "dependent" in seam.evidence:
        return f"{right[0]} cannot begin a sentence"
    if "incomplete" in seam.evidence:
        return f"{last_word(left)} cannot end one"
    if "closes" in seam.evidence:
        return "a bracket or quotation that opens there is closed here"
    if "elsewhere" in seam.evidence:
        return f"…{left[-2:]}{right[:2]}… stands together elsewhere in the document"
    if "torn" in seam.evidence:
        return f"{right[0]} is far likelier behind {left[-1]} than at the beginning of a sentence"
    return ""


def _weight(found: set[str]) -> float:
    return sum(_WEIGHTS.get(name, 0.0) for name in found)
