"""ENC311 on files: what it says of their form, and what the fix makes of them."""

from pathlib import Path

import pytest

from wenlint.cli import main
from wenlint.run import Job, Runner, Settings

TEXT = "这份文件是用国标码保存的，检查照常进行。\n"


def check(path: Path, *, fix: bool = False, write: bool = True) -> tuple[list[str], list[str]]:
    """The messages of what is found or left, and the codes of what was applied."""
    runner = Runner(Settings(isolated=True, overrides={"select": ["ENC311"]}))
    result = runner.do(str(path), Job(fix=fix, unsafe=fix, write=write))
    assert result.error is None
    return [finding.message for finding in result.findings], [finding.code for finding in result.applied]


TRADITIONAL = "這份文件是用大五碼儲存的，檢查照常進行。\n"

FILES = {
    "GB18030": (TEXT.encode("gbk"), "it is GB18030 (certain), not UTF-8", TEXT),
    "Big5": (TRADITIONAL.encode("big5"), "it is Big5 (certain), not UTF-8", TRADITIONAL),
    "UTF-16": (b"\xff\xfe" + TEXT.encode("utf-16-le"), "it is UTF-16-LE (certain: it has a byte order mark), not UTF-8", TEXT),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "it is UTF-16-LE (certain), not UTF-8", TEXT),
    "stray mark": (
        b"\xef\xbb\xbf" + TEXT.encode("gbk"),
        "it is GB18030 (certain), not UTF-8, although it begins with the byte order mark of UTF-8",
        TEXT,
    ),
    "two codecs": (TEXT.encode() + TEXT.encode("gbk"), "it holds UTF-8 and lines in another codec, GB18030 (certain)", TEXT * 2),
    "line ends": (
        f"{TEXT}{TEXT[:-1]}\r\n{TEXT[:-1]}\r\n".encode(),
        "its lines end in CRLF (2) and LF (1)",
        f"{TEXT[:-1]}\r\n" * 3,
    ),
}
"""Bytes of a file, what is said of them, and the text after the fix."""


@pytest.mark.parametrize(("data", "reason", "after"), FILES.values(), ids=FILES)
def test_one_finding_and_its_fix(data: bytes, reason: str, after: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert check(path) == ([f"the file is not plain: {reason}"], [])
    assert check(path, fix=True, write=False) == ([], ["ENC311"])
    assert path.read_bytes() == data
    assert check(path, fix=True) == ([], ["ENC311"])
    assert path.read_bytes().decode() == after
    assert check(path, fix=True) == ([], [])


def test_all_of_it_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{TEXT}{TEXT[:-1]}\r\n{TEXT}\0".encode("gbk"))
    (message,), _ = check(path)
    assert message == (
        "the file is not plain: it is GB18030 (certain), not UTF-8; 1 NUL character stands in the text; its lines end in LF (2) and CRLF (1)"
    )
    assert check(path, fix=True) == (["the file is not plain: 1 NUL character stands in the text"], ["ENC311"])
    assert path.read_bytes() == f"{TEXT}{TEXT}{TEXT}\0".encode()


@pytest.mark.parametrize("data", [f"{TEXT[:-1]}\r\n".encode() * 3, b"\xef\xbb\xbf" + TEXT.encode(), TEXT.encode()])
def test_plain_files(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert check(path, fix=True) == ([], [])
    assert path.read_bytes() == data


def test_a_page_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = '<html><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>春天来了，公园里的花都开了。</p>\r\n'
    path.write_bytes(page.encode("gbk"))
    assert check(path, fix=True) == ([], ["ENC311"])
    assert path.read_bytes() == page.replace("gb2312", "utf-8").encode()


def test_a_page_that_says_the_wrong_thing(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = '<html><meta charset="gb2312"><p>春天来了，公园里的花都开了。</p>\n'
    path.write_bytes(page.encode())
    runner = Runner(Settings(isolated=True, overrides={"select": ["ENC311"]}))
    (finding,) = runner.check_file(str(path)).findings
    assert finding.message == "the file is not plain: the page says that it is gb2312, and it is UTF-8"
    assert finding.fix is not None
    assert finding.fix.title == "say in the page that it is UTF-8"
    assert check(path, fix=True) == ([], ["ENC311"])
    assert path.read_bytes() == page.replace("gb2312", "utf-8").encode()


def test_safe_fixes_keep_the_codec(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"他说⁠了。{TEXT}".encode("gb18030"))
    runner = Runner(Settings(isolated=True, overrides={"select": ["ENC"]}))
    result = runner.fix_file(str(path), unsafe=False, write=True)
    assert [finding.code for finding in result.applied] == ["ENC305"]
    assert [finding.code for finding in result.findings] == ["ENC311"]
    assert path.read_bytes() == f"他说了。{TEXT}".encode("gb18030")


def test_diff_says_that_the_codec_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(TEXT.encode("gbk"))
    assert main(["check", "--isolated", "--no-cache", "--select", "ENC311", "--diff", "--unsafe-fixes", "a.txt"]) == 1
    assert capsys.readouterr().out == "a.txt: the same text, written as UTF-8\n"
    assert Path("a.txt").read_bytes() == TEXT.encode("gbk")
