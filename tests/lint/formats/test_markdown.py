"""Markdown to regions of prose and protected ranges."""

import time
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wenlint.formats.markdown import layout
from wenlint.prose import PLACEHOLDER, Layout, Prose

KINDS = {"code", "url", "markup", "comment", "math", "metadata"}


class Case(NamedTuple):
    source: str
    prose: list[str]
    """`kind level: text` of each region; `paragraph` and the level 0 are left out, ◆ is an object."""
    protected: list[str]


def regions(source: str) -> list[str]:
    shown = []
    for region in layout(source).regions or ():
        text = "".join(source[start:end] if new is None else new for start, end, new in region.pieces)
        label = f"{region.kind} {region.level or ''}".strip()
        shown.append(text if label == "paragraph" else f"{label}: {text}")
    return [text.replace(PLACEHOLDER, "◆") for text in shown]


def protected(source: str) -> list[str]:
    return [source[start:end] for start, end, _ in layout(source).protected]


CASES = {
    # Prose that looks like markup, or markup that looks like prose: nothing here may be lost.
    "dollars": Case("$5 和 $6，从$5到$6元，US$100，约合HK$780。\n", ["$5 和 $6，从$5到$6元，US$100，约合HK$780。"], []),
    "dollars of a spreadsheet": Case('单元格 $A$1:$B$2 或 "$C:$E"。\n', ['单元格 $A$1:$B$2 或 "$C:$E"。'], []),
    "dollars around a word": Case("价 $总价$ 元\n", ["价 $总价$ 元"], []),
    "tildes": Case("约 ~5 天，10~20 元，~好~！\n", ["约 ~5 天，10~20 元，~好~！"], []),
    "stars and underscores": Case("2 * 3 * 4，a_b_c，* 和 _\n", ["2 * 3 * 4，a_b_c，* 和 _"], []),
    "Chinese in braces": Case("集合{甲，乙}和{变量}\n", ["集合{甲，乙}和{变量}"], []),
    "rules between paragraphs": Case("---\n\n甲\n\n---\n\n乙\n", ["甲", "乙"], ["---", "---"]),
    "rules without blank lines": Case("甲\n\n---\n乙：丙\n---\n丁\n", ["甲", "heading 2: 乙：丙", "丁"], ["---", "---"]),
    "exclamations": Case("!!! 太好了\n\n???\n\n=== 完\n", ["!!! 太好了", "???", "=== 完"], []),
    "comparison": Case("若 a < b 且 c > d，则 x <y\n", ["若 a < b 且 c > d，则 x <y"], []),
    "unclosed": Case("[甲 **乙 `丙 ![丁 <戊\n", ["[甲 **乙 `丙 ![丁 <戊"], []),
    "prose about imports": Case(
        "import 语句\n\nexport default settings 是命令\n", ["import 语句", "export default settings 是命令"], []
    ),
    "ideographic indent": Case("　　甲。\n\n　　乙。\n", ["　　甲。", "　　乙。"], []),
    "no-break space": Case("a\u00a0b\n", ["a\u00a0b"], []),
    "emphasis that CommonMark does not see": Case("**注意：**请看\n", ["**注意：**请看"], []),
    "empty": Case("", [], []),
    "blank": Case(" \n\n\t\n", [], []),
    # Blocks.
    "soft wraps": Case("第一行，\n第二行\nand one\nmore\n", ["第一行，第二行and one more"], []),
    "hard breaks": Case("甲  \n乙\\\n丙\nfoo  \nbar\n", ["甲乙丙foo bar"], ["\\"]),
    "headings": Case(
        "# 一 #\n\n二\n===\n三 `x`\n---\n", ["heading 1: 一", "heading 1: 二", "heading 2: 三 ◆"], ["#", "#", "===", "`x`", "---"]
    ),
    "heading with attributes": Case("## 题 {#id .c}\n", ["heading 2: 题"], ["##", "{#id .c}"]),
    "quote": Case("> 甲，\n> 乙\n丙\n>\n> 丁\n", ["甲，乙丙", "丁"], [">", ">", ">", ">"]),
    "list in a quote": Case("> - 甲\n>   续\n> - 乙\n", ["list-item 1: 甲续", "list-item 1: 乙"], ["> -", ">", "> -"]),
    "nested lists": Case(
        "- 甲\n  续\n  1. 乙\n     * 丙\n- 丁\n",
        ["list-item 1: 甲续", "list-item 2: 乙", "list-item 3: 丙", "list-item 1: 丁"],
        ["-", "1.", "*", "-"],
    ),
    "loose list": Case("- 甲\n\n  二段\n\n- 乙\n\n文\n", ["list-item 1: 甲", "二段", "list-item 1: 乙", "文"], ["-", "-"]),
    "blocks in an item": Case(
        "- 甲\n  # 题\n  乙\n- > 引\n- ```\n  x\n  ```\n  丙\n",
        ["list-item 1: 甲", "heading 1: 题", "乙", "list-item 1: 引", "丙"],
        ["-", "#", "- >", "-", "```\n  x\n  ```"],
    ),
    "tasks": Case("- [ ] 甲\n- [x] 乙\n", ["list-item 1: 甲", "list-item 1: 乙"], ["- [ ]", "- [x]"]),
    "table": Case(
        "| 甲 | 乙\\|丙 |\n|:--|--:|\n| `a\\|b` 丁 |  |\n",
        ["table-cell: 甲", "table-cell: 乙|丙", "table-cell: ◆ 丁"],
        ["|", "|", "\\", "|", "|:--|--:|", "|", "`a\\|b`", "|  |"],
    ),
    "code blocks": Case(
        "甲\n\n    x = 1\n\n    y\n\n```py\n# 注\n\n乙\n```\n丙\n", ["甲", "丙"], ["x = 1\n\n    y", "```py\n# 注\n\n乙\n```"]
    ),
    "code in a quote": Case("> ```\n> x\n> ```\n> 甲\n", ["甲"], [">", "```\n> x\n> ```", ">"]),
    "unclosed fence": Case("甲\n```\nx\n", ["甲"], ["```\nx"]),
    "thematic break": Case("甲\n\n* * *\n乙\n", ["甲", "乙"], ["* * *"]),
    "footnotes": Case("甲[^1]。\n\n[^1]: 注，\n    续\n\n    二段\n", ["甲。", "注，续", "二段"], ["[^1]", "[^1]:"]),
    "definition list": Case("词\n: 义\n", ["词", "义"], [":"]),
    "alert": Case("> [!NOTE]\n> 甲\n", ["甲"], ["> [!NOTE]", ">"]),
    "yaml": Case("---\ntitle: 题\n\ntags: [a]\n---\n甲\n", ["甲"], ["---\ntitle: 题\n\ntags: [a]\n---"]),
    "toml": Case("+++\ntitle='题'\n+++\n\n甲\n", ["甲"], ["+++\ntitle='题'\n+++"]),
    "display math": Case("$$\n总 = \\sum_i x_i\n$$\n\n甲\n", ["◆", "甲"], ["$$\n总 = \\sum_i x_i\n$$"]),
    # Within a line.
    "emphasis": Case("**重**要，_斜_ ~~删~~ ***两***\n", ["重要，斜 删 两"], ["**", "**", "_", "_", "~~", "~~", "***", "***"]),
    "emphasis over a wrap": Case("**甲\n乙**\n丙\n", ["甲乙丙"], ["**", "**"]),
    "code span": Case("用 `` a`b `` 和`x`。\n", ["用 ◆ 和◆。"], ["`` a`b ``", "`x`"]),
    "code span over a wrap": Case("用 `a\nb` 好\n", ["用 ◆ 好"], ["`a\nb`"]),
    "escapes": Case("\\*甲\\* 1\\. \\\\\n", ["*甲* 1. \\"], ["\\", "\\", "\\", "\\"]),
    "entities": Case("a&amp;b&nbsp;&#x4e2d; &bad;\n", ["a&amp;b&nbsp;&#x4e2d; &bad;"], []),
    "link": Case('见[甲 **乙**](http://a.b/c "题")。\n', ["见甲 乙。"], ["[", "**", "**](", 'http://a.b/c "题"', ")"]),
    "empty link": Case("[](/x)甲\n", ["甲"], ["[](", "/x", ")"]),
    "reference links": Case(
        "[甲][r] [乙][] [丙] [丁]\n\n[r]: <http://r>\n[乙]: /b 'x'\n[丙]: /c\n",
        ["甲 乙 丙 [丁]"],
        ["[", "][r]", "[", "][]", "[", "]", "[r]: <http://r>", "[乙]: /b 'x'", "[丙]: /c"],
    ),
    "autolinks": Case("<https://a.b/甲> <x@y.cn>\n", ["◆ ◆"], ["<https://a.b/甲>", "<x@y.cn>"]),
    "bare URLs": Case(
        "见http://a.b/c?d=1&e中文，(https://a.b/x_(y))。www.x.cn, x.y@z.com。\n",
        ["见◆中文，(◆)。◆, ◆。"],
        ["http://a.b/c?d=1&e", "https://a.b/x_(y)", "www.x.cn", "x.y@z.com"],
    ),
    "no URLs": Case("a@b，@甲，www.，http://，awww.x.cn\n", ["a@b，@甲，www.，http://，awww.x.cn"], []),
    "image": Case('甲![图 *x*](a.png "题")乙\n', ["甲◆乙"], ['![图 *x*](a.png "题")']),
    "image in a link": Case("[![图](a.png)](http://b)\n", ["◆"], ["[", "![图](a.png)", "](", "http://b", ")"]),
    "inline math": Case("令$x$为 $\\frac{总}{n}$ 和$$y$$。\n", ["令◆为 ◆ 和◆。"], ["$x$", "$\\frac{总}{n}$", "$$y$$"]),
    "attributes": Case("甲{: .c}\n{: #i}\n\n乙{width=50%}\n", ["甲", "乙"], ["{: .c}", "{: #i}", "{width=50%}"]),
    # HTML.
    "inline HTML": Case(
        "按 <kbd>Ctrl</kbd>，<b class='x'>重</b>要<!-- 注 -->。\n",
        ["按 Ctrl，重要。"],
        ["<kbd>", "</kbd>", "<b class='x'>", "</b>", "<!-- 注 -->"],
    ),
    "inline HTML objects": Case(
        "用 <code>a **b**</code> 和<img src='a'>，<code> 未闭\n",
        ["用 ◆ 和◆，◆ 未闭"],
        ["<code>a **b**</code>", "<img src='a'>", "<code>"],
    ),
    "line breaks of HTML": Case("甲<br>乙<br/>\nfoo<br>bar\n", ["甲乙foo bar"], ["<br>", "<br/>", "<br>"]),
    "block of HTML": Case(
        "<div>\n  甲<b>乙</b>\n  丙\n  <!-- 注 -->\n  <p>丁</p>\n</div>\n",
        ["甲乙丙", "丁"],
        ["<div>", "<b>", "</b>", "<!-- 注 -->", "<p>", "</p>", "</div>"],
    ),
    "table of HTML": Case(
        "<table>\n<tr><th>甲</th><td>乙 <code>x</code></td></tr>\n</table>\n",
        ["table-cell: 甲", "table-cell: 乙 ◆"],
        ["<table>", "<tr>", "<th>", "</th>", "<td>", "<code>x</code>", "</td>", "</tr>", "</table>"],
    ),
    "heading and list of HTML": Case(
        "<h2 align=center>题</h2>\n<ul><li>甲</ul>\n",
        ["heading 2: 题", "list-item 1: 甲"],
        ["<h2 align=center>", "</h2>", "<ul>", "<li>", "</ul>"],
    ),
    "raw HTML": Case(
        "<script>\nlet 甲 = '<p>';\n\n</script>\n\n<pre>\n乙\n\n丙</pre>\n\n<!--\n丁\n\n-->\n戊\n",
        ["戊"],
        ["<script>\nlet 甲 = '<p>';\n\n</script>", "<pre>\n乙\n\n丙</pre>", "<!--\n丁\n\n-->"],
    ),
    "HTML in a quote": Case("> <div>\n> 甲\n> 乙\n> </div>\n", ["甲乙"], [">", "<div>", ">", ">", ">", "</div>"]),
    "Markdown in HTML": Case(
        "<details>\n<summary>题</summary>\n\n**甲**\n\n</details>\n",
        ["题", "甲"],
        ["<details>", "<summary>", "</summary>", "**", "**", "</details>"],
    ),
    "attribute with a tag in it": Case('<p title="a > b">\n甲\n</p>\n', ["甲"], ['<p title="a > b">', "</p>"]),
    # Other dialects.
    "admonition": Case(
        '!!! note "题"\n    甲，\n    **乙**\n\n    - 丙\n\n    ```\n    x\n    ```\n\n        y\n\n丁\n',
        ["heading 6: 题", "甲，乙", "list-item 1: 丙", "丁"],
        ['!!! note "', '"', "**", "**", "-", "```\n    x\n    ```", "y"],
    ),
    "admonition without title": Case(
        "甲\n\n??? tip\n    乙\n\n!!! note inline end\n\n    丙\n丁\n", ["甲", "乙", "丙丁"], ["??? tip", "!!! note inline end"]
    ),
    "nested admonitions": Case(
        '1. 甲\n\n    !!! note\n        乙\n\n        ???+ tip "题"\n            丙\n',
        ["list-item 1: 甲", "乙", "heading 6: 题", "丙"],
        ["1.", "!!! note", '???+ tip "', '"'],
    ),
    "tabs": Case(
        '=== "甲"\n\n    文\n\n=== "乙"\n    字\n', ["heading 6: 甲", "文", "heading 6: 乙", "字"], ['=== "', '"', '=== "', '"']
    ),
    "containers": Case("::: tip 题\n甲\n:::\n\n> :::: x\n> 乙\n", ["甲", "乙"], ["::: tip 题", ":::", ">", ":::: x", ">"]),
    "Liquid": Case(
        "{% if x %}\n甲{{ a * b }}乙 {% c %}\n{% endif %}\n[丙]({{ site.url }}/x)\n",
        ["甲◆乙 ◆", "丙"],
        ["{% if x %}", "{{ a * b }}", "{% c %}", "{% endif %}", "[", "](", "{{ site.url }}/x", ")"],
    ),
    "Liquid code": Case(
        "{% highlight py %}\n# 注\n\n乙\n{% endhighlight %}\n丙\n", ["丙"], ["{% highlight py %}\n# 注\n\n乙\n{% endhighlight %}"]
    ),
    "Liquid code that never ends": Case("{% highlight py %}\n\n甲\n", ["甲"], ["{% highlight py %}"]),
    "MDX modules": Case(
        "import A from './a'\nimport {\n  b,\n  c,\n} from \"b\";\nexport const meta = {\n  题: '甲',\n\n}\n\n乙\n",
        ["乙"],
        ["import A from './a'", 'import {\n  b,\n  c,\n} from "b";', "export const meta = {\n  题: '甲',\n\n}"],
    ),
    "MDX expressions": Case(
        "甲{props.a + 1}乙{'丙'}\n\n{/* 注\n\n释 */}\n\n丁{/* 注 */}\n",
        ["甲◆乙◆", "丁"],
        ["{props.a + 1}", "{'丙'}", "{/* 注\n\n释 */}", "{/* 注 */}"],
    ),
    "MDX components": Case(
        "<Tabs items={['甲', () => x > 1]}>\n乙\n</Tabs>\n\n丙<Foo a={{b: 1}}\n  c />丁\n",
        ["乙", "丙丁"],
        ["<Tabs items={['甲', () => x > 1]}>", "</Tabs>", "<Foo a={{b: 1}}\n  c />"],
    ),
    "dialects in a code block": Case(
        "```\n!!! note\nexport default {\n{/* x\n<A b={\n{% highlight %}\n```\n\n甲 */}\n\n}\n",
        ["甲 */}", "}"],
        ["```\n!!! note\nexport default {\n{/* x\n<A b={\n{% highlight %}\n```"],
    ),
    # Line ends and characters.
    "CRLF": Case(
        "甲\r\n乙\r\n\r\n- 丙\r\n  丁\r\n\r\n!!! note\r\n    戊\r\n", ["甲乙", "list-item 1: 丙丁", "戊"], ["-", "!!! note"]
    ),
    "CRLF front matter": Case("---\r\na: 1\r\n---\r\n甲\r\n", ["甲"], ["---\r\na: 1\r\n---"]),
    "lone CR": Case("甲\r乙\r\r::: x\r丙\r", ["甲乙", "丙"], ["::: x"]),
    "astral": Case("😀`x`𠮷**好**👩‍👩‍👧 [甲](u)\n", ["😀◆𠮷好👩‍👩‍👧 甲"], ["`x`", "**", "**", "[", "](", "u", ")"]),
    "combining": Case("e\u0301*e\u0301*が**か\u3099**\n", ["e\u0301e\u0301がか\u3099"], ["*", "*", "**", "**"]),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_case(case: Case) -> None:
    assert regions(case.source) == case.prose
    assert protected(case.source) == case.protected
    check(case.source)


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("---\na: 1\n---\n", {"metadata"}),
        ("`a`\n\n    b\n\n```\nc\n```\n\n<code>d</code>\n\n<pre>e</pre>\n\n{a}\n\n{% b %}\n\nimport 'c'\n", {"code"}),
        ("<http://a> http://b x@y.cn ![c](d)\n\n[e]: f\n", {"url"}),
        ("<!-- a -->\n\n甲 <!-- b -->\n\n<div><!-- c\n\n{/* d */}\n", {"comment", "markup"}),
        ("$a$ $$b$$\n", {"math"}),
        ("# 甲\n\n> - **乙**\\!\n\n***\n\n|丙|\n|--|\n\n丁[^1]{.x}\n\n::: x\n\n!!! note\n", {"markup"}),
    ],
)
def test_kinds_of_protected_ranges(source: str, kinds: set[str]) -> None:
    assert {item.kind for item in layout(source).protected} == kinds


def test_line_ends_between_blocks_are_free() -> None:
    source = "# 甲\n\n- 乙\n\n  丙\n\n| 丁 |\n|---|\n\n<b>\n戊\n\n```\nx\n```\n"
    inside = [source[start:end] for start, end, _ in layout(source).protected]
    assert [text for text in inside if "\n" in text] == ["```\nx\n```"]


def test_paragraphs_of_a_quote_are_apart() -> None:
    for source in ("> 甲\n>\n> 乙\n", "甲\n \n乙\n", "甲\r\n\r\n乙\r\n", "甲\r\r乙\r", "- 甲\n\n- 乙\n"):
        assert Prose(source, layout(source)).text == "甲\n\n乙"
    for source in ("- 甲\n- 乙\n", "# 甲\n乙\n", "| 甲 | 乙 |\n|--|--|\n"):
        assert Prose(source, layout(source)).text == "甲\n乙"


def test_wraps_are_known() -> None:
    source = "> 甲，  \n> **乙**\n> `c\n> d` e\n"
    prose = Prose(source, layout(source))
    assert prose.text == f"甲，乙{PLACEHOLDER} e"
    assert list(prose.wraps) == [2, 3]


FRAGMENTS = (
    *("中文", "重要。", "，", "a b", "😀", "e\u0301", "\u3000", "$5", "~5", "x_y_z", "a: 1", "!", "&", '"', "'", "=", PLACEHOLDER),
    *("\n", "\n", "\n\n", "\n\n", "\r\n", "\r", "    ", "  ", "\t", "\u2028", "\x0c"),
    *("# ", "## ", "- ", "* ", "1. ", "> ", "- [ ] ", ": ", "|", "\n|-|-|\n", "---", "===", "```", "~~~"),
    *("**", "*", "_", "`", "``", "~~", "~", "[", "]", "](", "(", ")", "![", "\\", "&amp;", "$$", "$x$"),
    *("<http://a>", "[a]: http://x 't'", "[a]", "[^1]", "[^1]: ", "[!NOTE]", "http://a.b/c", "www.x.cn", "x@y.cn"),
    *("<", ">", "<b>", "</b>", "<code>", "</code>", "<br>", "<div>", "</div>", "<p>", "<!--", "-->", "<pre>", "</pre>"),
    *("<img src='x'>", "<li>", "<h2>", "<script>", "</script>", "<Foo a={b} />", '<Foo x={"', "import x from 'y'"),
    *("{", "}", "{a", "b}", "{{ x }}", "{% y %}", "{#id}", "{: .c}", "{% highlight %}", "{% endhighlight %}", "{/*", "*/}"),
    *(":::", '!!! note "题"', "??? tip", '=== "甲"', "export const a = {"),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
@example("<e><!-->\n\u0301{}")
@example("${}\n[a]:$;")
def test_any_mixture_keeps_the_contract(source: str) -> None:
    check(source)


def check(source: str) -> None:
    """The contract of a layout: nothing overlaps, all is covered, and each character of the prose leads back to itself."""
    found = layout(source)
    covered = [""] * len(source)
    at = 0
    for region in found.regions or ():
        assert {region.pieces[0].text, region.pieces[-1].text} <= {None, PLACEHOLDER}
        for start, end, text in region.pieces:
            assert at <= start < end <= len(source)
            assert text in (None, PLACEHOLDER, "", " ")
            if text is None:
                covered[start:end] = ["prose"] * (end - start)
            at = end
    at = 0
    for start, end, kind in found.protected:
        assert at <= start < end <= len(source)
        assert kind in KINDS
        assert not any(covered[start:end]), "protected prose"
        covered[start:end] = [kind] * (end - start)
        at = end
    assert [char for char, kind in zip(source, covered, strict=True) if not kind and not char.isspace()] == []
    check_way_back(source, found)


def check_way_back(source: str, found: Layout) -> None:
    prose = Prose(source, found)
    joints = {piece[:2] for region in found.regions or () for piece in region.pieces if piece.text == " "}
    for offset, char in enumerate(prose.text):
        span = prose.span(offset, offset + 1)
        if char not in (PLACEHOLDER, "\n") and tuple(span) not in joints:
            assert source[span.start : span.end] == char


HOSTILE = {
    "quotes": ">" * 20000 + "a",
    "brackets": "[" * 50000,
    "images": "![" * 50000,
    "links": "[a](" * 30000,
    "stars": "*a" * 30000,
    "tags": "<a " * 100000,
    "tags in a block": "<div>\n" + "<a '\"" * 50000,
    "comments": "<div>\n" + "<!-- " * 50000,
    "elements": "<div>\n" + "<code>" * 50000,
    "backticks": "".join("`" * count + "a" for count in range(700)),
    "spaces": "中 " * 100000,
    "commas": "中，" * 100000,
    "parentheses": "(" * 300000,
    "blank lines": "\n" * 300000,
    "ampersands": "&" * 300000,
    "dollars": "$" * 50000,
    "braces": "{" * 50000,
    "braces with text": "{a" * 50000,
    "tags of Liquid": "{%" * 50000,
    "lines of Liquid": "{% highlight %}\n" * 20000,
    "mail": "a" * 100000 + "@" + "a@" * 50000,
    "URLs": "http://" * 50000,
    "URL and brackets": "http://" + ")" * 100000,
    "import": "import" + " " * 100000 + "x\n",
    "exports": "export const a = {\n" * 20000,
    "MDX comments": "{/* " * 50000,
    "components": "<a x={" * 50000,
    "admonitions": "!!! a\n" * 20000,
    "front matter": "---\n" + "a " * 100000 + "\n" * 1000 + "---",
    "carriage returns": "a\r" * 100000,
    "line breaks": "a<br>" * 50000,
    "definitions": "[a]: " * 30000,
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_take_linear_time(source: str) -> None:
    before = time.process_time()
    Prose(source, layout(source))
    assert time.process_time() - before < 5
