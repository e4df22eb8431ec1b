"""GBK that was cut inside of a character."""

import pytest

import wenlint
from bench.gold import read
from wenlint.document import Document
from wenlint_rules.encoding.lattice import readings
from wenlint_rules.encoding.shifted import _cut, _damage, shifted
from wenlint_rules.language.bigrams import bigrams

CONFIG = {"select": ["ENC302"]}

LEFT_ALONE = [
    "你说什么?!他不来了?那我们怎么办?",
    "真的吗?真的!太好了,谢谢你?、他也来。",
    "这是谁的?鼋头渚在哪里?盱眙呢?亳州呢?",
    "姓名?性别?年龄?籍贯?民族?",
    "什么?!!怎么?!?",
    "a?b=1&c?,d",
    "不知道?什?，打??器，?事?也没人管。",
    "要?吃人?这是用A股买T恤?我?得可好了?啊?美?嘿嘿",
    "可以用T恤换??不可以??",
    "?有?没?有?人?",
]

DAMAGED = [
    "他参加了工作会议。”这个问题很重要，要认真研究解决。",
    "希望学校、家长和社会都来关心孩子的成长。",
]
"""Sentences that a converter cut at a mark which it found across two characters."""


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_question_marks_of_ordinary_text_are_left_alone(text: str) -> None:
    assert wenlint.check_text(text, config=CONFIG) == []


@pytest.mark.parametrize("good", DAMAGED)
def test_what_a_converter_cuts_is_repaired(good: str) -> None:
    bad = _damage(good)
    assert "?!" in bad
    assert wenlint.fix_text(bad, config=CONFIG, unsafe=True).text.translate(str.maketrans(",!", "，！")) == good


@pytest.mark.parametrize("good", ["的采购规范要严格执行，不能放松要求", "岁时被父亲送回祖籍潮州读书的故事"])
def test_what_lost_its_first_and_last_byte_is_found(good: str) -> None:
    bad = f"据报道，{_cut(good)}。"
    found = shifted(Document(bad))[0]
    assert found.new[1:3] == good[1:3]


@pytest.mark.parametrize(
    "good",
    [
        "用户，因为其中包含不是所有用户可以访问的私钥。",  # right again from the comma on
        "工具，拉出一个矩形框，框中的内容将放大显示。",
        "這些表達式在一些編輯器中也可以用來移動游標和替換文字。"[2:],  # trail bytes are Latin letters
        "我們建議這樣設定",
        "此函数基本上可以说是",  # one wrong character
        "依據目前的排序選項，排序表格中的欄或選擇的段落。",
    ],
)
def test_what_is_right_again_after_a_few_characters_is_found(good: str) -> None:
    bad = f"说明：{_cut(good)}"
    (found,) = shifted(Document(bad))
    assert bad[found.span.start : found.span.end] == _cut(good)
    assert found.new[3 : len(good) - 2] == good[3 : len(good) - 2]


def test_a_repair_that_is_not_proven_is_a_suggestion() -> None:
    for finding in wenlint.check_text("据报道，?导锿庞忠??拦⒓际跎?。", config=CONFIG):
        assert finding.fix is None or finding.fix.applicability in ("suggestion", "unsafe")


def test_the_runs_of_a_damaged_page() -> None:
    document = read("004_135e622cae84e7d9.txt")
    found = {document.text[run.span.start : run.span.end]: (run.new, run.is_proven) for run in shifted(document)}
    assert found["?!贝藿B"] == ("。”崔紹", True)
    assert found["?!皯?zhàn)"] == ("保“戰", True)
    assert found["?!斑@"] == ("。“這", True)
    assert found["?!苯煌窬?"] == ("。”交通民警", True)
    repair, is_proven = found["?!耙钊胴瀼芈鋵嵙暯娇倳浿匾甘揪?"]
    assert is_proven
    assert repair.startswith("。“")
    assert "深入貫徹落實習近平總書記重要指示" in repair


@pytest.mark.xfail(reason="without text of its register the model holds 引 and 線 to be likelier than 要 and 精神")
def test_the_longest_run_of_a_damaged_page_to_the_letter() -> None:
    document = read("004_135e622cae84e7d9.txt")
    assert shifted(document)[0].new == "。“要深入貫徹落實習近平總書記重要指示精神"


def test_bytes_without_losses_have_one_reading() -> None:
    text = "要进一步加强领导"
    last = list(readings(list(text.encode("gbk")), "", bigrams().pair))[-1]
    assert last.text == text


def test_an_unknown_byte_is_the_likeliest() -> None:
    data = list("加强领导工作".encode("gbk"))
    last = list(readings([*data[:4], None, *data[5:]], "", bigrams().pair))[-1]
    assert last.text == "加强领导工作"


def test_a_lost_pair_is_taken_for_its_price_only() -> None:
    data = "进一步加强".encode("gbk")
    found = {reading.text for reading in readings(list(data), "", bigrams().pair, lost=1.0)}
    assert "进一步加强" in found
