"""`--diff`: what the fixes would change, as a unified diff."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TextIO

from wenlint.report.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wenlint.run import FileResult

CONTEXT = 3


def show_diffs(results: Iterable[FileResult], out: TextIO) -> int:
    """Write the diff of each changed file; the number of files that would change."""
    changed = 0
    for result in results:
        if result.before is None or result.document is None:
            continue
        changed += 1
        out.writelines(unified(result.before, result.document.text, printable(result.path)))
    return changed


def unified(before: str, after: str, name: str) -> Iterator[str]:
    """The lines of a unified diff that `patch` takes, byte for byte those of the two texts."""
    old, new = _lines(before), _lines(after)
    for number, line in enumerate(difflib.unified_diff(old, new, name, name, n=CONTEXT, lineterm="")):
        yield line if line.endswith("\n") else line + "\n"
        if number > 1 and not line.startswith("@") and not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines with their ends, split at newlines only: damaged text has other characters that `splitlines` splits at."""
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
