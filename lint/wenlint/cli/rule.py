"""`wenlint rule`: the page of a rule."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from wenlint.cli.parser import Parser, add_configuration, registry
from wenlint.cli.toml import toml
from wenlint.describe import fix_words, options, record, status
from wenlint.report.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.rule import Bad, Good, Rule


def run(argv: Sequence[str]) -> int:
    """Run the command; the exit code."""
    given = parser().parse(argv)
    rule = registry(given).find(given.rule).load()
    if given.output_format == "json":
        import json

        print(json.dumps(record(rule), ensure_ascii=False, indent=2))
    else:
        sys.stdout.writelines(line + "\n" for line in page(rule))
    return 0


def parser() -> Parser:
    """The options of the command."""
    made = Parser("rule", "Explain a rule: what it finds and why, its options, how safe its fix is, and examples.")
    made.add_argument("rule", metavar="RULE", help="its code or name")
    made.add_argument("--output-format", choices=("text", "json"), default="text", metavar="FORMAT", help="text, json")
    add_configuration(made)
    return made


def page(rule: Rule) -> Iterator[str]:
    """The lines of a rule's page."""
    yield f"{rule.code} {rule.name}"
    yield ""
    yield from rule.doc.splitlines()
    yield ""
    yield f"family:   {rule.family}"
    yield f"severity: {rule.severity}"
    yield f"fix:      {fix_words(rule)}"
    yield f"status:   {status(rule)}" + (", runs with --preview only" if rule.preview else "")
    for key, (default, _) in options(rule).items():
        yield f"option:   rules.{rule.name}.{key} = {toml(default)}"
    if rule.bad:
        yield "\nFound, at the marks «», with what the fix makes of it:"
        for bad in rule.bad:
            yield from _example(bad, bad.text)
            if bad.fixed is not None:
                yield from _lines(bad.fixed or "(nothing)", "  → ")
    if rule.good:
        yield "\nLeft alone:"
        for good in rule.good:
            yield from _example(good, good.text)


def _example(example: Good | Bad, text: str) -> Iterator[str]:
    stage = [example.format] * (example.format != "text") + [f"{key} = {toml(value)}" for key, value in example.options.items()]
    if stage:
        yield f"  ({', '.join(stage)})"
    yield from _lines(text, "  - ")


def _lines(text: str, bullet: str) -> Iterator[str]:
    """The lines of an example behind a bullet, with what would not show made visible."""
    for number, line in enumerate(text.split("\n")):
        yield (" " * len(bullet) if number else bullet) + printable(line)
