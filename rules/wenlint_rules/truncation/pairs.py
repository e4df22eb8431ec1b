"""Finds quotation marks and brackets of which one end is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.api import HAN, SENTENCE_END, Record, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from wenlint.api import Document, Paragraph

PAIRS = ("“”", "‘’", "「」", "『』", "（）", "《》", "〈〉", "【】", "〔〕", "〖〗", "［］")
"""Marks that come in pairs, half-width brackets under their full-width forms: a bracket that opens in one width and closes in
the other is a matter of width.  Straight quotes have no ends, and braces are code."""

_WIDE = str.maketrans("()[]", "（）［］")
_QUOTES = frozenset("“”‘’「」『』")
_OPENS = {pair[0]: pair for pair in PAIRS}
_CLOSES = {pair[1]: pair for pair in PAIRS}

_CLASS = re.escape("".join(PAIRS) + "()[]")
_EVENT = compile_pattern(f"[{_CLASS}\n]")
_MARK = compile_pattern(f"[{_CLASS}]")
_BALANCED = compile_pattern("|".join(PAIRS))
_REST = compile_pattern("[^\n]+")

_ROUNDS = 8
"""Depth of nesting up to which a line is seen to be balanced without a look at each of its marks."""

_MENTION = compile_pattern(rf"(?<=[\"'“‘「『])[{_CLASS}](?=[\"'”’」』])")
"""A mark alone between quotes is spoken of, as in 左括号「(」."""

_LITERAL = compile_pattern('"[^"\n]*"')
_CURLY = compile_pattern("[“”]")
"""Beside them straight quotes stand anywhere."""

_LITERAL_CHARS = 12
"""Characters between straight quotes, up to which a mark among them is spoken of, as in "1)"."""

_INTERVAL = compile_pattern(r"[(\[（［][-+∞πA-Za-z0-9./: ]{1,16}(?:[,;，]|\.\.)[-+∞πA-Za-z0-9./: ]{1,16}[)\]）］]")
"""Mathematics opens and closes intervals as it likes: [0, 1), and so does who writes times: [23:00, 01:00)."""

_ITEM = compile_pattern(
    r"(?:(?:^|[，。；：、;:])\s*(?:[0-9０-９]{1,3}(?:\.[0-9]{1,3}){0,3}|[A-Za-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,3}|[例注註]\d?)"
    r"|\s(?:[a-z]|[0-9]{1,2}))[.．]?$"
)
"""What stands in front of the bracket of an enumeration, as in 1) or a), or of an example in Japanese, 例)."""

_SPOKEN_OF = ("缺少", "缺了", "少了", "漏了", "多了", "多余的")
"""What stands in front of a mark in a note of what was wrong: 修复模板里缺少)."""

_SIGN = compile_pattern(r"(?:[：；:;][-'o^]?|\w-|[+^\\])$")
"""What stands in front of the mouth of a face, as in :-), or of a key, as in Ctrl-]."""

_FORMULA = ("<", "{", "|", "=", "\\")
"""Behind a bracket they belong to a formula or a command, as in left[<?>."""

_ESCAPED = compile_pattern(r"&(?:amp;)*(?:[a-z]{3,8}|#[0-9]{2,6}|#x[0-9a-fA-F]{2,5});")
"""A character reference may be the other end: &ldquo;A”."""

_CODE = compile_pattern(r"[={}\\|;$<>]")
_LIST_OF_JSON = compile_pattern(r'(?:"[^"\n]+"[ ]?:[ ]?)?\[|\],?')
"""A line that is an end of a list in JSON, of which the other end stands some lines away."""

_LATIN = compile_pattern("[A-Za-z0-9\u00c0-\u024f０-９Ａ-Ｚａ-ｚ]")
_WORD = compile_pattern(r"\w")
_HAN = compile_pattern(f"[{HAN}]")

_TOKEN_CHARS, _LINES_AROUND = 8, 4
"""Characters of a token, and lines on each side of it that are tokens too."""

_SENTENCE = compile_pattern(r"[^\s][。！？，；：]")

_QUOTED_BLOCKS = 30
"""Paragraphs that one quotation may run through with marks at its beginning and its end alone."""

_CELLS = 3
"""Cells of a row that were one before strokes in it divided them."""

_WRAPPED_LINES = 8
"""Lines of a wrapped sentence through which a bracket may stay open."""


MANY = 12
"""Single ends of one sign in a document above which they are one finding: a habit of its author, or of its converter."""


class Mark(Record):
    """One end of a pair without the other; `at` is a prose offset, `block` the index of its paragraph.

    `pair` has full-width brackets, whatever the width of this one.
    """

    at: int
    block: int
    pair: str
    opens: bool


def unbalanced(document: Document) -> list[Mark]:
    """The marks of a document that have no partner, in order.  The cost is linear in the text."""
    found = [mark for block in _unbalanced_blocks(document) for mark in _unbalanced_in(block)]
    return sorted(_without_long_ones(document, found)) if found else []


def _unbalanced_blocks(document: Document) -> Iterator[Paragraph]:
    """The blocks whose marks do not cancel out."""
    text = document.prose.text
    marks = "".join(_EVENT.findall(text)).translate(_WIDE)
    for _ in range(_ROUNDS):
        size = len(marks)
        marks = _BALANCED.sub("", marks)
        if len(marks) == size:
            break
    start = at = 0
    for match in _REST.finditer(marks):
        for _ in range(marks.count("\n", at, match.start())):
            start = text.index("\n", start) + 1
        at = match.start()
        block = document.paragraph_at(_MARK.search(text, start).start())  # type: ignore[union-attr]  # the line has marks
        if block:
            yield block


def _unbalanced_in(block: Paragraph) -> Iterator[Mark]:
    """The marks of a block without a partner.  Each kind counts by itself, so that crossed pairs are none."""
    body = block.text
    if _ESCAPED.search(body) or _is_token(block):
        return
    if "(" in body or "[" in body or "［" in body:
        body = _INTERVAL.sub(lambda match: " " * len(match[0]), body)
    body = _MENTION.sub(" ", body)
    if '"' in body and not _CURLY.search(body):
        body = _LITERAL.sub(_without_a_single_mark, body)
    single: dict[str, list[Mark]] = {}
    for match in _MARK.finditer(body):
        sign = match[0].translate(_WIDE)
        pair = _OPENS.get(sign) or _CLOSES[sign]
        marks, opens = single.setdefault(pair, []), sign == pair[0]
        if marks and marks[-1].opens and not opens:
            marks.pop()
        elif not _is_another_sign(body, match.start(), pair, opens):
            marks.append(Mark(block.start + match.start(), block.index, pair, opens))
    objects = _in_objects(block) if any(single.values()) else ""
    for pair, marks in single.items():
        if not _is_slip(body, pair, marks) and not (marks and body[marks[0].at - block.start] in "()[]" and _is_code(block)):
            yield from (mark for mark in marks if mark.pair[mark.opens] not in objects and not _is_escaped(block, mark))


def _is_token(block: Paragraph) -> bool:
    """True in a vocabulary, one token a line: short as the lines around it, none of which has an end mark."""
    if len(block.text) > _TOKEN_CHARS or block.document.format != "text":
        return False
    around = block.document.paragraphs[max(0, block.index - _LINES_AROUND) : block.index + _LINES_AROUND + 1]
    return len(around) > _LINES_AROUND and all(
        len(line.text) <= _TOKEN_CHARS and not _SENTENCE.search(line.text) for line in around
    )


def _without_a_single_mark(literal: re.Match[str]) -> str:
    """What stands between straight quotes, blank if it is short and has one end of a pair alone."""
    text = literal[0]
    is_spoken_of = len(text) <= _LITERAL_CHARS + 2 and text[1] != " " != text[-2] and len(_MARK.findall(text)) == 1
    return " " * len(text) if is_spoken_of else text


def _is_another_sign(body: str, at: int, pair: str, opens: bool) -> bool:
    """True for what looks like one end of a pair and is something else: an apostrophe, 1), a smiley."""
    before, after = body[at - 1 : at], body[at + 1 : at + 2]
    if pair == "‘’":
        if opens:
            return not _HAN.match(after)
        return not before or bool(_LATIN.match(before) or _LATIN.match(after))
    if opens and pair in ("（）", "［］") and after in _FORMULA:
        return True
    front = body[max(0, at - 8) : at]
    if front.endswith(_SPOKEN_OF) and not (opens and _WORD.match(after)):
        return True
    if pair in ("（）", "［］") and _SIGN.search(front) and not (opens and _WORD.match(after)):
        return True
    return not opens and pair in ("（）", "［］", "《》") and bool(_ITEM.search(front))


def _is_slip(body: str, pair: str, marks: Sequence[Mark]) -> bool:
    """True when a mark stands the wrong way round, “A“ or ”A“, or beside a straight one: no end is missing."""
    if not marks or pair[0] not in _QUOTES:
        return pair == "《》" and len(marks) > 1  # arrows
    straight = body.count('"') + body.count("＂")
    if (not marks[0].opens and marks[-1].opens) or straight % 2 or (straight and len(marks) > 1):
        return True
    return pair in ("“”", "‘’") and len(marks) in (2, 4, 6)


def _is_code(block: Paragraph) -> bool:
    if block.document.format != "text":
        return False
    return len(_CODE.findall(block.text)) >= 2 or _LIST_OF_JSON.fullmatch(block.text.strip()) is not None


def _in_objects(block: Paragraph) -> str:
    """What stands in code and other objects of a block, where the other end of a mark may be."""
    document = block.document
    objects = "".join(document.text[item.start : item.end] for item in document.protected_in(block.span))
    return objects.replace("[", "［").replace("]", "］")  # round ones in code are calls


def _is_escaped(block: Paragraph, mark: Mark) -> bool:
    """True for a bracket behind a backslash: who escapes it speaks of the sign, or writes in a language of formulas."""
    document = block.document
    if "\\" not in document.characters:
        return False
    start, end = document.prose.span(mark.at, mark.at + 1)
    return "\\" in document.text[max(0, start - 1) : end]


def _without_long_ones(document: Document, found: Iterable[Mark]) -> Iterator[Mark]:
    """Without the marks that have their partners in other blocks: wrapped lines, quotations of several paragraphs."""
    open_marks: dict[str, list[Mark]] = {}
    for mark in found:
        waiting = open_marks.setdefault(mark.pair, [])
        if mark.opens:
            waiting.append(mark)
        elif waiting and _reaches(document, waiting[-1], mark):
            waiting.pop()
        else:
            yield mark
    for waiting in open_marks.values():
        for mark in waiting:
            if not _is_resumed(document, mark):
                yield mark


def _reaches(document: Document, opener: Mark, closer: Mark) -> bool:
    """True when a pair may span blocks: around whole sentences, in one sentence that is wrapped or broken, in two lines of a
    message of a catalogue, or in two cells of a row, which a stroke in code made of one: | `(a | b) => c` |.
    """
    blocks = closer.block - opener.block
    text = document.prose.text
    if document.paragraphs[opener.block].kind == "table-cell" and blocks <= _CELLS:
        source = document.text[slice(*document.prose.span(opener.at, closer.at + 1))]
        return "\n" not in source or (document.format == "po" and "msg" not in source)
    if blocks <= _QUOTED_BLOCKS and _begins_a_quotation(document, opener):
        return text[closer.at - 1] in SENTENCE_END or text[closer.at + 1 : closer.at + 2] in ("", "\n", *SENTENCE_END)
    between = document.paragraphs[opener.block : closer.block + 1]
    return (
        blocks <= (_WRAPPED_LINES if document.format == "text" else 1)
        and all(block.kind == "paragraph" for block in between)
        and all(block.text[-1] not in SENTENCE_END for block in between[:-1])
    )


def _begins_a_quotation(document: Document, mark: Mark) -> bool:
    """True for a quotation mark, or a bracket around whole paragraphs, at the beginning of its block or behind a colon."""
    at_start = mark.at == document.paragraphs[mark.block].start
    return at_start or (mark.pair[0] in _QUOTES and document.prose.text[mark.at - 1] in "：:，,")


def _is_resumed(document: Document, mark: Mark) -> bool:
    """True when the next paragraph opens the quotation again, as each paragraph of a long one does."""
    following = document.paragraphs[mark.block].next
    return mark.pair[0] in _QUOTES and following is not None and following.text[0] == mark.pair[0]
