"""A Cyrillic or Greek letter that only looks like the Latin one.

Dеbian with a Cyrillic е is found by no search, breaks links and code that is copied, and serves to get past filters.  It
comes from recognised scans, from keyboards switched in mid-word, and from texts damaged on purpose.  Found are letters
with a twin in the same word: Cyrillic, Greek or Armenian ones among Latin letters, Latin ones among Cyrillic letters, and
in Chinese the Latin letter O among numerals (二OO八年).

Left alone: words wholly in one script; abbreviations with an ending in the other (SMSки), symbols of Greek (ΔT, μm, PPARγ),
and in general every letter whose twin differs in shape.

Source: confusables.txt of the Unicode security mechanisms (UTS #39), see `data/NOTICE.md`.

Fix safety: unsafe. A name may be written so on purpose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Finding, Options


@rule(
    "SCR405",
    "homoglyph",
    unit=Document,
    needs="OͿΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϹЅІЈАВЕКМНОРСТУХЬаеорсухѕіјҮүһҽӀӏԁԌԛԜԝՍՏՕասօИЯ",
    good=[
        "ΔT 为 5 μm，PPARγ 与 TNFα，λx，Ωm。",
        "Это PDF, SMSки и IPшник.",
        "МОСКВА и Москва, ΑΘΗΝΑ.",
        "Wi\u2011Fi\u2011сеть и USB-порт",
        "二○○八年，二〇〇八年，第一OO部队，OO后",
        "Т恤 with a Latin one: T恤",
    ],
    bad=[
        Bad("安装 D«е»bian 软件包。", fixed="安装 Debian 软件包。"),
        Bad("打开 «Н»TML 文件，«О»ffi«с»e 也行。", fixed="打开 HTML 文件，Office 也行。"),
        Bad("The W«і»ndow is open.", fixed="The Window is open."),
        Bad("Город М«o»сква на реке.", fixed="Город Москва на реке."),
        Bad("二«OO»八年八月八日", fixed="二〇〇八年八月八日"),
        Bad("用«А»4纸打印。", fixed="用A4纸打印。"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.script.lookalikes import findings

    yield from findings(document)
