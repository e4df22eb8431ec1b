"""The counted things of a document: whose, what, how many: 崇阳县共有党员120名, 崇阳县的120名党员."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern
from wenlint_rules.number.amounts import ARABIC_REST, amount
from wenlint_rules.number.units import ACTIONS, HAVING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from decimal import Decimal

    from wenlint.api import Document


class Quantity(Record):
    """A number of things that belong to somebody, given as the whole of them.

    `start` and `end` are prose offsets of the number, `owner` is the end of the owner's name.  `words` are what stands between
    the owner and the number, without adverbs: of 崇阳县共有党员120名 the noun, of 崇阳县招收的120名学生 the verb.  `behind` is the
    text that begins with the noun where it stands behind the number, else empty.  `verbs` are what was done with the things,
    `when` the years, months and days that the sentence names.
    """

    start: int
    end: int
    value: Decimal
    owner: str
    words: str
    behind: str
    verbs: frozenset[str]
    classifier: str
    when: frozenset[str]

    @property
    def noun(self) -> str:
        """The words without the verb."""
        return _split(self.words)[1]

    def counts_the_same(self, other: Quantity) -> bool:
        """True when both count the same things of the same owner, at times that do not differ."""
        if self.classifier != other.classifier or not _same_owner(self.owner, other.owner):
            return False
        if self.when and other.when and self.when.isdisjoint(other.when):
            return False
        if self.behind and other.behind:
            return not self.verbs.isdisjoint(other.verbs) and _begin_alike(self.behind, other.behind)
        if self.behind or other.behind:
            return _goes_on(self, other)
        return self.noun == other.noun and not self.verbs.isdisjoint(other.verbs)


def _goes_on(self: Quantity, other: Quantity) -> bool:
    """True when one has its noun behind the number, and the other the same verb and noun in front of it."""
    one, two = (self, other) if self.behind else (other, self)
    if one.words in two.verbs or (not one.words and any(verb in one.behind for verb in two.verbs)):
        return len(two.noun) >= _SHORTEST_NOUN and one.behind.startswith(two.noun)
    rest = two.words.removeprefix(one.words)
    return bool(one.words) and two.words.startswith(one.words) and len(rest) >= _SHORTEST_NOUN and one.behind.startswith(rest)


def _same_owner(one: str, other: str) -> bool:
    """True when two ends of names are of the same owner: 的吉县 and 覆盖吉县, but not 临海市 and 上海市."""
    if one[-2:] != other[-2:]:
        return False
    first, second = one[-3:-2], other[-3:-2]
    return first == second or first in _FUNCTION_WORDS or second in _FUNCTION_WORDS


_FUNCTION_WORDS = frozenset(("", *"的在对對盖蓋到由从從向与與和于於及该該是为為将將把被加期给給让讓，"))


def _begin_alike(one: str, other: str) -> bool:
    """True when one text begins with a noun that ends it (行政村。), and the other with the same noun (行政村都)."""
    for text, longer in ((one, other), (other, one)):
        words = _patterns().words.match(text)
        if words and longer.startswith(words[0]) and _patterns().behind_noun.match(longer, words.end()):
            return True
    return False


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

_OWNERS = "省市县縣区區乡鄉镇鎮村州盟旗局校院厂廠社队隊部团團司馆館国國处處站所"
"""What names of places, offices and firms end with."""

_LEADS = (
    "截至目前", "据统计", "據統計", "据介绍", "據介紹", "目前", "现在", "現在", "如今", "今年", "全年", "已经", "已經", "一共", "现有", "現有", "现", "現",
    "辖有", "轄有", "辖", "轄", "在册", "在冊", "已", "共", "总", "總", "有", "的", "了", "为", "為", "全部", "所有", *HAVING,
)  # fmt: skip
"""What may stand between the owner and the noun: adverbs of the whole, and verbs of having."""

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

_SHORTEST_NOUN, _LONGEST_NOUN = 2, 8
_LOOK_BACK = 40
_LONGEST_BEHIND = 16


def quantities(document: Document) -> tuple[Quantity, ...]:
    """The quantities of a document; rules share them as `document.view(quantities)`.

    Left out is what is no whole or not exact: 近300人, 300余人, 新增30人, 其中30人, 每30人, 计划招收300人.
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
    start = match.start()
    clause = text[_clause_start(text, start) : start]
    owner = patterns.owner.search(clause)
    if not owner or patterns.numbered.search(clause, 0, owner.start()) or patterns.partial.search(clause):
        return None
    value = amount(match["number"])
    if value is None or value < 2:
        return None
    words = _stripped(clause[owner.end() :])
    behind = text[match.end() : match.end() + _LONGEST_BEHIND]
    if patterns.ends.match(behind):
        behind = ""
    if len(words) > _LONGEST_NOUN or (not behind and len(words) < _SHORTEST_NOUN):
        return None
    sentence = text[max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1 : start]
    when = frozenset(found.group() for found in patterns.when.finditer(sentence))
    return Quantity(
        start,
        match.end(),
        value,
        owner.group(),
        words,
        behind,
        _verbs(words, behind, clause[: owner.start()]),
        CLASSIFIERS.get(match["unit"], match["unit"]),
        when,
    )


def _verbs(words: str, behind: str, before: str) -> frozenset[str]:
    """What was done with the things: 招收的120名学生, 招收学生120名; in 检查的临海市企业 it stands in front of the owner."""
    if behind:
        return frozenset((words,))
    verb = _split(words)[0]
    before = before.rstrip("的了")
    asked = next(filter(before.endswith, _ACTIONS), "") if before.endswith(_ACTIONS) else ""
    return frozenset((verb, verb or asked))


def _split(words: str) -> tuple[str, str]:
    """The verb and the noun of words such as 发放补助 and 补助发放; the verb is empty where there is none."""
    if words.startswith(_ACTIONS) or words.endswith(_ACTIONS):
        for action in _ACTIONS:
            if words.startswith(action) and len(words) >= len(action) + _SHORTEST_NOUN:
                return action, _stripped(words[len(action) :])
            if words.endswith(action) and len(words) >= len(action) + _SHORTEST_NOUN:
                return action, _stripped(words[: -len(action)])
    return "", words


def _clause_start(text: str, at: int) -> int:
    start = max(0, at - _LOOK_BACK)
    stop = _patterns().stop.match(text, start, at)
    return stop.end() if stop else start


def _stripped(words: str) -> str:
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
    ends: re.Pattern[str]
    words: re.Pattern[str]
    behind_noun: re.Pattern[str]
    when: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    units = "".join(CLASSIFIERS)
    return _Patterns(
        stop=compile_pattern(r"(?s:.*)[，,。；;：:、！？\n（(]"),
        counted=compile_pattern(
            rf"(?P<number>[0-9０-９](?<![0-9０-９.．,，/:：A-Za-z第近约約超逾每余].){ARABIC_REST}[百千万萬亿億]{{0,2}})(?P<unit>[{units}](?![次均份月以多余餘左])|人次|公里|平方米)"
        ),
        owner=compile_pattern(rf"(?<![0-9０-９A-Za-z])[{HAN}]{{1,2}}[{_OWNERS}](?:[{_OWNERS}](?![{_OWNERS}]))?"),
        numbered=compile_pattern(rf"[0-9０-９A-Za-z][{HAN}]*\Z"),  # 1202钻井队 and 1203钻井队 are two
        partial=compile_pattern(
            "其中|含|包括|其余|其餘|另|新增|增加|增长|增長|[减減]少|下降|比|超|近|(?<![签簽条條合公节節])[约約]|[计計][划劃]|[预預][计計期]|目[标標]|力[争爭]|[将將拟擬]|每|平均|第|不足|上年|去年|往年"
            "|最[多少高低]|[至达達]少|人均|如果|假如|例如|各|部分|一批|首批|上半年|下半年|季度|[本当當今昨][月日天]"
        ),
        ends=compile_pattern("[，,。；;、）)\n]|$"),
        words=compile_pattern(rf"[{HAN}]{{2,6}}(?=[，,。；;、）)\n])"),
        behind_noun=compile_pattern("[，,。；;、）)\n都全均已正在的也还還将將被和与與并並]|$"),
        when=compile_pattern("[0-9０-９]{4}年|[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?"),
    )
