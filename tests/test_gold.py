"""What was found in the sample documents stays found, and the traps stay silent."""

from __future__ import annotations

from functools import cache

import pytest

from bench.gold import COVERED, Label, hits_trap, is_found, is_repaired, labels, read
from wenlint.check import check
from wenlint.config import Config
from wenlint.document import Document
from wenlint.finding import Finding
from wenlint.ruleset import RuleSet

MARK = "a space beside a full-width mark is so frequent in clean text that it tells nothing"

MISSED = {
    "001:63:40 over-conversion '資訊'": "the name of an office; everywhere else 資訊 is as good as 信息",
    "001:157:44 over-conversion '線上'": "the name of a site; 線上 is a word of both",
    "001:161:100 over-conversion '侖'": "the name of a place that is in no dictionary",
    "001:209:110 over-conversion '臺'": "short for 台州, and 返臺 to Taiwan is a word",
    "001:253:24 over-conversion '揹'": "揹包 is current in Taiwan",
    "001:187:1 halfwidth-punctuation '--'": "a dash of hyphens is not looked at",
    "001:63:93 odd-space ' '": MARK,
    "004:7:35 odd-space ' '": MARK,
    "004:11:125 odd-space ' '": MARK,
    "004:23:140 odd-space ' '": MARK,
    "000:131:1 dangling-head '要敢于迎难而上'": "a sentence without a subject: nothing in its words shows that its beginning is missing",
    "004:26:43 mixed-variant '里'": "stands inside of mojibake, which has to be repaired first",
    "004:28:71 mixed-variant '制'": "編制 and 編製 are both words",
    "004:30:263 mixed-variant '凈'": "a traditional variant of 淨, of a kind with 銹, 綉 and 舘, which Taiwan writes too",
}
"""Labelled defects that no rule finds yet, with the reason."""


@cache
def checked(file: str) -> tuple[Document, list[Finding]]:
    document = read(file)
    return document, check(document, RuleSet(Config()))


@pytest.mark.parametrize("label", [label for label in labels() if label.label in COVERED and not label.trap], ids=str)
def test_defect_is_found(label: Label, request: pytest.FixtureRequest) -> None:
    if str(label) in MISSED:
        request.applymarker(pytest.mark.xfail(reason=MISSED[str(label)]))
    assert is_found(label, *checked(label.file))


@pytest.mark.parametrize("label", [label for label in labels() if label.trap], ids=str)
def test_trap_is_silent(label: Label) -> None:
    assert hits_trap(label, *checked(label.file)) == []


def test_pinyin_residue_is_repaired_to_the_letter() -> None:
    glosses = [
        label
        for label in labels()
        if label.label == "pinyin-residue" and not label.trap and label.records[0].get("fix") is not None
    ]
    assert len(glosses) > 200
    missed = [str(label) for label in glosses if not is_repaired(label, *checked(label.file))]
    assert missed == []
