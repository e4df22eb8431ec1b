"""Evidence about the seam between two texts."""

import pytest

from wenlint_rules.truncation.evidence import cut_sentence
from wenlint_rules.truncation.seam import Seam, judge


def judged(left: str, right: str, around: str = "") -> Seam:
    text = f"{around}\n{left}\n{right}"
    return judge(left, right, text, len(around) + 1 + len(left))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("各部门要", "对重点人群实行管理。", {"incomplete"}),
        ("会议纪要", "各部门要抓好落实。", set()),
        ("事在人为", "各部门要抓好落实。", set()),
        ("动员令的发布者是", "各部门的负责人。", {"incomplete"}),
        ("没有在家里当旁观", "者，而是走出家门。", {"dependent"}),
        ("各部门抓好落实", "了解群众的困难。", set()),
        ("在移动的时候", "的确应当小心。", set()),
        ("在移动", "时，应当小心。", {"dependent"}),
        ("要围绕其自身的三个坐标轴", "之一旋转，应先选中它。", {"dependent"}),
        ("会议开到下午", "之后大家去参观。", set()),
        ("多くのスポンサーが供与するインターネ", "ットを使います。", {"dependent"}),
        ("在列表", "中的项目。", {"dependent"}),
        ("正在全面恢", "复生产。", {"word"}),
        ("系统設備的恢", "復工作。", {"word"}),
        ("恢复了生产", "生活条件。", set()),
        ("管理已安装的软件包", "和搜索可用的软件包。", {"conjoined"}),
        ("全县（含机关", "和企业）落实。", {"conjoined", "closes"}),
        ("这个永久地址应当", "代替上面的地址。", {"incomplete"}),
        ("这本书值得你看", "看了以后就会明白。", set()),
        ("他觉得很满意", "性价比很高，还会再买。", set()),
        ("在这里可以インストー", "ル済みパッケージを使えます。", {"dependent"}),
        ("It was the owner of the", "company that paid.", {"incomplete", "lower case"}),
        ("Annual report", "of the commission.", {"conjoined", "lower case"}),
    ],
)
def test_evidence_at_the_seam(left: str, right: str, expected: set[str]) -> None:
    at_seam = {"incomplete", "dependent", "conjoined", "word", "closes", "lower case"}
    assert judged(left, right).evidence & at_seam == expected


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("", set()),
        ("关心居家隔离群众。", {"elsewhere"}),
        ("隔离群体。", {"partly elsewhere"}),
        ("远离。隔离，有人被隔离。", {"end elsewhere"}),
        ("来了。群众。群众说。", {"beginning elsewhere"}),
    ],
)
def test_the_same_words_in_the_document(around: str, expected: set[str]) -> None:
    in_document = {"elsewhere", "partly elsewhere", "end elsewhere", "beginning elsewhere", "contradicted"}
    seam = judged("会议指出，要加强领导。各地要关心居家隔离", "群众、困难群众。", around)
    assert seam.evidence & in_document == expected


@pytest.mark.parametrize(
    ("left", "is_item"), [("第二章和第三章提供了", False), ("第二章总则和附则", True), ("1. 启动服务的方法", True)]
)
def test_a_chapter_that_a_sentence_speaks_of_is_no_item(left: str, is_item: bool) -> None:
    assert ("item" in judge(left, "一个清晰的大纲。", "", 0, form="item").evidence) is is_item


def test_what_always_follows_something_else_contradicts() -> None:
    around = "后勤保障，服务保障，基本保障。生活保障，安全保障，物资保障。"
    assert "contradicted" in judged("依法办事。加强对非法宗教", "障；总结工作，提取经验。", around).evidence
    assert "contradicted" not in judged("依法办事。加强对非法宗教保", "障；总结工作，提取经验。", around).evidence


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("关于加强春季防火工作的通知", "各单位要高度重视。"),
        ("在疫情防控一线践行初心使命，用实际行动书写责任与担当", "县委组织部多措并举。"),
        ("市领导靠前指挥，各部门联防联控，为战疫提供最坚强保障", "疫情就是命令。"),
        ("让党旗在防控一线高高飘扬", "县人武部闻令而动。"),
        ("从要我学到我要学", "这是很大的变化。"),
        ("我们的节日", "清明节到了，人们扫墓踏青。"),
        ("永远在路上", "党风廉政建设永远在路上。"),
        ("工作要点", "会议强调，要落实责任。"),
        ("当前的形势", "自一月以来，形势好转。"),
        ("对话框", "对话框由四部分组成。"),
        ("所有的列和", "一般来说，应该先写明程序的名称。"),
    ],
)
def test_titles_are_no_cut_sentences(left: str, right: str) -> None:
    seam = judged(left, right)
    assert not seam.is_break, sorted(seam.evidence)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # the character on the right is far likelier behind the one on the left than at a beginning
        ("输入 HTTPS 代理服务", "器的名称，再按确定。", True),
        ("所需的工具在指定的目", "录里，可以直接打开。", True),
        ("所需的工具", "的确很多，可以直接打开。", False),
        # 当前 is no 当 that begins a clause
        ("它有很多特点。编写脚本的时候，如果它能自动识别", "当前工作模式的格式，使用就更加便利。", True),
        # a clause that promises another one
        ("在运行时，如果把鼠标停在编辑器中", "某个变量上，就会显示它的内容。", True),
        # … with a space in it, as beside Western words, and no title of two halves
        ("如果将 SCSI 或 串行设备用作", "启动硬盘，要改用另一个名称。", True),
        # what cannot end there outweighs a word that begins sentences
        ("它覆盖了广泛的领域。而且，它可以", "在多种语言中使用。", True),
        # a title, and a first sentence that says it again
        ("使用键盘调整框架和对象的大小", "可以使用键盘调整选中框架和对象的大小。", False),
        ("QUICK LOOK Crypt, a one-way function of the system", "crypt is a one-way function that hides passwords.", False),
    ],
)
def test_what_the_pair_and_the_words_tell(left: str, right: str, expected: bool) -> None:
    seam = judged(left, right)
    assert seam.is_break is expected, (sorted(seam.evidence), seam.weight)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他来了。她走", "她走"),
        ("他说：“来了。”她走", "她走"),
        ("一、二；三", "三"),
        ("没有结束", "没有结束"),
        ("11.1.2. 虚拟别名域", "11.1.2. 虚拟别名域"),
        ("It ended. The owner of", "The owner of"),
        ("版本 1.5 的文件", "版本 1.5 的文件"),
    ],
)
def test_the_sentence_that_is_cut(text: str, expected: str) -> None:
    assert cut_sentence(text) == expected
