"""What documents in Markdown hold that is not Markdown: front matter, MkDocs, MDX, Liquid, containers.

The parser knows CommonMark and GitHub's extensions.  What other tools add is found here first, and the parser is shown
a text of the same length in which something stands that it does understand: an admonition as a list item, a template
tag on its own line as a thematic break, a tag within a line as a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator


class Shadow(Record):
    """A range of the source, what the parser sees in its place (of the same length), and what it is.

    `visible` says that it stands in the line like a word.
    """

    start: int
    end: int
    shown: str
    kind: str
    visible: bool = False


class Prepared(Record):
    """The text for the parser, what was replaced in it (in source order), and where admonitions begin."""

    shown: str
    shadows: list[Shadow]
    admonitions: frozenset[int]


def prepare(text: str) -> Prepared:
    """The text as the parser is to see it."""
    if "\r" in text:
        # Old Macs' line ends: the patterns for lines know only the line feed.
        text = re.sub(r"\r(?!\n)", "\n", text)
    found: list[Shadow] = []
    for finder in (_front_matter, _template_tags, _containers, _admonitions, _comments, _modules, _components):
        found += finder(text)
    if not found:
        return Prepared(text, [], frozenset())
    found.sort(key=lambda shadow: (shadow.start, -shadow.end))
    shadows: list[Shadow] = []
    parts: list[str] = []
    at = 0
    for shadow in found:
        if shadow.start >= at and not _hides_a_fence(text, shadow):
            parts += (text[at : shadow.start], shadow.shown)
            shadows.append(shadow)
            at = shadow.end
    parts.append(text[at:])
    starts = frozenset(shadow.start for shadow in shadows if shadow.shown.startswith(_ADMONITION_SHOWN))
    return Prepared("".join(parts), shadows, starts)


def _hides_a_fence(text: str, shadow: Shadow) -> bool:
    # What opens in a code block and closes behind it is neither; without the fence all the rest would be code.
    return shadow.kind != "metadata" and re.compile(r"\n[ \t>]*+(?:```|~~~)").search(text, shadow.start, shadow.end) is not None


def _blank(text: str) -> str:
    """White space with the same line ends."""
    return re.sub(r"[^\r\n]", " ", text)


def _filled(text: str) -> str:
    """A word with the same white space."""
    return re.sub(r"\S", "x", text)


def _lines(pattern: re.Pattern[str], text: str, *literals: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern at the beginning of a line that holds one of the literals: most texts hold none."""
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            match = pattern.match(text, text.rfind("\n", 0, at) + 1)
            if match:
                yield match
            end = text.find("\n", match.end() if match else at)
            at = text.find(literal, end) if end >= 0 else -1


_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?!\r?\n)((?:(?!\1)[^\n]*+\n)*+)\1[ \t]*(?=[\r\n]|\Z)")
_KEY = re.compile(r"""^["']?[\w. -]++["']?[ \t]*+(?:=|:(?:\s|$))""", re.MULTILINE)


def _front_matter(text: str) -> Iterator[Shadow]:
    """YAML between `---` or TOML between `+++` at the beginning; without a key it is prose between two rules."""
    match = _FRONT_MATTER.match(text)
    if match and _KEY.search(match[2]):
        yield Shadow(0, match.end(), _blank(match[0]), "metadata")


_LANGUAGE = re.compile(r"^(?:lang|language|locale)[ \t]*[:=][ \t]*[\"']?([\w-]+)", re.MULTILINE)


def declared_language(text: str) -> str:
    """The language tag that the front matter gives the document, empty where it says nothing."""
    match = _FRONT_MATTER.match(text)
    found = _LANGUAGE.search(match[2]) if match else None
    return found[1] if found else ""


_TAG = re.compile(r"\{\{[^{}\r\n]*+\}\}|\{%(?:[^{%\r\n]|%(?!\})|\{(?!%))*+%\}")
_TAG_LINE = re.compile(rf"[ \t>]*+((?:(?:{_TAG.pattern})[ \t]*+)++)(?=[\r\n]|\Z)")
_CODE_TAG = re.compile(r"\{%-?[ \t]*(?:end)?(highlight|codeblock)\b")
_FENCE = "~~~~~~~~"


def _template_tags(text: str) -> Iterator[Shadow]:
    """Tags of Liquid, Jinja and Hugo: `{% … %}` and `{{ … }}`."""
    if "{%" not in text and "{{" not in text:
        return
    last_end: dict[str, int] = {}
    for match in _lines(_TAG_LINE, text, "{%", "{{"):
        start, end = match.span(1)
        code = _CODE_TAG.match(text, start)
        shown = "*" * (end - start)
        if code:
            if code[1] not in last_end:
                last_end[code[1]] = text.rfind("end" + code[1])
            if start < last_end[code[1]]:
                shown = _FENCE.ljust(end - start)
        yield Shadow(start, end, shown, "code")
    for literal in ("{%", "{{"):
        at = text.find(literal)
        while at >= 0:
            tag = _TAG.match(text, at)
            if tag:
                yield Shadow(at, tag.end(), "x" * len(tag[0]), "code", visible=True)
            at = text.find(literal, tag.end() if tag else at + 1)


_CONTAINER = re.compile(r"[ \t>]*+(:::[^\r\n]*+)")


def _containers(text: str) -> Iterator[Shadow]:
    """The fences of VuePress, Docusaurus and Pandoc containers: `::: tip`."""
    for match in _lines(_CONTAINER, text, ":::"):
        yield Shadow(match.start(1), match.end(1), "*" * len(match[1]), "markup")


_ADMONITION = re.compile(
    r'[ \t>]*+((?:!!!|\?\?\?\+?)[ ]?(?:[A-Za-z][\w-]*+(?:[ ]++[\w-]++)*+)?+|===[!+]?)(?:[ ]*+"([^"\r\n]*)")?[ \t]*(?=[\r\n]|\Z)',
    re.ASCII,
)
_ADMONITION_SHOWN = "-  #"
"""A list item that begins with a heading: what is indented by four columns below it is its content."""


def _admonitions(text: str) -> Iterator[Shadow]:
    """The marker lines of MkDocs: `!!! note "Title"`, `??? tip`, `=== "Tab"`; the title stays."""
    for match in _lines(_ADMONITION, text, "!!!", "???", "==="):
        if match[2] is None and match[1].endswith(("!", "?", "+", "=", " ")):
            continue
        title = match.start(2) if match[2] is not None else match.end()
        yield Shadow(match.start(1), title, _ADMONITION_SHOWN.ljust(title - match.start(1)), "markup")
        if match[2] is not None:
            yield Shadow(match.end(2), match.end(2) + 1, " ", "markup")


def _comments(text: str) -> Iterator[Shadow]:
    """The comments of MDX."""
    start = text.find("{/*")
    while start >= 0:
        end = text.find("*/", start + 3) + 3
        if end < 3:
            return
        if text[end - 1 : end] == "}":
            # Blanks would make the rest of its line indented code; a declaration of HTML may stand anywhere.
            yield Shadow(start, end, f"<!A{_filled(text[start + 3 : end - 1])}>", "comment")
        start = text.find("{/*", end - 1)


_IMPORT = re.compile(
    r"""import\b(?:[\w$*, \t]{0,200}(?:\{[\w$,\s]*+\}[ \t]?)?from\b)?[ \t]*+(?:"[^"\r\n]+"|'[^'\r\n]+');?[ \t]*(?=[\r\n]|\Z)"""
)
_EXPORT = re.compile(
    r"""export[ \t]+(?:(?:async[ \t]+)?function\b[ \t*]*[\w$]+[ \t]*\(|(?:const|let|var)[ \t]+[\w$]+[ \t]*[=:]|\*[ \t]*from\b"""
    r"""|\{[\w$,\s]*+\}|default[ \t]+(?:(?:async|function|class)\b|[({\[]|[\w$.]+\(|[\w$]+;?[ \t]*(?=[\r\n]|\Z)))[^\r\n]*"""
)
_END_OF_EXPORT = re.compile(r"^[})\]`][^\r\n]*", re.MULTILINE)


def _modules(text: str) -> Iterator[Shadow]:
    """The `import` and `export` statements of MDX."""
    for match in _lines(_IMPORT, text, "import"):
        yield Shadow(match.start(), match.end(), _blank(match[0]), "code")
    closing = 0
    for match in _lines(_EXPORT, text, "export"):
        end = match.end()
        if match[0].rstrip().endswith(("{", "(", "[", "`")):
            if closing < end:
                found = _END_OF_EXPORT.search(text, end)
                closing = found.end() if found else len(text) + 1
            end = closing if closing <= len(text) else end
        yield Shadow(match.start(), end, _blank(text[match.start() : end]), "code")


_BRACES = r"\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}"
_COMPONENT = re.compile(
    rf"""<([A-Za-z][\w.]*+)(?=\s)(?:\s++(?:[\w:.-]++(?:=(?:"[^"]*+"|'[^']*+'|{_BRACES}))?+|{_BRACES}))*+\s*+/?>"""
)


def _components(text: str) -> Iterator[Shadow]:
    """Tags with expressions as attributes, `<Tabs items={['甲', '乙']}>`: to the parser they are no tags."""
    if "{" not in text or "<" not in text:
        return
    for match in _COMPONENT.finditer(text):
        if "{" in match[0]:
            close = "/>" if match[0].endswith("/>") else ">"
            inside = _filled(text[match.end(1) : match.end() - len(close)])
            yield Shadow(match.start(), match.end(), f"<{match[1]}{inside}{close}", "markup")
