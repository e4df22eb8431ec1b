"""Values as TOML writes them; the standard library only reads it."""

from __future__ import annotations

import json


def toml(value: object) -> str:
    """A string, number, boolean, or sequence of such on one line."""
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for DEL, which TOML wants escaped too.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    return str(value)
