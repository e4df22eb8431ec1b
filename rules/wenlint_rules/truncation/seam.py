"""Whether a text that stops without a mark goes on in the block behind it: evidence for and against.

The evidence is of three kinds.  The left side: is it a sentence that was cut, or a title, which needs no end mark?  The
seam: can the one end here and the other begin here, do the characters at the seam make a word, do they stand together
elsewhere in the document?  The right side: is it the rest of a sentence, or the beginning of one?  Each piece has a
weight.  The weights follow a logistic regression on 4,000 seams of Chinese manuals, of which 400 were planted breaks,
rounded to whole numbers.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import NamedTuple

from wenlint.api import HAN, Form, columns, ends_sentence, item_mark

KANA = "\u3041-\u3096\u30a1-\u30fe"
HANGUL = "\uac00-\ud7a3"

THRESHOLD = 2.5
"""Weight from which a seam is taken for a break: 96 to 99 of 100 such seams were planted ones on documents not trained on."""

_WEIGHTS = {
    # the left side
    "sentence inside": 3,  # an end mark stands before the cut sentence: no title holds a sentence
    "wide": 1,  # 40 columns and more
    "wider": 1,  # 60
    "very wide": 2,  # 100
    "opener": 2,  # begins with a word that opens a sentence
    "conjunction": 1,  # … that makes a title unlikely: 如果, 因为, 您
    "particles": 1,  # 的, 了, 是 … inside
    "layout": -3,  # two halves with a space between them, a caption, a byline
    "label": -1,
    "item": -3,  # a numbered heading
    "markup": 1,  # Markdown, where headings are marked up
    # the seam
    "incomplete": 2,  # the left side cannot end in this word
    "dependent": 4,  # the right side cannot begin with this word
    "conjoined": 2,  # … nor, most often, with this one: 和, 或, 是
    "lower case": 2,  # the right side begins with a small letter
    "word": 4,  # the seam cuts a common word in two
    "closes": 4,  # a bracket that opened on the left closes on the right
    "elsewhere": 2,  # the characters around the seam, two and two, stand together elsewhere in the document
    "partly elsewhere": 1,  # … two and one
    "end elsewhere": -1,  # what the left side ends in ends other sentences or lines
    "two words": -1,  # the seam lies between two common words
    "contradicted": -4,  # elsewhere in the document what follows is always something else
    # the right side
    "ended": 2,
    "beginning": -3,  # begins with a word that opens a sentence and seldom stands inside of one
    "likely beginning": -1,  # … with a word that often opens one
    "beginning elsewhere": -2,  # other sentences or lines of the document begin like this
    "new item": -3,
}

_HABIT = 4
"""What it weighs against a break that all blocks of the document have no end mark."""

_DOUBT = 3
"""What the same words elsewhere can weigh against a seam that is proven."""

_PROOF = frozenset({"incomplete", "dependent", "conjoined", "word", "closes", "elsewhere"})
"""Evidence at the seam itself."""

_CHINESE = frozenset({"opener", "conjunction", "particles", "word", "two words", "conjoined", "layout"})
"""Evidence that is none in Japanese."""

# Words after which a sentence must go on.  A single character counts only where it makes no common word with the one in
# front: 自由, 方向 and 因为 end in the same characters as phrases that a preposition opens.
_INCOMPLETE = frozenset(
    "的之和与與及或而且但并並若如当當因虽雖将將把被让讓使令给給向从從对對以于於由按依为為是在有可应應要須须需必其该該此这這那每各某另"
    "您你我它他她两兩几幾些个個种種第不没沒未很更最太也还還就才又已曾仍只仅僅至"
)
_INCOMPLETE_WORDS = frozenset(
    "可以 能够 能夠 如果 因为 因為 所以 必须 必須 需要 应该 應該 以及 或者 并且 並且 而且 但是 由于 由於 对于 對於 关于 關於 通过 通過 透過 "
    "根据 根據 按照 为了 為了 例如 不能 才能 就能 没有 沒有 具有 拥有 擁有 还有 還有 所有 一些 这些 這些 那些 有些 某些 任何 一个 一個 这个 這個 "
    "那个 那個 每个 每個 各个 各個 某个 某個 两个 兩個 多个 多個 几个 幾個 这种 這種 各种 各種 一种 一種 不是 就是 还是 還是 而是 也是 都是 正在 "
    "用于 用於 使用 进行 進行 使得 除了 以便 然后 然後 其他 其它 其中 以使 处于 處於 位于 位於 属于 屬於 基于 基於 不同 首先 其余 其餘 即使 是否 如何".split()
)

# What no sentence begins with, unless it makes a common word with the next character: 着重, 性能, 了解.
_DEPENDENT = frozenset("的了着们們吗嗎呢吧者性化率式度得をんーっゃゅょ")
_DEPENDENT_PHRASE = r"[中上下里裡内內间間后後时時外前]的|[时時后後]，"
_CONJOINED = frozenset("和或与與及是而会會来來并並")

_INCOMPLETE_LATIN = frozenset(
    "the a an of to in and or for with by from at on that which is are was were be been as its their your our this these those not can will "
    "may must should would could has have had if when while because than into onto between via per".split()
)
_CONJOINED_LATIN = frozenset("of and or to in that which is are was were with by from than as on at for".split())

_OPENER = (
    r"如果|若|当(?![前地天日时年代局事选今下])|當(?![前地天日時年代局事選今下])|要(?![点點闻聞求素件目旨])|在|从|從|通过|通過|透過|由于|由於|为了|為了|虽然|雖然|因为|因為|因此"
    r"|所以|您|你|我|他|她|它|这|這|此|该|該|每|所有|一些|有些|有|使用|根据|根據"
    r"|按照|除了|除非|对于|對於|关于|關於|至于|请|請|只|不|但|然而|同样|同樣|另外|另一|例如|比如|可以|可|可能|将|將|按|自|以|下面|尽管|儘管|即使|无论|無論|随着|隨著"
    r"|经过|經過|其|目前|现在|現在|今天|昨天|近日|同时|同時|于是|於是|就|也|虽|雖|对(?![话象比应称齐外内])|對(?![話象比應稱齊外內])|把|被|让|讓|是|某|哪|什么|什麼|如|为|為|与|與|和|没有|沒有|任何"
)
_BEGINNING = (
    r"如果|若|由于|由於|虽然|雖然|因为|因為|因此|所以|您|你|我|他|她|它|这|這|此|该|該|每|请|請|但|然而|同样|同樣|另外|例如|比如|尽管|儘管|即使|无论|無論|随着|隨著|目前"
    r"|现在|現在|今天|昨天|近日|同时|同時|于是|於是|首先|然后|然後|此外|在|从|從|通过|通過|透過|根据|根據|按照|除了|除非|对于|對於|关于|關於|下面|以下|当|當|要|更多|有关|有關|需|注意|只有|本[章节節文书書帮幫]|详情|詳情|第一|下[列表例图圖]"
)
_CONJUNCTION = (
    r"如果|若|当(?![前地天日时年代局事选今下])|當(?![前地天日時年代局事選今下])|由于|由於|虽然|雖然|因为|因為|为了|為了|除了|除非|尽管|儘管|即使|无论|無論|您|你|我|他|她|它|这|這|此|该|該|以下|下面|本[节節书書文章程]"
    r"|有些|一些|某|只要|只有|要(?![点點闻聞求素件目旨])"
)
_PARTICLES = r"[的了是会會将將被在]|可以"
_CUT = r"(?s:.*)(?:[。！？!?；;…][”’」』）)]*|[a-z]{2}[)\"]?[.](?=\s+[A-Z]))"
_LAYOUT_FORMS = frozenset({"caption", "byline", "number", "signature", "salutation"})
_PAIRS = ("“”", "「」", "『』", "（）", "()", "《》", "【】")

_NEAR = 10_000
"""Characters on each side of a seam in which the same words are looked for: the cost grows with the number of seams only."""


class Seam(NamedTuple):
    """The evidence about one seam by name, and its weight."""

    evidence: frozenset[str]
    weight: float

    @property
    def is_break(self) -> bool:
        """True when the text goes on: the weight suffices, and the left side is no mere title."""
        if self.weight < THRESHOLD or ("beginning" in self.evidence and not self.is_proven):
            return False
        return self.is_proven or self.is_cut_prose or self._is_cut_clause

    @property
    def is_proven(self) -> bool:
        """True when some of the evidence lies at the seam itself."""
        return not _PROOF.isdisjoint(self.evidence)

    @property
    def is_certain(self) -> bool:
        """True when the seam is beyond doubt: it cuts a common word in two, or the right side cannot begin a sentence."""
        return "word" in self.evidence or "dependent" in self.evidence

    @property
    def is_cut_prose(self) -> bool:
        """True when the left side is too long, or too much of a sentence, for a title."""
        has = self.evidence.__contains__
        if has("sentence inside") or has("very wide"):
            return True
        return has("comma") and (has("wider") or (has("wide") and (has("particles") or has("opener"))))

    @property
    def _is_cut_clause(self) -> bool:
        """True when a short left side reads like the beginning of a sentence and not like a title."""
        has = self.evidence.__contains__
        if has("markup") and (has("wide") or has("opener")):
            return True
        elsewhere = has("end elsewhere") + has("beginning elsewhere")
        if has("conjunction") and (has("particles") or has("comma")):
            return elsewhere < 2
        return has("opener") and has("particles") and (has("wide") or not (elsewhere or has("beginning") or has("two words")))


def judge(
    left: str, right: str, text: str, at: int, *, form: Form = "prose", markup: bool = False, unended: float = 0.0
) -> Seam:
    """The evidence about the seam between two texts.

    `text` is that of the document, in which the left side ends at `at`; it is read only where it can decide.  `form` is
    that of the left block, `markup` says that headings are marked up, and `unended` is the share of the document's blocks
    that have no end mark.
    """
    found = _left(left, form) | _right(right) | _joint(left, right)
    if _pattern(f"[{KANA}]").search(left + right):
        found -= _CHINESE
    elif markup:
        found.add("markup")
    seam = _weighed(found, unended)
    if seam.weight + _WEIGHTS["elsewhere"] < THRESHOLD or (seam.is_certain and seam.weight >= THRESHOLD + _DOUBT):
        return seam
    # A character that is part of neither side keeps the seam itself from being found.
    near = f"{text[max(0, at - _NEAR) : at]}\0{text[at : at + _NEAR]}"
    return _weighed(found | _in_document(left, right, near, proven=seam.is_proven), unended)


def explain(seam: Seam, left: str, right: str) -> str:
    """The evidence at the seam in words; empty when there is none."""
    if "word" in seam.evidence:
        return f"the word {left[-1]}{right[0]} is cut in two"
    if "dependent" in seam.evidence:
        return f"{right[0]} cannot begin a sentence"
    if "incomplete" in seam.evidence:
        word = left[-2:] if left[-2:] in _INCOMPLETE_WORDS else _last_word(left)
        return f"{word} cannot end one"
    if "closes" in seam.evidence:
        return "a bracket or quotation that opens there is closed here"
    if "elsewhere" in seam.evidence:
        return f"…{left[-2:]}{right[:2]}… stands together elsewhere in the document"
    return ""


def _last_word(text: str) -> str:
    match = _pattern(r"[A-Za-z]+$").search(text)
    return match[0] if match else text[-1]


def _weighed(found: set[str], unended: float) -> Seam:
    return Seam(frozenset(found), sum(_WEIGHTS.get(name, 0) for name in found) - _HABIT * unended)


def cut_sentence(left: str) -> str:
    """The sentence that a text breaks off in."""
    match = _pattern(_CUT).match(left)
    return left[match.end() :].lstrip() if match else left


def _left(left: str, form: Form) -> set[str]:
    sentence = cut_sentence(left)
    found = {name for name, width in (("wide", 40), ("wider", 60), ("very wide", 100)) if columns(sentence) >= width}
    inside = len(left) - len(sentence) >= 6
    if inside:
        found.add("sentence inside")
    elif form == "item":
        found.add("item")
    if form == "label":
        found.add("label")
    if form in _LAYOUT_FORMS or _pattern(rf"[{HAN}][ \u3000\xa0]+[{HAN}]").search(sentence):
        found.add("layout")
    body = sentence[len(item_mark(sentence)) :].lstrip("“‘\"「『（(《")
    found |= {name for name, opener in (("opener", _OPENER), ("conjunction", _CONJUNCTION)) if _pattern(opener).match(body)}
    if _pattern(_PARTICLES).search(sentence, 0, len(sentence) - 1):
        found.add("particles")
    if "，" in sentence or "," in sentence:
        found.add("comma")
    return found


def _right(right: str) -> set[str]:
    found: set[str] = set()
    if ends_sentence(right):
        found.add("ended")
    if item_mark(right):
        found.add("new item")
    if _pattern(_BEGINNING).match(right):
        found.add("beginning")
    elif _pattern(_OPENER).match(right) and not (right[0] in _CONJOINED and right[:2] not in common_words()):
        found.add("likely beginning")
    return found


def _joint(left: str, right: str) -> set[str]:
    """Evidence that the characters next to the seam give by themselves."""
    words = common_words()
    last, first, across = left[-2:], right[:2], left[-1:] + right[:1]
    found: set[str] = set()
    if last in _INCOMPLETE_WORDS or (left[-1:] in _INCOMPLETE and last not in words):
        found.add("incomplete")
    if (right[0] in _DEPENDENT and first not in words) or _pattern(_DEPENDENT_PHRASE).match(right):
        found.add("dependent")
    if right[0] in _CONJOINED and first not in words:
        found.add("conjoined")
    if across in words and last not in words and first not in words and last not in _INCOMPLETE_WORDS:
        found.add("word")
    if across not in words and last in words and first in words:
        found.add("two words")
    if "a" <= right[0] <= "z":
        found |= _joint_of_latin(left, right)
    if any(left.count(pair[0]) > left.count(pair[1]) and right.count(pair[1]) > right.count(pair[0]) for pair in _PAIRS):
        found.add("closes")
    return found


def _joint_of_latin(left: str, right: str) -> set[str]:
    found = {"lower case"}
    if _last_word(left).lower() in _INCOMPLETE_LATIN:
        found.add("incomplete")
    if right.partition(" ")[0] in _CONJOINED_LATIN:
        found.add("conjoined")
    return found


def _in_document(left: str, right: str, near: str, *, proven: bool) -> set[str]:
    """Evidence from the same words elsewhere in the document; each of them stands once at the seam itself."""
    last, first = left[-2:], right[:2]
    found: set[str] = set()
    if last + first in near:
        found.add("elsewhere")
    elif last + right[:1] in near or left[-1:] + first in near:
        found.add("partly elsewhere")
    elif not proven and _is_contradicted(left, right, near):
        found.add("contradicted")
    if sum(near.count(last + mark) for mark in "。，\n") > 1:
        found.add("end elsewhere")
    if near.count("。" + first) + near.count("\n" + first) > 1:
        found.add("beginning elsewhere")
    return found


def _is_contradicted(left: str, right: str, near: str) -> bool:
    """True when the character on one side, where it makes no common word on its own side, always has others beside it.

    As 习 behind 以 is always followed by 近 or 主 in a document, and never by 人.
    """
    words = common_words()
    last, first = left[-1:], right[:1]
    if left[-2:] not in words:
        after = [near[at + 1] for at in _places(last, near) if near[at - 1 : at + 1] not in words]
        if _is_always_another(first, after):
            return True
    if right[:2] not in words:
        before = [near[at - 1] for at in _places(first, near) if near[at : at + 2] not in words]
        return _is_always_another(last, before)
    return False


def _places(character: str, near: str) -> list[int]:
    return [match.start() for match in re.compile(re.escape(character)).finditer(near, 1, len(near) - 1)]


def _is_always_another(character: str, neighbours: list[str]) -> bool:
    neighbours = [neighbour for neighbour in neighbours if "\u3400" <= neighbour <= "\u9fff"]
    return len(neighbours) >= 6 and character not in neighbours and len(set(neighbours)) * 4 <= len(neighbours)


@cache
def common_words() -> frozenset[str]:
    """Common words of two characters, simplified and traditional; see rules/build/common_words.py."""
    path = os.path.join(os.path.dirname(__file__), "data", "common_words.txt")
    with open(path, encoding="utf-8") as lines:
        return frozenset(line[0] + second for line in lines if line[0] != "#" for second in line[1:-1])


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
