"""Text in the wrong codec."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import wenlint
from wenlint.document import Document
from wenlint.finding import Finding
from wenlint.plan import edited
from wenlint_rules.encoding.repair import is_east_asian
from wenlint_rules.encoding.suspects import is_suspicious

CONFIG = {"select": ["ENC"]}

SENTENCES = {
    "zh-CN": "我们要进一步加强农村基础设施建设，提高群众的生活水平。",
    "zh-TW": "這個程式可以開啟檔案，也能儲存您所做的變更。",
    "ja": "このファイルを開くことができますが、変更は保存されません。",
    "ko": "이 파일을 열 수 있지만 변경 사항은 저장되지 않습니다.",
}

LEFT_ALONE = [
    "À côté du café, « voilà » l’été\xa0: «\xa0ça va\xa0» — «\xa0à\xa0»",
    "România și București; Đà Nẵng, Thừa Thiên–Huế, Việt Nam; Größe, „Maß“, Ærøskøbing, Ísafjörður, coração, ação",
    "[ðəˈkæt] [ˈʃtʁaːsə] ŋɡɔ̃ˈmɑ̃ʒ",
    "╔══════╗\n║ ░▒▓█ ║\n╚══════╝ ÄÄÄÄÄÄ¿ ÛÛÛÛÛÛ ³°°°°³ ÉÍÍÍÍÍ»",
    "“……”——“……”‘……’——",
    "亓官氏、澹台灭明、万俟卨、尉迟敬德、鼋头渚、爨底下、甪直镇、盱眙、邛崃、亳州",
    "挹霞醴--挹霞醴",
    "霓裳羽衣，瀲灩氤氳；鬱壘神荼，饕餮窮奇；悁悁惓惓，薨薨芃芃。",
    "南浦去莫歸，嗟嗟蔑孫秀。恂恂郤縠，湜湜頎頎，耽耽魁岸。",
    "簪掛丹萸，其綏章也；鞞鼓黿鼉，鵁鶄唳。",
    "长蛟曾遯（之），下有驛，驛垣之中。",
    "扼吭拊背\n拊背扼吭\n蒸沤历澜",
    " ÜÜÜú \nÞÛ ßÛ \nÞÛ  Û²\n ßßß  \n ÜÜÜ  \nÞÛ ßÛú\nÍ¼ÛÛÉ¼\nÈÍ¼\n",
    "ÉÍºÉÍ¼\x8e\nÉÍºÉÍ¼\x8e\n¼ ¼ÍÍ¼\x8e\x8e\nÉÍºÉÍ¼\x99\nº ºÉÍ¼\x99\n",
    "含锰、钴、镍、铜等，以及铅、镉、汞、铬。",
    "ｶﾞｲﾄﾞﾌﾞｯｸ ﾃｽﾄ ｱｲｳｴｵ",
    "ㅋㅋㅋ 진짜? ㅠㅠ ㅇㅇ 뷁 쀍 꽥꽥 뛟헗",
    "키릴 문자 Привет, Καλημέρα",
    "乱码是“Ã©”这样的字符。",
    "重音字母被像 “Ã©” or Ã¨” or “Ã§” 这样的字符取代。",
    'x = "\\u00e6\\u02c6" # æ',
]


def found_in(text: str) -> list[Finding]:
    return [finding for finding in wenlint.check_text(text, config=CONFIG) if finding.code == "ENC301"]


def read_as(text: str, codec: str, view: str) -> str:
    data = text.encode(codec)
    if view == "cp1252":
        return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in data)
    return data.decode(view)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_broken_is_left_alone(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize("view", ["latin-1", "cp1252"])
@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("times", [1, 2])
def test_utf_8_in_a_western_view_is_read_again(language: str, view: str, times: int) -> None:
    good = bad = SENTENCES[language]
    for _ in range(times):
        bad = read_as(bad, "utf-8", view)
    (finding,) = found_in(bad)
    assert finding.fix is not None
    assert finding.fix.applicability == "safe"
    assert finding.message.startswith("UTF-8 read as Windows-1252, twice" if times == 2 else "UTF-8 read as Windows-1252:")
    assert wenlint.fix_text(bad, config=CONFIG).text == good


@pytest.mark.parametrize(
    ("language", "codec"), [("zh-CN", "gbk"), ("zh-TW", "cp950"), ("ja", "cp932"), ("ja", "euc_jp"), ("ko", "cp949")]
)
@pytest.mark.parametrize("view", ["latin-1", "cp1252"])
def test_east_asian_codecs_in_a_western_view_are_read_again(language: str, codec: str, view: str) -> None:
    good = SENTENCES[language]
    assert wenlint.fix_text(read_as(good, codec, view), config=CONFIG, unsafe=True).text == good


@pytest.mark.parametrize(
    ("good", "codec", "view"),
    [
        ("项目资料都在这里", "utf-8", "gb18030"),
        ("設定を開く", "utf-8", "cp932"),
        ("这个程序可以打开文件，也能保存所做的更改。", "gbk", "cp950"),
        ("這個程式可以開啟檔案", "cp950", "gb18030"),
        ("このファイルを開くことができます", "cp932", "gb18030"),
        ("이 파일을 열 수 있지만 변경 사항은 저장되지 않습니다.", "cp949", "gb18030"),
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("\n\n", "\n\n")])
def test_one_east_asian_codec_in_another_is_read_again(good: str, codec: str, view: str, before: str, after: str) -> None:
    bad = before + read_as(good, codec, view) + after
    findings = found_in(bad)
    assert {finding.fix.applicability for finding in findings if finding.fix} == {"safe" if codec == "utf-8" else "unsafe"}
    assert wenlint.fix_text(bad, config=CONFIG, unsafe=True).text == before + good + after


@pytest.mark.parametrize(
    ("good", "codec", "view"),
    [
        ("近３年来，", "gbk", "cp950"),  # full-width marks show as bopomofo
        ("经国务院批复同意，", "gbk", "cp932"),  # half-width katakana are single bytes, and some characters have two places
        ("用于決定是否輸出的條件。", "cp950", "cp932"),  # trail bytes are Latin letters
        ("有導致出錯的步驟都貼上來", "cp950", "cp949"),
        ("この説明で使用した言葉を、", "euc_jp", "cp949"),  # kana show as single jamo
        ("プレビューのコマンドは、", "euc_jp", "gb18030"),
        ("그래픽 설치 프로그램", "cp949", "euc_jp"),
        ("今后长时间内，", "gbk", "cp949"),  # all of it frequent enough syllables, which make no words
    ],
)
def test_a_clause_of_one_east_asian_codec_in_another(good: str, codec: str, view: str) -> None:
    assert wenlint.fix_text(read_as(good, codec, view), config=CONFIG, unsafe=True).text == good


@pytest.mark.parametrize(
    ("good", "codec", "view", "before", "after"),
    [
        ("近３年来，", "gbk", "cp950", "伊利雪糕成了武汉市场的抢手货，", "在发展教育方面确有其特别之处。"),
        ("單元描述，", "cp950", "cp949", "開頭的檔案，", "東方世界。"),
        ("稳定社会经济形势以及重建的问题。", "gbk", "euc_jp", "记者昨天获悉，", "袁隆平、陈景润也到会。"),
    ],
)
def test_a_clause_between_clean_ones_is_repaired_to_its_bounds(good: str, codec: str, view: str, before: str, after: str) -> None:
    text = before + read_as(good, codec, view) + after
    assert wenlint.fix_text(text, config=CONFIG, unsafe=True).text == before + good + after


def test_right_text_behind_ascii_is_not_drawn_in() -> None:
    good = "然後選擇自動圖文集條目。## 列印講義或備註## 豐富的說明功能"
    bad = good.replace("列印講義或備註", read_as("列印講義或備註", "utf-8", "cp932"))
    assert wenlint.fix_text(bad, config=CONFIG).text == good


@pytest.mark.parametrize("run", ["农村建设", "重要任务"])
def test_a_run_inside_of_good_text(run: str) -> None:
    text = f"会议指出，{read_as(run, 'utf-8', 'gb18030')}是当前的重点，要认真落实。"
    (finding,) = found_in(text)
    assert finding.fix is not None
    assert edited(text, finding.fix.edits) == f"会议指出，{run}是当前的重点，要认真落实。"


def test_what_lost_a_byte_is_found_and_never_changed_by_itself() -> None:
    bad = "标题：" + SENTENCES["zh-CN"].encode().decode("gbk", "replace")
    assert "\N{REPLACEMENT CHARACTER}" in bad
    findings = found_in(bad)
    assert findings
    assert all(finding.fix is None or finding.fix.applicability == "suggestion" for finding in findings)
    assert wenlint.fix_text(bad, config=CONFIG, unsafe=True).text == bad


@pytest.mark.parametrize("view", ["cp950", "cp932", "cp949", "euc_jp"])
def test_a_paragraph_that_lost_bytes_is_one_finding_and_a_suggestion(view: str) -> None:
    good = "我们十分关注最近一个时期一些国家和地区发生的金融风波，我们相信通过这些国家和地区的努力以及有关的国际合作，情况会逐步得到缓解。"
    (finding,) = found_in(good.encode("gbk").decode(view, "replace"))
    assert finding.fix is not None
    assert finding.fix.applicability == "suggestion"
    assert "国际合作" in finding.fix.edits[0].text


@pytest.mark.parametrize(
    ("good", "codec", "view", "suggested"),
    [
        ("吟到恩仇心事涌，", "utf-8", "cp932", "吟到恩仇\ufffd事涌\ufffd"),
        (
            "この補正量は定数ではありません。これは基本ライブラリです。",
            "cp932",
            "cp949",
            "この補正量は定数ではありません。これは基\ufffdライブラリです。",
        ),
    ],
)
def test_a_suggestion_marks_what_is_not_known(good: str, codec: str, view: str, suggested: str) -> None:
    bad = good.encode(codec).decode(view, "replace")
    (finding,) = found_in(bad)
    assert finding.fix is not None
    assert edited(bad, finding.fix.edits) == suggested


def test_backticks_that_are_trail_bytes_make_no_code() -> None:
    good = "請依照說明進行設定呎，後來又在系統中找到檔案呎。"
    bad = good.encode("big5").decode("latin-1")
    assert bad.count("`") == 2
    (finding,) = wenlint.check_text(bad, format="markdown", config=CONFIG)
    assert finding.fix is not None
    assert finding.fix.applicability == "suggestion"
    assert edited(bad, finding.fix.edits) == good


def test_a_place_has_one_finding() -> None:
    bad = read_as("替换字符和\N{ZERO WIDTH SPACE}控制字符都在这里，还有\N{NO-BREAK SPACE}空格。", "utf-8", "latin-1")
    assert [finding.code for finding in wenlint.check_text(bad, config=CONFIG)] == ["ENC301"]


@pytest.mark.parametrize("good", ["メニュー 書式 → 印刷範囲 を選択します。", "한 개의 방법은 root로 로그인해서 입력하는 것입니다."])
@pytest.mark.parametrize("times", [1, 2])
def test_what_stands_alone_in_utf_8_is_of_the_text_around(good: str, times: int) -> None:
    bad = good
    for _ in range(times):
        bad = read_as(bad, "utf-8", "latin-1")
    assert wenlint.fix_text(bad, config=CONFIG).text == good


def test_european_text_is_left_to_ftfy() -> None:
    assert wenlint.fix_text("The Mona Lisa doesnâ€™t have eyebrows.", config=CONFIG, unsafe=True).text == (
        "The Mona Lisa doesn’t have eyebrows."
    )


def test_code_is_left_alone() -> None:
    assert wenlint.check_text("`鎴戜滑鐨勪腑鍥戒汉`\n", format="markdown", config=CONFIG) == []


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "cp950"])
def test_a_paragraph_with_code_is_repaired_around_it(codec: str) -> None:
    good = {"cp950": "這個程式 `ls` 可以開啟檔案，也能儲存 `tar`(1) 所做的變更。"}.get(
        codec, "可以用 `ps`(1) 来识别进程，它与 `top` 相同。"
    )
    result = wenlint.fix_text(read_as(good, codec, "latin-1") + "\n", format="markdown", config=CONFIG, unsafe=True)
    assert result.text == good + "\n"


@pytest.mark.parametrize("codec", ["utf-8", "gbk"])
def test_what_is_around_damaged_code_is_repaired(codec: str) -> None:
    code = read_as("语文代码", codec, "latin-1")
    text = read_as("这些地区设定以相同形式表现，", codec, "latin-1") + f"`{code}`" + read_as("，有时加上后置词。", codec, "latin-1")
    result = wenlint.fix_text(text + "\n", format="markdown", config=CONFIG, unsafe=True)
    assert result.text == f"这些地区设定以相同形式表现，`{code}`，有时加上后置词。\n"


def test_a_repair_ends_in_front_of_code() -> None:
    text = read_as("コマンドを定めています、", "cp932", "gbk") + "`x-window`" + read_as("コマンドを実行します。", "cp932", "gbk")
    result = wenlint.fix_text(text + "\n", format="markdown", config=CONFIG, unsafe=True)
    assert result.text == "コマンドを定めています、`x-window`コマンドを実行します。\n"


def test_no_break_spaces_in_front_are_of_the_text_around() -> None:
    text = f"表\xa012.6.\xa0{read_as('在条件表达式中进行字符串', 'gbk', 'cp1252')}比较"
    assert wenlint.fix_text(text, config={"select": ["ENC301"]}, unsafe=True).text == "表\xa012.6.\xa0在条件表达式中进行字符串比较"


def test_many_of_a_kind_are_one_finding() -> None:
    bad = read_as(SENTENCES["zh-CN"], "utf-8", "latin-1")
    (finding,) = found_in("\n".join([bad] * 30))
    assert "in 30 places" in finding.message
    assert len(finding.related) == 29


@given(st.text(alphabet=st.characters(codec="latin-1", exclude_categories=("Cc",)), max_size=60))
@example("ï«¤")  # the bytes of U+FAE4, which is not assigned, though it lies among the compatibility ideographs
def test_any_western_text_is_survived(text: str) -> None:
    for finding in found_in(text):
        if finding.fix:
            fixed = edited(text, finding.fix.edits)
            assert fixed.count("\n") == text.count("\n")
            assert all(character.isprintable() or character in "\xa0\xad\u3000" or character in text for character in fixed)


@given(
    st.lists(st.sampled_from(sorted(SENTENCES.values())), max_size=3).map("\n".join),
    st.sampled_from(["gb18030", "cp950", "cp932", "cp949"]),
)
def test_any_reading_with_losses_is_survived(text: str, view: str) -> None:
    bad = text.encode().decode(view, "replace")
    wenlint.fix_text(bad, config=CONFIG, unsafe=True)


@pytest.mark.parametrize("language", SENTENCES)
def test_clean_text_is_not_even_looked_at(language: str) -> None:
    assert not is_suspicious(Document(SENTENCES[language]))


@pytest.mark.parametrize(
    ("text", "is_text"),
    [
        pytest.param(SENTENCES["zh-CN"] * 4 + "最高气温四十℃", True, id="a few signs"),
        pytest.param("四十℃，第Ⅱ期", False, id="in a short one"),
        pytest.param(SENTENCES["zh-CN"] + "℃Ⅱ∶℃Ⅱ∶", False, id="many"),
        pytest.param(SENTENCES["zh-CN"] * 4 + "ภ", False, id="a letter of another script"),
    ],
)
def test_a_long_text_may_have_a_few_signs(text: str, is_text: bool) -> None:
    assert is_east_asian(text, "") is is_text


@pytest.mark.parametrize("view", ["cp949", "gb18030"])
def test_random_bytes_are_hardly_ever_text(view: str) -> None:
    rng = random.Random(7)
    text = "\n".join(bytes(rng.randrange(0x40, 0xFF) for _ in range(100)).decode(view, "replace") for _ in range(50))
    assert len(wenlint.check_text(text, config={"select": ["ENC301"]})) <= 2
