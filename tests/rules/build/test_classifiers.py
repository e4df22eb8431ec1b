"""The builder of the table of classifiers in words."""

import importlib.metadata
import os

import pytest

from builders import load
from wenlint_rules.number.stripped import DATA

builder = load("classifiers")


def test_the_table_has_the_neighbours_in_words() -> None:
    found = builder.table(["层次", "次数", "名次表"])
    assert found["次"] == ({"层"}, {"数"})


def test_a_row_for_each_form() -> None:
    found = {"个": ({"这"}, {"里"})}  # each row has both forms of the neighbours
    assert builder.rows(found, {"个": ["個"], "这": ["這"], "里": ["裏"]}) == ["个 这這 裏里", "個 这這 裏里"]


def test_the_committed_data_is_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    for package, version in {"opencc-python-reimplemented": "0.1.7", "jieba": "0.42.1"}.items():
        try:
            installed = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            installed = ""
        if installed != version:
            pytest.skip(f"{package} {version} is not installed")
    builder.main(tmp_path)
    with open(os.path.join(tmp_path, "classifiers.txt"), encoding="utf-8") as made, open(DATA, encoding="utf-8") as kept:
        assert made.read() == kept.read(), "classifiers.txt: run rules/build/classifiers.py"
