"""Signatures of texts: hashes and MinHash."""

import random
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.signatures import BANDS, MIN_LENGTH, ROWS, Buckets, bands, digest, minhash, normalised, similarity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("“甲，乙。” (丙)", "甲乙丙"),
        ("ＡＢＣ１２３", "abc123"),
        ("Straße_№ 5", "strasseno5"),
        ("①②", "12"),
        ("㈠ か\u3099", "一が"),
    ],
)
def test_normalised(text: str, expected: str) -> None:
    assert normalised(text) == expected


@given(st.text())
def test_marks_and_space_make_no_difference(text: str) -> None:
    assert normalised(f"（{text} ，\n") == normalised(text)
    assert len(digest(normalised(text))) == 16


def edited(text: str, share: float, rng: random.Random) -> str:
    characters = list(text)
    for at in rng.sample(range(len(text)), round(share * len(text))):
        characters[at] = chr(rng.randrange(0x4E00, 0x5000))
    return "".join(characters)


def grams(text: str) -> set[str]:
    return {text[at : at + 3] for at in range(len(text) - 2)}


@pytest.mark.parametrize(
    ("size", "share", "least"), [(40, 0.05, 98), (40, 0.1, 90), (200, 0.05, 100), (200, 0.1, 95), (2000, 0.1, 95)]
)
def test_nearly_the_same_texts_share_a_band(size: int, share: float, least: int) -> None:
    rng = random.Random(size)
    found, error = 0, 0.0
    for _ in range(100):
        text = "".join(chr(rng.randrange(0x4E00, 0x5000)) for _ in range(size))
        other = edited(text, share, rng)
        one, two = minhash(text), minhash(other)
        found += not {*bands(one)}.isdisjoint(bands(two))
        jaccard = len(grams(text) & grams(other)) / len(grams(text) | grams(other))
        error += (similarity(one, two) - jaccard) ** 2
    assert found >= least
    assert (error / 100) ** 0.5 < 0.06


def test_different_texts_share_none() -> None:
    rng = random.Random(2)
    seen: set[int] = set()
    for _ in range(300):
        keys = bands(minhash("".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(50))))
        assert len(keys) == BANDS
        assert seen.isdisjoint(keys)
        seen.update(keys)


def test_a_short_text_has_no_minhash() -> None:
    assert minhash("甲" * (MIN_LENGTH - 1)) == ()
    assert bands(()) == []
    assert similarity((), ()) == 0
    assert len(minhash("甲" * MIN_LENGTH)) == BANDS * ROWS


def test_every_process_agrees() -> None:
    script = "from wenlint.signatures import *; t = '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏'; print(digest(t), bands(minhash(t)))"
    text = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
    out = [
        subprocess.run([sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True).stdout
        for seed in "12"
    ]
    assert out == [f"{digest(text)!r} {bands(minhash(text))!r}\n"] * 2


def test_buckets_pair_with_the_first() -> None:
    buckets: Buckets[int] = Buckets()
    assert buckets.add(1, "ab") == []
    assert buckets.add(2, "bc") == [1]
    assert buckets.add(3, "bca") == [1, 2]
    assert buckets.add(3, "a") == [1]
    assert buckets.add(4, "xx") == []
    assert sum(len(buckets.add(number, "x")) for number in range(5, 1005)) == 1000
