import pytest

from wenlint.api import Document
from wenlint_rules.language.search import FirstOf, Words

FILLING = "夜来风雨声\n" * 1000
"""Makes a text so long that it is searched for one character at a time."""


@pytest.mark.parametrize("filling", ["", FILLING])
def test_matches_are_in_order_and_see_what_stands_in_front(filling: str) -> None:
    pattern = FirstOf("-至]", "(?<=[0-9].)(?=[0-9])")
    document = Document(f"3至5，8-9，a-b，7]1，{filling}2至4")
    assert [match[0] for match in pattern.found_in(document)] == ["至", "-", "]", "至"]


@pytest.mark.parametrize("filling", ["", FILLING])
def test_lines_that_hold_a_word_come_once_and_in_order(filling: str) -> None:
    words = Words("记者", "记号", "[cite", "AI ")
    text = f"{filling}AI 记者\n记录\n[cite: 1] 记号 记者\n"
    lines = [text[start:end] for start, end in words.lines_in(Document(text))]
    assert lines == ["AI 记者", "[cite: 1] 记号 记者"]


def test_last_line_may_have_no_end() -> None:
    assert Words("甲").lines_in(Document("乙\n甲")) == [(2, 3)]
    assert Words("甲").lines_in(Document("")) == []
