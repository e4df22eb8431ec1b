"""A word of Taiwanese computing where the ordinary word is meant.

Conversion "with phrases" puts Taiwan's terms for those of the mainland, and takes ordinary words for terms: 全域性 for 全局, 社群 for
社區, 物件 for 對象, 排程 for 調度, 釋出 for 發布, 正月七年級 for 正月初一.  In texts about computing the terms are right, so the rule
speaks only in traditional text whose other words are those of mainland administration (黨委, 幹部, 貫徹落實), but for terms that
ordinary text never has (全域性, 許可權), and only where a lexicon of words reads the ordinary word at least as easily in that
place.  All occurrences of a word are one finding.

Left alone: terms that mean the same in both (資訊, 網路, 軟體), words that the mainland has too, but for set phrases (大力支援), and
characters that belong to different words (合作社|群眾).

Source: OpenCC's phrases for Taiwan, see `data/NOTICE.md`.

Fix safety: unsafe. A text about computing in a mainland office may mean the term.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "SCR403",
    "over-localised-word",
    unit=Document,
    needs="佇位低例優全分區型存引指排擴永溢物社程稽結視解設許迴選釋重非高支聯七八九",
    han=True,
    good=[
        "這個程式的物件有全域性的變數，請設定排程，並釋出記憶體。",
        "黨委書記與幹部群眾貫徹落實部署，合作社群眾代表參加，七年級學生也來了。",
        "黨委書記與幹部群眾貫徹落實部署，大家支援武漢，聯絡各地，資訊與網路公開。",
        "黨委書記與幹部群眾貫徹落實部署，用社群媒體和應用程式宣傳。",
    ],
    bad=[
        Bad(
            "黨委書記與幹部群眾貫徹落實部署，樹立«全域性»觀念，«社群»志願者進入社群服務。",
            fixed="黨委書記與幹部群眾貫徹落實部署，樹立全局觀念，社區志願者進入社區服務。",
        ),
        Bad(
            "黨委書記與幹部群眾貫徹落實部署，正月«七年級»加強«排程»，大力«支援»企業。",
            fixed="黨委書記與幹部群眾貫徹落實部署，正月初一加強調度，大力支持企業。",
        ),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    if document.script == "hant":
        from wenlint_rules.script.localised import findings

        yield from findings(document)
