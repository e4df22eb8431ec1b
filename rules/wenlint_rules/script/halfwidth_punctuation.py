"""Half-width punctuation between Han characters.

Chinese text writes ，。：；？！（） in the width of a character; a comma of ASCII among them comes from a keyboard in the
wrong mode, a converter or a merge.  Found are marks between two Han characters, up to two in a document that writes
full-width ones otherwise; where there are more of them, or half-width marks are the style of the document, one finding
counts them at the level of information.

Left alone: marks beside spaces, digits, Latin letters, code and URLs (10:30, 3.5, 文件.txt), the stop behind a number of a
list and in the name of a foreigner (约翰.史密斯), the colon of a label (作者:柳开), and round brackets where the document has no full-width ones.

Sources: GB/T 15834-2011, chapter 5; CLREQ, section 3.1.

Fix safety: unsafe. The width may be on purpose, and a half-width stop can stand for 。 or for ·.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "SCR406",
    "halfwidth-punctuation",
    unit=Document,
    needs=",.:;?!(",
    han=True,
    good=[
        "时间是10:30，比例为3:2，版本为3.5，共有1,000人。",
        "打开文件.txt，再看 README.md，然后（如有）退出。",
        # words between commas
        "蜂蜜,牛奶\n白菜,豆腐\n" * 5 + "好，" * 9,
        "使用 Vim, Emacs, 等等。网址是 https://例子.中国/路径。",
        "一.总则，二.分则，都在这里。",
        "地址写作「协议://主机.名/文/件」，也写作“表格.栏位.名称”，还有，都在这里。",
        "每处都附带精确的文件:行号，写作键:值，还有主机:端口，都在这里，好。",
        "作者约翰.史密斯住在这里，他很高兴。",
        "他笑了:)，我们也笑了;-)。",
        "标题(一)\n正文里没有全角的括号(如此)，只有逗号。",
        "他来,她走",
        "作者:柳开\n他来了，她走了。大家，都好，是的。",
        "これは,日本語の文です。会議,報告。",
    ],
    bad=[
        Bad(
            "我们去学校«,»他们去工厂，大家都很高兴。今天也是，明天也是。",
            fixed="我们去学校，他们去工厂，大家都很高兴。今天也是，明天也是。",
        ),
        Bad(
            "他来了«.»我们走吧，好吗？好，走吧。现在就走，不要等了。",
            fixed="他来了。我们走吧，好吗？好，走吧。现在就走，不要等了。",
        ),
        Bad(
            "文件«(草案)»已经发出，另一份（定稿）也是，还有（附件）和（说明），都在（这里）。",
            fixed="文件（草案）已经发出，另一份（定稿）也是，还有（附件）和（说明），都在（这里）。",
        ),
        Bad("你«,»我,他" + ",又来了" * 18, fixed="你，我，他" + "，又来了" * 18),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    if document.script in ("hans", "hant"):
        from wenlint_rules.script.width import punctuation

        yield from punctuation(document)
