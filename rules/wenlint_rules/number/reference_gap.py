"""A figure, table, equation or note is missing, or a reference points nowhere.

Captions 图1, 图2, 图4 with 图3 gone; 见图7 where the figures end with 图5; [12] in a text whose list of sources ends with [9]; a
footnote [^3] that nothing defines.  Numbers are Arabic or Chinese (图三) and count by
kind and by chapter (图3-1, Table 2.4).  Captions are short lines that begin
with their number; notes and sources are lines that begin with [1], ［1］ or 〔1〕; equations are lines with (1) at their end.

A gap is reported where at least three captions count from one and few are missing, a reference where at least two are
there and its number is higher than the last.  Left alone: numberings that repeat or run backwards, references to figures of
a document without captions.

Fix safety: there is no fix. What is missing is not in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Good, Related, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Options
    from wenlint_rules.number.references import Lack


@rule(
    "NUM509",
    "reference-gap",
    unit=Document,
    needs="图圖表ETe式[［〔",
    good=[
        "见图7。\n图1 甲\n",
        "图1 甲\n文。\n图2 乙\n见图2。\n图3 丙",
        "图1 甲\n图3 丙\n图5 戊\n图9 壬",
        "图一显示甲。\n图二显示乙。\n图四显示丁。表一目了然。",
        "图一 甲\n图二 乙\n见图十分清楚，如表一。",
        "图1显示甲。\n图2显示乙。\n图4显示丁。",
        "图1-1 甲\n图1-2 乙\n图2-1 丙\n图2-3 丁",
        "文[1]，文[2]。\n[1] 甲\n[2] 乙",
        "a[5] = b[7]；见文献[30]。",
        Good("文[^1]。\n\n[^1]: 注。", format="markdown"),
    ],
    bad=[
        Bad("图1 甲\n文。\n图2 乙\n文。\n«图4» 丁"),
        Bad("图一 甲\n图二 乙\n«图四» 丁\n图五 戊\n详见«图七»。"),
        Bad("表1 甲\n表2 乙\n结果见«表5»。"),
        Bad("Figure 1: a\nFigure 2: b\nsee «Figure 4» for details"),
        Bad("如前所述[1]，又有研究«[4]»。\n[1] 甲\n[2] 乙\n[3] 丙"),
        Bad("文[^1]，又文«[^2]»。\n\n[^1]: 注。", format="markdown"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.number.references import lacks

    for lack in lacks(document):
        span = document.prose.span(lack.place.start, lack.place.end)
        related = tuple(Related(document.prose.span(place.start, place.end), "counted here") for place in lack.related)
        yield Finding(span, _message(document, lack), related=related)


def _message(document: Document, lack: Lack) -> str:
    text = document.prose.text
    written = text[lack.place.start : lack.place.end]
    if lack.missing:
        before = text[lack.related[0].start : lack.related[0].end]
        numbers = ", ".join(map(str, lack.missing))
        return f"{before}, {written}: {numbers} {'is' if len(lack.missing) == 1 else 'are'} missing"
    if lack.related:
        return f"{written} points nowhere: the last is {text[lack.related[0].start : lack.related[0].end]}"
    return f"{written} points nowhere: nothing defines it"
