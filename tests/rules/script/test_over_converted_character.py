import pytest

from wenlint.api import Document
from wenlint.plan import edited
from wenlint_rules.script.forms import contradictions, forms
from wenlint_rules.script.kept_forms import FORMS
from wenlint_rules.script.lexicon import ALONE, OPEN, Lexicon, lexicon
from wenlint_rules.script.over_converted_character import check
from wenlint_rules.script.variants import variants

TRADITIONAL = "這個國家的人們說，現在是開會討論問題的時候，大家都要認真對待。\n"


def fixed(text: str, locale: str = "auto") -> str:
    found = list(check.run(Document(text, locale=locale), check.options()))
    return edited(text, [edit for finding in found if finding.fix for edit in finding.fix.edits])


@pytest.mark.parametrize(
    "text",
    [
        # Words with the form that looks wrong.
        "這支錶表現出色，三隻要、兩隻能，隻身前往。",
        "乾淨的幹部，若干乾糧，乾脆不干涉，能幹。",
        "理髮師發現頭髮，髮型發展。",
        "覆蓋、答覆、反覆、恢復、複雜、重複、複製。",
        "公里裡面，鄰里，麵條的表面，颱風吹過舞台，櫃檯。",
        "徵兵出征，象徵，鬆了一口氣。",
        "關係、系統、繫鞋帶，聯繫。",
        "姓范的模範，後來的皇后，萬里雲，詩云。",
        "制度與製造，控制，製作。",
        # Forms of which either is current.
        "昆侖山與崑崙山，盡量、儘量，遺跡、遺蹟，週圍、周圍，品嘗、品嚐，讚成。",
        # Hong Kong's forms.
        "這裏的麪包，公里，羣眾。",
        # Talked about.
        "「髮」字和「發」字不同。",
    ],
)
def test_left_alone(text: str) -> None:
    assert fixed(TRADITIONAL + text) == TRADITIONAL + text


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("好乾部與群眾", "好幹部與群眾"),
        ("對錶現優秀的人", "對表現優秀的人"),
        ("白衣天使出徵救護", "白衣天使出征救護"),
        ("系統髮生了錯誤", "系統發生了錯誤"),
        ("介麵與頁麵", "介面與頁面"),
        ("關繫到我們", "關係到我們"),
        ("恢複秩序，重復一次", "恢復秩序，重複一次"),
        ("適噹的時候", "適當的時候"),
        ("曆史悠久", "歷史悠久"),
        ("他們隻有三個人", "他們只有三個人"),
        ("浙江臺州市", "浙江台州市"),
        ("請註意安全", "請注意安全"),
        ("列齣文件", "列出文件"),
        ("正則錶達式", "正則表達式"),
        ("兩三公裏處", "兩三公里處"),
    ],
)
def test_put_right(text: str, want: str) -> None:
    assert fixed(TRADITIONAL + text) == TRADITIONAL + want


@pytest.mark.xfail(reason="錶面 is rarer than 表面 and in no dictionary", strict=True)
def test_face_of_a_watch() -> None:
    assert fixed(TRADITIONAL + "手錶的錶面") == TRADITIONAL + "手錶的錶面"


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("接著，随著技术发展，意味著，看著我", "接着，随着技术发展，意味着，看着我"),
        ("工作计画与城市规画", "工作计划与城市规划"),
        ("为什幺这幺多", "为什么这么多"),
        ("增进瞭解，一目瞭然", "增进了解，一目了然"),
    ],
)
def test_simplified_text_put_right(text: str, want: str) -> None:
    before = "这个国家的人们说，现在是开会讨论问题的时候。"
    assert fixed(before + text) == before + want


@pytest.mark.parametrize(
    "text", ["著名的著作，编著者，显著，昭著，著述", "设计画面，区画画的人", "瞭望台上，瞭望所", "老幺，幺妹，六幺"]
)
def test_simplified_text_left_alone(text: str) -> None:
    before = "这个国家的人们说，现在是开会讨论问题的时候。"
    assert fixed(before + text) == before + text


def test_many_are_one_finding() -> None:
    text = TRADITIONAL + "他們隻有三個人，系統髮生了錯誤。\n" * 12
    (finding,) = check.run(Document(text), check.options())
    assert len(finding.related) == 23
    assert finding.fix is not None
    assert edited(text, finding.fix.edits) == TRADITIONAL + "他們只有三個人，系統發生了錯誤。\n" * 12


def test_other_scripts_are_not_looked_at() -> None:
    text = "这个国家的人们说，现在是开会讨论问题的时候。好乾部。"
    assert fixed(text) == text
    assert fixed("日本の國會で好乾部と言う。") == "日本の國會で好乾部と言う。"


def test_contradictions_are_places_in_the_prose() -> None:
    (place,) = contradictions(Document(TRADITIONAL + "他是好乾部。"))
    assert (place.start, place.new) == (len(TRADITIONAL) + 3, "幹")


SMALL = Lexicon({"干": 10, "部": 10, "干部": 12, "好": 8, "好干": 30, "部下": 12}, {"干部": ("幹部",), "好干": ("好乾",)})


def test_readings_are_the_cheapest_with_each_form() -> None:
    assert SMALL.forms("好干部", 1) == {"乾": 40, ALONE: 28, "幹": 20}
    assert SMALL.cost("好干部下") == 30
    assert SMALL.forms("部下", 1) == {OPEN: 12, ALONE: 44}


def test_words_in_a_word_speak_for_it() -> None:
    known = Lexicon({"干": 10, "部": 10, "干部": 12, "干部处": 5, "处": 9}, {"干部": ("幹部",)})
    assert known.forms("干部处", 0)["幹"] == 5


def test_the_lexicon_has_words_and_forms() -> None:
    assert lexicon().costs["中国"] < lexicon().costs["贡献"] < lexicon().costs["台州市"]
    assert set(lexicon().spelt["反复"]) == {"反覆", "反復"}


def test_gate_has_all_characters_that_are_looked_at() -> None:
    assert {*check.gate.needs} == (forms().looks.keys() - variants().merged) | FORMS.keys()
