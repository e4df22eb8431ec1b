import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.duplicate.near import near
from wenlint_rules.duplicate.near_duplicate_paragraph import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")
TEXT = "会议以电视电话形式召开，各地主要负责同志和外地支援医疗队的领队参加会议，有关部门的负责同志陪同考察。"
DAMAGED = "会议以电视电话形召式开，各地主要负责志同和外地支援医疗队的领队参加会的，有关部门的负责同志陪同考察。"
OTHER = "这座小镇依山傍水，每到春天，漫山遍野的油菜花引来无数游人，老街上的茶馆从早到晚都坐满了客人。"


def findings(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


def edit(text: str, share: float, rng: random.Random) -> str:
    """Drop, exchange or add about this share of the characters."""
    characters = list(text)
    for at in rng.sample(range(len(text)), max(1, round(share * len(text)))):
        characters[at] = rng.choice(("", rng.choice(text), characters[at] + rng.choice(text)))
    return "".join(characters)


def prose(rng: random.Random, size: int) -> str:
    """Sentences of words that are put together at random, as different from one another as those of a text."""
    words = [
        "会议",
        "各地",
        "负责",
        "同志",
        "医疗",
        "部门",
        "考察",
        "小镇",
        "春天",
        "游人",
        "茶馆",
        "客人",
        "学校",
        "教材",
        "班级",
        "医院",
        "设备",
        "安装",
        "企业",
        "生产",
        "道路",
        "车站",
        "农民",
        "粮食",
        "技术",
        "市场",
    ]
    return (
        "".join(rng.choice(words) + rng.choice("的了和在是，，") + chr(rng.randrange(0x4E00, 0x6E00)) for _ in range(size // 4))
        + "。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEXT,
        f"{TEXT}\n{TEXT}",
        f"{TEXT[:25]}\n{DAMAGED[:25]}",  # narrow
        f"{TEXT}\n{TEXT[:24]}{OTHER[:24]}",  # half of it
        "在幻灯片中拖动的位置绘制一个填色的圆锥，要绘制椭圆的圆锥，请在拖动时按住键盘上的键。\n"
        "在幻灯片中拖动的位置绘制一个填色的方锥，要绘制扁平的方锥，请在拖动时按住键盘上的键。",
        "在抵押贷款的第 2 年中（即在第 13 至 24 周期中）一共要为全部借款支付多少元的利息？\n"
        "在抵押贷款的第 4 年中（即在第 37 至 48 周期中）一共要为全部借款支付多少元的利息？",
    ],
)
def test_paragraphs_that_are_alike_by_construction(text: str) -> None:
    assert findings(text) == []


def test_markup_and_code() -> None:
    assert findings(f"## {TEXT}\n\n## {DAMAGED}", "markdown") == []
    assert findings(f"| {TEXT} | {DAMAGED} |\n|--|--|\n| 甲 | 乙 |", "markdown") == []
    assert findings(f"```\n{TEXT}\n\n{DAMAGED}\n```", "markdown") == []


@pytest.mark.parametrize(
    ("text", "format", "after"),
    [
        (f"{TEXT}\n{OTHER}\n{DAMAGED}", "text", f"{TEXT}\n{OTHER}"),
        (f"{DAMAGED}\n{OTHER}\n{TEXT}", "text", f"{OTHER}\n{TEXT}"),
        (f"- {TEXT}\n- {DAMAGED}\n- {OTHER}", "markdown", f"- {TEXT}\n- {OTHER}"),
        (f"> {TEXT}\n>\n> {DAMAGED}\n\n{OTHER}", "markdown", f"> {TEXT}\n\n{OTHER}"),
    ],
)
def test_the_damaged_copy_goes(text: str, format: str, after: str) -> None:
    (finding,) = findings(text, format)
    assert finding.fix is not None
    assert finding.fix.applicability == "unsafe"
    assert finding.message.endswith("this copy is the damaged one")
    assert edited(text, finding.fix.edits) == after


def test_slips_that_are_alike_by_chance() -> None:
    text = "The keyboard of the old machine was replaced by a new one because two of its keys did not work any more."
    slips = "The kexboard of the old machane was replaced by a new one becxuse two of its kezs dad not wurk ani more."
    assert len(findings(f"{text}\n\n{slips}\n\n{OTHER}")) == 1


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        # one character more, or less, in mid-sentence
        (
            "为更好地落实要求，各地设立了检查点，昼夜轮班值守，社会秩序平稳有序。",
            "为更好地落社实要求，各地设立了检查点，昼夜轮班值守，社会秩序平稳有序。",
        ),
        # short, so that hardly an anchor of one stands in the other
        (
            "按照参考文献条目在文档中引用的位置对其排序。要使用编号，请选择此项。",
            "按照参考文献条文在文档中引用位置其排序。要使用编号，请择此项。",
        ),
    ],
)
def test_a_short_text_with_slips(text: str, damaged: str) -> None:
    (finding,) = findings(f"{text}\n\n{OTHER}\n\n{damaged}")
    assert finding.message.endswith("this copy is the damaged one")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "从列表中选择图层，将所选对象从左边缘移到右边缘，再按确定键关闭对话框。",
            "从列表中选择图层，将所选对象从右边缘移到左边缘，再按确定键关闭对话框。",
        ),
        (
            "一是加强组织领导，落实工作责任，把各项防疫措施抓细抓实抓到位。",
            "二是加强组领导，落实工作责任，把各项防疫措施抓细抓实抓到位。",
        ),
    ],
)
def test_words_that_change_places_and_items_of_a_list(one: str, other: str) -> None:
    assert findings(f"{one}\n\n{OTHER}\n\n{other}") == []


ENGLISH = (
    "Since a number of the same functions are used by all software, it makes sense to centralize them in the kernel, and so "
    "the shared handling of file systems allows every program to open a file by its name, wherever the file is stored."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two slips, which read well, in a document without other pairs
        ("若要直接在文件中手動輸入連字符號，請按一下想要加入連字符號的單字，然後按下減號。", "若要直接在文件中手動輸入連字符號，請按一下要加入連字符號的單字，後按下減號。"),
        # a line of 58 columns, and its copy of 60
        ("根据日期函数或者日期数值函数所生成的顺序日期数返回年份。", "根据日期函数或者日期数值函数所生生成的顺序日期数返回年年份。"),
        # letters that are exchanged for one another inside of words are no variation
        (ENGLISH, ENGLISH.replace("same", "sase").replace("used", "umed").replace("sense", "senme").replace("them", "thsm")),
    ],
)  # fmt: skip
def test_single_characters(one: str, other: str) -> None:
    (finding,) = findings(f"{one}\n\n{OTHER}\n\n{other}")
    assert "nearly the same" in finding.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("选择用于定义双行区域开头的字符。要选择自定义字符，请选择其他字符。", "选择用于定义双行区域末尾的字符。要选择自定义字符，请选择其他字符。"),
        ("根据日期函数或者日期数值函数所生成的顺序日期数返回年份。", "根据日期函数或者日期数值函数所生成的顺序日期数返回月份数。"),
        ("从选中工作表区域第一列中的条目创建区域名称。每行都接收单独的名称和单元格引用。", "从选中工作表区域最后一列中的条目创建区域名称。每行都接收单独的名称和单元格引用。"),
    ],
)  # fmt: skip
def test_words_in_few_places(one: str, other: str) -> None:
    assert findings(f"{one}\n\n{OTHER}\n\n{other}") == []


def test_the_message_says_what_differs() -> None:
    (finding,) = findings(f"{TEXT}\n{OTHER}\n{DAMAGED}")
    assert finding.message == (
        "nearly the same paragraph stands on line 1 (90% alike; here 召 is added, 召 is missing, 志 is added and 2 more): "
        "this copy is the damaged one"
    )


def test_the_sample() -> None:
    with open(os.path.join(SEEDS, "000_e65d13b011addcbd.txt"), encoding="utf-8", newline="") as file:
        document = Document(file.read())
    (finding,) = check.run(document, check.options())
    assert document.lines.position(finding.span.start) == (95, 1)
    assert "(98% alike; here 二 for 一, 全 for 中, 员 is added)" in finding.message
    assert finding.fix is not None
    assert finding.fix.applicability == "suggestion"


@pytest.mark.parametrize("name", ["001_10fc11496dbb7410", "002_f548f9a808a2be89", "003_4ea96290340b9324", "004_135e622cae84e7d9"])
def test_samples_without_near_duplicates(name: str) -> None:
    with open(os.path.join(SEEDS, f"{name}.txt"), encoding="utf-8", newline="") as file:
        assert findings(file.read()) == []


@pytest.mark.parametrize(("size", "share", "least"), [(36, 0.05, 90), (100, 0.05, 98), (100, 0.1, 97), (400, 0.1, 99)])
def test_pairs_are_found(size: int, share: float, least: int) -> None:
    rng = random.Random(size)
    blocks = [prose(rng, size) for _ in range(1_000)]
    copies = {rng.randrange(900): number for number in range(900, 1_000)}
    for source, number in copies.items():
        blocks[number] = edit(blocks[source], share, rng)
    found = {(pair.first, pair.second) for pair in near(Document("\n".join(blocks)))}
    assert len(found & set(copies.items())) >= least / 100 * len(copies)
    assert len(found - set(copies.items())) <= 100 - len(copies)  # a block that was chosen twice


@given(st.lists(st.sampled_from([TEXT, DAMAGED, OTHER, "一、甲"]), max_size=8), st.sampled_from(["text", "markdown"]))
def test_a_fix_deletes_only_the_copy(blocks: list[str], format: str) -> None:
    text = "\n\n".join(blocks)
    for finding in findings(text, format):
        assert finding.fix is not None
        after = Document(edited(text, finding.fix.edits), format=format)
        assert len(after.paragraphs) == len(blocks) - 1


@pytest.mark.parametrize("size", [1, 4])
def test_many_copies_of_one_paragraph_are_one_finding(size: int) -> None:
    rng = random.Random(1)
    blocks = [OTHER, TEXT * size, *(edit(TEXT * size, 0.05, rng) for _ in range(1_000))]
    found = findings("\n\n".join(blocks))
    series = next(finding for finding in found if "paragraphs, from here on, are nearly the same" in finding.message)
    assert len(found) <= 5
    assert series.fix is not None
    assert series.fix.applicability == "suggestion"
    assert len(series.fix.edits) > 20


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (f"{TEXT}\n" * 50_000, 0),
        ("".join(f"{number}号，{TEXT}\n" for number in range(5_000)), 0),
        ("".join(f"{chr(0x4E00 + number)}，{TEXT}\n" for number in range(5_000)), 0),
        ("".join(f"{chr(0x4E00 + number)}，{edit(TEXT, 0.1, random.Random(number))}\n" for number in range(2_000)), 20),
        (TEXT * 20_000, 0),
        (TEXT * 20_000 + "\n" + TEXT * 19_999, 0),
        ("的" * 300_000, 0),
        ("的的的的的的的的的的的的的的的的的的的的的的的的的的的的的的的的的的的的的的\n" * 10_000, 0),
    ],
)
def test_large_texts(text: str, most: int) -> None:
    assert len(findings(text)) <= most
