"""Escapes in prose, and what they stand for."""

from __future__ import annotations

import html
import re
from functools import cache
from html.entities import html5
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from wenlint.api import HAN, Span, compile_pattern
from wenlint_rules.encoding.escape_residue import ESCAPE
from wenlint_rules.encoding.replacements import Replacement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document

NEAR = 12
"""Characters on each side of an escape in which a word about escaping explains it."""

_NEAR_TAG = 200
"""Characters on each side of an entity in which a tag of HTML shows that the author writes HTML."""

SPACES = "\xa0\u2002\u2003\u2009\u200a\u2007\u202f"
"""What entities for spaces stand for; in prose an ordinary space does."""


BULLETS = frozenset("·•")
"""Signs that part titles and links, when they stand apart from both."""

_BLANKS = "(?:&(?:nb|en|em|thin)sp;)*+"
"""Entities of spaces, several of which make a wider one."""

_JSON_STRING = r'\s*"[^"\n]+"\s*:\s*"(?:[^"\\\n]|\\.)*$'
"""The line in front of what stands in a string of JSON."""

QUOTES = ("“”", "‘’", "「」", "『』")

MARKUP = frozenset("&<>!#$%()*+-./:=?@[\\]^_`{|}~")
"""What Markdown may need an entity for."""


def residue(document: Document) -> Iterator[Replacement]:
    """The escapes of a document that its text does not speak about; of letters in a row, one."""
    before: Replacement | None = None
    for each in _escapes(document):
        if before and before.span.end == each.span.start and _are_letters(before) and _are_letters(each):
            before = Replacement(
                Span(before.span.start, each.span.end), each.kind, before.old + each.old, f"{before.new}{each.new}"
            )
            continue
        if before:
            yield before
        before = each
    if before:
        yield before


def _are_letters(escape: Replacement) -> bool:
    return escape.new is not None and escape.new.isalpha()


def _escapes(document: Document) -> Iterator[Replacement]:
    text = document.text
    for match in _pattern(ESCAPE).finditer(text):
        old = match[0]
        new = meaning(old)
        if new is None or (_is_talked_about(text, *match.span()) and not _is_half_of_pair(text, *match.span(), new)):
            continue
        is_entity = old[0] == "&"
        is_read = is_entity and document.format in ("markdown", "html") and (new == "&" or not old.startswith("&amp;"))
        if is_read and (document.format == "html" or new in MARKUP):
            continue
        if new == "\n" and _pattern(_JSON_STRING).match(text[text.rfind("\n", 0, match.start()) + 1 : match.start()]):
            continue
        if not is_entity and new != "\n" and (not _is_wide(new) or _is_in_path(text, match.start())):
            continue
        span = Span(*match.span())
        if document.touches_protected(span):
            continue
        is_space = new.strip(SPACES) == ""
        if is_read and (is_space or new in BULLETS) and _is_layout(text, *match.span()):
            continue
        kind = "entity left in the text" if is_entity else "escape left in the text"
        yield Replacement(span, kind, old, " " if is_space else new, severity="info" if is_read and is_space else None)


def _is_layout(text: str, start: int, end: int) -> bool:
    """True for an entity that is a space on purpose: apart from all words, or beside tags, as who writes tags writes entities."""
    before, after = text[max(0, start - _NEAR_TAG) : start], text[end : end + _NEAR_TAG]
    is_apart = (
        _pattern(rf"(?:\A|\s){_BLANKS}\Z").search(before) is not None and _pattern(rf"{_BLANKS}(?:\s|\Z)").match(after) is not None
    )
    return is_apart or _pattern("</?[A-Za-z][^<>\\n]*>").search(_line(text, start)) is not None


def meaning(escape: str) -> str | None:
    """What an escape stands for; None when it is none."""
    if escape[0] == "&":
        return _entity("&" + escape[1:].replace("amp;", "")) if escape.removeprefix("&").replace("amp;", "") else "&"
    if escape in ("\\n", "\\r\\n"):
        return "\n"
    if escape[:2] in ("\\u", "\\U"):
        units = b"".join(bytes.fromhex(unit) for unit in re.findall("[0-9A-Fa-f]{4}", escape))
        return _decoded(units, "utf-16-be")
    if escape[0] == "\\":
        return _decoded(bytes.fromhex(escape.replace("\\x", "")), "utf-8")
    return _decoded(unquote_to_bytes(escape.replace("=", "%")), "utf-8")


def _entity(escape: str) -> str | None:
    """The meaning of an entity that is escaped once."""
    if escape[1] != "#" and escape.removeprefix("&").rstrip(";") + ";" not in html5:
        return None
    text = html.unescape(escape)
    return text if _is_text(text) else None


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return text if _is_text(text) else None


def _is_text(text: str) -> bool:
    """True for what can stand in prose: no control, no unassigned code point, no private use, no lone surrogate."""
    return text not in ("", "\ufffd") and all(character.isprintable() or character in SPACES for character in text)


def _is_wide(text: str) -> bool:
    return _pattern(f"[{HAN}\u3041-\u30ff\uac00-\ud7a3]").search(text) is not None


def _is_half_of_pair(text: str, start: int, end: int, new: str) -> bool:
    """True for a quotation mark whose other half is as it is in the line: who writes about an escape has both as escapes."""
    quotes = next((pair for pair in QUOTES if new in pair), "")
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[line_start:start] + new + text[end : line_end if line_end >= 0 else len(text)]
    marks = "".join(mark for mark in line if mark in quotes)
    is_quoted = f"{text[max(0, start - 1) : start]}{text[end : end + 1]}" == quotes
    return len(marks) > 1 and not is_quoted and marks == quotes * (len(marks) // 2)


def _line(text: str, at: int) -> str:
    """The line around a place, as far as tags near it stand."""
    start, stop = max(0, at - _NEAR_TAG), at + _NEAR_TAG
    end = text.find("\n", at, stop)
    return text[max(start, text.rfind("\n", start, at) + 1) : end if end >= 0 else stop]


def _is_in_path(text: str, start: int) -> bool:
    """True for what looks like an escape and goes on a path, a query or an identifier."""
    before = text[max(0, start - 1) : start]
    return before.isascii() and (before.isalnum() or before in ("/", "\\", "_", "=", "&", "?"))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def _is_talked_about(text: str, start: int, end: int) -> bool:
    """True for an escape alone in quotation marks or brackets, in code marks, or beside a word about escaping."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before and after and before in "“‘「『（(\"'`<[【" and after in "”’」』）)\"'`>]】":
        return True
    around = text[max(0, start - NEAR) : start].rpartition("\n")[2] + text[end : end + NEAR].partition("\n")[0]
    return (
        _pattern(
            "实体|實體|转义|轉義|[换換]行|回[车車]|字符串|字元串|[转轉][换換]|正[则則]|編碼|编码|エスケープ|エンティティ|[Ee]ntit|[Ee]scape|特殊字[符元]|URL|返回|傳回"
        ).search(around)
        is not None
    )
