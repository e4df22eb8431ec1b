"""Escapes and what they stand for."""

import pytest

from wenlint_rules.encoding.escapes import meaning

LEFT_ALONE = [
    "&unknown;",
    "&notit;",
    "&#0;",
    "&#xD800;",
    "&#x110000;",
    "%E4%BD",
    "%FF%FE%00",
    "\\ud83d",
    "=E4=BD=",
    "\\u0007\\u0008",
]


@pytest.mark.parametrize("escape", LEFT_ALONE)
def test_what_is_no_escape_has_no_meaning(escape: str) -> None:
    assert meaning(escape) is None


@pytest.mark.parametrize(
    ("escape", "text"),
    [
        ("&amp;", "&"),
        ("&amp;amp;", "&"),
        ("&amp;amp;lt;", "<"),
        ("&hellip;", "…"),
        ("&#65288;", "（"),
        ("&#xff0c;", "，"),
        ("&nbsp", "\xa0"),
        ("\\u4f60\\u597d", "你好"),
        ("\\ud83d\\ude00", "\N{GRINNING FACE}"),
        ("\\xe4\\xbd\\xa0", "你"),
        ("%E4%BD%A0%e5%a5%bd", "你好"),
        ("=E4=BD=A0", "你"),
    ],
)
def test_meaning(escape: str, text: str) -> None:
    assert meaning(escape) == text
