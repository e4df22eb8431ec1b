"""The builder of the list of words that end or begin like a function word."""

import importlib.util
import os

import pytest

from builders import load
from wenlint_rules.duplicate.doubled import DATA

overlaps = load("overlaps")

ROWS = [
    "目的 900 n",
    "小小的 700 z",
    "为了 20 p",
    "不了 20 v",
    "了解 30 v",
    "了不起 30 v",
    "了了 9 v",
    "打的 2 v",
    "使用者 9 n",
    "实事求是是 9 x",
]


def test_what_stands_around() -> None:
    found = overlaps.overlaps(ROWS, ["的", "了", "使用", "是"], lambda word: word.replace("为", "為"))
    assert found == {
        "的": ({"目"}, set()),
        "了": ({"不"}, {"解", "不起"}),
        "使用": (set(), {"者"}),
        "是": (set(), set()),
    }
    assert list(overlaps.lines(found)) == ["了\t不\t不起 解", "使用\t\t者", "是\t\t", "的\t目\t"]


def test_what_stands_in_front_of_no_word_like_it() -> None:
    rows = ["以及 90 c", "以前 90 f", "涉及 90 v", "可以 90 c", "可靠 90 a", "只要 90 c", "主要 90 b", "要求 90 v", "与其 90 c"]
    assert overlaps.overlaps(rows, ["以", "及", "可", "要", "与"], str) == {
        "以": ({"可"}, {"前"}),
        "及": ({"涉"}, set()),
        "可": (set(), {"靠"}),
        "要": ({"主"}, {"求"}),
        "与": (set(), {"其"}),
    }


def test_the_committed_data_is_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    for package in ("opencc", "jieba"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    overlaps.main(tmp_path)
    with open(os.path.join(tmp_path, "overlaps.txt"), encoding="utf-8") as made, open(DATA, encoding="utf-8") as kept:
        assert made.read() == kept.read(), "overlaps.txt: run rules/build/overlaps.py"
