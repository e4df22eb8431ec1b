"""The builder of the tables of simplified and traditional characters."""

import importlib.metadata
import os

import pytest

from builders import load
from wenlint_rules.script.variants import DATA


def installed(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


variants = load("variants")

SMALL = variants.Sources(
    to_simplified={
        "貓": ["猫"],
        "頭": ["头"],
        "裡": ["里"],
        "裏": ["里"],
        "發": ["发"],
        "髮": ["发"],
        "幹": ["干"],
        "乾": ["干", "乾"],
        "後": ["后"],
        "鍾": ["钟", "锺"],
        "騧": ["䯄"],
    },
    to_traditional={
        "猫": ["貓"],
        "发": ["發", "髮"],
        "干": ["幹", "乾", "干"],
        "后": ["後", "后"],
        "听": ["聽"],
        "里": ["裏", "里"],
    },
    phrases={
        "干部": ["幹部"],
        "若干": ["若干"],
        "头发": ["頭髮"],
        "皇后": ["皇后"],
        "以后": ["以後"],
        "里面": ["裏面"],
        "编干": ["編干", "編幹"],
    },
    taiwan={"裏": ["裡"]},
    hong_kong={"裏": ["裏"]},
    taiwan_words={},
    frequencies={
        "干部": 900,
        "若干": 90,
        "头发": 50,
        "皇后": 8,
        "以后": 900,
        "里面": 600,
        "发展": 5000,
        "落后": 40,
        "干活": 2,
        "老干部": 70,
    },
    names=frozenset(),
)


def test_characters_that_belong_to_one_script() -> None:
    tables = variants.characters(SMALL)
    # 乾 is at home in both, 鍾 in names, and who cannot write 䯄 keeps 騧.
    assert set(tables.traditional) == {"貓", "頭", "裡", "裏", "發", "髮", "幹", "後"}
    assert tables.shared == {"乾": "干", "鍾": "钟", "騧": "䯄"}
    assert tables.simplified == {"猫": "貓", "发": "發", "听": "聽"}
    assert tables.forms == {"裡": "裏"}


def test_merged_characters() -> None:
    tables = variants.characters(SMALL)
    assert tables.merged["后"] == ("後", 900 / 908)
    assert tables.mostly("后") == "後"
    assert tables.merged["干"] == ("幹", 900 / 990)
    assert tables.mostly("干") == "干"
    assert "干" not in tables.certain


def test_words_that_decide() -> None:
    tables = variants.characters(SMALL)
    # 老干部 adds nothing to 干部, 发展 has the usual form, 编干 leaves it open, 落后 is in no table of words.
    assert variants.words(SMALL, tables) == ["幹部", "皇后", "若干", "裡面", "頭髮"]


def test_files_can_be_read_back() -> None:
    tables = variants.characters(SMALL)
    made = variants.variants_file(tables, ["幹部", "頭髮", "若干"])
    lines = dict(line.split(": ") for line in made.splitlines() if not line.startswith("#"))
    assert lines["traditional"] == "幹後發裏裡貓頭髮"
    assert lines["traditional to"] == "干后发里里猫头发"
    assert lines["forms"] == "裡裏"
    assert lines["signs"] == "干部"
    assert variants.words_file(["甲", "乙"]).splitlines()[-1] == "甲 乙"


@pytest.mark.parametrize("package", ["opencc", "jieba"])
def test_a_missing_package_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(variants, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=f"{package} is not installed"):
        variants._folder(package)


def test_the_committed_data_is_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    for package, version in {"opencc-python-reimplemented": "0.1.7", "jieba": "0.42.1"}.items():
        if installed(package) != version:
            pytest.skip(f"{package} {version} is not installed")
    variants.main(tmp_path)
    for name in ("variants.txt", "words.txt"):
        with open(os.path.join(tmp_path, name), encoding="utf-8") as made, open(os.path.join(DATA, name), encoding="utf-8") as kept:
            assert made.read() == kept.read(), f"{name}: run rules/build/variants.py"
