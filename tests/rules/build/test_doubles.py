"""The builder of the list of words that, standing twice, are a slip."""

import importlib.util
import os

import pytest

from builders import load
from wenlint_rules.duplicate.readings import DATA

doubles = load("doubles")

ROWS = [
    "用户 700 n",
    "任何 700 r",
    "大型 700 b",
    "提供 900 v",
    "需要 900 v",
    "研究 900 vn",
    "如何 900 r",
    "一步 300 n",
    "大片 300 n",
    "人人 300 n",
    "看着 300 v",
    "随着 300 p",
    "具体 900 a",
    "雪白 900 a",
    "丰富 900 a",
    "高兴 900 a",
    "少见 99 n",
    "用户名 9 n",
]


def test_which_words_are_a_slip() -> None:
    rows = [*ROWS, *(f"用户{end} 9 n" for end in "名里" for _ in range(doubles.SUFFIX - (end == "名")))]
    assert doubles.doubles(rows) == (
        {"用户", "任何", "大型", "随着"},
        {"提供", "需要", "研究"},
        {"需要"},
        {"研究", "丰富"},
        {"具体", "丰富"},
        {"名"} | doubles.ITEMS,
    )
    assert list(doubles.lines(({"用户", "用法", "名字"}, {"提供"}))) == ["#", "名字", "用户法", "#", "提供"]


def test_the_committed_data_is_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    if importlib.util.find_spec("jieba") is None:
        pytest.skip("jieba is not installed")
    doubles.main(tmp_path)
    with open(os.path.join(tmp_path, "doubles.txt"), encoding="utf-8") as made, open(DATA, encoding="utf-8") as kept:
        assert made.read() == kept.read(), "doubles.txt: run rules/build/doubles.py"
