"""The builder of the table of Chinese years."""

import importlib.metadata
import os
from datetime import date

import pytest

from builders import load
from wenlint_rules.number.lunar import DATA

builder = load("lunar_years")


def test_a_row_has_the_leap_month_and_the_lengths() -> None:
    months = [(False, date(2020, 1, 25)), (False, date(2020, 2, 23)), (True, date(2020, 3, 24))]
    assert builder.row(months, date(2020, 4, 23)) == "2020-01-25 2 29 30 30"


def test_the_committed_data_is_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    try:
        version = importlib.metadata.version("borax")
    except importlib.metadata.PackageNotFoundError:
        version = ""
    if version != "4.1.3":
        pytest.skip("borax 4.1.3 is not installed")
    builder.main(tmp_path)
    with open(os.path.join(tmp_path, "lunar_years.txt"), encoding="utf-8") as made, open(DATA, encoding="utf-8") as kept:
        assert made.read() == kept.read(), "lunar_years.txt: run rules/build/lunar_years.py"
