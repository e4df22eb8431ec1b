"""`wenlint check --fix`, `--fix-only` and `--diff`: what is written, what is left alone, byte for byte."""

import codecs
import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


# ---- what must not change


@pytest.mark.parametrize(
    "flags", [[], ["--unsafe-fixes"], ["--diff"], ["--diff", "--unsafe-fixes"], ["--show-files"], ["--statistics"]]
)
def test_nothing_is_written_without_fix(flags: list[str], wenlint: Run, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("foo baz")
    os.utime(path, ns=(1, 1))
    wenlint("check", *flags, "a.txt")
    assert (path.read_text(), path.stat().st_mtime_ns) == ("foo baz", 1)


@pytest.mark.parametrize("flags", [["--fix"], ["--fix-only"], ["--fix", "--unsafe-fixes"]])
def test_file_without_anything_to_fix_is_not_touched(flags: list[str], wenlint: Run, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("hint clean")
    os.utime(path, ns=(1, 1))
    wenlint("check", *flags, "a.txt")
    assert (path.read_text(), path.stat().st_mtime_ns) == ("hint clean", 1)


@pytest.mark.parametrize(
    "flags",
    [["--unfixable", "PRB101"], ["--fixable", "PRB102"], ["--ignore", "PRB101"], ["--select", "PRB104"]],
    ids=" ".join,
)
def test_fix_that_is_not_allowed(flags: list[str], wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo")
    wenlint("check", "--fix", *flags, "a.txt")
    assert (folder / "a.txt").read_text() == "foo"


BYTES = {
    "utf-8": "说 foo 了\n".encode(),
    "no newline at the end": "说 foo".encode(),
    "byte order mark": codecs.BOM_UTF8 + "说 foo 了\n".encode(),
    "utf-16-le": codecs.BOM_UTF16_LE + "说 foo 了\r\n".encode("utf-16-le"),
    "utf-16-be": codecs.BOM_UTF16_BE + "说 foo 了\n".encode("utf-16-be"),
    "utf-32-le": codecs.BOM_UTF32_LE + "说 foo 了\n".encode("utf-32-le"),
    "crlf": b"a\r\nfoo\r\n\r\nb",
    "mixed line ends": b"a\r\nfoo\rb\nc\n\rd\r\r\n",
    "odd separators": "a\x0b\x0c\x1c\x85\u2028 foo \u2029b\n".encode(),
    "trailing space": b"foo  \t\n   \n",
    "normalization": "e\u0301 foo \u00e9 \uf900\n".encode(),
}


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_bytes_outside_of_the_edit_stay(name: str, data: bytes, wenlint: Run, folder: Path) -> None:
    (folder / name).write_bytes(data)
    assert wenlint("check", "--fix", name).code == 0
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    units = [
        character.encode("utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be") if wide else character.encode()
        for character in "fobar"
    ]
    if data.startswith(codecs.BOM_UTF32_LE):
        units = [character.encode("utf-32-le") for character in "fobar"]
    f, o, b, a, r = units
    assert (folder / name).read_bytes() == data.replace(f + o + o, b + a + r)
    assert (folder / name).read_bytes() != data


def test_undecodable_bytes_are_kept_and_nothing_is_fixed(wenlint: Run, folder: Path) -> None:
    data = b"foo " + b"x" * 500 + b"\xff\n"
    (folder / "a.txt").write_bytes(data)
    code, out, err = wenlint("check", "--fix", "a.txt")
    assert (code, (folder / "a.txt").read_bytes()) == (2, data)
    assert "WEN004" in out
    assert err.startswith("wenlint: a.txt: holds bytes that are not UTF-8")


# ---- what changes


@pytest.mark.parametrize(
    ("flags", "after", "code"),
    [
        (["--fix"], "bar baz hint", 1),
        (["--fix", "--unsafe-fixes"], "bar qux hint", 1),
        (["--fix-only"], "bar baz hint", 0),
        (["--fix-only", "--unsafe-fixes"], "bar qux hint", 0),
        (["--fix", "--select", "PRB102", "--unsafe-fixes"], "foo qux hint", 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_fixed_text(flags: list[str], after: str, code: int, wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo baz hint")
    assert wenlint("check", *flags, "a.txt").code == code
    assert (folder / "a.txt").read_text() == after
    again = wenlint("check", *flags, "a.txt")
    assert (again.code, (folder / "a.txt").read_text()) == (code, after)


@pytest.mark.parametrize(
    ("key", "flags", "after"),
    [
        ('extend-safe-fixes = ["PRB102"]', ["--fix"], "bar qux"),
        ('extend-unsafe-fixes = ["PRB101"]', ["--fix"], "foo baz"),
        ('extend-unsafe-fixes = ["PRB101"]', ["--fix", "--unsafe-fixes"], "bar qux"),
    ],
)
def test_configured_safety(key: str, flags: list[str], after: str, wenlint: Run, folder: Path) -> None:
    (folder / "wenlint.toml").write_text(f'packs = ["wenlint_probe"]\n{key}\n')
    (folder / "a.txt").write_text("foo baz")
    wenlint("check", *flags, "a.txt")
    assert (folder / "a.txt").read_text() == after


def test_report_after_a_fix_is_about_what_is_left(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo foo\nhint")
    outcome = wenlint("check", "--fix", "--output-format", "concise", "a.txt")
    assert outcome.lines == ["a.txt:2:1: PRB103 found hint", "Found 3 findings (2 fixed, 1 remaining)."]


def test_fix_only_says_nothing_of_what_is_left(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("foo foo\nhint")
    assert wenlint("check", "--fix-only", "a.txt") == (0, "", "2 findings fixed in 1 files\n")
    assert wenlint("check", "--fix-only", "-q", "a.txt") == (0, "", "")
    assert wenlint("check", "--fix-only", "--output-format", "json", "a.txt").out.split() == ["[", "]"]


def test_permissions_are_kept(wenlint: Run, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("foo")
    path.chmod(0o751)
    wenlint("check", "--fix", "a.txt")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("bar", 0o751)


def test_symbolic_link_stays_one(wenlint: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub/real.txt").write_text("foo")
    (folder / "link.txt").symlink_to(os.path.join("sub", "real.txt"))
    assert wenlint("check", "--fix", "link.txt").code == 0
    assert (folder / "link.txt").is_symlink()
    assert (folder / "sub/real.txt").read_text() == "bar"
    assert [path.name for path in (folder / "sub").iterdir()] == ["real.txt"]


# ---- what cannot be written


def refused(wenlint: Run, folder: Path, message: str) -> None:
    before = (folder / "a.txt").read_bytes()
    code, out, err = wenlint("check", "--fix", "--output-format", "concise", "a.txt", "b.txt")
    assert (code, err) == (2, f"wenlint: a.txt: {message}\n")
    assert "a.txt:1:1: PRB101 [*] found foo\n" in out
    assert (folder / "a.txt").read_bytes() == before
    assert (folder / "b.txt").read_text() == "bar"
    assert [path.name for path in folder.iterdir() if path.name.startswith(".wenlint")] == []


@pytest.fixture
def two_files(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("foo")


@pytest.mark.usefixtures("two_files")
def test_read_only_file_is_left_alone(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").chmod(0o444)
    refused(wenlint, folder, "is read-only and was not changed: make it writable, or fix a copy")


@pytest.mark.usefixtures("two_files")
def test_file_with_hard_links_is_left_alone(wenlint: Run, folder: Path) -> None:
    os.link(folder / "a.txt", folder / "other")
    refused(wenlint, folder, "has 2 hard links and was not changed, since a rewrite would cut them: fix a copy")


@pytest.mark.usefixtures("two_files")
def test_file_that_changes_meanwhile_is_left_alone(wenlint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import wenlint.run as run

    real = run.fix_document

    def slow(document: Any, *arguments: Any, **keywords: Any) -> Any:
        if document.path == "a.txt":
            (folder / "a.txt").write_text("foo, edited by hand")
        return real(document, *arguments, **keywords)

    monkeypatch.setattr(run, "fix_document", slow)
    code, _, err = wenlint("check", "--fix", "a.txt", "b.txt")
    assert (code, err) == (2, "wenlint: a.txt: changed while it was being fixed, and was left alone: run again\n")
    assert (folder / "a.txt").read_text() == "foo, edited by hand"
    assert (folder / "b.txt").read_text() == "bar"


@pytest.mark.usefixtures("two_files")
def test_disk_that_is_full_leaves_the_file_whole(wenlint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def fsync(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 1:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    refused(wenlint, folder, "was not changed, it cannot be written (No space left on device)")


@pytest.mark.usefixtures("two_files")
def test_fix_that_codec_cannot_hold_is_left_out(wenlint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from wenlint.errors import SourceError
    from wenlint.source import Source

    real = Source.encode

    def encode(self: Source, text: str) -> bytes:
        if self.text == "foo":
            raise SourceError("would not survive being written as UTF-8: nothing was changed")
        return real(self, text)

    (folder / "b.txt").write_text("foo ")
    monkeypatch.setattr(Source, "encode", encode)
    code, _, err = wenlint("check", "--fix", "a.txt", "b.txt")
    assert (code, err) == (2, "wenlint: a.txt: would not survive being written as UTF-8: nothing was changed\n")
    assert ((folder / "a.txt").read_text(), (folder / "b.txt").read_text()) == ("foo", "bar ")


def test_fix_that_would_change_code_is_refused_and_named(wenlint: Run, folder: Path) -> None:
    (folder / "a.md").write_text("[a](http://foo.org) `foo` foo\n")
    outcome = wenlint("check", "--fix", "--output-format", "concise", "a.md")
    assert (folder / "a.md").read_text() == "[a](http://foo.org) `foo` bar\n"
    assert outcome.code == 1
    assert outcome.err.splitlines() == [
        f"wenlint: a.md:1:{col}: the fix of PRB101 safe-word was not applied: it would change code, a URL or markup"
        for col in (12, 22)
    ]


# ---- --diff


DIFFS = {
    "one line": ("a\nfoo\nb\n", "--- a.txt\n+++ a.txt\n@@ -1,3 +1,3 @@\n a\n-foo\n+bar\n b\n"),
    "no newline at the end": (
        "a\nfoo",
        "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n a\n-foo\n\\ No newline at end of file\n+bar\n\\ No newline at end of file\n",
    ),
    "a line of hyphens": (
        "-- foo",
        "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n--- foo\n\\ No newline at end of file\n+-- bar\n\\ No newline at end of file\n",
    ),
    "a line like a hunk": ("@@ foo\n", "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-@@ foo\n+@@ bar\n"),
    "crlf": ("foo\r\n", "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-foo\r\n+bar\r\n"),
    "odd separators": ("a\x0bfoo\u2028b\rc\n", "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-a\x0bfoo\u2028b\rc\n+a\x0bbar\u2028b\rc\n"),
    "nothing to fix": ("baz\n", ""),
}


@pytest.mark.parametrize(("text", "diff"), DIFFS.values(), ids=DIFFS)
def test_diff(text: str, diff: str, spawn: Run, folder: Path) -> None:
    (folder / "a.txt").write_bytes(text.encode())
    ran = spawn("check", "--diff", "a.txt")
    assert (ran.returncode, ran.stdout.decode(), ran.stderr) == (1 if diff else 0, diff, b"")


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
@pytest.mark.parametrize(
    "text", [text for text, diff in DIFFS.values() if diff], ids=[name for name, case in DIFFS.items() if case[1]]
)
def test_diff_is_what_fix_does(text: str, spawn: Run, folder: Path) -> None:
    path = folder / "a.txt"
    path.write_bytes(text.encode())
    diff = spawn("check", "--diff", "a.txt").stdout
    subprocess.run(["patch", "--binary", "-p0"], cwd=folder, input=diff, check=True, capture_output=True)
    patched = path.read_bytes()
    path.write_bytes(text.encode())
    assert spawn("check", "--fix-only", "a.txt").returncode == 0
    assert path.read_bytes() == patched != text.encode()


def test_diff_of_several_files_goes_to_the_output_file(wenlint: Run, folder: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text("clean\n" if name == "b.txt" else "说foo\n", "utf-8")
    outcome = wenlint("check", "--diff", "-o", "all.diff")
    assert outcome == (1, "", "")
    lines = (folder / "all.diff").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("+++")] == ["+++ a.txt", "+++ c.txt"]
