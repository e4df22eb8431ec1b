"""What of a file of subtitles is prose."""

import pytest

from wenlint.document import Document

TIMES = "00:00:01,000 --> 00:00:02,500"


def blocks(text: str) -> list[str]:
    document = Document(text, format="srt")
    return [f"{block.kind}:{block.text}".replace("\ufdd0", "□") for block in document.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (f"1\n{TIMES}\n你好\n世界\n\n2\n{TIMES} X1:1\n<i>再见</i>\n", ["table-cell:你好世界", "table-cell:再见"]),
        (f"1\n{TIMES}\n2020\n\n", ["table-cell:2020"]),
        (f"1\n{TIMES}\n{{\\an8}}上面，见 http://a.example/b\n", ["table-cell:上面，见 □"]),
        (f"\ufeff1\n{TIMES}\n文\n", ["table-cell:文"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected
    assert blocks(text.replace("\n", "\r\n")) == expected
