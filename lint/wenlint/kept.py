"""What is kept between runs: the user's cache folder, and files in it that are whole or count as missing.

The folder is `WENLINT_CACHE_DIR`, else the platform's folder for caches.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from typing import Any

_DIGEST_SIZE = 16


def folder() -> str:
    """The folder for what wenlint keeps between runs."""
    if own := os.environ.get("WENLINT_CACHE_DIR"):
        return own
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.expanduser("~"), "wenlint", "cache")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches/wenlint")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "wenlint")


def digest(*parts: bytes) -> bytes:
    """A digest of 16 bytes (BLAKE2b) of parts of any length."""
    try:
        from _blake2 import blake2b  # hashlib loads OpenSSL, which takes 2 ms
    except ImportError:
        from hashlib import blake2b
    made = blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return bytes(made.digest())


def read(path: str) -> Any:
    """The value that `write` left at `path`; None when the file is missing, damaged or not to be read."""
    try:
        with open(path, "rb") as file:
            content = file.read()
        body = content[_DIGEST_SIZE:]
        return marshal.loads(body) if digest(body) == content[:_DIGEST_SIZE] else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def write(path: str, value: Any) -> None:
    """Keep a value of what `marshal` takes, behind a digest of its bytes.

    Raises `OSError` when the folder cannot be written, `ValueError` for a value that is not plain.
    """
    body = marshal.dumps(value)
    replace(path, digest(body) + body)


def replace(path: str, content: bytes) -> None:
    """Write a file beside its place and rename it: runs at the same time never see half of one.  Raises `OSError`."""
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(content)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary)
        raise
