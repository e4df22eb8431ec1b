r"""Escapes that were never turned into text: `&nbsp;`, `&amp;lt;`, `\u4f60`, `%E4%BD%A0`, `=E4=BD=A0`.

Web pages, JSON, addresses and e-mail write characters as escapes. A converter that forgets to read them, or reads a text
that was escaped twice once, leaves them in the prose. Found are: entities of HTML, by name or number; `\uXXXX` and
`\xXX` escapes, `\n` between Chinese characters, percent and quoted-printable encoding of UTF-8, where they stand for Chinese, Japanese or Korean.

Left alone: code and URLs; an escape that the text speaks about, alone in quotation marks or brackets, or beside a word
for escaping; in Markdown and HTML, which read entities themselves, those for what would else be markup (`&lt;`, `&amp;`,
`&#124;`). Spaces as entities, which Markdown shows as meant, are only an information there, and nothing beside
tags of HTML or apart from all words.

Source: HTML Living Standard, named character references; RFC 2045 (quoted-printable), RFC 3986 (percent encoding).

Fix safety: unsafe. The escape is replaced by what it stands for, `&nbsp;` by an ordinary space; a text about escapes may
mean what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import HAN, Bad, Document, Good, compile_pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options

ESCAPE = (
    r"[&\\%=](?:"
    r"(?<=&)(?:amp;)*+(?:#(?:[xX][0-9A-Fa-f]{1,6}|[0-9]{1,7})|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|(?<=&)nbsp(?![A-Za-z;])"
    r"|(?<=\\)(?:[uU][0-9A-Fa-f]{4}(?:\\[uU][0-9A-Fa-f]{4})*+|x[0-9A-Fa-f]{2}(?:\\x[0-9A-Fa-f]{2}){2,}+)"
    rf"|(?<=[{HAN}，。；：！？、”）]\\)(?:r\\n|n)(?=[ \u3000]*[{HAN}“（《\\])"
    r"|(?<=%)[0-9A-Fa-f]{2}(?:%[0-9A-Fa-f]{2}){2,}+"
    r"|(?<==)[0-9A-F]{2}(?:=[0-9A-F]{2}){2,}+)"
)
"""The class comes first, as that is fast to look for."""


@rule(
    "ENC304",
    "escape-residue",
    unit=Document,
    needs="&\\%=",
    good=[
        "AT&T 和 R&D 部门",
        "查询 a=1&copy=2&reg=3 的结果",
        "HTML 里空格写成“&nbsp;”，小于号写成 &lt; 这个实体。",
        "见 https://example.com/%E4%BD%A0%E5%A5%BD?a=1&amp;b=2 。",
        "“左引号写作 &ldquo; 这个实体”，很少用。",
        "清除网页代码中的&nbsp;一类的特殊字符",
        "函数「=ENCODEURL(B1)」返回 %E8%BB%8A，见下表。",
        "路径 C:\\users\\u4f60 不存在",
        "增长了 20%，占 30%A 股",
        "字符 \\u0041 是 A",
        "颜色 &unknown; 未定义",
        '{\n  "大纲": "第一章：名称\\n预计章节数：{count}章\\n正文"\n}',
        "换行符写作\\n和\\r\\n，路径为 D:\\资料\\new",
        Good("条件 a &lt; b &amp;&amp; c &#124; d", format="markdown"),
        Good('<p align="center"><a href="a.html">中文</a> &nbsp;|&nbsp; <a href="b.html">英文</a></p>', format="markdown"),
        Good("- 🚀 &nbsp; 提供很多组件\n\n&nbsp;\n\n开始使用。", format="markdown"),
        Good("段落之间的空白：\n\n  &nbsp;&nbsp;&nbsp;\n\n# 标题 &middot; [链接](https://example.com)", format="markdown"),
        Good("```\n&nbsp; \\u4f60\\u597d\n```\n", format="markdown"),
    ],
    bad=[
        Bad("他说«&ldquo;»好«&rdquo;»。", fixed="他说“好”。"),
        Bad("全文«&nbsp;»完，Libre«&nbsp;»Office", fixed="全文 完，Libre Office"),
        Bad("若 a «&amp;lt;» b，«&#20320;»好«&#x5440;»", fixed="若 a < b，你好呀"),
        Bad("他们«&#20320;&#x5440;»好", fixed="他们你呀好"),
        Bad("标题：«\\u4f60\\u597d»", fixed="标题：你好"),
        Bad("关键词 «%E4%BD%A0%E5%A5%BD» 的结果", fixed="关键词 你好 的结果"),
        Bad("主题 «=E4=BD=A0=E5=A5=BD» 完", fixed="主题 你好 完"),
        Bad("输出 «\\xe4\\xbd\\xa0\\xe5\\xa5\\xbd» 结束", fixed="输出 你好 结束"),
        Bad("他说«&ldquo;»好”。", format="markdown", fixed="他说“好”。"),
        Bad("会议强调«\\n»要抓好落实。«\\r\\n»散会。", fixed="会议强调\n要抓好落实。\n散会。"),
        Bad("参见 第 1.6.2 节 «&ldquo;»正则表达式”。", fixed="参见 第 1.6.2 节 “正则表达式”。"),
        Bad("«&ldquo;»编码”是什么意思？", fixed="“编码”是什么意思？"),
        Bad("这是处理文本的工«&amp;#x5177;»。\n没有使用正则。", fixed="这是处理文本的工具。\n没有使用正则。"),
        Bad("公司«&nbsp;»名", format="markdown", fixed="公司 名"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    if compile_pattern(ESCAPE).search(document.text):
        from wenlint_rules.encoding.escapes import residue
        from wenlint_rules.encoding.replacements import findings

        yield from findings(residue(document))
