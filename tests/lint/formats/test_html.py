"""HTML to regions of prose and protected ranges."""

import time
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wenlint
from html_oracle import read_by_lexbor, text_of
from wenlint.builtin import RULE_ERROR
from wenlint.document import Document
from wenlint.finding import Finding, Fix, Span
from wenlint.formats.html import layout
from wenlint.plan import MARKUP, apply
from wenlint.prose import PLACEHOLDER, Prose


class Case(NamedTuple):
    source: str
    prose: list[str]
    """`kind level: text` of each region; `paragraph` and the level 0 are left out, ◆ is an object."""


def regions(source: str) -> list[str]:
    shown = []
    for region in layout(source).regions or ():
        text = "".join(source[start:end] if new is None else new for start, end, new in region.pieces)
        label = f"{region.kind} {region.level or ''}".strip()
        shown.append(text if label == "paragraph" else f"{label}: {text}")
    return [text.replace(PLACEHOLDER, "◆") for text in shown]


CASES = {
    # Prose that looks like markup: nothing here may be lost.
    "comparison": Case("<p>若 a < b 且 c > d，x <3", ["若 a < b 且 c > d，x <3"]),
    "ampersands": Case("<p>R&D、A&B、& &;&#;", ["R&D、A&B、& &;&#;"]),
    "no-break space": Case("甲\u00a0乙", ["甲\u00a0乙"]),
    "ideographic indent": Case("<p>　　甲。</p>", ["　　甲。"]),
    "blank": Case(" \n<p> </p>\t", []),
    # Blocks.
    "paragraphs without ends": Case("<p>甲<p>乙<div>丙</div>丁", ["甲", "乙", "丙", "丁"]),
    "soft wraps": Case("<p>第一行，\n  第二行\r\nand one\n\tmore</p>", ["第一行，第二行and one more"]),
    "headings": Case("<h1>甲</h1><h6 class=a>乙</h6>", ["heading 1: 甲", "heading 6: 乙"]),
    "lists": Case("<ul><li>甲<ol><li><p>乙</ol><li>丙</ul>", ["list-item 1: 甲", "list-item 2: 乙", "list-item 1: 丙"]),
    "cells": Case("<table><tr><th>甲<td><p>乙</p><p>丙</p></table>", ["table-cell: 甲", "table-cell: 乙", "丙"]),
    "unknown elements": Case("<x-y>甲</x-y>乙", ["甲", "乙"]),
    "line break": Case("甲，<br>乙<br/>a<br>b", ["甲，乙a b"]),
    "paragraphs by line breaks": Case(
        "甲。<br><br />乙。<br>\n　　丙。<br>&nbsp;&nbsp;丁。", ["甲。", "乙。", "　　丙。", "\xa0\xa0丁。"]
    ),
    # Within a line.
    "inline elements": Case("甲<b>乙<i>丙</b></i> <a href='x'>丁</a>", ["甲乙丙 丁"]),
    "references": Case("a&lt;b&#20013;&#x6587;&nbsp;&notit;&hellip&hellip;&#150;", ["a<b中文\xa0¬it;&hellip…–"]),
    "invisible reference": Case("甲&#8203;乙&#0;&zwj;", ["甲\u200b乙\ufffd\u200d"]),
    "code": Case("用 <code class='a'>x<b>y</b></code> 和<kbd>C</kbd>。", ["用 ◆ 和◆。"]),
    "code that never ends": Case("<p>用 <code>x<p>乙", ["用 ◆", "乙"]),
    "image": Case("甲<img src=a alt='乙'>丙<p><img></p>", ["甲◆丙"]),
    "URLs": Case("见 http://a.example/?x=1&amp;y=2&nbsp;和 a@b.example。", ["见 ◆\xa0和 ◆。"]),
    "URL in brackets": Case("&lt;http://a.example/&gt;", ["<◆>"]),
    "readings": Case("<ruby>督<rp>(</rp><rt>dū</rt><rp>)</rp>導<rt>dǎo</ruby>檢查", ["督導檢查"]),
    "readings that never end": Case("<ruby>督<rt>dū<p>乙", ["督", "乙"]),
    "formula": Case("<p>设 <math><mi>x</mi></math> 为<svg/>数", ["设 ◆ 为数"]),
    # What is no prose.
    "opaque": Case("<style>p{}</style><pre>甲<b>乙</pre><script>'<p>丙'</script><textarea>丁</textarea>戊", ["戊"]),
    "nested": Case("<template><template>甲</template>乙</template>丙", ["丙"]),
    "comments": Case("甲<!-- <p> -->乙<!doctype html><?php x ?>丙", ["甲乙丙"]),
    "cut in a tag": Case("甲<b class='乙", ["甲"]),
    # Furniture.
    "title": Case("<title>甲</title>乙", ["furniture: 甲", "乙"]),
    "navigation": Case("<nav><ul><li>甲</nav>乙<footer><p>丙</footer>丁", ["furniture: 甲", "乙", "furniture: 丙", "丁"]),
    "nested furniture": Case("<aside><aside>甲</aside><h2>乙</h2></aside>丙", ["furniture: 甲", "furniture: 乙", "丙"]),
    "roles": Case("<div role=navigation><div>甲</div>乙</div>丙", ["furniture: 甲", "furniture: 乙", "丙"]),
    "furniture that never ends": Case("<div><nav>甲</div>乙", ["furniture: 甲", "furniture: 乙"]),
    # XML.
    "empty elements of XML": Case("<?xml version='1.0'?><script src='a'/><pre/><p>甲<code/>乙</p>", ["甲乙"]),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_case(case: Case) -> None:
    assert regions(case.source) == case.prose


def test_what_is_no_prose_is_protected() -> None:
    source = "<p class='甲'>乙 &amp; <code>丙</code></p>\n<!-- 丁 --> 戊"
    assert [(source[start:end], kind) for start, end, kind in layout(source).protected] == [
        ("<p class='甲'>", "markup"),
        ("<code>丙</code>", "code"),
        ("</p>", "markup"),
        ("<!-- 丁 -->", "comment"),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<html lang=zh-CN>甲<p lang='ja'>乙</p>丙", [(17, "zh-CN"), (31, "ja"), (32, "zh-CN")]),
        ("<p xml:lang=ja>甲<b lang=''>乙</b>丙</p>", [(15, "ja"), (27, ""), (28, "ja"), (33, "")]),
        ("<div lang=ja>甲<div>乙</div>丙<span lang=ko>丁</div>戊", [(13, "ja"), (41, "ko"), (42, "")]),
        ("<p hreflang=ja>甲<br lang=ko>乙", []),
    ],
)
def test_languages(source: str, expected: list[tuple[int, str]]) -> None:
    assert layout(source).languages == expected
    document = Document(source, format="html")
    for at in range(len(source)):
        assert document.language_at(at) == next((language for offset, language in reversed(expected) if offset <= at), "")


# ---- the same text as a browser


@pytest.mark.parametrize(
    "source",
    """<p title="a>b">x</p>
<p title=it's>x</p><p>y'z</p>
a < b and c > d
<!-->x
<!--->x
<!--a--!>x
<!--a--!b-->x
<script>if("</script>")</script>x
<![CDATA[x]]>y
<p a="1" b='2>' c>ok
<div <p>x</div>
x <3 y
<p class="a"b>z
<a href=foo"bar>t</a> "q"
<a b = "x>y" c>t
&ltx &amp y &notit; &#x41 &#65b &#128; &#xD800; &bogus; &;&amp;lt;
<p a=>x
<p a="u">x</p
<p "a">b
<titlex>q</titlex>
</ x>y</>z</
a<
<p ="x>y">z
<p a="x
<p>a<!-- b
<?php if (a>b) ?>c<!x>y
<script><!--<script></script>--></script>a
<script><!--></script>a
<script><!--<script></script>a</script>b
<title>a<b</title>c<xmp><p></xmp>d<style>e</style/>f
<p a/b="c>d">x<p a=b/>y</p y="a>b">z
<a\x0b>b<p\u3000a="x>y">z
<SCRIPT>a</Script\n>b<script>c</scriptx></script>d
<!DOCTYPE html "a>b">x
<a =>b<a/=>c<a x=/>d""".splitlines(),
)
def test_text_is_what_browsers_see(source: str) -> None:
    assert text_of(source) == read_by_lexbor(source)


TOKENS = [
    "<b",
    "</b",
    "<i ",
    "<script",
    "</script>",
    "<!--",
    "-->",
    "--!>",
    ">",
    "/",
    "=",
    '"',
    "'",
    " x",
    "&amp;",
    "&lt",
    "文",
    "\n",
    "<",
    "</",
    "<?",
    "<title>",
]


@given(st.lists(st.sampled_from(TOKENS), max_size=30).map("".join))
@settings(max_examples=300)
def test_any_text_is_what_browsers_see(source: str) -> None:
    assert text_of(source) == read_by_lexbor(source)


@given(
    st.lists(
        st.sampled_from([*TOKENS, "<p lang=a>", "<nav>", "</nav>", "<br>", "<code>", "</code>", "<rt>", "<pre>", "http://a.b"]),
        max_size=30,
    ).map("".join)
)
def test_every_character_is_prose_or_protected_or_white_space(source: str) -> None:
    found = layout(source)
    prose = Prose(source, found)
    covered = [False] * len(source)
    for region in found.regions or ():
        for start, end, shown in region.pieces:
            if shown is None or shown.strip():
                covered[start:end] = [True] * (end - start)
    last = 0
    for start, end, _ in found.protected:
        assert last <= start < end
        last = end
        covered[start:end] = [True] * (end - start)
    assert all(flag or source[at].isspace() for at, flag in enumerate(covered))
    for at, shown in enumerate(prose.text):
        start, end = prose.span(at, at + 1)
        if end - start == 1 and shown not in (PLACEHOLDER, " ", "\n"):
            assert source[start:end] == shown


# ---- broken and hostile pages


HOSTILE = {
    "nested": "<div>",
    "nested languages": "<div lang=a>",
    "nested furniture": "<nav>",
    "crossing": "<nav><span lang=x></nav>",
    "unclosed tags": "<a ",
    "unclosed values": "<a x='\">",
    "references": "&aaaa",
    "numbers": "&#",
    "comments": "<!--",
    "scripts": "<script><!--",
    "titles": "<title></titl",
    "code": "<code><p>",
    "readings": "<ruby>a<rt>b",
    "line breaks": "<br> ",
    "angles": "<",
    "addresses": "a@",
    "null bytes": "\0<p>",
    "paragraphs in one line": "<p>文字&nbsp;好",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_cost_is_linear(unit: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        Document(unit * count, format="html").prose  # noqa: B018
        return time.process_time() - start

    # The least of several: what else the process does, such as collecting garbage, is no cost of the text.
    small, large = (min(seconds(count) for _ in range(4)) for count in (4_000, 32_000))
    assert large < 0.2 or large < 24 * small


def test_a_long_name_behind_an_ampersand_costs_little() -> None:
    start = time.process_time()
    Document("&" + "a" * 1_000_000, format="html").prose  # noqa: B018
    assert time.process_time() - start < 1


# ---- fixes


def test_a_fix_changes_its_place_alone() -> None:
    source = "<p class='督導(dǎo)'>他\u200b说&nbsp;好&amp;</p>\r\n<pre>他\u200b说</pre>"
    fixed = wenlint.fix_text(source, format="html", config={"select": ["ENC305"]})
    assert fixed.text == source.replace("他\u200b说&", "他说&")


def test_a_fix_that_would_write_markup_is_refused() -> None:
    document = Document("<p>甲乙</p>", format="html")
    findings = [
        Finding(Span(3, 4), "", fix=Fix.replace(Span(3, 4), text, title=""), rule=RULE_ERROR, lines=document.lines)
        for text in ("a&lt;", "<b>")
    ]
    after, applied, refused = apply(document, findings)
    assert (after.text, applied, [refusal.reason for refusal in refused]) == (document.text, [], [MARKUP, MARKUP])
