"""Finds the words of links to the rest of a text, and paragraphs that were cut at a fixed length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document

_LINKS = (
    r"(?:点击|點擊|点此|點此)?(?:展开|展開|查看|阅读|閱讀|浏览|瀏覽|显示|顯示|加载|載入)(?:剩余|剩餘|全部|完整)?(?:全文|原文|更多|全部|余下|餘下)(?:内容|內容)?"
    r"|(?:继续|繼續|点击)(?:阅读|閱讀|浏览|瀏覽)(?:全文|更多)?|未完待[续續]|全文请(?:点击|见)|更多(?:内容|內容)?|查看详情|查看詳情|了解更多|瞭解更多|阅读剩余\s?[0-9]{1,3}%"
    r"|[Rr]ead [Mm]ore|[Cc]ontinue [Rr]eading|[Ss]how [Mm]ore|[Ss]ee [Mm]ore|[Ff]ull (?:[Ss]tory|[Aa]rticle)|READ MORE|[Tt]o be continued"
    r"|続きを読む|もっと見る|더 ?보기|계속 읽기"
)
_ARROW = r"[ \t\u3000]*(?:\.{3}|…{1,2}|[>»›→↓▼≫]{1,3}|＞{1,3})?"
_WEAK = compile_pattern("更多(?:内容|內容)?|更多|[Ss]ee [Mm]ore")
"""Words that are a link only in brackets or behind an ellipsis."""

_INSTRUCTION = compile_pattern(
    "[请請]?(?:[选選][择擇取]|[点點][击擊选選]|[单單雙双][击擊]|按[下住一]?|打[开開]|[执執]行)[^。]{0,12}[「『“【\\[<]"
)
"""The beginning of a manual's instruction."""

_LAST = r"文多续續读讀览覽情部下容%eEgyd基む見る기.…>»›→↓▼≫＞\]】）)〕"
_LINE_END, _LINE_END_CR = compile_pattern(rf"\n(?<=[{_LAST}]\n)"), compile_pattern(rf"\r\n(?<=[{_LAST}]\r\n)")
"""Line ends behind what the words of a link may end in.  The newline comes first, as a literal is found fastest."""

_LAST_CHARS = 60
_OPEN, _CLOSE = "[\\[【（(〔［<＜]", "[\\]】）)〕］>＞]"

_ELLIPSES = (
    ("…", compile_pattern(r"…(?<=[^\s…。.].)…?[^\S\n]*(?=\n|$)")),
    ("...", compile_pattern(r"\.(?<=[^\s…。.].)\.\.[^\S\n]*(?=\n|$)")),
)
"""Ellipses at the end of a line, each with what a text that has one holds.  The literal comes first in each pattern."""

_MIN_TEASERS = 3
_MIN_TEASER_CHARS = 40
_MIN_SHARE = 0.6
"""Share of the paragraphs with an ellipsis at their end that have the same length: lengths meet by chance in long documents."""


class Link(Record):
    """The words of a link, prose offsets; `after` is the end of the text in front, `is_line` says that they are a line."""

    start: int
    end: int
    after: int
    is_line: bool


def links(document: Document, words: tuple[str, ...]) -> Iterator[Link]:
    """The words of links to the rest of the text."""
    text = document.prose.text
    known = "|".join((_LINKS, *map(re.escape, words)))
    link = compile_pattern(
        rf"(?:^|\n)[^\S\n]*(?P<line>(?:{_OPEN}\s?)?(?:{known}){_ARROW}(?:\s?{_CLOSE})?)[^\S\n]*\Z"
        rf"|(?P<bracket>{_OPEN}\s?(?:{known}){_ARROW}\s?{_CLOSE})[^\S\n]*\Z"
        rf"|(?<=[…。.！？!?])[^\S\n]*(?P<end>(?:{known}){_ARROW})[^\S\n]*\Z"
    )
    line_end = compile_pattern(r"\r?\n") if words else _LINE_END_CR if "\r" in text else _LINE_END
    ends = [match.start() for match in line_end.finditer(text)]
    for end in (*ends, len(text)):
        match = link.search(text, max(0, end - _LAST_CHARS), end)
        if match is None:
            continue
        name = str(match.lastgroup)
        start, end = match.span(name)
        block = document.paragraph_at(start)
        if block is None or block.kind not in ("paragraph", "list-item"):
            continue
        is_line = name == "line"
        if _WEAK.fullmatch(text[start:end]) and (is_line or text[start - 1] != "…"):
            continue
        if is_line and not (block.previous and len(block.previous.text) >= 2 and _is_an_end(document, block.index)):
            continue
        after = block.start + len(text[block.start : start].rstrip())
        yield Link(start, end, after, is_line)


def _is_an_end(document: Document, index: int) -> bool:
    """True when no running text follows at once of which the line could be the title, nor how to give a command of that name."""
    following = document.paragraphs[index].next
    if following and _INSTRUCTION.match(following.text):
        return False
    return following is None or following.after_blank or len(following.text) <= 60


def fixed_lengths(document: Document) -> Iterator[tuple[list[int], int]]:
    """Paragraphs that end with an ellipsis after the same number of characters: offsets of the ellipses, and the length."""
    text = document.prose.text
    by_size: dict[int, list[int]] = {}
    for at in sorted(match.start() for mark, pattern in _ELLIPSES if mark in text for match in pattern.finditer(text)):
        block = document.paragraph_at(at)
        if block and block.kind == "paragraph" and at - block.start >= _MIN_TEASER_CHARS:
            by_size.setdefault(at - block.start, []).append(at)
    total = sum(map(len, by_size.values()))
    for size, places in by_size.items():
        if len(places) >= max(_MIN_TEASERS, _MIN_SHARE * total):
            yield places, size
