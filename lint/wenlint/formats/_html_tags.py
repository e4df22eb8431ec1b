"""A text to its HTML tags, as browsers read them.

The tokenizer of the HTML standard (section 13.2.5) as one pattern, because `html.parser` of the standard library is five
to ten times slower, reads comments and scripts differently from one Python version to the next, and is quadratic on some
of what it meets.  Every branch consumes what it has looked at, up to the end of the text where nothing closes it, as the
standard has it: so the cost is linear whatever the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = r"\t\n\f\r "

_VALUE = rf""""[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_SPACE}>"'][^{_SPACE}>]*+"""

_ATTRIBUTE = rf"[^{_SPACE}/>][^{_SPACE}/>=]*+(?:[{_SPACE}]*+=[{_SPACE}]*+(?:{_VALUE})?+)?+"

_TAG = compile_pattern(
    rf"<(?:(/?[A-Za-z][^{_SPACE}/>]*+)((?:[{_SPACE}/]++|{_ATTRIBUTE})*+)(?:>|\Z)"
    r"|!--(?:-?>|(?s:.)*?(?:--!?>|\Z))|[!?][^>]*+(?:>|\Z)|/[^>]++(?:>|\Z)|/>)"
)
"""A tag (its name, with the slash in front, and its attributes are groups), a comment, or a declaration."""

_ATTRIBUTES = compile_pattern(rf"[{_SPACE}/]*+([^{_SPACE}/>][^{_SPACE}/>=]*+)(?:[{_SPACE}]*+=[{_SPACE}]*+({_VALUE})?+)?+")

_RAW = frozenset(["iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"])
"""Elements whose content holds no tags."""

_SCRIPT = compile_pattern(rf"<!--|-->|<(/?)script(?=[{_SPACE}/>])", re.IGNORECASE)


Tag = tuple["re.Match[str]", str]
"""A tag and its name in lower case, with a slash in front if it closes an element; empty for a comment or declaration."""


def tags(text: str, *, is_xml: bool = False) -> Iterator[Tag]:
    """All tags, comments and declarations in order; what lies between two of them is text.

    Between the tags of an element such as `script` or `title` lies all of its content.  An element that is never closed
    goes on to the end of the text.
    """
    at = 0
    search = _TAG.search
    while match := search(text, at):
        name = (match[1] or "").lower()
        yield match, name
        at = match.end()
        if name in _RAW and not (is_xml and is_empty(match)):
            at = _end_of_script(text, at) if name == "script" else _end_of(name, text, at)


def attributes(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """The attributes of a tag: names, in lower case, and values, as they stand between their quotes."""
    for found in _ATTRIBUTES.finditer(match[2]):
        yield found[1].lower(), (found[2] or "").strip("\"'")


def is_empty(match: re.Match[str]) -> bool:
    """True for a tag as `<br/>`; the slash has a meaning in XML, and in drawings and formulas only."""
    return match[0].endswith("/>")


def _end_of(name: str, text: str, at: int) -> int:
    """Where the closing tag of a raw element begins."""
    match = compile_pattern(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE).search(text, at)
    return match.start() if match and name != "plaintext" else len(text)


def _end_of_script(text: str, at: int) -> int:
    """Where the closing tag of a script begins: not within `<!-- <script> … </script> -->`, for old browsers' sake."""
    in_comment = in_script = False
    while match := _SCRIPT.search(text, at):
        at = match.end()
        if match[0] == "<!--":
            in_comment = True
            at -= 2  # `<!-->` is a whole comment
        elif match[0] == "-->":
            in_comment = in_script = False
        elif not match[1]:
            in_script = in_comment
        elif in_script:
            in_script = False
        else:
            return match.start()
    return len(text)
