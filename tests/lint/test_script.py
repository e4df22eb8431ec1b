"""The script of a document."""

import pytest

from wenlint.config import LOCALES, Config
from wenlint.document import Document
from wenlint.plan import fix
from wenlint.prose import Layout
from wenlint.run import check_text
from wenlint.script import OF_LOCALE, SIMPLIFIED, TRADITIONAL, locale_of_tag


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
        ("It extracts th가e files from the archive. " + "It extracts the files. " * 10, "other"),
        ("The song is called さくら. " + "It is an old song of Japan. " * 20, "other"),
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


def test_quotations_do_not_count() -> None:
    quoted = "“學而時習之，不亦說乎？”「三人行，必有我師焉。擇其善者而從之。」《論語》「牀前明月光，舉頭望明月，低頭思故鄉。」"
    assert Document(f"我们今天读古文：{quoted}大家都会背。").script == "hans"


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


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("zh-CN", "zh-Hans-CN"),
        ("zh_Hans", "zh-Hans-CN"),
        ("zh-SG", "zh-Hans-CN"),
        ("zh-TW", "zh-Hant-TW"),
        ("zh-Hant", "zh-Hant-TW"),
        ("ZH-hant-hk", "zh-Hant-HK"),
        ("zh-MO", "zh-Hant-HK"),
        ("yue", "zh-Hant-HK"),
        ("zh", "auto"),
        ("", "auto"),
        ("ko-KR", "ko"),
        ("en-GB", "other"),
    ],
)
def test_language_tags(tag: str, locale: str) -> None:
    assert locale_of_tag(tag) == locale


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("這裡的群眾說：這是國家的線上服務。", "zh-Hant-TW"),
        ("這裏的羣眾説：這是國家的綫上服務。", "zh-Hant-HK"),
        ("這是國家的問題", "zh-Hant-TW"),
        ("这里的群众说：这是国家的问题", "zh-Hans-CN"),
        ("会議の後で", "ja"),
        ("plain English", "other"),
    ],
)
def test_locale_from_the_text(text: str, locale: str) -> None:
    assert Document(text).own_locale == locale


def test_few_ideographs_are_guests_in_another_language() -> None:
    assert Document("The word 这个国家 means this country. " + "It is a common word. " * 40).script == "other"
    assert Document("这个国家 is a country.").script == "hans"


@pytest.mark.parametrize(
    ("declared", "text", "locale"),
    [
        ("zh-HK", "這是國家的問題", "zh-Hant-HK"),
        ("ja", "国会議事堂前駅", "ja"),
        ("zh-TW", "山水之中", "zh-Hant-TW"),
        # What the text contradicts is a mistake of a template.
        ("en", "这是国家的问题", "zh-Hans-CN"),
        ("zh-CN", "這是國家的問題", "zh-Hant-TW"),
        ("zh", "这是国家的问题", "zh-Hans-CN"),
    ],
)
def test_front_matter_declares_the_language(declared: str, text: str, locale: str) -> None:
    assert Document(f"---\nlang: {declared}\n---\n\n{text}\n", format="markdown").own_locale == locale


def test_passages_in_another_language() -> None:
    text = "这是国家的问题。這是國家的問題。我们说过"
    languages = [(0, "zh"), (8, "zh-TW"), (10, "ja"), (12, "zh-Hant-TW"), (16, "zh")]
    document = Document(text, layout=Layout(None, languages=languages))
    assert [document.locale_at(at) for at in (0, 8, 10, 12, 16)] == ["zh-Hans-CN", "zh-Hant-TW", "ja", "zh-Hant-TW", "zh-Hans-CN"]
    assert (document.script_at(9), document.script_at(10), document.script_at(0)) == ("hant", "ja", "hans")


def test_what_the_document_says_of_all_of_itself_is_weighed_against_the_text() -> None:
    document = Document("这是国家的问题。Plain English.", layout=Layout(None, languages=[(0, "en")]))
    assert document.locale_at(0) == "zh-Hans-CN"
