"""A place that was never filled in, or a word that was taken out: 党的XX精神, 20XX年, （待补充）, {{name}}, [图片], TODO.

Templates, drafts and texts made anonymous are published with their blanks; converters leave [图片] where a picture was.
Found are: XX, ××, **, 〇〇, 某某 and ____ between Han ideographs; dates such as X月X日; brackets that say what is to be put in,
or that something waits; slots of template languages in running text; TODO and its like beside Chinese text or in front
of a colon; Lorem ipsum.  One kind of blank through a document is one finding.

Left alone: XXX in commands and model numbers, and wherever a space stands beside it; names of which only the surname is
shown (张某某, 林××); blanks of a form or test; 二〇〇八; what stands in quotes, headlines such as
“XX平台遭调查”, xx with yy, or behind a word like 选择, 例如 or 语法; code.
某某 is an ordinary word too, and only an info.

Fix safety: none.  What belongs there is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Good, Span, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options


@rule(
    "RES603",
    "placeholder",
    unit=Document,
    needs="Xx×*〇_＿某此這这請请待填插[【{<TFLl%",
    good=[
        "货币的格式码采用 [$xxx-nnn] 的格式，其中 xxx 为货币符号。",
        "名为「与 xxx 的链接」的文件，惠普6XXX系列的机器。",
        "林××与张某某是同乡，那是二〇〇八年的事，某某人不知道。",
        "请输入密码（可在此处修改），然后选择[图片]选项。",
        "写作“{{name}}”，或者使用 {{ name }} 语法。",
        "选择[您的设备]选项，写作“【你的姓名】”。",
        "对于_3 端子类型_，参见该页（补充内容）(请确保选择了合适的文件)。",
        "显示待办事项（TODO）清单",
        "TODO列表里有三项，TODO注释也算。",
        "姓名____年龄____性别____籍贯____民族",
        "附上您的配置（请编辑掉敏感信息！）和日志。",
        "演出开始（图片），全文（略）。",
        "禁止使用格式符号（如 *、**、-、>、| 等）。",
        "**中**国**人，完成__概率__分词和__混合__分词。",
        "“XX平台遭调查”的消息，有xx市长和江yy两种写法，某某年需要加一日。",
        Good("版本为{{version}}，见`{{名称}}`。", format="markdown"),
        Good("占位符 `{{name}}` 与 `TODO` 是代码。", format="markdown"),
    ],
    bad=[
        Bad("会议传达了党的«XX»精神，并向«xxx»单位作了说明。"),
        Bad("从刚才«XX»同志通报的情况看，XX县和XX县不少于三十人。"),
        Bad("定于20«XX年»召开，通知于«X月X日»发出。"),
        Bad("在党的«_»和人民的支持下，我们«某某»地方取得成绩。"),
        Bad("办法如下：«（待补充）»各单位«【填写单位名称】»应当执行。"),
        Bad("如图所示，«[图片]»可以看到，«【此处插入图片】»"),
        Bad("山路弯弯，«（略）»他们走了很久。先看第一步，«（截图略）»再看第二步。«[单位名称]»盖章。"),
        Bad("尊敬的«{{name}}»：您好，«TODO»我们将尽快回复。"),
        Bad("尊敬的«{{{姓名}}}»：您好，«{{单位}}»收。", format="markdown"),
        Bad("«Lorem ipsum dolor sit amet», and so on; 正文«lorem ipsum»正文。"),
        Bad("尊敬的领导：本人«[您的姓名]»，现任职于«【贵公司名称】»。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.residue.placeholders import placeholders, slots_in_markup

    text = document.prose.text
    groups: dict[str, list[tuple[int, int]]] = {}
    masks = "stands for a word that is missing"
    for start, end, what in placeholders(document):
        if what == masks:
            groups.setdefault(text[start:end], []).append((start, end))
        elif not _is_cell(document, start, end):
            yield Finding(document.prose.span(start, end), f"{text[start:end]} {what}")
    if document.format == "markdown" and "{{" in document.text:
        for start, end, what in slots_in_markup(document):
            yield Finding(Span(start, end), f"{document.text[start:end]} {what}")
    for mask, places in groups.items():
        spans = [document.prose.span(*place) for place in places]
        count = f", in {len(spans)} places" if len(spans) > 1 else ""
        yield Finding(spans[0], f"{mask} {masks}{count}", related=tuple(spans[1:]), severity="info" if mask[0] == "某" else None)


def _is_cell(document: Document, start: int, end: int) -> bool:
    """True for a cell of a table, or of a catalogue of messages, that holds nothing else: it names the thing."""
    block = document.paragraph_at(start)
    return block is not None and block.kind == "table-cell" and (block.start, block.end) == (start, end)
