"""Fixes made for a test."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from sample_rules import make_rule
from wenlint.check import run
from wenlint.document import Document
from wenlint.finding import Applicability, Edit, Finding, Fix, Span
from wenlint.plan import Fixed, fix
from wenlint.rule import Options, Rule


def rule(code: str = "TST101") -> Rule:
    return make_rule(lambda document, options: (), code)


def wanted(*fixes: Iterable[tuple[int, int, str]], code: str = "TST101") -> list[Finding]:
    """A finding for each list of edits."""
    return [
        Finding(
            Span(0, 0),
            str(number),
            fix=Fix(tuple(Edit(Span(start, end), text) for start, end, text in edits), "t"),
            rule=rule(code),
        )
        for number, edits in enumerate(fixes)
    ]


def sound(fixes: list[list[tuple[int, int, str]]], size: int) -> list[list[tuple[int, int, str]]]:
    """Those of the random fixes that `check` would let through."""
    made = []
    for edits in fixes:
        spans = sorted((start, start + length) for start, length, _ in edits)
        apart = all(end <= after and (start, end) != (after, last) for (start, end), (after, last) in pairwise(spans))
        if apart and spans[-1][1] <= size:
            made.append([(start, start + length, text) for start, length, text in edits])
    return made


def rewriting(*pairs: tuple[str, str], applicability: Applicability = "safe") -> Callable[[Document], list[Finding]]:
    """Rules that replace what a pattern matches, one code a pair."""

    def rule_for(pattern: str, new: str) -> Callable[[Document, Options], Iterator[Finding]]:
        def find(document: Document, options: Options) -> Iterator[Finding]:
            for match in re.finditer(pattern, document.text):
                span = Span(*match.span())
                yield Finding(span, new, fix=Fix.replace(span, match.expand(new), title="t", applicability=applicability))

        return find

    rules = [make_rule(rule_for(pattern, new), f"TST{number}") for number, (pattern, new) in enumerate(pairs, 101)]
    return lambda document: [finding for rule in rules for finding in run(rule, Options(), document)]


def as_given(finding: Finding) -> Applicability | None:
    return finding.fix.applicability if finding.fix else None


def fixed(
    text: str, *pairs: tuple[str, str], format: str = "text", unsafe: bool = False, applicability: Applicability = "safe"
) -> Fixed:
    return fix(Document(text, format=format), rewriting(*pairs, applicability=applicability), as_given, unsafe=unsafe)
