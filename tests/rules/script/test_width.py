"""Half-width punctuation and full-width letters and digits."""

import pytest

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.script import fullwidth_alphanumeric, halfwidth_punctuation

CHINESE = "我们来了，他们走了。大家都好吗？很好！是的；那么：就这样（如此）吧。（完）（了）（吗）\n"
LATIN = "使用 Linux 2 和 Windows 7 的人有 30 个，分 4 组。\n"


def found_in(text: str, rule: str, locale: str = "auto", format: str = "text") -> list[Finding]:
    check = {"SCR406": halfwidth_punctuation.check, "SCR407": fullwidth_alphanumeric.check}[rule]
    return list(check.run(Document(text, locale=locale, format=format), check.options()))


def fixed(text: str, rule: str) -> str:
    return edited(text, [edit for finding in found_in(text, rule) if finding.fix for edit in finding.fix.edits])


@pytest.mark.parametrize(
    "text",
    [
        "时间10:30，3:2，1,000，3.14，v2.0，A:B，a,b。",
        "见 https://例子.中国/甲,乙?丙 和 说明.txt。",
        "中文, English，中文; English。",
        "马克.吐温与乔治.布什。",
        "一.总则\n（二）.分则\n",
        "笑了:)然后走了;)真的:D。",
        "作者: 张三",
        "名称(name)和值(value)。",
    ],
)
def test_punctuation_left_alone(text: str) -> None:
    assert found_in(CHINESE + text, "SCR406") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("他来,她走", "他来，她走"),
        ("他来.她走", "他来。她走"),
        ("他来吗?她走吗!真", "他来吗？她走吗！真"),
        ("真的;是的:好", "真的；是的：好"),
        ("文件(草案)已发", "文件（草案）已发"),
    ],
)
def test_punctuation_put_right(text: str, want: str) -> None:
    assert fixed(CHINESE * 3 + text, "SCR406") == CHINESE * 3 + want


def test_labels_have_the_colon_of_the_other_labels() -> None:
    assert found_in(CHINESE * 3 + "作者:张三，标题：如此。\n", "SCR406") == []
    labels = "作者：张三\n标题：如此\n日期：今天\n"
    assert fixed(CHINESE * 3 + labels + "来源:这里", "SCR406") == CHINESE * 3 + labels + "来源：这里"


def test_slips_between_few_and_a_style_are_one_finding() -> None:
    (finding,) = found_in(CHINESE * 6 + "他来,她走,我去,你来,大家,一起,都好,是的\n", "SCR406")
    assert finding.severity == "info"


def test_more_slips_are_one_finding() -> None:
    (finding,) = found_in(CHINESE * 20 + "他来,她走,我去,你来,大家", "SCR406")
    assert finding.severity == "info"
    assert len(finding.related) == 3


def test_house_style_is_one_finding_with_all_places() -> None:
    text = "他来,她走,我去,你来,大家(都)来了.\n" * 10
    (finding,) = found_in(text, "SCR406")
    assert finding.severity == "info"
    assert finding.fix is not None
    assert edited(text, finding.fix.edits) == "他来，她走，我去，你来，大家（都）来了。\n" * 10


def test_short_texts_have_no_style() -> None:
    assert found_in("他来,她走,我去,你来,大家", "SCR406") == []


def test_other_languages() -> None:
    assert found_in(CHINESE + "他来,她走", "SCR406", locale="ja") == []


@pytest.mark.parametrize("text", ["（１）（２３）", "〔１２〕", "１．其一\n２、其二"])
def test_alphanumerics_left_alone(text: str) -> None:
    assert found_in(LATIN + text, "SCR407") == []


@pytest.mark.parametrize(
    ("text", "want"),
    [("共３２人", "共32人"), ("ＩＢＭ公司", "IBM公司"), ("安装Ｌｉnux", "安装Linux")],
)
def test_alphanumerics_put_right(text: str, want: str) -> None:
    assert fixed(LATIN + text, "SCR407") == LATIN + want


def test_single_letters_are_usual_in_japanese() -> None:
    assert found_in("これは１つの例で、Linux 2 と Windows 7 と 30 と 40", "SCR407") == []


def test_a_word_partly_in_full_width_needs_no_other_words() -> None:
    assert fixed("在 ＨTML 文档中，使用 Ｈtml 标签", "SCR407") == "在 HTML 文档中，使用 Html 标签"
    assert fixed("これはＨTML文書です。会議が行われる。", "SCR407") == "これはHTML文書です。会議が行われる。"


def test_alphanumerics_throughout_are_one_finding() -> None:
    (finding,) = found_in("１９９８年共有５０人。" * 12, "SCR407")
    assert finding.severity == "info"
    assert len(finding.related) == 23
