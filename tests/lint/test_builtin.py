"""The findings of the engine itself."""

import re

import pytest

from wenlint.builtin import BUILTIN
from wenlint.document import Document
from wenlint.finding import FAMILIES, SEVERITIES
from wenlint.rule import CODE, NAME, Options, Rule


@pytest.mark.parametrize("rule", BUILTIN, ids=str)
def test_they_are_rules_like_others_but_find_nothing_by_themselves(rule: Rule) -> None:
    assert re.fullmatch(CODE, rule.code)
    assert re.fullmatch(NAME, rule.name)
    assert rule.family in FAMILIES
    assert rule.severity in SEVERITIES
    first, blank, *rest = rule.doc.split("\n")
    assert first.endswith(".")
    assert not blank
    assert rest
    assert list(rule.run(Document("x"), Options())) == []


def test_codes_and_names_are_different() -> None:
    assert len({key for rule in BUILTIN for key in (rule.code, rule.name)}) == 2 * len(BUILTIN)
