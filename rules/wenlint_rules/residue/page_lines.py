"""Says what a line is that a web page puts around its text: a breadcrumb, a credit, a share bar, a notice.

A line is looked at as a whole: it is furniture of the page when all of it is, so that a sentence that speaks of links and
editors is none.  Looking words up takes a hash each, which is why no automaton is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import compile_pattern
from wenlint_rules.residue.page_grammar import grammar as page_grammar
from wenlint_rules.residue.page_notices import notice

if TYPE_CHECKING:
    from wenlint_rules.residue.page_grammar import Grammar

_LONGEST_LABELS = 100
"""Code points of a line of labels and links."""

_EDGES = " []()<>{}|:>.,;!?*#+=_~-—–…。，；！？、↑↓←→▲△▼▽◆◇■□●○★☆☞“”\"'"

_TOKEN = compile_pattern(r"[ |/\[\]()>.:;]+")
_MARK = compile_pattern("[ :|/>()-]|[到至]")
"""What stands between a label and its value, and between two links."""

_PAGE = compile_pattern("[共第]?[0-9]+[页条]|第?[0-9]+")

_STOP = compile_pattern("[。！？!?；;](?=.)")
_BREADCRUMB = compile_pattern(r" *(?:>>?|-->|::|/|\\|→|-) *")


def kind_of(line: str, *, sentences: bool = True) -> str:
    """What furniture of a page a whole line is, as a phrase for a message; empty when it is none.

    `line` is as `PageWords.plain` gives it: in simplified characters and ASCII marks.  Without `sentences` only labels
    and links are looked for, which is what most lines call for.
    """
    body = line.strip(_EDGES)
    if not body:
        return ""
    grammar = page_grammar()
    if len(line) <= _LONGEST_LABELS and not _STOP.search(body):
        if body in grammar.links or (body.isascii() and body.lower() in grammar.links):
            return "a link of the page"
        if _MARK.search(body) and (what := _place(body, grammar) or _bar(body, grammar) or _labelled(body, grammar)):
            return what
        if grammar.neighbour.fullmatch(body + ":" * line.rstrip(" ]").endswith(":")):
            return "a link to another page"
    return notice(body) if sentences else ""


def _place(body: str, grammar: Grammar) -> str:
    match = grammar.place.match(body)
    if not match:
        return ""
    word, colon, path = match.groups()
    steps = _BREADCRUMB.split(path)
    if colon:
        named = word not in ("首页", "主页", "Home", "HOME", "Main Page")
        return "a breadcrumb" if named and (len(steps) > 1 or path.startswith(("首页", "网站首页", "主页", "Home"))) else ""
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
    tokens = [token for token in tokens if not _PAGE.fullmatch(token)]
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
    if (spaced := grammar.spaced.fullmatch(body)) and (spaced[1] in grammar.roles or spaced[1] in grammar.people_labels):
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
    found = [
        (_TOKEN.split(pair[1])[0].split("、")[0], body[pair.end() : end].strip(_EDGES))
        for pair, end in zip(pairs, ends, strict=True)
    ]
    return _pairs([*found, ("时间", dated[0].strip(" |"))] if dated else found, grammar)


def _pairs(found: list[tuple[str, str]], grammar: Grammar) -> str:
    strong = ""
    common = set()
    for label, value in found:
        if len(value) > 80:
            return ""
        if label in ("字号", "字级", "字体", "字体大小", "文字大小", "字号大小") and value:
            tokens = [token for token in _TOKEN.split(value) if token]
            if not all(token in grammar.size_words for token in tokens):
                return ""
            strong = "a choice of letter sizes"
        elif label in grammar.roles:
            if len(value) > 40:
                return ""
            strong = "a credit of the page"
        elif label in grammar.counts:
            if value and not grammar.number.fullmatch(value):
                return ""
            if label not in grammar.common or (value and "次" in value):
                strong = "a counter of the page"
            common.add("count")
        elif label in grammar.reporters:
            if not grammar.people.fullmatch(value):
                return ""
            common.add("reporter")
        elif label in grammar.people_labels and grammar.people.fullmatch(value) and (label != "编辑" or len(value) > 1):
            if label not in grammar.common:
                strong = "a credit of the page"
            common.add("person")
        elif label in grammar.institution_labels and grammar.institution.fullmatch(value):
            strong = "a credit of the page"
        elif label in grammar.meta and label not in grammar.common:
            strong = "a label of the page"
        elif grammar.date.fullmatch(value):
            common.add("date")
            if label in ("发布时间", "发布日期", "发表时间", "发表日期"):
                strong = "a label of the page"
        elif label in grammar.meta or label in ("作者", "原作者", "来源", "出处", "译者", "翻译", "转载", "摘自"):
            common.add(label if label in ("作者", "来源") else "other")
        else:
            return ""
    if strong:
        return strong
    if common == {"reporter"}:
        return "a byline"
    if common == {"person"} and (len(found) > 1 or found[0][0] in ("文字", "图片", "文", "图")):
        return "a credit of the page"
    return "a label of the page" if len(found) > 1 and len(common & {"date", "count", "作者", "来源"}) > 1 else ""
