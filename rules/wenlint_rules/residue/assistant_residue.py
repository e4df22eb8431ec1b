"""What a language model says around its answer: "As an AI language model", 当然，以下是…, 【4†source】, oaicite.

A text that was written with an assistant and copied with all that came along says so.  Found are sentences in which an
assistant speaks of itself, refuses, hands over its answer or offers more help, in simplified and traditional Chinese and in
English; marks of its sources; and tokens of its format (`<think>`, `<|im_start|>`, `turn0search1`).

Left alone: what stands in quotes or code, where a text speaks of assistants; sentences on language models in general.

Source: Wikipedia:Signs of AI writing, for the marks; the sentences are general knowledge.

Fix safety: suggestion.  The mark or the sentence goes, and with a refusal all that there was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Fix, Good, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options


@rule(
    "RES605",
    "assistant-residue",
    unit=Document,
    good=[
        "很多回答以“作为一个人工智能语言模型，我无法回答”开头。",
        "作为一个大型语言模型，它在多项任务上领先。",
        "当然，以下是我的看法。",
        "好的作品会说话。以下是名单：",
        "你需要我帮你翻译吗？需要我帮你整理房间吗？希望您的需求得到满足。",
        "希望大家都有收获，老师随时欢迎你们。",
        "很抱歉，我不能参加明天的会议。",
        "A large language model is a model of language. Sure, here we go again.",
        "If you have questions, ask the list. I hope this finds a reader.",
        Good("日志里有 `<think>` 和 `turn0search1`。", format="markdown"),
    ],
    bad=[
        Bad("«作为一个人工智能语言模型，我无法提供实时信息。»", fixed=""),
        Bad("«作為一個AI助手，我沒有個人觀點。»下文。", fixed="下文。"),
        Bad("«当然，以下是一篇关于春天的作文：»\n春天来了。", fixed="\n春天来了。"),
        Bad("«以下是为您修改后的文章：»\n春天来了。«希望这些内容对您有所帮助！»", fixed="\n春天来了。"),
        Bad("«如果您还有其他问题，请随时告诉我。»", fixed=""),
        Bad("春天来了。«希望以上内容能够满足您的需求。»«需要我帮您继续完善结尾吗？»", fixed="春天来了。"),
        Bad("«很抱歉，我无法提供该信息。»", fixed=""),
        Bad("据报道«【4†source】»，产量增长«:contentReference[oaicite:2]{index=2}»。", fixed="据报道，产量增长。"),
        Bad("«As an AI language model, I do not have access to the internet.» It is late.", fixed=" It is late."),
        Bad("«Certainly! Here is a short summary of the text:»\nIt rained.", fixed="\nIt rained."),
        Bad("It rained. «I hope this helps!» «Let me know if you'd like me to expand it.»", fixed="It rained.  "),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.residue.assistant import traces

    text = document.prose.text
    end = 0
    for trace in sorted(traces(document)):
        if trace.start < end:
            continue  # part of the sentence before
        end = trace.end
        span = document.prose.span(trace.start, trace.end)
        fix = Fix.delete(span, title="delete it", applicability="suggestion")
        shown = text[trace.start : trace.end] if end - trace.start <= 60 else text[trace.start : trace.start + 60] + "…"
        yield Finding(span, f"{shown} {trace.what}", fix=fix)
