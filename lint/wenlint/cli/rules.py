"""`wenlint rules`: all rules in a table."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from wenlint.cli.parser import Parser, add_configuration, registry, selectors
from wenlint.describe import fix_words, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.packs import Registry
    from wenlint.rule import Rule


def run(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    given = parser().parse(argv)
    rules = selected(registry(given), selectors(given.select or ["ALL"]))
    if given.output_format == "json":
        import json

        print(json.dumps([record(rule) for rule in rules], ensure_ascii=False, indent=2))
    else:
        table = markdown if given.output_format == "markdown" else text
        sys.stdout.writelines(line + "\n" for line in table(rules))
    return 0


def parser() -> Parser:
    """The options of the command."""
    made = Parser("rules", "List all rules: code, name, severity, how far fixes go, and what is found.")
    made.add_argument("--select", action="append", metavar="RULES", help="only these: codes, beginnings of codes, names, families")
    made.add_argument(
        "--output-format", choices=("text", "json", "markdown"), default="text", metavar="FORMAT", help="text, json, markdown"
    )
    add_configuration(made)
    return made


def selected(registry: Registry, names: Sequence[str]) -> list[Rule]:
    """The rules that selectors name, in the order of their codes.  Raises `UsageError` for one that does not exist."""
    codes = {entry.code for name in names for entry in registry.select(name)}
    return [entry.load() for entry in registry.entries if entry.code in codes]


def text(rules: Sequence[Rule]) -> Iterator[str]:
    """Aligned columns."""
    rows = [_row(rule) for rule in rules]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for *cells, summary in rows:
        yield "  ".join((*(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)), summary))


def markdown(rules: Sequence[Rule]) -> Iterator[str]:
    """The table in the README."""
    yield "| code | name | finds | fix | severity |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        code, name, severity, fix, summary = _row(rule)
        yield f"| {code} | {name} | {re.sub(r'[|<]', lambda match: chr(92) + match[0], summary)} | {fix} | {severity} |"


def _row(rule: Rule) -> tuple[str, str, str, str, str]:
    return rule.code, rule.name, rule.severity, fix_words(rule), rule.summary + " (preview)" * rule.preview
