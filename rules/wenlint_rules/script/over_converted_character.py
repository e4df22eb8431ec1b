"""A character that the word around it does not have, as conversion between the scripts leaves it.

Conversion from simplified Chinese picks one of several traditional forms, and picks wrongly where it sees no word or the wrong
one: 好乾部 for 好幹部, 對錶現 for 對表現, 出徵 for 出征, 髮現 for 發現.  A lexicon of words with frequencies reads the text
around such a character in every form; found are characters whose best reading is far less likely than that of another form,
because a word has that one.  In simplified text the rule finds 著, 画, 瞭, 幺 and 於 of words that a conversion from traditional
Chinese did not tell from others: 接著 for 接着, 计画 for 计划.

Left alone: forms of which current texts in Taiwan or Hong Kong write either (讚 and 贊, 週 and 周, 台 and 臺 but in 台州), names,
quotations of characters, and single characters without a word around them.  Characters that a conversion left as they
were (干部 for 幹部) belong to SCR401.

Sources: the phrases of OpenCC for the forms, jieba's dictionary for the frequencies, see `data/NOTICE.md`.

Fix safety: unsafe. Which word is meant is decided by frequency, which can err.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "SCR402",
    "over-converted-character",
    unit=Document,
    needs="個箇脩蓆迴著瞭画幺並乾伕佈佔併侖侷係俬倖傑傢傭僕價儁兇冑冲別剋劃勝匯向唸噁噹嚙嚮囌團塗壇寀屍崙嶽巖幹幾廠廣彆彌彔彙彷彿後復徵惡慄慼慾懞捨捱捲採揹摺據擺於曆曏朮枱枴柺桿樑樸檯櫃歷沖湧準澱濛瀋瀰灕牠獲璿甦當癒發睏瞭矇硃確祇禦種穀穫範築簽簾籤籲糰紮緻縴繫纖罈臘臟臺萬葉蔔蕓薑藉蘇蘋蟲蠟衊術衕衚衝表裏裡製複襬覆託註誇誌讎豐賙輓週遊適醜釐釦鈡鉅錶閤闆闢隻雲霑鞦韆須願颱颳餘餵髒髮鬆鬍鬚鬥鬨鬱鹹麪麴麵麼黨鼕齣",
    han=True,
    good=[
        "頭髮現在很長，這隻手錶很貴，他說這是乾的，要抽籤才行。",
        "這三隻要留下，那幾隻能走，只有五隻剩下。",
        "後面的裡面，答覆、回覆與恢復、反覆，都是對的。",
        "台灣與臺灣，週邊與周邊，讚美與贊成，煙與菸。",
        "同時併存的兩個套件，重複與重覆這個過程。",
        "皇后與太后，乾隆皇帝，徵詢意見，遠征軍。",
        "作者是於先生，鲁迅著。",
        "这本著名的著作，显著的成就，设计画面，瞭望台，六幺。",
    ],
    bad=[
        Bad("這是做出重大貢獻的好«乾»部，我們都這麼說。", fixed="這是做出重大貢獻的好幹部，我們都這麼說。"),
        Bad("接«著»我们讨论这个计«画»，大家都看«著»。", fixed="接着我们讨论这个计划，大家都看着。"),
        Bad(
            "接«著»我们说，随«著»时间，沿«著»这条路，有«著»很强的人，取决«於»你。",
            fixed="接着我们说，随着时间，沿着这条路，有着很强的人，取决于你。",
        ),
        Bad("對«錶»現優秀的年輕人，我們會給機會。", fixed="對表現優秀的年輕人，我們會給機會。"),
        Bad("系統«髮»現了錯誤，請檢查介«麵»設定。", fixed="系統發現了錯誤，請檢查介面設定。"),
        Bad("他們«隻»有三個人，卻恢«複»了秩序。", fixed="他們只有三個人，卻恢復了秩序。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    if document.script == "hant":
        from wenlint_rules.script.forms import converted, findings

        yield from findings(document, converted(document))
    elif document.script == "hans":
        from wenlint_rules.script.forms import findings
        from wenlint_rules.script.kept_forms import kept_forms

        yield from findings(document, kept_forms(document))
