"""Errors that a user can cause and mend."""

import pytest

from wenlint.errors import SourceError, closest


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("xyz", ["select", "ignore"], ""),
        ("", ["select"], ""),
        ("select", [], ""),
        ("selct", ["ignore", "select"], "; did you mean select?"),
        ("per-file-ignore", ["ignore", "per-file-ignores"], "; did you mean per-file-ignores?"),
    ],
)
def test_the_closest_word(word: str, known: list[str], hint: str) -> None:
    assert closest(word, known) == hint


def test_an_error_about_a_file_names_it_where_it_can() -> None:
    nameless, named = SourceError("is binary"), SourceError("is binary", "a: b.txt")
    assert (str(nameless), nameless.reason, nameless.path) == ("is binary", "is binary", None)
    assert (str(named), named.reason, named.path) == ("a: b.txt: is binary", "is binary", "a: b.txt")
