"""The builder of the frequencies by which codecs are told."""

import math
from collections import Counter

from builders import load
from wenlint.legacy import _costs

builder = load("common_characters")


def test_what_is_counted() -> None:
    assert builder.counts([("文字 a，", 3.0), ("文", 2.0), ("の", 9.0)], "hans") == {"文": 5 / 11, "字": 3 / 11, "，": 3 / 11}
    assert builder.counts([("のa", 1.0)], "ja") == {"の": 1.0}


def test_the_lines() -> None:
    half = Counter({"文": 0.5, "字": 0.5})
    assert list(builder.lines({"hans": (half, half), "ko": (Counter({"이": 1.0}), Counter({"이": 1.0}))})) == [
        "hans B字文",
        "ko @이",
    ]


def test_the_committed_file_holds_all_scripts() -> None:
    costs = _costs()
    assert {script: len(table) for script, table in costs.items()} == builder.KEPT
    for script, character in {"hans": "的", "hant": "的", "ja": "の", "ko": "이"}.items():
        assert costs[script][character] < 5
    for table in costs.values():
        assert 0.9 < sum(math.exp(-cost) for cost in table.values()) < 1.1
