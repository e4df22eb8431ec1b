"""Private-use characters and what they stand for."""

import pytest

from wenlint.document import Document
from wenlint_rules.encoding.private import in_hkscs, meaning


@pytest.mark.parametrize(("code", "character"), [("\ue000", "𠕇"), ("\ue311", "𣻗"), ("\uf6b1", "①"), ("\uf8ff", "")])
def test_places_of_big5(code: str, character: str) -> None:
    assert in_hkscs(code) == character


def test_meaning_depends_on_the_script() -> None:
    assert "HKSCS" in meaning("\ue004", Document("這個說明檔案的內容。\ue004"))
    assert "HKSCS" not in meaning("\ue004", Document("这个说明文件的内容。\ue004"))
    assert meaning("\uf0b7", Document("\uf0b7")).startswith("•")
