"""Whether a block is a sentence that breaks off at its end, or a title, a label, a list: they end without a mark as well.

The weights follow a logistic regression on 12,000 blocks without an end mark, of which 1,500 were cut on purpose, from
manuals and news in Chinese, and some in Japanese and English, rounded.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from wenlint.api import CLOSERS, HAN, PLACEHOLDER, SENTENCE_END, Record, compile_pattern, ends_sentence, form
from wenlint_rules.truncation.evidence import HANGUL, KANA, cut_sentence, is_english, is_modelled, last_word
from wenlint_rules.truncation.lexicon import CONJUNCTION, INCOMPLETE, INCOMPLETE_WORDS, words
from wenlint_rules.truncation.seam import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document, Form, Paragraph

_WEIGHTS = {
    "sentence inside": 2.8,
    "prose": 2.0,  # too wide for a title, or with an end mark inside
    "incomplete": 3.0,
    "bound": 2.2,  # elsewhere in the document what it ends in goes on, and always alike
    "conjunction": 2.0,
    "clauses": 1.6,
    "comma": 1.0,
    "subordinate": 1.0,
    "particles": 1.0,
    "comma and particles": 1.0,
    "wide": 0.5,
    "opener": 0.5,
    "markup": 0.7,
    "short": -1.1,
    "layout": -1.6,
    "item": -2.5,
    "may end": -1.9,  # a full stop often stands behind its last character
    "ends elsewhere": -1.6,  # … and does behind its last two in this document
}

_BIAS = -4.2

_OFTEN = 4.0
"""Bits of a full stop behind a character up to which it often stands there."""

_WEAKEST = -2.0
"""Weight down to which a block that goes on in the next one may be cut."""

_SURE = 2.0
"""Weight from which a tail is beyond doubt: of 100 blocks found so 98 were cut on purpose, of those above 0 90."""

_MOST, _MAX_SHARE = 5, 0.8
"""Tails of a document, and their number to that of whole blocks, of which one may be exceeded; beyond both, its author often
sets no mark at the end of a paragraph."""

_FEW_TITLES = 50
"""What may be a title or a cut sentence, beyond twice as many as there may be cut ones: then line ends are layout."""

_COPULAS = frozenset("是为為有及")
_PERSON = compile_pattern(
    "[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣"
    "蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文]"
    f"[{HAN}]{{1,2}}"
)
"""A name that stands alone on a line: the hundred most frequent surnames, and one or two characters."""

_LINE_CHARS = 20
_SHORT = 12
_OPENERS = frozenset("“‘「『《〈（([［【〔\"'")
_NAMES = 8
_BOUND_TIMES = 4
_NEAR = 20_000
_MOST_PLACES = 100

_LETTER = f"{HAN}{KANA}{HANGUL}"
_TAIL = compile_pattern(rf"\n(?<=[{_LETTER}a-z \t\u3000\r]\n)")
"""Line ends behind a letter.  The newline comes first in the pattern, as a literal is found fastest."""

_LAST = compile_pattern(rf"[{_LETTER}]|[a-z]")
_ENDED = compile_pattern(rf"[。！？!?….][{CLOSERS}]*+[^\S\n]*+(?:\n|\Z)")
_MAY_BE_CUT = compile_pattern(r"[。！？!?；;…，,]|[a-z]\. [A-Z]")
_SENTENCE = compile_pattern("[。！？].")
_NAME = compile_pattern("[A-Z][a-z]*$")
_HAN = compile_pattern(f"[{HAN}]")
_HAS_HAN = compile_pattern(f"[{_LETTER}]")
_LIST_AND = compile_pattern(r"[，；,;]\s*(?:以及|或者|或|和|并且|並且|and|or)$")
"""The end of an item of a list in one sentence."""

_MENU_PATH = compile_pattern(rf"[{HAN}A-Za-z] [-–>→›] [{HAN}A-Za-z]+$")
"""Where a menu is named by its path no full stop follows in many manuals: 格式 - 字符."""

_FIRST_ITEM = compile_pattern(r"[（(]?(?:1|一|[Aa])(?:[)）、]|[.．](?!\d)|\s)|①")
_SECTION = compile_pattern(r"\d+[.．]\d")
"""A new section, as 1.4.1, which is no item of the sentence above it."""

_SIGNED = compile_pattern(r"(?:—|--|―|─)\s*[^—―─。！？]{1,12}$")
_BYLINE = compile_pattern(r"[（(]?(?:本报|本報|新华社|新華社|本台|本刊|记者|記者|通讯员|通訊員|作者|文[/／])")
_POINTS_DOWN = compile_pattern("[如以]下|下[面列述]")
_SIGNED_ON = compile_pattern(
    rf"[{HAN}]{{2,12}}[0-9〇○零一二三四五六七八九]{{4}}年[0-9一二三四五六七八九十]{{1,2}}月[0-9一二三四五六七八九十]{{1,3}}日"
)
"""Who issues a document, and the date: 财政部2019年7月26日."""

_DASHED = compile_pattern("[—―─-]")

NOT_PROSE: frozenset[Form] = frozenset(
    (
        *("cell", "verse", "separator", "number", "heading", "byline", "caption", "salutation", "signature", "label", "item"),
        *("dialogue", "comment", "bilingual"),
    )
)


class Tail(Record):
    """A block that breaks off: its index, the weight of the evidence, and what shows it, for the user.

    `has_whole` says that a whole sentence stands in front of the cut one.
    """

    block: int
    weight: float
    reason: str
    has_whole: bool = False

    @property
    def is_cut(self) -> bool:
        """True when the sentence is cut by its own evidence; else only a very likely rest makes it so."""
        return self.weight > 0

    @property
    def is_sure(self) -> bool:
        """True when there is hardly a doubt that the sentence is cut."""
        return self.weight >= _SURE


def tails(document: Document) -> list[Tail]:
    """The cut blocks of a document in order, and those that may be; none of one that ends paragraphs without marks throughout."""
    most = max(_MOST, _MAX_SHARE * _ended(document))
    found: list[Tail] = []
    for block in unended(document):
        if tail := _judged(document, block):
            found.append(tail)
            if len(found) > _FEW_TITLES + 2 * most:
                return []
    return found if sum(tail.is_cut for tail in found) <= most else []


def _ended(document: Document) -> int:
    """How many blocks end with a sentence."""
    return sum(1 for _ in _ENDED.finditer(document.prose.text))


def unended(document: Document) -> Iterator[Paragraph]:
    """The blocks that end in a letter and are not plainly titles."""
    text = document.prose.text
    ends = [match.start() for match in _TAIL.finditer(text)]
    if not text.endswith("\n"):
        ends.append(len(text))
    for end in ends:
        while end and text[end - 1] in " \t\u3000\r":
            end -= 1
        block = document.paragraph_at(end)
        if block and block.kind == "paragraph" and _LAST.match(text, block.end - 1):
            yield block


def tail_of(document: Document, block: Paragraph) -> Tail | None:
    """A block as a tail by its own evidence, whatever other blocks of the document are like; None for what is whole."""
    return _judged(document, block) if block.kind == "paragraph" and _LAST.match(block.text[-1]) else None


def _judged(document: Document, block: Paragraph) -> Tail | None:
    text = block.text
    if len(text) < 4 or text[0] == "=" or "●" in text or not _may_be_cut(text):
        return None
    kind = form(block)
    sentence = cut_sentence(text)
    if kind in NOT_PROSE and not (kind == "item" and _SENTENCE.search(text)):
        return None
    if _is_layout(document, block, text, sentence):
        return None
    evidence = set(judge(text, "。", "", 0, form=kind, markup=document.format != "text").evidence)
    if kind != "title":
        evidence.add("prose")
    if len(text) < _SHORT:
        evidence.add("short")
    if {"comma", "particles"} <= evidence or {"clauses", "particles"} <= evidence:
        evidence.add("comma and particles")
    weight = _BIAS + sum(_WEIGHTS.get(name, 0) for name in evidence)
    if weight > -_WEIGHTS["bound"] and _is_bound(document, block):
        evidence.add("bound")
        weight += _WEIGHTS["bound"]
    if weight > 0 and "incomplete" not in evidence:
        weight += sum(_WEIGHTS[name] for name in _may_be_whole(document, block))
    if weight <= _WEAKEST:
        return None
    return Tail(block.index, weight, _reason(evidence, text), "sentence inside" in evidence)


def _may_be_cut(text: str) -> bool:
    """False for what can be told from a title only by its context."""
    if _MAY_BE_CUT.search(text):
        return True
    return text[-1] in INCOMPLETE or text[-2:] in INCOMPLETE_WORDS or CONJUNCTION.match(text) is not None


def _is_layout(document: Document, block: Paragraph, text: str, sentence: str) -> bool:
    """True for what ends without a mark by its place: a signed note, a list of names, a line above an object or a byline."""
    if text[-1].isascii() and (_HAS_HAN.search(text) or _NAME.search(text) or not is_english(text)):
        return True
    if (
        _MENU_PATH.search(sentence)
        or _SIGNED.search(sentence)
        or _DASHED.match(sentence)
        or "=" in sentence
        or text[-1] in "摄攝"
        or _SIGNED_ON.fullmatch(sentence)
        or _LIST_AND.search(text)
    ):
        return True
    if (names := sentence.count("、")) >= _NAMES and len(sentence) < 8 * names:
        return True
    following = block.next
    if document.format != "text" and _POINTS_DOWN.search(sentence):
        between = document.text[block.span.end : following.span.start if following else len(document.text)]
        if between and not between.isspace():
            return True  # code or a table goes on with it
    if following is None:
        return False
    first = following.text.lstrip(PLACEHOLDER)[:1] if ends_sentence(following.text) else following.text[0]
    if not (first.isalnum() or first.isspace() or first in _OPENERS):
        return True  # an arrow, a formula
    if following.text[0].isascii() and text[-1] in _COPULAS and not _SECTION.match(following.text):
        return True  # the items of a list
    if sentence == text and _FIRST_ITEM.match(following.text):
        return True  # the title of the steps
    if sentence == text and (_PERSON.fullmatch(following.text) or is_among_short_lines(block)):
        return True
    return "。" not in text and (form(following) == "byline" or _BYLINE.match(following.text) is not None)


def is_among_short_lines(block: Paragraph) -> bool:
    """True for a line of verse, or of a list: short as those around it, which have no end marks either."""
    around = [line for line in (block.previous, block, block.next) if line]
    return len(around) > 1 and all(len(line.text) <= _LINE_CHARS and not ends_sentence(line.text) for line in around)


def _is_bound(document: Document, block: Paragraph) -> bool:
    """True when what a block ends in stands elsewhere in the document and always in front of the same one or two characters."""
    text, last = document.prose.text, block.text[-1]
    is_known = words().is_known
    places = islice(_places(text, last, max(1, block.end - _NEAR), block.end + _NEAR), _MOST_PLACES)
    followers = [text[at + 1 : at + 2] for at in places if at != block.end - 1 and not is_known(text[at - 1 : at + 1])]
    if is_known(block.text[-2:]) or len(followers) < _BOUND_TIMES or not all(map(_HAN.match, followers)):
        return False
    return len(set(followers)) <= max(2, len(followers) // 4)


def _may_be_whole(document: Document, block: Paragraph) -> Iterator[str]:
    """The evidence that only the end mark is missing: sentences often end in what the block ends in."""
    text, last = document.prose.text, block.text[-2:]
    if is_modelled(last[-1]):
        from wenlint_rules.language.bigrams import bigrams

        if bigrams().pair(last[-1], "。") <= _OFTEN:
            yield "may end"
    near = slice(max(0, block.end - _NEAR), block.end + _NEAR)
    if any(last + mark in text[near] for mark in SENTENCE_END):
        yield "ends elsewhere"


def _places(text: str, character: str, start: int, end: int) -> Iterator[int]:
    at = text.find(character, start, end)
    while at >= 0:
        yield at
        at = text.find(character, at + 1, end)


def _reason(evidence: set[str], text: str) -> str:
    """The strongest evidence in words."""
    if "incomplete" in evidence:
        return f"{last_word(text)} cannot end a sentence"
    if "bound" in evidence:
        return f"{text[-1]} never ends a word elsewhere in the document"
    if "sentence inside" in evidence:
        return "a whole sentence stands in front of it, so it is no title"
    return "it has the words and clauses of a sentence, not of a title"
