"""Text for terminals: what is shown, and that the marker stands below it."""

import pytest

from wenlint.document import Document
from wenlint.report.base import Style, Summary
from wenlint.report.text import MAX_COLUMNS, closing_lines, paint, printable, snippet
from wenlint.testing import unmarked

FAMILY = "\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    "text",
    [
        "plain text",
        "汉字，標點。「引號」",
        "full\N{IDEOGRAPHIC SPACE}width\N{NO-BREAK SPACE}space",
        "cafe\u0301",
        "\U0001f44d\U00020bb7",
        "\N{REPLACEMENT CHARACTER}锟斤拷",
        "한국어 ภาษาไทย עברית",
        "##[group]",
    ],
)
def test_printable_leaves_alone(text):
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\r\tc", "a<U+000A>b<U+000D><U+0009>c"),
        ("\x1b[31m\x07\x7f\x9b", "<U+001B>[31m<U+0007><U+007F><U+009B>"),
        ("\u202e\u2066\u200f\u061c", "<U+202E><U+2066><U+200F><U+061C>"),
        ("\u200b\u2060\ufeff\xad\ufe0f\U000e0061", "<U+200B><U+2060><U+FEFF><U+00AD><U+FE0F><U+E0061>"),
        ("\u3164\uffa0\u115f", "<U+3164><U+FFA0><U+115F>"),
        ("\udcff\ufffe\uffff\ufdd0", "<U+DCFF><U+FFFE><U+FFFF><U+FDD0>"),
        ("\x85\u2028\u2029\x0b", "<U+0085><U+2028><U+2029><U+000B>"),
        ("##vso[task.complete]", "##vso(task.complete]"),
    ],
)
def test_printable_neutralises(text, shown):
    assert printable(text) == shown


SNIPPETS = {
    "nothing wide": ("one «two» three\n", "one two three", "    ^^^"),
    "wide in front": ("他说“«锟斤拷»”。\n", "他说“锟斤拷”。", "     ^^^^^^"),
    "full-width punctuation": ("（«，»）\n", "（，）", "  ^^"),
    "combining": ("cafe\u0301 «re\u0301sume\u0301» end\n", "cafe\u0301 re\u0301sume\u0301 end", "     ^^^^^^"),
    "mark alone": ("cafe«\u0301» end\n", "cafe<U+0301> end", "    ^^^^^^^^"),
    "emoji": (f"{FAMILY} «\U0001f44d» ok\n", "\U0001f469<U+200D>\U0001f467 \U0001f44d ok", " " * 13 + "^^"),
    "astral ideograph": ("\U00020000«\U00020bb7»野家\n", "\U00020000\U00020bb7野家", "  ^^"),
    "half-width kana": ("\uff76\uff9e«\uff77»\n", "\uff76\uff9e\uff77", "  ^"),
    "hangul in pieces": ("\u1112\u1161\u11ab«글»\n", "\u1112\u1161\u11ab글", "  ^^"),
    "tabs": ("\tone\t«two»\tthree\n", "    one    two    three", " " * 11 + "^^^"),
    "tab itself": ("a«\t»b\n", "a    b", " ^^^^"),
    "zero width": ("a\u200bb«c\u200cd»e\n", "a<U+200B>bc<U+200C>de", " " * 10 + "^" * 10),
    "bidi": ("ab «\u202edc\u202c»\n", "ab <U+202E>dc<U+202C>", "   " + "^" * 18),
    "bytes": ("前 «\udcff» 后\n", "前 <U+DCFF> 后", "   " + "^" * 8),
    "agent command": ("##vso[a.b]«中»\n", "##vso(a.b]中", " " * 10 + "^^"),
    "empty at the end": ("one\nlast line«»", "last line", " " * 9 + "^"),
    "empty document": ("«»", "", "^"),
    "empty before wide": ("一«»二\n", "一二", "  ^"),
    "several lines": ("one «two\nthree\nfo»ur\n", "one two", "    ^^^"),
    "line feed": ("one\n\ntwo «\n»\nthree\n", "two ", "    ^"),
    "CRLF": ("one\r\ntwo «three\r\nfour»\r\n", "two three", "    ^^^^^"),
    "within CRLF": ("one\r«\n»two\r\n", "one", "   ^"),
    "CR": ("one\rtwo «three»\rfour\r", "two three", "    ^^^^^"),
    "other separators": ("a\x0b\u2028«b»\x85c\n", "a<U+000B><U+2028>b<U+0085>c", " " * 17 + "^"),
    "exactly fits": ("中" * 30 + "«坏»" + "中" * 7 + "\n", "中" * 30 + "坏" + "中" * 7, " " * 60 + "^^"),
    "beginning of a long line": ("中" * 10 + "«坏»" + "中" * 90, "中" * 10 + "坏" + "中" * 27 + "...", " " * 20 + "^^"),
    "end of a long line": ("中" * 90 + "«坏»。", "..." + "中" * 6 + "坏。", " " * 15 + "^^"),
    "middle of a long line": ("中" * 5_000 + "«坏»" + "中" * 5_000, "..." + "中" * 6 + "坏" + "中" * 29 + "...", " " * 15 + "^^"),
    "odd column": ("x中" * 99 + "«坏»" + "中" * 99, "..." + "x中" * 4 + "坏" + "中" * 29 + "...", " " * 15 + "^^"),
    "long span": ("«" + "复" * 10_000 + "»\n", "复" * 38 + "...", "^" * 76),
    "one wide too many": ("x«" + "复" * 99 + "»\n", "x" + "复" * 37 + "...", " " + "^" * 74),
    "marks at the cut": ("e\u0301" * 100 + "«x»", "..." + "e\u0301" * 12 + "x", " " * 15 + "^"),
    "marks without end": ("e" + "\u0301" * 9_999 + "«x»", "..." + "x", "   ^"),
}


@pytest.mark.parametrize(("marked", "line", "markers"), SNIPPETS.values(), ids=SNIPPETS)
def test_snippet(marked, line, markers):
    assert _snippet(marked) == (line, markers)


def test_snippet_drops_marks_whose_base_is_cut_off():
    # Eleven columns of letters and a wide base do not fit into the twelve columns that stay in front.
    line, markers = _snippet("z" * 40 + "中\u0301" + "a" * 11 + "«x»" + "y" * 99)
    assert line.startswith("..." + "a" * 11 + "xy")
    assert markers == " " * 14 + "^"


@pytest.mark.parametrize("body", ["中，", "a ", "\u0301", "\t", "\udcff", "\u200b", "\U0001f44d"])
def test_snippet_of_any_long_line_is_short(body):
    line, markers = _snippet(body * 3_000 + "«" + body * 3_000 + "»" + body * 3_000)
    assert line.startswith("...")
    assert line.endswith("...")
    assert len(line.replace("\u0301", "")) <= MAX_COLUMNS + len("...<U+DCFF>")
    assert set(markers) == {" ", "^"}


def _snippet(marked):
    text, [span] = unmarked(marked)
    lines = Document(text).lines
    return snippet(text, span, lines.line_start(lines.position(span.start)[0]))


def test_paint():
    assert paint("x", "error", Style()) == "x"
    assert paint("x", "error", Style(color=True)) == "\x1b[1;31mx\x1b[0m"


def _summary(**counts):
    summary = Summary()
    summary.files = 2
    summary.levels["warning"] = counts.pop("left", 0)
    for name, value in counts.items():
        setattr(summary, name, value)
    return summary


@pytest.mark.parametrize(
    ("counts", "unsafe_fixes", "lines"),
    [
        ({}, False, ["All checks passed."]),
        ({"errors": 1}, False, []),
        ({"left": 1}, False, ["Found 1 finding in 2 files."]),
        ({"left": 1234, "files": 1}, False, ["Found 1,234 findings in 1 file."]),
        ({"applied": 2}, False, ["Found 2 findings (2 fixed, 0 remaining)."]),
        ({"left": 1, "applied": 2}, False, ["Found 3 findings (2 fixed, 1 remaining)."]),
        ({"left": 1, "safe": 1}, False, ["Found 1 finding in 2 files.", "[*] 1 fixable with `--fix`."]),
        (
            {"left": 3, "safe": 1, "unsafe": 2},
            False,
            ["Found 3 findings in 2 files.", "[*] 1 fixable with `--fix` (2 more with `--unsafe-fixes`)."],
        ),
        ({"left": 1, "unsafe": 1}, False, ["Found 1 finding in 2 files.", "1 unsafe fix with `--fix --unsafe-fixes`."]),
        ({"left": 3, "safe": 1, "unsafe": 2}, True, ["Found 3 findings in 2 files.", "[*] 3 fixable with `--fix --unsafe-fixes`."]),
    ],
)
def test_closing_lines(counts, unsafe_fixes, lines):
    assert closing_lines(_summary(**counts), Style(unsafe_fixes=unsafe_fixes)) == lines
