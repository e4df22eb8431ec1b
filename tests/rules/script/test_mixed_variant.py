import os
from functools import cache

import pytest

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint.prose import Layout
from wenlint_rules.script.mixed_variant import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")

SIMPLIFIED = "这个国家的人们说，现在是开会讨论问题的时候，大家都要认真对待。"
TRADITIONAL = "這個國家的人們說，現在是開會討論問題的時候，大家都要認真對待。"


def found_in(text: str, format: str = "text", locale: str = "auto") -> list[Finding]:
    return sorted(check.run(Document(text, format=format, locale=locale), check.options()), key=lambda finding: finding.span)


def fixed(text: str) -> str:
    return edited(text, [edit for finding in found_in(text) if finding.fix for edit in finding.fix.edits])


@cache
def sample(number: str) -> str:
    (name,) = (name for name in os.listdir(SEEDS) if name.startswith(number))
    with open(os.path.join(SEEDS, name), encoding="utf-8") as file:
        return file.read()


@pytest.mark.parametrize(
    "text",
    [
        # Quotations, titles, names, characters and languages that are talked about.
        "他引用说：「國家興亡，匹夫有責」，然后坐下。",
        "“後”字和“后”字本来不同。",
        "《紅樓夢》与《三國》都好看。",
        "刘德华（劉德華）与张国荣 (張國榮) 都唱这首歌。",
        "译者名单：張建國、陳小明、李國強。",
        "请选择：简体中文、繁體中文、粵語、中文（台灣）。",
        "简体的后/後、发(發、髮)、国國都要分清。",
        "这个字繁体写作 龜 ，笔画很多。",
        "個\n們\n這\n",
        "[English](a.md) | [日本語](b.md) | [한국어](c.md) · 廣東話 · 繁中",
        "区分繁体与简体，且转换词汇（例如：自行車 -> 腳踏車，軟體→软件）",
        # Names that keep their characters, and characters at home in both scripts.
        "钱鍾书和毕昇的书，乾隆年间的瞭望台，著名的徵羽。",
        # Other writing.
        "这一行之后是日文。\n國會で審議が行われる。会議の後で。\n",
        "한국 漢字 교육은 國語와 다르다.",
        # Signs of another codec near by.
        "乱码：鐨勪竴閮ㄥ垎銆",
    ],
)
def test_traditional_characters_on_purpose(text: str) -> None:
    assert found_in(SIMPLIFIED + "\n" + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "他說：「这个问题很难，里面有干部。」",
        "《红楼梦》與《三国》都好看。",
        "選單：简体中文、正體中文。",
        "解決在 Facebook、Twitter、QQ 空间、百度贴吧等網站輸入文字的問題。",
        "繁體：轉換香港詞彙（例如：鼠标 -> 滑鼠）",
        # Words in which a merged character stays, and words that cross those in which it does not.
        "皇后與太后、茶几、公里、鄰里、北斗、單于、鮮于、尸位素餐、海淀、拮据、張三丰的丰采。",
        "若干部門、八進位制表示、最多只會有一個、此頁面包含、制定控制措施、準備乾杯。",
        # Both are current in Taiwan or Hong Kong.
        "台灣與臺北、發布、占用、扎實、周期、借助、吃飯、床鋪、群眾、了解、標志、凶猛、游標。",
        # Names.
        "于右任、余光中、范仲淹、沈從文、姜子牙、屯里鎮與鰂魚涌。",
        "索馬里邊境與八千里邊防。",
    ],
)
def test_simplified_characters_on_purpose(text: str) -> None:
    assert found_in(TRADITIONAL + "\n" + text) == []


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        (SIMPLIFIED + "一定打贏，肩負責任。", ["贏", "負責"], SIMPLIFIED + "一定打赢，肩负责任。"),
        (SIMPLIFIED + "他的頭髮很长。", ["頭髮"], SIMPLIFIED + "他的头发很长。"),
        (SIMPLIFIED + "“编輯”菜单", ["輯"], SIMPLIFIED + "“编辑”菜单"),
        (SIMPLIFIED + "选择 工具 -> 選项 命令", ["選"], SIMPLIFIED + "选择 工具 -> 选项 命令"),
        (SIMPLIFIED + "\n高級 gdb 命令", ["級"], SIMPLIFIED + "\n高级 gdb 命令"),
        (TRADITIONAL + "他的头发很長。", ["头发"], TRADITIONAL + "他的頭髮很長。"),
        (TRADITIONAL + "发现理发店。", ["发现理发"], TRADITIONAL + "發現理髮店。"),
        (TRADITIONAL + "志愿者和干部在屋里吃面包。", ["愿", "干", "里", "面"], TRADITIONAL + "志願者和幹部在屋裡吃麵包。"),
        # The forms that the document has.
        (TRADITIONAL + "屋裏的干部，這里的爲什麽。", ["干", "里"], TRADITIONAL + "屋裏的幹部，這裏的爲什麽。"),
        (TRADITIONAL + "全縣5000余人，戰(zhàn)斗到底。", ["余", "斗"], TRADITIONAL + "全縣5000餘人，戰(zhàn)鬥到底。"),
    ],
)
def test_strays(text: str, spans: list[str], expected: str) -> None:
    assert [text[slice(*finding.span)] for finding in found_in(text)] == spans
    assert fixed(text) == expected
    assert all(finding.fix and finding.fix.applicability == "unsafe" for finding in found_in(text))


def test_passages_of_a_bilingual_document_are_left_alone() -> None:
    assert found_in(f"{SIMPLIFIED}\n\n{TRADITIONAL}\n\n{SIMPLIFIED}\n\n{TRADITIONAL}\n\n{SIMPLIFIED}") == []
    table = "| 简体 | 繁體 |\n|---|---|\n| 国家 | 國家 |\n| 会议 | 會議 |\n| 机关 | 機關 |\n| 干部 | 幹部 |\n| 来说 | 來說 |\n"
    assert found_in(f"{SIMPLIFIED}\n\n{table}", "markdown") == []


def test_lines_in_the_wrong_codec_are_no_passages() -> None:
    broken = "徹ぶ寞寀帤掩 dirvish-expire 妏蚚﹝妗暱奻ㄛ婓氝樓掘爺萵掛奀ㄛ扢离蜆萵掛囮虴腔"
    assert fixed(f"{SIMPLIFIED}\n使用 rsync備份\n{broken}\n{SIMPLIFIED}") == f"{SIMPLIFIED}\n使用 rsync备份\n{broken}\n{SIMPLIFIED}"


def test_a_line_beside_its_translation_is_left_alone() -> None:
    assert found_in(f"{SIMPLIFIED}\n\n产品名称\n\n產品名稱\n\n{SIMPLIFIED}") == []
    assert len(found_in(f"{SIMPLIFIED}\n\n产品说明\n\n產品名称说明\n\n{SIMPLIFIED}")) == 1


def test_code_and_urls_are_left_alone() -> None:
    assert found_in(f"{SIMPLIFIED}`國家` 和 <https://example.org/國家>\n\n```\n國家\n```\n", "markdown") == []


@pytest.mark.parametrize("text", ["会", "會議", "一二三四五六七八", "plain text", "国會"])
def test_too_little_to_tell(text: str) -> None:
    assert found_in(text) == []


def test_half_converted_text_is_one_finding() -> None:
    text = TRADITIONAL * 20 + "志愿者和干部在屋里，哪里有事就去。用于旅游、采购面包和战斗。" * 4
    (finding,) = found_in(text)
    assert finding.message.startswith("44 simplified characters in traditional text, 10 different ones: ")
    assert finding.fix is not None
    assert fixed(text) == TRADITIONAL * 20 + "志願者和幹部在屋裡，哪裡有事就去。用於旅遊、採購麵包和戰鬥。" * 4


def test_text_that_mixes_on_purpose_is_information() -> None:
    text = "\n".join(f"{number} 国家會议 与 與会机構" for number in range(20))
    (finding,) = found_in(text)
    assert finding.severity == "info"
    assert finding.fix is not None
    assert finding.fix.applicability == "suggestion"


def test_the_locale_of_the_configuration_decides() -> None:
    text = "会見說话"
    assert found_in(text) == []
    assert [text[slice(*finding.span)] for finding in found_in(text, locale="zh-Hans-CN")] == ["見說"]
    assert [text[slice(*finding.span)] for finding in found_in(text, locale="zh-Hant-TW")] == ["会", "话"]
    assert found_in(SIMPLIFIED + "打贏", locale="ja") == []


def test_samples() -> None:
    text = sample("000")
    (finding,) = found_in(text)
    assert text[finding.span.start - 1 : finding.span.end] == "打贏"
    text = sample("004")
    (finding,) = found_in(text)
    assert finding.fix is not None
    repaired = fixed(text)
    assert len(finding.fix.edits) == 57
    for right in (
        "志願者",
        "黨員幹部衝鋒",
        "斗爭".replace("斗", "鬥"),
        "構(gòu)築",
        "5000餘份",
        "發(fā)出後",
        "7萬隻",
        "旅遊",
        "採購",
    ):
        assert right in repaired
    for kept in ("屯里鎮", "陳占軍", "趙松強", "扎實", "發(fā)布", "任杰", "制定", "只有", "防控"):
        assert kept in repaired


def test_forms_of_hong_kong_are_no_simplified_characters() -> None:
    text = "這裏的羣眾説，用户交税，温度要保持，他們脱險了，很悦耳，綫上服務。"
    assert found_in(text) == []
    assert found_in(text, locale="zh-Hant-TW")


def test_passages_declared_in_another_language_are_left_alone() -> None:
    text = SIMPLIFIED + "這是國語。"
    languages = [(len(SIMPLIFIED), "zh-TW")]
    assert list(check.run(Document(text, layout=Layout(None, languages=languages)), check.options())) == []
    assert found_in(text)


VERSE = "白日依山盡，黃河入海流。欲窮千里目，更上一層樓。" * 15


def test_classical_chinese_has_words_of_its_own() -> None:
    slip = "游園南去，采藥還來。"
    assert found_in(VERSE + slip) == []
    assert [finding.span.start for finding in found_in(f"這是我們的說明。{VERSE[:100]}{slip}")] != []
