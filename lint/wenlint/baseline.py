"""Findings accepted earlier: a project with old damage fails only on new damage.

The file is JSON: `{"version": 1, "files": {"path": {"fingerprint": "code"}}}`, paths relative to the baseline with `/`.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from wenlint.errors import UsageError
from wenlint.fingerprint import fingerprints

if TYPE_CHECKING:
    from wenlint.finding import Finding

VERSION = 1


class Baseline:
    """The accepted findings of a run.  Raises `UsageError` when the file is missing or is no baseline."""

    def __init__(self, path: str, *, update: bool = False) -> None:
        self.path = path
        self._root = os.path.dirname(os.path.abspath(path))
        self._update = update
        self._files: dict[str, dict[str, str]] = {}
        if not update or os.path.exists(path):
            self._files = self._read()

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            with open(self.path, encoding="utf-8") as file:
                data = json.load(file)
        except FileNotFoundError:
            raise UsageError(f"{self.path}: no such baseline: make it with --baseline {self.path} --update-baseline") from None
        except (OSError, ValueError) as error:
            raise UsageError(f"{self.path}: is not a readable baseline ({error}): make it anew with --update-baseline") from None
        if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("files"), dict):
            raise UsageError(f"{self.path}: is not a baseline of version {VERSION}: make it anew with --update-baseline")
        return {str(name): dict(entries) for name, entries in data["files"].items()}

    def filter(self, path: str, findings: list[Finding], text: str) -> list[Finding]:
        """The findings of a file that are not accepted; when updating, all are taken in and none is left."""
        name = os.path.relpath(os.path.abspath(path), self._root).replace(os.sep, "/")
        keys = fingerprints(findings, text)
        if self._update:
            self._files.pop(name, None)
            if findings:
                self._files[name] = {key: finding.code for key, finding in zip(keys, findings, strict=True)}
            return []
        known = self._files.get(name, {})
        return [finding for key, finding in zip(keys, findings, strict=True) if key not in known]

    def save(self) -> int:
        """Write the updated file, without entries of files that are gone; the number of accepted findings."""
        files = {name: self._files[name] for name in sorted(self._files) if os.path.exists(os.path.join(self._root, name))}
        data = json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        temporary = f"{self.path}.tmp"
        try:
            with open(temporary, "w", encoding="utf-8") as file:
                file.write(data)
            os.replace(temporary, self.path)
        except OSError as error:
            raise UsageError(f"{self.path}: the baseline cannot be written ({error.strerror or error})") from None
        return sum(map(len, files.values()))
