import pytest

from wenlint.api import Document, Finding
from wenlint_rules.script.foreign_script import check
from wenlint_rules.script.letters import foreign_letters


def found_in(text: str, format: str = "text", locale: str = "auto") -> list[Finding]:
    return list(check.run(Document(text, format=format, locale=locale), check.options()))


CHINESE = "这个国家的人们说，现在是开会讨论问题的时候，大家都要认真对待。\n"


@pytest.mark.parametrize(
    "text",
    [
        "他用“안녕”问好，又用「Привет」问好。",
        "常数 π 与 e，波长λ，μ介子，Σ求和。",
        "Jérôme 和 Müller 来自 Málaga，他们是 naïve 的。",
        "单词 автомобиль 的意思是汽车。",
        "下载 Wörterbuch，Ångström单位。",
        "字母有а、б、в、г。",
        "_私は、高性能ですから!_",
        "歌里唱“どこから来た人”，",
    ],
)
def test_on_purpose(text: str) -> None:
    assert found_in(CHINESE + text) == []


@pytest.mark.parametrize(
    ("text", "letters", "applicability"),
    [
        ("大家都有责任의担当。", "의", "suggestion"),
        ("系统ю已经可以使用了。", "ю", "unsafe"),
        ("操作系สิ统", "สิ", "unsafe"),
        ("不错о，就这样。", "о", "suggestion"),
        ("这是最好的ではない吗", "ではない", "suggestion"),
        ("我们ħ再来", "ħ", "unsafe"),
        # What follows each other in ordinary text had nothing between.
        ("他们也不是의根据这个来说的。", "의", "unsafe"),
        ("用于高效的归档яяэ和恢复。", "яяэ", "unsafe"),
        ("The meanのing of it", "の", "unsafe"),
    ],
)
def test_slips(text: str, letters: str, applicability: str) -> None:
    text = CHINESE * 3 + text
    (finding,) = found_in(text)
    assert text[finding.span.start : finding.span.end] == letters
    assert finding.fix is not None
    assert finding.fix.applicability == applicability
    assert letters in finding.message


def test_both_scripts_on_purpose_is_one_finding_of_information() -> None:
    (finding,) = found_in(CHINESE * 20 + "我们说네的时候。\n" * 12)
    assert finding.severity == "info"
    assert len(finding.related) == 11
    assert finding.fix is None


def test_locale_says_what_is_at_home() -> None:
    text = "学生的時間表の中"
    assert found_in(CHINESE + text)
    assert found_in(CHINESE + text, locale="ja") == []


def test_code_is_not_read() -> None:
    assert found_in(CHINESE + "\n`系统ю已经`", format="markdown") == []


def test_long_runs_are_a_text_of_their_own() -> None:
    assert found_in(CHINESE + "原文是" + "б" * 13 + "这样") == []


def test_letters_at_home_are_not_foreign() -> None:
    document = Document("Этот текст написан по-русски, 中文。")
    assert {run.system for run in foreign_letters(document).runs} == {"Han"}
