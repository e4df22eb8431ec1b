"""The JSON Schema of a configuration file: for editors that complete and check wenlint.toml.

Draft 7, the newest that Taplo and SchemaStore read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wenlint.config import KEYS, LOCALES, Config
from wenlint.describe import options
from wenlint.finding import FAMILIES

if TYPE_CHECKING:
    from wenlint.packs import Registry
    from wenlint.rule import Rule

SELECTOR_KEYS = frozenset(("select", "ignore", "extend-select", "fixable", "unfixable", "extend-safe-fixes", "extend-unsafe-fixes"))
"""The keys whose values are selectors of rules."""

_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}
_STRINGS: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
_SELECTORS = {"type": "array", "items": {"$ref": "#/definitions/selector"}}


def schema(registry: Registry) -> dict[str, Any]:
    """The schema of a file for the rules of a registry; rules of other packs are let pass."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "wenlint configuration",
        "description": "wenlint.toml, .wenlint.toml, or the table tool.wenlint of pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": _properties(registry),
        "definitions": {
            "selector": _selector(registry),
            **{f"rule-{entry.name}": _options(entry.load()) for entry in registry.entries},
        },
    }


def _properties(registry: Registry) -> dict[str, Any]:
    made = {key: {"description": KEYS[key].doc, **_value(key), **_default(key)} for key in KEYS}
    made["rules"]["properties"] = {
        key: {"$ref": f"#/definitions/rule-{entry.name}"} for entry in registry.entries for key in (entry.name, entry.code)
    }
    return made


def _value(key: str) -> dict[str, Any]:
    if key == "locale":
        return {"type": "string", "enum": list(LOCALES)}
    if key == "per-file-ignores":
        return {"type": "object", "additionalProperties": _SELECTORS}
    if key == "rules":
        return {"type": "object", "additionalProperties": {"type": "object"}}
    if key in SELECTOR_KEYS:
        return _SELECTORS
    return _STRINGS if KEYS[key].kind == "strings" else {"type": KEYS[key].kind}


def _default(key: str) -> dict[str, Any]:
    if KEYS[key].kind == "table" or key == "extend":
        return {}
    default = Config._field_defaults[key.replace("-", "_")]
    return {"default": list(default) if isinstance(default, tuple) else default}


def _selector(registry: Registry) -> dict[str, Any]:
    known = ["ALL", *FAMILIES, *(entry.code for entry in registry.entries), *(entry.name for entry in registry.entries)]
    other = {"description": "beginning of codes, or a rule of another pack", "pattern": "^([A-Z]+[0-9]*|[a-z0-9]+(-[a-z0-9]+)*)$"}
    return {"type": "string", "anyOf": [{"enum": known}, other]}


def _options(rule: Rule) -> dict[str, Any]:
    return {
        "description": f"{rule.code}: {rule.summary}",
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _option(default, doc) for key, (default, doc) in options(rule).items()},
    }


def _option(default: Any, doc: str) -> dict[str, Any]:
    described = {"description": doc} if doc else {}
    if isinstance(default, tuple):
        return {**described, **_STRINGS, "default": list(default)}
    return {**described, "type": _TYPES[type(default)], "default": default}
