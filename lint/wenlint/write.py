"""Writing a repaired file so that nothing is ever lost: all of the new content or all of the old."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from wenlint.errors import SourceError


def write(path: str, data: bytes, *, replacing: bytes) -> None:
    """Replace the content of `path` by `data`, provided that it still is `replacing`.

    A temporary file in the same folder is written, synced and renamed over the file.  Permissions and owner are kept, a
    symbolic link stays a link.  Raises `SourceError`, with the file untouched, when the file changed since it was read,
    is read-only, has further hard links (a rename would cut them), or cannot be written.
    """
    target = os.path.realpath(path)
    try:
        status = os.stat(target)
        if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise SourceError("is read-only and was not changed: make it writable, or fix a copy", path)
        if status.st_nlink > 1:
            raise SourceError(
                f"has {status.st_nlink} hard links and was not changed, since a rewrite would cut them: fix a copy", path
            )
        _replace(path, target, data, replacing, status)
    except OSError as error:
        raise SourceError(f"was not changed, it cannot be written ({error.strerror or error})", path) from None


def _replace(path: str, target: str, data: bytes, replacing: bytes, status: os.stat_result) -> None:
    from tempfile import mkstemp  # only a run that writes pays for the import

    handle, temporary = mkstemp(prefix=".wenlint-", dir=os.path.dirname(target))
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_owner(temporary, status)
        os.chmod(temporary, stat.S_IMODE(status.st_mode))
        with open(target, "rb") as file:
            if file.read() != replacing:
                raise SourceError("changed while it was being fixed, and was left alone: run again", path)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _sync_folder(os.path.dirname(target))


def _keep_owner(temporary: str, status: os.stat_result) -> None:
    """Give the file to its old owner and group; only root may give one away, but its group a user may keep."""
    with suppress(AttributeError):  # Windows has no `chown`
        try:
            os.chown(temporary, status.st_uid, status.st_gid)
        except OSError:
            with suppress(OSError):
                os.chown(temporary, -1, status.st_gid)


def _sync_folder(folder: str) -> None:
    """Make the rename itself durable; not every platform lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
