"""Finds what converters leave of markup in running text: tags, comments, Markdown in plain text, merge conflict marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import PLACEHOLDER, Edit, Record, Span, compile_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document


class Markup(Record):
    """A piece of markup in the source: its span, what it is as a phrase, and what takes it out of the text."""

    span: Span
    what: str
    edits: tuple[Edit, ...] = ()


_ELEMENTS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|center|cite|dd|del|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|gallery|includeonly|noinclude|nowiki|ref|references"
    "|ins|label|li|main|mark|marquee|nav|nobr|o:p|ol|option|p|ruby|rt|rp|s|script|section|select|small|span|st1:[a-z]+|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|v:[a-z]+|video|w:[a-z]+|wbr"
)
_VOID = frozenset(["br", "hr", "img", "input", "wbr"])

_TAG = compile_pattern(
    rf"<(/?)({_ELEMENTS})((?:[ \t]++[^<>\n]{{0,300}}+)?)/?>|<!--(?!-->)[^\n]{{0,500}}?-->|<!\[CDATA\[|<!DOCTYPE[^>\n]{{0,200}}>",
    2,
)
_CDATA_END = compile_pattern(r"\]\]>")
_ESCAPED = compile_pattern(rf"&lt;(/?)({_ELEMENTS})((?:[ \t]++[^<>\n&]{{0,300}}+)?)/?&gt;", 2)
_ATTRIBUTE = compile_pattern(
    r"\b(?:style|class|href|src|align|color|size|face|id|width|height|target|border|lang|title|alt|data-[a-z-]+)[ ]?=", 2
)

_TALK_BEFORE = compile_pattern(
    r"(?:[“‘「『\"'`（(、]|[用写寫加入的如为為是和与與或及将將把在到][ ]?|[出呈][现現]|[缺多]少?了?|遇到|一[个個次][ ]?|例如|比如|[标標][签籤记記]|元素|(?:the|a|an|of|with|use|in|as|and|or|tag|element)[ ])$",
    2,
)
_NAMED = compile_pattern(r"[”’」』`]|[ ]?(?:[标標][签籤记記]|元素|[属屬]性|[语語]法)")
_NAMED_BEFORE = compile_pattern("(?:[标標][签籤记記]|元素|tags?|elements?)(?:[中里裡如为為是]|[ ](?:is|like|as))?[ ]?$")
_TALK_AFTER = compile_pattern(
    r"[”’」』\"'`）)、]|[ ]?(?:[标標][签籤记記]|元素|[属屬]性|[语語]法|等|之[间間]|[和与與或]|tags?\b|elements?\b|is\b|are\b|and\b|or\b)",
    2,
)

_BOLD = compile_pattern(r"\*\*(?<![0-9A-Za-z*]..)(?=[^\s*])([^*\n]{1,80}?)(?<=[^\s*])\*\*(?![0-9A-Za-z*])")
_LINK = compile_pattern(
    rf"\[([^\[\]\n]{{0,80}})\]\((?:https?://[^()\s]{{1,300}}|{PLACEHOLDER}+|[\w./#-]{{1,200}}\.(?:html?|md|png|jpe?g|gif|svg|webp|php|aspx?)[^()\s]{{0,100}})\)"
)
_WIKI_LINK = compile_pattern(r"\[\[(?:[^\[\]|\n]{1,60}\|)?([^\[\]|\n]{1,60})\]\]")
_WIKI_EMPHASIS = compile_pattern(r"''(?<!'..)'?(?=[^'\s])([^'\n]{1,60})'{2,3}(?!')")
_BBCODE = compile_pattern(
    r"\[(/?)(url|img|color|size|font|b|i|u|quote|align|attach|audio|caption|email|embed|gallery|list|table|tr|td|free|hide|media|flash|video)((?:[= ][^\[\]\n]{1,200})?)\]",
    2,
)
_CONFLICT = compile_pattern(
    r"(?:^|(?<=\n))(<{7}(?: [^\n]{0,200})?|={7}|>{7}(?: [^\n]{0,200})?|\|{7}(?: [^\n]{0,200})?)(?=\r?\n|\r|$)"
)


_PROSE = 40
"""Code points from which a line with one break in it is prose."""


def markup(document: Document) -> list[Markup]:
    """The markup that is left over, by place."""
    text = document.text
    found = list(_conflicts(text))
    if document.format == "text":
        if "<" in text:
            found += _tags(document, _TAG, text)
        if "]]>" in text:
            found += _tags(document, _CDATA_END, text)
        if "**" in text or "](" in text:
            found += _markdown(document)
        if "[[" in text or "''" in text:
            found += _wiki(text)
        if "[/" in text:
            found += _bbcode(document)
    elif document.format == "markdown" and "<" in text:
        found += _unpaired(document)
    if "&lt;" in text:
        found += _tags(document, _ESCAPED, text)
    return sorted(found)


def _tags(document: Document, pattern: re.Pattern[str], text: str) -> Iterator[Markup]:
    """Tags in running text; those that a text speaks of stand in quotes, between blanks, or beside a word for them."""
    for match in pattern.finditer(text):
        start, end = match.span()
        if _is_spoken_of(text, match) or any(
            item.kind != "url" or item.start < start for item in document.protected_in(Span(start, end))
        ):
            continue
        yield Markup(
            Span(start, end),
            "a tag of HTML" if match[0][:2] != "<!" else "markup of HTML",
            (Edit(_with_blank(text, start, end), ""),),
        )


def _with_blank(text: str, start: int, end: int) -> Span:
    """The place of a tag, with one of the blanks if one stands on each side."""
    return Span(start, end + 1) if text[start - 1 : start] == text[end : end + 1] == " " else Span(start, end)


def _is_spoken_of(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    if _NAMED.match(after) or _NAMED_BEFORE.search(before):
        return True
    if match.lastindex and _ATTRIBUTE.search(match[3]) and "..." not in match[3]:
        return False
    line_before, line_after = before.rpartition("\n")[2], after.partition("\n")[0]
    if not line_before.strip() and not line_after.strip():
        return False  # a line of tags alone
    if line_before[-1:] == " " and not line_after[:1].isalnum():
        return True
    if line_before[-1:] in tuple("，。；：！？,.;>"):
        return False
    return _TALK_BEFORE.search(line_before) is not None or _TALK_AFTER.match(line_after) is not None


def _unpaired(document: Document) -> Iterator[Markup]:
    """Tags in Markdown without a partner, within a line of text; those with one are Markdown's own."""
    text = document.text
    open_tags: dict[str, list[Span]] = {}
    alone: list[tuple[Span, str]] = []
    for start, end, kind in document.layout.protected:
        if kind != "markup" or text[start] != "<":
            continue
        match = _TAG.fullmatch(text, start, end)
        if not match or not match[2]:
            continue
        name = match[2].lower()
        if name == "br" and _cuts_sentence(text, Span(start, end)):
            yield Markup(Span(start, end), "a line break of HTML within a sentence", (Edit(Span(start, end), ""),))
        if name in _VOID or match[0].endswith("/>"):
            continue
        if not match[1]:
            open_tags.setdefault(name, []).append(Span(start, end))
        elif open_tags.get(name):
            open_tags[name].pop()
        else:
            alone.append((Span(start, end), name))
    alone += ((span, name) for name, spans in open_tags.items() for span in spans)
    for span, name in sorted(alone):
        match = _TAG.fullmatch(text, *span)
        if match and _is_in_text(text, span) and not _is_spoken_of(text, match):
            yield Markup(span, f"a tag of HTML without its pair: {name}", (Edit(span, ""),))


def _cuts_sentence(text: str, span: Span) -> bool:
    """True for the only line break in a line of prose, behind a mark within a sentence: verse and cells have more."""
    start, stop = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    end = text[span.end : stop if stop >= 0 else len(text)]
    line = text[start : span.start] + end
    return (
        len(line) >= _PROSE
        and "|" not in line
        and "<br" not in line
        and (text[span.start - 1] in "，、；,;" or text[span.start - 1].islower())
        and (_is_han(end[:1]) or (end[:1] == " " and end[1:2].islower()))
    )


def _is_in_text(text: str, span: Span) -> bool:
    """True when a tag stands between two pieces of text in its line."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    after = text[span.end : span.end + 200].partition("\n")[0]
    return bool(before.strip(" \t>*-#<")) and bool(after.strip(" \t<"))


def _markdown(document: Document) -> Iterator[Markup]:
    """Emphasis and links of Markdown in a plain text."""
    text = document.text
    for match in _BOLD.finditer(text):
        start, end = match.span()
        if _is_han(text[start - 1 : start]) or _is_han(text[end : end + 1]) or (_is_han(match[1][0]) and _is_han(match[1][-1])):
            yield Markup(
                Span(start, end),
                "emphasis of Markdown in a plain text",
                (Edit(Span(start, start + 2), ""), Edit(Span(end - 2, end), "")),
            )
    for match in _LINK.finditer(text):
        start = match.start() - (text[match.start() - 1 : match.start()] == "!")
        yield Markup(Span(start, match.end()), "a link of Markdown in a plain text")


def _wiki(text: str) -> Iterator[Markup]:
    """Links and emphasis of MediaWiki around Chinese words; a lone [[书名]] may be somebody's quotation marks."""
    places = [*_WIKI_LINK.finditer(text), *_WIKI_EMPHASIS.finditer(text)]
    found = [match for match in places if _is_han(match[1][0])]
    if len(found) <= _FEW_LINKS and not any("|" in match[0] or "''" in match[0] for match in found):
        return
    for match in found:
        shown = match.span(1)
        edits = (Edit(Span(match.start(), shown[0]), ""), Edit(Span(shown[1], match.end()), ""))
        yield Markup(Span(*match.span()), "markup of a wiki in a plain text", edits)


_FEW_LINKS = 2


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in tuple("，。；：！？、“”（）《》")


def _bbcode(document: Document) -> Iterator[Markup]:
    """Tags of a forum, of which at least one pair is there."""
    places = list(_BBCODE.finditer(document.text))
    closed = {match[2].lower() for match in places if match[1]}
    for match in places:
        if match[2].lower() in closed:
            yield Markup(Span(*match.span()), "a tag of a forum", (Edit(Span(*match.span()), ""),))


def _conflicts(text: str) -> Iterator[Markup]:
    """The marks of a merge that was not finished: all of them, or none."""
    if "<<<<<<<" not in text or ">>>>>>>" not in text:
        return
    places = list(_CONFLICT.finditer(text))
    if {match[0][0] for match in places} >= set("<=>"):
        yield from (Markup(Span(*match.span()), "a mark of a merge conflict") for match in places)
