"""Patterns as in .gitignore files: git is the judge."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from wenlint.gitignore import Patterns

PATHS = ["a", "b", "ab", "a.b", "a b", "A", "-", "]", "[", "^", "a/a", "a/b", "a/ab", "b/a/b", "b/b/a/a", "ab/a/b/a", "x*", "x\\", "#a", "!a", "a ", "1",
         "x]y", "x]", "a?", "xy", "_"]  # fmt: skip


@pytest.fixture
def ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository as current folder; git need not see the files to judge their names."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    return tmp_path


def by_git(text: str, paths: list[str]) -> list[str]:
    Path(".gitignore").write_text(text, encoding="utf-8", newline="")
    names = "".join(f"{path}\0" for path in paths).encode()
    done = subprocess.run(["git", "check-ignore", "--no-index", "--stdin", "-z"], input=names, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.decode().split("\0")[:-1]


def by_us(text: str, paths: list[str]) -> list[str]:
    patterns = Patterns(text.split("\n"))
    return [path for path in paths if patterns.exclude(path)]


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", " ", "/", "//", "!", "#a", "\\#a", "!a", "\\!a", "a\n!a", "!a\na", "a ", "a\\ ", "a\\  ", "a\\\\ ", "x\\\\", "x\\", "x\\*", "x*",
        "*", "**", "***", "?", "??", "a?", "*a", "a*", "a*b", "*a*b*", "**a", "a**", "a**b",
        "[ab]", "[!ab]", "[^ab]", "[a-c]", "[c-a]", "[]a]", "[!]a]", "[]", "[", "[a", "[a-]", "[-a]", "[\\]]", "[[]", "[a\\-c]", "[[:alpha:]]",
        "[[:digit:][:upper:]]", "[![:alnum:]]", "[[:punct:]]", "[[:space:]]", "x[]]y", "x[]]", "[+--]", "[!a-z]", "a[!/]b", "a[/]b",
        "/a", "/*", "/**", "a/", "a/b", "/a/b", "a/*", "a/**", "*/a", "*/*", "**/a", "**/b/a", "a/**/a", "b/**/a", "b/**/**/a", "**/a/**", "**/", "*/", "a//b",
        "/**/a", "a/**/", "**/a/", "b/*/a", "*b/", "*/**", "**/*", "**/**", "b/**a", "**b/a", "a\\/b", "\\a", "a/\\b", "*.b", "a.[b]", "x[*]",
        "b\n!b/a\n", "b/*\n!b/a", "b/*\n!b/a\nb/a/b", "*\n!*/", "*\n!/b\n!a", "a/\n!a", "a/\n!a/\n", "**\n!**/a",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("ignored")
def test_a_file_means_what_git_says(text: str) -> None:
    assert by_us(text, PATHS) == by_git(text, PATHS)


FILES = st.lists(
    st.lists(st.sampled_from(["a", "b", "*", "?", "/", "**", "!", "[ab]", "\\", " ", "[!a]", "/**/", "]"]), max_size=6).map(
        "".join
    ),
    max_size=3,
).map("\n".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example asks git
@given(text=FILES)
def test_any_file_means_what_git_says(ignored: Path, text: str) -> None:
    # git cuts off what stands in front of the first wildcard, and then takes `a**/b` for `**/b`, unlike its manual.
    assume(not re.search(r"[^/\n!]\*\*|\*\*\\/", text))
    assert by_us(text, PATHS) == by_git(text, PATHS)


def test_a_pattern_for_folders_names_no_file() -> None:
    patterns = Patterns(["a/", "b/c/"])
    assert [patterns.verdict("a"), patterns.verdict("x/a", is_folder=True), patterns.verdict("b/c")] == [None, True, None]


def test_a_verdict_is_about_the_path_itself() -> None:
    patterns = Patterns(["a", "!b"])
    assert [patterns.verdict(path) for path in ("a", "a/c", "b", "a/b")] == [True, None, False, False]
    assert [patterns.exclude(path) for path in ("a", "a/c", "b", "a/b")] == [True, True, False, True]


def test_a_star_is_any_character_not_any_byte() -> None:
    assert Patterns(["?.md"]).verdict("文.md") is True
    assert Patterns(["[一-龥].md"]).verdict("文.md") is True


def test_a_line_end_in_a_name() -> None:
    assert Patterns(["a*b"]).verdict("a\nb") is True


@pytest.mark.parametrize("pattern", ["*a" * 60 + "b", "**/a/" * 60 + "b", "a*" * 60 + "/b", "?*" * 60 + "b", "[ab]*" * 60 + "/c"])
def test_hostile_patterns_take_no_time(pattern: str) -> None:
    patterns = Patterns([pattern])
    assert patterns.verdict("a" * 250) is None
    assert patterns.verdict("a/" * 500 + "a") is None
