"""`--diff`: what the fixes would change, as a unified diff."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TextIO

from wenlint.report.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wenlint.run import FileResult


def show_diffs(results: Iterable[FileResult], out: TextIO) -> int:
    """Write the diff of each changed file; the number of files that would change."""
    changed = 0
    for result in results:
        if result.before is None or result.document is None:
            continue
        changed += 1
        name = printable(result.path)
        before, after = (text.split("\n") for text in (result.before, result.document.text))
        for line in difflib.unified_diff(_lines(before), _lines(after), name, name, lineterm=""):
            out.write(line if line.endswith("\n") else line + "\n")
            if not line.endswith("\n") and line[:1] in "+- " and not line.startswith(("+++", "---")):
                out.write("\\ No newline at end of file\n")
    return changed


def _lines(parts: list[str]) -> list[str]:
    """Lines with their ends, split at newlines only: damaged text has other characters that `splitlines` splits at."""
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
