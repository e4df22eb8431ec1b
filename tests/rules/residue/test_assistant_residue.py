"""What assistants say, and sentences that sound like them."""

import pytest

from wenlint.api import Document
from wenlint_rules.residue.assistant_residue import check


def found_in(text: str, format: str = "text") -> list[str]:
    return [text[slice(*finding.span)] for finding in check.run(Document(text, format=format), check.options())]


@pytest.mark.parametrize(
    "text",
    [
        "作为一个大型语言模型，它表现出色。",
        "作为一名教师，我无法接受。",
        "人工智能模型需要训练数据。",
        "“作为一个AI语言模型，我无法回答”是常见的开头。",
        "当然，这是好事。",
        "好的，下面是会议议程的安排。会议开始。好的。",
        "对不起，我不能去。",
        "希望大家努力。",
        "希望这对你们有利。",
        "如有问题请随时联系办公室。",
        "以下是修改说明：",
        "A language model assigns probabilities.",
        "Sorry, but the shop is closed.",
        "He said: “As an AI language model, I cannot.”",
        "If you have any questions, write to the list.",
        "Sure, here is the point of it all in the middle of a line",
        "turn0 the switch, [cite] the source, a < think > b",
    ],
)
def test_is_text(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "作为一个人工智能语言模型，我无法提供医疗建议。",
        "作为一名AI助手，我没有个人情感。",
        "我是由某某公司训练的大语言模型，我不能访问互联网。",
        "截至我的知识更新日期，尚无相关信息。",
        "很抱歉，我无法完成这个请求。",
        "以下是根据您的要求撰写的文章：",
        "以下是润色后的版本：",
        "当然可以！以下是一份工作总结的范文：",
        "好的，这是为您准备的演讲稿：",
        "希望以上内容对你有帮助！",
        "如果你还有其他问题，请随时提问。",
        "還有什麼我可以幫您的？",
        "As an AI language model, I cannot predict the future.",
        "I'm sorry, but I cannot fulfill this request.",
        "As of my last knowledge update in September 2021, it was open.",
        "Certainly! Here is a revised version of your text:",
        "I hope this helps!",
        "Is there anything else I can help you with?",
        "If you have any further questions, feel free to ask.",
        "Would you like me to add more examples?",
        "Regenerate response",
    ],
)
def test_sentence(sentence: str) -> None:
    assert found_in(sentence) == [sentence]
    assert found_in(f"前文。\n{sentence}\n后文。") == [sentence]
    (finding,) = check.run(Document(sentence), check.options())
    assert finding.fix
    assert finding.fix.applicability == "suggestion"


@pytest.mark.parametrize(
    "mark",
    [
        "【4†source】",
        "【12:3†报告.pdf】",
        ":contentReference[oaicite:0]{index=0}",
        "[oaicite:3]",
        "citeturn0search1",
        "\ue200cite\ue202turn0search0\ue201",
        "[cite: 1, 2]",
        "[cite_start]",
        "<think>",
        "</think>",
        "<|im_end|>",
        "[web:3][web:4]",
    ],
)
def test_mark(mark: str) -> None:
    assert found_in(f"产量增长了百分之三{mark}。") == [mark]


@pytest.mark.parametrize(
    "text", ["作为AI" * 50_000, "\n好的，" * 50_000, "【4†" * 50_000, "希望您" * 50_000, "As an AI " * 20_000, "turn0" * 50_000]
)
def test_hostile(text: str) -> None:
    found_in(text)
