"""Findings accepted earlier: a project with old damage fails only on new damage.

The file is JSON: `{"version": 1, "files": {"path": {"fingerprint": "code"}}}`, paths relative to the baseline with `/`.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from wenlint.errors import UsageError
from wenlint.fingerprint import fingerprints

if TYPE_CHECKING:
    from wenlint.finding import Finding

VERSION = 1


class Baseline:
    """The accepted findings of a run.

    Raises `UsageError` when the file is missing and not to be made, or is no baseline: that is never overwritten.
    """

    def __init__(self, path: str, *, update: bool = False) -> None:
        self.path = path
        self._root = os.path.dirname(os.path.abspath(path))
        self._update = update
        self._files: dict[str, dict[str, str]] = {}
        if not update or os.path.exists(path):
            self._files = self._read()

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            with open(self.path, encoding="utf-8", errors="surrogateescape") as file:
                data = json.load(file)
        except FileNotFoundError:
            raise UsageError(f"{self.path}: no such baseline: make it with --baseline {self.path} --update-baseline") from None
        except OSError as error:
            raise UsageError(f"{self.path}: cannot be read ({error.strerror or error}): check --baseline") from None
        except (ValueError, RecursionError):
            data = None
        if not _is_baseline(data):
            raise UsageError(
                f"{self.path}: is no baseline of version {VERSION}: delete it and make it anew with --update-baseline"
            ) from None
        files: dict[str, dict[str, str]] = data["files"]
        return files

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
            with open(temporary, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
                file.write(data)
            os.replace(temporary, self.path)
        except OSError as error:
            with suppress(OSError):
                os.unlink(temporary)
            raise UsageError(f"{self.path}: the baseline cannot be written ({error.strerror or error})") from None
        return sum(map(len, files.values()))


def _is_baseline(data: Any) -> bool:
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("files"), dict):
        return False
    entries = data["files"].values()
    return all(isinstance(entry, dict) and all(isinstance(code, str) for code in entry.values()) for entry in entries)
