"""What a rule says about itself: for its page, the tables of rules, the schema and the commented configuration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wenlint.check import run
from wenlint.document import Document
from wenlint.finding import APPLICABILITIES, Applicability
from wenlint.testing import unmarked

if TYPE_CHECKING:
    from wenlint.rule import Bad, Good, Rule


def fixes(rule: Rule) -> tuple[Applicability, ...]:
    """How far the fixes of a rule go, the safest first, as its own bad examples show; empty when it offers none."""
    shown = {
        finding.fix.applicability
        for example in rule.bad
        for finding in run(
            rule,
            rule.options.from_table(example.options, rule.name),
            Document(unmarked(example.text)[0], format=example.format),
        )
        if finding.fix
    }
    return tuple(kind for kind in APPLICABILITIES if kind in shown)


def fix_words(rule: Rule) -> str:
    """`safe`, `safe or unsafe`, …, or `none`."""
    return " or ".join(fixes(rule)) or "none"


def options(rule: Rule) -> dict[str, tuple[Any, str]]:
    """The options of a rule by their keys: default, and what the rule's page says about it."""
    return {
        name.replace("_", "-"): (default, option_doc(rule.doc, name.replace("_", "-")))
        for name, default in rule.options.fields().items()
    }


def option_doc(page: str, key: str) -> str:
    """What a page says behind `key` and a colon, up to the next option or the end of the paragraph; empty if nothing."""
    said = re.search(
        rf"`{re.escape(key)}`[^:`\n]*:\s+(.+?)(?=\n\s*\n|\n\s*(?:[-*] |Option )|[;.]\s+`[\w-]+`[^:`\n]*:|\Z)", page, re.DOTALL
    )
    return " ".join(said[1].split()) if said else ""


def record(rule: Rule) -> dict[str, Any]:
    """All of it, for JSON."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "status": status(rule),
        "fix": list(fixes(rule)),
        "summary": rule.summary,
        "doc": rule.doc,
        "options": [{"name": key, "default": default, "doc": doc} for key, (default, doc) in options(rule).items()],
        "good": [_example(example) for example in rule.good],
        "bad": [{**_example(example), "fixed": example.fixed} for example in rule.bad],
    }


def status(rule: Rule) -> str:
    """`stable`, or `preview` for a rule that runs only when it is asked for."""
    return "preview" if rule.preview else "stable"


def _example(example: Good | Bad) -> dict[str, Any]:
    return {"text": example.text, "format": example.format, "options": dict(example.options)}
