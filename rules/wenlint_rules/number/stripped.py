"""Units and classifiers whose number is gone."""

from __future__ import annotations

import os
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern
from wenlint_rules.language.search import FirstOf
from wenlint_rules.number.nouns import COUNTED_NOUNS, PEOPLE
from wenlint_rules.number.units import ACTIONS, HAVING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document

DATA = os.path.join(os.path.dirname(__file__), "data", "classifiers.txt")

_VERBS = frozenset((*HAVING, *ACTIONS))
"""Verbs of reports whose object is counted.  打个电话 and 有个问题 do without a number, 打造个 and 共有个 do not."""

_NO_SUFFIXES = frozenset("条條件篇次")
"""Those of them that make no nouns of verbs, as 名, 人, 项 and 场 do: 组织名, 调解人, 设置项, 发现场."""

_DETERMINERS = (
    "第少几幾多余餘数數各每这這那哪某整半单單首另同本全上下左右前后後近来來何该該当當再若许許好些逐挨真任两兩仨俩倆双雙○〇零"
)
_NUMBERS = "0-9０-９一二三四五六七八九十百千万萬亿億廿卅"
_ENDS = "，,。；;、！!？?"
"""Body of a character class of what ends a clause; many documents have the punctuation of ASCII only."""

_KEY = r"\(\w+\)[\w.]"
"""What follows % where a program puts a value in: %(limit)d."""

_CANTONESE = compile_pattern("[嘅咗喺嚟哋冇啲嘢佢](?:.{0,99}[嘅咗喺嚟哋冇啲嘢佢]){2}")
"""Characters that show Cantonese, where a classifier by itself makes a noun definite: 個市民."""

_ASKED_FOR = frozenset(
    "个個则則无無干些此似少觅覓寻尋倩了我你他她它换換买買带帶给給要弄搞挑选選送求加打拿做用找拍有是开開玩画畫写寫说說见見想看办辦当當留"
)
"""What stands in front of 个 without a number in speech: 换个, 来了个."""


class Gap(Record):
    """A unit whose number is missing: prose offsets of the unit; the number belongs at `start`."""

    start: int
    end: int


def stripped_units(document: Document) -> Iterator[Gap]:
    """The units and classifiers of a document whose number is missing, each once, in no order."""
    if document.script in ("ja", "ko"):  # 組織名 and 調停人 are words there
        return
    seen = set()
    for gap in chain(_classifiers(document), _measures(document), _dates(document)):
        if gap.start not in seen:
            seen.add(gap.start)
            yield gap


def _in_cell(document: Document, at: int) -> bool:
    line = document.prose.text.rfind("\n", 0, at) + 1
    return document.prose.kinds.get(line, ("",))[0] == "table-cell"


def _classifiers(document: Document) -> Iterator[Gap]:
    text = document.prose.text
    patterns, words = _patterns(), _words()
    for match in patterns.at_end.finditer(text):
        at, unit = match.start(), match[0]
        if _is_entry(text, at):
            continue
        nouns = COUNTED_NOUNS.get(unit)
        if nouns is not None:
            if (
                text[max(0, at - 3) : at].endswith(nouns)
                or (unit in _NO_SUFFIXES and text[at - 2 : at] in _VERBS)
                or (unit in _OF_OBJECTS and text[at - 1] not in words[unit].before and _has_object(text, at))
            ):
                yield Gap(at, at + 1)
        elif (before := _in_front(text, at)) not in words[unit].before and before not in _ASKED_FOR and patterns.word.match(before):
            yield Gap(at, at + 1)
    for match in patterns.visits.found_in(document):
        if _has_object(text, match.start()):
            yield Gap(*match.span())
    for match in patterns.in_middle.finditer(text):
        at, unit = match.start(), match[0]
        if text[at - 2 : at] in _VERBS and text[at + 1] not in words[unit].behind:
            yield Gap(at, at + 1)
    for match in patterns.before_noun.found_in(document):
        at = match.start()
        if text[at - 1] == text[at - 3 : at - 2]:
            continue  # 封村封户群众
        if text[at - 2 : at] in _VERBS or (text[at - 1] not in words[match[0]].before and text[at - 1] != "有"):
            yield Gap(at, at + 1)
    if _CANTONESE.search(text):
        return
    for match in patterns.at_start.found_in(document):
        if _in_front(text, match.start()) in _ENDS + "：:和及":
            yield Gap(match.start(), match.start() + 1)


def _is_entry(text: str, at: int) -> bool:
    """True for the last character of a short line without a mark: a list has words that are no sentences, as 会个."""
    line = text[max(text.rfind("\n", 0, at) + 1, at - _LONGEST_ENTRY - 1) : at]
    return text[at + 1 : at + 2] in ("", "\n") and len(line) <= _LONGEST_ENTRY and not any(mark in line for mark in _ENDS + "：:")


_LONGEST_ENTRY = 12


def _has_object(text: str, at: int) -> bool:
    """True behind a verb of reports with its object: 出动消防车 in front of 辆."""
    phrase = _patterns().object.search(text, max(0, at - _LONGEST_OBJECT - 2), at)
    return phrase is not None and any(text[start : start + 2] in _VERBS for start in range(phrase.start(), at - 3))


_OF_OBJECTS = frozenset("家篇份座册冊套")
"""Classifiers that end few other words: 服务监督台, 工资预留户 and 奖次 are some."""
_LONGEST_OBJECT = 6


def _in_front(text: str, at: int) -> str:
    """The character in front of a place, blanks left out, as the number left one behind; a line end where a line begins."""
    return text[max(0, at - 3) : at].rstrip(" ")[-1:] or "\n"


def _measures(document: Document) -> Iterator[Gap]:
    """达到%, 提高个百分点, 全长公里, 累计万元."""
    text = document.prose.text
    measures = _measured()
    for mark in _patterns().measure.finditer(text):
        at = mark.start()
        before = text[max(0, at - _LONGEST_HEAD) : at].rstrip(" ")
        for pattern, heads in measures[mark[0]]:
            if before.endswith(heads) and (match := pattern.match(text, at)) and not _in_cell(document, at):
                yield Gap(*match.span())
                break


@cache
def _measured() -> dict[str, list[tuple[re.Pattern[str], tuple[str, ...]]]]:
    """The measures by their first character, each with what stands in front of their numbers."""
    end = f"(?=[{_ENDS}\\n])"
    no_number = f"{_NUMBERS}{_DETERMINERS}"
    large = rf"(?<=[{HAN}].)(?<![{no_number}近上过過超达達逾约約余成足满滿有占佔].)(?:平方米|立方米|公[顷頃]|千瓦)"
    table: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("%％‰", rf"(?![0-9A-Za-z%{{]|{_KEY})", _RATES),
        ("%％‰", rf"(?<=[{HAN}].)(?<![号號符字用以加带帶含与與和或是].)(?=[{_ENDS}以左]|{_MOVES})", ("",)),
        ("公", rf"[里顷頃斤](?<![{no_number}平方立吨噸人车車位海半行英华華按克量]..){end}", ("",)),
        ("个個", "百分[点點]", _CHANGES),
        ("公", "[里顷頃斤]", _SIZES),
        ("平", "方(?:米|公里)", _SIZES),
        ("立", "方米", _SIZES),
        ("人", "次", _SIZES),
        ("亩畝吨噸米", end, _SIZES),
        ("万萬亿億", "元", _SUMS),
        ("元", end, _SUMS),
        ("万萬", "人次", _VISITORS),
        ("人", "次", _VISITORS),
        ("届屆", "", ("第",)),
        ("季", "度", ("第",)),
        ("台臺", "次", ("车辆", "車輛", "机械", "機械", "设备", "設備")),
        ("万萬亿億", "元", _FUNDS),
        ("%％", "(?=的)", ("有", "近")),
        ("人", end, ("共", "总共", "總共")),
        ("万萬", f"元{end}", _TURNOVERS),
        ("万萬", large, ("",)),
        ("人", end, _HEADCOUNTS),
        ("人", "(?=[参參]加|[报報]名|次)", ("共", "共有", "达", "達")),
    )
    measures: dict[str, list[tuple[re.Pattern[str], tuple[str, ...]]]] = {}
    for firsts, rest, heads in table:
        pattern = compile_pattern(f"[{firsts}]{rest}")
        for first in firsts:
            measures.setdefault(first, []).append((pattern, heads))
    return measures


def _dates(document: Document) -> Iterator[Gap]:
    """今年月底, 3月日, 2020年月10日, and 年在全省率先 at the beginning of a clause."""
    text = document.prose.text
    for match in _patterns().date.found_in(document):
        yield Gap(*match.span())
    for match in _patterns().year.finditer(text):
        if _in_front(text, match.start()) in _ENDS:
            yield Gap(*match.span())


class _Words(Record):
    before: frozenset[str]
    behind: frozenset[str]


@cache
def _words() -> dict[str, _Words]:
    """The table of classifiers in words, read when it is first needed."""
    with open(DATA, encoding="utf-8") as file:
        table = [row.rstrip("\n").split(" ") for row in file if not row.startswith("#")]
    return {classifier: _Words(frozenset(before), frozenset(behind)) for classifier, before, behind in table}


_LONGEST_HEAD = 4

_RATES = (
    "达到", "達到", "达", "達", "至", "占", "佔", "约", "約", "提高", "提升", "上升", "下降", "降低", "增长", "增長", "增加", "减少", "減少", "超过",
    "超過", "占比", "佔比", "比例为", "比例為", "率为", "率為", "率是", "同比", "环比", "環比", "总数的", "總數的", "总量的", "總量的", "人口的", "全部的",
)  # fmt: skip
_CHANGES = (
    "提高",
    "提升",
    "上升",
    "下降",
    "降低",
    "增长",
    "增長",
    "增加",
    "减少",
    "減少",
    "回落",
    "加快",
    "高",
    "低",
    "高出",
    "高了",
    "低了",
    "升了",
    "降了",
)
_MOVES = "提[高升]|上[升涨漲調调]|下[降跌調调滑]|增[加长長至到]|降[低至到为為]|升[高至到为為]|[减減]少|[扩擴縮缩][大小]|回[落升]|[変变變][为為]"
"""What goes on from a share: 由%提高到50%."""

_SIZES = (
    "全长", "全長", "总长", "總長", "里程", "长", "長", "宽", "寬", "面积", "面積", "占地", "佔地", "产量", "產量", "总产", "總產", "单产", "單產", "重量",
    "总重", "總重", "行程", "铺设", "鋪設", "新建", "改造", "共计", "共計", "总计", "總計", "累计", "累計", "合计", "合計", "达到", "達到", "新增", "绿化",
    "綠化", "造林",
)  # fmt: skip
_SUMS = (
    "共计", "共計", "总计", "總計", "累计", "累計", "合计", "合計", "资金", "資金", "补贴", "補貼", "补助", "補助", "经费", "經費", "善款", "金额", "金額",
    "奖金", "獎金", "款项", "款項", "总投资", "總投資", "总额", "總額", "销售额", "銷售額", "营业额", "營業額", "总产值", "總產值",
)  # fmt: skip
_TURNOVERS = ("投入", "税收", "稅收", "罚款", "罰款", "补偿", "補償", "赔偿", "賠償")
_HEADCOUNTS = (
    "人数",
    "人數",
    "数达",
    "數達",
    "数为",
    "數為",
    "数达到",
    "數達到",
    "总人口",
    "總人口",
    "人口达",
    "人口達",
    "累计",
    "累計",
    "共计",
    "共計",
)
_FUNDS = ("金", "资本", "資本", "款", "费", "費", "补贴", "補貼", "补助", "補助")
_VISITORS = (*PEOPLE, "游客", "遊客", "旅客", "观众", "觀眾")


class _Patterns(Record):
    at_end: re.Pattern[str]
    word: re.Pattern[str]
    in_middle: re.Pattern[str]
    at_start: FirstOf
    object: re.Pattern[str]
    visits: FirstOf
    before_noun: FirstOf
    measure: re.Pattern[str]
    date: FirstOf
    year: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    counted = f"{_NUMBERS}{_DETERMINERS}"
    nouns = "".join(COUNTED_NOUNS)
    people = "|".join(PEOPLE)
    heads = "".join(
        sorted(
            {
                head[-1]
                for head in (
                    *_RATES,
                    *_CHANGES,
                    *_SIZES,
                    *_SUMS,
                    *_TURNOVERS,
                    "近",
                    *_VISITORS,
                    *_HEADCOUNTS,
                    *_FUNDS,
                    "辆",
                    "輛",
                    "械",
                    "备",
                    "備",
                    "共",
                    "有",
                    "第",
                )
            }
        )
    )
    verbs = "".join(sorted({verb[-1] for verb in _VERBS}))
    return _Patterns(
        at_end=compile_pattern(rf"[个個辆輛{nouns}](?=[{_ENDS}\n])(?<=[{HAN} ].)(?<![{counted}].)"),
        word=compile_pattern(f"(?![{counted}])[{HAN}]"),
        in_middle=compile_pattern(
            rf"[个個辆輛名台臺场場次篇条條份座册冊套](?<=[{verbs}].)(?=[{HAN}])(?![底贷貸]|(?<=名)[为為叫])(?<![现現][场場])"
        ),
        at_start=FirstOf(
            "个個名",
            rf"(?<=[{_ENDS}：: 和及].)"
            rf"(?:(?<=[个個])(?=[{HAN}])(?![人体體性别別个個中案例是里裡裏时時头頭子股展位把税稅资資旧舊儿兒数數月唱哦园園大方格])"
            r"|(?<=[^和及]名)(?![因校医醫师師家牌单單字义義为為叫列副誉譽声聲额額著气氣胜勝优優曲画畫茶酒称稱人])"
            rf"(?=[{HAN}]{{0,8}}(?:{people})))",
        ),
        object=compile_pattern(rf"[{HAN}]{{4,}}\Z"),
        visits=FirstOf("人", f"次(?=[{_ENDS}\\n])(?<=[{HAN}]人次)(?<![{counted}]人次)"),
        before_noun=FirstOf(
            "名家户戶个個",
            rf"(?<=[{HAN}].)(?<![{counted}].)"
            rf"(?:(?<=名)(?=(?:贫困|貧困|困难|困難|优秀|優秀|新|老|医务|醫務|医护|醫護|中小|大|小|专业|專業|在[校职職]|返乡|退役)?(?:{people}))"
            "|(?<=[户戶])(?=家庭|人家|居民|村民|[农農]民|群[众眾]|困[难難]|[贫貧]困|低保)"
            "|(?<=[^是有在为為成做当當找搞换換到像进進开開办辦建弄跑选選想要给給让讓把被的了个個大]个)(?=[乡鄉][镇鎮]|行政村|自然村|[国國]家|先[进進]|集体|集體|[岗崗]位|工作[组組队隊]|党支部|黨支部|[网網]点|基地|品[种種]|[项項]目|专案|專案)"
            "|(?<=家)(?=企[业業]|[单單]位|公司|商[户戶]|医院|醫院|机构|機構|超市|[门門]店|[银銀]行|工[厂廠]|媒[体體]|餐[馆館]|[饭飯]店))",
        ),
        measure=compile_pattern(
            rf"[%％‰公万萬个個平立人亩畝吨噸米亿億元台臺届屆季](?:(?<=[{heads} ].)"
            rf"|(?<=[{HAN}].)(?:(?<=[%％‰])|(?<=公)(?=[里顷頃斤])|(?<=[万萬])(?=[平立公千])))"
        ),
        year=compile_pattern(f"年(?=在|以[来來]|至今)(?<=[{_ENDS} ].)"),
        date=FirstOf(
            "月日",
            r"(?<=[今明去同次翌0-9０-９][年月].)"
            r"(?:(?<=年月)(?=[0-9０-９]{1,2}[日号號]|[底初末](?![个個])|[中上下]旬)|(?<=[0-9０-９]月日)(?=[上下晚召，,。前起至在]))",
        ),
    )
