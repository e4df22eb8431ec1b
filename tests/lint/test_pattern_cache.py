"""Compiled patterns that outlive the process."""

from __future__ import annotations

import marshal
import re
from pathlib import Path

import pytest

from wenlint import kept, pattern_cache

PATTERNS = [
    ("[a-z]+", 0),
    ("[\u4e00-\u9fff\u3400-\u4dbf]{2,}", 0),
    (r"(?P<number>\d+)(?:、(?P<next>.))?", 0),
    (r"^(a|b)\1$", re.MULTILINE),
    ("(?i:straße)|(?<=月)日", re.IGNORECASE),
    (r"\w+", re.ASCII),
    ("𠀀|[𠀁-𠀃]", 0),
]
TEXT = "一二三12、四 b\nbb\nSTRASSE 三月日 straße 𠀂 12、x"


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(pattern_cache, "_kept", None)


def kept_file() -> Path:
    (path,) = Path(kept.folder()).iterdir()
    return path


def again(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a new process."""
    monkeypatch.setattr(pattern_cache, "_kept", None)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_pattern(pattern: str, flags: int, monkeypatch: pytest.MonkeyPatch) -> None:
    want = re.compile(pattern, flags)
    first = pattern_cache.compile_pattern(pattern, flags)
    pattern_cache.save()
    again(monkeypatch)
    monkeypatch.setattr(pattern_cache, "_compile", None)  # what was kept must do
    second = pattern_cache.compile_pattern(pattern, flags)
    for made in (first, second):
        assert (made.pattern, made.flags, made.groups, dict(made.groupindex)) == (
            want.pattern,
            want.flags,
            want.groups,
            dict(want.groupindex),
        )
        assert [match.groups() + match.span() for match in made.finditer(TEXT)] == [
            match.groups() + match.span() for match in want.finditer(TEXT)
        ]
        assert [match.groupdict() for match in made.finditer(TEXT)] == [match.groupdict() for match in want.finditer(TEXT)]


def test_a_wrong_pattern_is_an_error() -> None:
    with pytest.raises(re.error, match="unterminated"):
        pattern_cache.compile_pattern("[a-z")


@pytest.mark.parametrize("damage", [b"", b"\0", b"garbage", None])
def test_a_damaged_file_is_ignored(damage: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    pattern_cache.compile_pattern("[a-z]+")
    pattern_cache.save()
    path = kept_file()
    path.write_bytes(path.read_bytes()[:-20] if damage is None else damage)
    again(monkeypatch)
    assert pattern_cache.compile_pattern("[a-z]+").findall("ab c") == ["ab", "c"]


def test_another_interpreter_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern_cache.compile_pattern("[a-z]+")
    pattern_cache.save()
    again(monkeypatch)
    monkeypatch.setattr(pattern_cache, "_interpreter", lambda: ("another", "0", 0))
    assert pattern_cache._load() == {}


def test_wrong_code_words_fall_back(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern_cache.compile_pattern("[a-z]+")
    assert pattern_cache._kept is not None
    flags, _, groups, names, by_number = marshal.loads(pattern_cache._kept["[a-z]+", 0])
    pattern_cache._kept["[a-z]+", 0] = marshal.dumps((flags, b"\xff\xff\xff\x7f" * 8, groups, names, by_number))
    assert pattern_cache.compile_pattern("[a-z]+").findall("ab c") == ["ab", "c"]


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("WENLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    pattern_cache.compile_pattern("[a-z]+")
    pattern_cache.save()


def test_the_file_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_cache, "MAX_PATTERNS", 2)
    for number in range(4):
        pattern_cache.compile_pattern(f"a{number}")
    pattern_cache.save()
    again(monkeypatch)
    assert pattern_cache._load() == {}
