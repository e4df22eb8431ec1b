import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.duplicate.repeated_line import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")
TEXT = "会议指出，要加强组织领导，落实工作责任，把各项防疫措施抓细抓实抓落地。"


def findings(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


def lines_of(text: str, format: str = "text") -> list[tuple[int, int]]:
    position = Document(text, format=format).lines.position
    return [(position(finding.span.start)[0], position(finding.span.end)[0]) for finding in findings(text, format)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "是的\n是的",
        "“你走吧，快走。”\n“你走吧，快走。”",
        "——你走吧，快走。\n——你走吧，快走。",
        "啊啊啊啊啊啊啊\n啊啊啊啊啊啊啊",
        "1234567\n1234567",
        "- - - - -\n- - - - -",
        "轰隆轰隆\n\n轰隆轰隆",
        "2020年3月5日\n2020年3月5日",
        "这个方法自第一版起可用。\n这个方法自第二版起可用。\n这个方法自第二版起可用。\n这个方法自第三版起可用。",
        f"第一部分\n小结与思考\n{TEXT}\n第二部分\n小结与思考\n{TEXT[3:]}\n第三部分\n小结与思考\n完。",
        # the name of the issuing body, above and below
        f"某某市人民政府办公室\n{TEXT}\n{TEXT[5:]}\n特此通知。\n某某市人民政府办公室\n2020年3月5日",
        # items of an agenda that return as headings
        f"会议的议程安排\n听取工作报告的说明\n审议财务报告的草案\n听取工作报告的说明\n{TEXT}\n审议财务报告的草案\n{TEXT[5:]}\n完。\n完了。\n散会。\n完毕。",
        # another text with the same title
        f"防疫经验材料汇编\n{TEXT}\n防疫经验材料汇编\n作者：张三\n{TEXT[3:]}\n甲。\n乙。\n丙。\n丁。",
    ],
)
def test_lines_that_stand_again_on_purpose(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "# 安装的步骤\n\n## 安装的步骤\n\n先下载。",
        "| 尚未发布新版本 |\n|--|\n| 尚未发布新版本 |\n| 尚未发布新版本 |",
        "运行 `a` 这个命令\n\n运行 `b` 这个命令",
        "```\n打开配置文件\n打开配置文件\n```",
    ],
)
def test_lines_of_markdown_that_stand_again_on_purpose(text: str) -> None:
    assert findings(text, "markdown") == []


def test_the_title_of_the_sample() -> None:
    with open(os.path.join(SEEDS, "001_10fc11496dbb7410.txt"), encoding="utf-8", newline="") as file:
        text = file.read()
    assert lines_of(text) == [(7, 7), (15, 15)]
    fixes = [finding.fix for finding in findings(text)]
    after = edited(text, [edit for fix in fixes if fix for edit in fix.edits])
    assert [fix.applicability for fix in fixes if fix] == ["unsafe", "unsafe"]
    assert after.count("(7篇)疫情防控經驗材料、綜述") == 1
    assert findings(after) == []


@pytest.mark.parametrize("name", ["000_e65d13b011addcbd", "002_f548f9a808a2be89", "003_4ea96290340b9324", "004_135e622cae84e7d9"])
def test_samples_without_repeated_lines(name: str) -> None:
    with open(os.path.join(SEEDS, f"{name}.txt"), encoding="utf-8", newline="") as file:
        assert findings(file.read()) == []


@pytest.mark.parametrize(
    ("text", "format", "expected", "message"),
    [
        ("打开配置文件\n打开配置文件\n", "text", [(2, 2)], "the line in front is repeated"),
        ("打开配置文件\n\n打开配置文件\n\n打开配置文件\n", "text", [(3, 5)], "the line in front is repeated 2 times"),
        ("# 备份\n\n# 备份\n", "markdown", [(3, 3)], "the line in front is repeated"),
        (
            f"防疫经验材料汇编\n{TEXT}\n防疫经验材料汇编\n{TEXT[3:]}\n甲。\n乙。\n丙。\n丁。",
            "text",
            [(3, 3)],
            "the title of the document stands again in the text",
        ),
    ],
)
def test_repeated_lines(text: str, format: str, expected: list[tuple[int, int]], message: str) -> None:
    assert lines_of(text, format) == expected
    assert findings(text, format)[0].message == message


def test_page_headers_are_one_finding() -> None:
    pages = [
        f"{TEXT}各部门要",
        f"对重点人群实行管理。\n{TEXT[3:]}各单位要",
        f"把责任落实到人。\n{TEXT[5:]}大家都要",
        "为群众着想。",
    ]
    text = "某某大学学报\n" + "\n某某大学学报\n".join(pages)
    (finding,) = findings(text)
    assert finding.message == "page header: this line stands 4 times in the document, between the pages of a print"
    assert len(finding.related) == 2
    assert finding.fix is not None
    assert edited(text, finding.fix.edits) == "某某大学学报\n" + "\n".join(pages)


@given(st.lists(st.sampled_from(["打开配置文件", "保存。", TEXT, "第二部分"]), max_size=25), st.sampled_from(["text", "markdown"]))
def test_a_fix_leaves_every_line(blocks: list[str], format: str) -> None:
    text = "\n\n".join(blocks)
    for finding in findings(text, format):
        if "page header" not in finding.message:
            assert finding.fix is not None
            after = Document(edited(text, finding.fix.edits), format=format)
            assert {block.text for block in after.paragraphs} == set(blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("相同的短行文字\n" * 200_000, 1),
        ("甲乙丙丁戊己\n子丑寅卯辰巳\n" * 50_000, 0),
        ("\n" * 300_000, 0),
        ("中\n" * 100_000, 0),
        ("".join(f"第{number}章 标题\n" for number in range(50_000)), 0),
    ],
)
def test_large_texts(text: str, expected: int) -> None:
    assert len(findings(text)) == expected
