"""`wenlint check -`: a text from standard input, and back to standard output."""

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize("arguments", [["-"], ["--stdin-filename", "a.txt"], ["--stdin-filename", "a.txt", "-"]], ids=" ".join)
def test_findings_go_to_stdout(arguments: list[str], spawn: Run) -> None:
    ran = spawn("check", "-q", "--output-format", "concise", *arguments, data="说 foo\n".encode())
    name = b"a.txt" if "a.txt" in arguments else b"-"
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, name + b":1:3: PRB101 [*] found foo\n", b"")


def test_clean_text(spawn: Run) -> None:
    ran = spawn("check", "-", data=b"clean")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"All checks passed.\n", b"")


def test_name_decides_format_and_configuration(spawn: Run, folder: Path) -> None:
    text = b"a `foo`\n"
    (folder / "sub").mkdir()
    (folder / "sub/wenlint.toml").write_text(
        'extend = "../wenlint.toml"\nignore = ["PRB102"]\n[per-file-ignores]\n"c.md" = ["PRB101"]\n'
    )
    assert spawn("check", "--stdin-filename", "sub/b.txt", data=b"baz").returncode == 0
    assert spawn("check", "--stdin-filename", "sub/b.txt", data=b"foo").returncode == 1
    assert spawn("check", "--stdin-filename", "sub/c.md", data=b"foo").returncode == 0
    assert spawn("check", "--fix", "--stdin-filename", "a.md", data=text).stdout == text
    assert spawn("check", "--fix", "--stdin-filename", "a.txt", data=text).stdout == b"a `bar`\n"


@pytest.mark.parametrize(
    "data",
    ["说 foo\r\n了".encode(), codecs.BOM_UTF8 + b"foo\r", codecs.BOM_UTF16_LE + "foo\n".encode("utf-16-le"), b"", b"clean\r\n"],
    ids=repr,
)
def test_fixed_text_goes_to_stdout_byte_for_byte(data: bytes, spawn: Run) -> None:
    ran = spawn("check", "--fix", "-q", "-", data=data)
    wide = data.startswith(codecs.BOM_UTF16_LE)
    wrong, right = (word.encode("utf-16-le") if wide else word.encode() for word in ("foo", "bar"))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, data.replace(wrong, right), b"")


@pytest.mark.parametrize("flag", ["--fix", "--fix-only"])
def test_report_of_a_fix_goes_to_stderr(flag: str, spawn: Run) -> None:
    ran = spawn("check", flag, "--output-format", "concise", "-", data=b"foo hint")
    assert ran.stdout == b"bar hint"
    if flag == "--fix":
        assert ran.returncode == 1
        assert ran.stderr == b"-:1:5: PRB103 found hint\nFound 2 findings (1 fixed, 1 remaining).\n"
    else:
        assert (ran.returncode, ran.stderr) == (0, b"1 findings fixed in 1 files\n")


def test_diff_goes_to_stdout(spawn: Run) -> None:
    ran = spawn("check", "--diff", "--stdin-filename", "a.txt", data="说foo\r\n".encode())
    assert ran.returncode == 1
    assert ran.stdout.decode() == "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-说foo\r\n+说bar\r\n"
    assert spawn("check", "--diff", "-", data=b"clean").stdout == b""


@pytest.mark.parametrize("data", [b"foo\0", "ÄÖÜäöüß".encode("latin-1")], ids=["binary", "latin-1"])
@pytest.mark.parametrize("flag", ["--fix", "--fix-only", "--diff", "-q"])
def test_what_is_no_text_goes_through_as_it_came(flag: str, data: bytes, spawn: Run) -> None:
    ran = spawn("check", flag, "-", data=data)
    assert ran.returncode == 2
    assert ran.stdout == (data if flag.startswith("--fix") else b"")
    assert ran.stderr.startswith(b"wenlint: standard input: is ")
    assert ran.stderr.count(b"\n") == 1


def test_text_with_lost_bytes_goes_through_as_it_came(spawn: Run) -> None:
    data = b"foo " + b"x" * 500 + b"\xff\n"
    ran = spawn("check", "--fix", "--stdin-filename", "a.txt", data=data)
    assert (ran.returncode, ran.stdout) == (2, data)
    assert b"WEN004" in ran.stderr
    assert ran.stderr.endswith(
        b"wenlint: a.txt: holds bytes that are not UTF-8: see the finding WEN004, and convert or mend the file\n"
    )


@pytest.mark.parametrize(("flags", "out"), [([], b""), (["--fix"], b"foo"), (["--diff"], b"")])
def test_excluded_name(flags: list[str], out: bytes, spawn: Run) -> None:
    name = "node_modules/a.txt"
    ran = spawn("check", "--force-exclude", *flags, "--stdin-filename", name, data=b"foo")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, out, b"")
    assert spawn("check", "--stdin-filename", name, data=b"foo").returncode == 1


def test_settings_and_files_do_not_wait_for_input(wenlint: Run) -> None:
    assert wenlint("check", "--show-files", "--stdin-filename", "a.md").lines == ["a.md"]
    assert wenlint("check", "--show-settings", "-").lines[0] == "# settings of -"
