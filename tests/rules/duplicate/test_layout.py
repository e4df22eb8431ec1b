"""How a document is laid out."""

from wenlint.api import Document
from wenlint_rules.duplicate.layout import Layout

TEXT = "小镇依山傍水，漫山遍野的油菜花引来游人。"
SECTIONS = [block for name in "甲乙丙丁戊己庚辛" for block in (f"## {name}项", TEXT)]


def test_a_second_paragraph_is_out_of_place_where_each_heading_has_one() -> None:
    blocks = [*SECTIONS[:6], TEXT, *SECTIONS[6:]]
    layout = Layout(Document("\n\n".join(blocks), format="markdown"))
    assert layout.fit(6, 6) < 0 < layout.fit(3, 3)


def test_where_any_block_follows_any_other_no_place_is_worse() -> None:
    layout = Layout(Document("\n\n".join([TEXT] * 9)))
    assert layout.fit(3, 3) == layout.fit(5, 5)


def test_a_block_beyond_the_sample_has_a_fit_too() -> None:
    layout = Layout(Document("\n\n".join([TEXT * 20] * 1000)))
    assert layout.fit(990, 990) == layout.fit(3, 3)
