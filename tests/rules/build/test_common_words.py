"""The builder of the list of words."""

import importlib.util
import os

import pytest

from builders import load
from wenlint_rules.truncation.lexicon import DATA, Words

common_words = load("common_words")

ROWS = [
    "恢复 900 v",
    "涉及 700 v",
    "纪要 20 n",
    "苹果 20 n",
    "的确 30 d",
    "动员令 9 n",
    "一百个 9 m",
    "吉光片羽 9 i",
    "中 9000 f",
    "ab 900 x",
    "需要 2 v",
]


def test_which_words_are_taken() -> None:
    common, known = common_words.words(ROWS, frozenset("要令个"), frozenset("的"), lambda word: word.replace("复", "復"))
    assert common == {"恢复", "恢復", "涉及"}
    assert known == {"纪要", "的确", "动员令"}


def test_the_lines() -> None:
    assert list(common_words.lines({"涉及", "恢复", "恢弘", "动员令"})) == ["恢复弘", "涉及", "+动员令"]


def test_what_is_written_is_read() -> None:
    common, known = common_words.words(ROWS, frozenset("要令"), frozenset("的"))
    words = Words("\n".join(("# common", *common_words.lines(common), "# known", *common_words.lines(known), "")))
    assert words.is_common("恢复")
    assert not words.is_common("纪要")
    assert words.is_known("纪要")
    assert not words.is_known("苹果")
    assert not words.is_known("恢")
    assert words.ends_in_word("发布动员令")
    assert not words.ends_in_word("命令")


def test_the_committed_data_is_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    for package in ("opencc", "jieba"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    common_words.main(tmp_path)
    with open(os.path.join(tmp_path, "common_words.txt"), encoding="utf-8") as made, open(DATA, encoding="utf-8") as kept:
        assert made.read() == kept.read(), "common_words.txt: run rules/build/common_words.py"
