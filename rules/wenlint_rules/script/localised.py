"""Words of Taiwanese computing in texts of mainland administration."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import HAN, Edit, Finding, Fix, Record, compile_pattern
from wenlint_rules.script.lexicon import lexicon
from wenlint_rules.script.terms import present, table
from wenlint_rules.script.variants import variants

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from wenlint.api import Document, Span

MAINLAND = frozenset(
    [
        "黨委",
        "黨組",
        "黨員",
        "黨支部",
        "黨組織",
        "黨中央",
        "黨建",
        "支部書記",
        "縣委",
        "市委",
        "省委",
        "區委",
        "鄉鎮",
        "街道辦",
        "居委會",
        "村委會",
        "黨總支",
        "常委",
        "政協",
        "人大常委",
        "中央軍委",
        "幹部",
        "群眾",
        "書記",
        "貫徹",
        "落實",
        "部署",
        "督導",
        "抓好",
        "狠抓",
        "排查",
        "整改",
        "抓緊",
        "抓實",
        "攻堅",
        "示範",
        "動員",
        "表彰",
        "先進",
        "基層",
        "同志",
        "思想",
        "社會主義",
        "改革開放",
        "中國特色",
        "小康",
        "脫貧",
        "扶貧",
        "國務院",
        "新華社",
        "人民日報",
        "習近平",
        "江澤民",
        "鄧小平",
        "毛澤東",
        "精神文明",
        "科學發展",
        "群防群治",
        "聯防聯控",
        "人民群眾",
        "精準",
        "三農",
        "城鄉",
        "農民工",
        "企業職工",
        "職工",
        "下崗",
        "國有企業",
        "個體戶",
        "民警",
        "武警",
        "解放軍",
        "衛生院",
        "普通話",
    ]
)
"""Words that texts of mainland administration and its press are full of, in the traditional characters of a conversion."""

KINDS, DENSITY = 4, 3.0
"""A text with so many different ones of them, and so many occurrences to a thousand characters, is such a text."""

COMPUTING = frozenset(
    [
        "媒體",
        "網站",
        "平台",
        "平臺",
        "軟體",
        "網路",
        "電腦",
        "系統",
        "資料",
        "應用",
        "導向",
        "設計",
        "語言",
        "變數",
        "介面",
        "檔案",
        "主機",
        "記憶",
        "伺服",
        "行銷",
    ]
)
"""Beside one of these a word has its meaning in computing: 社群媒體, 應用程式."""

ENOUGH = 100_000
"""Characters that are enough to tell what a text is about."""

MADE_UP = frozenset(("全域性", "許可權", "結束通話", "例項"))
"""Terms that nobody in Taiwan writes in a text that is not about computing, so that they need no other sign."""

TRACES = 2
"""So many different terms for ordinary words show that a conversion put them there: then it put the other words of Taiwan too."""

REACH = 5
"""Characters on each side of a word that are read with it."""

LIKELY = 26
"""Half nats that a term costs that the lexicon lacks: no more than a word of middling frequency."""

_EDGE = compile_pattern(f"[^{HAN}]")


class Term(Record):
    """A word of computing, the ordinary word for it, and the context in which that is meant: everywhere if None."""

    word: str
    ordinary: str
    context: re.Pattern[str] | None


@cache
def _table() -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    return table("localised.txt", _term)


def _term(word: str, ordinary: str, context: str = "") -> Term:
    return Term(word, ordinary, compile_pattern(context.replace("~", word)) if context else None)


def terms() -> tuple[Term, ...]:
    """The terms that stand for ordinary words."""
    return _table()[0]


def companions() -> tuple[Term, ...]:
    """Other words of Taiwan, and names of countries: they are right in a text of Taiwan about the mainland."""
    return _table()[1]


@cache
def _mainland(simplified: bool) -> tuple[tuple[str, frozenset[str]], ...]:
    """The words of `MAINLAND` with their letters: whether these are all in a document is a cheap question."""
    words = (variants().simplify(word) if simplified else word for word in MAINLAND)
    return tuple((word, frozenset(word)) for word in words)


def findings(document: Document) -> Iterator[Finding]:
    """The findings about terms, one for each word."""
    text, is_ordinary = document.prose.text, True
    there = present(text, terms())
    if there and not is_of_the_mainland(document):
        is_ordinary = False
        there = [term for term in there if term.word in MADE_UP]
        if there and _is_about_computing(text):
            return
    found = [(term, spans) for term in there if (spans := _spans(document, term))]
    yield from (_finding(term, spans, "a term of computing in an ordinary text") for term, spans in found)
    if is_ordinary and len(found) >= TRACES:
        for term in present(text, companions()):
            if spans := _spans(document, term):
                yield _finding(term, spans, "a word of Taiwan in a text of the mainland")


def _spans(document: Document, term: Term) -> list[Span]:
    """Where a term stands for another word, in a part of the document that is traditional Chinese."""
    spans = [document.prose.span(start, start + len(term.word)) for start in _places(document.prose.text, term)]
    return [span for span in spans if document.script_at(span.start) == "hant"]


def _is_about_computing(text: str) -> bool:
    return sum(map(text.count, COMPUTING)) * 1000 >= len(text)


def is_of_the_mainland(document: Document) -> bool:
    """True when the beginning of a text, in either script, is full of words of mainland administration."""
    text = document.prose.text[:ENOUGH]
    known = [word for word, letters in _mainland(document.script == "hans") if letters <= document.characters]
    counts = [count for word in known if (count := text.count(word))] if len(known) >= KINDS else []
    return len(counts) >= KINDS and sum(counts) * 1000 >= DENSITY * len(text)


def _places(text: str, term: Term) -> Iterator[int]:
    """Where the ordinary word is meant."""
    start = text.find(term.word)
    while start >= 0:
        end = start + len(term.word)
        if text[max(0, start - 2) : start] in COMPUTING or text[end : end + 2] in COMPUTING:
            is_meant = False
        elif term.context is None:
            is_meant = reads_better(text, start, end, term.word, term.ordinary)
        else:
            left, right = text[max(0, start - REACH) : start].rpartition("\n")[2], text[end : end + REACH].partition("\n")[0]
            is_meant = term.context.search(left + term.word + right) is not None
        if is_meant:
            yield start
        start = text.find(term.word, end)


def reads_better(text: str, start: int, end: int, word: str, ordinary: str) -> bool:
    """True when a word is one in its place, and another one is read there as easily."""
    simplify, known = variants().simplify, lexicon()
    left = simplify(_EDGE.split(text[max(0, start - REACH) : start])[-1])
    right = simplify(_EDGE.split(text[end : end + REACH])[0])
    word, ordinary = simplify(word), simplify(ordinary)
    alone = known.cost(left) + min(LIKELY, known.costs.get(word, LIKELY)) + known.cost(right)
    if known.cost(left + word + right) < alone:
        return False
    return ordinary not in known.costs or known.cost(left + ordinary + right) <= alone


def _finding(term: Term, spans: list[Span], what: str) -> Finding:
    times = f", {len(spans)} times" if len(spans) > 1 else ""
    message = f"{term.word} for {term.ordinary}: {what}{times}"
    fix = Fix(tuple(Edit(span, term.ordinary) for span in spans), f"write {term.ordinary}")
    return Finding(spans[0], message, related=tuple(spans[1:]), fix=fix)
