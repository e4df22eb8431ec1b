"""Rule packs by module name, and the selection of rules."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from sample_rules import make_rule
from wenlint.errors import ConfigError, UsageError
from wenlint.packs import load_packs
from wenlint.rule import Pack, Rule

MakePack = Callable[..., str]


def rule(code: str = "TST101", name: str = "sample-rule") -> Rule:
    return make_rule(lambda document, options: (), code, name)


def error_of(*modules: str) -> str:
    with pytest.raises(ConfigError) as raised:
        load_packs(modules)
    message = str(raised.value)
    assert "\n" not in message
    return message


def put(name: str, monkeypatch: pytest.MonkeyPatch, **contents: object) -> str:
    """Makes a module importable."""
    module = ModuleType(name)
    for key, value in contents.items():
        setattr(module, key, value)
    monkeypatch.setitem(sys.modules, name, module)
    return name


@pytest.mark.parametrize("name", ["no_such_pack", "json.no_such_pack", "a..b"])
def test_a_pack_that_is_missing(name: str) -> None:
    assert error_of(name).startswith(f"the pack {name} cannot be imported (No module named ")
    assert error_of(name).endswith("): install it, or remove it from `packs`")


@pytest.mark.parametrize("name", ["", ".", ".json", "..json", "a/b", "a-b", "../evil"])
def test_a_name_that_names_no_module(name: str) -> None:
    assert error_of(name).startswith(f"the pack {name} ")


@pytest.mark.parametrize("content", ["x = = 1", "raise SystemError('no\\nway')", "import no_such_module", "1 / 0"])
def test_a_pack_that_fails_when_it_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    (tmp_path / "failing_pack.py").write_text(content)
    monkeypatch.syspath_prepend(tmp_path)
    assert error_of("failing_pack").startswith("the pack failing_pack ")


def test_a_module_that_is_no_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    assert error_of("json") == "the module json is no rule pack: it does not define PACK = Pack(…)"
    assert "is no rule pack" in error_of(put("wrong", monkeypatch, PACK={"rules": {}}))


def test_no_rules_at_all(make_pack: MakePack) -> None:
    assert error_of() == 'no rules at all: name a pack in `packs`, as packs = ["wenlint_rules"]'
    assert error_of(make_pack()).startswith("no rules at all")


def test_two_packs_with_one_code_or_name(make_pack: MakePack) -> None:
    first = make_pack(rule(), name="first_pack")
    second = make_pack(rule("TST101", "other-rule"), name="second_pack")
    third = make_pack(rule("TST102", "sample-rule"), name="third_pack")
    assert error_of(first, second) == "the packs first_pack and second_pack both have a rule TST101: remove one from `packs`"
    assert error_of(first, third) == "the packs first_pack and third_pack both have a rule sample-rule: remove one from `packs`"


@pytest.mark.parametrize(
    ("code", "name", "taken"),
    [("WEN001", "other", "WEN001"), ("TST101", "rule-error", "rule-error"), ("TST101", "number", "number")],
)
def test_what_the_engine_calls_its_own(make_pack: MakePack, code: str, name: str, taken: str) -> None:
    pack = make_pack(rule(code, name))
    assert error_of(pack) == f"the pack sample_pack has a rule {taken}, which is wenlint's own name: name it otherwise"


def test_a_family_that_does_not_exist(make_pack: MakePack) -> None:
    message = error_of(make_pack(rule(), family="style"))
    assert message == (
        "the pack sample_pack gives its rules TST the family style: one of duplicate, truncation, encoding, script, number, residue"
    )


def test_a_prefix_without_a_family(monkeypatch: pytest.MonkeyPatch) -> None:
    name = put("odd_pack", monkeypatch, PACK=Pack("odd_pack", families={"ABC": "residue"}, rules={"TST101": "x"}))
    assert error_of(name) == "the pack odd_pack gives no family for the prefix of its rule TST101"


def load_error(pack: str) -> str:
    with pytest.raises(ConfigError) as raised:
        load_packs([pack]).entries[0].load()
    return str(raised.value)


def test_a_rule_whose_module_is_missing_or_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, content, message in (
        ("pack_one", None, "the rule TST101 cannot be imported (ModuleNotFoundError: "),
        ("pack_two", "1 /\\\n0", "the rule TST101 cannot be imported (ZeroDivisionError: "),
        ("pack_three", "", "the module pack_three.some_rule does not define the rule TST101"),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "__init__.py").write_text(
            f"from wenlint.api import Pack\nPACK = Pack('{name}', families={{'TST': 'residue'}}, rules={{'TST101': 'some_rule'}})\n"
        )
        if content is not None:
            (folder / "some_rule.py").write_text(content)
        monkeypatch.syspath_prepend(tmp_path)
        assert load_error(name).startswith(message)


def test_a_rule_whose_name_is_not_that_of_its_module(make_pack: MakePack, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = make_pack(rule("TST101", "sample-rule"))
    put("sample_pack.sample_rule", monkeypatch, check=rule("TST101", "another-rule"))
    assert load_error(pack) == "the rule TST101 in sample_pack.sample_rule must be named sample-rule, as its module is"


def test_a_rule_has_the_family_of_its_prefix(make_pack: MakePack) -> None:
    made = rule()
    assert load_packs([make_pack(made, family="script")]).entries[0].load() is made
    assert made.family == "script"


@pytest.fixture
def selected(make_pack: MakePack) -> Callable[[str], list[str]]:
    registry = load_packs([make_pack(rule("TST102", "bad-word"), rule("TST101", "odd-word"), rule("TSX201", "odd-byte"))])
    return lambda selector: [entry.code for entry in registry.select(selector)]


@pytest.mark.parametrize(
    ("selector", "codes"),
    [
        ("TST101", ["TST101"]),
        ("odd-word", ["TST101"]),
        ("TST1", ["TST101", "TST102"]),
        ("TS", ["TST101", "TST102", "TSX201"]),
        ("residue", ["TST101", "TST102", "TSX201", "WEN001", "WEN002", "WEN003", "WEN005"]),
        ("WEN", ["WEN001", "WEN002", "WEN003", "WEN004", "WEN005"]),
        ("ALL", ["TST101", "TST102", "TSX201", "WEN001", "WEN002", "WEN003", "WEN004", "WEN005"]),
        ("number", []),
    ],
)
def test_selectors(selected: Callable[[str], list[str]], selector: str, codes: list[str]) -> None:
    assert selected(selector) == codes


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("tst101", "; did you mean TST101?"),
        ("tst", "; did you mean TST?"),
        ("TST111", "; did you mean TST101?"),
        ("odd-wrd", "; did you mean odd-word?"),
        ("residu", "; did you mean residue?"),
        ("", "; `wenlint rules` lists them"),
        ("ÜÜÜ", "; `wenlint rules` lists them"),
    ],
)
def test_a_selector_that_does_not_exist(selected: Callable[[str], list[str]], selector: str, hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        selected(selector)
    assert str(raised.value) == f"unknown rule {selector}{hint}"


ROOT = Path(__file__).resolve().parents[2]

HOSTILE = ("evil", "wenlint_rules", "tomllib", "json", "difflib", "unicodedata", "pyromark", "encodings", "wenlint_rules/encoding")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder to check whose modules leave a trace when they are imported."""
    for name in HOSTILE:
        target = tmp_path / "docs" / f"{name}.py"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("open('TRACE', 'a').write(__name__)\n")
    (tmp_path / "docs" / "wenlint.toml").write_text('packs = ["wenlint_rules", "evil"]\n')
    (tmp_path / "docs" / "a.md").write_text("# 标题\n\n手持两把锟斤拷\n", encoding="utf-8")
    return tmp_path / "docs"


def run_in(folder: Path, *command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    path = os.pathsep.join(str(ROOT / name) for name in ("rules", "lint"))
    given = {**kept, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=given, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(params=["module", "script", "safe path"])
def wenlint(request: pytest.FixtureRequest, tmp_path: Path, hostile: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """The ways to start the command: `python -m`, the console script, and `python -m` with PYTHONSAFEPATH."""
    script = tmp_path / "bin" / "wenlint"
    script.parent.mkdir()
    script.write_text("import sys\nfrom wenlint.cli import main\nsys.exit(main())\n")
    start = [str(script)] if request.param == "script" else ["-m", "wenlint"]
    environment = {"PYTHONSAFEPATH": "1"} if request.param == "safe path" else {}
    return lambda *arguments: run_in(hostile, *start, *arguments, **environment)


def test_nothing_is_imported_from_the_folder_that_is_checked(
    wenlint: Callable[..., "subprocess.CompletedProcess[str]"], hostile: Path
) -> None:
    done = wenlint("check", ".")
    assert done.returncode == 2
    assert done.stderr == (
        "wenlint: wenlint.toml: the pack evil cannot be imported (No module named 'evil'): install it, or remove it from `packs`\n"
    )
    (hostile / "wenlint.toml").write_text("")
    done = wenlint("check", "--output-format", "json-lines", "--select", "ENC303", ".")
    assert (done.returncode, done.stderr) == (1, "")
    assert '"code": "ENC303"' in done.stdout
    assert not (hostile / "TRACE").exists()
