"""What the server knows of a text: its document and its findings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from wenlint.check import check, run
from wenlint.document import Document
from wenlint.files import is_excluded
from wenlint.formats import FORMATS, format_of
from wenlint.record import Record
from wenlint.run import Runner, Settings, fix_document
from wenlint.server.positions import Positions
from wenlint.testing import unmarked

if TYPE_CHECKING:
    from wenlint.finding import Finding
    from wenlint.plan import Fixed
    from wenlint.ruleset import RuleSet, Selected


class Text(Record):
    """A text as the editor has it: `version` is the editor's number, `path` None for one that was never saved."""

    uri: str
    version: int
    source: str
    path: str | None
    language: str


class Checked(Record):
    """A version of a text with its findings; `rules` is None where the configuration excludes the file."""

    version: int
    document: Document
    positions: Positions
    findings: list[Finding]
    rules: RuleSet | None


class Checker:
    """Checks texts, each under the configuration of its folder; made anew when a configuration changes."""

    def __init__(self, settings: Settings) -> None:
        self._runner = Runner(settings)

    def rules_for(self, folder: str) -> RuleSet:
        """The rules for the texts of a folder.  Raises `ConfigError`."""
        return self._runner.ruleset(self._runner.config_for(folder))

    def check(self, text: Text, encoding: str) -> Checked:
        """The findings in a text.  Raises `ConfigError`."""
        config = self._runner.config_for(os.path.dirname(text.path) if text.path else os.getcwd())
        document = Document(text.source, format=_format(text), path=text.path, locale=config.locale)
        positions = Positions(text.source, document.lines, encoding)
        if text.path and is_excluded(text.path, config):
            return Checked(text.version, document, positions, [], None)
        rules = self._runner.ruleset(config)
        ignored = rules.ignored_in(text.path) if text.path else frozenset[str]()
        return Checked(text.version, document, positions, check(document, rules, ignored=ignored), rules)


def warm_up(selected: Selected) -> None:
    """Import a rule, its patterns and its data, by letting it find its own first example."""
    rule, options = selected.load()
    for example in rule.bad[:1]:
        if not rule.collect:
            list(run(rule, options, Document(unmarked(example.text)[0], format=example.format)))


def fixed(checked: Checked) -> Fixed | None:
    """What the safe fixes make of a text, None where none is wanted."""
    if checked.rules is None or not any(finding.fix and finding.fix.applicability == "safe" for finding in checked.findings):
        return None
    return fix_document(checked.document, checked.rules, unsafe=False)


def _format(text: Text) -> str:
    """By the name of the file; of one without a known extension, by what the editor takes it for."""
    named = format_of(text.path or "")
    if named == "text" and text.language in FORMATS:
        return text.language
    return named if named in FORMATS else "text"
