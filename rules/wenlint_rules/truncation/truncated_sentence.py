"""A sentence that breaks off, and whose rest is not in the document.

A page that was not scanned, a text box that was too small, a download that broke off: the paragraph stops in mid-sentence, and
what follows is something else.  The rest is lost and must come from the source.

A title, a label, a line of verse or of a list ends without a mark as well.  The rule weighs what tells them apart: a whole
sentence that stands in front in the same paragraph, clauses, words that open a sentence, a last word that no sentence ends in, a
last character that elsewhere in the document always goes on.  The message says what decided, and whether it is certain or likely.
It is silent where a byline follows, and asks for more in front of code, a list or a table, and where sentences of the document
often end without a mark.

A sentence that goes on in the next block is left to broken-paragraph, one that goes on elsewhere to interleaved-columns, one
behind a page number to chunk-number.  Where many sentences are cut, one finding speaks for all.

Fix safety: there is no fix.  What is missing cannot be known, and a full stop would hide that it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Good, Options, Related, rule
from wenlint_rules.encoding.outside import outside_mojibake

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHOLE = "会议指出，要加强组织领导，落实工作责任。"

MANY = 20
"""Cut sentences in a document above which they are one finding: it was cut by a machine, or its author writes no full stops."""


@rule(
    "TRN202",
    "truncated-sentence",
    unit=Document,
    good=[
        "关于加强春季防火工作的通知\n\n各单位要高度重视，认真落实。",
        "市领导靠前指挥，各部门联防联控，为抗疫提供最坚强的保障\n\n总有人问，这场战斗什么时候结束。",
        "床前明月光，疑是地上霜，举头望明月，低头思故乡",
        f"{_WHOLE}\n\n本报记者 张三",
        "现代人，何处是家乡？——流动中的乡情和亲情\n\n本报记者张三",
        f"{_WHOLE}热诚欢迎读者提供报道线索和建议。——编者",
        "委员名单：王一、李二、张三、赵四、钱五、孙六、周七、吴八、郑九、冯十",
        "插入向下箭头的图标。在命令窗口中输入的命令：downarrow",
        Good("可以这样写。例如，表达式\n\n```\nHour(x)\n```\n\n返回小时。", format="markdown"),
        # goes on in the next paragraph: see broken-paragraph
        f"{_WHOLE}各部门要\n\n对重点人群实行管理，落实责任。",
        # no paragraph has a mark at its end
        "".join(f"{_WHOLE}各单位要认真学习第{number}号文件的精神\n\n" for number in "一二三四五六七"),
        "It was late. He went home.\n\nThe End",
        # only the full stop is missing: sentences of the document end so
        f"{_WHOLE}正割等于余弦的倒数值\n\n{_WHOLE}这也是一个倒数值。",
        # the items of a list go on with it, and a menu is named by its path
        Good(f"{_WHOLE}对于对齐而言，这几个命令特别有效，如果您是\n\n- 对齐分子和分母\n- 对齐矩阵中的元素", format="markdown"),
        f"要编辑组合中的各个对象，请点击鼠标右键，然后选择格式 - 编辑组合\n\n{_WHOLE}",
        Good(
            f"{_WHOLE}在依赖包安装完成后，您可以在命令行执行如下指令完成安装\n\n```shell\npip install x\n```\n", format="markdown"
        ),
        Good(
            f"{_WHOLE * 3}各部门要强化监督检查，确保各项要求落实到位。本通知自2019年9月1日起施行。财政部2019年7月26日",
            format="markdown",
        ),
        # a table goes on with it; a link by itself is a headline; the last of some values
        Good(f"{_WHOLE}我们对算法进行了评估，准确率和速度如下\n\n|模型|准确率|\n|-|-|\n|甲|96|\n", format="markdown"),
        Good(f"<p>{_WHOLE}</p><p><a href='1'>花高价请人虐待自家孩子？教育不是微波炉</a></p><p>{_WHOLE}</p>", format="html"),
        f"{_WHOLE}特别处理状态。'PT' - 连续三年收入为负，将被暂停交易, 'Other' - 其他\n\n{_WHOLE}",
        # many sentences of the document have no mark
        Good(
            f"{_WHOLE}\n\n" * 3 + "非必填，用来排序的字段\n\n" * 2 + f"{_WHOLE}在根目录下有对应的模板\n\n## 模板\n",
            format="markdown",
        ),
        # the last sentence of a section, which may lack no more than its full stop
        Good(f"可以把程序打包到一个可移植的容器里，使它可以在不同的环境中运行\n\n## 说明\n\n{_WHOLE}", format="markdown"),
        Good(f"{_WHOLE}一份正好够 2 个人食用\n\n总量：\n\n- 鸡蛋 2 个\n- 油 10ml\n", format="markdown"),
        # the title of the steps
        f"如果需要把自动筛选的结果应用到单元格范围\n1. 选择单元格。\n2. 打开菜单。{_WHOLE}",
    ],
    bad=[
        Bad(f"{_WHOLE}侨办对台胞、侨眷开展亲情服务；«组织发动统战领域成员捐»\n\n战疫战贫两不误\n\n{_WHOLE}"),
        Bad(f"他深感重任在肩。«“这»\n\n要加强医护力量和医疗资源统筹，恢复正常秩序。\n\n{_WHOLE}"),
        Bad(f"如果服务没有启动，请先检查配置文件，«再查看系统日志里有没有»\n\n第二章\n\n{_WHOLE}"),
        # the number of a section is no item of a list
        Bad(f"如果程序在终端模拟器里没有启动，«那么你可以使用»\n1.1.8. 怎样关闭系统\n{_WHOLE}"),
        # code goes on with a sentence only where that could end in front of it
        Bad(f"{_WHOLE}如果服务没有启动，请检查配置文件，«因为它的»\n\n```\nls\n```\n\n{_WHOLE}", format="markdown"),
        Bad("The bridge had been built without a permit. The commission asked the «owner of the»\n\nChapter 2\n"),
    ],
)
@outside_mojibake
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.truncation.cuts import cuts
    from wenlint_rules.truncation.quoting import cut_clause, first_clause, head, tail

    text, tails = document.prose.text, document.view(cuts).tails
    if len(tails) > MANY:
        first, *others = (cut_clause(document, document.paragraphs[cut.block]) for cut in tails)
        end = tail(text, document.paragraphs[tails[0].block].end)
        message = f"{len(tails)} sentences are cut, or stand without their end mark, the first one after {end}"
        yield Finding(first, message, related=tuple(others))
        return
    for cut in tails:
        block = document.paragraphs[cut.block]
        message = f"{'' if cut.is_sure else 'probably '}cut in mid-sentence after {tail(text, block.end)}: {cut.reason}"
        following = block.next
        if following is None:
            yield Finding(cut_clause(document, block), f"{message}; the document ends here")
            continue
        place = first_clause(document, following.start, following.end)
        yield Finding(
            cut_clause(document, block),
            f"{message}; {head(text, following.start)} does not go on with it, nor does anything else nearby",
            related=(Related(place, "what follows"),),
        )
