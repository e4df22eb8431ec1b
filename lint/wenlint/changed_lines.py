"""`--diff-from REF`: only findings on lines that changed since a git revision."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from wenlint.errors import UsageError

if TYPE_CHECKING:
    from wenlint.finding import Finding

_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class ChangedLines:
    """The lines of the work tree that differ from a git revision; files that git does not know count as changed.

    Raises `UsageError` when git is missing, the current folder is in no repository, or the revision does not exist.
    """

    def __init__(self, revision: str) -> None:
        self._root = _git("rev-parse", "--show-toplevel").strip()
        _git(
            "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", says=f"unknown git revision {revision}: check --diff-from"
        )
        self._lines: dict[str, list[range]] = {}
        self._read(_git("-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-prefix", "--relative",
                        revision, "--", cwd=self._root))  # fmt: skip
        listed = _git("ls-files", "--others", "--exclude-standard", "-z", cwd=self._root)
        self._new = frozenset(os.path.join(self._root, name) for name in listed.split("\0") if name)

    def _read(self, diff: str) -> None:
        ranges: list[range] = []
        for line in diff.split("\n"):
            if line.startswith("+++ "):
                name = line[4:].rstrip("\t\r")
                if name.startswith('"'):
                    name = name[1:-1].encode().decode("unicode_escape").encode("latin-1", "replace").decode("utf-8", "replace")
                ranges = self._lines.setdefault(os.path.join(self._root, name), [])
            elif hunk := _HUNK.match(line):
                start, count = int(hunk[1]), int(hunk[2] or 1)
                if count:
                    ranges.append(range(start, start + count))

    def filter(self, path: str, findings: list[Finding]) -> list[Finding]:
        """The findings of which a line, or a line of an edit of theirs, has changed."""
        path = os.path.realpath(path)
        if path in self._new:
            return findings
        ranges = self._lines.get(path, [])
        return [finding for finding in findings if any(_meets(finding, lines) for lines in ranges)] if ranges else []


def _meets(finding: Finding, lines: range) -> bool:
    if finding.line < lines.stop and finding.end_line >= lines.start:
        return True
    edits = finding.fix.edits if finding.fix else ()
    places = [edit.span.start for edit in edits] or [place.span.start for place in finding.evidence if place.file is None]
    return any(finding.lines is not None and finding.lines.position(place)[0] in lines for place in places)


def _git(*arguments: str, cwd: str | None = None, says: str | None = None) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, cwd=cwd, check=False)
    except OSError as error:
        raise UsageError(f"--diff-from needs git, which cannot be run ({error.strerror or error})") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise UsageError(says or f"--diff-from: git says: {reason}")
    return done.stdout.decode("utf-8", "surrogateescape")
