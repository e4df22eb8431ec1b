"""From a configuration to the rules that run, with their options and the say over their fixes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from wenlint.errors import ConfigError, UsageError
from wenlint.finding import FAMILIES, Applicability, Finding
from wenlint.packs import Registry, load_packs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wenlint.config import Config
    from wenlint.rule import Options, Rule


class RuleSet:
    """The selected rules of a configuration, imported, with their options.

    Raises `ConfigError` for selectors, option tables and options that do not exist, and when no rule is left.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self.registry = load_packs(config.packs)
        where = config.path or "configuration"
        codes = _chosen(self.registry, (*config.select, *config.extend_select), config.ignore, where)
        tables = self._option_tables(where)
        rules = [(entry.load(), tables.get(entry.code, {})) for entry in self.registry.entries if entry.code in codes]
        self.rules: list[tuple[Rule, Options]] = [
            (rule, rule.options.from_table(table, f"{where}: rules.{rule.name}"))
            for rule, table in rules
            if config.preview or not rule.preview
        ]
        self.codes = frozenset(rule.code for rule, _ in self.rules)
        if not any(rule.good or rule.bad or rule.module != "wenlint.builtin" for rule, _ in self.rules):
            raise ConfigError(f"{where}: no rule is selected: widen `select`, or shorten `ignore`")
        self._fixable = _chosen(self.registry, config.fixable, config.unfixable, where)
        self._ignored: dict[tuple[str, ...], frozenset[str]] = {}

    def _option_tables(self, where: str) -> dict[str, dict[str, object]]:
        tables: dict[str, dict[str, object]] = {}
        for name, table in self.config.rule_tables.items():
            try:
                tables.setdefault(self.registry.find(name).code, {}).update(table)
            except UsageError as error:
                raise ConfigError(f"{where}: rules: {error}") from None
        return tables

    def applicability(self, finding: Finding) -> Applicability | None:
        """How far the fix of a finding may be applied under this configuration; None when there is none to apply."""
        if finding.fix is None or finding.code not in self._fixable:
            return None
        if finding.fix.applicability == "unsafe" and finding.code in self._extend_safe:
            return "safe"
        if finding.fix.applicability == "safe" and finding.code in self._extend_unsafe:
            return "unsafe"
        return finding.fix.applicability

    @cached_property
    def _extend_safe(self) -> frozenset[str]:
        return self._codes(self.config.extend_safe_fixes)

    @cached_property
    def _extend_unsafe(self) -> frozenset[str]:
        return self._codes(self.config.extend_unsafe_fixes)

    def _codes(self, selectors: Sequence[str]) -> frozenset[str]:
        return _chosen(self.registry, selectors, (), self.config.path or "configuration")

    def ignored_in(self, path: str) -> frozenset[str]:
        """The codes that `per-file-ignores` leaves out in a file."""
        if not self.config.per_file_ignores:
            return frozenset()
        from wenlint.files import matches  # pathspec is slow to import

        codes: set[str] = set()
        for pattern, selectors in self.config.per_file_ignores:
            if matches((pattern,), path, self.config.root):
                codes |= self._codes(selectors)
        return frozenset(codes)


def _chosen(registry: Registry, select: Sequence[str], ignore: Sequence[str], where: str) -> frozenset[str]:
    """The codes that are selected and not ignored by a selector at least as specific."""
    try:
        chosen: dict[str, int] = {}
        for selector in select:
            for entry in registry.select(selector):
                chosen[entry.code] = max(chosen.get(entry.code, 0), _specificity(selector))
        for selector in ignore:
            for entry in registry.select(selector):
                if chosen.get(entry.code, 99) <= _specificity(selector):
                    del chosen[entry.code]
    except UsageError as error:
        raise ConfigError(f"{where}: {error}") from None
    return frozenset(chosen)


def _specificity(selector: str) -> int:
    """0 for ALL, 1 for a family, then the length of the prefix; a code or a name is the most specific."""
    if selector == "ALL":
        return 0
    if selector in FAMILIES:
        return 1
    return 1 + len(selector) if selector.isupper() and not selector[-3:].isdigit() else 98
