import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.truncation.breaks import Break, are_lines_of_many
from wenlint_rules.truncation.broken_paragraph import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")


def findings(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


def found_in(text: str, format: str = "text") -> list[str]:
    return [text[slice(*finding.span)] for finding in findings(text, format)]


def fixed(text: str, format: str = "text") -> str:
    return edited(text, [edit for finding in findings(text, format) if finding.fix for edit in finding.fix.edits])


def seed(name: str) -> str:
    with open(os.path.join(SEEDS, name), encoding="utf-8", newline="") as file:
        return file.read()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "要\n对",
        "会议纪要\n各部门要抓好落实。",
        "发布防疫动员令\n各部门要抓好落实。",
        "坚持实事求是\n各部门要抓好落实。",
        "《红楼梦》\n曹雪芹写了这部书。",
        "感谢有你\n各部门的志愿者都来了。",
        "主要内容\n的确很多，各部门要抓好落实。",
        "会议要求，各部门要抓好落实。\n，这是一个多余的逗号。",
        "他问：“你来吗？”\n”这是一个多余的引号。",
        "会议指出，要加强领导。各部门要\n\n一、对重点人群实行管理。",
        "会议指出，要加强领导。各部门要\n\n- 12 -\n\n对重点人群实行管理。",
        "会议指出，要加强领导。各部门要\n\n（下转第三版）\n\n对重点人群实行管理。",
        "The commission found the bridge\nbuilt without a permit and asked the owner.",
        "Minutes of the annual meeting of the board\n\nThe board met in May. It was a long meeting.",
        "x = compute(first_value,\nsecond_value, third_value, fourth_value, and more values).",
        "목차\n\n회의는 오월에 열렸다. 위원들이 모두 왔다.",
        "付録の一覧\n\n会議は無事に終わりました。次の会議は来月です。",
    ],
)
def test_nothing_is_broken(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "会议指出，要加强领导。各部门要\n\n> 对重点人群实行管理。",
        "会议指出，要加强领导。各部门要\n\n---\n\n对重点人群实行管理。",
        "| 各部门要 |\n|--|\n| 对重点人群实行管理。 |",
        "各部门要\n===\n\n对重点人群实行管理。",
        "1. 会议指出，要加强领导。各部门要\n\n2. 对重点人群实行管理。",
        "甲乙丙丁戊己庚辛\n壬癸子丑寅卯辰巳。\n\n" * 10,  # wraps throughout
    ],
)
def test_nothing_is_broken_in_markdown(text: str) -> None:
    assert found_in(text, "markdown") == []


def test_false_joins_of_the_samples_are_not_made() -> None:
    assert found_in(seed("000_e65d13b011addcbd.txt")) == ["要\n\n对", "建\n\n成", "离\n\n群"]
    assert found_in(seed("001_10fc11496dbb7410.txt")) == []
    assert found_in(seed("002_f548f9a808a2be89.txt")) == []
    assert found_in(seed("003_4ea96290340b9324.txt")) == ["业\n\n做", "观\n\n者"]
    assert found_in(seed("004_135e622cae84e7d9.txt")) == []


@pytest.mark.parametrize(
    ("text", "expected", "applicability"),
    [
        ("会议指出，要加强领导。各部门要\n对重点人群实行管理。", "要对", "unsafe"),
        # 在 may as well begin a sentence of its own
        ("会议指出，要加强领导。各部门要\n在重点人群中实行管理。", "要\n在", "suggestion"),
        ("激发改革动力，推动我县加快全面建 \n\n\u3000\u3000成小康社会步伐。", "建成", "safe"),
        ("各单位要加强组织领导\n，落实工作责任。", "导，", "safe"),
        ("党员没有在家里当旁观\r\n者，而是走出家门。", "观者", "safe"),
        (
            "The board met in May. It decided to ask the owner of the\n\nbuilding to pay for it.",
            "the building",
            "unsafe",
        ),
        (
            "The board met in May. It asked for a report; it also decided to ask the owner of the\n\nbuilding to pay for it.",
            "the building",
            "unsafe",
        ),
        # 群众 begins a sentence above, and nothing but the end of the first paragraph shows a cut
        (
            "大家来了。群众满意。会议指出，要加强领导，落实工作责任，各地都要关心关怀居家隔离\n\n群众、困难群众，提供服务。",
            "隔离群众",
            "unsafe",
        ),
        ("多くの設定を変更するには、管理者がこのファイル\nを編集します。", "ファイルを編集", "safe"),
        ("회의는 오월에 열렸다. 위원들은 다음 회의를\n\n유월에 열기로 했다.", "를 유", "unsafe"),
    ],
)
def test_how_the_halves_are_joined(text: str, expected: str, applicability: str) -> None:
    (finding,) = findings(text)
    assert finding.fix is not None
    assert finding.fix.applicability == applicability
    assert expected in (text if applicability == "suggestion" else fixed(text))
    assert found_in(fixed(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        # what follows begins a sentence: the rest is lost
        "会议指出，要加强领导。各部门要\n\n如果情况有变，应及时报告。",
        # the rest stands behind another paragraph
        "会议指出，要加强领导。各地都在全面恢\n\n组织部门闻令而动，立足职能职责。\n\n复生产，落实责任。",
    ],
)
def test_what_follows_is_not_the_rest(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "会议指出，要加强领导。各部门要\n\n对“四类人员”实行管理。",
            "cut in mid-sentence: ends without a mark after 各部门要, and the next paragraph begins with 对“四类人员: 要 cannot end one",
        ),
        (
            "推动我县加快全面建\n\n成小康社会步伐。",
            "cut in mid-sentence: ends without a mark after 县加快全面建, and the next paragraph begins with 成小康社会步: "
            "the word 建成 is cut in two",
        ),
    ],
)
def test_the_message_gives_the_evidence(text: str, message: str) -> None:
    (finding,) = findings(text)
    assert finding.message == message


def test_the_rest_of_another_paragraph_is_not_joined_for_certain() -> None:
    whole = "居住在社区中的党员没有在家里当旁观\n\n的确如此，各部门要抓好落实。"
    loose = "严格依法办事。组织发动统战领域成员捐\n\n健康小康两相宜\n\n"
    joined = "党员都在门口等候，大家站在社区前面\n\n的广场上，不愿意离开。"
    (alone,) = findings(joined)
    (near,) = findings(loose + joined)
    assert alone.fix is not None
    assert near.fix is not None
    assert (alone.fix.applicability, near.fix.applicability) == ("safe", "unsafe")
    assert found_in(whole) == []


def test_a_chain_of_breaks_is_a_wrapped_text() -> None:
    lines = [
        "会议指出，要加强领导。各部门要",
        "对重点人群实行管理。各单位要",
        "把责任落实到人。各地区要",
        "关心有困难的群众。大家要",
        "为群众着想。",
    ]
    assert found_in("\n".join([lines[0], *lines[2:]])) == ["要\n把", "要\n关", "要\n为"]
    assert found_in("\n".join(lines)) == []


@pytest.mark.parametrize(("breaks", "whole", "expected"), [(20, 40, 20), (21, 40, 0), (21, 63, 21)])
def test_line_ends_in_mid_sentence_all_over_are_layout(breaks: int, whole: int, expected: int) -> None:
    broken = "".join(
        f"第{number}次会议指出，要落实责任。各部门加强组织领\n导第{number}类人群的工作。\n这是第{number}段。\n"
        for number in range(breaks)
    )
    assert len(found_in(broken + "".join(f"这是另外的第{number}段。\n" for number in range(whole - breaks)))) == expected


def test_what_goes_on_with_another_cut_paragraph_is_no_rest_of_this_one() -> None:
    text = "指定页脚区域已打印在\n信头纸上。软件不打印页脚。\n输入已打印在信头纸上\n的页脚区域的高度。\n"
    assert found_in(text) == ["在\n信", "上\n的"]


@pytest.mark.parametrize(("proven", "others", "expected"), [(0, 19, False), (5, 15, True), (15, 5, False)])
def test_lines_of_many_authors_show_no_cut_at_the_seam(proven: int, others: int, expected: bool) -> None:
    found = [Break(9, 10, 1, is_proven, True, False, False, "") for is_proven in [True] * proven + [False] * others]
    assert are_lines_of_many(found) is expected


LONG = "如果这项服务不能启动，请先检查配置文件里的端口号和用户名是否正确，再查看系统日志里有没有报告错误。"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("如果服务失败，您的计算机\n也会停止工作。", ["机\n也"]),
        ("- 如果服务失败，您的计算机\n  也会停止工作。", ["机\n  也"]),
        ("如果服务失败，\n您的计算机也会停止工作。", []),
        ("如果服务失败\n您的计算\n机也会停止工作。", []),
        ("作者：张三的朋友\n日期：2020年", []),
        ("If the service fails, your computer\nwill stop working, too.", []),
    ],
)
def test_a_lone_soft_wrap(block: str, expected: list[str]) -> None:
    text = "\n\n".join([LONG] * 4 + [block] + [LONG])
    assert found_in(text, "markdown") == expected
    assert found_in("\n\n".join(["短的一段。"] * 6 + [block]), "markdown") == []


WORDS = (
    "会议指出，",
    "各部门要",
    "对重点人群",
    "实行管理",
    "。",
    "\n",
    "\n\n",
    "建",
    "成",
    "，",
    "“",
    "”",
    "一、",
    "12",
    "the ",
    "owner ",
    "- ",
)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join), st.sampled_from(["text", "markdown"]))
def test_a_fix_takes_nothing_out_but_space(text: str, format: str) -> None:
    after = fixed(text, format)
    assert "".join(after.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "中，" * 100_000,
        "中\n" * 100_000,
        "中，\n" * 100_000,
        "文\n，文" * 50_000,
        "\n" * 300_000,
        "“" * 100_000,
        "各部门要\n" * 100_000,
    ],
)
def test_hostile_text_has_no_findings(text: str) -> None:
    assert found_in(text) == []
