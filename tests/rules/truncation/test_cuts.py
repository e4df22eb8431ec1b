"""Each cut of a document is in one class: joined, moved, or lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.api import Document
from wenlint.check import check
from wenlint.config import Config
from wenlint.finding import Finding
from wenlint.plan import edited
from wenlint.ruleset import RuleSet
from wenlint_rules.truncation.cuts import cuts

WHOLE = "会议指出，要加强组织领导，落实工作责任。"
OTHER = "随着气温回升，各乡镇抓紧植树造林，全县已经栽树三万多棵。"
TAIL, REST = f"{WHOLE}要激发改革动力，推动我县加快全面建", "成小康社会步伐，落实各项工作责任。"
RULES = RuleSet(Config(select=("TRN201", "TRN202", "TRN203", "TRN204")))


def found_in(text: str, format: str = "text") -> list[Finding]:
    return check(Document(text, format=format), RULES)


def codes(text: str, format: str = "text") -> list[str]:
    return [finding.code for finding in found_in(text, format)]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([TAIL, REST, OTHER], ["TRN201"]),
        ([TAIL, OTHER, REST, OTHER], ["TRN204"]),
        ([TAIL, OTHER + REST, OTHER], ["TRN204"]),
        # the next block may begin a sentence of its own, and one behind it goes on better
        (
            [WHOLE + "若在未封閉的較大物件內部", "封閉形狀自動接收其中的填入。", "繪製較小的物件時，會移除一部分。", OTHER],
            ["TRN204"],
        ),
        # an item, a label and a title whose last word goes on behind the next block, or behind a sentence of it
        (["（一）这个单元描述系统控制和监", OTHER, "管的文件系统挂载点。", OTHER], ["TRN204"]),
        (["名称: 在程序里调用子例程时使", OTHER, "用的名称，与库里的名称不同。", OTHER], ["TRN204"]),
        (["指定如果一个段落在文档的首页，在页面顶", OTHER + "部的段落间距是否有效。", OTHER], ["TRN204"]),
        (["普者黑", OTHER, "人习惯于低头走路。", OTHER], []),
        # what may be a title, and a block that can only go on with it
        (["这项技术出现以前，很容易给每个设", OTHER, "备指定一个固定的名称，系统也总能认出它来。", OTHER], ["TRN204"]),
        (["这项技术出现以前，给每个设备一个名称", OTHER, "系统总能认出它来，因为它的名称是固定的。", OTHER], []),
        ([TAIL, OTHER, OTHER], ["TRN202"]),
        ([OTHER, "障；总结工作，提取经验，在全市推广学习。", OTHER], ["TRN203"]),
        ([OTHER, WHOLE, OTHER], []),
        (["关于加强春季防火工作的通知", WHOLE, OTHER], []),
    ],
)
@pytest.mark.parametrize(("gap", "format"), [("\n", "text"), ("\n\n", "text"), ("\r\n\r\n", "text"), ("\n\n", "markdown")])
def test_each_cut_is_in_one_class(blocks: list[str], expected: list[str], gap: str, format: str) -> None:
    assert codes(gap.join(blocks), format) == expected


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_a_move_puts_the_sentence_together(gap: str) -> None:
    text = gap.join([TAIL, OTHER, REST, OTHER])
    (finding,) = found_in(text)
    assert finding.fix
    assert edited(text, finding.fix.edits) == gap.join([TAIL + REST, OTHER, OTHER])


def test_a_rest_in_front_is_found_and_only_suggested() -> None:
    text = "\n\n".join(
        [
            "要统筹安排。按照要求，对境外返回的人员进行服务管控",
            "活动、非法宗教场所的专项治理，一并落实。",
            OTHER,
            "四、依法依规管理。严格依法办事；加强对非法宗教",
            OTHER,
        ]
    )
    lost, moved = found_in(text)
    assert (lost.code, moved.code) == ("TRN202", "TRN204")
    assert moved.fix
    assert moved.fix.applicability == "suggestion"
    assert "line 3" in moved.message


@pytest.mark.parametrize(
    "text",
    [
        "春风又绿江南岸\n明月何时照我还\n京口瓜洲一水间\n钟山只隔数重山",
        "我在这里等你，在\n每一个黄昏的路口\n看着行人走过，或者\n什么也不看",
        "一、总则\n二、组织领导\n三、职责分工\n四、附则",
        "\n".join(f"第{number}章 工作的要求和方法" for number in "一二三四五六七八九十"),
        "- 会议指出，要加强领导\n- 各单位要落实责任，做好\n",
        "他说\n\n“好。”",
    ],
)
def test_verse_headings_and_lists_are_not_cut(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{WHOLE}\n" * 20_000,
        "关于加强工作的通知\n" * 50_000,
        f"{WHOLE}各部门要\n" * 3_000,
        f"{TAIL}\n{OTHER}\n" * 1_000,
        f"{WHOLE}，" * 20_000,
        "的有关规定，对重点地区实行统一的管理和服务。\n" * 10_000,
    ],
)
def test_hostile_text_has_few_findings(text: str) -> None:
    assert len(codes(text)) <= 10


@given(st.lists(st.sampled_from([WHOLE, OTHER, TAIL, REST, "通知", "", "障；总结工作，提取经验，在全市推广学习。"]), max_size=8))
def test_no_place_is_in_two_classes(blocks: list[str]) -> None:
    found = Document("\n\n".join(blocks)).view(cuts)
    ends = [made.left for made in found.breaks] + [move.tail.block for move in found.moves] + [tail.block for tail in found.tails]
    assert len(ends) == len(set(ends))
    starts = [made.start for made in found.breaks] + [move.start for move in found.moves]
    assert len(starts) == len(set(starts))
