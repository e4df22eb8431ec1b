"""Findings of texts that were checked before, kept in the user's cache folder.

What a rule finds depends on the text, the name of its file, the configuration, and the code of the engine and the packs;
the key of an entry is a digest of all of these, so that an entry never has to be found out of date.  Entries lie in 256
small files by the first byte of their key: a run over one file reads one of them, a run over a repository all of them
once.  A file is written beside its place and renamed, and begins with a digest of its content: runs at the same time can
lose entries to each other and never see half of one, and a damaged file counts as empty.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from wenlint import __version__, kept
from wenlint.config import Config
from wenlint.finding import Edit, FileForm, Finding, Fix, Related, Span
from wenlint.rule import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wenlint.lines import LineIndex
    from wenlint.packs import Registry
    from wenlint.ruleset import RuleSet

MAX_SHARD_SIZE = 1_000_000
"""Bytes of one of the 256 files above which only what this run has used stays in it."""

MAX_STATES = 20
"""How many states of configuration and code are kept; the one that was not used for the longest time goes."""

_INSTALLED = frozenset({"site-packages", "dist-packages"})
"""The folders that pip installs packages in."""

Plain = tuple[Any, ...]
"""Nothing but tuples, strings, numbers, bytes and None, as `marshal` takes it."""


class Cache:
    """The entries of one state of configuration and code.

    `get` and `put` take a key as `key` makes it; an entry is a plain tuple.  `save` writes what was put, and `news` gives
    what was put since it was last asked, for another process to put and save.  A cache folder that cannot be read or written is no error: the cache is empty then, and stays so.
    """

    def __init__(self, rules: RuleSet) -> None:
        self._folder = os.path.join(kept.folder(), "results", state(rules).hex())
        self._shards: dict[int, dict[bytes, Plain]] = {}
        self._used: set[bytes] = set()
        self._changed: set[int] = set()
        self._news: list[tuple[bytes, Plain]] = []

    def key(self, path: str, data: bytes, ignored: Iterable[str]) -> bytes:
        """The key of the file `path` with the content `data`, for which the codes `ignored` are left out."""
        return kept.digest(os.path.abspath(path).encode("utf-8", "surrogateescape"), " ".join(sorted(ignored)).encode(), data)

    def get(self, key: bytes) -> Plain | None:
        """The entry with this key, None when there is none."""
        entry = self._shard(key[0]).get(key)
        if entry is not None:
            self._used.add(key)
        return entry

    def put(self, key: bytes, entry: Plain) -> None:
        """Keep an entry."""
        self._shard(key[0])[key] = entry
        self._used.add(key)
        self._changed.add(key[0])
        self._news.append((key, entry))

    def news(self) -> list[tuple[bytes, Plain]]:
        """What was put since the last call, and by which key."""
        news, self._news = self._news, []
        return news

    def save(self) -> None:
        """Write the entries that are new."""
        with suppress(OSError):
            if not self._changed:
                if self._used:
                    os.utime(self._folder)  # so that it counts as used
                return
            if not os.path.isdir(self._folder):
                os.makedirs(self._folder)
                _prune(os.path.dirname(self._folder))
            for number in sorted(self._changed):
                self._write(number)
            self._changed.clear()

    def _shard(self, number: int) -> dict[bytes, Plain]:
        if number not in self._shards:
            shard = kept.read(self._path(number))
            self._shards[number] = shard if isinstance(shard, dict) else {}
        return self._shards[number]

    def _path(self, number: int) -> str:
        return os.path.join(self._folder, f"{number:02x}")

    def _write(self, number: int) -> None:
        shard = self._shards[number]
        if len(marshal.dumps(shard)) > MAX_SHARD_SIZE:
            shard = {key: entry for key, entry in shard.items() if key in self._used}
        kept.write(self._path(number), shard)


def plain(finding: Finding) -> Plain:
    """A finding that has been through the engine, as a plain tuple."""
    span, message, related, fix, severity, _, _ = finding
    places = [(tuple(place.span), *place[1:]) if isinstance(place, Related) else tuple(place) for place in related]
    repair: Plain | None = None
    if fix:
        repair = (
            tuple([(*edit.span, edit.text) for edit in fix.edits]),
            fix.title,
            fix.applicability,
            fix.form and tuple(fix.form),
        )
    return (finding.code, *span, message, tuple(places), repair, severity)


def finding_of(data: Plain, registry: Registry, lines: LineIndex) -> Finding:
    """The finding of a plain tuple.  Raises `KeyError` for a rule that the registry does not have."""
    code, start, end, message, places, repair, severity = data
    related = tuple([Span(*place) if len(place) == 2 else Related(Span(*place[0]), *place[1:]) for place in places])
    fix = None
    if repair:
        edits, title, applicability, form = repair
        fix = Fix(
            tuple([Edit(Span(first, last), text) for first, last, text in edits]), title, applicability, form and FileForm(*form)
        )
    return Finding(Span(start, end), message, related, fix, severity, registry.by_code[code].load(), lines)


def entry_of(findings: Iterable[Finding], notes: Mapping[str, Iterable[Note]]) -> Plain:
    """What is kept of a file: its findings, and the notes of the rules across files."""
    kept = tuple([(code, tuple([(*note.span, *note[1:]) for note in places])) for code, places in notes.items()])
    return tuple(map(plain, findings)), kept


def remembered(entry: Plain, registry: Registry, lines: LineIndex) -> tuple[list[Finding], dict[str, list[Note]]]:
    """The findings and notes of an entry."""
    findings, kept = entry
    notes = {code: [Note(Span(place[0], place[1]), *place[2:]) for place in places] for code, places in kept}
    return [finding_of(data, registry, lines) for data in findings], notes


def state(rules: RuleSet) -> bytes:
    """A digest of all that findings depend on besides the file: configuration, code of engine and packs, interpreter."""
    parts = [__version__, sys.version, repr(_settings(rules.config))]
    for name in ("wenlint", *rules.config.packs):
        module = sys.modules[name]
        for path in getattr(module, "__path__", ()) or (getattr(module, "__file__", None) or "",):
            # What is installed changes with the folder that it is installed in; what is being worked on, file by file.
            parts += [path] if _INSTALLED.intersection(path.split(os.sep)) else _files(path)
    for path in sys.path:  # what the packs import is installed there too
        if os.path.basename(path) in _INSTALLED:
            with suppress(OSError):
                parts.append(_stamp(path, os.stat(path)))
    return kept.digest("\0".join(parts).encode("utf-8", "surrogatepass"))


def _settings(config: Config) -> Config:
    """The configuration without what decides only which files are checked, and what the keys hold already."""
    neutral = Config()
    fields = ("root", "path", "per_file_ignores", "exclude", "extend_exclude", "extend_include", "respect_gitignore")
    return config._replace(**{field: getattr(neutral, field) for field in fields})


def _files(path: str) -> list[str]:
    """Name, size and time of change of a file, or of the files below a folder, without what Python itself keeps there."""
    if not os.path.isdir(path):
        return [_stamp(path, os.stat(path)) if os.path.exists(path) else path]
    found: list[str] = []
    folders = [path]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if not entry.is_dir():
                    found.append(_stamp(entry.path, entry.stat()))
                elif entry.name != "__pycache__":
                    folders.append(entry.path)
    return sorted(found)


def _stamp(path: str, status: os.stat_result) -> str:
    return f"{path}:{status.st_size}:{status.st_mtime_ns}"


def _prune(states: str) -> None:
    """Remove the states that were not used for the longest time."""
    with os.scandir(states) as entries:
        by_age = sorted((entry.stat().st_mtime, entry.path) for entry in entries)
    for _, folder in by_age[:-MAX_STATES]:
        with suppress(OSError):
            for name in os.listdir(folder):
                os.unlink(os.path.join(folder, name))
            os.rmdir(folder)
