"""Rule packs by module name, and the selection of rules by code, prefix, name and family."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from wenlint.builtin import BUILTIN
from wenlint.errors import ConfigError, UsageError, closest
from wenlint.finding import FAMILIES, Family
from wenlint.record import Record
from wenlint.rule import Gate, Pack, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STANDARD_PACKS = ("wenlint_rules",)


class Entry(Record):
    """A rule of a pack, known before its module is imported; `known_gate` is its gate where the pack says it."""

    code: str
    name: str
    family: Family
    module: str
    known_gate: Gate | None = None

    @property
    def gate(self) -> Gate:
        """The rule's gate; a rule of which the pack does not say it is imported for it."""
        return self.load().gate if self.known_gate is None else self.known_gate

    def load(self) -> Rule:
        """Import the rule; `ConfigError` when its module does not define it."""
        try:
            module = import_module(self.module)
        except Exception as error:
            raise ConfigError(f"the rule {self.code} cannot be imported ({type(error).__name__}: {_one_line(error)})") from error
        for value in vars(module).values():
            if isinstance(value, Rule) and value.code == self.code:
                value.family = self.family
                value.origin = self.module
                if value.name != self.name:
                    raise ConfigError(f"the rule {self.code} in {self.module} must be named {self.name}, as its module is")
                return value
        raise ConfigError(f"the module {self.module} does not define the rule {self.code}")


class Registry:
    """All rules of the configured packs in the order of their codes, and those of the engine itself."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = [
            *sorted(entries),
            *(Entry(rule.code, rule.name, rule.family, "wenlint.builtin", rule.gate) for rule in BUILTIN),
        ]
        self.by_code = {entry.code: entry for entry in self.entries}
        self.by_name = {entry.name: entry for entry in self.entries}

    def select(self, selector: str) -> list[Entry]:
        """The rules that a selector names: a code, the beginning of codes, a name, a family, or `ALL`.

        Raises `UsageError` naming the closest known selector when there is none.
        """
        entry = self.by_code.get(selector) or self.by_name.get(selector)
        if entry:
            return [entry]
        if selector == "ALL":
            return list(self.entries)
        if selector in FAMILIES:
            return [entry for entry in self.entries if entry.family == selector]
        matching = [entry for entry in self.entries if selector and entry.code.startswith(selector)]
        if not matching:
            raise UsageError(f"unknown rule {selector}{self.hint(selector)}")
        return matching

    def hint(self, selector: str) -> str:
        """`; did you mean …?` for a selector that names no rule."""
        upper = selector.upper()
        if upper in self.by_code or any(code.startswith(upper) for code in self.by_code if upper):
            return f"; did you mean {upper}?"
        return closest(upper, list(self.by_code)) or closest(selector, [*self.by_name, *FAMILIES]) or "; `wenlint rules` lists them"

    def find(self, selector: str) -> Entry:
        """The one rule with this code or name; `UsageError` naming the closest one when there is none."""
        entry = self.by_code.get(selector) or self.by_name.get(selector) or self.by_code.get(selector.upper())
        if entry is None:
            begun = next((code for code in self.by_code if selector and code.startswith(selector.upper())), None)
            raise UsageError(f"unknown rule {selector}{f'; did you mean {begun}?' if begun else self.hint(selector)}")
        return entry


def load_packs(modules: Sequence[str]) -> Registry:
    """The rules of the packs with these module names.

    Raises `ConfigError` for a module that is missing, is no pack, holds no rule, or repeats a code or name of another.
    """
    entries: list[Entry] = []
    own = {"ALL", *FAMILIES, *(key for rule in BUILTIN for key in (rule.code, rule.name))}
    seen: dict[str, str] = {}
    for name in modules:
        pack = _load(name)
        for code, module in pack.rules.items():
            entry = _entry(pack, code, module)
            for key in (entry.code, entry.name):
                if key in own:
                    raise ConfigError(f"the pack {name} has a rule {key}, which is wenlint's own name: name it otherwise")
                if key in seen:
                    raise ConfigError(f"the packs {seen[key]} and {name} both have a rule {key}: remove one from `packs`")
                seen[key] = name
            entries.append(entry)
    if not entries:
        raise ConfigError('no rules at all: name a pack in `packs`, as packs = ["wenlint_rules"]')
    return Registry(entries)


def _load(name: str) -> Pack:
    kept = sys.path
    # A pack is installed code: nothing is imported from the folder that is being checked.
    sys.path = [entry for entry in kept if entry not in ("", ".")]
    try:
        module = import_module(name)
    except ImportError as error:
        raise ConfigError(f"the pack {name} cannot be imported ({error}): install it, or remove it from `packs`") from None
    except Exception as error:
        raise ConfigError(f"the pack {name} fails when it is imported ({type(error).__name__}: {_one_line(error)})") from error
    finally:
        sys.path = kept
    pack = getattr(module, "PACK", None)
    if not isinstance(pack, Pack):
        raise ConfigError(f"the module {name} is no rule pack: it does not define PACK = Pack(…)")
    return pack


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _entry(pack: Pack, code: str, module: str) -> Entry:
    prefix = code.rstrip("0123456789")
    if prefix not in pack.families:
        raise ConfigError(f"the pack {pack.package} gives no family for the prefix of its rule {code}")
    if pack.families[prefix] not in FAMILIES:
        families = ", ".join(FAMILIES)
        raise ConfigError(f"the pack {pack.package} gives its rules {prefix} the family {pack.families[prefix]}: one of {families}")
    return Entry(
        code, module.rpartition(".")[2].replace("_", "-"), pack.families[prefix], f"{pack.package}.{module}", pack.gates.get(code)
    )
