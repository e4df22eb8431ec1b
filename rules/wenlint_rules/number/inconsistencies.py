"""Numbers that contradict one another: the same count twice, sums of money in two scripts, parts and their whole."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, Record, compile_pattern
from wenlint_rules.language.search import FirstOf
from wenlint_rules.number.amounts import ARABIC_NUMBER, amount
from wenlint_rules.number.comparisons import count_the_same
from wenlint_rules.number.quantities import CLASSIFIERS, Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from wenlint.api import Document


class Contradiction(Record):
    """Two numbers that cannot both be right: prose offsets of the one that is reported and of the other, and the arithmetic."""

    place: tuple[int, int]
    other: tuple[int, int]
    reason: str


def contradictions(document: Document) -> Iterator[Contradiction]:
    """The numbers of a document that contradict one another."""
    yield from _counts(document)
    yield from _money(document)
    yield from _parts(document)
    yield from _shares(document)
    yield from _products(document)


# The same things counted twice.

_MOST_COUNTS = 60
"""More counts of one kind in a document are a list, and to compare all pairs would take long."""


def _counts(document: Document) -> Iterator[Contradiction]:
    groups: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in document.view(quantities):
        for key in quantity.keys:
            groups[quantity.unit, key].append(quantity)
    text = document.prose.text
    seen: set[int] = set()
    for group in groups.values():
        if not 2 <= len(group) <= _MOST_COUNTS:
            continue
        for index, later in enumerate(group):
            same = [one for one in group[:index] if count_the_same(one, later)]
            values = {one.value for one in same}
            # Three values are a series of years or of places, not one count that is wrong.
            if len(values) != 1 or later.value in values or any(count_the_same(later, one) for one in group[index + 1 :]):
                continue
            first, second = (text[one.start : one.end] for one in (same[0], later))
            # What is said twice was meant: the 30 of 其中30所在县城 are the 30 of 这30所学校.
            if later.start not in seen and _times(second, text) == 1:
                seen.add(later.start)
                yield Contradiction((later.start, later.end), (same[0].start, same[0].end), f"{second} here, {first} there")


def _times(count: str, text: str) -> int:
    """How often a number with its unit stands in a text."""
    return len(re.findall(rf"(?<![0-9０-９]){re.escape(count)}", text))


# Sums of money in two scripts.


def _money(document: Document) -> Iterator[Contradiction]:
    """12000元（大写：壹万贰仟元整） and the like, where the two differ."""
    text = document.prose.text
    patterns = _patterns()
    for mark in patterns.formal_unit.found_in(document):
        written = patterns.formal.search(text, max(0, mark.start() - _LONGEST_SUM), mark.start())
        rest = patterns.formal_rest.match(text, mark.end())
        if not written or not rest:
            continue
        start, end = written.start(), rest.end()
        near = patterns.before_formal.search(text, max(0, start - _MONEY_REACH), start) or patterns.behind_formal.match(text, end)
        value, other = _formal_value(written, rest), amount(near["number"]) if near else None
        if near and value is not None and other is not None and value != other:
            yield Contradiction((start, end), near.span("number"), f"{text[start:end]} is {value:,f}元, not {near['number']}")


_LONGEST_SUM = 30
_MONEY_REACH = 40


def _formal_value(written: re.Match[str], rest: re.Match[str]) -> Decimal | None:
    """The value of 壹万贰仟元伍角整 in yuan."""
    value = amount(written[0])
    if value is None:
        return None
    for group, cents in (("jiao", 10), ("fen", 1)):
        if rest[group]:
            digit = amount(rest[group])
            if digit is None:
                return None
            value += digit * cents / 100
    return value


# Parts and their whole.


def _parts(document: Document) -> Iterator[Contradiction]:
    """共30人，其中女性35人, and 共30人，男12人，女17人."""
    text = document.prose.text
    patterns = _patterns()
    for word in patterns.among.finditer(text):
        whole = _last(patterns.counted, text, max(0, word.start() - _PART_REACH), word.start())
        part = patterns.counted.search(text, word.end(), _sentence_end(text, word.end()))
        if (
            not whole
            or not part
            or CLASSIFIERS[whole["unit"]] != CLASSIFIERS[part["unit"]]
            or "。" in text[whole.end() : word.start()]
        ):
            continue
        first, second = amount(whole["number"]), amount(part["number"])
        if (
            first is not None
            and second is not None
            and second > first
            and not patterns.partial.search(text, max(0, whole.start() - _MEASURED_REACH), part.start())
        ):
            yield Contradiction(part.span(), whole.span(), f"{part[0]} is a part of {whole[0]}, and larger")
    for match in patterns.sexes.finditer(text):
        total, men, women = (amount(match[group]) for group in ("whole", "men", "women"))
        if total is not None and men is not None and women is not None and men + women != total:
            reason = f"{match['men']} + {match['women']} = {men + women}, not {match['whole']}"
            yield Contradiction(match.span("whole"), (match.start("men"), match.end("women")), reason)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match of a pattern between two places."""
    return next(reversed([*pattern.finditer(text, start, end)]), None)


def _shares(document: Document) -> Iterator[Contradiction]:
    """甲占60%，其余占50%: what is left of one whole is no 100% with the rest.

    分别占78%和97% says nothing: the shares may be of two wholes, as newspapers often have it.
    """
    patterns = _patterns()
    for match in patterns.remainder.found_in(document):
        share, rest = amount(match["share"]), amount(match["rest"])
        if share is not None and rest is not None and abs(share + rest - _ALL) > _ROUNDING:
            yield Contradiction(
                match.span("rest"), match.span("share"), f"{match['share']} + {match['rest']} = {share + rest}%, not 100%"
            )


_ALL, _ROUNDING = 100, 1
_PART_REACH = 40
_MEASURED_REACH = 12
"""Code points in front of the whole in which 平均 and the like say that it is none."""


def _sentence_end(text: str, at: int) -> int:
    ends = [end for mark in "，,。；;\n" if (end := text.find(mark, at, at + _PART_REACH)) >= 0]
    return min(ends, default=min(len(text), at + _PART_REACH))


# Each so many: the product.


def _products(document: Document) -> Iterator[Contradiction]:
    """1214名党员每人包联15户，涉及5000户: 1214 × 15 are many more."""
    text = document.prose.text
    patterns = _patterns()
    for each in patterns.each.finditer(text):
        first = _last(patterns.people, text, max(0, each.start() - _PRODUCT_REACH), each.start())
        total = patterns.total.search(text, each.end(), each.end() + _PRODUCT_REACH)
        if not first or not total or total["unit"] != each["unit"] or "。" in text[first.end() : total.start()]:
            continue
        people, share, whole = (amount(found["number"]) for found in (first, each, total))
        if people is None or share is None or whole is None or not people * share * whole:
            continue
        product = people * share
        if not whole / 2 <= product <= whole * 2:
            reason = f"{first['number']} × {each['number']}{each['unit']} = {product:,f}, not {total['number']}"
            yield Contradiction(total.span("number"), each.span("number"), reason)


_PRODUCT_REACH = 60


class _Patterns(Record):
    formal_unit: FirstOf
    formal: re.Pattern[str]
    formal_rest: re.Pattern[str]
    before_formal: re.Pattern[str]
    behind_formal: re.Pattern[str]
    among: re.Pattern[str]
    partial: re.Pattern[str]
    counted: re.Pattern[str]
    sexes: re.Pattern[str]
    remainder: FirstOf
    each: re.Pattern[str]
    people: re.Pattern[str]
    total: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    digits = "零壹贰貳叁參参肆伍陆陸柒捌玖"
    formal = f"[{digits}拾佰仟万萬亿億]"
    units = "".join(CLASSIFIERS)
    plain = f"(?P<number>{ARABIC_NUMBER}[百千万萬亿億]{{0,2}})"
    number = f"(?<![0-9０-９.．,，]){plain}"
    return _Patterns(
        formal_unit=FirstOf("元圆圓", f"(?<={formal}.)"),
        formal=compile_pattern(rf"{formal}{{2,30}}+\Z"),
        formal_rest=compile_pattern(rf"(?:零?(?P<jiao>[{digits}])角)?(?:零?(?P<fen>[{digits}])分)?[整正]?"),
        before_formal=compile_pattern(
            rf"{number}元?[（(，,、；; ]{{0,2}}(?:人民[币幣])?(?:[（(]?大[写寫][）)]?)?[：: ]?(?:人民[币幣])?[（(：: ]?\Z"
        ),
        behind_formal=compile_pattern(
            rf"[）)]?[（(，,；; ]{{1,2}}(?:小[写寫])?[：: ]?(?:人民[币幣]|RMB)?[¥￥]?[ ]?{number}(?:元|[）)])"
        ),
        among=compile_pattern("其中[有含包括的]{0,2}"),
        partial=compile_pattern(
            "累[计計]|人次|次|每|平均|人均|亩产|畝產|[单單][产產价價]|最[高低多少大小]|[0-9０-９]年|[0-9０-９]月"
        ),
        counted=compile_pattern(rf"(?<![0-9０-９.．,，第每]){plain}(?P<unit>[{units}])(?![次均份月]|[以之]?[上下内內]|左右)"),
        sexes=compile_pattern(
            rf"共(?:有|[计計])?(?P<whole>{ARABIC_NUMBER})[名人位][，,（(：:]{{1,2}}(?:其中)?[，,：:]?"
            rf"男[性生]?(?P<men>{ARABIC_NUMBER})[名人位]?[，,、；]女[性生]?(?P<women>{ARABIC_NUMBER})[名人位](?![，,、][^。]{{0,6}}[0-9])"
        ),
        remainder=FirstOf(
            "占佔",
            rf"(?P<share>{ARABIC_NUMBER}[%％])[，,；]其[余餘][^。，；\n0-9０-９]{{0,8}}[占佔为為](?P<rest>{ARABIC_NUMBER}[%％])(?![^。；\n]{{0,20}}[%％])",
        ),
        # A reading in brackets may stand behind any character: 每人包聯(lián)15戶.
        each=compile_pattern(rf"每[人名位户戶个個家](?:[{HAN}]{{1,3}}(?:\([^()]{{1,8}}\))?){{0,3}}{plain}(?P<unit>[{units}])"),
        people=compile_pattern(rf"{number}[名人位]"),
        total=compile_pattern(rf"(?:共|涉及|覆[盖蓋]|惠及|累[计計]|[总總][计計])[{HAN}]{{0,4}}?{plain}(?P<unit>[{units}])"),
    )
