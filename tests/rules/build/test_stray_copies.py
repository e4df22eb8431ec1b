"""The builder of the weights for which of two copies is the stray one."""

import os
import random

from builders import load
from wenlint.api import Document
from wenlint_rules.duplicate.context import DECISIVE, evidence, weights
from wenlint_rules.duplicate.sentences import pairs_of_sentences, surroundings

stray_copies = load("stray_copies")

PARAGRAPHS = [
    "小镇依山傍水，每到春天漫山遍野的油菜花引来无数游人，街上的茶馆坐满了客人。到了秋天，游人都去看红叶和满山的柿子树。",
    "防疫工作正在有序进行，各地在车站和路口设立了检查点。工作人员昼夜值守，为过往的旅客和司机免费测量体温。",
    "春耕生产也没有放松，种子和化肥等农资供应十分充足。技术人员到田间地头指导农民播种，小麦和玉米的长势良好。",
    "学校按照计划开学，新的教材已经送到每一个班级。老师们提前准备了课程，学生宿舍和食堂的设施都检查过了。",
    "医院的新楼即将完工，设备的安装已经接近尾声。投入使用以后，县里的病人就不用再到省城排队看病做手术了。",
    "图书馆延长了开放时间，读者晚上也能借阅书籍和报刊。志愿者每个周末给孩子们讲故事，阅览室里常常座无虚席。",
    "公交公司新开了两条线路，把开发区和火车站连接起来。车上装有空调和电子站牌，老人凭证件可以免费乘坐。",
    "电影节在海滨的广场开幕，十几个国家的影片参加展映。导演和演员同观众见面，露天的放映一直持续到深夜。",
]
TEXT = "\n\n".join(PARAGRAPHS) + "\n"


def test_a_paragraph_is_copied_to_another_place_further_down_as_often_as_it_should_be() -> None:
    document = Document(TEXT, format="markdown")
    found = [copy for seed in range(300) if (copy := stray_copies.paragraph(document, random.Random(seed)))]
    assert all(copy.text[copy.start : copy.end] in PARAGRAPHS for copy in found)
    assert all(copy.text.count(copy.text[copy.start : copy.end]) == 2 for copy in found)
    assert all(copy.text.replace("\n\n", "\n").count("\n") == len(PARAGRAPHS) + 1 for copy in found)
    down = sum(copy.text.index(copy.text[copy.start : copy.end]) < copy.start for copy in found) / len(found)
    assert abs(down - stray_copies.PARAGRAPHS_DOWN) < 0.1


def test_sentences_are_copied_into_other_paragraphs_that_are_not_the_next() -> None:
    document = Document(TEXT, format="markdown")
    found = [copy for seed in range(300) if (copy := stray_copies.sentences(document, random.Random(seed)))]
    alone = [copy for copy in found if copy.text.count("\n\n") == len(PARAGRAPHS)]
    assert 0 < len(alone) < len(found) / 4
    for copy in found:
        text = copy.text[copy.start : copy.end]
        assert copy.text[: copy.start] + copy.text[copy.end :] in (TEXT, TEXT.replace("\n\n", "\n\n\n\n", 1)) or copy in alone
        places = [index for index, block in enumerate(copy.text.split("\n\n")) if text in block]
        assert len(places) == 2
        assert places[1] > places[0] + 1


def test_decisions_say_which_copy_is_right() -> None:
    found = [decision for seed in range(20) for decision in stray_copies.decisions(TEXT, "markdown", random.Random(seed))]
    assert {decision.kind for decision in found} == {"paragraph", "sentence"}
    assert {decision.first_is_right for decision in found} == {True, False}


def test_a_short_text_says_nothing() -> None:
    assert list(stray_copies.decisions("\n\n".join(PARAGRAPHS[:7]), "markdown", random.Random(1))) == []


def decision(right: bool, told: float, noise: float, kind: str = "paragraph") -> object:
    return stray_copies.Decision(kind, {"told": told, "noise": noise}, right)


def test_what_tells_the_place_gets_the_weight() -> None:
    found = [
        decision(True, 1, 1),
        decision(False, -1, 1),
        decision(True, 1, -1),
        decision(False, -1, -1),
        decision(True, 0, 0),
    ] * 40
    weights = stray_copies.fitted(found)
    assert weights["told"] > 2
    assert abs(weights["noise"]) < 0.1


def test_the_lines_have_a_weight_for_each_kind() -> None:
    found = [decision(told > 0, told, 1, kind) for kind in ("sentence", "paragraph") for told in (1, -1) for _ in range(9)]
    rows = [line.split("\t") for line in stray_copies.lines(found)]
    assert [row[:2] for row in rows] == [[kind, name] for kind in ("paragraph", "sentence") for name in ("told", "noise")]
    assert float(rows[0][2]) == float(rows[2][2]) > 0


def test_the_committed_data_has_weights_for_all_evidence() -> None:
    sentence = "会议以电视电话形式召开，各地主要负责同志和有关部门的代表参加。"
    document = Document(f"{PARAGRAPHS[0]}{sentence}\n{PARAGRAPHS[1]}\n{PARAGRAPHS[2]}{sentence}{PARAGRAPHS[3]}")
    (pair,) = pairs_of_sentences(document, 34)
    assert {*evidence(document, surroundings(pair.one)), "first"} == {*weights("sentence")}
    assert {*weights("paragraph")} > {"layout", "in list", "first"}


def test_the_order_alone_does_not_decide() -> None:
    assert all(abs(weights(kind)["first"]) < least for kind, least in DECISIVE.items())


def test_the_script_writes_its_file(tmp_path: os.PathLike[str]) -> None:
    source = os.path.join(tmp_path, "source")
    os.mkdir(source)
    with open(os.path.join(source, "text.md"), "w", encoding="utf-8") as file:
        file.write(TEXT)
    stray_copies.main(source, tmp_path)
    with open(os.path.join(tmp_path, "stray_copies.txt"), encoding="utf-8") as file:
        first, *rows = file
    assert first.startswith("# Weights")
    assert [tuple(row.split("\t")[:2]) for row in rows] == [
        (kind, name) for kind in ("paragraph", "sentence") for name in weights(kind)
    ]
