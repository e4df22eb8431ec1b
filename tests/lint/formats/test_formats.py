"""Formats by file name, and what all formats do with bytes that did not decode."""

from itertools import pairwise

import pytest

from wenlint.formats import EXTENSIONS, FORMATS, format_of, layout_of
from wenlint.prose import Protected


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("a.txt", "text"),
        ("a.md", "markdown"),
        ("A.MD", "markdown"),
        ("a.markdown", "markdown"),
        ("a.mdx", "markdown"),
        ("a.html", "html"),
        ("a.HTM", "html"),
        ("a.xhtml", "html"),
        ("a.rst", "rst"),
        ("a.adoc", "asciidoc"),
        ("a.asciidoc", "asciidoc"),
        ("a.tex", "latex"),
        ("a.po", "po"),
        ("a.pot", "po"),
        ("a.srt", "srt"),
        ("a.org", "text"),
        ("README", "text"),
        ("docs.md/README", "text"),
        ("a.md.txt", "text"),
        ("", "text"),
        ("-", "text"),
    ],
)
def test_the_format_of_a_file_is_that_of_its_name(path: str, format: str) -> None:
    assert format_of(path) == format


def test_every_extension_has_a_format() -> None:
    assert set(EXTENSIONS.values()) == {*FORMATS, "docx"}


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown format 'docx': one of text, markdown"):
        layout_of("x", "docx")


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "po"])  # to which these texts are comments
@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("甲乙", []),
        ("甲\udcff\udcfe乙\ud800", [(1, 3, "undecodable"), (4, 5, "undecodable")]),
        ("\U0001f600\udcff", [(1, 2, "undecodable")]),
        ("http://a.example/\udcffb", [(0, 17, "url"), (17, 18, "undecodable")]),
    ],
)
def test_what_does_not_decode_is_protected(format: str, text: str, protected: list[tuple[int, int, str]]) -> None:
    assert list(layout_of(text, format).protected) == [Protected(*item) for item in protected]


def test_what_does_not_decode_within_another_protected_range_is_part_of_it() -> None:
    text = "`a\udcffb` c\n\n```\n\udcff\n```\n"
    spans = [(start, end) for start, end, _ in layout_of(text, "markdown").protected]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert [text[start:end] for start, end in spans] == ["`a\udcffb`", "```\n\udcff\n```"]
