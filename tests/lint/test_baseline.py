"""Findings accepted earlier."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sample_rules import make_rule
from wenlint.baseline import Baseline
from wenlint.document import Document
from wenlint.errors import UsageError
from wenlint.finding import Finding, Span

RULE = make_rule(lambda document, options: ())


def findings(text: str) -> list[Finding]:
    """A finding for each 坏."""
    lines = Document(text).lines
    return [Finding(Span(at, at + 1), "m", rule=RULE, lines=lines) for at, character in enumerate(text) if character == "坏"]


def left(baseline: Baseline, path: str, text: str) -> list[int]:
    return [finding.line for finding in baseline.filter(path, findings(text), text)]


@pytest.fixture
def accept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], Path]:
    """Accepts the findings in files with these texts."""
    monkeypatch.chdir(tmp_path)

    def make(texts: dict[str, str]) -> Path:
        path = tmp_path / "base.json"
        baseline = Baseline(str(path), update=True)
        for name, text in texts.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8", newline="")
            assert baseline.filter(name, findings(text), text) == []
        baseline.save()
        return path

    return make


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("好\n坏", "好\n坏", []),
        ("一坏\n二坏", "新\n\n二坏\n新\n一坏", []),
        ("一坏", "\u3000\u3000一坏  ", []),
        ("一坏", "一坏\r\n", []),
        ("一坏\n一坏", "一坏", []),
        ("一坏\n二坏", "一坏", []),
        ("一坏", "一坏\n一坏", [2]),
        ("一坏", "一坏\n二坏", [2]),
        ("一坏", "二坏", [1]),
        ("", "坏", [1]),
        ("好", "好坏", [1]),
    ],
)
def test_only_new_findings_are_left(accept: Callable[[dict[str, str]], Path], before: str, after: str, expected: list[int]) -> None:
    path = accept({"a.txt": before})
    assert left(Baseline(str(path)), "a.txt", after) == expected


def test_a_renamed_file_is_a_new_one(accept: Callable[[dict[str, str]], Path]) -> None:
    baseline = Baseline(str(accept({"a.txt": "坏"})))
    assert left(baseline, "b.txt", "坏") == [1]


def test_paths_are_relative_to_the_baseline(
    accept: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = accept({"docs/甲 b.txt": "坏", "../beside.txt": "坏"})
    assert list(json.loads(path.read_text(encoding="utf-8"))["files"]) == ["../beside.txt", "docs/甲 b.txt"]
    monkeypatch.chdir(tmp_path / "docs")
    baseline = Baseline("../base.json")
    assert left(baseline, "甲 b.txt", "坏") == []
    assert left(baseline, str(tmp_path / "docs" / "甲 b.txt"), "坏") == []
    assert left(baseline, "../../beside.txt", "坏") == []


def test_an_update_is_stable_and_forgets_what_is_gone(accept: Callable[[dict[str, str]], Path]) -> None:
    path = accept({"b.txt": "二坏\n一坏", "a.txt": "坏", "gone.txt": "坏", "mended.txt": "坏", "unseen.txt": "坏"})
    assert Baseline(str(path), update=True).save() == 6
    first = path.read_bytes()
    assert accept({"mended.txt": "坏", "b.txt": "二坏\n一坏"}).read_bytes() == first
    Path("gone.txt").unlink()
    again = Baseline(str(path), update=True)
    assert again.filter("mended.txt", [], "好") == []
    assert again.save() == 4
    assert list(json.loads(path.read_text(encoding="utf-8"))["files"]) == ["a.txt", "b.txt", "unseen.txt"]
    assert [entry.name for entry in path.parent.glob("*.tmp")] == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"version": 2, "files": {}}',
        b'{"files": {}}',
        b'{"version": 1}',
        b'{"version": 1, "files": []}',
        b'{"version": 1, "files": {"a.txt": []}}',
        b'{"version": 1, "files": {"a.txt": "x"}}',
        b'{"version": 1, "files": {"a.txt": null}}',
        b'{"version": 1, "files": {"a.txt": {"x": 1}}}',
        b"[" * 100_000,
        "# 说明\n".encode(),
    ],
    ids=lambda content: repr(content[:40]),
)
@pytest.mark.parametrize("update", [False, True])
def test_what_is_no_baseline_is_an_error_and_never_overwritten(tmp_path: Path, content: bytes, update: bool) -> None:
    path = tmp_path / "base.json"
    path.write_bytes(content)
    with pytest.raises(UsageError) as raised:
        Baseline(str(path), update=update)
    message = str(raised.value)
    assert message.startswith(f"{path}: is no")
    assert message.endswith(": delete it and make it anew with --update-baseline")
    assert "\n" not in message
    assert path.read_bytes() == content


def test_a_baseline_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "base.json"
    with pytest.raises(UsageError, match=r"no such baseline: make it with --baseline .*base\.json --update-baseline"):
        Baseline(str(path))
    assert Baseline(str(path), update=True).save() == 0
    assert json.loads(path.read_text(encoding="utf-8")) == {"version": 1, "files": {}}


def test_a_baseline_that_cannot_be_written(tmp_path: Path) -> None:
    baseline = Baseline(str(tmp_path / "no" / "base.json"), update=True)
    with pytest.raises(UsageError, match=r"the baseline cannot be written \(No such file or directory\)"):
        baseline.save()


def test_a_failure_in_writing_leaves_the_old_baseline(
    accept: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = accept({"a.txt": "坏"})
    before = path.read_bytes()
    baseline = Baseline(str(path), update=True)

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(UsageError, match="No space left on device"):
        baseline.save()
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir() if "base" in entry.name] == ["base.json"]


def test_a_file_name_that_does_not_decode(accept: Callable[[dict[str, str]], Path]) -> None:
    path = accept({"\udcff.txt": "坏"})
    assert left(Baseline(str(path)), "\udcff.txt", "坏\n新坏") == [2]
