"""`--diff-from REF`: only findings on lines that changed since a git revision."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from wenlint.errors import UsageError
from wenlint.lines import LineIndex, Ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.finding import Finding

_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")

_DIFF = ("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules")
"""Whatever the user's settings: nothing is run but git itself."""


class ChangedLines:
    """The lines of the work tree that differ from a git revision; files that git does not hold count as changed.

    Raises `UsageError` when git is missing, the current folder is in no repository, or the revision does not exist.
    """

    def __init__(self, revision: str) -> None:
        self._root = os.path.realpath(_git("rev-parse", "--show-toplevel").rstrip("\n"))
        unknown = f"unknown git revision {revision}: check --diff-from"
        commit = _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", says=unknown).strip()
        options = ("--unified=0", "--inter-hunk-context=0", "--no-prefix", "--find-renames")
        diff = self._here("-c", "core.quotePath=false", *_DIFF, *options, commit, "--")
        self._lines = {path: Ranges(ranges) for path, ranges in self._read(diff).items()}
        self._held = frozenset(self._path(name) for name in self._here("ls-files", "-z").split("\0"))
        if "\nBinary files " in diff:  # so git calls UTF-16, and shows no lines
            counts = (
                entry.split("\t", 2) for entry in self._here(*_DIFF, "--numstat", "-z", "--no-renames", commit, "--").split("\0")
            )
            self._held -= {self._path(name) for added, _, name in filter(any, counts) if added == "-"}

    def _here(self, *arguments: str) -> str:
        return _git(*arguments, cwd=self._root)

    def _path(self, name: str) -> str:
        return os.path.normpath(os.path.join(self._root, name))

    def _read(self, diff: str) -> dict[str, list[tuple[int, int]]]:
        """The changed lines of each file, as first and last line of each hunk."""
        lines: dict[str, list[tuple[int, int]]] = {}
        ranges: list[tuple[int, int]] = []
        body = 0  # lines left of the hunk: what is added may look like anything
        for line in diff.split("\n"):
            if body:
                body -= not line.startswith("\\")
            elif line.startswith("+++ "):
                ranges = lines.setdefault(self._path(_unquoted(line[4:].removesuffix("\t"))), [])
            elif hunk := _HUNK.match(line):
                old, start, new = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
                ranges.append((start, start + new - 1))
                body = old + new
        return lines

    def filter(self, path: str, findings: list[Finding], text: str) -> list[Finding]:
        """The findings in a file of which a line, or a line of an edit of theirs, has changed."""
        path = os.path.realpath(path)
        if path not in self._held:
            return findings
        if path not in self._lines:
            return []
        changed = self._lines[path]
        lines = LineIndex(text.replace("\r", " "))  # git counts line feeds only
        return [
            finding
            for finding in findings
            if any(changed.meet(lines.position(first)[0], lines.position(last)[0]) for first, last in _places(finding))
        ]


def _places(finding: Finding) -> Iterator[tuple[int, int]]:
    """First and last code point of a finding and of its edits, or else of its evidence."""
    spans = (
        [edit.span for edit in finding.fix.edits] if finding.fix else [place.span for place in finding.evidence if not place.file]
    )
    for start, end in (finding.span, *spans):
        yield start, max(start, end - 1)


def _unquoted(name: str) -> str:
    """A file name in a diff, which git quotes as C does when it holds a quote, a backslash or a control character."""
    if not name.startswith('"'):
        return name
    data = name[1:-1].encode("utf-8", "surrogateescape").decode("unicode_escape").encode("latin-1")
    return data.decode("utf-8", "surrogateescape")


def _git(*arguments: str, cwd: str | None = None, says: str | None = None) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, cwd=cwd, check=False)
    except OSError as error:
        raise UsageError(f"--diff-from needs git, which cannot be run ({error.strerror or error})") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise UsageError(says or f"--diff-from: git says: {reason}")
    return done.stdout.decode("utf-8", "surrogateescape")
