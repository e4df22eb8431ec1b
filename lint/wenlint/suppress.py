"""Directives in the text that suppress findings, and the findings about directives themselves.

In an HTML comment (in MDX also in a JSX comment), or in plain text on a line of its own that begins with # or //:

    <!-- wenlint-disable-next-line DUP101, doubled-word -- the refrain of the poem -->

The actions are `disable-next-line` (the next line that is not blank), `disable-line`, `disable` and `enable` (from here
on), and `disable-file`.  Without rules an action holds for all.  What follows ` -- ` is the reason, for people.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from wenlint.builtin import BUILTIN_CODES, UNKNOWN_DIRECTIVE, UNUSED_DIRECTIVE
from wenlint.errors import UsageError, closest
from wenlint.finding import Finding, Span
from wenlint.lines import Ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.document import Document
    from wenlint.ruleset import RuleSet

ACTIONS = ("disable-next-line", "disable-line", "disable", "enable", "disable-file")

_NAME = r"[ \t]*wenlint-(\w++(?:-\w++)*+)"
_COMMENT = rf"<!--{_NAME}((?:(?!<!--|-->)[^\r\n])*+)-->|\{{/\*{_NAME}((?:(?!\{{/\*|\*/)[^\r\n])*+)\*/\}}"
_LINE_COMMENT = rf"|(?<![^\r\n])[ \t]*(?:#|//){_NAME}([^\r\n]*)"

_REASON = re.compile(r"(?:^|\s)(?:--|—)")


class Directive:
    """One directive.

    `selectors` maps each name in it to the codes that it stands for; empty when the directive holds for all rules.
    `line` is the line that `disable-line` and `disable-next-line` hold for.  `used` are the codes it has suppressed.
    """

    __slots__ = ("action", "line", "selectors", "span", "used")

    def __init__(self, action: str, selectors: dict[str, frozenset[str]], span: Span, line: int) -> None:
        self.action = action
        self.selectors = selectors
        self.span = span
        self.line = line
        self.used: set[str] = set()

    def names(self, code: str) -> bool:
        """True when the directive holds for a rule."""
        return not self.selectors or any(code in codes for codes in self.selectors.values())


def comments(text: str, format: str) -> Iterator[re.Match[str]]:
    """What reads like a directive in a text, in order.  The last group that matches is its rest, the one before its action."""
    return re.finditer(_COMMENT + (_LINE_COMMENT if format == "text" else ""), text)


def suppress(found: list[Finding], document: Document, rules: RuleSet, ignored: frozenset[str]) -> list[Finding]:
    """The findings that no directive suppresses, with those about unused directives and unknown names.

    `ignored` are codes of rules that did not run on this document.
    """
    directives = Directives(document, rules)
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_code[finding.code].append(finding)
    kept = [finding for code, findings in by_code.items() for finding in directives.not_covered(code, findings)]
    unused = _unused(directives.all, document, rules, rules.codes - ignored)
    return [*kept, *directives.problems, *unused]


Reach = tuple[Directive, tuple[float, float]]
"""A directive with the first and last line, or else offset, that it holds for as far as one rule is concerned."""


class Directives:
    """The directives in a document; `problems` are the findings about actions and names that do not exist."""

    def __init__(self, document: Document, rules: RuleSet) -> None:
        self.all: list[Directive] = []
        self.problems: list[Finding] = []
        self._document = document
        self._rules = rules
        self._enabled: dict[str, list[int]] = defaultdict(list)  # offsets of `enable` by code, those for all rules under ""
        self._lines_below: dict[int, int] = {}
        for match in comments(document.text, document.format):
            index = match.lastindex or 0
            self._read(match[index - 1], match[index], Span(*match.span()))

    def not_covered(self, code: str, findings: list[Finding]) -> list[Finding]:
        """The findings of one rule that no directive covers; the directives that cover one are marked as used.

        Directives for a line cover a finding that touches it; the others one that begins where they hold.
        """
        areas: list[Reach] = []
        lines: list[Reach] = []
        for directive in self.all:
            if directive.names(code):
                (lines if directive.line else areas).append(self._reach(directive, code))
        beginnings = Ranges((finding.span.start, finding.span.start) for finding in findings)
        wholes = Ranges((finding.line, finding.last_line) for finding in findings)
        for reaches, places in ((areas, beginnings), (lines, wholes)):
            for directive, reach in reaches:
                if places.meet(*reach):
                    directive.used.add(code)
        in_areas = Ranges(reach for _, reach in areas)
        in_lines = Ranges(reach for _, reach in lines)
        return [
            finding
            for finding in findings
            if not in_areas.meet(finding.span.start, finding.span.start) and not in_lines.meet(finding.line, finding.last_line)
        ]

    def _reach(self, directive: Directive, code: str) -> Reach:
        if directive.line:
            return directive, (directive.line, directive.line)
        if directive.action == "disable-file":
            return directive, (0, float("inf"))
        start = directive.span.start
        ends = (offsets[at] for key in (code, "") if (at := bisect_right(offsets := self._enabled[key], start)) < len(offsets))
        return directive, (start, min(ends, default=float("inf")) - 1)

    def _read(self, action: str, rest: str, span: Span) -> None:
        if any(item.kind in ("code", "metadata", "math") for item in self._document.protected_in(span)):
            return  # an example of a directive, not a directive
        if action not in ACTIONS:
            self._problem(span, f"unknown directive wenlint-{action}{closest(action, list(ACTIONS))}")
            return
        names = [name for name in re.split(r"[\s,，、]+", _REASON.split(rest, maxsplit=1)[0]) if name]
        selectors = self._selectors(names, span)
        if names and not selectors:
            return
        if action == "enable":
            for code in frozenset().union(*selectors.values()) if selectors else ("",):
                self._enabled[code].append(span.start)
            return
        line = self._document.lines.position(span.start)[0] if action.endswith("-line") else 0
        self.all.append(Directive(action, selectors, span, self._line_below(line) if action == "disable-next-line" else line))

    def _line_below(self, line: int) -> int:
        """The next line that is not blank; quote marks alone are blank."""
        if line not in self._lines_below:
            lines, text, below = self._document.lines, self._document.text, line + 1
            if below <= len(lines):
                blank = re.compile(r"[\s>]*").match(text, lines.line_start(below))
                at = blank.end() if blank else 0
                below = lines.position(at)[0] if at < len(text) else len(lines) + 1
            self._lines_below[line] = below
        return self._lines_below[line]

    def _selectors(self, names: list[str], span: Span) -> dict[str, frozenset[str]]:
        """The names that exist, with their codes."""
        selectors: dict[str, frozenset[str]] = {}
        for name in names:
            try:
                selectors[name] = frozenset(entry.code for entry in self._rules.registry.select(name))
            except UsageError as error:
                self._problem(span, str(error))
        return selectors

    def _problem(self, span: Span, message: str) -> None:
        self.problems.append(Finding(span, message, rule=UNKNOWN_DIRECTIVE, lines=self._document.lines))


def _unused(directives: list[Directive], document: Document, rules: RuleSet, ran: frozenset[str]) -> Iterator[Finding]:
    """Directives that suppress nothing, as far as the rules that they name did run."""
    # What rules across files find is known after the run, which a document does not see.
    judged = ran - BUILTIN_CODES - {selected.entry.code for selected in rules.across}
    for directive in directives:
        idle = [name for name, codes in directive.selectors.items() if codes & judged and not codes & directive.used]
        if idle:
            message = f"unused directive: it suppresses no finding of {', '.join(idle)}"
            yield Finding(directive.span, message, rule=UNUSED_DIRECTIVE, lines=document.lines)
    for_nothing = [directive for directive in directives if not directive.selectors and not directive.used]
    if for_nothing and _is_complete(judged, rules):
        for directive in for_nothing:
            yield Finding(directive.span, "unused directive: it suppresses nothing", rule=UNUSED_DIRECTIVE, lines=document.lines)


def _is_complete(ran: frozenset[str], rules: RuleSet) -> bool:
    """True when all rules ran but those in preview."""
    left_out = (entry for entry in rules.registry.entries if entry.code not in ran)
    return all(entry.code in BUILTIN_CODES or entry.gate.preview for entry in left_out)
