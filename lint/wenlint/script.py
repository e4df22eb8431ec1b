"""The locale and the script of a document, decided from its own characters, and what language tags say about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wenlint.pattern_cache import compile_pattern

if TYPE_CHECKING:
    import re

    from wenlint.document import Document

Script = Literal["hans", "hant", "ja", "ko", "other"]

OF_LOCALE: dict[str, Script] = {"zh-Hans-CN": "hans", "zh-Hant-TW": "hant", "zh-Hant-HK": "hant", "ja": "ja", "ko": "ko"}
"""The script that a locale stands for; `auto` and `other` are not in it."""

# Characters that Hong Kong's list of characters and the standard of Taiwan write in different forms, the frequent ones.
HONG_KONG = frozenset("裏綫羣衞説脱峯啓着户税温悦鈎産閲麪牀")
TAIWAN = frozenset("裡線群衛說脫峰啟著戶稅溫悅鉤產閱麵床")

# The 240 most frequent characters that simplification changed one to one, in the order of frequency: more than a fifth
# of running text is written with them.
SIMPLIFIED = frozenset(
    "国为这来会时学说们对长过业经门动进区开产军还现机体与两实关从内没将员东头间无见战点场数样问级应资务气汉总电声设义统处马领队计权话"
    "报给变书华议称决张导结师达题条规县风运组济论强黄选记却职号类传带农边联质阳难专认车举线备争众连调转该尔让较际亲单红约亚则属积图装"
    "许观鱼办远构随势热网语铁断爱纪况编满觉双乐标织项飞节龙响轻击请离显罗营视护创兴虽费试宝识维宫环乡责严桥仅杀围态杨负层续状银终钱赛"
    "独细习医脸弹楼艺陆协镇检写验紧劳户优财养陈卫伤绝阶刘刚亿闻审压监敌兰温园树词岛预继执谁惊画辑剑谈"
)
TRADITIONAL = frozenset(
    "國為這來會時學說們對長過業經門動進區開產軍還現機體與兩實關從內沒將員東頭間無見戰點場數樣問級應資務氣漢總電聲設義統處馬領隊計權話"
    "報給變書華議稱決張導結師達題條規縣風運組濟論強黃選記卻職號類傳帶農邊聯質陽難專認車舉線備爭眾連調轉該爾讓較際親單紅約亞則屬積圖裝"
    "許觀魚辦遠構隨勢熱網語鐵斷愛紀況編滿覺雙樂標織項飛節龍響輕擊請離顯羅營視護創興雖費試寶識維宮環鄉責嚴橋僅殺圍態楊負層續狀銀終錢賽"
    "獨細習醫臉彈樓藝陸協鎮檢寫驗緊勞戶優財養陳衛傷絕階劉剛億聞審壓監敵蘭溫園樹詞島預繼執誰驚畫輯劍談"
)

KANA = compile_pattern("[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff]+")
HANGUL = compile_pattern("[\u1100-\u11ff\uac00-\ud7a3]+")
HAN = compile_pattern("[\u3400-\u4dbf\u4e00-\u9fff]+")
ALPHABET = compile_pattern("[A-Za-z\u0400-\u052f\u0370-\u03ff]+")

QUOTED = compile_pattern(r"「[^「」\n]*」|“[^“”\n]*”|《[^《》\n]*》")
"""What is quoted may be in another script than the text."""

FEW = 50
"""Different Han ideographs up to which they may be guests in a text of another language, or quotations in a Chinese one."""


def locale_of(document: Document) -> str:
    """The locale of a document, one of `wenlint.config.LOCALES` but `auto`: from its text, and what the text leaves open from
    the language that it declares.

    A declaration that the text contradicts is a mistake of a template.  Japanese and Korean are believed, as short texts
    of them may have Han characters only.
    """
    declared = locale_of_tag(document.language)
    if declared in ("ja", "ko") and document.has_han:
        return declared
    script = _script_of(document)
    if script == "other" and document.has_han and OF_LOCALE.get(declared):
        return declared
    if script == "hant":
        if OF_LOCALE.get(declared) == "hant":
            return declared
        characters = document.characters
        return "zh-Hant-HK" if len(characters & HONG_KONG) > len(characters & TAIWAN) else "zh-Hant-TW"
    return "zh-Hans-CN" if script == "hans" else script


def locale_of_tag(tag: str) -> str:
    """The locale that a language tag (BCP 47, as `zh-Hant-HK`, `zh_TW` or `ja-JP`) stands for.

    `auto` where it leaves open which one, as `zh` does.
    """
    parts = tag.strip().replace("_", "-").lower().split("-")
    if parts[0] in ("ja", "ko"):
        return parts[0]
    if parts[0] not in ("zh", "cmn", "yue"):
        return "other" if parts[0] else "auto"
    if "hk" in parts or "mo" in parts or parts[0] == "yue":
        return "zh-Hant-HK"
    if "tw" in parts or "hant" in parts:
        return "zh-Hant-TW"
    return "zh-Hans-CN" if {"cn", "sg", "hans"} & {*parts} else "auto"


def _script_of(document: Document) -> Script:
    """The script that most of a document is in; `other` when nothing in it tells.

    Japanese has at least one kana to ten Han ideographs (running text has more kana than kanji), Korean in mixed script
    one syllable to four.  A text in another language with a few words or letters of them is in neither.  Chinese is decided
    by how many different characters of each script occur, as one quotation repeats few, and where both are many by how
    often they occur outside of quotations.
    """
    characters = document.characters
    letters = "".join(characters)
    kana, hangul = KANA.search(letters), HANGUL.search(letters)
    if not document.has_han:
        pattern = HANGUL if hangul else KANA
        if not (hangul or kana) or _is_guest(letters, document.text, pattern):
            return "other"
        return "ko" if hangul else "ja"
    if kana and _has(document.text, KANA, 0.1):
        return "ja"
    if hangul and _has(document.text, HANGUL, 0.25):
        return "ko"
    if _is_guest(letters, document.text, HAN):
        return "other"
    simplified, traditional = characters & SIMPLIFIED, characters & TRADITIONAL
    first, second = len(simplified), len(traditional)
    if first and second and max(first, second) <= max(FEW, 3 * min(first, second)):
        own = QUOTED.sub("", document.text)
        first, second = (_count(compile_pattern(f"[{''.join(sorted(all_))}]+"), own) for all_ in (SIMPLIFIED, TRADITIONAL))
    return "other" if first == second else "hans" if first > second else "hant"


def _is_guest(letters: str, text: str, script: re.Pattern[str]) -> bool:
    """True when a text has only a few different characters of a script, and a hundred times more letters of an alphabet."""
    return _count(script, letters) <= FEW and _count(script, text) * 100 < _count(ALPHABET, text)


def _has(text: str, letters: re.Pattern[str], share: float) -> bool:
    """True when the text has this share of letters to Han ideographs.  Counting Han is slow, and few letters need none."""
    count = _count(letters, text)
    return count >= len(text) / 1000 and count >= share * _count(HAN, text)


def _count(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))
