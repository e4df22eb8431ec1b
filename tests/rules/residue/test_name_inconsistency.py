"""Names in two orders."""

import os

import pytest

from wenlint.api import Document
from wenlint_rules.residue.name_inconsistency import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")


def found_in(text: str) -> list[str]:
    return [text[slice(*finding.span)] for finding in check.run(Document(text), check.options())]


@pytest.mark.parametrize(
    "text",
    [
        "刘红莲，刘莲红。",
        "刘红莲，刘红莲，刘莲红，刘莲红。",
        "王之道，王之道，王道之。",
        "高中学，高中学，高学中的人",
        "万元港币，万元港币，万港元",
        "张明明，张明明",
    ],
)
def test_is_no_name_in_two_orders(text: str) -> None:
    assert found_in(text) == []


def test_the_odd_one_is_found_with_the_other() -> None:
    text = "劉蓮紅、鄧莉芳在此。護士長劉紅蓮，劉紅蓮說。"
    (finding,) = check.run(Document(text), check.options())
    assert text[slice(*finding.span)] == "劉蓮紅"
    assert [text[slice(*place.span)] for place in finding.evidence] == ["劉紅蓮"]
    assert finding.fix
    assert (finding.fix.applicability, finding.fix.edits[0].text) == ("suggestion", "劉紅蓮")


def test_samples() -> None:
    found = []
    for name in sorted(os.listdir(SEEDS)):
        if name.endswith(".txt"):
            with open(os.path.join(SEEDS, name), encoding="utf-8", newline="") as file:
                found += found_in(file.read())
    assert found == ["劉蓮紅"]


def test_hostile() -> None:
    assert found_in("王" * 100_000) == []
    assert found_in("王甲乙" * 30_000 + "，王乙甲，") == ["王乙甲"]
    found_in("".join(f"王{chr(0x5000 + n)}{chr(0x6000 + n)}，" for n in range(5000)) * 2)
