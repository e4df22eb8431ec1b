"""What is read off a rule's page and examples."""

from pathlib import Path

import pytest

from wenlint.describe import fix_words, fixes, option_doc
from wenlint.packs import load_packs

PAGES = [
    # nothing is said
    ("A rule.", ""),
    ("A rule.\n\nThe option `size` is not explained.", ""),
    ("A rule.\n\nOption `sizes`: of others.", ""),
    # a paragraph of its own
    ("A rule.\n\nOption `size`: how many (default 3).\n\nFix safety: none.", "how many (default 3)."),
    ("A rule.\n\nOption `size`: how many,\nover two lines.\n\nFix safety: none.", "how many, over two lines."),
    ("A rule.\n\nOption `size` (a number): how many.", "how many."),
    # several
    ("A rule.\n\nOption `size`: how many.\nOption `word`: which.", "how many."),
    ("A rule.\n\nOption `word`: which.\nOption `size`: how many.", "how many."),
    ("A rule.\n\nOptions:\n\n- `word`: which\n- `size`: how many\n  or more\n- `last`: x", "how many or more"),
    ("A rule.\n\nOptions: `size`: how many; `word`: which.", "how many"),
    ("A rule.\n\nOptions: `word`: which; `size`: how many.", "how many."),
    # the first mention is no explanation
    ("A rule for `size` things.\n\nOption `size`: how many.", "how many."),
]


@pytest.mark.parametrize(("page", "doc"), PAGES)
def test_option_doc(page: str, doc: str) -> None:
    assert option_doc(page, "size") == doc


@pytest.fixture
def _packs(monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("", "wenlint_acme"):
        monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[1] / "packs" / folder))


@pytest.mark.usefixtures("_packs")
@pytest.mark.parametrize(
    ("pack", "code", "kinds", "words"),
    [
        ("wenlint_probe", "PRB104", (), "none"),
        ("wenlint_probe", "WEN001", (), "none"),
        ("wenlint_probe", "PRB101", ("safe",), "safe"),
        ("wenlint_probe", "PRB103", ("suggestion",), "suggestion"),
        ("wenlint_acme", "ACM101", ("unsafe",), "unsafe"),
    ],
)
def test_fixes_are_those_of_the_examples(pack: str, code: str, kinds: tuple[str, ...], words: str) -> None:
    rule = load_packs([pack]).find(code).load()
    assert (fixes(rule), fix_words(rule)) == (kinds, words)
