"""The numbers that are computed for many paragraphs at once are those of `wenlint.signatures`."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wenlint import signatures as scalar
from wenlint.corpus.signatures import bands, minhashes, paragraphs_of
from wenlint.document import Document

texts = st.lists(st.text("天地玄黄宇宙洪荒日月盈昃辰宿列张abc😀", min_size=scalar.MIN_LENGTH, max_size=60), max_size=8)


@settings(max_examples=50)
@given(texts)
def test_same_values_and_keys(given_texts: list[str]) -> None:
    values = minhashes(given_texts)
    assert [tuple(row) for row in values.tolist()] == [scalar.minhash(text) for text in given_texts]
    assert bands(values).tolist() == [scalar.bands(scalar.minhash(text)) for text in given_texts]


def test_texts_of_any_length() -> None:
    rng = random.Random(1)
    made = ["".join(chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(length)) for length in (24, 25, 100, 5_000, 24)]
    assert [tuple(row) for row in minhashes(made).tolist()] == [scalar.minhash(text) for text in made]


def test_no_texts() -> None:
    assert minhashes([]).shape == (0, 128)
    assert bands(minhashes([])).shape == (0, 32)


def test_lone_surrogates() -> None:
    text = "一" * 20 + "\ud800" * 10
    assert tuple(minhashes([text]).tolist()[0]) == scalar.minhash(text)


def test_paragraphs_with_too_few_letters_are_left_out() -> None:
    document = Document("短。\n\n" + "这一段足够长，可以拿来和别的段落比较，看它们是不是同一段文字。\n\n" + "。" * 40)
    assert [number for number, _ in paragraphs_of(document)] == [1]


def test_edited_texts_share_a_band() -> None:
    rng = random.Random(2)
    count = shared = 0
    for _ in range(300):
        text = [chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(rng.randrange(40, 200))]
        other = list(text)
        for _ in range(max(1, len(text) // 20)):
            other[rng.randrange(len(other))] = chr(rng.randrange(0x4E00, 0x9FA5))
        keys = bands(minhashes(["".join(text), "".join(other)]))
        count += 1
        shared += bool(np.any(keys[0] == keys[1]))
    assert shared / count >= 0.98
