"""Files to findings, and to repaired files."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sample_rules import make_rule
from wenlint import check_paths, check_text, fix_text
from wenlint.config import Config
from wenlint.document import Document
from wenlint.errors import ConfigError
from wenlint.finding import Finding, Fix, Span
from wenlint.rule import Options, Rule
from wenlint.run import FileResult, Runner, Settings


def replaces(word: str, new: str) -> Callable[[Document, Options], Iterator[Finding]]:
    def find(document: Document, options: Options) -> Iterator[Finding]:
        for match in re.finditer(word, document.text):
            span = Span(*match.span())
            yield Finding(span, f"found {word}", fix=Fix.replace(span, new, title="t", applicability="safe"))

    return find


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_pack: Callable[..., str]) -> Path:
    """A current folder whose configuration names a pack with a rule that turns 坏 into 好."""
    monkeypatch.chdir(tmp_path)
    rules: list[Rule] = [
        make_rule(replaces("坏", "好"), "TST101", "bad-word"),
        make_rule(replaces("丢", "\ud800"), "TST102", "lost-word"),
        make_rule(replaces("^头", "\ufeff"), "TST103", "mark-word"),
    ]
    (tmp_path / "wenlint.toml").write_text(f'packs = ["{make_pack(*rules)}"]\n')
    return tmp_path


def fixed(path: str, data: bytes, *, write: bool = True) -> tuple[FileResult, bytes]:
    """The result of a fix run over a file, and the bytes that are in it then."""
    Path(path).write_bytes(data)
    result = Runner(Settings()).fix_file(path, unsafe=False, write=write)
    return result, Path(path).read_bytes()


@pytest.mark.usefixtures("folder")
class TestFix:
    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            ("甲坏\n乙", "utf-8"),
            ("甲坏\r\n乙\r丙\n", "utf-8"),
            ("甲坏\u2028乙\x85", "utf-8-sig"),
            ("甲坏\r\n", "utf-16"),
            ("坏😀", "utf-32"),
        ],
    )
    def test_bytes_outside_of_the_edits_stay(self, text: str, encoding: str) -> None:
        result, data = fixed("a.txt", text.encode(encoding))
        assert data == text.replace("坏", "好").encode(encoding)
        assert (result.findings, result.error) == ([], None)
        assert [finding.code for finding in result.applied] == ["TST101"]
        assert result.before == text
        assert result.document is not None
        assert result.document.text == text.replace("坏", "好")

    def test_a_clean_file_is_not_written(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.replace", None)
        result, _ = fixed("a.txt", "好".encode())
        assert (result.before, len(result.applied), result.error) == (None, 0, None)

    def test_without_write_nothing_is_written(self) -> None:
        result, data = fixed("a.txt", "坏".encode(), write=False)
        assert data == "坏".encode()
        assert result.before == "坏"

    @pytest.mark.parametrize("text", ["坏丢", "头坏"])
    def test_a_fix_that_cannot_be_encoded_is_not_written_and_the_findings_stay(self, text: str) -> None:
        result, data = fixed("a.txt", text.encode())
        assert data == text.encode()
        assert result.error == "a.txt: would not survive being written as UTF-8: nothing was changed"
        assert (len(result.findings), len(result.applied), result.before) == (2, 0, None)

    def test_a_file_with_bytes_that_do_not_decode_is_only_checked(self) -> None:
        result, data = fixed("a.txt", "坏\n".encode() + b"\xff")
        assert data == "坏\n".encode() + b"\xff"
        assert [finding.code for finding in result.findings] == ["TST101", "WEN004"]
        assert result.error == "a.txt: holds bytes that are not UTF-8: see the finding WEN004, and convert or mend the file"

    def test_a_file_that_cannot_be_written_keeps_its_findings(self) -> None:
        Path("a.txt").write_bytes("坏".encode())
        os.chmod("a.txt", 0o444)
        result = Runner(Settings()).fix_file("a.txt", unsafe=False, write=True)
        assert result.error == "a.txt: is read-only and was not changed: make it writable, or fix a copy"
        assert ([finding.code for finding in result.findings], len(result.applied), result.before) == (["TST101"], 0, None)

    @pytest.mark.parametrize("name", ["would", "is"])
    def test_an_error_names_the_file_whatever_its_name(self, name: str) -> None:
        result, _ = fixed(name, "丢".encode())
        assert result.error == f"{name}: would not survive being written as UTF-8: nothing was changed"

    def test_a_file_that_cannot_be_read(self) -> None:
        for result in (Runner(Settings()).fix_file("no.txt", unsafe=False, write=True), Runner(Settings()).check_file("no.txt")):
            assert result == FileResult(
                "no.txt", None, [], error="no.txt: cannot be read (No such file or directory): check the path"
            )


@pytest.mark.usefixtures("folder")
class TestCheck:
    @pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", b"\xff\xfe"])
    def test_an_empty_file_is_clean(self, data: bytes) -> None:
        Path("a.txt").write_bytes(data)
        result = Runner(Settings()).check_file("a.txt")
        assert (result.findings, result.error) == ([], None)

    def test_the_format_is_that_of_the_name(self) -> None:
        Path("a.md").write_text("`坏` 坏", encoding="utf-8")
        result = Runner(Settings()).check_file("a.md")
        assert result.document is not None
        assert result.document.format == "markdown"

    def test_rule_sets_are_made_once(self) -> None:
        runner = Runner(Settings())
        Path("sub").mkdir()
        assert runner.ruleset(runner.config_for(".")) is runner.ruleset(runner.config_for("sub"))

    def test_option_tables_with_lists_do_not_keep_a_configuration_from_being_a_key(self, folder: Path) -> None:
        with open("wenlint.toml", "a", encoding="utf-8") as file:
            file.write('[rules.bad-word]\nwords = ["x"]\n')
        with pytest.raises(ConfigError, match=r"rules\.bad-word has no option words"):
            Runner(Settings()).check_file("a.txt")


def test_paths_of_the_api(folder: Path) -> None:
    for name in ("a.txt", "sub/b.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("坏", encoding="utf-8")
    results = list(check_paths(["a.txt", folder / "sub", "no: such.txt"]))
    assert [result.path for result in results] == ["a.txt", str(folder / "sub" / "b.txt"), "no: such.txt"]
    assert [len(result.findings) for result in results] == [1, 1, 0]
    assert results[2].error == "no: such.txt: no such file or folder: check the path"


@pytest.mark.parametrize("path", ["sub", Path("sub")])
def test_a_single_path_is_not_taken_for_a_list_of_letters(folder: Path, path: str | Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text("坏", encoding="utf-8")
    assert [result.path for result in check_paths(path)] == ["sub/b.txt"]


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize(
    "text", ["\ud800", "甲\udfff坏", "# \ud83d\n\n- 坏 `\udc80`\n", "坏 http://a.example/\ud800\n" * 5, "\udcff" * 100]
)
def test_lone_surrogates_in_a_text_of_the_api(folder: Path, text: str, format: str, make_pack: Callable[..., str]) -> None:
    config = {"packs": ["sample_pack"], "select": ["TST101"]}
    assert len(check_text(text, format=format, config=config)) == text.count("坏")
    assert fix_text(text, format=format, config=config).text == text.replace("坏", "好")
    check_text(text, format=format)


def test_a_config_object_holds_for_all_paths(folder: Path) -> None:
    (folder / "a.txt").write_text("坏头", encoding="utf-8")
    (result,) = check_paths(["a.txt"], config=Config(packs=("sample_pack",), select=("TST102",)))
    assert result.findings == []
