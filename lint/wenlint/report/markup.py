"""Text in XML 1.0: escaped, and without the characters that no escape makes legal there."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def attributes(**values: object) -> str:
    """` name="value"` for each value, in order."""
    return "".join(f" {name}={quoteattr(_legal(str(value)))}" for name, value in values.items())


def content(text: str) -> str:
    """The text as the content of an element; a parser reads back the same line ends."""
    return escape(_legal(text), {"\r": "&#13;"})


def _legal(text: str) -> str:
    return _ILLEGAL.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
