"""Writing a repaired file: all of the new content or all of the old."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from wenlint.errors import SourceError
from wenlint.write import write

OLD, NEW = "旧\r\n".encode(), "新\r\n".encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    return path


def untouched(file: Path) -> bool:
    """The file is as it was, and nothing lies beside it."""
    return file.read_bytes() == OLD and [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path) -> None:
    with pytest.raises(SourceError, match="changed while it was being fixed, and was left alone: run again"):
        write(str(file), NEW, replacing=b"what was read")
    assert untouched(file)


def test_a_read_only_file_is_left_alone(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(SourceError, match="is read-only and was not changed"):
        write(str(file), NEW, replacing=OLD)
    assert untouched(file)


def test_a_file_with_hard_links_is_left_alone(file: Path, tmp_path: Path) -> None:
    other = tmp_path.parent / f"{tmp_path.name}-link"
    os.link(file, other)
    with pytest.raises(SourceError, match="has 2 hard links and was not changed"):
        write(str(file), NEW, replacing=OLD)
    assert untouched(file)
    assert other.read_bytes() == OLD


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="was not changed, it cannot be written"):
        write(str(tmp_path / "no.txt"), NEW, replacing=OLD)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("function", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk full", "interrupted"])
def test_a_failure_on_the_way_leaves_the_old_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, function: str, error: BaseException
) -> None:
    def fail(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(os, function, fail)
    expected = KeyboardInterrupt if isinstance(error, KeyboardInterrupt) else SourceError
    with pytest.raises(expected) as raised:
        write(str(file), NEW, replacing=OLD)
    monkeypatch.undo()
    assert untouched(file)
    if expected is SourceError:
        assert str(raised.value) == f"{file}: was not changed, it cannot be written (No space left on device)"


def test_the_new_content_is_on_disk_before_the_rename(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    real: dict[str, Callable[..., object]] = {name: getattr(os, name) for name in ("fsync", "replace")}

    def noted(name: str) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            done.append(name)
            return real[name](*arguments)

        return call

    for name in real:
        monkeypatch.setattr(os, name, noted(name))
    write(str(file), NEW, replacing=OLD)
    assert done == ["fsync", "replace", "fsync"]
    assert file.read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permissions_are_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    write(str(file), NEW, replacing=OLD)
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert file.read_bytes() == NEW
    assert [entry.name for entry in file.parent.iterdir()] == [file.name]


def test_a_symbolic_link_stays_one(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to(os.path.join("..", file.name))
    write(str(link), NEW, replacing=OLD)
    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert [entry.name for entry in folder.iterdir()] == ["link.txt"]


def test_the_group_is_kept_when_the_owner_cannot_be(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[int, int]] = []

    def chown(path: str, owner: int, group: int) -> None:
        given.append((owner, group))
        if owner != -1:
            raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", chown)
    write(str(file), NEW, replacing=OLD)
    status = file.stat()
    assert given == [(status.st_uid, status.st_gid), (-1, status.st_gid)]
    assert file.read_bytes() == NEW


def test_a_system_without_owners(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "chown")
    write(str(file), NEW, replacing=OLD)
    assert file.read_bytes() == NEW


def test_a_name_in_the_current_folder(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    write(file.name, NEW, replacing=OLD)
    assert file.read_bytes() == NEW
