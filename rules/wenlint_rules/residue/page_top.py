"""Finds what stands above an article and is no part of it: the site's name, captions of lost pictures, the site's dateline."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import SENTENCE_END, Record, compile_pattern, ends_sentence, form

if TYPE_CHECKING:
    from wenlint.api import Document, Paragraph

_compiled = cache(compile_pattern)
"""Patterns are compiled when they are first used: most texts need none."""

_READING = r"(?:\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\))?"
"""A reading that a converter left behind a character."""

_SITE = "[\u4e00-\u9fffA-Za-z0-9]{1,10}(?:网站?|網站?|在[线線]|[门門][户戶]|[频頻]道|[论論][坛壇]|之家|文[库庫]|[图圖][库庫]|[导導]航|百科|[资資][讯訊]|博客)"
_DATELINE = rf"(?:[\u4e00-\u9fff]{_READING}){{1,10}}[网網]{_READING}(?:[\u4e00-\u9fff]{{0,6}}[0-9０-９]{{1,2}}月[0-9０-９]{{1,2}}日)?[讯訊电電]{_READING}(?=[ \u3000\xa0:：，,(（]|$)[ \u3000\xa0:：]*"

_MOST_HEADLINES = 3
"""Lines above an article that a newspaper's head has: the line over the title, the title, the line below it."""

_MOST_CAPTIONS = 12

_LONGEST_CAPTION = 50
"""Code points."""


class Dateline(Record):
    """The dateline of a site that opens an article; prose offsets."""

    start: int
    end: int


def site_name(document: Document) -> Paragraph | None:
    """The first block if it is short and reads like the name of a site."""
    first = document.paragraphs[0] if document.paragraphs else None
    return (
        first if first and first.kind == "paragraph" and len(first.text) <= 14 and _compiled(_SITE).fullmatch(first.text) else None
    )


def dateline(document: Document) -> tuple[Paragraph, Dateline] | None:
    """The first block with the dateline of a site, as 某某新闻网讯, and the place of that; None if the top has none."""
    if document.characters.isdisjoint("网網") or document.characters.isdisjoint("讯訊电電"):
        return None
    for paragraph in document.paragraphs[: _MOST_CAPTIONS + 1]:
        match = _compiled(_DATELINE).match(paragraph.text)
        if match and paragraph.kind == "paragraph":
            return paragraph, Dateline(paragraph.start, paragraph.start + match.end())
    return None


def captions(document: Document, article: Paragraph) -> list[Paragraph]:
    """The lines above an article when they are more than a head has: what an extractor kept of its pictures.

    All must be phrases; a byline, a date, a label or a heading among them speaks for a head with all its parts.
    """
    above = document.paragraphs[: article.index]
    if len(above) <= _MOST_HEADLINES or not all(map(_is_caption, above)):
        return []
    return list(above)


def _is_caption(block: Paragraph) -> bool:
    """True for a line that names something in one phrase; a caption may be longer than a title is."""
    text = block.text
    return (
        block.kind == "paragraph"
        and len(text) <= _LONGEST_CAPTION
        and form(block) in ("title", "prose")
        and not ends_sentence(text)
        and not any(mark in text for mark in SENTENCE_END)
    )
