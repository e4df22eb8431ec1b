"""The model of pairs of characters that the package carries."""

import os

import pytest

from wenlint_rules.language.bigrams import BOUNDARY, DATA, bigrams, score

SENTENCES = [
    "我们要进一步加强农村基础设施建设。",
    "這個程式可以開啟檔案。",
    "このファイルを開くことができます。",
    "이 파일을 열 수 있습니다.",
    "昨夜西風凋碧樹，獨上高樓，望盡天涯路。",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_likelier_than_its_characters_the_other_way_round(sentence: str) -> None:
    assert score(sentence) > score(sentence[::-1]) + 1


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("codec", ["gb18030", "cp950", "cp932", "cp949"])
def test_a_sentence_is_likelier_than_its_bytes_read_in_another_codec(sentence: str, codec: str) -> None:
    assert score(sentence) > score(sentence.encode().decode(codec, "replace")) + 3


def test_text_without_any_of_the_languages_has_no_score() -> None:
    assert score("") == score("Hello, world") == 0.0


def test_what_stands_around_counts() -> None:
    model = bigrams()
    assert model.bits("们", "我") < model.bits("们", "件")
    assert model.bits("我", after="们") < model.bits("我", after="件")
    assert model.bits("我") == model.pair(BOUNDARY, "我") + model.pair("我", BOUNDARY)


def test_the_file_is_small() -> None:
    assert os.path.getsize(DATA) <= 1_000_000
