"""Invisible characters, as bodies of character classes."""

from __future__ import annotations

import re

from wenlint.api import compile_pattern

C0 = "\0-\x08\x0b\x0c\x0e-\x1f\x7f"
C1 = "\x80-\x9f"
ANNOTATION = "\ufff9-\ufffb"
SELECTORS = "\ufe00-\ufe0f"
FORMAT = "\u034f\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff\xad"
TAGS = "\U000e0001\U000e0020-\U000e007f"
IDEOGRAPHIC_SELECTORS = "\U000e0100-\U000e01ef"
FILLERS = "\u115f\u1160\u3164\uffa0"


def every(ranges: str) -> str:
    """The characters of the body of a character class."""
    return "".join(
        chr(code)
        for low, high in compile_pattern("(.)(?:-(.))?", re.DOTALL).findall(ranges)
        for code in range(ord(low), ord(high or low) + 1)
    )
