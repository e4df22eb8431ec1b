"""Files of a corpus, on the local disk or in an object store, through fsspec.  A file is written whole or not at all."""

from __future__ import annotations

import json
import os
import posixpath
import tempfile
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

import fsspec

from wenlint.errors import SourceError, UsageError, WenlintError

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPORARY = ".tmp-"
"""The names of files that are being written begin with this; readers of Parquet folders leave out what begins with a dot."""


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a path or URL, and the path in it.

    Raises `UsageError` for a URL of an unknown kind, or of one whose package is not installed.
    """
    try:
        files, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:  # fsspec says which package, or which kinds there are
        raise UsageError(f"{url}: cannot be used: {error}") from None
    return files, path


@contextmanager
def reaching(url: str) -> Iterator[None]:
    """Turns what the library of an object store raises, of whatever kind, into `SourceError` with the place."""
    try:
        yield
    except WenlintError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.filename:
            raise
        raise SourceError(f"cannot be reached ({' '.join(str(error).split())[:200]}): check the address", url) from None


class Folder:
    """A folder by its path or URL.  Names below it are relative and have `/`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.files, self.root = file_system(url)
        self.files.invalidate_cache()  # of listings from before others, or an earlier run, wrote there
        self.is_local = isinstance(self.files, fsspec.implementations.local.LocalFileSystem)

    def path(self, name: str) -> str:
        """A name as the file system knows it."""
        return posixpath.join(self.root, name) if name else self.root

    def exists(self, name: str = "") -> bool:
        """True when there is such a file or folder."""
        return bool(self.files.exists(self.path(name)))

    def names(self, folder: str = "") -> list[str]:
        """The files in a folder, by name, without those that are being written."""
        place = self.path(folder)
        if not self.files.isdir(place):
            return []
        found = (posixpath.basename(path.rstrip("/")) for path in self.files.ls(place, detail=False))
        return sorted(name for name in found if not name.startswith("."))

    def open(self, name: str) -> IO[bytes]:
        """A file for reading."""
        file: IO[bytes] = self.files.open(self.path(name), "rb")
        return file

    def read_json(self, name: str) -> Any:
        """The content of a JSON file."""
        return json.loads(self.files.cat_file(self.path(name)))

    def write_json(self, name: str, value: Any) -> None:
        """Write a JSON file."""
        self.write(name, (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        with self.writing(name) as path, open(path, "wb") as file:
            file.write(data)

    @contextmanager
    def writing(self, name: str) -> Iterator[str]:
        """A local path to write to; it becomes the file when all went well, and is gone when not."""
        final = self.path(name)
        if self.is_local:
            os.makedirs(os.path.dirname(final), exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=TEMPORARY, dir=os.path.dirname(final) if self.is_local else None)
        os.close(handle)
        try:
            yield temporary
            if self.is_local:
                _sync(temporary)
                os.chmod(temporary, 0o666 & ~_umask())
                os.replace(temporary, final)
            else:
                self.files.put_file(temporary, final)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(temporary)

    def remove(self, name: str) -> None:
        """Remove a file or a folder with all that is in it; none is no error."""
        with suppress(FileNotFoundError):
            self.files.rm(self.path(name), recursive=True)

    def sweep(self) -> None:
        """Remove what a run that was killed had not finished writing."""
        if self.is_local and os.path.isdir(self.root):
            for folder, _, names in os.walk(self.root):
                for name in names:
                    if name.startswith(TEMPORARY):
                        os.unlink(os.path.join(folder, name))


def _sync(path: str) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
