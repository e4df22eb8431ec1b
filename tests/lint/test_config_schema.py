"""The JSON Schema says yes and no where the configuration itself does."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from wenlint.cli.config import schema_text
from wenlint.config import KEYS, Config, from_table
from wenlint.config_schema import SELECTOR_KEYS, schema
from wenlint.errors import ConfigError
from wenlint.packs import load_packs
from wenlint.ruleset import RuleSet

PACKS = Path(__file__).resolve().parents[1] / "packs"


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.syspath_prepend(str(PACKS))
    return schema(load_packs(["wenlint_probe"]))


def loads(table: dict[str, Any]) -> bool:
    """True when the configuration itself takes the table."""
    try:
        RuleSet(from_table({"packs": ["wenlint_probe"], **table}, "/", "file", Config()))
    except ConfigError:
        return False
    return True


REFUSED = [
    "selct = []",
    'select = "ALL"',
    "select = [1]",
    'select = [""]',
    'select = ["a b"]',
    'select = ["PRB*"]',
    "preview = 1",
    "respect-gitignore = 'yes'",
    'locale = "zh"',
    "packs = 'x'",
    "exclude = [1]",
    "rules = []",
    "rules.PRB106 = 3",
    "rules.PRB106.wrd = 'x'",
    "rules.failing-rule.wrd = 'x'",
    "rules.PRB106.word = 3",
    "rules.PRB106.times = 1.5",
    "rules.PRB106.times = true",
    "rules.PRB106.share = 'x'",
    "rules.PRB106.loud = 1",
    "rules.PRB106.others = 'x'",
    "rules.PRB106.others = [1]",
    "rules.PRB101.word = 'x'",
    "rules.WEN001.word = 'x'",
    "per-file-ignores = []",
    'per-file-ignores."a.md" = "PRB"',
    'per-file-ignores."a.md" = [1]',
]

TAKEN = [
    "",
    'select = ["ALL", "PRB", "PRB10", "PRB101", "safe-word", "residue", "encoding"]',
    'ignore = ["WEN002", "unused-directive"]',
    "preview = true",
    "respect-gitignore = false",
    'locale = "zh-Hant-TW"',
    'extend-exclude = ["a/**", "!b"]',
    'unfixable = ["PRB"]\nextend-safe-fixes = ["PRB102"]',
    "rules.PRB106 = {word = 'x', times = 3, share = 0.25, loud = true, others = ['a']}",
    "rules.failing-rule = {share = 1}",
    "rules.safe-word = {}",
    'per-file-ignores = {"a/**" = ["PRB101"], "!b" = ["residue"]}',
]


@pytest.mark.parametrize("text", REFUSED)
def test_refused_by_both(text: str, probe: dict[str, Any]) -> None:
    table = tomllib.loads(text)
    assert not Draft7Validator(probe).is_valid(table)
    assert not loads(table)


@pytest.mark.parametrize("text", TAKEN)
def test_taken_by_both(text: str, probe: dict[str, Any]) -> None:
    table = tomllib.loads(text)
    assert list(Draft7Validator(probe).iter_errors(table)) == []
    assert loads(table)


@pytest.mark.parametrize("text", ['select = ["XYZ101", "their-rule"]', "rules.their-rule.anything = 3", 'extend = "../base.toml"'])
def test_what_only_the_installed_packs_could_tell_is_let_pass(text: str, probe: dict[str, Any]) -> None:
    assert list(Draft7Validator(probe).iter_errors(tomllib.loads(text))) == []


def test_schema_is_one(probe: dict[str, Any]) -> None:
    Draft7Validator.check_schema(probe)
    Draft7Validator.check_schema(schema(load_packs(["wenlint_rules"])))
    assert probe["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_schema_has_the_keys_with_their_meaning_and_default(probe: dict[str, Any]) -> None:
    properties = probe["properties"]
    assert list(properties) == list(KEYS)
    assert [properties[key]["description"] for key in KEYS] == [key.doc for key in KEYS.values()]
    for key in KEYS:
        if key in ("extend", "rules", "per-file-ignores"):
            assert "default" not in properties[key]
        else:
            default = Config._field_defaults[key.replace("-", "_")]
            assert properties[key]["default"] == (list(default) if isinstance(default, tuple) else default)
            assert Draft7Validator(probe).is_valid({key: properties[key]["default"]})


def test_rules_are_enumerated_for_completion(probe: dict[str, Any]) -> None:
    known = probe["definitions"]["selector"]["anyOf"][0]["enum"]
    assert {"ALL", "encoding", "PRB101", "safe-word", "WEN004"} <= set(known)
    assert set(KEYS) > SELECTOR_KEYS
    for key in SELECTOR_KEYS:
        assert probe["properties"][key]["items"] == {"$ref": "#/definitions/selector"}


def test_options_have_type_and_default(probe: dict[str, Any]) -> None:
    rules = probe["properties"]["rules"]["properties"]
    assert rules["PRB106"] == rules["failing-rule"] == {"$ref": "#/definitions/rule-failing-rule"}
    assert probe["definitions"]["rule-failing-rule"] == {
        "description": "PRB106: A rule that fails",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "word": {"type": "string", "default": "boom"},
            "times": {"type": "integer", "default": 1},
            "share": {"type": "number", "default": 0.5},
            "loud": {"type": "boolean", "default": False},
            "others": {"type": "array", "items": {"type": "string"}, "default": []},
        },
    }


def test_options_have_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKS / "wenlint_acme"))
    made = schema(load_packs(["wenlint_acme"]))["definitions"]["rule-unfilled-field"]["properties"]
    assert made["marks"]["description"] == "the words that stand in the brackets (default 待填, 待补 and TBD)."


def test_text_is_json_for_people() -> None:
    text = schema_text(load_packs(["wenlint_rules"]))
    assert json.loads(text)["title"] == "wenlint configuration"
    assert text.endswith("}\n")
    assert "\\u" not in text.replace("\\\\", "").replace("\\u00", "")  # an escaped backslash is no escape
