"""The text of a page as lexbor, an HTML parser that follows the standard, sees it, and as the tokenizer does."""

import re

from selectolax.lexbor import LexborHTMLParser

from wenlint.formats._html_tags import tags
from wenlint.formats.html import character

DROPPED = "script,style,textarea,title,template,iframe,xmp,noembed,noframes"


def without_space(text: str) -> str:
    return re.sub(r"[\s\ufeff\0]+", "", text)


def read_by_lexbor(source: str) -> str:
    parser = LexborHTMLParser(source.encode())
    for node in parser.css(DROPPED):
        node.decompose()
    return without_space(parser.root.text(deep=True)) if parser.root else ""


def text_of(source: str) -> str:
    """All text between tags, as the tokenizer sees it."""
    parts: list[str] = []
    at, within = 0, ""
    for match, name in tags(source):
        if not within:
            parts.append(source[at : match.start()])
        at = match.end()
        if within:
            within = "" if name == f"/{within}" else within
        elif name in DROPPED.split(","):
            within = name
    if not within:
        parts.append(source[at:])

    def shown(match: re.Match[str]) -> str:
        text, length = character(match[0])
        return text + match[0][length:] if length else match[0]

    return without_space("".join(re.sub(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w{1,32});?", shown, part, flags=re.ASCII) for part in parts))
