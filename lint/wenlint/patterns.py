""".gitignore patterns that move from the folder they were written for to another one."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def moved(patterns: Iterable[str], old: str, new: str) -> tuple[str, ...]:
    """Patterns that are relative to the folder `old`, as they read in the folder `new`.

    A pattern without a slash (but at its end) names files at any depth and stays as it is.  One that can match nothing
    below `new` is dropped.
    """
    old, new = os.path.abspath(old), os.path.abspath(new)
    if old == new:
        return tuple(patterns)
    return tuple(there for pattern in patterns if (there := _moved(pattern, old, new)) is not None)


def _moved(pattern: str, old: str, new: str) -> str | None:
    body = pattern.removeprefix("!")
    if "/" not in body.rstrip("/"):
        return pattern
    parts = body.lstrip("/").split("/")
    if _is_below(new, old):
        parts = _without(parts, os.path.relpath(new, old).split(os.sep))
    elif _is_below(old, new):
        parts = [re.sub(r"[*?\[\]\\]", r"\\\g<0>", name) for name in os.path.relpath(old, new).split(os.sep)] + parts
    else:
        parts = []
    return pattern[: len(pattern) - len(body)] + "/" + "/".join(parts) if parts else None


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def _without(parts: list[str], names: list[str]) -> list[str]:
    """The rest of a pattern below the folders `names`; empty when it does not lead there."""
    from fnmatch import fnmatchcase  # only an extended file in another folder needs it

    for name in names:
        if parts[0] == "**":
            break
        if not fnmatchcase(name, parts[0]):
            return []
        parts = parts[1:]
        if not any(parts):  # the pattern names a folder that the new one lies in
            return ["**"]
    return parts
