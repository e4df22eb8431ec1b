"""Converts clean text between the scripts and finds the damage that a dictionary proves (see tests/bench/conversion.py)."""

import importlib.util
import os

import pytest

from bench.conversion import (
    PROFILES,
    Score,
    converters,
    kept,
    localised,
    opencc,
    proven_simplified,
    proven_traditional,
    round_trip,
    same,
    there,
    total,
)

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
    score = total(there(each, convert) for each in SIMPLIFIED)  # type: ignore[arg-type]
    assert score.proven > 20
    assert score.recall >= 0.7
    assert score.precision >= 0.9


def test_conversion_by_phrases() -> None:
    often_wrong = "他们说，这个国家有许多做出重大贡献的好干部，要对表现优秀的人进行表彰，大家在请战书上签下名字。"
    conversions = [convert for name, convert in converters() if name in PROFILES]
    score = total(there(each, convert) for convert in conversions for each in (*SIMPLIFIED, often_wrong))
    assert score.proven > 10
    assert score.recall >= 0.7
    assert score.precision >= 0.9


def test_traditional_text_there_and_back() -> None:
    text = "這是做出重大貢獻的好幹部，我們要對表現優秀的人進行表彰，頭髮和麵條都在這裡，皇后後來復習了複雜的題目。"
    conversions = [convert for name, convert in converters() if name not in PROFILES]
    score = total(round_trip(text, opencc("t2s"), convert, proven_traditional, same) for convert in conversions)
    assert score.proven > 10
    assert score.recall >= 0.7
    assert score.precision >= 0.9


def test_simplified_text_there_and_back() -> None:
    text = "接着，我们说，随着时间过去，这个国家的著名作家写了许多著作，大家都沿着这条路走。"
    score = round_trip(text, opencc("s2tw"), opencc("t2s"), proven_simplified, str)
    assert score == Score(damaged=3, proven=3, found=3, proven_found=3, restored=3, wrong=0)


def test_words_of_taiwan() -> None:
    text = "党委书记要求干部群众贯彻落实部署，树立全局观念，服务对象是社区居民，加强调度，审核材料，发布公告。"
    score = localised(text)
    assert score.proven >= 1
    assert score.recall == score.precision == 1


def test_words_of_taiwan_left_in_simplified_text() -> None:
    before = "用鼠标打开文件夹，软件在网络上打印，服务器的内存和硬盘。\n" * 3
    score = kept("請用滑鼠選取資料夾，把軟體安裝到硬碟，再由印表機列印。", before)
    assert score.proven >= 5
    assert score.recall == score.precision == 1
