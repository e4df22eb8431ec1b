"""A byline whose names are lost: 新华社记者(新华社北京3月10日电), 本报讯（记者 ）, （新华社记者 摄）, "Posted by on March 5".

Scrapers lose names that were links, and templates print the label of a field that is empty.

Left alone: （记者） behind a name, reporters in a sentence, 本报记者 above a short line that may be the name.

Fix safety: none.  The names are not in the text.
"""

from collections.abc import Iterator

from wenlint.api import Bad, Document, Finding, Options, rule


@rule(
    "RES607",
    "empty-byline",
    unit=Document,
    needs="者员員编編图圖y",
    good=[
        "新华社记者张三(新华社北京3月10日电)",
        "本报讯（记者 张三）今天开会。",
        "主持人李四（记者）说：记者（左）在采访。",
        "本报记者\n张三 李四",
        "责任编辑：\n张三",
        "作者：\n李白",
        "据本报记者报道，会议今天召开。",
        "Posted by admin on March 5.",
    ],
    bad=[
        Bad("全文如下。\n«新华社记者»(新华社北京3月10日电)"),
        Bad("本报讯«（记者 ）»今天开会。"),
        Bad("图为会场。«（新华社记者 摄）»"),
        Bad("会议开幕\n«本报记者»\n今天上午，会议在县城召开，各界代表参加了会议。"),
        Bad("会议开幕\n«作者：»\n今天上午，会议在县城召开，各界代表参加了会议。"),
        Bad("各界代表参加了会议，取得圆满成功。\n«责任编辑：»"),
        Bad("«Posted by »on March 5, 2020"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.residue.bylines import empty_bylines

    text = document.prose.text
    for start, end in empty_bylines(document):
        yield Finding(document.prose.span(start, end), f"{text[start:end].strip()} names nobody")
