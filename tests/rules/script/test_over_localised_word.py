import pytest

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.script.localised import terms
from wenlint_rules.script.over_localised_word import check

MAINLAND = "黨委書記要求幹部群眾貫徹落實部署。\n"
TAIWAN = "這是臺灣的一個普通的說明，我們說過很多次了，大家都知道。\n"


def found_in(text: str) -> list[Finding]:
    return list(check.run(Document(text), check.options()))


def fixed(text: str) -> str:
    return edited(text, [edit for finding in found_in(text) if finding.fix for edit in finding.fix.edits])


@pytest.mark.parametrize(
    "text",
    [
        "合作社群眾來了，戰線上的人，新設定語。"[:14],
        "支援湖北，八方支援，大家的聯絡方式，主動聯絡口罩商。",
        "資訊公開，網路謠言，軟體升級，檔案管理。",
        "七年級的學生，今年八年級。",
        "應用程式，程式設計，社群媒體，網路社群。",
        "事物件件都好",
    ],
)
def test_left_alone(text: str) -> None:
    assert fixed(MAINLAND + text) == MAINLAND + text


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("樹立全域性觀念", "樹立全局觀念"),
        ("培養物件與服務物件", "培養對象與服務對象"),
        ("城鄉社群和居民社群", "城鄉社區和居民社區"),
        ("釋出公告，稽核材料", "發布公告，審核材料"),
        ("大年七年級到正月八年級", "大年初一到正月初二"),
        ("得到大家的支援，密切聯絡群眾", "得到大家的支持，密切聯繫群眾"),
        ("設定了5個檢查站", "設置了5個檢查站"),
    ],
)
def test_put_right(text: str, want: str) -> None:
    assert fixed(MAINLAND + text) == MAINLAND + want


def test_terms_are_right_in_texts_about_computing() -> None:
    text = "這個程式的物件有全域性的引數，軟體與網路的設定，檔案的許可權，電腦的記憶體。"
    assert fixed(text) == text


def test_terms_that_ordinary_text_never_has_need_no_other_sign() -> None:
    assert fixed(TAIWAN + "我們要有全域性觀念，進入社群。") == TAIWAN + "我們要有全局觀念，進入社群。"


def test_simplified_text_is_not_looked_at() -> None:
    assert found_in("党委书记要求干部群众贯彻落实部署。全域性观念，社群服务。") == []


def test_a_word_is_one_finding() -> None:
    (finding,) = found_in(MAINLAND + "社群服務。社群志願者。社群工作。")
    assert len(finding.related) == 2
    assert "3 times" in finding.message


def test_gate_has_a_character_of_each_term() -> None:
    assert all(any(character in check.gate.needs for character in term.word) for term in terms())
