"""Spaces between Han characters."""

import pytest

import wenlint

CONFIG = {"select": ["ENC309"]}

LEFT_ALONE = [
    "县长 毛建国在会上讲话，要求落实责任。",
    "我的房间 很大 很干净，服务员  态度  很好，下次  还来。",
    "第一条　为了保护公民的合法权益，制定本法。\n第二条　本法适用于中华人民共和国境内。",
    "热 烈 欢 迎\n",
    "# 第\xa02\xa0章\xa0案例呈现\n",
    "姓名　性别　年龄\n张三　男　三十\n",
    "如果数目少于 行 方框中的数，请按 确定 按钮，再按 取消 按钮。",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_space_with_a_purpose_stays(text: str) -> None:
    assert wenlint.check_text(text, config=CONFIG) == []


def test_a_wide_space_is_removed_only_when_asked() -> None:
    text = "他们在村里走访了很多农\u3000户，听取了意见。"
    assert wenlint.fix_text(text, config=CONFIG).text == text
    assert wenlint.fix_text(text, config=CONFIG, unsafe=True).text == text.replace("\u3000", "")


def test_markup_between_two_spaces_is_no_space() -> None:
    text = "在文件夹中输入 <br> 可以看到所有的内容，然后保存。"
    assert wenlint.check_text(text, format="markdown", config=CONFIG) == []


def test_many_spaces_of_a_kind_are_one_finding() -> None:
    text = "\n".join(f"{n}会议要求各级干部进一步加强\xa0领导，切实落实责任。" for n in range(25))
    (finding,) = wenlint.check_text(text, config=CONFIG)
    assert "25 places" in finding.message


def test_space_between_two_words_may_stand_for_a_comma() -> None:
    text = "运行命令后会自动打开预览界面 预览界面如下：\n"
    assert wenlint.fix_text(text, config=CONFIG).text == text


TRANSCRIBED = [
    "那个灯是真的会发亮的吗，对 她有去买一些电路。",
    "没想到她买 好贵，我也不太懂，我想说她喜欢就好。",
    "我会因为你的话想到这里，说得很对 给你鼓个掌。",
    "你会觉得，哇 余生回我了，明星回我了。",
    "你跟那个酒保说 给我来一杯酒，不就行了吗。",
]


@pytest.mark.parametrize("text", TRANSCRIBED)
def test_space_that_stands_for_a_pause_of_a_speaker_is_not_removed_unasked(text: str) -> None:
    assert wenlint.fix_text(SOUND + text, config=CONFIG).text == SOUND + text


SOUND = "用户可以在此处打开窗口，然后按下面的说明操作。每一项设置都保存在文件中，下次启动时会自动读取，不必再输入一次。\n" * 5
ALONE = "我们需要先设置代理服务器，再在图表中显示 数据标签。\n"


def test_a_space_alone_in_its_document_needs_less_to_be_odd() -> None:
    (finding,) = wenlint.check_text(SOUND + ALONE, config=CONFIG)
    assert finding.fix is not None
    assert finding.fix.applicability == "unsafe"
    assert wenlint.check_text(SOUND + ALONE + "用户可以在此处打开 预览窗口，然后关闭。\n", config=CONFIG) == []
    assert wenlint.check_text(ALONE, config=CONFIG) == []


def test_a_stretch_that_is_spaced_out_needs_no_majority() -> None:
    text = "请单击确 认 按 钮来保存。\n然后打开 文件菜单 选择 关闭，再回到 上一页 查看 结果。\n"
    assert wenlint.fix_text(text, config=CONFIG).text == text.replace("确 认 按 钮", "确认按钮")
