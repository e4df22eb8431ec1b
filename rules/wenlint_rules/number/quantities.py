"""The counted things of a document: whose, what, how many: 崇阳县共有党员120名, 崇阳县的120名党员, 这120名党员."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern
from wenlint_rules.number.amounts import ARABIC_REST, amount
from wenlint_rules.number.units import ACTIONS, HAVING, MONEY, alternatives

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from decimal import Decimal

    from wenlint.api import Document


class Quantity(Record):
    """A number of things that belong to somebody, given as the whole of them.

    `start` and `end` are prose offsets of the number.  `owner` is the end of the owner's name, empty where the sentence names
    none.  `pointed` is true of 这30家企业, which speaks of a number given before.  `words` are what stands in front of the number
    and behind the owner, without adverbs: of 崇阳县共有党员120名 the noun, of 崇阳县招收的120名学生 the verb.  `asked` is a verb in front
    of the owner.  `behind` is what follows, where that may be a noun.  `when` are the years, months and days that the sentence
    names.  `sentence` is where that begins.
    """

    start: int
    end: int
    value: Decimal
    owner: str
    pointed: bool
    words: str
    asked: str
    behind: str
    unit: str
    when: frozenset[str]

    sentence: int

    @property
    def keys(self) -> frozenset[str]:
        """The beginnings that the noun may have: two quantities with none in common count different things."""
        found = {self.words[at : at + SHORTEST_NOUN] for at in range(len(self.words) - 1)}
        return frozenset(found | {self.behind[:SHORTEST_NOUN]} if _is_word(self.behind) else found)


_CLASSIFIERS = {
    **{unit: unit for unit in "个户家所座间台辆套件篇条项次份册头株亩吨元处支张本批艘架棵盏枚封盘"},
    **dict.fromkeys("名人位", "名"),
}
_TRADITIONAL = {
    "個": "个",
    "戶": "户",
    "間": "间",
    "臺": "台",
    "輛": "辆",
    "條": "条",
    "項": "项",
    "冊": "册",
    "頭": "头",
    "畝": "亩",
    "噸": "吨",
    "處": "处",
    "張": "张",
    "盞": "盏",
}
CLASSIFIERS = _CLASSIFIERS | _TRADITIONAL
"""Classifiers whose counts are compared, each with the one that stands for it: 名, 人 and 位 count the same people."""

_MEASURES = ("人次", "公里", "平方米", "平方公里", "立方米", "公顷", "公頃", "公斤", "千克", "千瓦", "千瓦时", "千瓦時")
"""Units of measure whose values are compared as counts are."""

_OWNERS = "省市县縣区區乡鄉镇鎮村州盟旗局校院厂廠社队隊部团團司馆館国國处處站所"
"""What names of places, offices and firms end with."""


ANY_OWNERS = tuple(f"{all_of}{kind}" for all_of in "全我本该該" for kind in "省市县縣区區乡鄉镇鎮村州校")
"""Owners that are named elsewhere: 全县, 我市."""

_LEADS = tuple(sorted((
    "截至目前", "据统计", "據統計", "据介绍", "據介紹", "目前", "现在", "現在", "如今", "今年", "全年", "已经", "已經", "一共", "现有", "現有", "现", "現",
    "辖有", "轄有", "辖", "轄", "在册", "在冊", "已", "共", "总", "總", "有", "的", "了", "为", "為", "全部", "所有", *HAVING,
    "现存", "現存", "存有", "尚有", "仍有", "种植", "種植", "栽种", "栽種", "养殖", "養殖", "饲养", "飼養", "对", "對", "向", "给", "給",
), key=len, reverse=True))  # fmt: skip
"""What may stand between the owner and the noun: adverbs of the whole, verbs of having and growing, prepositions."""

_ACTIONS = (
    *ACTIONS, "投放", "安装", "安裝", "登记", "登記", "注册", "註冊", "招收", "招录", "招錄", "举行", "舉行", "售出", "销售", "銷售", "采购", "採購", "生产",
    "生產", "出口", "资助", "資助", "接种", "接種", "铺设", "鋪設", "调查", "調查", "参加", "參加", "参与", "參與", "吸纳", "吸納", "录用", "錄用", "出版",
)  # fmt: skip
"""What may be done with what is counted."""

_TAILS = (
    "的总数", "的總數", "总数", "總數", "总量", "總量", "总额", "總額", "总人数", "總人數", "人数", "人數", "总里程", "總里程", "里程", "长度", "長度", "数", "數", "数量", "數量", "数目", "數目", "面积", "面積", "总计",
    "總計", "共计", "共計", "合计", "合計", "一共", "总共", "總共", "已达", "已達", "达到", "達到", "共有", "共", "达", "達", "为", "為", "爲", "有", "是", "了", "的", "已",
)  # fmt: skip
"""What may stand between the noun and its number."""

VERBS = frozenset(_ACTIONS)
SHORTEST_NOUN, _LONGEST_NOUN = 2, 8
_LONGEST_SENTENCE = 500
"""Code points that are looked through for the beginning of a sentence."""

_LOOK_BACK = 40
_LONGEST_BEHIND = 16
_ENDS = "。！？\n"


def quantities(document: Document) -> tuple[Quantity, ...]:
    """The quantities of a document; rules share them as `document.view(quantities)`.

    Left out is what is no whole or not exact: 近300人, 300余人, 其中30人, 每30人, 计划招收300人.
    """
    return tuple(_quantities(document))


def _quantities(document: Document) -> Iterator[Quantity]:
    text = document.prose.text
    patterns = _patterns()
    for match in patterns.counted.finditer(text):
        found = _quantity(text, match, patterns)
        if found:
            yield found


def _quantity(text: str, match: re.Match[str], patterns: _Patterns) -> Quantity | None:
    start, end = match.span()
    clause = text[_clause_start(text, start) : start]
    pointed = patterns.pointed.search(clause)
    owner = patterns.owner.search(clause)
    if patterns.partial.search(clause) or (owner and patterns.numbered.search(clause, 0, owner.start())):
        return None
    value = amount(match["number"])
    if value is None or value < 2 or patterns.rounded.search(match["number"]):
        return None
    words = stripped(clause[owner.end() if owner else 0 : pointed.start() if pointed else len(clause)])
    behind = text[end : end + _LONGEST_BEHIND].removeprefix("的")
    if not pointed and (len(words) > _LONGEST_NOUN or (len(words) < SHORTEST_NOUN and not _is_word(behind))):
        return None
    sentence = _sentence_start(text, start)
    whose = owner[0] if owner else "" if pointed else _only_owner(text[sentence : _sentence_end(text, end)])
    if not whose and not pointed:
        return None
    asked = clause[: owner.start()].rstrip("的了") if owner else ""
    return Quantity(
        start,
        end,
        value,
        whose,
        pointed is not None,
        words,
        next(filter(asked.endswith, _ACTIONS), ""),
        behind,
        CLASSIFIERS.get(match["unit"], match["unit"]),
        frozenset(found.group() for found in patterns.when.finditer(text, sentence, start)),
        sentence,
    )


def _is_word(behind: str) -> bool:
    return not _patterns().ends.match(behind)


def _only_owner(sentence: str) -> str:
    """The owner that a sentence names elsewhere than in the clause of the number, if it names one alone."""
    found = {match[0] for match in _patterns().owner.finditer(sentence)}
    return next(iter(found)) if len(found) == 1 and not any(owner.endswith(ANY_OWNERS) for owner in found) else ""


def _sentence_start(text: str, at: int) -> int:
    floor = max(0, at - _LONGEST_SENTENCE)
    return max(floor, *(text.rfind(mark, floor, at) + 1 for mark in _ENDS))


def _sentence_end(text: str, at: int) -> int:
    return min((end for mark in _ENDS if (end := text.find(mark, at, at + _LOOK_BACK)) >= 0), default=at + _LOOK_BACK)


def verb_and_noun(words: str) -> tuple[str, str]:
    """The verb and the noun of words such as 发放补助 and 补助发放; the verb is empty where there is none."""
    if words.startswith(_ACTIONS) or words.endswith(_ACTIONS):
        for action in _ACTIONS:
            if words.startswith(action) and len(words) >= len(action) + SHORTEST_NOUN:
                return action, stripped(words[len(action) :])
            if words.endswith(action) and len(words) >= len(action) + SHORTEST_NOUN:
                return action, stripped(words[: -len(action)])
    return "", words


def _clause_start(text: str, at: int) -> int:
    start = max(0, at - _LOOK_BACK)
    stop = _patterns().stop.match(text, start, at)
    return stop.end() if stop else start


def stripped(words: str) -> str:
    """The noun between the owner and the number, without adverbs and verbs in front and 总数为 and the like behind."""
    while words.startswith(_LEADS):
        words = words[len(next(filter(words.startswith, _LEADS))) :]
    while words.endswith(_TAILS):
        words = words[: -len(next(filter(words.endswith, _TAILS)))]
    return words.replace("的", "")


class _Patterns(Record):
    stop: re.Pattern[str]
    counted: re.Pattern[str]
    owner: re.Pattern[str]
    numbered: re.Pattern[str]
    partial: re.Pattern[str]
    rounded: re.Pattern[str]
    pointed: re.Pattern[str]
    ends: re.Pattern[str]
    when: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    units = "".join(CLASSIFIERS)
    measures = alternatives(_MEASURES, MONEY)
    return _Patterns(
        stop=compile_pattern(r"(?s:.*)[，,。；;：:、！？\n（(]"),
        counted=compile_pattern(
            rf"(?P<number>[0-9０-９](?<![0-9０-９.．,，/:：A-Za-z第近约約超逾每余].){ARABIC_REST}[百千万萬亿億]{{0,2}})(?P<unit>(?:{measures})(?![级級长長])|[{units}](?![次均份月以多余餘左]))"
        ),
        owner=compile_pattern(
            rf"(?<![0-9０-９A-Za-z])(?:[{HAN}]{{1,2}}(?:街道|社[区區])|[{HAN}]{{1,2}}[{_OWNERS}](?:[{_OWNERS}](?![{_OWNERS}]))?)"
        ),
        numbered=compile_pattern(rf"[0-9０-９A-Za-z][{HAN}]*\Z"),  # 1202钻井队 and 1203钻井队 are two
        partial=compile_pattern(
            "其中|含|包括|其余|其餘|另|增加|增长|增長|[减減]少|下降|比|超|近|(?<![签簽条條合公节節])[约約]|[计計][划劃]|[预預][计計期]|目[标標]|力[争爭]|[将將拟擬]|每|平均|第|不足|上年|去年|往年"
            "|最[多少高低]|[至达達]少|人均|如果|假如|例如|各|部分|一批|首批|上半年|下半年|季度|[本当當今昨][月日天]|年初"
        ),
        rounded=compile_pattern("[.．·]"),
        pointed=compile_pattern(r"(?:[这這该該][笔筆批些]?|上述|以上)\Z"),
        ends=compile_pattern("[，,。；;、）)\n]|$"),
        when=compile_pattern("[0-9０-９]{4}年|[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?"),
    )
