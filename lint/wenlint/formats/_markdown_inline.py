"""Objects in running text that Markdown itself does not know: bare URLs, e-mail addresses, expressions in braces."""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from wenlint.formats.plain import without_tail
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.formats._markdown_dialects import Shadow

_ANCHORS = ("://", "www.", "@", "{")
"""What every object has.  Finding these first keeps the search linear, and free for a text that has none."""

_SCHEME = re.compile(r"(?:https?|ftps?|file)\Z", re.IGNORECASE)
_URL = re.compile(r"[!#-;=?-_a-z{|}~]*")
_LOCAL_PART = string.ascii_letters + string.digits + "_.+-"
_DOMAIN = re.compile(r"@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++")
_BRACES = re.compile(r"\{[^{}\r\n]*+(?:\{[^{}\r\n]*+(?:\{[^{}\r\n]*+\}[^{}\r\n]*+)*+\}[^{}\r\n]*+)*+\}")
_ATTRIBUTES = re.compile(r"""\{(?::[^{}\r\n]*|[ \t]*[#.][^{}\r\n]*|(?:[ \t]*[\w-]++=(?:"[^"{}\r\n]*"|[^\s"{}]++))++[ \t]*)\}""")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|`[^`]*`")


class Part(Record):
    """A part of a run of text: prose if `kind` is empty; else protected, and `visible` if it stands in the line like a word."""

    start: int
    end: int
    kind: str = ""
    visible: bool = False


class Inline:
    """Splits runs of text into prose and objects."""

    def __init__(self, text: str, shadows: Sequence[Shadow]) -> None:
        self._text = text
        self._shadows = shadows
        self._shadow_ends = [shadow.end for shadow in shadows]
        self._anchors = sorted(at for anchor in _ANCHORS for at in _occurrences(text, anchor))
        self.plain_until = 0
        """The next run holds no object if it ends here or before; runs come in source order."""
        self._look_ahead(0)

    def _look_ahead(self, at: int) -> None:
        anchor = bisect_left(self._anchors, at)
        shadow = bisect_right(self._shadow_ends, at)
        self.plain_until = min(
            self._anchors[anchor] if anchor < len(self._anchors) else len(self._text),
            self._shadows[shadow].start if shadow < len(self._shadows) else len(self._text),
        )

    def parts(self, start: int, end: int) -> Iterator[Part]:
        """The run `start:end` of the text in parts, in order."""
        self._look_ahead(end)
        for shadow in self._shadows[bisect_right(self._shadow_ends, start) :] if self._shadows else ():
            if shadow.start >= end:
                break
            yield from self._between(start, shadow.start)
            start = max(start, shadow.start)
            yield Part(start, min(shadow.end, end), shadow.kind, shadow.visible)
            start = min(shadow.end, end)
        yield from self._between(start, end)

    def _between(self, start: int, end: int) -> Iterator[Part]:
        index = bisect_left(self._anchors, start)
        while index < len(self._anchors) and self._anchors[index] < end:
            found = self._object(self._anchors[index], start, end)
            index += 1
            if found:
                if start < found.start:
                    yield Part(start, found.start)
                yield found
                start = found.end
                index = bisect_left(self._anchors, start, index)
        if start < end:
            yield Part(start, end)

    def _object(self, anchor: int, start: int, end: int) -> Part | None:
        text = self._text
        if text[anchor] == "{":
            return self._expression(anchor, end)
        if text[anchor] == "@":
            near = text[max(start, anchor - 64) : anchor]
            local = len(near) - len(near.rstrip(_LOCAL_PART))
            domain = _DOMAIN.match(text, anchor, end)
            return Part(anchor - local, domain.end(), "url", True) if local and domain else None
        if text[anchor] == "w":
            if anchor > start and text[anchor - 1].isascii() and text[anchor - 1].isalnum():
                return None
            begin = anchor
        else:
            scheme = _SCHEME.search(text, max(start, anchor - 5), anchor)
            if not scheme:
                return None
            begin = scheme.start()
        match = _URL.match(text, anchor + 3, end)
        assert match is not None
        stop = without_tail(text, anchor + 3, match.end())
        return Part(begin, stop, "url", True) if stop > anchor + 4 else None

    def _expression(self, start: int, end: int) -> Part | None:
        """An attribute list (markup) or an expression (code).  Braces around Chinese words are prose."""
        match = _ATTRIBUTES.match(self._text, start, end)
        if match:
            return Part(start, match.end(), "markup")
        match = _BRACES.match(self._text, start, end)
        if match and _QUOTED.sub("", match[0]).isascii():
            return Part(start, match.end(), "code", True)
        return None


def _occurrences(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)
