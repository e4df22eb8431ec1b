"""From a configuration to the rules that run and what their fixes may do."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from wenlint.check import check
from wenlint.config import Config, from_table, with_command_line
from wenlint.document import Document
from wenlint.errors import ConfigError
from wenlint.rule import rule
from wenlint.ruleset import RuleSet

PACKS = Path(__file__).resolve().parents[1] / "packs"
STABLE = {"PRB101", "PRB102", "PRB103", "PRB104", "PRB106", "PRB107"}
ENGINE = {"WEN001", "WEN002", "WEN003", "WEN004", "WEN005"}


@pytest.fixture(autouse=True)
def _packs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKS))


def configured(file: dict[str, Any], command_line: dict[str, Any] | None = None) -> Config:
    base = from_table({"packs": ["wenlint_probe"], **file}, os.getcwd(), "file")._replace(path=os.path.abspath("wenlint.toml"))
    return with_command_line(base, command_line or {})


def selected(file: dict[str, Any], command_line: dict[str, Any] | None = None) -> set[str]:
    return set(RuleSet(configured(file, command_line)).codes)


# ---- which rules run


SELECTED: list[tuple[dict[str, Any], dict[str, Any], set[str]]] = [
    ({}, {}, STABLE),
    ({"select": ["PRB101"]}, {}, {"PRB101"}),
    ({"select": ["safe-word"]}, {}, {"PRB101"}),
    ({"select": ["PRB10"]}, {}, STABLE),
    ({"select": ["residue"]}, {}, STABLE),
    ({"select": ["PRB101"], "extend-select": ["PRB102"]}, {}, {"PRB101", "PRB102"}),
    ({"preview": True}, {}, STABLE | {"PRB105"}),
    # of two selectors in the file the more specific one wins, `ignore` among equals
    ({"ignore": ["PRB101"]}, {}, STABLE - {"PRB101"}),
    ({"ignore": ["safe-word"]}, {}, STABLE - {"PRB101"}),
    ({"select": ["PRB101"], "ignore": ["PRB"]}, {}, {"PRB101"}),
    ({"select": ["PRB101", "PRB102"], "ignore": ["safe-word"]}, {}, {"PRB102"}),
    ({"select": ["PRB", "PRB101"], "ignore": ["PRB10"]}, {}, {"PRB101"}),
    ({"select": ["PRB", "PRB101"], "ignore": ["residue"]}, {}, STABLE),
    ({"select": ["residue", "PRB101"], "ignore": ["residue"]}, {}, {"PRB101"}),
    ({"select": ["PRB101"], "ignore": ["ALL"]}, {}, {"PRB101"}),
    # the command line comes after the file
    ({"select": ["PRB101"], "extend-select": ["PRB102"]}, {"select": ["PRB103"]}, {"PRB103"}),
    ({"ignore": ["PRB101"]}, {"select": ["PRB101"]}, {"PRB101"}),
    ({"ignore": ["PRB101"]}, {"select": ["safe-word"]}, {"PRB101"}),
    ({"ignore": ["PRB101"]}, {"select": ["PRB10"]}, STABLE - {"PRB101"}),
    ({"ignore": ["PRB10"]}, {"select": ["PRB101"]}, {"PRB101"}),
    ({"select": ["PRB101", "PRB102"]}, {"ignore": ["PRB102"]}, {"PRB101"}),
    ({"select": ["PRB101"]}, {"extend-select": ["PRB102"]}, {"PRB101", "PRB102"}),
    ({"ignore": ["PRB102"], "select": ["PRB101"]}, {"extend-select": ["PRB102"]}, {"PRB101", "PRB102"}),
    ({"ignore": ["PRB102"]}, {"ignore": ["PRB101"]}, STABLE - {"PRB101", "PRB102"}),
    ({}, {"select": ["PRB"], "ignore": ["PRB101"]}, STABLE - {"PRB101"}),
    ({}, {"select": ["PRB101", "PRB102"], "ignore": ["PRB101"]}, {"PRB102"}),
]


@pytest.mark.parametrize(("file", "command_line", "codes"), SELECTED)
def test_selected(file: dict[str, Any], command_line: dict[str, Any], codes: set[str]) -> None:
    assert selected(file, command_line) - ENGINE == codes


def test_command_line_ignores_what_the_file_selects_more_specifically() -> None:
    assert selected(
        {"select": ["PRB101", "PRB102"], "extend-select": ["ALL"]}, {"ignore": ["PRB10"], "extend-select": ["PRB104"]}
    ) == {
        "PRB104",
        *ENGINE,
    }


@pytest.mark.parametrize(
    ("file", "engine"),
    [
        ({"select": ["PRB101"]}, ENGINE),
        ({"select": ["PRB101"], "ignore": ["WEN002"]}, ENGINE - {"WEN002"}),
        ({"select": ["PRB101"], "ignore": ["unused-directive"]}, ENGINE - {"WEN002"}),
        ({"select": ["PRB101"], "ignore": ["WEN"]}, set()),
    ],
)
def test_findings_of_the_engine_stay_unless_they_are_ignored(file: dict[str, Any], engine: set[str]) -> None:
    assert selected(file) & ENGINE == engine


def test_rule_that_fails_is_heard_whatever_is_selected() -> None:
    rules = RuleSet(configured({"select": ["PRB106"]}))
    (finding,) = check(Document("boom"), rules)
    assert (finding.code, finding.message) == ("WEN001", "the rule PRB106 failing-rule failed here with ValueError: two lines")


NO_RULE = [
    ({"ignore": ["ALL"]}, {}, ""),
    ({"select": []}, {}, ""),
    ({"select": ["WEN001"]}, {}, ""),
    ({"select": ["PRB101"]}, {"ignore": ["PRB"]}, ""),
    ({"select": ["PRB105"]}, {}, "; PRB105 is a preview rule, which needs --preview"),
]


@pytest.mark.parametrize(("file", "command_line", "end"), NO_RULE)
def test_no_rule_at_all_is_an_error(file: dict[str, Any], command_line: dict[str, Any], end: str) -> None:
    with pytest.raises(ConfigError) as raised:
        selected(file, command_line)
    assert str(raised.value) == f"wenlint.toml: no rule is selected: widen `select`, or shorten `ignore`{end}"


UNKNOWN = [
    ({"select": ["PRB999"]}, {}, "wenlint.toml: select: unknown rule PRB999; did you mean PRB10"),
    ({"select": ["prb101"]}, {}, "wenlint.toml: select: unknown rule prb101; did you mean PRB101?"),
    ({"ignore": ["safe-wrd"]}, {}, "wenlint.toml: ignore: unknown rule safe-wrd; did you mean safe-word?"),
    ({"ignore": ["residu"]}, {}, "wenlint.toml: ignore: unknown rule residu; did you mean residue?"),
    ({"extend-select": ["all"]}, {}, "wenlint.toml: extend-select: unknown rule all"),
    ({"select": [""]}, {}, "wenlint.toml: select: unknown rule"),
    ({"fixable": ["PRBX"]}, {}, "wenlint.toml: fixable: unknown rule PRBX"),
    ({"unfixable": ["PRBX"]}, {}, "wenlint.toml: unfixable: unknown rule PRBX"),
    ({"extend-safe-fixes": ["PRBX"]}, {}, "wenlint.toml: extend-safe-fixes: unknown rule PRBX"),
    ({"extend-unsafe-fixes": ["PRBX"]}, {}, "wenlint.toml: extend-unsafe-fixes: unknown rule PRBX"),
    ({"per-file-ignores": {"never.md": ["PRBX"]}}, {}, "wenlint.toml: per-file-ignores: unknown rule PRBX"),
    ({"rules": {"PRBX": {}}}, {}, "wenlint.toml: rules: unknown rule PRBX"),
    ({}, {"select": ["PRBX"]}, "--select: unknown rule PRBX"),
    ({}, {"ignore": ["PRBX"]}, "--ignore: unknown rule PRBX"),
    ({}, {"extend-select": ["PRBX"]}, "--extend-select: unknown rule PRBX"),
    ({}, {"fixable": ["PRBX"]}, "--fixable: unknown rule PRBX"),
]


@pytest.mark.parametrize(("file", "command_line", "message"), UNKNOWN)
def test_unknown_rule_is_named_with_its_place_before_any_file_is_read(
    file: dict[str, Any], command_line: dict[str, Any], message: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        selected(file, command_line)
    assert str(raised.value).startswith(message)


# ---- options


BAD_OPTIONS = [
    ({"wrd": "x"}, "wenlint.toml: rules.failing-rule has no option wrd; did you mean word?"),
    ({"zzz": "x"}, "wenlint.toml: rules.failing-rule has no option zzz; it has word, times, share, loud, others"),
    ({"word": 3}, "wenlint.toml: rules.failing-rule: word must be a string, not 3"),
    ({"times": "3"}, "wenlint.toml: rules.failing-rule: times must be a whole number, not '3'"),
    ({"times": 1.5}, "wenlint.toml: rules.failing-rule: times must be a whole number, not 1.5"),
    ({"times": True}, "wenlint.toml: rules.failing-rule: times must be a whole number, not True"),
    ({"share": "x"}, "wenlint.toml: rules.failing-rule: share must be a number, not 'x'"),
    ({"share": False}, "wenlint.toml: rules.failing-rule: share must be a number, not False"),
    ({"loud": 1}, "wenlint.toml: rules.failing-rule: loud must be true or false, not 1"),
    ({"others": "x"}, "wenlint.toml: rules.failing-rule: others must be a list of strings, not 'x'"),
    ({"others": [1]}, "wenlint.toml: rules.failing-rule: others must be a list of strings, not (1,)"),
]


@pytest.mark.parametrize(("table", "message"), BAD_OPTIONS)
@pytest.mark.parametrize("name", ["PRB106", "failing-rule"])
def test_bad_option_is_refused(name: str, table: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        RuleSet(configured({"rules": {name: table}}))
    assert str(raised.value) == message


def test_option_of_a_rule_without_options_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"rules\.safe-word has no option a; it has none$"):
        RuleSet(configured({"rules": {"PRB101": {"a": 1}}}))


def options(*files: dict[str, Any]) -> dict[str, Any]:
    """The options of the failing rule under files of which each extends the one in front of it."""
    config = Config(packs=("wenlint_probe",))
    for file in files:
        config = from_table({"rules": file}, config.root, "file", config)
    (found,) = (given for rule, given in RuleSet(config).rules if rule.code == "PRB106")
    return {name: getattr(found, name) for name in ("word", "times", "share", "loud", "others")}


DEFAULTS = {"word": "boom", "times": 1, "share": 0.5, "loud": False, "others": ()}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([], {}),
        ([{"PRB106": {"times": 2, "share": 1, "others": ["a"]}}], {"times": 2, "share": 1.0, "others": ("a",)}),
        ([{"failing-rule": {"times": 2}}], {"times": 2}),
        # by code in one file and by name in the other: the last file has the say, option by option
        ([{"PRB106": {"times": 2, "word": "a"}}, {"failing-rule": {"times": 3}}], {"times": 3, "word": "a"}),
        ([{"failing-rule": {"times": 2}}, {"PRB106": {"times": 3}}], {"times": 3}),
        ([{"PRB106": {"times": 2}}, {"failing-rule": {"times": 3}}, {"PRB106": {"times": 4}}], {"times": 4}),
    ],
)
def test_options_of_several_files(files: list[dict[str, Any]], expected: dict[str, Any]) -> None:
    assert options(*files) == {**DEFAULTS, **expected}


def test_one_file_may_not_give_options_by_code_and_by_name() -> None:
    with pytest.raises(ConfigError) as raised:
        RuleSet(configured({"rules": {"PRB106": {"times": 2}, "failing-rule": {"word": "x"}}}))
    assert str(raised.value) == "wenlint.toml: rules.PRB106 and rules.failing-rule are the same rule: use one table"


def test_options_reach_the_rule() -> None:
    rules = RuleSet(configured({"rules": {"PRB106": {"word": "crash"}}}))
    assert check(Document("boom"), rules) == []
    assert [finding.code for finding in check(Document("crash"), rules)] == ["WEN001"]


# ---- what fixes may do


@pytest.mark.parametrize(
    ("file", "command_line", "expected"),
    [
        ({}, {}, ["safe", "unsafe", "suggestion"]),
        ({"unfixable": ["PRB101"]}, {}, ["suggestion", "unsafe", "suggestion"]),
        ({"fixable": ["PRB102"]}, {}, ["suggestion", "unsafe", "suggestion"]),
        ({"fixable": ["PRB101"], "unfixable": ["PRB"]}, {}, ["safe", "suggestion", "suggestion"]),
        ({"fixable": ["PRB101"]}, {"fixable": ["PRB102"]}, ["suggestion", "unsafe", "suggestion"]),
        ({"unfixable": ["PRB101"]}, {"fixable": ["PRB101"]}, ["safe", "suggestion", "suggestion"]),
        ({}, {"unfixable": ["unsafe-word"]}, ["safe", "suggestion", "suggestion"]),
        ({"extend-safe-fixes": ["PRB"]}, {}, ["safe", "safe", "suggestion"]),
        ({"extend-unsafe-fixes": ["PRB"]}, {}, ["unsafe", "unsafe", "suggestion"]),
        ({"extend-safe-fixes": ["PRB"], "extend-unsafe-fixes": ["PRB101", "PRB102"]}, {}, ["unsafe", "unsafe", "suggestion"]),
        ({"extend-safe-fixes": ["PRB102"], "unfixable": ["PRB102"]}, {}, ["safe", "suggestion", "suggestion"]),
    ],
)
def test_findings_say_what_their_fix_may_do(file: dict[str, Any], command_line: dict[str, Any], expected: list[str]) -> None:
    rules = RuleSet(configured(file, command_line))
    found = check(Document("foo baz hint"), rules)
    assert [finding.fix and finding.fix.applicability for finding in found] == expected
    assert [rules.applicability(finding) for finding in found] == expected


def test_finding_without_a_fix_has_none_to_apply() -> None:
    rules = RuleSet(configured({"unfixable": ["PRB"]}))
    (finding,) = check(Document("note"), rules)
    assert finding.fix is None
    assert rules.applicability(finding) is None


# ---- per-file-ignores


@pytest.mark.parametrize(
    ("ignores", "path", "codes"),
    [
        ({}, "a.md", set()),
        ({"a.md": ["PRB101"]}, "b.md", set()),
        ({"a.md": ["PRB101"]}, "a.md", {"PRB101"}),
        ({"a.md": ["safe-word", "PRB102"]}, "docs/a.md", {"PRB101", "PRB102"}),
        ({"/a.md": ["PRB101"]}, "docs/a.md", set()),
        ({"docs/": ["PRB101"]}, "docs/zh/a.md", {"PRB101"}),
        ({"docs/**/a.md": ["PRB101"], "*.md": ["PRB102"]}, "docs/zh/a.md", {"PRB101", "PRB102"}),
        ({"!docs/**": ["PRB101"]}, "docs/a.md", set()),
        ({"!docs/**": ["PRB101"]}, "src/a.md", {"PRB101"}),
    ],
)
def test_per_file_ignores(
    ignores: dict[str, list[str]], path: str, codes: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert RuleSet(configured({"per-file-ignores": ignores})).ignored_in(path) == codes


# ---- packs


def test_pack_that_is_missing_names_the_file_that_asks_for_it() -> None:
    with pytest.raises(ConfigError) as raised:
        RuleSet(configured({"packs": ["wenlint_probe", "no_such_pack"]}))
    assert str(raised.value) == (
        "wenlint.toml: the pack no_such_pack cannot be imported (No module named 'no_such_pack'): "
        "install it, or remove it from `packs`"
    )


PACKS_REFUSED = {
    "not_a_pack": ("", "the module not_a_pack is no rule pack: it does not define PACK = Pack(…)"),
    "broken_pack": ("1 / 0\n", "the pack broken_pack fails when it is imported (ZeroDivisionError: division by zero)"),
    "empty_pack": (
        "from wenlint.api import Pack\nPACK = Pack('empty_pack', families={}, rules={})\n",
        'no rules at all: name a pack in `packs`, as packs = ["wenlint_rules"]',
    ),
    "strange_pack": (
        "from wenlint.api import Pack\nPACK = Pack('strange_pack', families={}, rules={'ABC101': 'a'})\n",
        "the pack strange_pack gives no family for the prefix of its rule ABC101",
    ),
    "hollow_pack": (
        "from wenlint.api import Pack\nPACK = Pack('hollow_pack', families={'ABC': 'residue'}, rules={'ABC101': 'a'})\n",
        "the rule ABC101 cannot be imported (ModuleNotFoundError: No module named 'hollow_pack.a'",
    ),
    "vain_pack": (
        "from wenlint.api import Pack\nPACK = Pack('json', families={'ABC': 'residue'}, rules={'ABC101': 'decoder'})\n",
        "the module json.decoder does not define the rule ABC101",
    ),
}


@pytest.mark.parametrize("name", PACKS_REFUSED)
def test_pack_that_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, message = PACKS_REFUSED[name]
    (tmp_path / f"{name}.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ConfigError) as raised:
        RuleSet(configured({"packs": [name]}))
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_two_packs_with_the_same_rule_are_refused() -> None:
    with pytest.raises(ConfigError, match="the packs wenlint_probe and wenlint_probe both have a rule PRB101: remove one"):
        RuleSet(configured({"packs": ["wenlint_probe", "wenlint_probe"]}))


# ---- gates: a rule is imported for the first document that may hold its defect


def word_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gates: str, name: str) -> str:
    """An importable pack with one rule, which finds 坏, and these gates."""
    package = tmp_path / name
    package.mkdir()
    (package / "__init__.py").write_text(
        "from wenlint.api import Gate, Pack\n"
        f'PACK = Pack("{name}", families={{"GAT": "residue"}}, rules={{"GAT101": "bad_word"}}, gates={gates})\n',
        "utf-8",
    )
    (package / "bad_word.py").write_text(
        "from wenlint.api import Document, Finding, Options, Span, rule\n"
        "class BadWordOptions(Options):\n    word: str = '坏'\n"
        "@rule('GAT101', 'bad-word', unit=Document, options=BadWordOptions, needs='坏', good=[], bad=[])\n"
        "def check(document, options):\n"
        "    at = document.text.find(options.word)\n"
        "    if at >= 0:\n"
        "        yield Finding(Span(at, at + 1), 'bad')\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    return name


@pytest.mark.parametrize(
    ("gates", "text", "imported", "found"),
    [
        ('{"GAT101": Gate(needs="坏")}', "好", False, 0),
        ('{"GAT101": Gate(needs="坏")}', "坏", True, 1),
        ('{"GAT101": Gate(needs="好坏")}', "好", True, 0),  # the rule's own gate still holds
        ('{"GAT101": Gate(ranges="坎坐")}', "坏", True, 1),
        ('{"GAT101": Gate(ranges="坐坠")}', "坏", False, 0),
        ('{"GAT101": Gate(ranges="坐坠坏坏")}', "坏", True, 1),
        ('{"GAT101": Gate(needs="x", ranges="AZ")}', "坏x", True, 1),
        ('{"GAT101": Gate(han=True)}', "plain", False, 0),
        ('{"GAT101": Gate(han=True)}', "坏", True, 1),
        ('{"GAT101": Gate()}', "plain", True, 0),
        ("{}", "plain", True, 0),
        ("None", "坏", True, 1),
    ],
)
def test_gate_decides_whether_a_rule_is_imported(
    gates: str, text: str, imported: bool, found: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = word_pack(tmp_path, monkeypatch, gates, f"gated_pack_{len(gates)}_{ord(text[0])}_{len(text)}_{found}")
    rules = RuleSet(Config(packs=(name,), select=("GAT101",)))
    assert len(check(Document(text), rules)) == found
    assert (f"{name}.bad_word" in sys.modules) is imported


def test_gate_of_a_preview_rule_leaves_it_out_without_an_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = word_pack(tmp_path, monkeypatch, '{"GAT101": Gate(preview=True)}', "gated_preview_pack")
    assert "GAT101" not in RuleSet(Config(packs=(name, "wenlint_probe"))).codes
    assert f"{name}.bad_word" not in sys.modules
    assert "GAT101" in RuleSet(Config(packs=(name,), preview=True)).codes


def test_options_are_checked_although_the_gate_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = word_pack(tmp_path, monkeypatch, '{"GAT101": Gate(needs="坏")}', "gated_option_pack")
    config = from_table({"packs": [name], "rules": {"bad-word": {"wrod": "x"}}}, os.getcwd(), "file")
    with pytest.raises(ConfigError, match="has no option wrod; did you mean word"):
        RuleSet(config)


@pytest.mark.parametrize(
    ("needs", "gate"),
    [
        ("", ("", "")),
        ("ba", ("ab", "")),
        ("abcdefg", ("abcdefg", "")),
        ("hgfedcba", ("", "ah")),
        ("x一abcdefghaa", ("x一", "ah")),
        ("\ue000\ue001" + "".join(map(chr, range(0xF000, 0xF010))), ("\ue000\ue001", "\uf000\uf00f")),
    ],
)
def test_characters_in_a_row_are_a_range(needs: str, gate: tuple[str, str]) -> None:
    made = rule("GAT101", "bad-word", unit=Document, needs=needs, good=[], bad=[])(lambda document, options: ())
    assert (made.gate.needs, made.gate.ranges) == gate
