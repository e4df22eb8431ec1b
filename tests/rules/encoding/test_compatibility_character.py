"""Characters that stand for ordinary ones."""

import unicodedata

import pytest

import wenlint
from wenlint_rules.encoding.compatibility import SUPPLEMENT, ordinary


@pytest.mark.parametrize("code", range(0x2F00, 0x2FD6))
def test_each_kangxi_radical_has_an_ordinary_character(code: int) -> None:
    assert "\u4e00" <= ordinary(chr(code)) <= "\u9fff"


def test_the_supplement_agrees_with_unicode_where_it_has_decompositions() -> None:
    for radical, character in SUPPLEMENT.items():
        assert "\u2e80" <= radical <= "\u2ef3"
        assert unicodedata.normalize("NFKC", radical) in (radical, character)


def test_a_document_full_of_radicals_has_one_finding() -> None:
    text = "我们使⽤这个⽅法⼯作。\n" * 10
    (finding,) = wenlint.check_text(text, config={"select": ["ENC307"]})
    assert "in 30 places" in finding.message
    assert len(finding.related) == 29
    assert wenlint.fix_text(text, config={"select": ["ENC307"]}).text == "我们使用这个方法工作。\n" * 10


@pytest.mark.parametrize("text", ["ﾟДﾟ", "(ﾉ･ω･)ﾉ ﾜｰｲ(笑)", "ﾄ", "部首⼈部"])
def test_faces_and_talk_about_radicals_stay(text: str) -> None:
    assert wenlint.check_text(text, config={"select": ["ENC307"]}) == []
