"""The builder of the table of localised words."""

import dataclasses
import importlib.metadata
import os

import pytest

from builders import load
from wenlint_rules.script.variants import DATA

variants = load("variants")
localised = load("localised")

SMALL = variants.Sources(
    to_simplified={},
    to_traditional={},
    phrases={},
    taiwan={"羣": ["群"]},
    hong_kong={},
    taiwan_words={"社區": ["社羣", "社區"], "發佈": ["釋出"], "性能": ["效能"], "光標": ["游標"], "宏": ["宏", "巨集"]},
    frequencies={},
    names=frozenset(),
)


def test_words_with_an_ordinary_meaning() -> None:
    # 效能 is current in both meanings, 光標 has no other one.
    assert sorted(localised.pairs(SMALL)) == [("社群", "社區"), ("釋出", "發布")]


def test_words_of_taiwan_that_come_with_others() -> None:
    given = dataclasses.replace(
        SMALL, taiwan_words={"老撾": ["寮國"], "信息": ["資訊"], "尼日爾": ["尼日"]}, frequencies={"資訊": 5}
    )
    assert [*localised.companions(given)] == [("寮國", "老撾")]


def test_words_of_taiwan_with_those_of_the_mainland() -> None:
    given = dataclasses.replace(
        SMALL,
        to_simplified={"軟": ["软"], "體": ["体"], "資": ["资"], "庫": ["库"], "據": ["据"], "數": ["数"]},
        taiwan_words={"軟件": ["軟體"], "接口": ["介面"], "界面": ["介面"], "數據": ["資料"]},
        frequencies={"软件": 4000, "软体": 30, "界面": 90, "接口": 700},
    )
    made = dict(localised.kept_pairs(given))
    assert (made["软体"], made["介面"]) == (("软件",), ("接口", "界面"))
    assert "资料" not in made


@pytest.mark.skipif(importlib.metadata.version("opencc-python-reimplemented") != "0.1.7", reason="needs the extra `data`")
def test_file_is_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    localised.main(str(tmp_path))
    for name in ("localised.txt", "taiwanese.txt"):
        made, kept = (os.path.join(folder, name) for folder in (tmp_path, DATA))
        with open(made, "rb") as one, open(kept, "rb") as other:
            assert one.read() == other.read()
