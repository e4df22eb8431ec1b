"""The builder of the table of letters that look like a Latin one."""

import importlib.util
import os

import pytest

from builders import load
from wenlint_rules.script.homoglyph import check
from wenlint_rules.script.lookalikes import twins
from wenlint_rules.script.variants import DATA

confusables = load("confusables")


def test_letters_of_other_alphabets_with_a_latin_twin() -> None:
    given = {
        "е": [{"c": "e", "n": "LATIN SMALL LETTER E"}],
        "І": [{"c": "l"}, {"c": "I"}],
        "α": [{"c": "a"}],  # another shape in most fonts, and a symbol
        "0": [{"c": "O"}],  # no letter of another alphabet
        "ю": [{"c": "lo"}],  # two letters
        "e": [{"c": "е"}],
    }
    assert confusables.table(given) == {"е": "e", "І": "I", "Ι": "I", "Ӏ": "I", "И": "N", "Я": "R"}


@pytest.mark.skipif(importlib.util.find_spec("confusable_homoglyphs") is None, reason="needs the extra `data`")
def test_file_is_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    confusables.main(str(tmp_path))
    made, kept = (os.path.join(folder, "confusables.txt") for folder in (tmp_path, DATA))
    with open(made, "rb") as one, open(kept, "rb") as other:
        assert one.read() == other.read()


def test_gate_of_the_rule_has_all_letters() -> None:
    assert {*check.gate.needs} == twins().keys() | {"O"}
