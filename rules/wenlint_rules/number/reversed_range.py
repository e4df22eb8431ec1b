"""A range that ends before it begins.

`60-50人`, `5—3月`, `2019年至2015年`, `8%～5%`, 3月20日至15日: the two numbers were swapped, or one of them lost a digit.  A range
is two numbers with a dash, ～, 至 or 到 between and a unit or 为宜, 之间 behind; of hours only those of offices and schools, as shops
and shifts go on past midnight.

Left alone: months that run over the turn of the year (11月—3月, a school year 9月—6月, any whole year 4月—3月), changes (从60到50人,
降至), cold (零下10至5度), 1998—99年, years before the common era, scores and ratios, chains (3-2-1), floors, rooms and classes
(5-3号楼), numbers of figures and tables (图2-1所示), what has no unit.

Source: GB/T 15835, numerals in publications, on ranges.

Fix safety: suggestion. To swap the numbers is right only when none of them is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Edit, Finding, Fix, Related, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options


@rule(
    "NUM508",
    "reversed-range",
    unit=Document,
    needs="-－–—―~～至到",
    han=True,
    good=[
        "11月—3月供暖，9月至6月为一学年，财年为4月—3月。",
        "李煜（937年8月15日―978年8月13日），在位自貞觀三年五月初三至四年二月初一。",
        "身高一米七到一米七八，价格三块五到四块之间。",
        "从60到50人，由100至80元，降至3人，价格从8%～5%不等。",
        "零下10至5度，-10～-15度。",
        "1998—99年，公元前200年—前150年，1990—2000年。",
        "比分60-50，比3-2-1年，住5-3号楼，上5—3年级，标准 GB 9704-2012年。",
        "50-60人，200—1万元，5～8万元，3月28日至4月2日，12月20日至1月5日，25日至10日。",
        "如图2-1所示，见图 3-1 项目结构和表4-2张。",
        "营业时间为10:00至2:00，夜班22:00—6:00，办公时间为9:00至17:30。",
        "血压140～90毫米汞柱，100-50=50元。",
    ],
    bad=[
        Bad("共«60-50人»。", fixed="共50-60人。"),
        Bad("时间为«5—3月»，统计«2019年至2015年»。", fixed="时间为3—5月，统计2015年至2019年。"),
        Bad("在«8%～5%»之间，适合«12至6岁»儿童，约«五到三天»。", fixed="在5%～8%之间，适合6至12岁儿童，约三到五天。"),
        Bad(
            "占比«20%至10%»不等，降水«800—600毫米»，以«6.5—5.5»为宜，不超过«3000至2000字»。",
            fixed="占比10%至20%不等，降水600—800毫米，以5.5—6.5为宜，不超过2000至3000字。",
        ),
        Bad("办公时间为«17:00至9:00»。", fixed="办公时间为9:00至17:00。"),
        Bad("投资«8～5万元»，3月«20日至15日»。", fixed="投资5～8万元，3月15日至20日。"),
        Bad("«2020年5月3日—2020年3月1日»。", fixed="2020年3月1日—2020年5月3日。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.number.ranges import reversed_ranges

    prose = document.prose
    for found in reversed_ranges(document):
        low, high = prose.span(*found.low), prose.span(*found.high)
        first, second = prose.text[slice(*found.low)], prose.text[slice(*found.high)]
        swap = Fix((Edit(low, second), Edit(high, first)), "swap the two ends of the range", "suggestion")
        yield Finding(
            prose.span(found.start, found.end),
            f"{prose.text[found.start : found.end]}: the range begins with {first} and ends with the smaller {second}",
            related=(Related(low, "begins here"), Related(high, "ends here")),
            fix=swap,
        )
