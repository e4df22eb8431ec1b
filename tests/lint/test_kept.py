"""Files in the cache folder are whole or count as missing, and configuration files are parsed once."""

import os
import tomllib
from pathlib import Path

import pytest

from wenlint import kept, toml_cache


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WENLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def no_parser(text: str) -> None:
    raise AssertionError(f"parsed again: {text}")


def test_digest_tells_parts_apart() -> None:
    assert kept.digest(b"ab", b"c") != kept.digest(b"a", b"bc")
    assert len(kept.digest(b"")) == 16


def test_what_was_written_is_read(folder: Path) -> None:
    value = {"a": [1, True, "文"], b"b": (None, 1.5)}
    kept.write(str(folder / "deep" / "x"), value)
    assert kept.read(str(folder / "deep" / "x")) == value
    assert os.listdir(folder / "deep") == ["x"]


@pytest.mark.parametrize("damaged", [b"", b"short", b"\0" * 40, None], ids=["empty", "short", "other bytes", "missing"])
def test_damaged_file_counts_as_missing(damaged: bytes | None, folder: Path) -> None:
    path = folder / "x"
    kept.write(str(path), "whole")
    path.unlink() if damaged is None else path.write_bytes(damaged)
    assert kept.read(str(path)) is None


@pytest.mark.parametrize("text", ['select = ["ALL"]\n', "", "[rules.SCR401]\nlocale = 'zh-TW'\n", "\ufeffpreview = true\n"])
def test_a_table_is_parsed_once(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = text.encode()
    first = toml_cache.parse(data)
    assert first == tomllib.loads(text.removeprefix("\ufeff"))
    with monkeypatch.context() as patch:
        patch.setattr(tomllib, "loads", no_parser)
        assert toml_cache.parse(data) == first
        with pytest.raises(AssertionError, match="parsed again"):
            toml_cache.parse(data + b"# changed\n")


@pytest.mark.parametrize("data", [b"a =", b"\xff\xfe", b"a = 1\na = 2"])
def test_what_is_no_toml_raises_each_time(data: bytes) -> None:
    for _ in range(2):
        with pytest.raises((tomllib.TOMLDecodeError, UnicodeDecodeError)):
            toml_cache.parse(data)


def test_a_date_is_parsed_and_not_kept(folder: Path) -> None:
    assert list(toml_cache.parse(b"when = 2026-01-01")) == ["when"]
    assert not (folder / "configurations").exists()


def test_the_file_does_not_grow_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_cache, "MAX_ENTRIES", 3)
    for number in range(10):
        toml_cache.parse(f"a = {number}".encode())
    assert 1 <= len(kept.read(str(folder / "configurations"))) <= 3


def test_a_full_file_still_has_what_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toml_cache, "MAX_ENTRIES", 3)
    for number in range(3):
        toml_cache.parse(f"a = {number}".encode())
    monkeypatch.setattr(tomllib, "loads", no_parser)
    assert [toml_cache.parse(f"a = {number}".encode()) for number in range(3)] == [{"a": number} for number in range(3)]


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    assert toml_cache.parse(b"a = 1") == {"a": 1}
