"""Files to findings, and to repaired files."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sample_rules import make_rule
from wenlint import check_paths, check_text, fix_text
from wenlint.batch import _pays, run_all
from wenlint.config import Config
from wenlint.document import Document
from wenlint.errors import ConfigError
from wenlint.finding import Finding, Fix, Span
from wenlint.rule import Options, Rule
from wenlint.run import CHECK, FileResult, Job, Runner, Settings


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


# ---- findings kept for the next run


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_pack: Callable[..., str]) -> list[str]:
    """A current folder with a cache of its own, whose one rule notes each text that it reads."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WENLINT_CACHE_DIR", str(tmp_path / "cache"))
    seen: list[str] = []

    def check(document: Document, options: Options) -> Iterator[Finding]:
        seen.append(document.text)
        yield from replaces("坏", "好")(document, options)

    (tmp_path / "wenlint.toml").write_text(f'packs = ["{make_pack(make_rule(check, "TST101", "bad-word"))}"]\n')
    return seen


def checked(*texts: str, job: Job = CHECK) -> list[FileResult]:
    """The results of a run with a cache over files with these texts."""
    paths = [f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        Path(path).write_text(text, encoding="utf-8")
    return list(run_all(Runner(Settings(cache=True)), paths, job))


class TestCache:
    def test_the_second_run_reads_no_text_and_finds_the_same(self, counted: list[str]) -> None:
        first = checked("甲坏\n坏", "好")
        assert counted == ["甲坏\n坏", "好"]
        second = checked("甲坏\n坏", "好")
        assert counted == ["甲坏\n坏", "好"]
        for before, after in zip(first, second, strict=True):
            assert before.findings == [finding._replace(lines=finding.lines) for finding in before.findings]
            assert [finding._replace(lines=None) for finding in after.findings] == [
                finding._replace(lines=None) for finding in before.findings
            ]
            assert [(finding.line, finding.col) for finding in after.findings] == [
                (finding.line, finding.col) for finding in before.findings
            ]
            assert after.document is not None
            assert before.document is not None
            assert after.document.text == before.document.text

    def test_a_changed_file_is_read_again(self, counted: list[str]) -> None:
        checked("坏")
        (result,) = checked("坏坏")
        assert len(result.findings) == 2

    def test_without_the_setting_nothing_is_kept(self, counted: list[str], tmp_path: Path) -> None:
        Path("a.txt").write_text("坏", encoding="utf-8")
        for _ in range(2):
            assert len(next(run_all(Runner(Settings()), ["a.txt"])).findings) == 1
        assert counted == ["坏", "坏"]
        assert not (tmp_path / "cache" / "results").exists()

    def test_a_fix_run_reads_only_what_it_may_fix(self, counted: list[str]) -> None:
        checked("好", "坏")
        counted.clear()
        results = checked("好", "坏", job=Job(fix=True, write=True))
        assert "好" not in counted[:-1]
        assert [len(result.applied) for result in results] == [0, 1]
        assert Path("1.txt").read_text(encoding="utf-8") == "好"

    def test_undecodable_bytes_are_said_again(self, counted: list[str]) -> None:
        Path("a.txt").write_bytes("坏\n".encode() + b"\xff")
        for _ in range(2):
            (result,) = run_all(Runner(Settings(cache=True)), ["a.txt"])
            assert [finding.code for finding in result.findings] == ["TST101", "WEN004"]
            assert result.error is not None
        assert len(counted) == 1

    def test_a_rule_that_failed_is_tried_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_pack: Callable[..., str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("WENLINT_CACHE_DIR", str(tmp_path / "cache"))
        fails = [True, False]

        def check(document: Document, options: Options) -> Iterator[Finding]:
            if fails.pop(0):
                raise ValueError("once")
            yield from ()

        (tmp_path / "wenlint.toml").write_text(f'packs = ["{make_pack(make_rule(check, "TST101", "bad-word"))}"]\n')
        assert [[finding.code for finding in result.findings] for _ in range(2) for result in checked("坏")] == [["WEN001"], []]

    def test_an_interrupted_run_keeps_what_it_found(self, counted: list[str]) -> None:
        for name in "ab":
            Path(f"{name}.txt").write_text(name, encoding="utf-8")
        run = run_all(Runner(Settings(cache=True)), ["a.txt", "b.txt"])
        next(run)
        run.close()  # type: ignore[attr-defined]
        list(run_all(Runner(Settings(cache=True)), ["a.txt", "b.txt"]))
        assert counted == ["a", "b"]


# ---- worker processes


@pytest.mark.parametrize(
    ("elapsed", "done", "left", "pays"),
    [(0.29, 1, 1000, False), (0.31, 1, 1, False), (0.31, 1, 2, True), (0.4, 100, 100, False), (0.4, 100, 130, True)],
)
def test_workers_start_when_the_work_left_pays_for_them(elapsed: float, done: int, left: int, pays: bool) -> None:
    assert _pays(elapsed, done, left) is pays


@pytest.mark.parametrize("job", [CHECK, Job(fix=True, write=True), Job(fix=True)])
@pytest.mark.parametrize("cache", [False, True])
def test_workers_give_what_one_process_gives(
    job: Job, cache: bool, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WENLINT_CACHE_DIR", str(tmp_path / "cache"))
    texts = ["甲坏", "好", "坏丢", "头坏\n坏", "", "坏\n\udcff"] * 10
    outcomes = []
    for pays in (False, True):
        monkeypatch.setattr("wenlint.batch._pays", lambda *_, pays=pays: pays)
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_bytes(text.encode("utf-8", "surrogateescape"))
        paths = [*(f"{number}.txt" for number in range(len(texts))), "none.txt"]
        runner = Runner(Settings(cache=cache and pays))
        results = [
            (
                result.path,
                result.document and result.document.text,
                [(finding.code, finding.line, finding.col, finding.message, finding.fix) for finding in result.findings],
                [(finding.code, finding.line, finding.col) for finding in result.applied],
                result.error,
                result.before,
            )
            for result in run_all(runner, paths, job, workers=2)
        ]
        outcomes.append((results, [(folder / path).read_bytes() for path in paths[:-1]]))
        if cache and pays and not job.fix:
            assert [len(result.findings) for result in run_all(Runner(Settings(cache=True)), paths)] == [
                len(item[2]) for item in results
            ]
    assert outcomes[0] == outcomes[1]


def test_worker_that_dies_is_the_error_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_pack: Callable[..., str]
) -> None:
    def check(document: Document, options: Options) -> Iterator[Finding]:
        if document.text == "die":
            os._exit(7)
        yield from ()

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("wenlint.batch._pays", lambda *_: True)
    (tmp_path / "wenlint.toml").write_text(f'packs = ["{make_pack(make_rule(check, "TST101", "bad-word"))}"]\n')
    for name, text in (("a", "good"), ("b", "die"), ("c", "good")):
        (tmp_path / f"{name}.txt").write_text(text)
    results = list(run_all(Runner(Settings()), ["a.txt", "b.txt", "c.txt"], workers=2))
    assert [result.error is None for result in results] == [True, False, True]
    assert results[1].error == (
        "b.txt: was not checked: the process that worked on it died (exit code 7); check it alone, or exclude it"
    )


def test_broken_configuration_in_a_worker_ends_the_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wenlint.batch._pays", lambda *_: True)
    (folder / "sub").mkdir()
    (folder / "sub" / "wenlint.toml").write_text("selcet = []\n")
    for name in ("a.txt", "sub/b.txt", "c.txt"):
        (folder / name).write_text("好", encoding="utf-8")
    with pytest.raises(ConfigError, match="selcet"):
        list(run_all(Runner(Settings()), ["a.txt", "sub/b.txt", "c.txt"], workers=2))
