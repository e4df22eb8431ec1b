"""Space between two Han characters inside of a sentence: `安全屏 障`, `如\N{NO-BREAK SPACE}果`, `以 及 这 些 声 明`.

Chinese and Japanese have no spaces between words. Web pages, PDF files and justified layouts leave some: no-break spaces,
ideographic spaces, tabs, or an ordinary space where a line was broken. Found are, in lines of prose: a space that is no
ordinary single one; an ordinary space in a word that it cuts in two, as the frequency of the pair of characters says, or
beside a particle, a conjunction or a preposition that needs what stands behind it; a stretch of a sentence that is spaced
out, character by character; anywhere, a space in what can be nothing but one word; and in a document of some length that has
no other like it, a space between words of a clause where a comma fits badly. A document full of one kind has one finding.

Left alone: spaces beside markup, which may need them; lines without a mark of a sentence, such as titles, names, tables and slogans; what stands behind a short
beginning of a line (`第一条 为了…`, `记者 张三报道`); names that are spaced to the width of others (`张 三、李小四`); verse and
parallel clauses; and documents that set such spaces throughout.

Source: JLREQ and CLREQ, which have no space between ideographs; `language/data/NOTICE.md` for the frequencies.

Fix safety: safe, as a space in a word has no meaning, nor one beside a word that needs its neighbour; unsafe for wide ones
(two or more, and ideographic ones) and for all others, which informal and transcribed texts have in place of a comma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import HAN, Bad, Document, Good, compile_pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options

SPACE = " \t\xa0\u2002-\u200a\u3000"
BETWEEN_HAN = f"[{SPACE}](?<=[{HAN}][{SPACE}])[{SPACE}]*+(?=[{HAN}])"


@rule(
    "ENC309",
    "odd-space",
    unit=Document,
    needs=" \t\xa0\u2002\u2003\u2009\u3000",
    han=True,
    good=[
        "健康小康 两相宜",
        "主　席　张　三",
        "姓 名：王 明，性 别：男。",
        "第一条 为了保护公民的合法权益，制定本法。",
        "县委常委、常务副县长 毛崇谋在会上讲话。",
        "出席会议的有王 刚、李小四、赵 明。",
        "其功能与 追踪引用单元格 命令相同，气候温和 适合居住。",
        "她很好看 的确不错，下次还来。",
        # the title of an old poem and what tells it from the others
        f"次令衿遊玉壺高詠十絕 對換\n{'坐聽風雷起空谷，俄看四面野雲生。' * 22}\n次令衿遊玉壺高詠十絕 風雷大作",
        "床前明月光 疑是地上霜。举头望明月 低头思故乡。",
        "他在会上强调了“讲文明 爱生活”的意义。",
        "本报讯 记者昨天在北京采访了他。",
        "从业人员\t人，营业收入为\t万元，资产总额为\t万元，属于中型企业。",
        "群聊中 @机器人 才能触发回复，只能接收 @提及 的消息。",
        "使用 Windows 系统，版本 10 以上。",
        "新华社北京三月五日电 会议今天在北京举行。",
        "第四回　王婆贪贿说风情，郓哥不忿闹茶肆。",
        "品牌货 价格便宜 配置也可以",
        "性价比高 速度快 没有通知我 他说不要紧",
        "# 图表类型 股价图",
        "然后在菜单中选择 打开文件 命令，再选择文件。",
        "我们 要 加强 建设，他们 在 努力 工作，大家 都 很 高兴。",
        Good("更多的说明请参考 [文档](https://example.com/docs)，谢谢。", format="markdown"),
        Good("请到 `官方网站 <https://example.com>`_ 中下载，再运行。", format="rst"),
    ],
    bad=[
        Bad("编译内核和相« »关模块", fixed="编译内核和相关模块"),
        Bad(
            "见专栏 更进一步，用户在部« »门的服务器上备份。基础知识 符号链接，实践 计划过期。",
            fixed="见专栏 更进一步，用户在部门的服务器上备份。基础知识 符号链接，实践 计划过期。",
        ),
        Bad("另外，这样的现代桌« »面环境会通过，再自动完成。", fixed="另外，这样的现代桌面环境会通过，再自动完成。"),
        Bad("我们构筑起疫情防控的安全屏« »障。", fixed="我们构筑起疫情防控的安全屏障。"),
        Bad("县委常委会议要求进一步«\xa0»加强领导，落实责任。", fixed="县委常委会议要求进一步加强领导，落实责任。"),
        Bad("他们在村里走访了«\u3000»很多农户。", fixed="他们在村里走访了很多农户。"),
        Bad("请在文件夹中找«\t»到它，然后打开。", fixed="请在文件夹中找到它，然后打开。"),
        Bad(
            "如果两个表达式« »的演算值为真，则文档作者和« »文档贡献者不承担责任。",
            fixed="如果两个表达式的演算值为真，则文档作者和文档贡献者不承担责任。",
        ),
        Bad("给予逐字复制的允许，在本授«\t»权的规则之内。", fixed="给予逐字复制的允许，在本授权的规则之内。"),
        Bad("# 判«断 操 作 系»统", fixed="# 判断操作系统"),
        Bad("光«标 位 置 插 入»当前页码，然后保存。", fixed="光标位置插入当前页码，然后保存。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    between = compile_pattern(BETWEEN_HAN)  # looked for in the source first, as to read its markup takes longer
    if between.search(document.text) and between.search(document.prose.text):
        from wenlint_rules.encoding.replacements import findings, outside
        from wenlint_rules.encoding.spaces import odd_spaces

        yield from findings(outside(document, odd_spaces(document)))
