import pytest

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.truncation.read_more_tail import check

TEXT = "会议指出，要加强组织领导，落实工作责任。"


def findings(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "更多",
        f"更多\n\n{TEXT}",
        f"{TEXT}\n更多\n",
        "阅读全文可以了解更多内容。",
        "他每天都阅读更多的书",
        f"{TEXT}（更多内容见附件）",
        "I read more",
        f"{TEXT}\n展开全文之后可以看到附件，其中有各个单位的名单、职责和联系方式，供大家在工作中查阅和使用，请不要外传给无关的人员。",
        "\n".join(f"{TEXT * 3}{'的' * number}…" for number in range(6)),
    ],
)
def test_text_that_speaks_of_more(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (f"{TEXT}\n\n查看全文\n", f"{TEXT}\n"),
        (f"{TEXT}\n阅读全文 >>\n下一篇\n", f"{TEXT}\n下一篇\n"),
        (f"{TEXT}【展开全文】", TEXT),
        (f"{TEXT}各单位要…[更多]", f"{TEXT}各单位要…"),
        (f"{TEXT}\r\n未完待续\r\n", f"{TEXT}\r\n"),
        ("It was late. Continue reading →", "It was late."),
        ("物語はここで終わる。\n続きを読む\n", "物語はここで終わる。\n"),
    ],
)
def test_words_of_links(text: str, fixed: str) -> None:
    (finding,) = findings(text)
    assert finding.fix
    assert edited(text, finding.fix.edits) == fixed


def test_links_of_markdown_are_links() -> None:
    assert findings(f"{TEXT}\n\n[阅读全文](https://example.org)\n", "markdown") == []


@pytest.mark.parametrize("text", ["展开全文\n" * 50_000, "…" * 300_000, "[更多" * 100_000, f"{TEXT}…\n" * 50_000])
def test_hostile_text(text: str) -> None:
    findings(text)
