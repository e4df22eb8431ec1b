"""Words of Taiwan in simplified text of the mainland, as a conversion character by character leaves them: 软体 for 软件."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import Edit, Finding, Fix, Record, compile_pattern
from wenlint_rules.script.localised import ENOUGH, is_of_the_mainland, reads_better
from wenlint_rules.script.terms import present, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wenlint.api import Document, Span

TIMES, KINDS = 2, 3
"""A text that has words of the mainland so many times more often than those of Taiwan, and so many different ones, is the mainland's."""

REGISTER = ("信息", "用户", "默认", "视频", "加载", "登录", "缓存", "文档", "添加")
"""More words that the mainland has for such things, and Taiwan has not."""

TRACES = 2
"""So many different words of Taiwan show that a conversion left them: then it left those that the mainland may have too."""

TAIWAN = ("台湾", "臺湾", "台北", "臺北", "港台", "台港", "两岸", "繁体", "正体")
ABOUT = (*TAIWAN, "香港", "澳门", "新加坡", "马来西亚")
"""In a line that speaks of them their words may be meant."""

DENSITY = 1.0
"""A text with so many mentions of Taiwan to a thousand characters is about it."""

LISTED = 40
"""Lines to a mark of punctuation from which on a text is a list of words."""

QUOTED = 30
"""Characters on each side that are read for quotes."""

BETWEEN = "（(/／、-—= 或即"
"""What stands between the word of the mainland and the one of Taiwan that is given beside it: 软件（软体）, 软件/软体."""

_OPEN = compile_pattern(r"[“「『《‘][^”」』》’\n]*\Z|\"\Z")
_CLOSED = compile_pattern(r"[^“「『《‘\n]*[”」』》’]|\"")


class Term(Record):
    """A word of Taiwan, and the words of the mainland for it, the most frequent first."""

    word: str
    ordinary: tuple[str, ...]


@cache
def _table() -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    return table("taiwanese.txt", lambda word, *ordinary: Term(word, ordinary))


def terms() -> tuple[Term, ...]:
    """The words of Taiwan that the mainland has not."""
    return _table()[0]


def companions() -> tuple[Term, ...]:
    """Words of Taiwan that some texts of the mainland have too."""
    return _table()[1]


@cache
def _mainlands_words() -> tuple[tuple[str, frozenset[str]], ...]:
    """The words of the mainland with their letters."""
    words = {*REGISTER, *(word for term in terms() for word in term.ordinary if len(word) > 1)}
    return tuple((word, frozenset(word)) for word in sorted(words))


def findings(document: Document) -> Iterator[Finding]:
    """The findings about words of Taiwan, one for each word."""
    text, found = document.prose.text, _found(document, terms())
    if found and not _is_about_taiwan(text) and not _is_a_list_of_words(text) and _is_of_the_mainland(document, found):
        if len(found) >= TRACES:
            found |= _found(document, companions())
        for term, places in found.items():
            spans = [document.prose.span(start, start + len(term.word)) for start in places]
            if spans := [span for span in spans if document.script_at(span.start) == "hans"]:
                yield _finding(term, spans, sorted(filter(text.count, term.ordinary), key=text.count, reverse=True))


def _found(document: Document, words: tuple[Term, ...]) -> dict[Term, list[int]]:
    """Which of the words stand for those of the mainland, and where."""
    text = document.prose.text
    return {term: places for term in present(text, words) if (places := list(_places(text, term)))}


def _is_about_taiwan(text: str) -> bool:
    mentions = sum(map(text.count, TAIWAN))
    return mentions > 0 and mentions * 1000 >= DENSITY * len(text)


def _is_a_list_of_words(text: str) -> bool:
    return (text.count("，") + text.count("。") + text.count(",")) * LISTED < text.count("\n")


def _is_of_the_mainland(document: Document, found: dict[Term, list[int]]) -> bool:
    """True in the register of mainland administration, or where the mainland's words for such things are far more frequent."""
    if is_of_the_mainland(document):
        return True
    text, number = document.prose.text[:ENOUGH], sum(map(len, found.values()))
    counts = [text.count(word) for word, letters in _mainlands_words() if letters <= document.characters]
    return sum(map(bool, counts)) >= KINDS and sum(counts) >= TIMES * number


def _places(text: str, term: Term) -> Iterator[int]:
    """Where the word of Taiwan stands by itself, in no quotation, and in no line about Taiwan."""
    start = text.find(term.word)
    while start >= 0:
        end = start + len(term.word)
        if reads_better(text, start, end, term.word, term.ordinary[0]) and not _is_set_apart(text, start, end, term):
            yield start
        start = text.find(term.word, end)


def _is_set_apart(text: str, start: int, end: int, term: Term) -> bool:
    before, after = text[max(0, start - QUOTED) : start], text[end : end + QUOTED]
    if _OPEN.search(before) and _CLOSED.match(after):
        return True
    if any(before.rstrip(BETWEEN).endswith(word) or after.lstrip(BETWEEN).startswith(word) for word in term.ordinary):
        return True
    line_end = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : line_end if line_end >= 0 else None]
    return any(word in line for word in ABOUT)


def _finding(term: Term, spans: list[Span], used: list[str]) -> Finding:
    """The finding about a word; `used` are those of the mainland for it that the text has, the most frequent first."""
    ordinary = (used or term.ordinary)[0]
    times = f", {len(spans)} times" if len(spans) > 1 else ""
    message = f"{term.word} for {' or '.join(used) or ordinary}: a word of Taiwan in a text of the mainland{times}"
    edits = tuple(Edit(span, ordinary) for span in spans)
    fix = Fix(edits, f"write {ordinary}", "suggestion" if len(used) > 1 else "unsafe")
    return Finding(spans[0], message, related=tuple(spans[1:]), fix=fix)
