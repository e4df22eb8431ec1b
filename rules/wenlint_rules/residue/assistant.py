"""The sentences and marks that language models and their web pages leave in a text that was copied from them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern
from wenlint_rules.language.search import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document

_compiled = cache(compile_pattern)
"""Patterns are compiled when they are first used: most texts need none."""


_WORDS = " [a-z]{2}"
"""English in a Chinese text; the blank in front makes it fast to look for."""


class Trace(Record):
    """A trace of an assistant: prose offsets, what it is, and whether it can go without loss."""

    start: int
    end: int
    what: str
    is_mark: bool


_MARKS = (
    r"【[0-9]{1,3}(?::[0-9]{1,3})?†[^】\n]{0,60}】|:?contentReference\[oaicite:[0-9]{1,3}\](?:\{index=[0-9]{1,3}\})?|\[oaicite:[0-9]{1,3}\]|oai_citation(?::[0-9]{1,3})?(?:‡[^\s)\]]{0,60})?"
    r"|[\ue200-\ue2ff]{0,2}(?:cite|navlist|image_group|filecite)?[\ue200-\ue2ff]?turn[0-9]{1,2}(?:search|view|news|image|file|academia|fetch|maps|finance|forecast|product|reddit|video)[0-9]{1,3}(?:[\ue200-\ue2ff]?turn[0-9]{1,2}[a-z]+[0-9]{1,3})*[\ue200-\ue2ff]?"
    r"|\[cite_start\]|\[cite: ?[0-9][0-9, ]{0,40}\]|</?think>|<\|(?:im_start|im_end|endoftext|assistant|user|system|begin_of_text|end_of_text|eot_id)\|>|\(attached_file:[^)\n]{1,60}\)|grok_render_citation_card_json=\S{1,80}|\[web:[0-9]{1,3}\](?:\[web:[0-9]{1,3}\])*|\[INLINE_CITATION\]"
)
_NAME = r"(?:(?:大型|大)?(?:语言|語言|自然语言|自然語言)?(?:处理|處理)?(?:模型|助手)|(?:人工智能|人工智慧|AI|A\.I\.)(?:大?(?:语言|語言)?模型|助手|助理|程序|程式|写作助手|聊天机器人|机器人|系统|系統)?|(?:人工智能|人工智慧|AI)?(?:语言|語言)模型|ChatGPT|GPT-?[0-9.o]*|文心一言|通义千问|讯飞星火|豆包|Kimi|DeepSeek)"
_CHINESE = (
    rf"(?:作为|作為|身为|身為|我是)(?:一个|一個|一名|一款|一種|一种|由[^，。\n]{{1,12}}(?:开发|開發|训练|訓練)的)?[^，。\n]{{0,6}}?{_NAME}[，,][^。！？\n]{{0,80}}?(?:我|无法|無法|不能|没有|沒有)[^。！？\n]{{0,80}}[。！？]?"
    r"|(?:截至|截止|截止到|截至到)?(?:我|本模型)的?(?:最后|最後|上次|最近)?(?:知识|知識|训练|訓練)(?:数据|數據|資料|库|庫)?(?:更新|截止|截至)[^。！？\n]{0,60}[。！？]?"
    r"|(?:很?抱歉|对不起|對不起|非常抱歉|不好意思)，?(?:但|但是)?(?:我|作为[^，。\n]{1,20}，我)(?:无法|無法|不能|没有办法|不便)(?:提供|完成|回答|访问|浏览|訪問|生成|协助|協助|满足|滿足|继续|處理|处理|为您|为你)[^。！？\n]{0,80}[。！？]?"
)
_OPENINGS = (
    r"(?:当然(?:可以)?|當然(?:可以)?|好的|好的呀|没问题|沒問題|明白了?|可以的|收到|没有问题)[！!，,。](?:我(?:来|将|會|会|可以|已经|很(?:乐意|高兴))[^。！？：\n]{0,40}[。！，：])?[^。！？\n]{0,24}?(?:以下|下面|这里|這裡|这|這)(?:是|为|為|就是|给出)(?:(?:一[篇份个個首封段些种種]|[一二三四五六七八九十几幾]+[个個条條点點]|为[您你]|為[您你]|根[据據]|按照|[关關][于於]|[您你]|[对對]|修改|[润潤]|[翻改优優扩擴续續]|[^。！？\n]{1,20}的[^。！？\n]{0,10}(?:版本|示例|例子|范文|作文|文章|代码|建议|大纲|方案|总结|翻译))[^。！？\n]{0,60})[：:]"
    r"|(?:以下|下面)(?:是|为)(?:我)?(?:为您|为你|為您|為你|根据您|根据你|按照您|按照你|经过|對您|对您|对你)[^。！？\n]{0,30}?(?:修改|润色|潤飾|翻译|翻譯|改写|改寫|撰写|撰寫|整理|优化|優化|生成|总结|總結|的要求|准备)[^。！？\n]{0,30}[：:。]"
    r"|以下是(?:修改|润色|潤飾|翻译|翻譯|改写|改寫|优化|優化|精简|扩写|续写|重写)(?:后|後|过|過|之后|之後|版)的?[^。！？\n]{0,20}[：:]"
)
_CLOSINGS = (
    r"(?:希望|愿)(?:这|這|以上|上述|这些|這些|我的)[^。！？\n]{0,16}?(?:能|可以|能够|对|對)?[^。！？\n]{0,6}?(?:您|你)[^。！？\n]{0,8}?(?:有所?帮助|有所?幫助|有帮助|有用|有所启发|满意|滿意|需求|要求|需要)[^。！？\n]{0,10}[。！!]?"
    r"|(?:如果|若|如)(?:您|你)(?:还|還)?(?:有|需要)[^。！？\n]{0,30}?(?:请|請)?(?:随时|隨時)(?:告诉|告訴|联系|聯繫|向我|问我|問我|提问|提問|与我|和我|让我|給我|给我|提出)[^。！？\n]{0,30}[。！!]?"
    r"|(?:请问)?(?:还有什么|還有什麼|有什么|有什麼)(?:其他|其它)?(?:我)?(?:可以|能|能够)(?:为您|为你|為您|為你|帮您|帮你|幫您|幫你|帮助您|帮助你)[^。！？\n]{0,16}[？?。]?"
    r"|(?<![^\s。！？])(?:是否)?(?:需要|要不要)我(?:帮|為|为|替|再|继续|繼續|进一步|進一步)[^。！？\n]{0,16}?(?:润色|潤色|续写|續寫|扩写|擴寫|改写|改寫|完善|生成|撰写|撰寫|翻译|翻譯)[^。！？\n]{0,16}[吗嗎呢]？"
    r"|(?:请|請)(?:告诉|告訴|提供)我?(?:更多|具体|具體|您的|你的)[^。！？\n]{0,24}，?(?:我|以便我|这样我)(?:会|將|将|才能|可以|能|就)[^。！？\n]{0,24}[。！]?"
)
_ENGLISH = (
    r"\b(?:[Aa]s|I am|I'm|I’m) an? (?:AI|artificial intelligence|large language|virtual|AI-powered|text-based)[ -]?(?:language )?(?:model|assistant|chatbot|program|system)\b[^.!?\n]{0,160}[.!?]?"
    r"|\b(?:I'm sorry|I’m sorry|I apologize|Sorry|My apologies)[,;]? but (?:I (?:can't|can’t|cannot|am unable|do not|don't|don’t|am not able)|as an AI)[^.!?\n]{0,160}[.!?]?"
    r"|\bI (?:cannot|can't|can’t|am unable to|am not able to) (?:fulfill|assist with|comply with|help with|provide assistance|complete) (?:this|that|your|the) request[^.!?\n]{0,80}[.!?]?"
    r"|\b[Aa]s of my (?:last|latest|most recent)? ?(?:knowledge|training)(?: data)? ?(?:update|cutoff|cut-off)[^.!?\n]{0,160}[.!?]?|\b[Mm]y knowledge cut-?off\b[^.!?\n]{0,100}[.!?]?"
    r"|(?:^|(?<=\n))(?:Certainly|Sure|Sure thing|Of course|Absolutely|Great question)[!,.] (?:[Hh]ere(?:'s|’s| is| are)|[Bb]elow (?:is|are)|I(?:'d|’d| would) be (?:happy|glad)|I can help)[^\n]{0,160}?[:.!](?=\s|$)"
    r"|\b[Hh]ere(?:'s|’s| is) (?:a|an|the|your) (?:revised|rewritten|polished|improved|refined|edited|corrected) (?:version|draft)[^.!?\n:]{0,60}[:.]"
    r"|\bI hope this (?:helps|email finds you well|information helps)\b[^.!?\n]{0,30}[.!]?|\b[Ii]f you (?:have any (?:other|more|further) questions|need (?:any )?(?:more|further|additional) (?:help|assistance|information|changes|adjustments))[^.!?\n]{0,80}(?:feel free to ask|let me know|don't hesitate to ask|just let me know)[^.!?\n]{0,40}[.!]?"
    r"|\bLet me know if you(?:'d|’d| would) like (?:me )?(?:to|any|further|more|additional)[^.!?\n]{0,100}[.!?]?|\bIs there anything else (?:I can|you(?:'d|’d| would) like)[^.!?\n]{0,60}\?|\bWould you like me to [^.!?\n]{3,100}\?|(?:^|(?<=\n))(?:Regenerate response|Stop generating|ChatGPT said:|You said:|Copy code)(?=\n|$)"
)
_MARK_NEEDLES = Words("†", "oai", "[cite", "think>", "<|", "[web:", "turn0", "turn1", "attached_file:", "INLINE_CIT")
_CHINESE_NEEDLES = Words("模型", "人工智", "知识更", "知識更", "抱歉，", "GPT", "AI")
_BEGINNING = "\n(?=当然|當然|好的|没问题|沒問題|明白|收到|以下|下面|可以的)"
_CLOSING_NEEDLES = Words(
    "帮助",
    "幫助",
    "随时",
    "隨時",
    "为您做",
    "帮您",
    "帮你",
    "幫您",
    "幫你",
    "您的需",
    "你的需",
    "您的要",
    "你的要",
    "需要我",
    "要不要我",
)
_ENGLISH_NEEDLES = Words(
    "language model",
    "AI ",
    "sorry",
    "request",
    "nowledge",
    "ertainly",
    "Sure",
    "Of course",
    "hope this",
    "ere is ",
    "ere's ",
    "feel free",
    "et me know",
    "Would you",
    "nything else",
    "Regenerate resp",
)
"""Literals of which each kind of sentence holds one: cheap to look for."""

_QUOTED = frozenset("“‘「『\"'`《")


def traces(document: Document) -> Iterator[Trace]:
    """The traces in the prose of a document, kind by kind.

    Quoted ones are left out: there a text speaks of assistants.
    """
    text, characters = document.prose.text, document.characters
    if not characters.isdisjoint("†[<\ue200") or "turn0" in text:
        yield from _found(document, _MARK_NEEDLES, _MARKS, "is a mark of an assistant's sources", is_mark=True)
    if document.has_han:
        yield from _found(document, _CHINESE_NEEDLES, _CHINESE, "is what an assistant says of itself")
        yield from _openings(text)
        if not characters.isdisjoint("您你"):
            yield from _found(document, _CLOSING_NEEDLES, _CLOSINGS, "is an assistant's offer of help", beside="您你")
    if not document.has_han or _compiled(_WORDS).search(text):
        yield from _found(document, _ENGLISH_NEEDLES, _ENGLISH, "is what an assistant says")


def _found(
    document: Document,
    needles: Words,
    pattern: str,
    what: str,
    *,
    is_mark: bool = False,
    beside: str = "",
) -> Iterator[Trace]:
    """The matches of a pattern in the lines that hold one of the needles, and one of the characters `beside` it if given."""
    text = document.prose.text
    for start, end in needles.lines_in(document):
        if beside and all(text.find(character, start, end) < 0 for character in beside):
            continue
        for match in _compiled(pattern).finditer(text, start, end):
            if is_mark or text[match.start() - 1 : match.start()] not in _QUOTED:
                yield Trace(*match.span(), what, is_mark)


def _openings(text: str) -> Iterator[Trace]:
    """Answers that are handed over: at the beginning of a line."""
    for start in (0, *(match.end() for match in _compiled(_BEGINNING).finditer(text))):
        if match := _compiled(_OPENINGS).match(text, start):
            yield Trace(*match.span(), "is how an assistant hands over its answer", False)
