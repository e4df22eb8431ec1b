"""Readings in brackets that a converter or a web page left behind: `督導(dǎo)檢查`.

Some converters to traditional Chinese, and pages whose ruby text was flattened, put the pinyin of a character behind it,
again and again.  What counts is a bracket with one syllable that is a reading of the character in front of it.  Where
such brackets recur, one finding speaks for all of them; one by itself is reported inside of a sentence, when it gives
the usual reading of an everyday character, which no reader needs.

On purpose, and left alone: glosses of rare characters and of unusual readings (亓(qí)姓, 单(shàn)县), of whole words
(重庆(Chóngqìng)), in language lessons, where most characters of a line have one, and where the text speaks about
pronunciation.

Source: the readings of pypinyin, see `data/NOTICE.md`.

Fix safety: safe where a converter was at work, which shows in three brackets or more and nearly all occurrences of the
characters having one; else unsafe, as the author may have meant it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, compile_pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ\u0300\u0301\u0304\u030c"


@rule(
    "ENC308",
    "pinyin-residue",
    unit=Document,
    needs=TONED,
    han=True,
    good=[
        "他姓亓(qí)，是山东人。",
        "重(chóng)庆的单(shàn)县会馆。",
        "重庆(chóng qìng)是直辖市，北京（Běijīng）是首都。",
        "我(wǒ)们(men)学(xué)汉(hàn)字(zì)。你(nǐ)好(hǎo)！",
        "“发”读音为发(fā)时表示送出。",
        "花丛里有一只蝴(hú)蝶(dié)在飞。",
        "督导(dú)检查，导(lead)航。",
        "他说“好(hǎo)”就走了。",
        "请看第三节（jié）。",
    ],
    bad=[
        Bad("他们到现场督导«(dǎo)»检查工作。", fixed="他们到现场督导检查工作。"),
        Bad(
            "縣裡督導«(dǎo)»檢查防疫工作，領(lǐng)導(dǎo)說戰(zhàn)時要發(fā)動群眾。",
            fixed="縣裡督導檢查防疫工作，領導說戰時要發動群眾。",
        ),
        Bad(
            "各級幹部到鄉«（xiāng）»(鎮（zhèn）)和村裡，看農（nóng）村與鄉（xiāng）間。",
            fixed="各級幹部到鄉(鎮)和村裡，看農村與鄉間。",
        ),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    if compile_pattern(f"[(（] ?[a-züɑɡ]{{0,7}}[{TONED}]").search(document.text):
        from wenlint_rules.encoding.glosses import findings

        yield from findings(document)
