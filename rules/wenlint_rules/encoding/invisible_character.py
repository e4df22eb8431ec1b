"""Characters that nobody sees: zero width, soft hyphens, controls, stray selectors, hidden tags.

They come with text from web pages, PDF files and word processors, break searches, links and code that is copied, and can
hide text.  Found are: zero width spaces, joiners and non-joiners, word joiners, byte order marks in mid-text, invisible
operators, soft hyphens, C0 and C1 controls but tab and line ends, terminal sequences, interlinear annotation, Hangul
fillers, tag characters, and variation selectors behind what takes none.  A document full of one kind has one finding.

Left alone, because text needs them: joiners in emoji and in Arabic, Indic and other scripts that join or reorder letters;
zero width spaces in scripts without spaces (Thai, Khmer, Lao, Myanmar), behind @ and # (no mention, no tag) and beside
emphasis in Markdown (`**这个。**` needs one in front of a Han character); selectors of emoji and of ideographs; the tags of
flags; a form feed at a line end; fillers in old Hangul; a character in a table of characters, behind its code; a pair of
bells in a request of roff.  A soft hyphen says where a word may break; in text and Markdown
it is residue of a layout, whichever script the word is in.  Code and URLs are not read.

Source: Unicode Standard, chapters 4 and 23; UTS #51 for emoji, UTS #37 for ideographic variation sequences.

Fix safety: safe for what has no width and no effect. Unsafe for line tabulation and form feed inside of a line, which may
stand for a line break, for terminal sequences, for Hangul fillers, which show as a space, and for a single C1 control,
which may be a byte of a lost character. There is no fix where such a control is part of text in the wrong codec, for an
annotation, and where a soft hyphen ends a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Good, rule
from wenlint_rules.encoding.classes import ANNOTATION, C0, C1, FILLERS, FORMAT, IDEOGRAPHIC_SELECTORS, SELECTORS, TAGS, every

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "ENC305",
    "invisible-character",
    unit=Document,
    needs=every(C0 + C1 + ANNOTATION + FILLERS + SELECTORS + FORMAT + TAGS + IDEOGRAPHIC_SELECTORS),
    good=[
        "一家人\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}，彩虹旗\N{WAVING WHITE FLAG}\ufe0f\u200d\N{RAINBOW}",
        "心\N{HEAVY BLACK HEART}\ufe0f，键 1\ufe0f\u20e3 和 \N{INFORMATION SOURCE}\ufe0f",
        "美人鱼\N{MERPERSON}\N{EMOJI MODIFIER FITZPATRICK TYPE-3}\u200d\N{FEMALE SIGN}\ufe0f",
        "نامه\u200cهای فارسی",
        "क्\u200dष और क्\u200cष",
        "ภาษา\u200bไทย",
        "葛\U000e0100城市と葛飾区",
        "英格兰\N{WAVING BLACK FLAG}\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f赢了",
        "第一页\n\f第二页",
        "谢谢 @\u200bsomeone，见 #\u200b12",
        Good("这是**重点。**\u200b后文", format="markdown"),
        Good("```\n'\u200b'\n```\n", format="markdown"),
        "\ufeff文首的字节顺序标记",
        "ᄒ\u1160ᆫ",
        "oct\tdéc\thex\tcar\tdescription\n255\t173\tAD\t\xad\tTRAIT D’UNION",
        ".el \\*(]X\\h\a|\\n()Iu+\\n()Ru\a\\c",
    ],
    bad=[
        Bad("名称\t«\u200b»\t电话", fixed="名称\t\t电话"),
        Bad("零宽«\u200b\u200b»空格", fixed="零宽空格"),
        Bad("中«\ufeff»间，英«\u2060»文 in«\xad»visible", fixed="中间，英文 invisible"),
        Bad("汉«\u200d»字«\u200c»和«\u200d» \N{GRINNING FACE}", fixed="汉字和 \N{GRINNING FACE}"),
        Bad("标题«\ufe0f»一", fixed="标题一"),
        Bad("控制«\x07»字符«\x01\x02»与«\x7f»删除", fixed="控制字符与删除"),
        Bad("上文«\v»下文，line one«\v»line two", fixed="上文下文，line one line two"),
        Bad("输出«\x1b[31m»红字«\x1b[0m»结束", fixed="输出红字结束"),
        Bad("«N\b»NA«_\b»ME", fixed="NAME"),
        Bad("隐藏«\U000e0068\U000e0069»文字", fixed="隐藏文字"),
        Bad("它«\x93»说«\x94»"),
        Bad("一段«é\x9c»乱码"),
        Bad("空«\x81\x81»白", fixed="空白"),
        Bad("名字«\u3164»为空", fixed="名字为空"),
        Bad("基字«\ufff9»注«\ufffb»"),
        Bad("a hy«\xad»\nphen"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.encoding.invisible import findings
    from wenlint_rules.encoding.suspects import is_in_mojibake
    from wenlint_rules.encoding.unneeded import runs

    outside = (run for run in runs(document) if not document.touches_protected(run.span))
    yield from findings(run for run in outside if not is_in_mojibake(document, run.span))
