"""`wenlint check` on what it cannot read, decode, or understand: never a silent "clean", never a traceback."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

UTF8 = "一二三四五六七八九十"


# ---- what only looks broken


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\r\r\n",
        "\ufeff\ufeff文".encode(),
        b"\x01\x02\x1b[31m",
        "\U0010ffff\ufffe".encode(),
    ],
    ids=repr,
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_strange_but_valid_text(name: str, data: bytes, wenlint: Run, folder: Path) -> None:
    (folder / name).write_bytes(data)
    code, out, err = wenlint("check", name)
    assert (code, out, err) == (0, "All checks passed.\n", "")


@pytest.mark.parametrize("name", ["-", "a b.txt", "文.txt", "[x].txt", "a\n.txt", "\x1b[31m.txt", "a'\".txt", "%s.txt"])
def test_strange_names(name: str, wenlint: Run, folder: Path) -> None:
    (folder / name).write_text("foo")
    outcome = wenlint("check", "-q", "--output-format", "concise", os.path.join(".", name))
    shown = name.replace("\n", "<U+000A>").replace("\x1b", "<U+001B>")
    assert outcome.out == os.path.join(".", f"{shown}:1:1: PRB101 [*] found foo\n")


@pytest.mark.skipif(os.name != "posix", reason="needs a file name of bytes")
def test_name_that_is_no_text(spawn: Run, folder: Path) -> None:
    with open(os.fsencode(folder) + b"/\xff.txt", "w") as file:
        file.write("foo")
    ran = spawn("check", "-q", "--output-format", "concise")
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, b"<U+DCFF>.txt:1:1: PRB101 [*] found foo\n", b"")


# ---- files that cannot be read; the others are checked all the same


def failed(wenlint: Run, folder: Path, path: str, error: str) -> None:
    """The run says the error in one line, ends with 2, and still checks the next file; so does a fix run."""
    (folder / "good.txt").write_text("foo")
    code, out, err = wenlint("check", "-q", "--output-format", "concise", path, "good.txt")
    assert (code, err) == (2, f"wenlint: {path}: {error}\n")
    assert out == "good.txt:1:1: PRB101 [*] found foo\n"
    code, out, err = wenlint("check", "-q", "--fix", path, "good.txt")
    assert (code, out, err) == (2, "", f"wenlint: {path}: {error}\n")
    assert (folder / "good.txt").read_text() == "bar"


def test_missing_file(wenlint: Run, folder: Path) -> None:
    failed(wenlint, folder, "none.txt", "no such file or folder: check the path")


def test_dangling_link(wenlint: Run, folder: Path) -> None:
    (folder / "link.txt").symlink_to("nowhere.txt")
    failed(wenlint, folder, "link.txt", "no such file or folder: check the path")


@pytest.mark.parametrize("data", [b"foo\0", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04\0\0\xff"], ids=repr)
def test_binary_file(data: bytes, wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_bytes(data)
    failed(wenlint, folder, "a.txt", "is binary (it holds NUL bytes): name text files, or exclude it")


@pytest.mark.parametrize("codec", ["latin-1", "cp1251", "koi8-r", "cp1253"])
def test_file_in_another_codec(codec: str, wenlint: Run, folder: Path) -> None:
    text = {"latin-1": "Übergroße Bäume möchten früh blühen", "cp1253": "Το κείμενο είναι στα ελληνικά"}.get(
        codec, "Этот текст написан по-русски"
    )
    (folder / "a.txt").write_bytes(text.encode(codec))
    code, out, err = wenlint("check", "-q", "a.txt")
    assert (code, out) == (2, "")
    assert err.startswith("wenlint: a.txt: is not UTF-8 (")
    assert err.endswith("), and no other codec is certain: convert it to UTF-8, or exclude it\n")


LEGACY = {
    "gb18030": "这份文件是用国标码保存的，检查照常进行。",
    "big5": "這份文件是用大五碼儲存的，檢查照常進行。",
    "shift-jis": "このファイルは古い文字コードで保存されています。",
    "euc-jp": "このファイルは古い文字コードで保存されています。",
    "euc-kr": "이 파일은 오래된 문자 코드로 저장되어 있습니다.",
    "utf-16-le": "这份文件是用双字节码保存的，检查照常进行。",
}


@pytest.mark.parametrize(("codec", "text"), LEGACY.items(), ids=LEGACY)
def test_file_in_a_codec_that_is_certain(codec: str, text: str, wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_bytes(f"{text} foo\r\n".encode(codec))
    code, out, err = wenlint("check", "-q", "--output-format", "concise", "a.txt")
    assert (code, err) == (1, "")
    assert out == f"a.txt:1:{len(text) + 2}: PRB101 [*] found foo\n"
    code, out, err = wenlint("check", "-q", "--fix", "a.txt")
    assert (code, out, err) == (0, "", "")
    assert (folder / "a.txt").read_bytes() == f"{text} bar\r\n".encode(codec)


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\xff\xfe\x00\xd8", b"\xfe\xff\xdc\x00"], ids=repr)
def test_broken_utf16(data: bytes, wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_bytes(data)
    codec = "UTF-16-LE" if data.startswith(b"\xff\xfe") else "UTF-16-BE"
    failed(wenlint, folder, "a.txt", f"is not valid {codec} although it begins with its byte order mark")


def test_single_bytes_that_are_lost(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_bytes(("好" * 100).encode() + b"\xff foo")
    code, out, err = wenlint("check", "--output-format", "concise", "a.txt")
    assert code == 2
    assert [line.split()[1] for line in out.splitlines()[:2]] == ["WEN004", "PRB101"]
    assert err == "wenlint: a.txt: holds bytes that are not UTF-8: see the finding WEN004, and convert or mend the file\n"


def test_lost_bytes_are_reported_whatever_is_selected(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"x" * 500 + b"\xff")
    assert wenlint("check", "--select", "PRB101", "--output-format", "concise", "a.txt").out.startswith("a.txt:1:501: WEN004 ")


def test_unreadable_file(wenlint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    (folder / "a.txt").write_text("foo")
    real = builtins.open

    def refusing(path: Any, *arguments: Any, **keywords: Any) -> Any:
        if path == "a.txt":
            raise PermissionError(13, "Permission denied", path)
        return real(path, *arguments, **keywords)

    monkeypatch.setattr(builtins, "open", refusing)
    failed(wenlint, folder, "a.txt", "cannot be read (Permission denied): check its permissions")


def test_file_that_vanishes(wenlint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import wenlint.run as run

    (folder / "a.txt").write_text("foo")
    real = run.read

    def late(path: str) -> Any:
        (folder / "a.txt").unlink(missing_ok=True)
        return real(path)

    monkeypatch.setattr(run, "read", late)
    code, _, err = wenlint("check", "a.txt")
    assert (code, err) == (2, "wenlint: a.txt: cannot be read (No such file or directory): check the path\n")


def test_unreadable_folder(wenlint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sub").mkdir()
    (folder / "a.txt").write_text("foo")
    real = os.scandir

    def refusing(path: Any) -> Any:
        if os.path.basename(path) == "sub":
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    code, out, err = wenlint("check", "-q", "--output-format", "concise")
    assert (code, out) == (2, "a.txt:1:1: PRB101 [*] found foo\n")
    assert err == "wenlint: sub: cannot be listed (Permission denied): check its permissions\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_named_pipe_in_a_folder_is_passed_by(wenlint: Run, folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "a.txt").write_text("foo")
    assert wenlint("check", "-q", "--output-format", "concise").lines == ["a.txt:1:1: PRB101 [*] found foo"]


# ---- configurations


CONFIGURATIONS = [
    ("select = [", "wenlint.toml: is not valid TOML: "),
    ("selct = []", "wenlint.toml: unknown key selct; did you mean select?"),
    ('select = "ENC"', "wenlint.toml: select must be a list of strings, not 'ENC'"),
    ('select = ["PRB9"]', "wenlint.toml: select: unknown rule PRB9; did you mean PRB"),
    ('rules.PRB106.wrd = "x"', "wenlint.toml: rules.failing-rule has no option wrd; did you mean word?"),
    ("rules.PRB106.times = 'x'", "wenlint.toml: rules.failing-rule: times must be a whole number, not 'x'"),
    ("rules.PRB1066.times = 3", "wenlint.toml: rules: unknown rule PRB1066; did you mean PRB106?"),
    ('locale = "zh"', "wenlint.toml: unknown locale zh; one of auto, zh-Hans-CN, "),
    ('extend = "none.toml"', "wenlint.toml: extend: there is no file none.toml"),
    (
        'packs = ["no_such_pack"]',
        "wenlint.toml: the pack no_such_pack cannot be imported (No module named 'no_such_pack'): install it",
    ),
    ("packs = []", 'wenlint.toml: no rules at all: name a pack in `packs`, as packs = ["wenlint_rules"]'),
]


@pytest.mark.parametrize(("text", "message"), CONFIGURATIONS, ids=lambda value: value[:24])
@pytest.mark.parametrize("flags", [[], ["--fix"], ["--show-settings"], ["-"]], ids=str)
def test_broken_configuration(flags: list[str], text: str, message: str, wenlint: Run, folder: Path) -> None:
    (folder / "wenlint.toml").write_text(("" if text.startswith("packs") else 'packs = ["wenlint_probe"]\n') + text)
    (folder / "a.txt").write_text("foo")
    code, out, err = wenlint("check", *(flags if "-" in flags else [*flags, "a.txt"]))
    assert (code, out) == (2, "")
    assert err.startswith(f"wenlint: {message}")
    assert err.count("\n") == 1
    assert (folder / "a.txt").read_text() == "foo"


def test_rule_that_fails_is_a_finding_and_the_others_go_on(wenlint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("boom foo")
    (folder / "b.txt").write_text("foo")
    outcome = wenlint("check", "-q", "--output-format", "concise", "a.txt", "b.txt")
    assert outcome == (
        1,
        "a.txt:1:1: WEN001 the rule PRB106 failing-rule failed here with ValueError: two lines\n"
        "a.txt:1:6: PRB101 [*] found foo\n"
        "b.txt:1:1: PRB101 [*] found foo\n",
        "",
    )
    assert wenlint("check", "--select", "PRB106", "--fix", "a.txt").code == 1
    assert wenlint("check", "--fix", "a.txt").code == 1
    assert (folder / "a.txt").read_text() == "boom bar"
