"""The builder of the model of pairs of characters, and what reads it."""

import pytest

from builders import load
from wenlint_rules.language.bigrams import BOUNDARY, Bigrams

bigrams = load("bigrams")


def made(*parts: tuple[object, float], kept: int = 1000) -> Bigrams:
    return Bigrams(bigrams.compressed(bigrams.lines(bigrams.mixed(parts), kept)))


def test_text_is_counted_with_its_boundaries() -> None:
    counts = bigrams.pairs_of_text(["我们 use Linux，我们"])
    assert counts["我们"] == 2
    assert counts["们" + BOUNDARY] == 1
    assert counts[BOUNDARY + "，"] == 1
    assert not any(letter in pair for pair in counts for letter in "useLinx")


def test_words_are_counted_by_their_frequency() -> None:
    counts = bigrams.pairs_of_words([("中国", 16.0), ("中文", 1.0), ("卡拉OK", 9.0)])
    assert counts["中国"] == pytest.approx(8.0)
    assert counts["中文"] == 1.0
    assert "拉O" not in counts


def test_languages_weigh_the_same() -> None:
    one, other = bigrams.pairs_of_text(["我们" * 1000]), bigrams.pairs_of_text(["です"])
    total = bigrams.mixed([(one, 100.0), (other, 100.0)])
    assert sum(total[pair] for pair in one) == pytest.approx(100.0)
    assert total["です"] == pytest.approx(100.0)


def test_what_is_written_is_read() -> None:
    model = made((bigrams.pairs_of_text(["我们的文件 我们的书 他的"]), 4000.0))
    assert model.pair("我", "们") < model.pair("的", "文") < model.pair("的", "他")
    assert model.pair("我", "龘") > model.pair("我", "他")
    assert model.bits("我们的文件") < model.bits("件文的们我")
    assert model.bits("abc") == model.bits(BOUNDARY)


def test_only_the_most_frequent_pairs_are_kept() -> None:
    counts = bigrams.pairs_of_text(["我们我们我们我们他"])
    assert made((counts, 100.0), kept=1).pair("我", "们") < made((counts, 100.0), kept=0).pair("我", "们")


def test_the_file_is_the_same_each_time() -> None:
    counts = bigrams.pairs_of_text(["我们的文件，我们的书"])
    first = bigrams.compressed(bigrams.lines(counts))
    assert first == bigrams.compressed(bigrams.lines(bigrams.pairs_of_text(["我们的文件，我们的书"])))


def test_pieces_hold_the_rows_between_them(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = bigrams.mixed([(bigrams.pairs_of_text(["天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。"]), 1000.0)])
    whole = Bigrams(bigrams.compressed(bigrams.lines(counts)))
    monkeypatch.setattr(bigrams, "ROWS", 3)
    parted = Bigrams(bigrams.compressed(bigrams.lines(counts)))
    characters = sorted({character for pair in counts for character in pair} | {"龘", "一", "\uffee"})
    for first in reversed(characters):
        for second in characters:
            assert parted.pair(first, second) == whole.pair(first, second)
