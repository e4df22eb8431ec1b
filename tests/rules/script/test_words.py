import pytest

from wenlint_rules.script.variants import variants
from wenlint_rules.script.words import Words, words

LEXICON = Words(
    {"干部": "幹部", "若干": "若干", "干净": "乾淨", "老干部": "老幹部", "制表": "製表", "表示": "表示", "头发": "頭髮"}
)


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("干部", 0, "幹"),
        ("有干净水", 1, "乾"),
        ("老干部们", 1, "幹"),
        # No word, two that disagree, and one that another word crosses.
        ("干涉", 0, None),
        ("若干部门", 1, None),
        ("进制表示法", 1, None),
        ("进制表明", 1, "製"),
        ("", 0, None),
    ],
)
def test_expected(text: str, at: int, expected: str | None) -> None:
    assert LEXICON.expected(text, at) == expected


def test_signs_of_the_package() -> None:
    signs = variants().signs
    assert {"干部", "哪里", "沖鋒", "里面", "战斗", "戰斗"} <= signs
    assert not {"若干", "公里", "皇后", "手表"} & signs


@pytest.mark.parametrize(("word", "expected"), [("皇后", "后"), ("落后", "後"), ("哪里", "裡"), ("志愿", None), ("乡愿", "愿")])
def test_the_lexicon_of_the_package(word: str, expected: str | None) -> None:
    # 愿 becomes 願 nearly everywhere, so only the words in which it stays are there.
    assert words().expected(word, len(word) - 1) == expected
