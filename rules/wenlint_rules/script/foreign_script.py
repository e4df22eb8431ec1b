"""Letters of a script in which the document is not written.

A Hangul syllable in a Chinese sentence (铁肩担道义의胸襟), a kana in the middle of a word, a Thai letter or a Latin letter
with a mark between two ideographs: they come from language models that slip into another language, from recognised
scans, and from text in the wrong codec.  In a Chinese sentence the English words that only grammar needs are found too:
整合社会力量 and 各方资源.

Found is what stands within running text, glued to letters of the document's own script, where the script occurs nowhere
else in the document on purpose.  Left alone: quoted and bracketed words, names and terms set apart by spaces, scripts that
make a fiftieth of the document or more, and single Greek letters, which are symbols (α 射线, λ演算), unless they split a
word.  Where many such places show that both scripts belong there, one finding says so at the level of information.

Source: the blocks of the Unicode Standard; the words that are split, from jieba's dictionary.

Fix safety: unsafe where letters split a word, or are no word themselves (ж, ðß), because they cannot belong
there; otherwise deleting is a suggestion, as the letters may stand for a Chinese word (의 for 的).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "SCR404",
    "foreign-script",
    unit=Document,
    good=[
        "他说的“사랑”是韩语的爱。",
        "α射线与β射线不同，半径为ρ的圆。",
        "俄语的 привет 是你好，西班牙语的 señor 是先生。",
        "优惠的「鲜の物语」今天开业。",
        "使用 AND 和 OR 运算，Tom and Jerry 很好看。",
        "日本の国会で審議が行われる。",
        "법률 제정에 대한 法律 논의",
        "The café in Málaga, and naïve Œuvre.",
        "电流为5nμA，这里的xμy也是。",
        "温度为20℃，直径ø5，角度θ。",
        "俄文字母：а、б、в、г、д、е、ж。",
        "注音ㄅㄆㄇ和拼音ā都在里面。",
        "这个蒲焼き其实很中国。",
        "粵語拼音自動標註工具。There are multiple possible pronunciations of 上, 到 and 分, and both 上 and 堂 fall back.",
    ],
    bad=[
        Bad("他有铁肩担道义«의»胸襟，大家都佩服。", fixed="他有铁肩担道义胸襟，大家都佩服。"),
        Bad("这个系«ы»统已经可以使用了。", fixed="这个系统已经可以使用了。"),
        Bad("整合社会力量« and »各方资源，推动工作。", fixed="整合社会力量和各方资源，推动工作。"),
        Bad("我们的问«λ»题已经解决了。", fixed="我们的问题已经解决了。"),
        Bad("我们的工«ðß»作已经完成了。", fixed="我们的工作已经完成了。"),
        Bad("The ai«л»m of the book.", fixed="The aim of the book."),
        Bad("The mean«的»ing of the book.", fixed="The meaning of the book."),
        Bad("한국«の»어를 배우는 사람들이 많다.", fixed="한국어를 배우는 사람들이 많다."),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.script.intruders import findings

    yield from findings(document)
