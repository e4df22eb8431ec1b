import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.duplicate.copies import Run, copies, runs
from wenlint_rules.duplicate.duplicate_paragraph import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")
FIRST = "在今后工作中，我要有意识地提升自己统筹抓好各项工作的能力，培养统筹兼顾、全面发展的思维方式，做到齐头并进。"
SECOND = "会议以电视电话形式召开，各地主要负责同志和外地支援医疗队领队参加会议，有关部门负责同志陪同考察。"


def findings(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


def lines_of(text: str) -> list[tuple[int, int]]:
    document = Document(text)
    return [
        (document.lines.position(finding.span.start)[0], document.lines.position(finding.span.end)[0]) for finding in findings(text)
    ]


def seed(name: str) -> str:
    with open(os.path.join(SEEDS, name), encoding="utf-8", newline="") as file:
        return file.read()


@pytest.mark.parametrize(
    "text",
    [
        "",
        FIRST,
        f"{FIRST}\n{SECOND}",
        "众志成城，共克时艰！\n他们日夜奋战。\n众志成城，共克时艰！",
        f"表决结果：九票同意，零票反对。\n{FIRST}\n表决结果：九票同意，零票反对。\n{SECOND}",
        f"{FIRST}\n甲。\n{FIRST}\n乙。\n{FIRST}\n丙。\n{FIRST}",
        f"参数甲是第一个数值。\n{FIRST}\n说明一。\n参数甲是第二个数值。\n{FIRST}\n另有说明。",
        f"第三条　甲。\n{FIRST}\n第四条　乙。\n{FIRST}\n第五条　丙。",
        "=SUM(A1:A50) 返回该区域内所有数值之和，如果没有数值，则返回零，并显示一条消息。\n甲。\n乙。\n"
        "=SUM(A1:A50) 返回该区域内所有数值之和，如果没有数值，则返回零，并显示一条消息。",
    ],
)
def test_what_recurs_on_purpose(text: str) -> None:
    assert findings(text) == []


def test_among_lines_that_recur() -> None:
    section = "语法\n{0}一。\n返回值\n{0}二。\n示例\n{0}三。\n" + FIRST + "\n{0}四。\n"
    assert findings(section.format("甲") + section.format("乙")) == []


@pytest.mark.parametrize(
    ("name", "expected", "other"),
    [
        ("000_e65d13b011addcbd.txt", (129, 129), 135),
        ("003_4ea96290340b9324.txt", (137, 141), 177),
    ],
)
def test_the_samples(name: str, expected: tuple[int, int], other: int) -> None:
    text = seed(name)
    assert lines_of(text) == [expected]
    (finding,) = findings(text)
    assert f" on line {other}," in finding.message
    assert finding.message.endswith("this copy is the stray one")
    assert finding.fix is not None
    assert finding.fix.applicability == "unsafe"
    after = edited(text, finding.fix.edits)
    assert "\n\n\n\n" not in after
    assert text[slice(*finding.span)] in after
    assert findings(after) == []


@pytest.mark.parametrize("name", ["001_10fc11496dbb7410.txt", "002_f548f9a808a2be89.txt", "004_135e622cae84e7d9.txt"])
def test_samples_without_duplicates(name: str) -> None:
    assert findings(seed(name)) == []


@pytest.mark.parametrize(
    ("text", "expected", "applicability"),
    [
        (f"{FIRST}\n{FIRST}\n{SECOND}", [(2, 2)], "unsafe"),
        (f"{FIRST}\n{FIRST}\n\n\u3000\u3000{FIRST} \n{SECOND}", [(2, 4)], "unsafe"),
        (f"{FIRST}\n甲乙。\n{FIRST}\n丙丁。", [(3, 3)], "suggestion"),
        (f"开头。\n{FIRST}\n{SECOND}\n中间。\n{FIRST}\n{SECOND}\n结尾。", [(5, 6)], "suggestion"),
        (f"三、统筹兼顾、全面发展的思维方式。\n{FIRST}\n敢打硬仗。\n迎难而上。\n{FIRST}\n绝不退缩。", [(5, 5)], "unsafe"),
        (f"敢打硬仗。\n{FIRST}\n绝不退缩。\n迎难而上。\n三、统筹兼顾、全面发展的思维方式。\n{FIRST}", [(2, 2)], "unsafe"),
    ],
)
def test_which_copy_goes(text: str, expected: list[tuple[int, int]], applicability: str) -> None:
    assert lines_of(text) == expected
    (finding,) = findings(text)
    assert finding.fix is not None
    assert finding.fix.applicability == applicability


def test_the_message_says_why() -> None:
    (finding,) = findings(f"敢打硬仗。\n{FIRST}\n绝不退缩。\n迎难而上。\n三、统筹兼顾、全面发展的思维方式。\n{FIRST}")
    assert finding.message == (
        "the same paragraph stands on line 6, where the text around shares 全面发展的思维方式 and 统筹兼顾: this copy is the stray one"
    )
    (finding,) = findings(f"{FIRST}\n甲乙。\n{FIRST}\n丙丁。")
    assert finding.message == "the same paragraph stands on line 1; the context does not say which copy is the stray one"


def test_a_narrow_paragraph_counts_if_the_user_says_so() -> None:
    document = Document("请把表格填好。\n请把表格填好。\n完。")
    assert list(check.run(document, check.options())) == []
    assert len(list(check.run(document, check.options(min_columns=10)))) == 1


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("ab", []),
        ("aba", [Run(0, 2, 1, 3)]),
        ("aab", [Run(0, 1, 1, 2)]),
        ("aaaab", [Run(0, 1, 1, 4)]),
        ("abcab", [Run(0, 3, 2, 5)]),
        ("abab", [Run(0, 2, 2, 4)]),
        ("abxabyab", [Run(0, 3, 2, 5), Run(3, 6, 2, 8)]),
        ("abacab", [Run(0, 2, 1, 3), Run(1, 5, 1, 6), Run(2, 4, 1, 5)]),
        ("aabaab", [Run(0, 1, 1, 2), Run(1, 3, 1, 4), Run(2, 5, 1, 6), Run(3, 4, 1, 5)]),
    ],
)
def test_runs(texts: str, expected: list[Run]) -> None:
    assert list(runs(copies(Document("\n".join(texts))))) == expected


@given(st.lists(st.sampled_from([FIRST, SECOND, "甲乙。", "丙丁。", "一、甲"]), max_size=25), st.sampled_from(["text", "markdown"]))
def test_a_fix_leaves_every_text_once(blocks: list[str], format: str) -> None:
    text = "\n\n".join(blocks)
    for finding in findings(text, format):
        assert finding.fix is not None
        after = Document(edited(text, finding.fix.edits), format=format)
        assert {block.text for block in after.paragraphs} == set(blocks)


@given(st.text(alphabet="ab", max_size=30))
def test_runs_are_equal_and_apart(texts: str) -> None:
    for run in runs(copies(Document("\n".join(texts)))):
        assert texts[run.first : run.first + run.size] == texts[run.second : run.second + run.size]
        assert run.first + run.size <= run.second
        assert run.end <= len(texts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FIRST}\n" * 50_000, 1),
        ("相同的短行文字\n" * 200_000, 0),
        ("甲乙丙丁\n戊己庚辛\n" * 100_000, 0),
        ("中，" * 200_000, 0),
        ("".join(f"{number}{FIRST}\n" for number in range(5_000)) * 2, 1),
    ],
)
def test_large_texts(text: str, expected: int) -> None:
    assert len(findings(text)) == expected
