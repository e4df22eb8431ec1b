"""Lines of a text with their places, for formats whose blocks begin and end with lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]*+(?:\r\n?+|\n|\Z)")


class Line:
    """A line: `start` and `end` are the borders of its text without the space around it, `indent` counts the code points in front."""

    __slots__ = ("end", "indent", "start", "text")

    def __init__(self, start: int, raw: str) -> None:
        self.text = raw.strip()
        self.indent = len(raw) - len(raw.lstrip())
        self.start = start + (self.indent if self.text else 0)
        self.end = self.start + len(self.text)


def lines(text: str) -> Iterator[Line]:
    """The lines of a text; a blank one has an empty `text`."""
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        assert match is not None
        yield Line(at, match[0])
        at = match.end()
