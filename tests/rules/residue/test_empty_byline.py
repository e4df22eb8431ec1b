"""Bylines that name nobody."""

import pytest

from wenlint.api import Document
from wenlint_rules.residue.empty_byline import check


def found_in(text: str) -> list[str]:
    return [text[slice(*finding.span)] for finding in check.run(Document(text), check.options())]


@pytest.mark.parametrize(
    "text",
    [
        "新华社记者张三(新华社北京3月10日电)",
        "李四（记者）说，记者（右）在场。",
        "（本报记者张三）",
        "记者招待会",
        "本报记者\n张三",
        "记者：您怎么看？",
        "记者：\n\n张三 李四",
        "本报记者报道，会议开幕。",
        "记者在现场看到（见图）",
        "Posted by John on March 5",
        "It is written by hand.",
    ],
)
def test_names_somebody(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新华社记者(新华社北京3月10日电)", ["新华社记者"]),
        ("结束了。本报记者（本报武汉3月10日电）", ["本报记者"]),
        ("本报讯（记者 ）今天", ["（记者 ）"]),
        ("本报讯（记者 通讯员 ）今天", ["（记者 通讯员 ）"]),
        ("（新华社记者摄）", ["（新华社记者摄）"]),
        ("（记者　摄影报道）", ["（记者　摄影报道）"]),
        ("标题\n本报记者\n今天上午，会议在县城召开，各界代表参加。", ["本报记者"]),
        ("正文。\n通讯员：", ["通讯员："]),
        ("Posted by on March 5", ["Posted by "]),
    ],
)
def test_names_nobody(text: str, expected: list[str]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize("text", ["本报记者" * 50_000, "（记者 " * 50_000, "记者\n" * 50_000, "本报记者（" * 30_000])
def test_hostile(text: str) -> None:
    found_in(text)
