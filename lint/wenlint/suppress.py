"""Directives in the text that suppress findings, and the findings about directives themselves.

In an HTML comment (in MDX also in a JSX comment), or in plain text on a line of its own that begins with # or //:

    <!-- wenlint-disable-next-line DUP101, doubled-word -- the refrain of the poem -->

The actions are `disable-next-line` (the next line that is not blank), `disable-line`, `disable` and `enable` (from here
on), and `disable-file`.  Without rules an action holds for all.  What follows ` -- ` is the reason, for people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.builtin import BUILTIN, UNKNOWN_DIRECTIVE, UNUSED_DIRECTIVE
from wenlint.errors import UsageError, closest
from wenlint.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.document import Document
    from wenlint.ruleset import RuleSet

ACTIONS = ("disable-next-line", "disable-line", "disable", "enable", "disable-file")

_COMMENT = r"<!--[ \t]*wenlint-([\w-]+)([^\r\n]*?)-->|\{/\*[ \t]*wenlint-([\w-]+)([^\r\n]*?)\*/\}"
_LINE_COMMENT = r"|^[ \t]*(?:#|//)[ \t]*wenlint-([\w-]+)([^\r\n]*)"


class Directive:
    """One directive.

    `selectors` maps each name in it to the codes that it stands for; empty when the directive holds for all rules.
    `first` and `last` are the lines it holds for, `ends` the line before which it ends for single codes.
    """

    __slots__ = ("action", "ends", "first", "last", "selectors", "span", "used")

    def __init__(self, action: str, selectors: dict[str, frozenset[str]], span: Span, first: int, last: float) -> None:
        self.action = action
        self.selectors = selectors
        self.span = span
        self.first = first
        self.last = last
        self.ends: dict[str, int] = {}
        self.used: set[str] = set()

    def covers(self, finding: Finding) -> bool:
        """True when the finding lies on the lines of this directive and its rule is named."""
        if self.selectors and not any(finding.code in codes for codes in self.selectors.values()):
            return False
        if self.action == "disable":
            return self.first <= finding.line < self.ends.get(finding.code, self.last)
        return finding.line <= self.last and finding.end_line >= self.first


def suppress(found: list[Finding], document: Document, rules: RuleSet) -> list[Finding]:
    """The findings that no directive suppresses, with those about unused directives and unknown names."""
    problems: list[Finding] = []
    directives = list(_directives(document, rules, problems))
    kept: list[Finding] = []
    for finding in found:
        covering = [directive for directive in directives if directive.covers(finding)]
        for directive in covering:
            directive.used.add(finding.code)
        if not covering:
            kept.append(finding)
    return [*kept, *problems, *_unused(directives, document, rules)]


def _directives(document: Document, rules: RuleSet, problems: list[Finding]) -> Iterator[Directive]:
    """The directives that suppress, each with the lines it holds for; `enable` ends those that it names."""
    text, lines = document.text, document.lines
    pattern = _COMMENT + (_LINE_COMMENT if document.format == "text" else "")
    open_ones: list[Directive] = []
    for match in re.finditer(pattern, text, re.MULTILINE):
        if any(item.kind in ("code", "metadata", "math") for item in document.protected_in(Span(*match.span()))):
            continue  # an example of a directive, not a directive
        action, rest = next((match[i], match[i + 1]) for i in range(1, match.re.groups, 2) if match[i] is not None)
        span = Span(*match.span())
        if action not in ACTIONS:
            problems.append(_problem(document, span, f"unknown directive wenlint-{action}{closest(action, list(ACTIONS))}"))
            continue
        selectors = _selectors(rest, document, span, rules, problems)
        if selectors is None:
            continue
        line = lines.position(match.start())[0]
        if action == "enable":
            _end(open_ones, selectors, line)
            continue
        first, last = _lines_of(action, line, match.end(), document)
        directive = Directive(action, selectors, span, first, last)
        if action == "disable":
            open_ones.append(directive)
        yield directive


def _end(open_ones: list[Directive], selectors: dict[str, frozenset[str]], line: int) -> None:
    """`enable` on a line: the open directives end here, for the codes that it names or for all."""
    for directive in open_ones:
        if not selectors:
            directive.last = min(directive.last, line)
        for codes in selectors.values():
            for code in codes:
                directive.ends.setdefault(code, line)


def _lines_of(action: str, line: int, end: int, document: Document) -> tuple[int, float]:
    if action == "disable-file":
        return 1, float("inf")
    if action == "disable":
        return line, float("inf")
    if action == "disable-line":
        return line, line
    line_end = re.compile(r"[^\r\n]*").match(document.text, end)
    after = re.compile(r"\s*").match(document.text, line_end.end() if line_end else end)
    target = document.lines.position(after.end() if after else end)[0]
    return target, target


def _selectors(
    rest: str, document: Document, span: Span, rules: RuleSet, problems: list[Finding]
) -> dict[str, frozenset[str]] | None:
    """The names in a directive with their codes; None when it has names and none of them exists."""
    names = [name for name in re.split(r"[\s,，、]+", re.split(r"(?:^|\s)--", rest, maxsplit=1)[0].strip()) if name]
    selectors: dict[str, frozenset[str]] = {}
    for name in names:
        try:
            selectors[name] = frozenset(entry.code for entry in rules.registry.select(name))
        except UsageError as error:
            problems.append(_problem(document, span, str(error)))
    return selectors if selectors or not names else None


def _problem(document: Document, span: Span, message: str) -> Finding:
    return Finding(span, message, rule=UNKNOWN_DIRECTIVE, lines=document.lines)


def _unused(directives: list[Directive], document: Document, rules: RuleSet) -> Iterator[Finding]:
    """Directives that suppress nothing, as far as the rules that they name did run."""
    everything_ran = "ALL" in rules.config.select and not rules.config.ignore
    own = {rule.code for rule in BUILTIN}
    for directive in directives:
        idle = [name for name, codes in directive.selectors.items() if codes & rules.codes - own and not codes & directive.used]
        if idle:
            message = f"unused directive: it suppresses no finding of {', '.join(idle)}"
        elif not directive.selectors and not directive.used and everything_ran:
            message = "unused directive: it suppresses nothing"
        else:
            continue
        yield Finding(directive.span, message, rule=UNUSED_DIRECTIVE, lines=document.lines)
