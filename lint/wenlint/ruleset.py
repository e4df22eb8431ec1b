"""From a configuration to the rules that run, with their options and the say over their fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.builtin import BUILTIN_CODES
from wenlint.errors import ConfigError, UsageError
from wenlint.finding import FAMILIES, Applicability, Finding
from wenlint.packs import Entry, Registry, load_packs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wenlint.config import Config
    from wenlint.document import Document
    from wenlint.rule import Options, Rule


class Selected:
    """A selected rule, imported when the first document passes its gate.

    `table` are its options as a configuration file gives them, `where` names that table in errors.
    """

    __slots__ = ("_loaded", "_table", "_where", "entry")

    def __init__(self, entry: Entry, table: Mapping[str, object], where: str) -> None:
        self.entry = entry
        self._table = table
        self._where = where
        self._loaded: tuple[Rule, Options] | None = None
        if table:  # what is wrong with it is said before anything is checked
            self.load()

    def load(self) -> tuple[Rule, Options]:
        """The rule with its options.  Raises `ConfigError`."""
        if self._loaded is None:
            rule = self.entry.load()
            self._loaded = rule, rule.options.from_table(self._table, self._where)
        return self._loaded

    def lets_in(self, document: Document) -> bool:
        """True when the document may hold the rule's defect."""
        return self.entry.gate.lets_in(document)


class RuleSet:
    """The selected rules of a configuration, with their options.

    The engine's own findings are always among them, unless they are ignored: a rule that fails must not pass for a clean
    document because other rules were selected.

    `selected` are all of them, `across` those across files, and `codes` their codes.

    Raises `ConfigError` for selectors, option tables and options that do not exist, and when no rule is left.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        try:
            self.registry = load_packs(config.packs)
        except ConfigError as error:
            raise ConfigError(f"{config.name}: {error}") from None
        selection = Selection(config, self.registry)
        chosen = selection.chosen(("select", "extend_select"), "ignore")
        tables = self._option_tables()
        entries = [entry for entry in self.registry.entries if entry.code in chosen]
        self.selected = [
            Selected(entry, tables.get(entry.code, {}), f"{config.name}: rules.{entry.name}")
            for entry in entries
            if config.preview or not entry.gate.preview
        ]
        self.across = [selected for selected in self.selected if selected.entry.gate.across]
        self.codes = frozenset(selected.entry.code for selected in self.selected)
        if self.codes <= BUILTIN_CODES:
            preview = next(
                (f"; {entry.code} is a preview rule, which needs --preview" for entry in entries if entry.gate.preview), ""
            )
            raise ConfigError(f"{config.name}: no rule is selected: widen `select`, or shorten `ignore`{preview}")
        self._fixable = selection.chosen(("fixable",), "unfixable")
        self._extend_safe = selection.codes("extend_safe_fixes")
        self._extend_unsafe = selection.codes("extend_unsafe_fixes")
        self._ignores = [
            (pattern, selection.named("per-file-ignores", selectors)) for pattern, selectors in config.per_file_ignores
        ]
        self.keeps_fixes = not (self.registry.by_code.keys() - self._fixable or self._extend_safe or self._extend_unsafe)

    @property
    def rules(self) -> list[tuple[Rule, Options]]:
        """All selected rules with their options, imported."""
        return [selected.load() for selected in self.selected]

    def _option_tables(self) -> dict[str, dict[str, object]]:
        """The options of each rule by its code: those of a file over those of the file that it extends."""
        merged: dict[str, dict[str, object]] = {}
        for layer in self.config.rules:
            names: dict[str, str] = {}
            for name, table in layer:
                try:
                    code = self.registry.find(name).code
                except UsageError as error:
                    raise ConfigError(f"{self.config.name}: rules: {error}") from None
                if code in names:
                    raise ConfigError(f"{self.config.name}: rules.{names[code]} and rules.{name} are the same rule: use one table")
                names[code] = name
                merged.setdefault(code, {}).update(table)
        return merged

    def applicability(self, finding: Finding) -> Applicability | None:
        """How far the fix of a finding may go under this configuration; None when it has no fix."""
        if finding.fix is None:
            return None
        if finding.code not in self._fixable:
            return "suggestion"
        given = finding.fix.applicability
        if finding.code in self._extend_unsafe:  # the cautious one of two wins
            return "unsafe" if given == "safe" else given
        if finding.code in self._extend_safe:
            return "safe" if given == "unsafe" else given
        return given

    def is_applied(self, finding: Finding, *, unsafe: bool) -> bool:
        """True when a fix run applies the fix of a finding, with `unsafe` also an unsafe one."""
        return self.applicability(finding) in (("safe", "unsafe") if unsafe else ("safe",))

    def configured(self, finding: Finding) -> Finding:
        """The finding with its fix as applicable as the configuration says, so that reports say what `--fix` would do."""
        allowed = self.applicability(finding)
        if finding.fix is None or allowed is None or allowed == finding.fix.applicability:
            return finding
        return finding._replace(fix=finding.fix._replace(applicability=allowed))

    def ignored_in(self, path: str) -> frozenset[str]:
        """The codes that `per-file-ignores` leaves out in a file."""
        if not self._ignores:
            return frozenset()
        from wenlint.files import matches  # not needed by most configurations

        root = self.config.root
        ignored = (
            codes
            for pattern, codes in self._ignores
            if matches((pattern.removeprefix("!"),), path, root) is not pattern.startswith("!")
        )
        return frozenset().union(*ignored)


class Selection:
    """The selectors of a configuration, resolved; `ConfigError` for one that does not exist."""

    def __init__(self, config: Config, registry: Registry) -> None:
        self._config = config
        self._registry = registry
        self._command_line = dict(config.command_line)

    def chosen(self, select: Iterable[str], ignore: str) -> frozenset[str]:
        """The codes that the keys `select` choose and the key `ignore` does not take away.

        The more specific selector wins, `ignore` among equals.  The command line comes after the files: what it ignores
        is out, and what it selects is in unless a file ignores it more specifically.
        """
        ranks = dict.fromkeys(BUILTIN_CODES, (False, 0))
        for key in select:
            for rank, codes in self._ranked(key):
                for code in codes:
                    ranks[code] = max(ranks.get(code, rank), rank)
        for (commanded, specificity), codes in self._ranked(ignore):
            for code in codes & ranks.keys():
                selected_by_command, selected = ranks[code]
                if commanded > selected_by_command or specificity + (commanded == selected_by_command) > selected:
                    del ranks[code]
        return frozenset(ranks)

    def codes(self, key: str) -> frozenset[str]:
        """The codes that a key names."""
        return self.named(key.replace("_", "-"), getattr(self._config, key))

    def named(self, key: str, selectors: Iterable[str]) -> frozenset[str]:
        """The codes that selectors name; `key` is for the error message."""
        return frozenset(code for selector in selectors for code in self._named(f"{self._config.name}: {key}", selector))

    def _ranked(self, key: str) -> Iterable[tuple[tuple[bool, int], frozenset[str]]]:
        """For each selector of a key: whether the command line says it, how specific it is, and its codes."""
        shown = key.replace("_", "-")
        for selector in getattr(self._config, key):
            commanded = selector in self._command_line.get(key, ())
            codes = self._named(f"--{shown}" if commanded else f"{self._config.name}: {shown}", selector)
            yield (commanded, self._specificity(selector)), codes

    def _named(self, where: str, selector: str) -> frozenset[str]:
        try:
            return frozenset(entry.code for entry in self._registry.select(selector))
        except UsageError as error:
            raise ConfigError(f"{where}: {error}") from None

    def _specificity(self, selector: str) -> int:
        """0 for ALL, 1 for a family, then by the length of the beginning of a code; one rule is the most specific."""
        if selector in self._registry.by_code or selector in self._registry.by_name:
            return 100
        if selector == "ALL":
            return 0
        return 1 if selector in FAMILIES else 1 + len(selector)
