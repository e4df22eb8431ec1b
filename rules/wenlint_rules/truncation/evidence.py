"""What is seen at the seam between two texts: each piece of evidence has a name, and seam.py says what it weighs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.api import HAN, columns, compile_pattern, ends_sentence, item_mark
from wenlint_rules.truncation.lexicon import (
    BEGINNING,
    COMPLETE,
    CONJOINED,
    CONJOINED_LATIN,
    CONJUNCTION,
    DEPENDENT,
    DEPENDENT_PHRASE,
    INCOMPLETE,
    INCOMPLETE_LATIN,
    INCOMPLETE_WORDS,
    INDEPENDENT,
    OPENER,
    PARTICLE,
    SUBORDINATE,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Form

KANA = "\u3041-\u3096\u30a1-\u30fe"
HANGUL = "\uac00-\ud7a3"

_UP_TO_CUT = compile_pattern(rf"(?s:.*)(?:[。！？!?；;…][”’」』）)]*|[a-z]{{2}}[)\"]?[.](?=\s+[A-Z])|[{HANGUL}][.](?=\s))")
_RUBRIC = compile_pattern("【[^】]{1,12}】[^。]*$")
"""A headline behind its rubric or source: its exclamations are no sentences."""

_HALVES = compile_pattern(rf"[{HAN}][ \u3000\xa0]+[{HAN}]")
_IN_KATAKANA = compile_pattern("[ァ-ヺー][ァ-ヺ](?![ァ-ヺー・])")
"""A katakana word, and one more character of it: インストー, ル済み."""

_JAPANESE_WORD = compile_pattern("[ぁ-ん][式得着者][ぁ-ん]")
"""A suffix that is a word of its own, as behind hiragana, and with a particle or an ending: ください, 式を."""

_JAPANESE_END = compile_pattern(r".*(?:ます|です|ません|ました|でした|ください|ましょう|でしょう)\n[^がのとかけしねよ]", re.S)
"""The polite end of a sentence, and the beginning of what is no particle behind it."""

_CODE = compile_pattern(r"[={}<>|\\$]|\w[(\[]|[_;#*].*[_;#*]")
_FIRST_SENTENCE = compile_pattern("[^。！？]{0,60}")
_PART = compile_pattern(f"(?=([{HAN}\u30a1-\u30fe]{{3}}))|([A-Za-z]{{4,}})")
_NAMED_ITEM = compile_pattern("[和与與及或的中里裡是]")
"""What follows the number of a chapter of which a sentence speaks: 第二章和第三章."""

_LAST_WORD = compile_pattern(r"[A-Za-z]+$")
_LAYOUT_FORMS = frozenset({"caption", "byline", "number", "signature", "salutation"})
_PAIRS = ("“”", "「」", "『』", "（）", "()", "《》", "【】")

_SAID = 200
"""Characters on the left that the right side may say again; nobody reads further back, and a title is shorter."""

_TIMES = 3
"""Places elsewhere in the document that make two characters one word."""

_LINE_CHARS = 40
"""Characters of a Western line with clauses from which a small letter behind it goes on with it."""


def cut_sentence(left: str) -> str:
    """The sentence that a text breaks off in."""
    match = _UP_TO_CUT.match(left)
    return left[match.end() :].lstrip() if match else left


def last_word(text: str) -> str:
    """The word that a text ends in, as far as the lists of words tell: a word of letters, or one or two characters."""
    match = _LAST_WORD.search(text)
    return match[0] if match else text[-2:] if text[-2:] in INCOMPLETE_WORDS else text[-1]


def is_english(text: str) -> bool:
    """True for words between spaces without the marks of code."""
    return text.count(" ") >= 4 and not _CODE.search(text)


def is_modelled(character: str) -> bool:
    """False for the letters of words between spaces."""
    return not (character.isascii() or "\uac00" <= character <= "\ud7a3")


def begins_with_word(right: str) -> bool:
    """True for a word such as 的确 or 着重, whose first character by itself would go on with nearly anything."""
    return (right[0] in DEPENDENT or right[0] in CONJOINED) and words().is_known(right[:2])


def of_left(left: str, form: Form) -> set[str]:
    sentence = cut_sentence(left)
    size = columns(sentence)
    found = {name for name, width in (("wide", 40), ("wider", 60), ("very wide", 100)) if size >= width}
    body = sentence[len(item_mark(sentence)) :].lstrip('“‘"「『（(《')
    inside = len(left) - len(sentence) >= 6 and not _RUBRIC.match(left)
    if inside:
        found.add("sentence inside")
    elif form == "item" and not _NAMED_ITEM.match(body):
        found.add("item")
    if form in _LAYOUT_FORMS or (_HALVES.search(sentence) and not SUBORDINATE.match(body)):
        found.add("layout")
    found |= {name for name, opener in (("opener", OPENER), ("conjunction", CONJUNCTION)) if opener.match(body)}
    if SUBORDINATE.match(body) or SUBORDINATE.match(body.replace(",", "，").rpartition("，")[2]):
        found.add("subordinate")
    if PARTICLE.search(sentence, 0, len(sentence) - 1):
        found.add("particles")
    commas = sentence.count("，") + sentence.count(",")
    if commas:
        found.add("comma" if commas == 1 else "clauses")
    return found


def of_right(right: str) -> set[str]:
    found: set[str] = set()
    if ends_sentence(right):
        found.add("ended")
    if item_mark(right):
        found.add("new item")
    if BEGINNING.match(right):
        found.add("beginning")
    elif OPENER.match(right) and not (right[0] in CONJOINED and not words().is_known(right[:2])):
        found.add("likely beginning")
    return found


def of_joint(left: str, right: str) -> set[str]:
    """Evidence that the characters next to the seam give by themselves."""
    last, first, across = left[-2:], right[:2], left[-1:] + right[:1]
    lexicon = words()
    found: set[str] = set()
    if (last in INCOMPLETE_WORDS and not COMPLETE.search(left)) or (left[-1:] in INCOMPLETE and not lexicon.ends_in_word(left)):
        found.add("incomplete")
    is_bound = right[0] in DEPENDENT and not lexicon.is_known(first) and not INDEPENDENT.match(right)
    if (is_bound and not _JAPANESE_WORD.match(across + right[1:2])) or DEPENDENT_PHRASE.match(right):
        found.add("dependent")
    if _JAPANESE_END.match(left[-5:] + "\n" + right[0]):
        found.add("complete")
    if right[0] in CONJOINED and not lexicon.is_known(first):
        found.add("conjoined")
    if lexicon.is_common(across) and across[0] != across[-1] and not lexicon.is_known(last) and not lexicon.is_known(first):
        found.add("word")
    if _IN_KATAKANA.match(f"{left[-1:]}{right[:2]}"):
        found.add("dependent")
    if "a" <= right[0] <= "z":
        found |= _joint_of_latin(left, right)
    if any(
        pair[1] in right and left.count(pair[0]) > left.count(pair[1]) and right.count(pair[1]) > right.count(pair[0])
        for pair in _PAIRS
    ):
        found.add("closes")
    return found


def restates(left: str, right: str) -> bool:
    """True when the first sentence on the right has three characters in a row, or a word of letters, of the cut sentence."""
    first = _FIRST_SENTENCE.match(right)[0]  # type: ignore[index]  # matches any text
    return not _parts(cut_sentence(left)[-_SAID:]).isdisjoint(_parts(first))


def _parts(text: str) -> set[str]:
    return {han or latin.lower() for han, latin in _PART.findall(text)}


def _joint_of_latin(left: str, right: str) -> set[str]:
    found = {"lower case"}
    if len(left) >= _LINE_CHARS and ("," in left or cut_sentence(left) != left):
        found.add("goes on")
    if last_word(left).lower() in INCOMPLETE_LATIN:
        found.add("incomplete")
    first = right.partition(" ")[0]
    if first in CONJOINED_LATIN:
        found.add("conjoined")
    elif first in _parts(left[-_SAID:]):
        found.add("beginning")  # what the title names: Crypt, a one-way function — crypt is …
    return found


def of_document(left: str, right: str, near: str, *, proven: bool) -> set[str]:
    """Evidence from the same words elsewhere in the document; each of them stands once at the seam itself."""
    last, first = left[-2:], right[:2]
    found: set[str] = set()
    if last + first in near:
        found.add("elsewhere")
    elif last + right[:1] in near or left[-1:] + first in near:
        found.add("partly elsewhere")
    elif _is_one_word(left, right, near):
        found.add("one word")
    elif not proven and _is_contradicted(left, right, near):
        found.add("contradicted")
    if sum(near.count(last + mark) for mark in "。，\n") > 1:
        found.add("end elsewhere")
    if near.count("。" + first) + near.count("\n" + first) > 1:
        found.add("beginning elsewhere")
    return found


def _is_one_word(left: str, right: str, near: str) -> bool:
    """True when the last character, where it makes no common word with the one in front, is always followed by the first one."""
    last, first = left[-1:], right[:1]
    if near.count(last + first) < _TIMES or words().is_known(left[-2:]):
        return False
    followers = [near[at + 1] for at in _places(last, near) if near[at + 1] != "\0" and not words().is_known(near[at - 1 : at + 1])]
    return len(followers) >= _TIMES and set(followers) == {first}


def _is_contradicted(left: str, right: str, near: str) -> bool:
    """True when the character on one side, where it makes no common word on its own side, always has others beside it.

    As 习 behind 以 is always followed by 近 or 主 in a document, and never by 人.
    """
    is_known = words().is_known
    last, first = left[-1:], right[:1]
    if not is_known(left[-2:]):
        after = [near[at + 1] for at in _places(last, near) if not is_known(near[at - 1 : at + 1])]
        if _is_always_another(first, after):
            return True
    if not is_known(right[:2]):
        before = [near[at - 1] for at in _places(first, near) if not is_known(near[at : at + 2])]
        return _is_always_another(last, before)
    return False


def _places(character: str, near: str) -> Iterator[int]:
    """Where a character stands, the ends of the text aside."""
    at = near.find(character, 1)
    while 0 < at < len(near) - 1:
        yield at
        at = near.find(character, at + 1)


def _is_always_another(character: str, neighbours: list[str]) -> bool:
    neighbours = [neighbour for neighbour in neighbours if "\u3400" <= neighbour <= "\u9fff"]
    return len(neighbours) >= 6 and character not in neighbours and len(set(neighbours)) * 4 <= len(neighbours)
