"""Finds what stands for words that were never filled in, or were taken out: 党的XX精神, （待补充）, {{name}}, [图片], TODO."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, PLACEHOLDER, Record, Span, compile_pattern
from wenlint_rules.language.search import FirstOf

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document

_compiled = cache(compile_pattern)
"""Patterns are compiled when they are first used: most texts need none."""


class Placeholder(Record):
    """A placeholder: prose offsets, and what it is as a phrase for a message."""

    start: int
    end: int
    what: str


_BESIDE = f"{HAN}，。；、：,;“《"
_MASK = FirstOf("Xx×*〇_＿某", f"(?<=[{_BESIDE}].)[Xx×*〇_＿某]++(?=[{HAN}，。；、,;”])")
_VARIABLE = "(?<![A-Za-z])(?:yy+|zz+|YY+|ZZ+)(?![A-Za-z])"
"""What stands beside xx where that is a variable: xx市长/江yy."""

_NUMERALS = "〇零一二三四五六七八九十百千年○"
_MANY_BLANKS = 3
"""Blanks to write on that make a text a form or a test."""

# A name of which all but the surname is hidden on purpose: 林××, 张某某.
_SURNAMES = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉余潘杜戴钟鍾汪田任姜范谭譚廖邹鄒熊陆陸郝孔崔康毛邱秦江顾顧侯邵孟龙龍万萬钱錢汤湯尹黎武贺賀龚龔"

_DATE = "[Xx×][Xx×]{0,3}(?:年[Xx×]{1,2}月(?:[Xx×]{1,2}[日号號])?|月[Xx×]{1,2}[日号號]|(?<=(?:20|19|二〇|二零)[Xx×]{2})年)"
_STROKE = rf"_(?:(?<=[的了在是把对對和与與及以]_)(?=[{HAN}])|(?<=[{HAN}]_)(?=[和与與及、，。的了是]))"

_FILL = "插入|填[写寫入充上]?|[输輸]入|添加|[补補]充|[补補]|替[换換]|上[传傳]|粘[贴貼]|[说說]明|描述|[选選][择擇]|[写寫]|省略|略去?|放置?|加入|[编編][辑輯]|留空|空白|配图|配圖|插[图圖]|有[图圖]|[为為应應]?[图圖]表|缺"
_THING = "名[称稱]?|姓名|[标標][题題]|日期|[时時][间間]|地[点點址]|[单單]位|部[门門]|[内內]容|公司|[电電][话話]|[图圖]片?|[数數][字据據]|金[额額]|文字|正文|[详詳]情|原因|[职職][务務位]|[编編][号號]|作者|人[数數]|表格|[链鏈][接結]|[邮郵]箱|[网網]址|理由|[说說]明|[简簡]介|密[码碼]|[页頁][码碼]|附件|[联聯][系繫繋]"
_OBJECT = "[图圖](?:片|像|表)?|照片|相片|截[图圖]|插[图圖]|附[图圖]|配[图圖]|[动動][图圖]|[视視][频頻]|影片|音[频頻]|[语語]音|表情|表格|附表|附件|[链鏈][接結]|公式|[广廣]告|二[维維][码碼]|GIF|gif|[Ii]mage|IMAGE|[Pp]hoto|[Pp]icture|[Vv]ideo|[Aa]udio|img|pic"

_CONTENT = (
    rf"(?:(?:此[处處]|[这這][里裡裏]|[请請]?在(?:此[处處]?|[这這][里裡裏])|本[处處段节節])[{HAN}]{{0,6}}?|[请請](?:于此[处處]?|自行|您|[根按][据據照]?[{HAN}]{{2,4}})?)(?:{_FILL})(?![了掉])[^\n【】()（）\[\]]{{0,18}}"
    rf"|(?:填[写寫入]|插入|[输輸]入|[补補]充(?![内內]容|[说說]明)|添加|替[换換]|在?此?[处處]?填)[{HAN}]{{0,8}}(?:{_THING})[{HAN}]{{0,4}}"
    rf"|(?:有?待|尚待|暂缺|[暂暫]无)(?:[补補][充全录錄写寫填]?|定|填[写寫入]?|完善|更新|[确確][认認定]|核(?:[实實对對])?|添加|[编編][辑輯写寫]|[写寫]|[议議]|[讨討][论論]|插入|替[换換]|[订訂]|配[图圖]|[资資]料|上[传傳])"
    rf"|[{HAN}]{{0,4}}(?:示例文字|示例文本|占位文字|空白[处處]|留空|此[处處]留白)"
    r"|[Tt][Oo][Dd][Oo](?:[:：].{0,30})?|TBD|TBC|FIXME|N\.?N\.?"
)
_SQUARE = rf"(?:{_OBJECT})[ ]?[0-9一二三四五六七八九十]{{0,3}}"
_SLOT_NAME = "(?:[Yy]our|[Ii]nsert|[Ee]nter|[Aa]dd|[Tt]ype|YOUR|INSERT|ENTER)[ _][A-Za-z _]{2,40}|[Cc]ompany [Nn]ame|[Ff]irst [Nn]ame|[Ll]ast [Nn]ame|NAME|[Dd]ate [Hh]ere|[Tt]ext [Hh]ere"

_OPENING = FirstOf(
    "【[（(〔［<",
    "(?=[此这這在您你贵貴请請本填插输輸补補添替待有尚暂占佔示空留图圖照相截附配动動视視影音语語表链鏈公广廣二略企單单客學学TtFNGgIiPpVvAaYE])",
)
_AWAITED = "待(?:[补補][充全录錄写寫填]|定|填[写寫入]?|完善|更新|[确確][认認定]|核[实實对對]|添加|插入|上[传傳])[】\\]）)〕］]"
_WAITING = rf"[【\[（(〔［][{HAN}]{{1,6}}?(?:有|尚)?{_AWAITED}"
_ROUND = rf"[（(〔](?:{_CONTENT}|(?:{_OBJECT})(?:从|從|省)?略)[)）〕]|(?<=[，。；：])[（(]略[)）](?=[{HAN}])"
_ANGULAR = rf"[【\[［<](?:{_CONTENT}|[您你][{HAN}]{{1,10}}|[贵貴][{HAN}]{{0,4}}(?:{_THING})|[{HAN}]{{0,4}}占位符?|(?:{_OBJECT})(?:缺失|[丢丟]失|加[载載]失[败敗]|[无無]法[显顯]示))[】\]］>]"
_THING_ALONE = rf"[【\[［][{HAN}]{{0,4}}(?:{_THING})[】\]］]"
_PARTY_ALONE = r"[【\[［](?:公司|企[业業]|[单單]位|客[户戶]|[学學]校)(?:名[称稱]|全[称稱]|[简簡][称稱]|地址|[电電][话話])[】\]］]"
"""What is to be named in a letter or contract: no program has fields of these names in the middle of its manual."""
_OBJECT_ALONE = rf"[【\[［](?:{_SQUARE})[】\]］]"
_ENGLISH = rf"\[(?:{_SLOT_NAME})\](?![(\[:])"

_SLOT = FirstOf(
    "{$<#%",
    rf"(?:(?<=\{{)(?:\{{{{1,2}}[ ]?[#/>&^]?[\w.\-| {HAN}]{{1,40}}?[ ]?\}}{{2,3}}|%[ ]?[\w. {HAN}]{{1,40}}[ ]?%\}}|[{HAN}]{{0,4}}(?:{_THING})\}})"
    rf"|(?<=\$)\{{[ ]?[\w.{HAN}]{{1,40}}[ ]?\}}|(?<=<)%=?[ ]?[\w.{HAN}]{{1,40}}[ ]?%>|(?<=#)\{{[\w.{HAN}]{{1,40}}\}}"
    r"|(?<=%)(?:\([a-z_]{1,20}\)s|[sd](?![A-Za-z0-9])))",
)
_TASK = FirstOf(
    "TFX",
    rf"(?:(?<=[{HAN}，。；：！？、”）].)|(?<![^\n].))(?:(?<=T)(?:ODO|BD)|(?<=F)IXME|(?<=X)XX+)(?:(?=[{HAN}，。；！？]|$|\n)|(?=[:：(（]))",
)
_TASK_NOUN = "[ ]?(?:列表|清[单單]|注[释釋]|[标標][签籤记記志誌]|事[项項]|[应應]用|[项項]目|文件|功能|[状狀][态態]|任[务務]|[关關][键鍵]|[软軟][件体體]|[插组組]件|[视視][图圖]|list|(?:[是为為表的、和与與或]|指(?!定)))"
_LOREM = r"(?<![A-Za-z])[Ll]orem ipsum(?![A-Za-z])(?: dolor sit amet(?![A-Za-z]))?(?:,? consectetur adipisc?ing elit(?![A-Za-z]))?"

_TALK = (
    r"(?:[如写寫叫用击擊按选選入出成为為即是在到“‘「『\"'`]|例如|比如|[语語]法|[变變]量|字[样樣]|占位符|写作|形式)[：:]?$|[-–>] $"
)
_TALKED = "[”’」』\"'`]|[ ]?(?:[语語]法|[变變]量|字[样樣]|占位|[标標][签籤记記]|[按选選][钮鈕项項]|[这這][样樣种種]|[的]?[写寫形]法|表[达達]|[参參][数數]|字段|[欄栏])"


def placeholders(document: Document) -> Iterator[Placeholder]:
    """The placeholders in the prose of a document, kind by kind."""
    text, characters = document.prose.text, document.characters
    yield from _masks(document)
    if not characters.isdisjoint("Xx×") and not characters.isdisjoint("年月"):
        yield from _found(text, _DATE, "is a date that was not filled in")
    if "_" in characters:
        yield from _strokes(text)
    yield from _bracketed(document)
    if not characters.isdisjoint("{%"):
        yield from _slots(document)
    yield from _tasks(document)
    if "orem ipsum" in text:
        yield from (
            place for place in _found(text, _LOREM, "is filler text of a layout") if not _is_talk(text, place.start, place.end)
        )


def _found(text: str, pattern: str, what: str) -> Iterator[Placeholder]:
    return (Placeholder(*match.span(), what) for match in _compiled(pattern).finditer(text))


def _strokes(text: str) -> Iterator[Placeholder]:
    """A stroke between words; with another one in its line it is emphasis, or a blank of a form."""
    for place in _found(text, _STROKE, "stands for a word that is missing"):
        if text.count("_", text.rfind("\n", 0, place.start) + 1, _line_end(text, place.end)) == 1:
            yield place


def _tasks(document: Document) -> Iterator[Placeholder]:
    text = document.prose.text
    for match in _TASK.found_in(document):
        start, end = match.span()
        if (
            not _compiled(_TASK_NOUN).match(text, end)
            and not _is_talk(text, start, end)
            and (match[0][0] != "X" or text[end : end + 1] in ("", "\n", ":", "："))
        ):
            yield Placeholder(start, end, "is a note of work to do")


def _masks(document: Document) -> Iterator[Placeholder]:
    text = document.prose.text
    places = [match.span() for match in _MASK.found_in(document)]
    if sum(text[start] in "_＿" for start, _ in places) > _MANY_BLANKS:
        places = [place for place in places if text[place[0]] not in "_＿"]
    for start, end in places:
        if _hides_a_word(text, start, end):
            yield Placeholder(start, end, "stands for a word that is missing")


def _hides_a_word(text: str, start: int, end: int) -> bool:
    """True for a mask that is no numeral, no date, no emphasis, and no part of a name that is hidden on purpose."""
    mask, before, after = text[start:end], text[start - 1], text[end]
    kind = mask[0]
    if before in "“「『" and kind != "某":
        return False  # “XX平台遭调查” is a pattern of many headlines
    if len(set(mask.lower())) > 1 or (before in _SURNAMES and kind in "X×某*" and len(mask) == 2):
        return False
    if not _is_han(after) and (mask not in ("XX", "××") or not "\u4e00" <= before <= "\u9fff"):
        return False
    if kind in "Xx×":
        return after not in "年月日" and not (kind == "x" and _compiled(_VARIABLE).search(_line_of(text, start)))
    if kind == "〇":
        return before not in _NUMERALS and after not in _NUMERALS
    if kind == "某":
        return len(mask) == 2 and before not in "“某" and after not in "某人年月日"
    if before in "、," and after in "、," and not text[start - 2].isalnum():
        return False  # a sign among others: -、**、>
    # Two pairs of stars or of strokes are emphasis, or several hidden words.
    return mask not in ("**", "__") or _line_of(text, start).count(mask[0]) == len(mask)


def _line_of(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 : _line_end(text, at)]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _bracketed(document: Document) -> Iterator[Placeholder]:
    text = document.prose.text
    for opening in _OPENING.found_in(document):
        start = opening.start()
        if text[start] in "（(〔":
            match = _compiled(_ROUND).match(text, start)
        else:
            match = _compiled(_ANGULAR).match(text, start) or _compiled(_ENGLISH).match(text, start) or _lone_object(text, start)
        names_a_list = match and "TODO" in match[0].upper() and _compiled(_TASK_NOUN).match(text, match.end())
        if match and not names_a_list and not _is_talk(text, start, match.end()):
            yield Placeholder(start, match.end(), "marks a place that was not filled in")
    if "待" in document.characters and _compiled(_AWAITED).search(text):
        for match in _compiled(_WAITING).finditer(text):
            if not _is_talk(text, *match.span()):
                yield Placeholder(*match.span(), "marks a place that was not filled in")


def _lone_object(text: str, start: int) -> re.Match[str] | None:
    """[图片] behind a mark or at the beginning of a line: elsewhere it may be the name of a menu."""
    if text[start - 1 : start] in ("，", "；", "、") and "\u4e00" <= text[start + 1] <= "\u9fff":
        match = _compiled(_THING_ALONE).match(text, start)
        if match and _is_han(text[match.end() : match.end() + 1]):
            return match
    match = _compiled(_PARTY_ALONE).match(text, start)
    if match and text[start - 1 : start] in ("", *"\n，。；：、") and _is_han(text[match.end() : match.end() + 1]):
        return match
    match = _compiled(_OBJECT_ALONE).match(text, start)
    if match and text[start - 1 : start] in ("", *"\n，。；：！？…”、）") and text[match.end() : match.end() + 1] != " ":
        return match
    return None


def _slots(document: Document) -> Iterator[Placeholder]:
    text = document.prose.text
    for match in _SLOT.found_in(document):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if _is_word(before) and _is_word(after) and (_is_han(before) or _is_han(after)) and not _is_talk(text, start, end):
            yield Placeholder(start, end, "is a slot of a template that nothing was put into")


_NAMED_SLOT = f"\\{{{{2,3}}[ ]?[\\w ]{{0,20}}[{HAN}][\\w ]{{0,20}}\\}}{{2,3}}"


def slots_in_markup(document: Document) -> Iterator[Placeholder]:
    """Slots with a Chinese name in a format where `{{name}}` is an expression of a site generator; source offsets."""
    text = document.text
    for match in _compiled(_NAMED_SLOT).finditer(text):
        start, end = match.span()
        hidden = document.protected_in(Span(start, end))
        if (
            not any(text[item.start] != "{" for item in hidden)
            and _is_han(text[start - 1 : start])
            and _is_han(text[end : end + 1])
        ):
            yield Placeholder(start, end, "is a slot of a template that nothing was put into")


def _is_word(character: str) -> bool:
    """True beside a slot in running text: at the ends of a line, by Han ideographs and the marks between them."""
    return character in "\n，。；：！？、（）" or _is_han(character) or character == " "


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in tuple("，。；：！？、")


def _is_talk(text: str, start: int, end: int) -> bool:
    """True where a text speaks of a placeholder, or of a button or field with its name."""
    if PLACEHOLDER in (text[start - 1 : start], text[end : end + 1]) or text[start - 1 : start] == text[end : end + 1] == " ":
        return True
    return _compiled(_TALK).search(text, max(0, start - 6), start) is not None or _compiled(_TALKED).match(text, end) is not None
