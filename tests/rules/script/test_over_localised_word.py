import pytest

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.script import localised, taiwanese
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


def test_words_of_taiwan_come_with_damaged_ones() -> None:
    text = "訪問寮國和貝南的總統，用行動電話，保護智慧財產權。"
    assert fixed(MAINLAND + text) == MAINLAND + text
    damaged = MAINLAND + "樹立全域性觀念，加強排程。"
    right = MAINLAND + "樹立全局觀念，加強調度。"
    assert fixed(damaged + text) == right + "訪問老撾和貝寧的總統，用移動電話，保護知識產權。"


def test_terms_are_right_in_texts_about_computing() -> None:
    text = "這個程式的物件有全域性的引數，軟體與網路的設定，檔案的許可權，電腦的記憶體。"
    assert fixed(text) == text


def test_terms_that_ordinary_text_never_has_need_no_other_sign() -> None:
    assert fixed(TAIWAN + "我們要有全域性觀念，進入社群。") == TAIWAN + "我們要有全局觀念，進入社群。"


SIMPLIFIED = "党委书记要求干部群众贯彻落实部署。\n"
COMPUTING = "用鼠标打开文件夹，软件在网络上打印，服务器的内存和硬盘，操作系统和数据库，字符和字节。\n"


@pytest.mark.parametrize("before", [SIMPLIFIED, COMPUTING])
@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("安装软体和硬体", "安装软件和硬件"),
        ("移动滑鼠，用印表机列印", "移动鼠标，用打印机打印"),
        ("资料夹里的档名，萤幕上的介面，其他界面", "文件夹里的文件名，屏幕上的界面，其他界面"),
    ],
)
def test_words_of_taiwan_in_simplified_text(before: str, text: str, want: str) -> None:
    assert fixed(before * 3 + text) == before * 3 + want


@pytest.mark.parametrize(
    "text",
    [
        "局域网路由，单选单位，文档名称，工具栏位置，吸引数人，金钥匙。",
        "“软体”和《网路》",
        "软件（软体）与软体/软件",
        "台湾的软体公司",
        "软体动物在海里。",
    ],
)
def test_simplified_text_left_alone(text: str) -> None:
    assert fixed(SIMPLIFIED + text) == SIMPLIFIED + text


def test_of_two_words_of_the_mainland_the_text_decides_or_nobody() -> None:
    (finding,) = found_in(SIMPLIFIED + "程序的接口。用户的界面。这个介面。")
    assert finding.fix is not None
    assert finding.fix.applicability == "suggestion"


def test_words_that_the_mainland_may_have_need_others_beside() -> None:
    assert fixed(SIMPLIFIED + "资料库与选单") == SIMPLIFIED + "资料库与选单"
    assert fixed(SIMPLIFIED + "滑鼠、萤幕、资料库与选单") == SIMPLIFIED + "鼠标、屏幕、数据库与菜单"


def test_lists_of_words_are_left_alone() -> None:
    assert found_in("鼠标\n软件\n网络\n打印机\n滑鼠\n软体\n" * 3) == []


def test_simplified_text_of_taiwan_is_left_alone() -> None:
    text = "用滑鼠打开资料夹，软体在网路上列印，伺服器的记忆体和硬碟，作业系统和资料库，字元和位元组。"
    assert found_in(text) == []
    assert found_in(f"台湾、香港和澳门。\n{COMPUTING}软体和硬体。") == []


def test_a_word_is_one_finding() -> None:
    (finding,) = found_in(MAINLAND + "社群服務。社群志願者。社群工作。")
    assert len(finding.related) == 2
    assert "3 times" in finding.message


def test_gate_has_a_character_of_each_term() -> None:
    words = [term.word for term in (*localised.terms(), *taiwanese.terms())]
    assert [word for word in words if {*check.gate.needs}.isdisjoint(word)] == []
