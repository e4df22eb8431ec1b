import pytest

from wenlint.api import Document, Finding
from wenlint.plan import edited
from wenlint_rules.encoding.invisible import MANY
from wenlint_rules.encoding.invisible_character import check


def found_in(text: str, format: str = "text") -> list[Finding]:
    return list(check.run(Document(text, format=format), check.options()))


def fixed(text: str, applicability: str) -> str:
    edits = [
        edit
        for finding in found_in(text)
        if finding.fix and finding.fix.applicability == applicability
        for edit in finding.fix.edits
    ]
    return edited(text, edits)


@pytest.mark.parametrize(
    "text",
    [
        # Emoji: joined, with a skin tone, with a style, as a flag, as a keycap.
        "👩\u200d💻 和 👨🏽\u200d🚀",
        "🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥 👁\ufe0f\u200d🗨\ufe0f",
        "🙂\u200d↔\ufe0f 点头",
        "‼\ufe0f ⁉\ufe0f 〰\ufe0f ㊗\ufe0f ©\ufe0f ™\ufe0e",
        "7\ufe0f⃣ #\ufe0f⃣",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        # Scripts that join, reorder or have no spaces between words.
        "می\u200cخواهم و خانه\u200cها",
        "ه\u200d",
        "क्\u200dष, श्\u200cर, മലയാളം\u200d",
        "ශ්\u200dරී ලංකා",
        "សួស្តី\u200bពិភពលោក",
        "ສະບາຍດີ\u200bຊາວໂລກ",
        "မြန်မာ\u200bဘာသာ",
        "ᠮᠣᠩᠭᠣᠯ\u180eᠠ",
        "בְּרֵאשִׁ\u034fית",
        # Variants of ideographs, mathematics and digits.
        "葛\U000e0100飾区、辻\U000e0102",
        "≨\ufe00 與 0\ufe00",
        "、\ufe01全角",
        # On purpose.
        "@\u200buser #\u200b12",
        "章一\n\f\n章二",
        "\f章一",
        "\ufeff文首",
        # White space that is seen.
        "甲\t乙\r\n丙\u3000丁\xa0戊",
    ],
)
def test_what_text_needs_is_left_alone(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "见 `a\u200bb` 与 <https://example.org/a\u200bb>",
        "```\n甲\u200b乙\n```",
        "**重点。**\u200b后文",
        "~~旧~~\u200b新",
        "<!-- 甲\u200b乙 -->",
    ],
)
def test_code_markup_and_emphasis_in_markdown(text: str) -> None:
    assert found_in(text, "markdown") == []


@pytest.mark.parametrize(
    ("text", "spans", "safe", "unsafe"),
    [
        ("中\u200b文", ["\u200b"], "中文", "中\u200b文"),
        ("a\u2060b\u2063c", ["\u2060", "\u2063"], "abc", "a\u2060b\u2063c"),
        ("行首\n\ufeff次行", ["\ufeff"], "行首\n次行", "行首\n\ufeff次行"),
        ("in\xadvisible Gr\xadöße", ["\xad", "\xad"], "invisible Größe", "in\xadvisible Gr\xadöße"),
        ("中\u200d文\u200c字", ["\u200d", "\u200c"], "中文字", "中\u200d文\u200c字"),
        ("喜欢\u200d😀", ["\u200d"], "喜欢😀", "喜欢\u200d😀"),
        ("汉\ufe0f字", ["\ufe0f"], "汉字", "汉\ufe0f字"),
        ("a\ufe0eb 与\ufe0f\ufe0f", ["\ufe0e", "\ufe0f\ufe0f"], "ab 与", "a\ufe0eb 与\ufe0f\ufe0f"),
        ("字\U000e0100\U000e0101", ["\U000e0101"], "字\U000e0100", "字\U000e0100\U000e0101"),
        ("\x00\x01甲\x1a", ["\x00\x01", "\x1a"], "甲", "\x00\x01甲\x1a"),
        ("甲\x0b乙", ["\x0b"], "甲\x0b乙", "甲乙"),
        ("one\x0btwo\x0cthree", ["\x0b", "\x0c"], "one\x0btwo\x0cthree", "one two three"),
        ("\x1b[1;32m好\x1b[0m", ["\x1b[1;32m", "\x1b[0m"], "\x1b[1;32m好\x1b[0m", "好"),
        ("甲\x07\x1b[0m乙\x1b", ["\x07", "\x1b[0m", "\x1b"], "甲\x1b[0m乙\x1b", "甲\x07乙"),
        ("N\bNA\bA 配\b置", ["N\b", "A\b", "\b"], "N\bNA\bA 配\b置", "NA 配置"),
        ("空\u3164白\uffa0", ["\u3164", "\uffa0"], "空\u3164白\uffa0", "空白"),
        ("空\x81\x81白", ["\x81\x81"], "空\x81\x81白", "空白"),
    ],
)
def test_residue(text: str, spans: list[str], safe: str, unsafe: str) -> None:
    found = sorted(found_in(text), key=lambda finding: finding.span)
    assert [text[slice(*finding.span)] for finding in found] == spans
    assert fixed(text, "safe") == safe
    assert fixed(text, "unsafe") == unsafe


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("donâ\x80t", ["â\x80"]),
        ("\x93quoted\x94", ["\x93", "\x94"]),
        ("计®\x97表", ["®\x97"]),
        ("上\x85下", ["\x85"]),
        ("exam\xad\nple", ["\xad"]),
        ("基\ufff9文\ufffa注\ufffb", ["\ufff9", "\ufffa", "\ufffb"]),
    ],
)
def test_what_cannot_be_deleted_has_no_fix(text: str, spans: list[str]) -> None:
    found = sorted(found_in(text), key=lambda finding: finding.span)
    assert [text[slice(*finding.span)] for finding in found] == spans
    assert [finding.fix for finding in found] == [None] * len(spans)


def test_a_soft_hyphen_among_bytes_of_another_codec_is_one_of_them() -> None:
    assert [finding.span for finding in found_in("æ\xadå¸¸")] == []


def test_hidden_text_is_an_error_and_is_shown() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore this")
    (finding,) = found_in(f"普通{hidden}文字")
    assert "'ignore this'" in finding.message
    assert finding.severity == "error"
    assert fixed(f"普通{hidden}文字", "safe") == "普通文字"


def test_many_of_one_kind_are_one_finding() -> None:
    text = "中\u200b文 " * MANY + "一\u200c二"
    zero_width_space, other = sorted(found_in(text), key=lambda finding: finding.span)
    assert zero_width_space.message == f"invisible zero width space U+200B in {MANY} places"
    assert len(zero_width_space.related) == MANY - 1
    assert zero_width_space.fix is not None
    assert len(zero_width_space.fix.edits) == MANY
    assert text[slice(*other.span)] == "\u200c"
    assert len(found_in("中\u200b文 " * (MANY - 1))) == MANY - 1
