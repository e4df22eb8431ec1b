"""A paragraph that is cut in mid-sentence and goes on in the next block.

Text taken from columns, pages or e-mail has line ends where the layout had them.  The paragraph stops without a mark, and
the next one begins with the rest of the sentence.

The rule weighs evidence about the left side (a cut sentence, or a title?), the seam (can it end and begin here, is a word
cut in two, do the same characters stand together elsewhere?) and the right side (a rest, or a new beginning?).  It is
silent where text is likely to be lost or to go on elsewhere: where a quotation that opens on the left is not closed on the
right, where the next line begins with a number, and where another cut paragraph nearby has no continuation behind it (columns
read in the wrong order) unless the words at the seam prove that it joins.  Texts that are wrapped throughout, and verse,
are left alone.  A single soft wrap between two Han characters in a Markdown file that never wraps otherwise counts: it shows
as a space.

Fix safety: safe where the seam is beyond doubt: the next block begins with a mark or a word that cannot begin a sentence, or
a common word is cut in two.  A suggestion where only the end of the paragraph shows that it is cut, and the next one may as
well begin a sentence of its own.  Otherwise unsafe: what reads on smoothly may still belong elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Finding, Fix, Good, Options, Related, Span, rule
from wenlint_rules.encoding.outside import outside_mojibake
from wenlint_rules.truncation.breaks import Break, joint, lone_wraps
from wenlint_rules.truncation.cuts import cuts
from wenlint_rules.truncation.quoting import head, tail

if TYPE_CHECKING:
    from collections.abc import Iterator


_LONG = "如果这项服务不能启动，请先检查配置文件里的端口号和用户名是否正确，再查看系统日志里有没有报告错误，最后重新启动计算机。"


@rule(
    "TRN201",
    "broken-paragraph",
    unit=Document,
    good=[
        "关于加强春季防火工作的通知\n各单位要高度重视，认真落实。",
        "市领导靠前指挥，各部门联防联控，为抗疫提供最坚强的保障\n总有人问，这场战斗什么时候结束。",
        "县委常委、宣传部部长 张三\n疫情发生以来，县委高度重视。",
        "【券商中国】国债逆回购最佳时点来了！2天可赚11天利息 盘后也可操作 最好别在这天交易\n国债逆回购作为一个投资品种，每当季末就特别火爆。",
        "图3 各县疫情防控的\n数据来自县卫健局。",
        "尊敬的各位领导，\n感谢你们的关心。",
        "会议提出以下要求：\n对重点人群实行管理。",
        "当代人质疑、反对这个天经地义\n\n。。。。。。",
        Good(
            "**挑战**：金丹、元婴、渡劫等境界\n**方案**：建立统一的术语体系，逐条说明。\n\n" + f"{_LONG}\n\n" * 5,
            format="markdown",
        ),
        Good("**修复 3：检查安装**\n确保全局命令已安装并与应用程序版本匹配。\n\n" + f"{_LONG}\n\n" * 5, format="markdown"),
        "他说——\n对不起，我来晚了。",
        "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡。",
        # a quotation that is not closed: text is lost
        "他深感重任在肩。“这\n要加强医护力量和医疗资源统筹，恢复正常秩序。",
        # columns out of order: the paragraph below has no continuation, so that of this one may stand elsewhere
        "要统筹安排。按照要求，对境外返回的人员进行服务管控\n活动、非法场所的专项治理，一并落实。\n四、依法依规管理。严格依法办事，加强对非法宗教\n健康小康两相宜",
        # the rest does not belong here: 习 goes on with 近 or 主 in this document
        "习近平主席强调。" * 5 + "习主席指出。" * 5 + "\n在今后的工作过程中，我要以习\n人民，发展成果由人民共享。",
        # a number follows: see chunk-number
        "会议指出，要加强领导。各部门要\n12、对重点人群实行管理。",
        "".join(f"第{number}行文字写到这里并没有结束，各单位要\n" for number in "一二三四五六") + "把工作做好。",
        Good("会议指出，要加强领导，各单位落实责任，\n做好防火工作。", format="markdown"),
        Good("例如，表达式\n\n```\nHour(x)\n```\n\n返回值为小时数，其值在零到二十三之间。", format="markdown"),
        Good("- 各部门要\n\n对重点人群实行管理。", format="markdown"),
        Good("## 各部门要\n\n对重点人群实行管理。", format="markdown"),
        # words, one to a line
        "this\n##ito\nってください\ntype\nった\nparty\nって",
        # the polite end of a sentence without its mark, and a noun
        "プロパティを使用するときは、他のプロパティも必ず含めてください\n式を受け取り、結果を返す関数です。",
        # the words of modern Chinese say little about old texts
        f"唐代：柳宗元\n得西山後八日。{'尋山口西北道二百步，又得鈷鉧潭。潭西二十五步，當湍而浚者爲魚梁。' * 12}",
        "if (position.quantity > 0 and\n    bar.close < stop and not context.flag):\nreturn true.",
    ],
    bad=[
        Bad(
            "会议指出，要加强领导。各部门«要\n\n对»重点人群实行管理，落实责任。",
            fixed="会议指出，要加强领导。各部门要对重点人群实行管理，落实责任。",
        ),
        Bad("激发改革动力，推动我县加快全面«建\n\n成»小康社会步伐。", fixed="激发改革动力，推动我县加快全面建成小康社会步伐。"),
        Bad(
            "居住在社区中的党员没有在家里当旁«观\n者»，而是主动走出家门。",
            fixed="居住在社区中的党员没有在家里当旁观者，而是主动走出家门。",
        ),
        Bad(
            "各单位要加强组织领«导\n，»落实工作责任。",
            fixed="各单位要加强组织领导，落实工作责任。",
        ),
        Bad("全县各级党组织（含机关和企业党组«织\n）»都要落实责任。", fixed="全县各级党组织（含机关和企业党组织）都要落实责任。"),
        Bad(
            "在实施封闭管理的困难时刻，我们秉承依靠群众的宗旨。为此，全体干部都关心关怀居家隔«离\r\n\r\n群»众、困难群众，提供服务。",
            fixed="在实施封闭管理的困难时刻，我们秉承依靠群众的宗旨。为此，全体干部都关心关怀居家隔离群众、困难群众，提供服务。",
        ),
        Bad(
            "**要求**\n\n会议指出，要加强领导。各部门«要\n\n对»重点人群实行管理。",
            fixed="**要求**\n\n会议指出，要加强领导。各部门要对重点人群实行管理。",
            format="markdown",
        ),
        Bad(
            f"{_LONG}\n\n{_LONG}\n\n如果服务失败，您的计算«机\n也»会停止工作。\n\n{_LONG}",
            fixed=f"{_LONG}\n\n{_LONG}\n\n如果服务失败，您的计算机也会停止工作。\n\n{_LONG}",
            format="markdown",
        ),
        Bad(
            "The commission found that the bridge had been built without a permit. It asked the owner of th«e\n\nc»ompany to explain what had happened.",
            fixed="The commission found that the bridge had been built without a permit. It asked the owner of the company to explain what had happened.",
        ),
        Bad(
            "会議は無事に終わりました。次の会議は来月の五日«に\n東»京で開かれます。",
            fixed="会議は無事に終わりました。次の会議は来月の五日に東京で開かれます。",
        ),
    ],
)
@outside_mojibake
def check(document: Document, options: Options) -> Iterator[Finding]:
    for made in document.view(cuts).breaks:
        yield _finding(document, made)
    if document.format != "text":
        for made in lone_wraps(document):
            yield _finding(document, made)


def _finding(document: Document, made: Break) -> Finding:
    text, prose = document.prose.text, document.prose
    first, second = tail(text, made.end), head(text, made.start)
    reason = f": {made.reason}" if made.reason else ""
    place = "line" if made.end == made.start else "paragraph"
    return Finding(
        Span(prose.span(made.end - 1, made.end).start, prose.span(made.start, made.start + 1).end),
        f"cut in mid-sentence: ends without a mark after {first}, and the next {place} begins with {second}{reason}",
        related=(Related(prose.span(made.start, made.start + len(second)), "the sentence goes on here"),),
        fix=_join(document, made),
    )


def _join(document: Document, made: Break) -> Fix | None:
    """The fix that takes the line end out; None where markup stands between the halves."""
    prose = document.prose
    start, end = prose.span(made.end - 1, made.end).end, prose.span(made.start, made.start + 1).start
    match = re.fullmatch(r"([^\s]*)([ \t\u3000\xa0]*(?:\r\n?|\n)\s*)([^\s]*)", document.text[start:end])
    if not match:
        return None
    return Fix(
        (Edit(Span(start + match.start(2), start + match.end(2)), joint(prose.text[made.end - 1], prose.text[made.start])),),
        "join the halves of the sentence",
        "safe" if made.certain else "unsafe" if made.likely else "suggestion",
    )
