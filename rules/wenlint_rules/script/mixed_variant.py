"""Traditional characters in simplified Chinese, and the reverse.

打贏 in simplified text was pasted from the other script; 志愿 and 干部 in traditional text were left behind by a
conversion character by character.  A document is in the script that most of its characters belong to.  Out of place is
what only the other script has: a character that OpenCC converts, that is no result of the opposite conversion, and that
the codec of the script (GB 2312, the common half of Big5) cannot write.  Characters that simplification merged (干, 里,
后) are right in some words of traditional text, so words decide about them.  Where such places are many, one finding
speaks for the document, at the level of information if the scripts seem to be mixed on purpose.

On purpose, and left alone: quotations, titles and bracketed remarks wholly in the other script, passages and lines in
it, names in lists, single characters that are talked about, Japanese and Korean; and pairs of which both are current in
Taiwan or Hong Kong (台 and 臺, 布 and 佈, 占 and 佔).

Sources: the dictionaries of OpenCC and the frequencies of jieba, see `data/NOTICE.md`.

Fix safety: unsafe. A name may keep its characters, and where a character has several counterparts the words around it
decide, which can err.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "SCR401",
    "mixed-variant",
    unit=Document,
    han=True,
    good=[
        "这次会议由「國民黨」的代表发言。",
        "读《紅樓夢》的时候，我们还没有电脑。",
        "请选择语言：简体中文、繁體中文、English。",
        "「后」字在表示时间的时候，繁体写作「後」。",
        "这个字的繁体是 龜，很难写。",
        "這個問題很重要，我們說過：「这个问题很重要。」",
        "台灣的公里數、皇后與茶几，若干部門的面子，只是說說。",
        "他們準備乾杯，幹部們在裡面；發布、占用、扎實都對。",
        "日本では「国会」と言い、會社は新字体で書く。",
        "这是一段说明，请对照原文。\n\n這是一段說明，請對照原文。\n\n下面还有一段简体的说明，总结前面的内容。",
        "这里可以选择界面显示时的文字，**语言 / Language / 語言 / Dil**，然后保存设置。",
        "優化字典裡的詞語，修正 学习 => 學習，這樣就對了。",
        "恒生銀行今日公布業績，恒指早段高開，成交額達八百億元。",
        "在那裏發現了一批古蹟，足迹遍布多個地點，羣眾可以參觀。",
        "日文的人名、株式会社、地址不在處理範圍內，請參閱說明。",
        "任杰、趙松強、于右任與屯里鎮的人們說了這話。",
    ],
    bad=[
        Bad("我们一定能打«贏»这场防疫阻击战。", fixed="我们一定能打赢这场防疫阻击战。"),
        Bad("大家肩«負時»代的责任，为国家发展贡献力量。", fixed="大家肩负时代的责任，为国家发展贡献力量。"),
        Bad("這個問題我們已經討論過，«结»論很清楚。", fixed="這個問題我們已經討論過，結論很清楚。"),
        Bad("黨員«干»部在社區服務，許多志«愿»者也來了。", fixed="黨員幹部在社區服務，許多志願者也來了。"),
        Bad("我們在工«厂»旁邊看見«广»告，說這裡很好。", fixed="我們在工廠旁邊看見廣告，說這裡很好。"),
        Bad("他的头«髮»很长，应该说是这里最长的。", fixed="他的头发很长，应该说是这里最长的。"),
        Bad("她的«头发»很長，應該說是這裏最長的，我們都這麼說。", fixed="她的頭髮很長，應該說是這裏最長的，我們都這麼說。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    if document.script in ("hans", "hant"):
        from wenlint_rules.script.mixture import findings

        yield from findings(document, document.script == "hans")
