"""Says what a line is that a web page puts around its text: a breadcrumb, a credit, a share bar, a notice.

A line is looked at as a whole: it is furniture of the page when all of it is, so that a sentence that speaks of links and
editors is none.  Looking words up takes a hash each, which is why no automaton is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import compile_pattern
from wenlint_rules.residue.page_furniture import LONGEST_LABELS
from wenlint_rules.residue.page_grammar import grammar as page_grammar
from wenlint_rules.residue.page_notices import notice

if TYPE_CHECKING:
    from wenlint_rules.residue.page_grammar import Grammar

_EDGES = " []()<>{}|:>.,;!?*#+=_~-—–…。，；！？、↑↓←→▲△▼▽◆◇■□●○★☆☞“”\"'"

_TOKEN = compile_pattern(r"[ |/\[\]()>.:;]+")
_MARK = compile_pattern(r"[ :|/>()\[\]-]|[到至]")
"""What stands between a label and its value, and between two links."""

_MORE = frozenset(("更多", "详细", "详情", "全文", "more", "More", "MORE"))
"""Links that are known by an arrow behind them."""

_TURNS = frozenset(("上一页", "下一页", "首页", "尾页", "末页", "上页", "下页"))
_SIZES = frozenset(("大", "中", "小", "特大", "超大"))
_PAGE = compile_pattern("[共第]?[0-9]+[页条]|第?[0-9]+")

_STOP = compile_pattern("[。！？!?；;](?=.)")
_BREADCRUMB = compile_pattern(r" *(?:>>?|-->|::|/|\\|→|-)(?<![0-9].)(?![0-9]) *")


def kind_of(line: str, *, sentences: bool = True) -> str:
    """What furniture of a page a whole line is, as a phrase for a message; empty when it is none.

    `line` is as `PageWords.plain` gives it: in simplified characters and ASCII marks.  Without `sentences` only labels
    and links are looked for, which is what most lines call for.
    """
    body = line.strip(_EDGES)
    if not body:
        return ""
    grammar = page_grammar()
    if len(line) <= LONGEST_LABELS and not _STOP.search(body):
        if body in grammar.links or (body.isascii() and body.lower() in grammar.links):
            return "a link of the page"
        if body in _MORE and line.rstrip(" ])").endswith((">", "+", "»")):
            return "a link of the page"
        if _MARK.search(body) and (what := _place(body, grammar) or _bar(body, grammar) or _labelled(body, grammar)):
            return what
        if grammar.neighbour.fullmatch(body + ":" * line.rstrip(" ]").endswith(":")):
            return "a link to another page"
    return notice(body) if sentences else ""


def _place(body: str, grammar: Grammar) -> str:
    """A breadcrumb: where in the site the page stands."""
    match = grammar.place.match(body)
    if not match:
        return ""
    word, colon, path = match.groups()
    steps = _BREADCRUMB.split(path)
    if colon:
        return (
            "a breadcrumb"
            if word not in _NO_PLACE and (len(steps) > 1 or path.startswith(("首页", "网站首页", "主页", "Home")))
            else ""
        )
    if len(steps) == 2 and ">" in body and word in _NO_PLACE and not steps[0] and 0 < len(steps[1]) <= _LONGEST_STEP:
        return "a breadcrumb"
    return "a breadcrumb" if len(steps) > 2 and not steps[0] and not any(len(step) > 40 for step in steps) else ""


def _bar(body: str, grammar: Grammar) -> str:
    """A bar of links or of places to share the page; its words are divided by blanks and strokes alone."""
    share = grammar.share.match(body)
    rest = body[share.end() :] if share else body
    tokens = [token for token in _TOKEN.split(rest) if token and not token.isdigit()]
    if (
        share
        and (tokens or body.rstrip(":").endswith(("到", "至")))
        and all(token in grammar.sites or token in grammar.parts for token in tokens)
    ):
        return "a share bar"
    tokens = [token for token in _TOKEN.split(body) if token and not token.isdigit()]
    words = [token for token in tokens if not _PAGE.fullmatch(token)]
    numbers = sum(map(str.isdigit, _TOKEN.split(body)))
    if (len(words) < len(tokens) or numbers > 1) and words and _TURNS.issuperset(words):
        return "a bar of links"
    if len(tokens) > 2 and _SIZES.issuperset(tokens):
        return "a choice of letter sizes"
    tokens = words
    if len(tokens) < 2 or len(tokens) > 40:
        return ""
    if body.isascii():
        tokens = [token.strip() for token in body.lower().replace(">", "|").split("|")]
        known = sum(token in grammar.links or token in grammar.parts for token in tokens)
        return "a bar of links" if known == len(tokens) >= 2 else ""
    if not all(token in grammar.links or token in grammar.parts or token in grammar.sites for token in tokens):
        return ""
    long = {token for token in tokens if len(token) > 1}
    if len(long & grammar.sites) >= 3:
        return "a share bar"
    return "a bar of links" if len(long) >= 2 or long & grammar.links else ""


def _labelled(body: str, grammar: Grammar) -> str:
    """Labels with what they name, over the whole line: credits, counters, dates of a page."""
    if grammar.counters.fullmatch(body):
        return "a counter of the page"
    if grammar.sizes.fullmatch(body):
        return "a choice of letter sizes"
    if (spaced := grammar.spaced.fullmatch(body)) and _first(spaced[1]) in grammar.roles | grammar.people_labels:
        return "a credit of the page"
    if grammar.byline.fullmatch(body):
        return "a byline"
    dated = grammar.opening_date.match(body)
    if dated:
        body = body[dated.end() :]
    pairs = list(grammar.pair.finditer(body))
    if not pairs or pairs[0].start():
        return ""
    ends = [*(pair.start() for pair in pairs[1:]), len(body)]
    found = [(_first(pair[1]), body[pair.end() : end].strip(_EDGES)) for pair, end in zip(pairs, ends, strict=True)]
    return _pairs([*found, ("时间", dated[0].strip(" |"))] if dated else found, grammar)


def _first(labels: str) -> str:
    """The first of several labels: 文 of 文/图."""
    return _TOKEN.split(labels)[0].split("、")[0]


_LONGEST_STEP = 8
_NO_PLACE = ("首页", "主页", "Home", "HOME", "Main Page")
_SIZE_LABELS = ("字号", "字级", "字体", "字体大小", "文字大小", "字号大小")
_PUBLISHED = ("发布时间", "发布日期", "发表时间", "发表日期")
_AUTHORS = ("作者", "原作者", "来源", "出处", "译者", "翻译", "转载", "摘自")
_CREDITED = ("文字", "图片", "文", "图")


def _pairs(found: list[tuple[str, str]], grammar: Grammar) -> str:
    """What labels with their values are together: one that no other document has, or several that stand side by side."""
    whats, common = [], set()
    for label, value in found:
        evidence = _evidence(label, value, grammar)
        if evidence is None:
            return ""
        what, kind = evidence
        whats.append(what)
        common.add(kind)
    if any(whats):
        return next(filter(None, reversed(whats)))
    if common == {"reporter"}:
        return "a byline"
    if (
        len(found) == 1
        and common <= {"person", "author"}
        and found[0][0] not in _CREDITED
        and grammar.people.fullmatch(found[0][1])
    ):
        return "the name of the author" if common == {"author"} else "a byline"
    if common == {"person"} and (len(found) > 1 or found[0][0] in _CREDITED):
        return "a credit of the page"
    return "a label of the page" if len(found) > 1 and len(common & {"date", "count", "author", "source"}) > 1 else ""


def _evidence(label: str, value: str, grammar: Grammar) -> tuple[str, str] | None:
    """What a label with its value shows: what it is by itself, if anything, and its kind; None where the two do not fit."""
    value = grammar.closing_date.sub("", value)
    if label in _SIZE_LABELS and value:
        is_choice = all(token in grammar.size_words for token in _TOKEN.split(value) if token)
        return ("a choice of letter sizes", "") if is_choice else None
    if label in grammar.roles:
        return ("a credit of the page", "") if len(value) <= 40 else None
    if label in grammar.counts:
        is_known = label not in grammar.common or "次" in value
        return ("a counter of the page" if is_known else "", "count") if not value or grammar.number.fullmatch(value) else None
    if label in grammar.reporters:
        return ("", "reporter") if grammar.people.fullmatch(value) else None
    if label in grammar.people_labels and grammar.people.fullmatch(value):
        return "a credit of the page" if label not in grammar.common else "", "person"
    if label in grammar.institution_labels and (
        grammar.institution.fullmatch(value) or (label == "来源" and grammar.nobody.fullmatch(value))
    ):
        return "a credit of the page", ""
    if len(value) > 80:
        return None
    if label in grammar.meta and label not in grammar.common:
        return "a label of the page", ""
    if label == "标签" and len(value.split()) > 1:
        return "a label of the page", ""
    if grammar.date.fullmatch(value):
        return "a label of the page" if label in _PUBLISHED else "", "date"
    if label in grammar.meta or label in _AUTHORS:
        return "", {"作者": "author", "来源": "source"}.get(label, "other")
    return None
