"""From the paths that the user names to the files that are checked."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from wenlint.errors import SourceError
from wenlint.formats import EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pathspec import GitIgnoreSpec

    from wenlint.config import Config


def discover(
    paths: Iterable[str],
    config_for: Callable[[str], Config],
    *,
    force_exclude: bool = False,
    on_error: Callable[[SourceError], None],
) -> Iterator[str]:
    """The files to check, in the order of the paths and by name within a folder, each once.

    A file that is named is checked whatever its extension; `force_exclude` holds the exclusions against it too, as
    pre-commit needs.  `config_for` gives the configuration of a folder.  A path that does not exist or cannot be
    listed goes to `on_error`, and the others go on.
    """
    seen: set[str] = set()
    for path in paths:
        if os.path.isdir(path):
            found: Iterable[str] = _walk(path, config_for, on_error)
        elif not os.path.exists(path):
            on_error(SourceError(f"{path}: no such file or folder: check the path"))
            continue
        elif force_exclude and is_excluded(path, config_for(os.path.dirname(path) or ".")):
            continue
        else:
            found = (path,)
        for file in found:
            key = os.path.abspath(file)
            if key not in seen:
                seen.add(key)
                yield file


def matches(patterns: tuple[str, ...], path: str, root: str, *, is_folder: bool = False) -> bool:
    """True when .gitignore patterns that are relative to `root` name the path."""
    if not patterns:
        return False
    relative = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    if relative.startswith("../"):  # there a pattern can only mean a name; folders above were looked at on the way here
        relative = os.path.basename(relative)
    return _spec(patterns).match_file(relative + "/" * is_folder)


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # slow to import, and not needed for files that are named

    return GitIgnoreSpec.from_lines(patterns)


def is_excluded(path: str, config: Config) -> bool:
    """True when the path or a folder above it, below the root of the configuration, is excluded or git-ignored."""
    if matches((*config.exclude, *config.extend_exclude), path, config.root):
        return True
    return config.respect_gitignore and any(matches(lines, path, root) for root, lines in _gitignores_above(os.path.abspath(path)))


def _walk(folder: str, config_for: Callable[[str], Config], on_error: Callable[[SourceError], None]) -> Iterator[str]:
    """Files below a folder; symbolic links to folders are not followed."""
    inherited = _gitignores_above(os.path.join(os.path.abspath(folder), "x"))
    yield from _walk_into(os.path.normpath(folder), config_for, on_error, inherited)


def _walk_into(
    folder: str,
    config_for: Callable[[str], Config],
    on_error: Callable[[SourceError], None],
    ignores: tuple[tuple[str, tuple[str, ...]], ...],
) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        on_error(SourceError(f"{folder}: cannot be listed ({error.strerror or error}): check its permissions"))
        return
    config = config_for(folder)
    if any(entry.name == ".gitignore" for entry in listed) and _gitignore(folder) not in ignores:
        ignores = (*ignores, _gitignore(folder))
    excluded = (*config.exclude, *config.extend_exclude)
    for entry in listed:
        path = entry.name if folder == "." else os.path.join(folder, entry.name)
        is_folder = entry.is_dir(follow_symlinks=False)
        if not is_folder and not _is_wanted(entry, path, config):
            continue
        if matches(excluded, path, config.root, is_folder=is_folder) or (
            config.respect_gitignore and _git_ignores(ignores, path, is_folder)
        ):
            continue
        if is_folder:
            yield from _walk_into(path, config_for, on_error, ignores)
        else:
            yield path


def _is_wanted(entry: os.DirEntry[str], path: str, config: Config) -> bool:
    dot = entry.name.rfind(".")
    known = dot > 0 and entry.name[dot:].lower() in EXTENSIONS
    return (known or matches(config.extend_include, path, config.root)) and entry.is_file()


def _git_ignores(ignores: tuple[tuple[str, tuple[str, ...]], ...], path: str, is_folder: bool) -> bool:
    """What the deepest .gitignore that says something about the path says, as git does."""
    for root, lines in reversed(ignores):
        relative = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
        verdict = _spec(lines).check_file(relative + "/" * is_folder).include
        if verdict is not None:
            return verdict
    return False


def _gitignores_above(path: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The .gitignore files from the repository's root down to the path's folder; none outside a repository."""
    found: list[tuple[str, tuple[str, ...]]] = []
    folder = os.path.dirname(path)
    while True:
        if os.path.isfile(os.path.join(folder, ".gitignore")):
            found.append(_gitignore(folder))
        if os.path.exists(os.path.join(folder, ".git")):
            return tuple(reversed(found))
        above = os.path.dirname(folder)
        if above == folder:
            return ()
        folder = above


@lru_cache(maxsize=1024)
def _gitignore(folder: str) -> tuple[str, tuple[str, ...]]:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:
            return os.path.abspath(folder), tuple(file.read().splitlines())
    except OSError:
        return os.path.abspath(folder), ()
