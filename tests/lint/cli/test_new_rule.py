"""`wenlint new-rule`: what it writes works at once, and what is there stays."""

import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wenlint.cli.pack_source import PackSource

Run = Callable[..., Any]


# ---- what is refused, with nothing written


REFUSED = [
    (["ACM1", "a-b", "--pack", "p"], "ACM1 is no code: two to eight capitals and three or four digits, as ACM101"),
    (["acm101", "a-b", "--pack", "p"], "acm101 is no code"),
    (["ACM101", "A_b", "--pack", "p"], "A_b is no name: lower case with hyphens, as doubled-word"),
    (["ACM101", "class", "--pack", "p"], "class is no name"),
    (["ACM101", "a-b", "--pack", "my-pack"], "my-pack: my-pack cannot be imported as a module: name the folder as one, as my_pack"),
    (["ACM101", "a-b", "--pack", "x/import"], "x/import: import cannot be imported as a module"),
    (["ENC303", "a-b", "--pack", "p"], "ENC303 is taken: `wenlint rules` lists what there is"),
    (["ACM101", "replacement-character", "--pack", "p"], "replacement-character is taken"),
    (
        ["ACM101", "a-b", "--pack", "p", "--unit", "word"],
        "argument --unit: unknown value word; one of document, paragraph, sentence",
    ),
    (["ACM101", "a-b", "--pack", "p", "--family", "scrpt"], "argument --family: unknown value scrpt; did you mean script?"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, list) else None)
def test_refused(arguments: list[str], message: str, wenlint: Run, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    code, out, err = wenlint("new-rule", *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"wenlint: {message}")
    assert err.count("\n") == 1
    assert sorted(folder.rglob("*")) == before


def test_taken_in_the_pack(wenlint: Run, folder: Path) -> None:
    assert wenlint("new-rule", "ACM101", "one-rule", "--pack", "pack_a").code == 0
    before = {path: path.read_bytes() for path in folder.rglob("*.py")}
    assert (
        wenlint("new-rule", "ACM101", "other-rule", "--pack", "pack_a").err
        == "wenlint: ACM101 is taken: `wenlint rules` lists what there is\n"
    )
    assert (
        wenlint("new-rule", "ACM102", "one-rule", "--pack", "pack_a").err
        == "wenlint: one-rule is taken: `wenlint rules` lists what there is\n"
    )
    (folder / "pack_a/third_rule.py").write_text("mine")
    assert (
        wenlint("new-rule", "ACM103", "third-rule", "--pack", "pack_a").err
        == "wenlint: pack_a/third_rule.py: exists already, and was left alone\n"
    )
    assert {path: path.read_bytes() for path in folder.rglob("*.py") if path.name != "third_rule.py"} == before


# ---- what is written works


@pytest.mark.parametrize("unit", ["document", "paragraph", "sentence"])
def test_new_pack_passes_its_own_tests_and_checks_files(
    unit: str, wenlint: Run, spawn: Run, folder: Path, environment: dict[str, str]
) -> None:
    code, out, err = wenlint("new-rule", "ACM101", "wrong-word", "--pack", "pack_b", "--unit", unit)
    assert (code, err) == (0, "")
    assert out == (
        "pack_b/wrong_word.py: written\npack_b/__init__.py: written\ntests/test_pack_b.py: written\n"
        "next: change pack_b/wrong_word.py, and run pytest\n"
        '      install the pack, and name it in a configuration: packs = ["wenlint_rules", "pack_b"]\n'
    )
    environment["PYTHONPATH"] += f"{os.pathsep}{folder}"
    tested = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert b"4 passed" in tested.stdout, tested.stdout
    (folder / "wenlint.toml").write_text('packs = ["wenlint_rules", "pack_b"]\nselect = ["ACM"]\n')
    (folder / "a.md").write_text("# 帐号\n\n请输入\n帐号。帐篷\n", "utf-8")
    checked = spawn("check", "-q", "--output-format", "concise", "a.md")
    expected = b"a.md:1:3: ACM101 ", b"a.md:4:1: ACM101 "
    assert [line.startswith(start) for line, start in zip(checked.stdout.splitlines(), expected, strict=True)] == [True, True]
    assert spawn("check", "-q", "--fix", "--unsafe-fixes", "a.md").returncode == 0
    assert (folder / "a.md").read_text("utf-8") == "# 账号\n\n请输入\n账号。帐篷\n"


def test_new_rule_is_well_formed(wenlint: Run, folder: Path) -> None:
    for number, unit in enumerate(("document", "paragraph", "sentence")):
        wenlint("new-rule", f"ACM10{number}", f"rule-{unit}", "--pack", "pack_c", "--unit", unit)
    for action in (["check", "--select", "E,F,I,W,N,B,UP"], ["format", "--check"]):
        command = [sys.executable, "-m", "ruff", *action, "--isolated", "--line-length", "120", "pack_c", "tests"]
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout


def test_rules_join_an_existing_pack(wenlint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "src").mkdir()
    (folder / "pyproject.toml").write_text("")
    for code, name, flags in [
        ("ACM102", "second-rule", []),
        ("ACM101", "first-rule", []),
        ("BCM101", "third-rule", ["--family", "number"]),
        ("ACM103", "fourth-rule", ["--family", "script"]),  # the family of ACM stands
    ]:
        assert wenlint("new-rule", code, name, "--pack", "src/pack_d", *flags).code == 0
    assert (folder / "tests/test_pack_d.py").exists()
    monkeypatch.syspath_prepend(str(folder / "src"))
    pack = importlib.import_module("pack_d").PACK
    assert pack.families == {"ACM": "residue", "BCM": "number"}
    assert list(pack.rules.items()) == [
        ("ACM101", "first_rule"), ("ACM102", "second_rule"), ("ACM103", "fourth_rule"), ("BCM101", "third_rule"),
    ]  # fmt: skip


def test_rule_goes_to_its_siblings_and_their_tests_suffice(wenlint: Run, folder: Path) -> None:
    (folder / "pack_e/encoding").mkdir(parents=True)
    (folder / "pack_e/number").mkdir()
    (folder / "pack_e/__init__.py").write_text(
        'PACK = Pack("pack_e", families={"ENC": "encoding", "NUM": "number"}, rules={"ENC901": "encoding.odd_thing"})\n'
    )
    (folder / "tests/deep").mkdir(parents=True)
    (folder / "tests/deep/test_all.py").write_text('cases("pack_e")')
    assert wenlint("new-rule", "ENC902", "new-thing", "--pack", "pack_e").lines[:2] == [
        "pack_e/encoding/new_thing.py: written",
        "pack_e/__init__.py: written",
    ]
    assert wenlint("new-rule", "NUM901", "new-number", "--pack", "pack_e").lines[0] == "pack_e/number/new_number.py: written"
    assert (folder / "pack_e/__init__.py").read_text() == (
        'PACK = Pack("pack_e", families={"ENC": "encoding", "NUM": "number"}, '
        'rules={"ENC901": "encoding.odd_thing", "ENC902": "encoding.new_thing", "NUM901": "number.new_number"})\n'
    )
    assert sorted(path.name for path in (folder / "tests").rglob("*.py")) == ["test_all.py"]


@pytest.mark.parametrize(
    "source",
    [
        "PACK = make()\n",
        "PACK = Pack(NAME, families={}, rules={})\n",
        'PACK = Pack("pack_f", families=FAMILIES, rules={})\n',
        "def (\n",
        "",
        "RULES = {}\n",
    ],
)
def test_pack_that_is_no_plain_literal_is_left_to_its_author(source: str, wenlint: Run, folder: Path) -> None:
    (folder / "pack_f").mkdir()
    (folder / "pack_f/__init__.py").write_text(source)
    code, out, _ = wenlint("new-rule", "ACM101", "new-thing", "--pack", "pack_f")
    assert code == 0
    assert 'pack_f/__init__.py: add "ACM101": "new_thing" to the rules of PACK, and "ACM" to its families\n' in out
    assert (folder / "pack_f/__init__.py").read_text() == source
    assert (folder / "pack_f/new_thing.py").exists()


# ---- the source of a pack


SOURCES = [
    # in front of the first greater code, at the end else; the layout of the mapping is kept
    ('rules={\n        "AA102": "b",\n    }', 'rules={\n        "AA101": "new",\n        "AA102": "b",\n    }'),
    ('rules={\n        "AA100": "b",\n    }', 'rules={\n        "AA100": "b",\n        "AA101": "new",\n    }'),
    ('rules={\n        "AA100": "b"\n    }', 'rules={\n        "AA100": "b",\n        "AA101": "new"\n    }'),
    ('rules={"AA100": "b"}', 'rules={"AA100": "b", "AA101": "new"}'),
    ('rules={"AA102": "b",}', 'rules={"AA101": "new", "AA102": "b",}'),
    ("rules={}", 'rules={\n        "AA101": "new",\n    }'),
    # a comment stays with its entry
    (
        'rules={\n        "AA100": "文",  # about 文\n        # the end\n    }',
        'rules={\n        "AA100": "文",  # about 文\n        "AA101": "new",\n        # the end\n    }',
    ),
    ('rules={\n        "AA102": "文",  # 文\n    }', 'rules={\n        "AA101": "new",\n        "AA102": "文",  # 文\n    }'),
]


@pytest.mark.parametrize(("before", "after"), SOURCES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_rule_is_put_into_the_source(before: str, after: str, newline: str) -> None:
    frame = '"""文。"""\n\nPACK = Pack(\n    "a",\n    families={"AA": "script"},\n    %s,\n)\n'
    pack = PackSource.read((frame % before).replace("\n", newline).encode())
    assert pack is not None
    assert pack.with_rule("AA101", "new", "number") == (frame % after).replace("\n", newline).encode()


@pytest.mark.parametrize("order", ["families={}, rules={}", "rules={}, families={}"])
def test_new_prefix_gets_its_family(order: str) -> None:
    pack = PackSource.read(f'PACK = Pack("a", {order})\n'.encode())
    assert pack is not None
    changed = PackSource.read(pack.with_rule("AA101", "new", "number") or b"")
    assert changed is not None
    assert (changed.mapping(changed.rules), changed.mapping(changed.families)) == ({"AA101": "new"}, {"AA": "number"})
