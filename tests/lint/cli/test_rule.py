"""`wenlint rule` and `wenlint rules`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wenlint.packs import load_packs

Run = Callable[..., Any]

PAGE = """\
PRB106 failing-rule

A rule that fails.

Fix safety: for tests.

family:   residue
severity: warning
fix:      none
status:   stable
option:   rules.failing-rule.word = "boom"
option:   rules.failing-rule.times = 1
option:   rules.failing-rule.share = 0.5
option:   rules.failing-rule.loud = false
option:   rules.failing-rule.others = []

Found, at the marks «», with what the fix makes of it:
  - «a»

Left alone:
  - a
"""


# ---- rule


@pytest.mark.parametrize("name", ["PRB106", "failing-rule", "prb106"])
def test_page(name: str, wenlint: Run) -> None:
    assert wenlint("rule", name) == (0, PAGE, "")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("PRB101", ["severity: warning", "fix:      safe", "status:   stable", "  - a «foo» b", "  → a bar b"]),
        ("PRB102", ["fix:      unsafe"]),
        ("PRB103", ["fix:      suggestion"]),
        ("PRB104", ["severity: info", "fix:      none", "  - a «note» b"]),
        ("PRB105", ["status:   preview, runs with --preview only"]),
        ("WEN001", ["WEN001 rule-error", "family:   residue", "severity: error", "fix:      none"]),
    ],
)
def test_page_says(name: str, lines: list[str], wenlint: Run) -> None:
    shown = wenlint("rule", name).lines
    assert [line for line in lines if line not in shown] == []


def test_examples_are_shown_so_that_nothing_is_hidden(wenlint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = folder / "packs/shown_pack"
    pack.mkdir(parents=True)
    (pack / "__init__.py").write_text(
        "from wenlint.api import Pack\nPACK = Pack('shown_pack', families={'SHW': 'residue'}, rules={'SHW101': 'shown'})\n"
    )
    (pack / "shown.py").write_text(
        '"""Shown."""\nfrom wenlint.api import *\n\nclass ShownOptions(Options):\n    most: int = 3\n\n'
        "@rule('SHW101', 'shown', unit=Document, options=ShownOptions,\n"
        "      good=[Good('a', format='markdown', options={'most': 5})],\n"
        "      bad=[Bad('a\\u200b\\n«\\x1b»', fixed='')])\n"
        "def check(document, options):\n    yield from ()\n"
    )
    monkeypatch.syspath_prepend(str(folder / "packs"))
    (folder / "wenlint.toml").write_text('packs = ["shown_pack"]')
    assert wenlint("rule", "SHW101").lines[-8:] == [
        "Found, at the marks «», with what the fix makes of it:",
        "  - a<U+200B>",
        "    «<U+001B>»",
        "  → (nothing)",
        "",
        "Left alone:",
        "  (markdown, most = 5)",
        "  - a",
    ]


def test_json(wenlint: Run) -> None:
    code, out, err = wenlint("rule", "safe-word", "--output-format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "code": "PRB101",
        "name": "safe-word",
        "family": "residue",
        "severity": "warning",
        "status": "stable",
        "fix": ["safe"],
        "summary": "A word with a safe fix",
        "doc": "A word with a safe fix.\n\nFix safety: for tests.",
        "options": [],
        "good": [{"text": "a b", "format": "text", "options": {}}],
        "bad": [{"text": "a «foo» b", "format": "text", "options": {}, "fixed": "a bar b"}],
    }


def test_json_of_options(wenlint: Run) -> None:
    record = json.loads(wenlint("rule", "PRB106", "--output-format", "json").out)
    assert record["options"][1:3] == [{"name": "times", "default": 1, "doc": ""}, {"name": "share", "default": 0.5, "doc": ""}]


@pytest.mark.parametrize("entry", load_packs(["wenlint_rules"]).entries, ids=lambda entry: entry.code)
def test_every_standard_rule_has_a_page(entry: Any, wenlint: Run) -> None:
    code, out, err = wenlint("rule", "--isolated", entry.code)
    assert (code, err) == (0, "")
    assert out.startswith(f"{entry.code} {entry.name}\n\n")
    assert json.loads(wenlint("rule", "--isolated", entry.name, "--output-format", "json").out)["code"] == entry.code


# ---- rules


def test_table(wenlint: Run) -> None:
    code, out, err = wenlint("rules", "--select", "PRB101,info-word,PRB105", "--select", "WEN001")
    assert (code, err) == (0, "")
    assert out == (
        "PRB101  safe-word     warning  safe  A word with a safe fix\n"
        "PRB104  info-word     info     none  A word that is no defect\n"
        "PRB105  preview-word  warning  none  A word of a preview rule (preview)\n"
        "WEN001  rule-error    error    none  A rule failed on this document\n"
    )


def test_all_rules_of_the_configured_packs_are_listed(wenlint: Run, folder: Path) -> None:
    codes = [f"PRB10{number}" for number in range(1, 8)] + ["WEN001", "WEN002", "WEN003", "WEN004", "WEN005"]
    assert [line.split()[0] for line in wenlint("rules").lines] == codes
    (folder / "other.toml").write_text('packs = ["wenlint_rules", "wenlint_probe"]')
    both = [line.split()[0] for line in wenlint("rules", "--config", "other.toml").lines]
    assert set(both) > {*codes, "ENC303"}
    assert [line.split()[0] for line in wenlint("rules", "--isolated").lines] == [
        code for code in both if not code.startswith("PRB")
    ]


def test_table_for_the_readme(wenlint: Run) -> None:
    assert wenlint("rules", "--select", "PRB101,PRB103", "--output-format", "markdown").lines == [
        "| code | name | finds | fix | severity |",
        "|---|---|---|---|---|",
        "| PRB101 | safe-word | A word with a safe fix | safe | warning |",
        "| PRB103 | suggested-word | A word with a suggestion | suggestion | warning |",
    ]


def test_list_as_json(wenlint: Run) -> None:
    records = json.loads(wenlint("rules", "--output-format", "json").out)
    assert [(record["code"], record["status"], record["fix"]) for record in records[:5]] == [
        ("PRB101", "stable", ["safe"]),
        ("PRB102", "stable", ["unsafe"]),
        ("PRB103", "stable", ["suggestion"]),
        ("PRB104", "stable", []),
        ("PRB105", "preview", []),
    ]
