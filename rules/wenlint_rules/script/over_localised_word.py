"""A word of Taiwanese computing where the ordinary word, or the mainland's, is meant.

Conversion "with phrases" puts Taiwan's terms for those of the mainland, and takes ordinary words for terms: 全域性 for 全局, 社群 for
社區, 物件 for 對象, 排程 for 調度, 釋出 for 發布, 正月七年級 for 正月初一.  In texts about computing the terms are right, so the rule
speaks only in traditional text whose other words are those of mainland administration (黨委, 幹部, 貫徹落實), but for terms that
ordinary text never has (全域性, 許可權), and only where a lexicon of words reads the ordinary word at least as easily in that
place.  Where a text has two such terms, a conversion put them there, and what else it put is found too: words of Taiwan and names of
countries that the mainland has no part in (行動電話 for 移動電話, 寮國 for 老撾).  All occurrences of a word are one finding.

In simplified text the reverse is found: terms of Taiwan that a conversion character by character left, 软体 for 软件, 滑鼠 for 鼠标.
The rule speaks where the text has the mainland's terms far more often, or is one of mainland administration: a text with
Taiwan's terms throughout is a text of Taiwan.  Left alone are places in quotation marks and brackets or beside the mainland's
word, and lines and texts that speak of Taiwan or Hong Kong.

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
    needs="佇位低例優全分區型存引指排擴永溢物社程稽結視解設許迴選釋重非高支聯七八九碟伺萤函忆伫钮译慧档侦绪韧磁闸网梭簿软晶夹串卡鼠算圈块码字递印符错硬阵板盘库极套语巨食介预落示数统页素",
    han=True,
    good=[
        "修复没有选中具体区间时预设值错误的问题，用户可以在文件中设置参数，程序会自动加载默认的数据。",
        "這個程式的物件有全域性的變數，請設定排程，並釋出記憶體。",
        "黨委書記與幹部群眾貫徹落實部署，合作社群眾代表參加，七年級學生也來了。",
        "黨委書記與幹部群眾貫徹落實部署，大家支援武漢，聯絡各地，資訊與網路公開。",
        "黨委書記與幹部群眾貫徹落實部署，用社群媒體和應用程式宣傳。",
        "软体和硬体的设定，滑鼠和萤幕都在资料夹里。",
        "黨委書記與幹部群眾貫徹落實部署，寮國總統用行動電話。",
        "党委书记与干部群众贯彻落实部署，局域网路由、快取得、介面条都对，“软体”是台湾的词。",
        "用鼠标打开文件夹里的软件，在网络上打印（台湾称列印）。",
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
        Bad(
            "黨委書記與幹部群眾貫徹落實部署，樹立«全域性»觀念，加強«排程»，訪問«寮國»的«智慧財產權»機構。",
            fixed="黨委書記與幹部群眾貫徹落實部署，樹立全局觀念，加強調度，訪問老撾的知識產權機構。",
        ),
        Bad(
            "用鼠标打开文件夹，软件在网络上打印。单击鼠标，把«滑鼠»移到文件夹，安装软件，再移滑鼠。",
            fixed="用鼠标打开文件夹，软件在网络上打印。单击鼠标，把鼠标移到文件夹，安装软件，再移鼠标。",
        ),
        Bad(
            "党委书记与干部群众贯彻落实部署，用«软体»公开信息。",
            fixed="党委书记与干部群众贯彻落实部署，用软件公开信息。",
        ),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    if document.script == "hant":
        from wenlint_rules.script import localised

        yield from localised.findings(document)
    elif document.script == "hans":
        from wenlint_rules.script import taiwanese

        yield from taiwanese.findings(document)
