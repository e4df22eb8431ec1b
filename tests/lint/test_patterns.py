"""Patterns that move from the folder they were written for to another one."""

import os

import pytest

from wenlint.patterns import moved

UNCHANGED = ["build", "build/", "*.md", "!keep.md"]


@pytest.mark.parametrize("pattern", UNCHANGED)
@pytest.mark.parametrize("new", ["/r", "/r/docs", "/", "/other"])
def test_names_hold_at_any_depth_and_stay(pattern: str, new: str) -> None:
    assert moved([pattern], "/r", new) == (pattern,)


@pytest.mark.parametrize("pattern", ["docs/old", "/docs", "docs/**/x.md", "!docs/a b"])
def test_nothing_changes_in_the_same_folder(pattern: str) -> None:
    assert moved([pattern], "/r/../r", "/r/") == (pattern,)


MOVED = [
    # below: what leads there goes
    ("docs/old", "/r", "/r/docs", "/old"),
    ("/docs/old", "/r", "/r/docs", "/old"),
    ("!docs/old/", "/r", "/r/docs", "!/old/"),
    ("docs/*/a.md", "/r", "/r/docs/zh", "/a.md"),
    ("d?cs/[a-z]*/a.md", "/r", "/r/docs/zh", "/a.md"),
    ("**/a.md", "/r", "/r/docs", "/**/a.md"),
    ("docs/**/a.md", "/r", "/r/docs/zh/x", "/**/a.md"),
    # the pattern names the new folder itself, or one above it: all of it
    ("/docs", "/r", "/r/docs", "/**"),
    ("/docs/", "/r", "/r/docs/zh", "/**"),
    ("docs/**", "/r", "/r/docs", "/**"),
    # elsewhere: nothing
    ("src/old", "/r", "/r/docs", None),
    ("docs/old", "/r", "/r/docs2", None),
    ("docs/old", "/r", "/other", None),
    ("docs/old", "/r/a", "/r/b", None),
    # above: the way comes in front
    ("old/a.md", "/r/docs", "/r", "/docs/old/a.md"),
    ("!/a.md", "/r/docs/zh", "/r", "!/docs/zh/a.md"),
    ("old/a.md", "/r/d[1]*", "/r", r"/d\[1\]\*/old/a.md"),
    ("old/a.md", "/r", "/", "/r/old/a.md"),
]


@pytest.mark.parametrize(("pattern", "old", "new", "there"), MOVED)
def test_pattern_with_a_slash_moves(pattern: str, old: str, new: str, there: str | None) -> None:
    assert moved([pattern], old, new) == (() if there is None else (there,))


@pytest.mark.parametrize(("pattern", "old", "new", "there"), [case for case in MOVED if "!" not in case[0]])
def test_moved_pattern_names_the_same_files(pattern: str, old: str, new: str, there: str | None) -> None:
    from pathspec import GitIgnoreSpec

    files = [
        "/r/docs/old", "/r/docs/old/a.md", "/r/docs/a.md", "/r/docs/zh/a.md", "/r/docs/zh/x/a.md", "/r/docs/zh/x/y/a.md",
        "/r/old/a.md", "/r/docs2/old", "/r/src/old", "/r/d[1]*/old/a.md", "/r/d1/old/a.md",
        "/other/docs/old", "/r/a/docs/old", "/r/b/docs/old",
    ]  # fmt: skip

    def below(folder: str) -> set[str]:
        return {file for file in files if file.startswith(folder.rstrip("/") + "/")}

    def named(patterns: tuple[str, ...], folder: str) -> set[str]:
        spec = GitIgnoreSpec.from_lines(patterns)
        return {file for file in below(folder) if spec.match_file(os.path.relpath(file, folder))}

    assert named(moved([pattern], old, new), new) == named((pattern,), old) & below(new)
