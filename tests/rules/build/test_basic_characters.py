"""The builder of the lists of basic characters."""

import filecmp
import os
import shutil

import pytest

from builders import load
from wenlint_rules.encoding.suspects import BASIC

basic_characters = load("basic_characters")


@pytest.mark.parametrize(
    ("script", "size", "inside", "outside"),
    [
        ("hans", 3755, "国的齄"[:2], "國齄"),
        ("hant", 5401, "國的", "国"),
        ("ja", 2965 + 169, "国のア", "国國"[1]),
        ("ko", 2350, "한글", "漢"),
    ],
)
def test_the_standards(script: str, size: int, inside: str, outside: str) -> None:
    characters = basic_characters.basic(script)
    assert len(characters) == size
    assert set(inside) <= set(characters)
    assert not set(outside) & set(characters)


def test_the_committed_data_is_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    shutil.copy(os.path.join(BASIC, "..", "readings.txt"), tmp_path)
    basic_characters.main(os.fspath(tmp_path))
    for name in ("hans", "hant", "ja", "ko", "frequent"):
        assert filecmp.cmp(os.path.join(tmp_path, "basic", f"{name}.txt"), os.path.join(BASIC, f"{name}.txt"), shallow=False)
