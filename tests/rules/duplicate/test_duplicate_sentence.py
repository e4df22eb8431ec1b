import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.duplicate.duplicate_sentence import check

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")
LONG = "会议以电视电话形式召开，各地主要负责同志和有关部门的代表参加。"
A = "防疫工作正在有序进行，各地设立了检查点。"
B = "春耕生产也没有放松，农资供应十分充足。"
C = "学校按照计划开学，教材已经送到每个班级。"
D = "医院的新楼即将完工，设备安装接近尾声。"


def findings(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


def fixed(text: str, format: str = "text") -> str:
    return edited(text, [edit for finding in findings(text, format) if finding.fix for edit in finding.fix.edits])


@pytest.mark.parametrize(
    "text",
    [
        "",
        LONG,
        f"{A}甲乙丙丁戊己。\n甲乙丙丁戊己。{C}",  # below the width
        f"{A}{LONG}\n{C}{LONG}\n{D}{LONG}",
        f"{A}{LONG}{B}\n\n{A}{LONG}{B}",  # paragraphs that are copies
        f"{A}{LONG}{B}{C}\n\n{A}{LONG}{B}{D}",  # paragraphs that are alike
        f"甲。{LONG}{B}\n\n乙。{LONG}{B[:-3]}。",  # alike behind
        f"{A}他说：“{B}{LONG}”\n\n{C}{LONG}{D}",
        f"{A}“{LONG}”{B}\n\n{C}“{LONG}”{D}",
        f"{LONG[:-1]}\n{LONG[:-1]}",
        "二是常听民声。二是常听民声。",
        "他来了，又走了。人们都说他来了，又走了。",
    ],
)
def test_sentences_that_stand_twice_on_purpose(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize("name", sorted(os.listdir(SEEDS)))
def test_the_samples(name: str) -> None:
    with open(os.path.join(SEEDS, name), encoding="utf-8", newline="") as file:
        document = Document(file.read())
    found = [(document.lines.position(finding.span.start), finding.message) for finding in check.run(document, check.options())]
    echo = "this sentence ends in the words of the first one of its paragraph"
    assert found == ([((45, 16), echo)] if name.startswith("000") else [])


@pytest.mark.parametrize(
    ("text", "format", "after"),
    [
        (f"{A}{LONG}{LONG}{B}", "text", f"{A}{LONG}{B}"),
        (f"{A}{LONG} {LONG} {B}", "text", f"{A}{LONG} {B}"),
        (f"{A}{LONG}{LONG}", "text", f"{A}{LONG}"),
        (f"{A} {LONG} {LONG}", "text", f"{A} {LONG}"),
        (f"{A}{LONG}{B}\n\n{C}{LONG}{D}", "text", f"{A}{LONG}{B}\n\n{C}{D}"),
        (f"电视电话会议部署了有关部门的工作。{LONG}\n\n{C}\n\n{LONG}", "text", f"电视电话会议部署了有关部门的工作。{LONG}\n\n{C}"),
        (f"- {A}会议部署了工作。{LONG}\n- {B}{LONG}{D}", "markdown", f"- {A}会议部署了工作。{LONG}\n- {B}{D}"),
        (
            f"> {A}会议的代表。{LONG[:12]}\n> {LONG[12:]}\n\n{C}{LONG}{D}",
            "markdown",
            f"> {A}会议的代表。{LONG[:12]}\n> {LONG[12:]}\n\n{C}{D}",
        ),
    ],
)
def test_which_copy_goes(text: str, format: str, after: str) -> None:
    assert fixed(text, format) == after


def test_sentences_in_a_row_are_one_finding() -> None:
    text = f"{A}有关部门的代表参加电视电话会议，各地主要负责同志主持召开。{LONG}代表发了言，会议开到很晚才结束，大家都没有离开。{B}\n\n夜色渐浓，星光点点。\n\n{C}{LONG}代表发了言，会议开到很晚才结束，大家都没有离开。{D}"
    (finding,) = findings(text)
    assert finding.message.startswith("the same 2 sentences stand on line 1, where ")
    assert finding.message.endswith(": this copy is the stray one")


def test_the_context_does_not_decide() -> None:
    (finding,) = findings(f"春天来了，花儿开了。{LONG}燕子飞回旧巢。\n\n夜色渐浓，星光点点。{LONG}远处传来犬吠。")
    assert finding.message == "the same sentence stands on line 1; the context does not say which copy is the stray one"
    assert finding.fix is not None
    assert finding.fix.applicability == "suggestion"


@given(
    st.lists(st.sampled_from([LONG, A, B, C, "\n\n", "短句。"]), max_size=25).map("".join), st.sampled_from(["text", "markdown"])
)
def test_a_fix_leaves_every_sentence_once(text: str, format: str) -> None:
    after = fixed(text, format)
    assert {part for part in (LONG, A, B, C) if part in text} == {part for part in (LONG, A, B, C) if part in after}


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (f"{A}{LONG}\n" * 50_000, 0),
        ("".join(f"{number}{LONG}" for number in range(20_000)), 0),
        ("".join(f"甲{number}有很多事情要做。{number}号也是，做完了才能休息，" for number in range(20_000)), 0),
        ("甲，" * 300_000, 0),
        ("".join(f"第{number}个人说，今天的天气真的是很好，我们一起出去走走吧。\n" for number in range(20_000)) * 2, 0),
        ("甲。" * 300_000, 0),
        ("二是" * 200_000, 0),
    ],
)
def test_large_texts(text: str, most: int) -> None:
    assert len(findings(text)) <= most


def test_two_sentences_that_changed_places_are_no_parallel_sections() -> None:
    first, second = "会议以电视电话形式召开，各地的代表参加了会议。", "医院的新楼即将完工，设备的安装已经接近尾声。"
    text = (
        f"防疫工作正在有序进行。{first}有关部门的代表作了发言。{second}\n\n春耕生产也没有放松。\n\n"
        f"学校按照计划开学。{second}教材已经送到每个班级。\n\n病人就要搬进新的病房。\n\n老街上的茶馆坐满了客人。{first}春天来了。"
    )
    assert len(findings(text)) == 2
