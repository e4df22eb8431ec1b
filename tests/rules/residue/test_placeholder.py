"""Blanks that were never filled in, and text that looks like them."""

import pytest

from wenlint.api import Document
from wenlint_rules.residue.placeholder import check


def found_in(text: str, format: str = "text") -> list[str]:
    return [text[slice(*finding.span)] for finding in check.run(Document(text, format=format), check.options())]


@pytest.mark.parametrize(
    "text",
    [
        "格式码采用 [$xxx-nnn] 的格式。",
        "对象所在的目录，名为「与 xxx 的链接」。",
        "惠普6XXX系列，WinXXXX clients",
        "林××与张某某、王某都到了。",
        "某某人说的话。",
        "选择 XX，然后",
        "他说：“某某小姐，你好。”",
        "一九〇〇年，二〇〇〇人",
        "(*^__^*) 嘻嘻",
        "姓名____年龄____性别____籍贯____民族",
        "**中**国**人**民",
        "2××3",
        "请选择[图片]。在 [表格] 上点击。",
        "演出开始（图片）",
        "（略）（待续）（待考）",
        "请在此处输入新的名称。",
        "（可在此处修改）",
        "打开 [輸入主密碼] 對話方塊",
        "使用 {{ name }} 语法，写作“{{name}}”",
        "號竹巖{女頼}翁",
        "TODO列表，TODO 注释，写TODO",
        "文件报告_最终版.doc",
        "“Lorem ipsum”是排版用的文字",
    ],
)
def test_is_text(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize("mask", ["XX", "XXX", "××", "**", "某某", "xxx", "〇〇", "____"])
def test_masked_word(mask: str) -> None:
    text = f"各单位要坚决贯彻{mask}精神，抓好落实。"
    assert found_in(text) == [mask]
    (finding,) = check.run(Document(text), check.options())
    assert finding.fix is None
    assert finding.severity == ("info" if mask == "某某" else None)


def test_one_finding_for_each_mask() -> None:
    text = "听了XX同志的讲话，又听了XX同志的报告，某某地方的XXX同志也到了。"
    findings = list(check.run(Document(text), check.options()))
    assert [(text[slice(*finding.span)], len(finding.related)) for finding in findings] == [("XX", 1), ("某某", 0), ("XXX", 0)]


@pytest.mark.parametrize(
    "blank",
    [
        "【此处插入图片】",
        "[图片]",
        "[圖片]",
        "[视频]",
        "（待补充）",
        "（内容待完善）",
        "（数据待核实）",
        "【待定】",
        "【填写单位名称】",
        "【請填寫姓名】",
        "（此处省略）",
        "（此處補充說明）",
        "（请在此输入标题）",
        "{{name}}",
        "{{{张三}}}",
        "{{ 单位名称 }}",
        "${title}",
        "<%= name %>",
        "TODO",
        "FIXME",
    ],
)
def test_blank_in_a_sentence(blank: str) -> None:
    assert found_in(f"工作已经部署，{blank}各单位要抓好落实。") == [blank]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("定于X月X日召开", ["X月X日"]),
        ("20XX年度报告", ["XX年"]),
        ("XX年XX月XX日发布", ["XX年XX月XX日"]),
        ("美好祝愿“幸福XX”", ["XX"]),
        ("增速是6%,XX确定的是6.5%", ["XX"]),
        ("在党的_和人民的支持下", ["_"]),
        ("TODO: write this", ["TODO"]),
        ("Dear [Your Name], hello", ["[Your Name]"]),
        ("Lorem ipsum dolor sit amet, consectetur", ["Lorem ipsum dolor sit amet"]),
    ],
)
def test_other_blanks(text: str, expected: list[str]) -> None:
    assert found_in(text) == expected


def test_code_is_no_blank() -> None:
    assert found_in("用 `XX`、`{{name}}`，\n\n    （待补充）TODO\n", "markdown") == []


@pytest.mark.parametrize(
    "text", ["中XX" * 50_000, "（此" * 50_000, "{{" * 50_000, "【" * 100_000, "中**" * 50_000, "中__" * 50_000]
)
def test_hostile(text: str) -> None:
    found_in(text)


def test_slot_in_a_long_text_is_one() -> None:
    text = "夜来风雨声。\n" * 1000 + "尊敬的${姓名}同志，向{{单位}}领取。\n"
    assert found_in(text) == ["${姓名}", "{{单位}}"]
