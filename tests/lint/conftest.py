"""Packs made for a test."""

import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from wenlint.config import Config
from wenlint.rule import Pack, Rule
from wenlint.ruleset import RuleSet


@pytest.fixture
def make_pack(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Puts rules into an importable pack, and returns the name of its module."""

    def make(*rules: Rule, name: str = "sample_pack", family: str = "residue") -> str:
        pack = ModuleType(name)
        modules = {rule.code: rule.name.replace("-", "_") for rule in rules}
        families: Any = {rule.code.rstrip("0123456789"): family for rule in rules}
        pack.PACK = Pack(name, families=families, rules=modules)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, name, pack)
        for rule in rules:
            module = ModuleType(f"{name}.{modules[rule.code]}")
            module.check = rule  # type: ignore[attr-defined]
            monkeypatch.setitem(sys.modules, module.__name__, module)
        return name

    return make


@pytest.fixture
def make_rules(make_pack: Callable[..., str]) -> Callable[..., RuleSet]:
    """The rule set of a pack that is made of these rules; keywords are settings of the configuration."""

    def make(*rules: Rule, **settings: Any) -> RuleSet:
        return RuleSet(Config(packs=(make_pack(*rules),), **settings))

    return make
