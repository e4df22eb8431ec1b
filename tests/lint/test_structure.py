"""What a block is by its form."""

import pytest

from wenlint.document import Document
from wenlint.structure import ends_sentence, form, is_title, is_verse, item_mark


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议指出，要加强领导。", "prose"),
        ("会议指出，要加强领导，落实责任，把各项防疫措施抓细抓实抓落地，确保人民群众的生命安全", "prose"),
        ("他来了。她走", "prose"),
        ("众志成城的斗争", "title"),
        ("夯实举措 打好打赢疫情防控总体战", "title"),
        ("关于加强春季防火工作的通知", "heading"),
        ("第三章", "heading"),
        ("第三章 总则", "heading"),
        ("第十二回：宝玉出门", "heading"),
        ("第三章讨论了这一点。", "item"),
        ("一、加强学习", "item"),
        ("（二）统筹兼顾、全面发展，做到齐头并进。", "item"),
        ("3.2 安装", "item"),
        ("- 打开配置文件", "item"),
        ("①准备", "item"),
        ("2020 年的春节来得早。", "prose"),
        ("3.14是圆周率的近似值。", "prose"),
        ("加强抗疫宣传 凝聚社会合力", "title"),
        ("12", "number"),
        ("- 12 -", "number"),
        ("第 3 页 共 20 页", "number"),
        ("3 / 20", "number"),
        ("2020年3月5日", "signature"),
        ("二〇二〇年三月", "signature"),
        ("此致", "signature"),
        ("尊敬的各位领导：", "salutation"),
        ("Dear Sir,", "salutation"),
        ("作者：杜甫", "byline"),
        ("（新华社北京3月10日电）", "byline"),
        ("县委常委、宣传部部长 张三", "byline"),
        ("By Jane Doe", "byline"),
        ("图3 系统结构", "caption"),
        ("表 12.7. 小型应用程序", "caption"),
        ("▲志愿者发放物资", "caption"),
        ("医护人员在隔离病房 新华社记者摄", "caption"),
        ("表示感谢。", "prose"),
        ("类别：操作系统", "label"),
        ("他说：今天天气很好。", "prose"),
        ("……", "separator"),
        ("* * *", "separator"),
        ("白日依山尽，黄河入海流。欲穷千里目，更上一层楼。", "verse"),
        ("“你怎么来了？”", "dialogue"),
        ("「我來了，」他小聲說", "dialogue"),
        ("——好的，我这就去。", "dialogue"),
        ("“两学一做”学习教育常态化制度化", "title"),
        ("“这件事，”他说，停了一会儿，“这件事我们以后再谈，今天先不说它。”", "prose"),
        ("——默默坚守岗位", "title"),
        ("// 读取配置文件", "comment"),
        ("# 设置端口号", "title"),
        ("/* 初始化 */", "comment"),
        ("#话题标签是这样写的", "title"),
        ("总则 General Provisions", "bilingual"),
        ("操作系统（Operating System）", "bilingual"),
        ("Table of Contents / 目录", "bilingual"),
        ("可以安装 Debian", "title"),
        ("The meeting ended early.", "prose"),
        ("Annual report of the commission", "title"),
    ],
)
def test_form_of_a_line(text: str, expected: str) -> None:
    (block,) = Document(text).paragraphs
    assert form(block) == expected


def test_a_hash_marks_a_comment_among_program_lines() -> None:
    text = "# 配置文件的说明\n\n这里说明配置文件。\n\n# 监听的端口号\nport = 80\n"
    assert [form(block) for block in Document(text).paragraphs] == ["title", "prose", "comment", "title"]


def test_markup_comes_first() -> None:
    text = "# 会议指出，要加强领导。\n\n| 甲 |\n|--|\n| 乙 |\n\n- 丙\n\n丁。\n"
    assert [form(block) for block in Document(text, format="markdown").paragraphs] == ["heading", "cell", "cell", "item", "prose"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、学习", "一、"),
        ("（三）学习", "（三）"),
        ("(2) 学习", "(2)"),
        ("1.学习", "1."),
        ("3.2.1 学习", "3.2.1 "),
        ("第四条　学习", "第四条"),
        ("二是要学习", "二是"),
        ("① 学习", "①"),
        ("• 学习", "• "),
        ("一次学习", ""),
        ("3.14是圆周率", ""),
        ("2020 年", ""),
        ("学习一、", ""),
    ],
)
def test_item_mark(text: str, expected: str) -> None:
    assert item_mark(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他来了。", True),
        ("他说：“来了。”", True),
        ("如下：", True),
        ("他说——", True),
        ("其一；", True),
        ("It ended.", True),
        ("等等……", True),
        ("他来", False),
        ("他来，", False),
        ("《红楼梦》", False),
        ("”", True),
    ],
)
def test_end_of_a_sentence(text: str, expected: bool) -> None:
    assert ends_sentence(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("众志成城", True), ("他来了。", False), ("他来了。她", False), ("长" * 30, True), ("长" * 31, False), ("a" * 60, True)],
)
def test_title(text: str, expected: bool) -> None:
    assert is_title(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("千山鸟飞绝，万径人踪灭。孤舟蓑笠翁，独钓寒江雪。", True),
        ("关关雎鸠，在河之洲。窈窕淑女，君子好逑。", True),
        ("千山鸟飞绝，万径人踪灭。", False),
        ("会议指出，要加强领导，落实责任，把工作做好，不能有任何的松懈。", False),
        ("按下 Ctrl，按下 Alt，按下 Esc，按下 Tab。", False),
        ("千山鸟飞绝，" * 200, False),
    ],
)
def test_verse(text: str, expected: bool) -> None:
    assert is_verse(text) is expected
