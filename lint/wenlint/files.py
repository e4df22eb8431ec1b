"""From the paths that the user names to the files that are checked."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from wenlint.errors import SourceError
from wenlint.formats import EXTENSIONS
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from wenlint.config import Config
    from wenlint.gitignore import Patterns


def discover(
    paths: Iterable[str],
    config_for: Callable[[str], Config],
    *,
    force_exclude: bool = False,
    on_error: Callable[[SourceError], None],
) -> Iterator[str]:
    """The files to check, in the order of the paths and by name within a folder, each once.

    What is named is checked even if it is excluded, and a file whatever its extension; `force_exclude` holds the
    exclusions against it too, as pre-commit needs.  `config_for` gives the configuration of a folder.  A path that does
    not exist or cannot be listed goes to `on_error`, and the others go on.
    """
    _gitignores_for.cache_clear()  # they may have changed since the last run of this process
    seen: set[str] = set()
    for path in paths:
        found: Iterable[str] = (path,)
        if not os.path.exists(path):
            on_error(SourceError("no such file or folder: check the path", path))
            continue
        if force_exclude and is_excluded(path, config_for(os.path.dirname(path) or ".")):
            continue
        if os.path.isdir(path):
            found = _walk(os.path.normpath(path), config_for, on_error)
        for file in found:
            key = os.path.abspath(file)
            if key not in seen:
                seen.add(key)
                yield file


def matches(patterns: tuple[str, ...], path: str, root: str, *, is_folder: bool = False) -> bool:
    """True when .gitignore patterns that are relative to `root` exclude the path, or a folder above it."""
    if not patterns:
        return False
    path = os.path.abspath(path)
    relative = _below(root, path)
    if relative is None:
        if path == root or _below(path, root) is not None:
            return False
        relative = os.path.basename(path)  # a pattern can mean nothing else elsewhere
    return _compiled(patterns).exclude(relative, is_folder=is_folder)


def is_excluded(path: str, config: Config) -> bool:
    """True when the path or a folder above it, below the root of the configuration, is excluded or git-ignored."""
    path, is_folder = os.path.abspath(path), os.path.isdir(path)
    if matches((*config.exclude, *config.extend_exclude), path, config.root, is_folder=is_folder):
        return True
    return config.respect_gitignore and _gitignores_for(os.path.dirname(path)).ignore(path, is_folder=is_folder)


def _below(folder: str, path: str) -> str | None:
    """An absolute path as seen from a folder, with `/`; None unless it lies below."""
    prefix = os.path.join(folder, "")
    return path[len(prefix) :].replace(os.sep, "/") if path.startswith(prefix) else None


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> Patterns:
    from wenlint.gitignore import Patterns  # not needed for files that are named

    return Patterns(patterns)


class _Gitignores:
    """The .gitignore files that hold in a folder, the outermost first: each with the folder it lies in."""

    __slots__ = ("_files",)

    def __init__(self, files: tuple[tuple[str, Patterns], ...] = ()) -> None:
        self._files = files

    def within(self, folder: str) -> _Gitignores:
        """With the one that lies in an absolute folder, if there is one."""
        try:
            with open(os.path.join(folder, ".gitignore"), encoding="utf-8-sig", errors="surrogateescape", newline="\n") as file:
                lines = [line.removesuffix("\n").removesuffix("\r") for line in file]
        except OSError:
            return self
        from wenlint.gitignore import Patterns

        return _Gitignores((*self._files, (folder, Patterns(lines))))

    def verdict(self, path: str, *, is_folder: bool) -> bool:
        """What the deepest file that names an absolute path says, as git does."""
        for folder, patterns in reversed(self._files):
            relative = _below(folder, path)
            verdict = None if relative is None else patterns.verdict(relative, is_folder=is_folder)
            if verdict is not None:
                return verdict
        return False

    def ignore(self, path: str, *, is_folder: bool) -> bool:
        """True when an absolute path or a folder above it is ignored."""
        if not self._files:
            return False
        root = self._files[0][0]
        at = path.find(os.sep, len(os.path.join(root, "")))
        while at >= 0:
            if self.verdict(path[:at], is_folder=True):
                return True
            at = path.find(os.sep, at + 1)
        return self.verdict(path, is_folder=is_folder)


@lru_cache(maxsize=1024)
def _gitignores_for(folder: str) -> _Gitignores:
    """Those from the root of the repository down to an absolute folder.

    None outside of a repository, and none from a folder that is ignored itself.
    """
    folders = [folder]
    while not os.path.exists(os.path.join(folders[-1], ".git")):
        if os.path.dirname(folders[-1]) == folders[-1]:
            return _Gitignores()
        folders.append(os.path.dirname(folders[-1]))
    found = _Gitignores()
    for above in reversed(folders):
        if found.verdict(above, is_folder=True):
            break
        found = found.within(above)
    return found


class _Folder(Record):
    """A folder to walk into: as it is shown, where it is, and what holds in it."""

    shown: str
    path: str
    ignores: _Gitignores


def _walk(shown: str, config_for: Callable[[str], Config], on_error: Callable[[SourceError], None]) -> Iterator[str]:
    """The files below a folder; symbolic links to folders are not followed.

    Where the folder itself is excluded or ignored, it is to be checked all the same, and is the root for the patterns.
    """
    path = os.path.abspath(shown)
    config = config_for(shown)
    ignores = _gitignores_for(os.path.dirname(path))
    if ignores.ignore(path, is_folder=True):
        ignores = _Gitignores()
    root = path if matches((*config.exclude, *config.extend_exclude), path, config.root, is_folder=True) else None
    stack = [_entries(_Folder(shown, path, ignores), config_for, on_error, root)]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, _Folder):
            stack.append(_entries(entry, config_for, on_error, root))
        else:
            yield entry


def _entries(
    folder: _Folder, config_for: Callable[[str], Config], on_error: Callable[[SourceError], None], root: str | None
) -> Iterator[str | _Folder]:
    """The files in a folder that are to be checked, and the folders to walk into, by name."""
    try:
        with os.scandir(folder.shown) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        on_error(SourceError(f"cannot be listed ({error.strerror or error}): check its permissions", folder.shown))
        return
    config = config_for(folder.shown)
    excluded = (*config.exclude, *config.extend_exclude)
    ignores = folder.ignores
    if config.respect_gitignore and any(entry.name == ".gitignore" for entry in listed):
        ignores = ignores.within(folder.path)
    for entry in listed:
        shown = entry.name if folder.shown == "." else os.path.join(folder.shown, entry.name)
        path = os.path.join(folder.path, entry.name)
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and not _is_wanted(entry, path, config):
            continue
        if matches(excluded, path, root or config.root, is_folder=is_folder):
            continue
        if config.respect_gitignore and ignores.verdict(path, is_folder=is_folder):
            continue
        yield _Folder(shown, path, ignores) if is_folder else shown


def _is_wanted(entry: os.DirEntry[str], path: str, config: Config) -> bool:
    dot = entry.name.rfind(".")
    known = dot > 0 and entry.name[dot:].lower() in EXTENSIONS
    return (known or matches(config.extend_include, path, config.root)) and os.path.isfile(path)
