"""Finds the lines of a document that are furniture of a web page, and credits at the ends of paragraphs."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern, ends_sentence, form
from wenlint_rules.language.search import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document, Paragraph

LONGEST = 160
"""Code points of a line that may be furniture; the header of a share site, which repeats a title, may be thrice as long."""

LONGEST_LABELS = 100
"""Code points of a line of labels and links, readings in brackets left out."""

_DECORATION = " \t\u3000\xa0[［【(（〖〔「<《*※☆★●■▲△▶►→>»|｜◎◆◇·•-—~～#_=+“\"'©"

_RARE = Words("侵权", "侵權", "二维码", "二維碼", "公众号", "公眾號", "ICP", "网安备", "網安備", "版权所有", "版權所有")
"""Words that hardly any other text has; one of them makes a line worth a look, however it begins."""

_LONGEST_LINK = 20
"""Code points of a line that may be one link."""

_DIVIDED = compile_pattern(r"[ \t\u3000\xa0:：|｜丨︱┃「」/／>＞›»→()（）\-－到至]")
"""What stands between a label and its value, and between two links."""

_TWO_SENTENCES = compile_pattern(r"[。！？；](?<=[^\W_].)(?=[^\W_])")
_SHARE = compile_pattern("(?:分享|上[传傳]|提供|[整发發]理|[阅閱][读讀])")
"""What the header of a share site says behind the title of its document."""


class Furniture(Record):
    """A place that is furniture of a page: prose offsets, what it is, and its paragraph if it fills that."""

    start: int
    end: int
    what: str
    paragraph: Paragraph | None


class _Heads:
    """How furniture begins, in both scripts: the first two characters of its words and of its sentences."""

    def __init__(self, lines: list[str]) -> None:
        words, sentences = lines
        self.words, self.sentences = frozenset(words.split("\t")), frozenset(sentences.split("\t"))
        self.first = frozenset({head[0] for head in self.words | self.sentences} | set(_DECORATION))


@cache
def _heads() -> _Heads:
    with open(os.path.join(os.path.dirname(__file__), "data", "boilerplate_heads.txt"), encoding="utf-8") as file:
        return _Heads(file.read().splitlines()[1:])


def furniture(document: Document) -> Iterator[Furniture]:
    """The furniture in order.  Headings, cells and long lines are none; a byline below a title is one of the text."""
    for start, line, sentences in _candidates(document):
        what = _kind_of(line, sentences)
        credit = "" if what else _last_credit(line)
        paragraph = document.paragraph_at(start + len(line) - len(line.lstrip())) if what or credit else None
        if paragraph is None or paragraph.kind in ("heading", "table-cell"):
            continue
        if what == "the name of the author" and not _closes(paragraph):
            continue
        if (what == "a byline" and _belongs_to_text(paragraph)) or (what in _CALLS and _is_by_author(document, paragraph, what)):
            continue
        if what:
            yield Furniture(paragraph.start, paragraph.end, what, paragraph)
        else:
            yield Furniture(paragraph.end - len(credit), paragraph.end, "a credit of the page", None)


def _kind_of(line: str, sentences: bool) -> str:
    if not sentences and not _may_be_labels(line):
        return ""
    from wenlint_rules.residue.page_lines import kind_of
    from wenlint_rules.residue.page_words import page_words

    return kind_of(page_words().plain(line), sentences=sentences)


def _may_be_labels(line: str) -> bool:
    """False for most lines that are no labels and links: a quick look before the exact one."""
    if len(line) > LONGEST_LABELS and "(" not in line:
        return False
    return not _TWO_SENTENCES.search(line) and (len(line) <= _LONGEST_LINK or _DIVIDED.search(line) is not None)


def _candidates(document: Document) -> Iterator[tuple[int, str, bool]]:
    """Lines, with their beginning, that begin as furniture does, hold a rare word of it, or end in a bracket.

    The last value says whether they may be sentences.
    """
    heads = _heads()
    rare = {start for start, _ in _RARE.lines_in(document)}
    at = 0
    for line in document.prose.text.split("\n"):
        start, size = at, len(line)
        at += size + 1
        if not size or size > 3 * LONGEST:
            continue
        if start in rare or (line[0] == "《" and _SHARE.search(line)):
            yield start, line, True
        elif size > LONGEST:
            if line[-1] in _OPENING:
                yield start, line, False
        elif line[0] in heads.first:
            head = line.lstrip(_DECORATION)[:2]
            if head in heads.sentences:
                yield start, line, True
            elif head in heads.words or line[-1] in _OPENING:
                yield start, line, False
        elif line[-1] in _OPENING:
            yield start, line, False


_OPENING = {")": "(", "）": "（", "】": "【", "]": "["}


def _last_credit(line: str) -> str:
    """The credit in brackets that a line ends with, as （责任编辑：张三）; empty when it ends otherwise."""
    line = line.rstrip()
    opening = _OPENING.get(line[-1:])
    at = line.rfind(opening, max(0, len(line) - 60)) if opening else -1
    if at <= 0:
        return ""
    inside = line[at + 1 : -1]
    if inside[:2] not in _heads().words or _kind_of(inside, False) != "a credit of the page":
        return ""
    return line[at:]


_CALLS = frozenset(
    (
        "a call to scan a code",
        "a call to follow",
        "an offer of more pages",
        "a note of the page to its readers",
        "a link of the page",
    )
)
"""Furniture that the author of a document in a markup language may have written: a README calls to join a group."""

_PICTURE_BEHIND = compile_pattern(r"\s*(?:<[^<>\n]{0,200}>\s*){0,3}?(?:!\[|<img\b|\.\. image::)")
_PICTURE_BEFORE = compile_pattern(r"(?:!\[[^\n]*\)|<img\b[^\n]*>|\.\. image::[^\n]*)\s*\Z")


def _is_by_author(document: Document, paragraph: Paragraph, what: str) -> bool:
    """True in Markdown and its like for an item of a list, a line with markup, and one that a picture stands at."""
    if document.format not in ("markdown", "rst", "asciidoc"):
        return False
    text, span = document.text, paragraph.span
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return (
        paragraph.kind == "list-item"
        or (what != "a link of the page" and paragraph.text.endswith(("：", ":")))
        or text.startswith("](", span.end)
        or bool(line.strip("> "))
        or any(document.protected_in(span))
        or _PICTURE_BEHIND.match(text, span.end) is not None
        or _PICTURE_BEFORE.search(text, max(0, span.start - _LONGEST_PICTURE), span.start) is not None
    )


_LONGEST_PICTURE = 300


def _closes(paragraph: Paragraph) -> bool:
    """True for the last line of a document, below a sentence: above a text, the author is a part of it."""
    return paragraph.next is None and paragraph.previous is not None and ends_sentence(paragraph.previous.text)


def _belongs_to_text(paragraph: Paragraph) -> bool:
    """True for a byline that names the author of the text below: it stands under a title, or on top."""
    before = paragraph.previous
    if before is None or paragraph.next is None:
        return before is None
    return not ends_sentence(before.text) or form(before) in ("heading", "title", "byline", "label", "signature")
