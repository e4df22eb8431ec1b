"""The builder of the lexicon and of the table of forms."""

import importlib.metadata
import importlib.util
import os

import pytest

from builders import load
from wenlint_rules.script.variants import DATA

variants = load("variants")
lexicon = load("lexicon")

SMALL = variants.Sources(
    to_simplified={
        "發": ["发"],
        "髮": ["发"],
        "幹": ["干"],
        "乾": ["干"],
        "裏": ["里"],
        "會": ["会"],
        "臺": ["台"],
        "檯": ["台"],
        "讚": ["赞"],
    },
    to_traditional={
        "发": ["發", "髮"],
        "干": ["幹", "乾", "干"],
        "台": ["臺", "檯", "台"],
        "赞": ["贊", "讚"],
        "国": ["國"],
    },
    phrases={
        "发展": ["發展"],
        "头发": ["頭髮"],
        "干部": ["幹部"],
        "老干部": ["老幹部"],
        "好干": ["好乾"],
        "若干": ["若干"],
        "下台": ["下台", "下臺"],
        "台州": ["台州"],
        "称赞": ["稱讚"],
    },
    taiwan={},
    hong_kong={},
    taiwan_words={"社团": ["幹會"]},
    frequencies={"发展": 900, "头发": 50, "干部": 400, "国": 30, "国家": 500, "下": 10, "稀": 1, "稀有词": 2, "台州": 3},
    names=frozenset({"台州"}),
)

FORMS = lexicon.Forms(SMALL)


def test_characters_whose_form_words_decide() -> None:
    # Either of 贊 and 讚 is written, and 国 has one form; 台 is kept in names of places.
    assert {old: forms for old, forms in FORMS.open.items() if old in "发干台赞国"} == {
        "发": "發髮",
        "干": "幹乾干",
        "台": "臺檯台",
    }


@pytest.mark.parametrize(
    ("old", "form", "right", "passes"),
    [
        ("发", "發", "發", True),
        ("发", "發", "髮", False),
        ("赞", "贊", "讚", True),
        ("台", "台", "臺", True),
        ("台", "臺", "台", False),
        # Of simplified shape: 干 is kept apart from 幹, 台 is not from 檯.
        ("干", "干", "幹", False),
        ("台", "台", "檯", True),
    ],
)
def test_forms_that_pass(old: str, form: str, right: str, passes: bool) -> None:
    assert FORMS.passes(old, form, right) is passes


def test_spellings_of_words() -> None:
    spelt = lexicon.spellings(FORMS)
    assert spelt["头发"] == {"頭髮"}
    assert spelt["下台"] == {"下臺"}
    assert spelt["台州"] == {"台州"}
    assert spelt["干会"] == {"幹會"}
    assert "老干部" not in spelt  # 干部 says the same
    assert "称赞" not in spelt


def test_costs_are_the_logarithm_of_rarity() -> None:
    costs = lexicon.costs(SMALL, lexicon.spellings(FORMS))
    assert costs["发展"] < costs["干部"] < costs["台州"] < costs["好干"]
    assert costs["国家"] == round(-2 * lexicon.math.log(500 / 1896))
    assert "稀" in costs  # every single character
    assert "稀有词" not in costs


def test_neighbours_that_speak_against_a_form() -> None:
    looks = lexicon.looks(FORMS, lexicon.spellings(FORMS))
    assert looks["髮"].after == "展"
    assert looks["發"].before == "头"
    assert looks["乾"].before == "若"
    assert set(looks["乾"].after) == {"会", "部"}
    assert looks["臺"].after == "州"
    assert looks["髮"].rarity > looks["發"].rarity


def installed(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


@pytest.mark.skipif(
    installed("opencc-python-reimplemented") != "0.1.7" or installed("jieba") != "0.42.1", reason="needs the extra `data`"
)
def test_files_are_what_the_builder_makes(tmp_path: os.PathLike[str]) -> None:
    lexicon.main(str(tmp_path))
    for name in ("lexicon.txt", "forms.txt"):
        with open(os.path.join(tmp_path, name), "rb") as made, open(os.path.join(DATA, name), "rb") as kept:
            assert made.read() == kept.read()
