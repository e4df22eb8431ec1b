"""Configuration files that were parsed before: `tomllib` and what it imports take a seventh of a short run.

What a file says depends on its bytes alone, so an entry, under their digest, never has to be found out of date.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

from wenlint import kept

MAX_ENTRIES = 50
"""Above this the file is begun anew."""


def parse(data: bytes) -> dict[str, Any]:
    """The table of a TOML file in UTF-8, with or without a byte order mark: some editors write one.

    Raises `ValueError` for what is no TOML or no UTF-8, `RecursionError` for what is nested too deep.
    """
    path = os.path.join(kept.folder(), "configurations")
    read = kept.read(path)
    tables: dict[bytes, dict[str, Any]] = read if isinstance(read, dict) else {}
    key = kept.digest(data)
    if key in tables:
        return tables[key]
    import tomllib

    made = tomllib.loads(data.decode("utf-8-sig"))
    others = tables if len(tables) < MAX_ENTRIES else {}
    with suppress(OSError, ValueError):  # ValueError: it holds a date, which no setting is
        kept.write(path, {**others, key: made})
    return made
