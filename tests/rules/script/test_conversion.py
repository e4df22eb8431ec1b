"""Converts clean text between the scripts and finds the damage that a dictionary proves (see tests/bench/conversion.py)."""

import importlib.util
import os

import pytest

from bench.conversion import PROFILES, Score, back, converters, scored

ROOT = os.path.join(os.path.dirname(__file__), "..", "..", "..")

pytestmark = pytest.mark.skipif(not all(map(importlib.util.find_spec, ("opencc", "jieba"))), reason="needs the extra `data`")


def text(name: str) -> str:
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        return file.read()


SIMPLIFIED = [
    text(os.path.join("seeds", name))
    for name in sorted(os.listdir(os.path.join(ROOT, "seeds")))
    if name[:3] in ("000", "002", "003")
]


@pytest.mark.parametrize(
    ("name", "convert"), [item for item in converters() if item[0] not in PROFILES], ids=lambda item: str(item)[:10]
)
def test_one_form_for_each_character(name: str, convert: object) -> None:
    score = scored(SIMPLIFIED, convert)  # type: ignore[arg-type]
    assert score.damaged > 20
    assert score.recall >= 0.7
    assert score.precision >= 0.9


def test_conversion_by_phrases() -> None:
    often_wrong = "他们说，这个国家有许多做出重大贡献的好干部，要对表现优秀的人进行表彰，大家在请战书上签下名字。"
    scores = [scored([*SIMPLIFIED, often_wrong], convert) for name, convert in converters() if name in PROFILES]
    total = Score(*map(sum, zip(*scores, strict=True)))
    assert total.damaged > 10
    assert total.recall >= 0.7
    assert total.precision >= 0.9


def test_conversion_to_simplified() -> None:
    score = back(["接著，我們說，隨著時間過去，這個國家的著名作家寫了許多著作，大家都沿著這條路走。"])
    assert score == Score(damaged=3, found=3, wrong=0)
