"""How often pairs of characters stand in a text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from wenlint_rules.duplicate.frequencies import Frequencies


@pytest.mark.parametrize("text", ["", "好", "好的", "哈哈哈哈\n好的，好的", "𠀀𠀀𠀀 𠀁好𠀁好", "a\ud800b\ud800b"])
def test_pairs_are_counted_as_they_stand(text: str) -> None:
    counts = Counter(first + second for first, second in pairwise(text))
    assert {pair: Frequencies(text)[pair] for pair in counts} == counts
    assert Frequencies(text)["无此"] == 0
