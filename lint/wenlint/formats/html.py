"""HTML: each block is a region of prose, with exact offsets; tags, scripts, code and all that is no text are protected.

Character references are prose: what a reader sees, mapped to the reference.  What stands in `nav`, `footer`, `aside`,
form controls and the title is page furniture: regions of the kind `furniture`.  `lang` attributes give the languages of the
layout.  A block that holds nothing but images and code is no region.
"""

from __future__ import annotations

import re
from functools import lru_cache

from wenlint.formats._builder import LayoutBuilder
from wenlint.formats._html_elements import BLOCKS, INLINE
from wenlint.formats._html_scopes import Scopes
from wenlint.formats._html_tags import is_empty as is_empty_tag
from wenlint.formats._html_tags import tags
from wenlint.formats.plain import urls
from wenlint.pattern_cache import compile_pattern
from wenlint.prose import PLACEHOLDER, Layout

_CODE = frozenset(["code", "kbd", "samp", "tt", "var"])
"""Elements that stand in a line like a word, and are no prose."""

_READING = frozenset(["rp", "rt", "rtc"])
"""What ruby writes above or beside a word."""

_OPAQUE = frozenset(
    ["iframe", "math", "noembed", "noframes", "plaintext", "pre", "script", "style", "svg", "template", "textarea", "xmp"]
)
"""Elements that hold no prose at all, however they are nested."""

_HIDDEN = _CODE | _READING | _OPAQUE

_LIST = frozenset(["dir", "dl", "menu", "ol", "ul"])

_KEEPING = frozenset(["div", "p"])
"""Elements that stand first in a list item or cell without making it a paragraph."""

_REFERENCE = compile_pattern("&(?:#[0-9]++|#[xX][0-9A-Fa-f]++|[A-Za-z][A-Za-z0-9]{0,31}+);?")

_NOT_IN_URL = compile_pattern("&(?:#|nbsp|lt|gt|quot|apos)")
"""Character references at which a URL in the text ends."""

_CODEC = compile_pattern(r"""(<(?:meta|\?xml)\b[^<>]*?(?:charset|encoding)[ \t]*=[ \t]*["']?)(?!utf-8\b)[\w.:-]+""", re.IGNORECASE)
"""A declaration of the codec, in a meta element or in XML."""

_LINE = compile_pattern(r"[^\r\n]++")

_NEW_PARAGRAPH = compile_pattern(
    r"[ \t\r\n\f]*+(?:<[bB][rR][\s/>]|\u3000|(?:\xa0|&nbsp;|&emsp;|&ensp;|&#160;|&#12288;|&#[xX]3000;){2})"
)
"""What begins a paragraph behind `<br>`: a second one, or an indentation."""


def layout(text: str) -> Layout:
    """The layout of an HTML file.  The cost is linear for every text, however broken."""
    return _Page(text).layout()


class _Page:
    """Goes through the tags of a page once and tells the builder what it meets."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_xml = text.startswith("<?xml")
        self._builder = LayoutBuilder(text)
        self._scopes = Scopes()
        self._lists = 0
        self._is_fresh = False
        """Nothing has been written since a list item or cell began."""
        self._hidden = ""
        """The outermost element whose content is not prose, with its beginning and how often it is open within itself."""
        self._hidden_start = self._hidden_depth = 0

    def layout(self) -> Layout:
        text, at = self._text, 0
        for match, name in tags(text, is_xml=self._is_xml):
            start, end = match.span()
            if at < start and not self._hidden:
                self._run(at, start)
            at = end
            if self._hidden and not self._comes_to_light(match, name):
                continue
            if not name:
                self._builder.mark(start, end, "comment" if text.startswith("<!--", start) else "markup")
            elif name[0] == "/":
                self._close(name, start)
            else:
                self._open(name, match)
        if self._hidden:
            self._reveal(len(text))
        elif at < len(text):
            self._run(at, len(text))
        layout = self._builder.layout()
        with_text = [region for region in layout.regions or () if any(piece.text != PLACEHOLDER for piece in region.pieces)]
        return Layout(with_text, layout.protected, self._scopes.languages)

    # ---- elements

    def _close(self, name: str, start: int) -> None:
        """A closing tag, its name with the slash."""
        self._scopes.close(name[1:], start)
        if name[1:] in INLINE:
            return
        if name[1:] in _LIST:
            self._lists = max(0, self._lists - 1)
        self._is_fresh = False
        self._block()

    def _open(self, name: str, match: re.Match[str]) -> None:
        start, end = match.span()
        is_empty = (self._is_xml or name in ("svg", "math")) and is_empty_tag(match)
        if not is_empty:
            self._scopes.open(name, match, end)
        if name == "br":
            self._break(end)
        elif name not in INLINE:
            if name in _LIST:
                self._lists += 1
            if not (self._is_fresh and name in _KEEPING):
                self._block(*BLOCKS.get(name, ()) if name != "title" else ("furniture", 0))
        elif name == "img" or name == "input":
            self._builder.object(start, end, "url" if name == "img" else "markup")
            self._is_fresh = False
        if name in _HIDDEN and not is_empty:
            self._hidden, self._hidden_start, self._hidden_depth = name, start, 1

    def _block(self, kind: str = "paragraph", level: int = 0) -> None:
        self._is_fresh = kind in ("list-item", "table-cell")
        if kind == "list-item":
            level = max(1, self._lists)
        if self._scopes.in_furniture:
            kind, level = "furniture", 0
        self._builder.block(kind, level)

    def _break(self, end: int) -> None:
        """`<br>`: a line break, or the only thing that parts two paragraphs."""
        if _NEW_PARAGRAPH.match(self._text, end):
            self._block()
        else:
            self._builder.wrap()

    def _comes_to_light(self, match: re.Match[str], name: str) -> bool:
        """True when a tag ends the hidden element; it is read itself then.

        Code and readings end with their block too, so that one that is never closed does not hide the rest of the page.
        """
        hidden, base, closes = self._hidden, name.removeprefix("/"), name.startswith("/")
        is_reading = hidden in _READING
        if base == hidden:
            self._hidden_depth += -1 if closes else not (self._is_xml and is_empty_tag(match))
            ends = self._hidden_depth == 0 or (is_reading and not closes)
        elif is_reading and (base in _READING or name == "/ruby"):
            ends = True
        else:
            ends = hidden not in _OPAQUE and base not in INLINE and base not in ("", "br")
        if ends:
            self._reveal(match.end() if base == hidden and closes else match.start())
        return ends

    def _reveal(self, end: int) -> None:
        """Report the hidden element, which ends here."""
        if self._hidden in _CODE or self._hidden in ("math", "svg"):
            self._builder.object(self._hidden_start, end, "math" if self._hidden == "math" else "code")
            self._is_fresh = False
        else:
            self._builder.mark(self._hidden_start, end, "markup" if self._hidden in _READING else "code")
        self._hidden = ""

    # ---- text

    def _run(self, start: int, end: int) -> None:
        """A run of text between two tags; its line ends are soft wraps."""
        text, builder = self._text, self._builder
        run = text[start:end]
        if run.isspace():
            if "\n" in run or "\r" in run:
                builder.wrap()
            else:
                builder.prose(start, end)
            return
        self._is_fresh = False
        write = self._line if "&" in run or "://" in run or "@" in run or "www." in run else builder.prose
        if "\n" not in run and "\r" not in run:
            write(start, end)
            return
        for line in _LINE.finditer(text, start, end):
            if line.start() > start:
                builder.wrap()
            write(*line.span())
        if run[-1] in "\r\n":
            builder.wrap()

    def _line(self, start: int, end: int) -> None:
        """A part of a line: URLs are objects, character references what they stand for."""
        text = self._text
        if text.find("://", start, end) >= 0 or text.find("@", start, end) >= 0 or text.find("www.", start, end) >= 0:
            for url in urls(text, start, end):
                if url.start < start:
                    continue  # the end of one that a character reference cut in two
                cut = _NOT_IN_URL.search(text, *url[:2])
                self._references(start, url.start)
                start = cut.start() if cut else url.end
                self._builder.object(url.start, start, "url")
        self._references(start, end)

    def _references(self, start: int, end: int) -> None:
        builder = self._builder
        for match in _REFERENCE.finditer(self._text, start, end):
            shown, length = character(match[0])
            if length:
                builder.prose(start, match.start())
                start = match.start() + length
                builder.replaced(match.start(), start, shown)
        builder.prose(start, end)


def declaring_utf8(text: str) -> str:
    """A page that names UTF-8 where it names another codec."""
    return _CODEC.sub(r"\1utf-8", text, count=2)


@lru_cache(maxsize=1024)
def character(reference: str) -> tuple[str, int]:
    """What a character reference stands for and how many code points of it belong to it, 0 if it is none.

    As browsers do, `&notit;` is `¬` and the text `it;`.
    """
    import html

    if reference[1] == "#":
        return html.unescape(reference) or "\ufffd", len(reference)
    from html.entities import html5

    for length in range(len(reference), 2, -1):
        if shown := html5.get(reference[1:length]):
            return shown, length
    return "", 0
