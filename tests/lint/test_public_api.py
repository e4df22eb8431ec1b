"""What users may import, what it does, and what it does not import in turn."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import wenlint
import wenlint.api
import wenlint_rules

ROOTS = os.pathsep.join(str(Path(module.__file__ or "").parents[1]) for module in (wenlint, wenlint_rules))
LOST = "锟斤拷"


# ---- names


def test_names_of_the_package() -> None:
    assert wenlint.__all__ == [
        "FORMATS",
        "Config",
        "ConfigError",
        "Edit",
        "FileResult",
        "Finding",
        "Fix",
        "Fixed",
        "Related",
        "SourceError",
        "Span",
        "UsageError",
        "WenlintError",
        "__version__",
        "check_paths",
        "check_text",
        "fix_text",
    ]
    assert dir(wenlint) == sorted(wenlint.__all__)
    for name in wenlint.__all__:
        assert getattr(wenlint, name) is not None


def test_names_for_rule_packs() -> None:
    assert wenlint.api.__all__ == [
        "CLOSERS",
        "HAN",
        "PLACEHOLDER",
        "SENTENCE_END",
        "Applicability",
        "Bad",
        "Buckets",
        "Document",
        "Edit",
        "FileForm",
        "FileNotes",
        "Finding",
        "Fix",
        "Form",
        "Gate",
        "Good",
        "Note",
        "Options",
        "Pack",
        "Paragraph",
        "Record",
        "Related",
        "Sentence",
        "Span",
        "bands",
        "columns",
        "compile_pattern",
        "digest",
        "ends_sentence",
        "form",
        "is_title",
        "is_verse",
        "item_mark",
        "minhash",
        "normalised",
        "rule",
        "similarity",
    ]
    for name in wenlint.api.__all__:
        assert getattr(wenlint.api, name) is not None


def test_name_that_does_not_exist() -> None:
    with pytest.raises(AttributeError, match="module 'wenlint' has no attribute 'chek_text'"):
        wenlint.chek_text  # noqa: B018


def test_types_are_shipped() -> None:
    assert [(Path(module.__file__ or "").parent / "py.typed").exists() for module in (wenlint, wenlint_rules)] == [True, True]


# ---- check_text


def test_clean_text_has_no_findings() -> None:
    assert wenlint.check_text("一切都好。") == []
    assert wenlint.check_text("") == []


def test_finding_has_places_and_metadata() -> None:
    (finding,) = wenlint.check_text(f"一\r\n二{LOST}\r\n", config={"select": ["ENC303"]})
    assert isinstance(finding, wenlint.Finding)
    assert finding.span == wenlint.Span(4, 7)
    assert (finding.line, finding.col, finding.end_line, finding.end_col) == (2, 2, 2, 5)
    assert (finding.code, finding.name, finding.family, finding.level) == ("ENC303", "replacement-character", "encoding", "error")
    assert finding.message.startswith("text was lost here")
    assert (finding.fix, finding.evidence) == (None, ())


def test_columns_count_code_points() -> None:
    (finding,) = wenlint.check_text(f"😀\N{COMBINING ACUTE ACCENT}文{LOST}", config={"select": ["ENC303"]})
    assert (finding.col, finding.end_col) == (4, 7)


def test_format_says_what_is_prose() -> None:
    text = f"    {LOST}\n\n`{LOST}`\n"
    select = {"select": ["ENC303"]}
    assert wenlint.FORMATS[:2] == ("text", "markdown")
    assert [finding.line for finding in wenlint.check_text(text, config=select)] == [1, 3]
    assert wenlint.check_text(text, format="markdown", config=select) == []


@pytest.mark.parametrize("function", [wenlint.check_text, wenlint.fix_text])
def test_unknown_format_is_refused(function: object) -> None:
    with pytest.raises(ValueError, match="unknown format 'docx2': one of text, markdown"):
        function("", format="docx2")  # type: ignore[operator]


@pytest.mark.parametrize(
    "function", [wenlint.check_text, wenlint.fix_text, lambda text, config: list(wenlint.check_paths([], config=config))]
)
@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"selct": []}, "config: unknown key selct; did you mean select?"),
        ({"select": "ENC"}, "config: select must be a list of strings, not 'ENC'"),
        ({"extend": "a.toml"}, "config: extend has a meaning only in a file"),
    ],
)
def test_unknown_key_is_refused(function: object, config: object, message: str) -> None:
    with pytest.raises(wenlint.ConfigError) as raised:
        function("", config=config)  # type: ignore[operator]
    assert str(raised.value) == message


def test_unknown_rule_is_refused() -> None:
    with pytest.raises(wenlint.ConfigError, match=r"^configuration: select: unknown rule ENC999; did you mean ENC"):
        wenlint.check_text("", config={"select": ["ENC999"]})


def test_errors_have_one_base() -> None:
    for error in (wenlint.ConfigError, wenlint.UsageError, wenlint.SourceError):
        assert issubclass(error, wenlint.WenlintError)


def test_no_file_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wenlint.toml").write_text("selct = []")
    monkeypatch.chdir(tmp_path)
    assert wenlint.check_text(LOST)


def test_config_may_be_a_config() -> None:
    assert [finding.code for finding in wenlint.check_text(LOST, config=wenlint.Config(select=("ENC303",)))] == ["ENC303"]


def test_finding_outside_of_the_engine_says_so() -> None:
    finding = wenlint.Finding(wenlint.Span(0, 1), "made by hand")
    with pytest.raises(ValueError, match="has not been through the engine"):
        finding.code  # noqa: B018
    with pytest.raises(ValueError, match="has not been through the engine"):
        finding.line  # noqa: B018


# ---- fix_text


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[1] / "packs"))
    return {"packs": ["wenlint_probe"]}


def test_safe_fixes_are_applied(probe: dict[str, object]) -> None:
    fixed = wenlint.fix_text("foo baz hint", config=probe)
    assert isinstance(fixed, wenlint.Fixed)
    assert fixed.text == "bar baz hint"
    assert [finding.name for finding in fixed.applied] == ["safe-word"]
    assert [finding.name for finding in fixed.left] == ["unsafe-word", "suggested-word"]
    assert fixed.refused == []


def test_unsafe_fixes_are_applied_on_demand_and_suggestions_never(probe: dict[str, object]) -> None:
    fixed = wenlint.fix_text("foo baz hint", unsafe=True, config=probe)
    assert fixed.text == "bar qux hint"
    assert [finding.name for finding in fixed.left] == ["suggested-word"]


def test_fix_run_again_changes_nothing(probe: dict[str, object]) -> None:
    once = wenlint.fix_text("foo foo baz", unsafe=True, config=probe)
    again = wenlint.fix_text(once.text, unsafe=True, config=probe)
    assert (again.text, again.applied) == (once.text, [])


# ---- check_paths


def test_paths_give_results_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("好")
    (tmp_path / "b.md").write_text(LOST)
    (tmp_path / "c.bin").write_text(LOST)
    results = list(wenlint.check_paths([tmp_path], config={"select": ["ENC303"]}))
    assert [(Path(result.path).name, len(result.findings), result.error) for result in results] == [
        ("a.txt", 0, None),
        ("b.md", 1, None),
    ]
    assert isinstance(results[0], wenlint.FileResult)
    assert results[1].document is not None
    assert results[1].document.format == "markdown"


def test_paths_without_config_have_the_nearest_file(tmp_path: Path, probe: dict[str, object]) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "wenlint.toml").write_text('packs = ["wenlint_probe"]')
    (tmp_path / "sub/wenlint.toml").write_text('packs = ["wenlint_probe"]\nignore = ["PRB101"]')
    for name in ("a.txt", "sub/b.txt"):
        (tmp_path / name).write_text("foo")
    assert [len(result.findings) for result in wenlint.check_paths([str(tmp_path)])] == [1, 0]
    assert [len(result.findings) for result in wenlint.check_paths([str(tmp_path)], config=probe)] == [1, 1]


def test_paths_with_broken_configuration_raise(tmp_path: Path) -> None:
    (tmp_path / "wenlint.toml").write_text("selct = []")
    (tmp_path / "a.txt").write_text("")
    with pytest.raises(wenlint.ConfigError, match="unknown key selct"):
        list(wenlint.check_paths([tmp_path]))


def test_file_that_cannot_be_read_is_a_result(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\0b")
    binary, missing = wenlint.check_paths([tmp_path / "a.txt", tmp_path / "none.txt"], config={})
    assert (binary.document, binary.findings) == (None, [])
    assert binary.error == f"{tmp_path / 'a.txt'}: is binary (it holds NUL bytes): name text files, or exclude it"
    assert (missing.path, missing.error) == (
        str(tmp_path / "none.txt"),
        f"{tmp_path / 'none.txt'}: no such file or folder: check the path",
    )


# ---- what is not imported


def imported(code: str, folder: Path) -> set[str]:
    """The modules that a program has imported at its end."""
    program = f"import sys\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    environment = {**os.environ, "PYTHONPATH": ROOTS}

    def modules(program: str) -> set[str]:
        ran = subprocess.run(
            [sys.executable, "-c", program], cwd=folder, env=environment, capture_output=True, text=True, check=True
        )
        return set(ran.stderr.split())

    return modules(program) - modules(program.replace(code, ""))  # without what the environment's site imports


def test_import_is_lazy(tmp_path: Path) -> None:
    modules = imported("import wenlint", tmp_path)
    assert {name for name in modules if name.startswith("wenlint")} == {"wenlint"}
    assert not modules & {"argparse", "json", "tomllib"}


def test_import_for_rules_is_cheap(tmp_path: Path) -> None:
    modules = imported("import wenlint.api", tmp_path)
    assert "wenlint.rule" in modules
    assert not modules & {"argparse", "json", "tomllib", "dataclasses", "inspect", "wenlint.cli", "wenlint.run"}


SLOW = {
    "asyncio",
    "concurrent.futures",
    "csv",
    "dataclasses",
    "decimal",
    "difflib",
    "email",
    "hashlib",
    "importlib.metadata",
    "importlib.resources",
    "inspect",
    "json",
    "logging",
    "multiprocessing",
    "numpy",
    "pathlib",
    "pathspec",
    "pyromark",
    "random",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "threading",
    "typing_extensions",
    "urllib.parse",
    "wenlint.docx.source",
    "wenlint.formats.html",
    "wenlint.legacy",
    "xml.parsers.expat",
    "zipfile",
}
"""Modules that take a millisecond and more to import, and that a check of a small plain text has no use for."""


@pytest.mark.parametrize("text", ["一切都好。\n", "", "plain\n", f"{LOST}\n"], ids=["clean", "empty", "ascii", "found"])
def test_check_of_a_plain_text_imports_nothing_slow(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WENLINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "wenlint.toml").write_text("preview = false\n")
    (tmp_path / "a.txt").write_text(text, "utf-8")
    modules = imported("from wenlint.cli import main; main(['check', 'a.txt'])", tmp_path)
    assert {"wenlint.cli.check", "tomllib"} <= modules
    assert "tomllib" not in imported("from wenlint.cli import main; main(['check', 'a.txt'])", tmp_path), "parsed before"
    assert ("wenlint_rules.encoding.replacement_character" in modules) is (LOST in text), "a closed gate costs no import"
    assert modules & SLOW == set()
