"""Rules across the files of a run."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sample_rules import make_rule
from wenlint import check_paths
from wenlint.across import Across, collect
from wenlint.batch import run_all
from wenlint.document import Document
from wenlint.finding import Finding, Fix, Related, Span
from wenlint.rule import FileNotes, Options, Rule
from wenlint.ruleset import RuleSet
from wenlint.run import Job, Runner, Settings

MakeRules = Callable[..., RuleSet]


def lines(document: Document, options: Options) -> Iterator[tuple[Span, Any]]:
    for paragraph in document.paragraphs:
        yield paragraph.span, paragraph.text


def known(file: FileNotes, options: Options) -> Iterator[Finding]:
    for note in file.notes:
        path, line = file.memory.setdefault(note.value, (file.path, note.line))
        if path != file.path:
            fix = Fix.delete(note.span, title="t", applicability="safe")
            yield Finding(note.span, f"in {path}", related=(Related(note.span, "", path, line, 1),), fix=fix)


def known_lines(code: str = "TST101", name: str = "known-line", check: Any = known, collect: Any = lines) -> Rule:
    return make_rule(check, code, name, unit=FileNotes, collect=collect)


def checked(rules: RuleSet, *texts: str) -> list[tuple[str, int, str]]:
    across, found = Across(), []
    for number, text in enumerate(texts):
        document = Document(text, path=f"{number}.txt")
        notes, failures = collect(document, rules)
        found += [(finding.code, finding.line, finding.message) for finding in [*failures, *across.check(document, notes, rules)]]
    return found


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((), []),
        (("甲\n甲",), []),
        (("甲", "乙", "丙\n甲", "甲\n丙"), [(2, "in 0.txt"), (1, "in 0.txt"), (2, "in 2.txt")]),
    ],
)
def test_findings_are_with_the_later_file(make_rules: MakeRules, texts: tuple[str, ...], expected: list[tuple[int, str]]) -> None:
    assert [found[1:] for found in checked(make_rules(known_lines()), *texts)] == expected


def test_rules_share_no_memory(make_rules: MakeRules) -> None:
    rules = make_rules(known_lines(), known_lines("TST102", "known-too"))
    assert [code for code, _, _ in checked(rules, "甲", "甲")] == ["TST101", "TST102"]


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("甲\n<!-- wenlint-disable-file TST101 -->", "甲"), 0),  # what is suppressed is no evidence either
        (("甲", "甲 <!-- wenlint-disable-line TST101 -->\n"), 0),
        (("甲", "# wenlint-disable-next-line known-line\n甲"), 0),
        (("甲", "甲\n# wenlint-disable-next-line known-line\n乙"), 1),
    ],
)
def test_directives(make_rules: MakeRules, texts: tuple[str, ...], count: int) -> None:
    assert len([code for code, *_ in checked(make_rules(known_lines()), *texts) if code == "TST101"]) == count


def test_a_rule_that_fails_is_a_finding(make_rules: MakeRules) -> None:
    def fails(*_: object) -> Iterator[Any]:
        raise ZeroDivisionError("x")
        yield

    def outside(file: FileNotes, options: Options) -> Iterator[Finding]:
        yield Finding(Span(0, 1000), "outside")

    rules = make_rules(
        known_lines("TST101", "no-notes", collect=fails),
        known_lines("TST102", "no-check", fails),
        known_lines("TST103", "out", outside),
    )
    assert [(code, message.split()[2]) for code, _, message in checked(rules, "甲")] == [
        ("WEN001", "TST101"), ("WEN001", "TST102"), ("WEN001", "TST103"),
    ]  # fmt: skip


class TestRun:
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_pack: Callable[..., str]) -> None:
        monkeypatch.chdir(tmp_path)
        Path("wenlint.toml").write_text(f'packs = ["{make_pack(known_lines())}"]\n[per-file-ignores]\n"d*" = ["TST101"]\n')
        for name, text in (("a", "甲\n乙"), ("b", "丙"), ("c", "乙\n丙\n# wenlint-disable-next-line TST101\n甲\n"), ("d", "甲")):
            Path(f"{name}.txt").write_text(text)

    def test_folder(self) -> None:
        found = {result.path: result.findings for result in check_paths(".")}
        assert [(path, finding.line, finding.message) for path, findings in found.items() for finding in findings] == [
            ("c.txt", 1, "in a.txt"), ("c.txt", 2, "in b.txt"),
        ]  # fmt: skip
        assert found["c.txt"][0].evidence[0][2:] == ("a.txt", 2, 1)
        assert found["c.txt"][0].name == "known-line"

    def test_one_file_says_nothing(self) -> None:
        assert [result.findings for result in check_paths("c.txt")] == [[]]

    def test_fixes_are_reported_and_not_applied(self) -> None:
        # A fix run works on one file at a time, and copies are known after it.
        runner = Runner(Settings())
        results = run_all(runner, ["a.txt", "c.txt"], Job(fix=True, unsafe=True, write=True))
        assert [len(result.findings) for result in results] == [0, 1]
        assert Path("c.txt").read_text().startswith("乙")
