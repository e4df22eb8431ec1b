"""What a web page puts around its text: breadcrumbs, share bars, credits, counters, notices, links to other pages.

Whoever saves a page as text, or scrapes it, gets 位置：首页 > 新闻 > 正文, 分享到：微信 微博, 责任编辑：张三, 浏览次数：345,
上一篇：没有了, 转载请注明出处, 扫描二维码关注公众号, 由会员分享，可在线阅读, "We use cookies", "Back to top" with it.  Found are
lines all of which is such furniture, in simplified and traditional Chinese and in English; credits in brackets at the end of
a paragraph; within sentences what sites plant there, their address (at several places, or ｗww．ａbc．cｏm) and strings against
copying such as `: b4 U4 p1`; and above an article the name of the site, its dateline (某某网讯, as info), and captions of lost
pictures, when more lines without a mark stand there than a headline has.

Left alone: sentences that speak of links, editors or cookies; headings and cells; the author of a poem or paper; a byline
below a title; in Markdown and reStructuredText what its author wrote: calls to scan a code or to follow in an item of a list, with a
link or code in them, or at a picture; copyright lines of a document that name no site and forbid nothing; menu paths in a sentence.

Source: collected from pages by hand, and the words of two generators of documentation pages, see data/NOTICE.md.

Fix safety: unsafe.  The line goes, and with it a credit that some want to keep.  An address stays, as no fix changes a URL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Finding, Fix, Good, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options, Paragraph

_SHOWN = 40
"""Code points of a line that a message quotes."""


@rule(
    "RES602",
    "web-boilerplate",
    unit=Document,
    good=[
        "静夜思\n作者：李白\n床前明月光，疑是地上霜。",
        "位置：第X章（约5/8处）\n\n主角发现真相，转而主动出击，局势从此改变。",
        "责任编辑对稿件负责，编辑：修改文件。",
        "新年讲话\n\n本报记者王楚\n\n正文在此。",
        "图为志愿者分发物资。（新华社记者赵鹏摄）",
        "依次选择文件 > 打开，或点击“更多”查看全文。",
        "未经许可不得转载的规定自三月起施行，各单位应当组织学习。",
        "Copyright © 2013-2021 Falcot Corp",
        "This site uses cookies to keep users logged in, and the session is stored in a signed cookie so that nobody can change it; the next chapter says how.",
        "打印\n关闭",
        "还有 30% 的内容没有翻译，欢迎参与。\n剩余20%的工程将在年底完成。\n点击此处打开编辑符号对话框。\n饮酒有害健康，这是大家都知道的道理。",
        "版权所有 (C) 2007 自由软件基金会",
        "《新手指南》，版权所有 © 1998-2002 张三\n著作权所有(C) 年份  作者姓名",
        "选项有 a, b, c, d 和 A1 B2 C3 D4，书号 I S B N 7。",
        "请到www.abc.com下载，或访问www.abc.com网站，站点为ｗｗｗ．ａｂｃ．ｃｏｍ。",
        "上一页",
        "更多信息请参阅第五章。",
        Good("- 提交问题\n- 扫码关注公众号\n\n* [x] 加载中\n", format="markdown"),
        Good("扫码加入交流群。\n\n![码](a.png)\n\n[点击此处查看文档](a.md)\n\n欢迎扫码关注公众号：\n", format="markdown"),
        Good("* `安装指南`_\n* `使用教程`_\n* `策略示例`_\n", format="rst"),
        Good("## 相关阅读\n\n- 第一章\n", format="markdown"),
        Good("点击 `返回顶部` 即可。", format="markdown"),
    ],
    bad=[
        Bad("正文。\n«当前位置：首页 > 新闻中心 > 正文»\n下文。", fixed="正文。\n下文。"),
        Bad("«某某簡歷網»\n\n«位置:首頁 > 熱點 > 工作經歷»\n\n疫情防控經驗材料", fixed="\n\n\n\n疫情防控經驗材料"),
        Bad("正文。\n«分享到：微信 微博 QQ空间»\n\n下文。", fixed="正文。\n\n下文。"),
        Bad("正文。\n«組稿、供圖:吉縣融媒體中心»\n«責任編輯(jí):暢任杰»\n", fixed="正文。\n"),
        Bad("正文到此为止，没有别的内容。«（责任编辑：张三）»", fixed="正文到此为止，没有别的内容。"),
        Bad("正文。\n«发布时间：2020-03-05 10:22 来源：新华网 点击：345次»\n下文。", fixed="正文。\n下文。"),
        Bad("正文。\n«某某网 版权所有 © 2010-2020 某某传媒公司»\n«本文版权归原作者所有»\n", fixed="正文。\n"),
        Bad("正文。\n«查看剩余52%»\n«還有27%內容，請訂閱後閱讀»\n«請先登入會員再回覆»\n«飲酒過量，有礙健康»\n", fixed="正文。\n"),
        Bad("正文。\n\n«本文来自网络，如有侵权请联系删除»\n", fixed="正文。\n"),
        Bad("正文到此为止。\n附录\n«本报记者 张三 通讯员 李四»", fixed="正文到此为止。\n附录\n"),
        Bad("正文。\n«版权所有，未经许可不得转载»\n«【打印本页】 【关闭窗口】»\n«粤ICP备12345678号-1»\n", fixed="正文。\n"),
        Bad("«《工作总结.docx》由会员分享，可在线阅读，更多相关内容请在本站搜索。»\n正文。", fixed="\n正文。"),
        Bad("正文。\n«阅读剩余内容»\n«分享本帖»\n«用户评论(12)»\n«首页 >> 要闻»\n«付费后可继续阅读»\n", fixed="正文。\n"),
        Bad("正文到此为止，没有别的内容。\n\n«作者：张三»\n", fixed="正文到此为止，没有别的内容。\n"),
        Bad("正文。\n«上一篇：没有了»\n«扫一扫，关注我们的微信公众号»\n", fixed="正文。\n"),
        Bad(
            "It ended.\n«Home > News > Local»\n«Share this article»\n«We use cookies to improve your experience.»\n",
            fixed="It ended.\n",
        ),
        Bad("«某某新聞網訊 »疫情來勢洶洶，全縣眾志成城。", fixed="疫情來勢洶洶，全縣眾志成城。"),
        Bad(
            "«书记检查工作落实情况»\n«党员重温入党誓词»\n«工作人员严格管控»\n«爱心苹果捐赠武汉»\n«某某新闻网讯 »疫情来势汹汹。",
            fixed="\n\n\n\n疫情来势汹汹。",
        ),
        Bad("她看着«: b4 U4 p1 A»窗外，«ｗww．ａbc．cｏm»没有说话«w w w . a b c . c o m»。", fixed="她看着窗外，没有说话。"),
        Bad("她看着«www.abc.com»窗外，雨停了。«www.abc.com»\n天亮了。"),
        Bad("正文。\n\n«责任编辑：张三»\n\n下文。\n", fixed="正文。\n\n下文。\n", format="markdown"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.residue.deletion import deletion
    from wenlint_rules.residue.page_furniture import furniture
    from wenlint_rules.residue.page_plants import plants
    from wenlint_rules.residue.page_top import captions, dateline, site_name

    below = 0  # index of the first block that is not known to be residue
    found = list(furniture(document))
    if found and found[0].paragraph and found[0].paragraph.index == 1 and (name := site_name(document)):
        yield _line(document, name, "the name of the site", deletion(document, name, in_front=True))
        below = 1
    for start, end, what, paragraph in found:
        if paragraph is None:
            span = document.prose.span(start, end)
            yield Finding(span, _message(document.text[slice(*span)], what), fix=Fix.delete(span, title=f"delete {what}"))
            continue
        in_front = paragraph.index == below
        below += in_front
        yield _line(document, paragraph, what, deletion(document, paragraph, in_front=in_front))
    for span, what in plants(document):
        fix = None if document.touches_protected(span) else Fix.delete(span, title="delete it")
        yield Finding(span, _message(document.text[slice(*span)], what), fix=fix)
    if top := dateline(document):
        article, place = top
        for caption in captions(document, article):
            yield _line(document, caption, "a caption without its picture", deletion(document, caption, in_front=True))
        span = document.prose.span(*place)
        fix = Fix.delete(span, title="delete the dateline of the site")
        yield Finding(span, f"{document.text[span.start : span.end].strip()} is the dateline of a site", severity="info", fix=fix)


def _line(document: Document, paragraph: Paragraph, what: str, edit: Edit) -> Finding:
    return Finding(paragraph.span, _message(paragraph.text, what), fix=Fix((edit,), f"delete {what}"))


def _message(text: str, what: str) -> str:
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return f"{shown} is {what}, no part of the text"
