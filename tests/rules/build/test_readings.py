"""The builder of the table of readings."""

import importlib.metadata
import os
from collections import Counter

import pytest

from builders import load
from wenlint_rules.encoding.readings import DATA


def installed(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


readings = load("readings")


def test_the_table_goes_from_readings_to_characters() -> None:
    table = readings.table({"重": ["zhòng", "chóng"], "虫": ["chóng"], "中": ["zho\u0304ng", "zhòng", "zhòng"]})
    assert table == {"chóng": ("虫", "重"), "zhòng": ("重", "中"), "zhōng": ("中", "")}


def test_everyday_characters_have_their_traditional_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "EVERYDAY", 2)
    counts = readings.count([["发展", "9", "v"], ["发ab", "1", "x"], ["亓", "1", "nr"]])
    assert counts == Counter({"发": 10, "展": 9, "亓": 1})
    assert readings.everyday(counts, {"发": ["發", "髮"], "亓": ["亓"]}) == "发展發髮"


def test_the_file() -> None:
    text = readings.file({"重": ["zhòng", "chóng"], "虫": ["chóng"]}, "重")
    assert text.splitlines()[2:] == ["everyday 重", "chóng 虫/重", "zhòng 重"]


@pytest.mark.parametrize(("character", "expected"), [("导", True), ("導", True), ("\U00020000", False)])
def test_characters_that_the_codecs_can_write(character: str, expected: bool) -> None:
    assert readings.can_write(character) is expected


def test_the_committed_data_is_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    for package, version in {"pypinyin": "0.55.0", "opencc-python-reimplemented": "0.1.7", "jieba": "0.42.1"}.items():
        if installed(package) != version:
            pytest.skip(f"{package} {version} is not installed")
    readings.main(tmp_path)
    with open(os.path.join(tmp_path, "readings.txt"), encoding="utf-8") as made, open(DATA, encoding="utf-8") as kept:
        assert made.read() == kept.read(), "readings.txt: run rules/build/readings.py"
