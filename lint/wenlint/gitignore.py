"""Patterns as in .gitignore files, with git's own meaning.

The tests hold them against git itself.  The library for this, pathspec, was tried and left: a pattern of many stars in
a checked folder's .gitignore keeps it busy for minutes, and it takes 31 ms to import, as long as the rest of a run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLASS = r"\[[!^]?\]?(?:\\.|\[:[a-z]+:\]|[^\]\\])*\]"

_SEGMENT = rf"((?:{_CLASS}|\\[^/]|[^/\\])*)\\?/"
"""A name up to the next slash; one in a class is none, an escaped one is."""

_TOKEN = (
    r"\\(?P<escaped>.)|(?P<stars>\*+)|(?P<one>\?)|\[(?P<negation>[!^]?)(?P<members>\]?(?:\\.|\[:[a-z]+:\]|[^\]\\])*)\]"
    r"|(?P<literal>[^\\*?\[]+)|(?P<broken>.)"
)

_MEMBER = r"\[:(?P<name>[a-z]+):\]|\\?(?P<first>.)(?:-\\?(?P<last>.))?"

_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": " \\t",
    "cntrl": "\\0-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": "\\s",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


class Patterns:
    """The patterns of one .gitignore file, or of a setting that reads like one.

    Paths are relative to the folder that the patterns are for, with `/` between the names and none at the end.
    """

    __slots__ = ("_names", "_paths")

    def __init__(self, lines: Iterable[str]) -> None:
        names: list[_Pattern] = []
        paths: list[_Pattern] = []
        for line in lines:
            translated = _translated(line)
            if translated:
                regex, has_path, negated = translated
                (paths if has_path else names).append((len(names) + len(paths), negated, regex))
        self._names = _Last(names)
        self._paths = _Last(paths)

    def verdict(self, path: str, *, is_folder: bool = False) -> bool | None:
        """What the last pattern that names the path itself says: True to exclude it, False to let it in, None if there is none."""
        slash = "/" * is_folder
        by_name = self._names.match(path[path.rfind("/") + 1 :] + slash)
        by_path = self._paths.match(path + slash)
        return max(by_name, by_path)[1]

    def exclude(self, path: str, *, is_folder: bool = False) -> bool:
        """True when the path is excluded, or a folder above it: what lies in one cannot be let in again."""
        at = path.find("/")
        while at >= 0:
            if self.verdict(path[:at], is_folder=True):
                return True
            at = path.find("/", at + 1)
        return self.verdict(path, is_folder=is_folder) is True


_Pattern = tuple[int, bool, str]
"""The number of a pattern, whether it is negated, and its regular expression."""


class _Last:
    """Regular expressions as one, which says which of those that match is the last."""

    __slots__ = ("_patterns", "_regex")

    def __init__(self, patterns: list[_Pattern]) -> None:
        self._patterns = patterns[::-1]
        # The first alternative that matches is the last pattern.
        self._regex = re.compile("|".join(f"({regex})" for _, _, regex in self._patterns), re.DOTALL) if patterns else None

    def match(self, path: str) -> tuple[int, bool | None]:
        """The number of the last pattern that matches and what it says; -1 and None if there is none."""
        match = self._regex.fullmatch(path) if self._regex else None
        if match is None or match.lastindex is None:
            return -1, None
        number, negated, _ = self._patterns[match.lastindex - 1]
        return number, not negated


def _translated(line: str) -> tuple[str, bool, bool] | None:
    """The regular expression of a pattern, whether it is for a path or for a name, and whether it is negated.

    None for a blank line, a comment, or a pattern that is broken and names nothing.
    """
    body = line.rstrip(" ")
    if body != line and _ends_in_escape(body):
        body += " "
    if body.startswith("#"):
        return None
    negated = body.startswith("!")
    body = body[negated:]
    only_folders = body.endswith("/")
    body = body[: len(body) - only_folders]
    if _ends_in_escape(body):
        return None
    segments: list[str | None] = []
    for name in re.findall(_SEGMENT, body.removeprefix("/") + "/"):
        is_any = len(name) > 1 and not name.strip("*")
        segments.append(None if is_any else _name(name))
        if not is_any and not segments[-1]:
            return None
    return _path(segments) + ("/" if only_folders else "/?"), "/" in body, negated


def _ends_in_escape(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _path(segments: list[str | None]) -> str:
    """The regular expression of a path from those of its names; None stands for any folders.

    Atomic groups keep hostile patterns linear: the first place where a part matches is as good as any other.
    """
    runs: list[list[str]] = [[]]
    for segment in segments:
        if segment is None:
            runs.append([])
        else:
            runs[-1].append(segment)
    first, *others = ("/".join(run) for run in runs)
    if not others:
        return first
    *middle, last = others
    regex = first + "/" * bool(first)
    regex += "".join(f"(?>(?:[^/]+/)*?{run}/)" for run in middle if run)
    return regex + (f"(?:.*/)?{last}" if last else ".+")


def _name(pattern: str) -> str | None:
    """The regular expression of a name without `/`, None when the pattern is broken."""
    chunks = [""]  # what stands between the stars
    for match in re.compile(_TOKEN, re.DOTALL).finditer(pattern):
        kind = match.lastgroup
        if kind == "stars":
            chunks.append("")
        elif kind == "one":
            chunks[-1] += "[^/]"
        elif kind == "members":
            chunks[-1] += _class(match["members"], negated=bool(match["negation"]))
        elif kind == "broken":
            return None
        else:
            chunks[-1] += re.escape(match["literal"] or match["escaped"])
    first, *others = chunks
    if not others:
        return first
    if not any(chunks):
        return "[^/]+"
    *middle, last = others
    return first + "".join(f"(?>[^/]*?{chunk})" for chunk in middle) + f"[^/]*{last}"


def _class(members: str, *, negated: bool) -> str:
    """The regular expression of a class of characters, from what stands in its brackets."""
    parts = []
    for match in re.compile(_MEMBER, re.DOTALL).finditer(members):
        name, first, last = match["name"], match["first"], match["last"]
        if name:
            parts.append(_CLASSES.get(name, ""))
        elif last is None:
            parts.append(re.escape(first))
        elif first <= last:
            parts.append(f"{re.escape(first)}-{re.escape(last)}")
    body = "".join(parts)
    if negated:
        return f"[^/{body}]"
    return f"(?!/)[{body}]" if body else "(?!)"
