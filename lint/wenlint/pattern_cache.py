"""Compiled patterns that outlive the process, as Python's own bytecode does.

CPython's `re.compile` takes 1.5 ms for each range of Han ideographs in a class and up to 7 ms for a large pattern: with
dozens of rules more than all else that a short run does.  The engine behind `re` makes a pattern from a list of code
words in microseconds, so the words are kept in the user's cache folder, for exactly this interpreter.  Where that does
not work, whatever the reason, patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from contextlib import suppress
from typing import Any

from wenlint import __version__, kept

MAX_PATTERNS = 1000
"""Above this the file is begun anew, so that packs under development do not make it grow for ever."""

_Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_kept: dict[tuple[str, int], bytes] | None = None
"""Each pattern with its flags, and what was compiled as `marshal` writes it: few of hundreds are needed in a run."""

_is_changed = False


def compile_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile` for patterns of rules, at the price of a look-up when an earlier run has compiled the pattern.

    Raises `re.error` for a pattern that is wrong.
    """
    global _kept
    if _kept is None:
        _kept = _load()
    key = (pattern, int(flags))
    try:
        import _sre  # type: ignore[import-not-found]  # not documented, so every failure below falls back to `re`

        if key not in _kept:
            _kept[key] = marshal.dumps(_compile(*key))
            _keep_at_exit()
        final, words, groups, names, by_number = marshal.loads(_kept[key])
        code = list(memoryview(words).cast("I"))
        made: re.Pattern[str] = _sre.compile(pattern, final, code, groups, names, by_number)
    except Exception:
        _kept.pop(key, None)
        return re.compile(pattern, flags)
    return made


def _keep_at_exit() -> None:
    """For those who do not come by the command line, which saves by itself."""
    global _is_changed
    if not _is_changed:
        import atexit

        atexit.register(save)
    _is_changed = True


def save() -> None:
    """Keep what this process has compiled; a folder that cannot be written is no error."""
    global _is_changed
    if not _is_changed or not _kept:
        return
    _is_changed = False
    with suppress(OSError):
        content = (_interpreter(), _kept if len(_kept) <= MAX_PATTERNS else {})
        kept.replace(_path(), marshal.dumps(content))


def _path() -> str:
    return os.path.join(kept.folder(), f"patterns.{sys.implementation.cache_tag}")


_FORMAT = 2
"""Changes with what is kept of a pattern."""


def _interpreter() -> tuple[str, str, int, int]:
    """What the code words depend on, and our version, so that an update begins anew."""
    return sys.version, __version__, getattr(sys.modules.get("_sre"), "MAGIC", 0), _FORMAT


def _load() -> dict[tuple[str, int], bytes]:
    try:
        with open(_path(), "rb") as file:
            interpreter, kept = marshal.loads(file.read())  # `load` reads piece by piece, in three times the time
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept if interpreter == _interpreter() and isinstance(kept, dict) else {}


def _compile(pattern: str, flags: int) -> _Compiled:
    """What `re._compiler.compile` does, with the code words at hand."""
    from array import array

    compiler: Any = re._compiler  # type: ignore[attr-defined]
    parsed = re._parser.parse(pattern, flags)  # type: ignore[attr-defined]
    words = compiler._code(parsed, flags)
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        by_number[number] = name
    return (
        flags | parsed.state.flags,
        array("I", words).tobytes(),
        parsed.state.groups - 1,
        parsed.state.groupdict,
        tuple(by_number),
    )
