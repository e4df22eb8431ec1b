"""The script of a document."""

import pytest

from wenlint.config import LOCALES, Config
from wenlint.document import Document
from wenlint.plan import fix
from wenlint.run import check_text
from wenlint.script import OF_LOCALE, SIMPLIFIED, TRADITIONAL


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("", "other"),
        ("plain English, café", "other"),
        ("山水之中", "other"),
        ("这是一个国家的说明", "hans"),
        ("這是一個國家的說明", "hant"),
        # A quotation does not decide, whichever comes first.
        ("「這是國家」：" + "我们说的话，你们听见了没有？" * 3, "hans"),
        ("“这是国家”：" + "我們說的話，你們聽見了沒有？" * 3, "hant"),
        ("これは日本語の文書です。会議を開く。", "ja"),
        ("国会議事堂前の駅", "ja"),
        ("カタカナ", "ja"),
        ("这家店叫“优の良品”，大家都说好，我们也去过几次。", "hans"),
        ("한국어 문서입니다.", "ko"),
        ("大韓民國은 民主共和國이다.", "ko"),
        ("한국的首都是首尔，人们都这么说，我们也去过这个国家。", "hans"),
        ("汉語", "other"),
    ],
)
def test_script_from_the_text(text: str, script: str) -> None:
    assert Document(text).script == script


def test_many_of_both_scripts_are_counted() -> None:
    both = "国为这来会时学说们 國為這來會時學說們"
    assert Document(both).script == "other"
    assert Document(both + "国国").script == "hans"
    assert Document(both + "國國").script == "hant"


def test_the_markers_are_pairs() -> None:
    assert len(SIMPLIFIED) == len(TRADITIONAL) == 240
    assert not SIMPLIFIED & TRADITIONAL


@pytest.mark.parametrize("locale", LOCALES)
def test_the_locale_goes_before_the_text(locale: str) -> None:
    expected = "hans" if locale == "auto" else OF_LOCALE.get(locale, "other")
    assert Document("这是国家", locale=locale).script == expected


def test_the_locale_survives_a_fix() -> None:
    document = Document("这是国家", locale="ja")
    assert fix(document, lambda text: [], lambda finding: None).document.script == "ja"


def test_the_configuration_sets_the_locale() -> None:
    text = "这是国家，我们打贏了这场比赛"
    codes = {
        locale: [finding.code for finding in check_text(text, config=Config(select=("SCR401",), locale=locale))]
        for locale in ("auto", "ja")
    }
    assert codes == {"auto": ["SCR401"], "ja": []}
