"""What fixes may not do: change protected text, or the structure of a document."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_fixes import fixed, sound, wanted
from wenlint.document import Document
from wenlint.plan import PROTECTED, STRUCTURE, apply

# Text, pattern, replacement, and the reason for which the fix is refused.
REFUSED = {
    # protected text
    "inside code": ("`a b` c\n", "b", "x", PROTECTED),
    "across code": ("x `a` y\n", "x.*y", "z", PROTECTED),
    "deleting inline code": ("x `a` y\n", " `a` ", "", PROTECTED),
    "code and a half": ("x `a` y\n", "a` y", "", PROTECTED),
    "inside a code block": ("```\na\n```\n", "a", "b", PROTECTED),
    "half of a code block": ("A\n\n```\na\n```\n", r"\na\n```\n", "", PROTECTED),
    "a link target": ("[x](a.md)\n", "a", "b", PROTECTED),
    "front matter": ("---\na: b\n---\n\nx\n", "b", "c", PROTECTED),
    "a quote mark": ("> x\n> y\n", "x\n> y", "z", PROTECTED),
    "joining quoted paragraphs": ("> x\n>\n> y\n", "\n>\n> ", "", PROTECTED),
    "a list mark": ("- x\n- y\n", "\n- ", " ", PROTECTED),
    "a tag and the blank behind it": ("a </b> c\n", "</b> ", "", PROTECTED),
    "emphasis": ("a **x** b\n", r"\*\*", "", PROTECTED),
    # structure
    "a paragraph to a list item": ("x\n", "x", "- x", STRUCTURE),
    "a paragraph to a heading": ("x\n", "x", "# x", STRUCTURE),
    "a paragraph to a table": ("a|b\nx\n", "x", "-|-", STRUCTURE),
    "a heading to a paragraph": ("x\n\n# y\n", "x\n\n", "x ", STRUCTURE),
    "an unbalanced fence": ("x\n\n```\na\n```\n\ny\n", "x", "```", STRUCTURE),
    "a row with one cell more": ("| a | b |\n|---|---|\n| c | d |\n", "c", "c|d", STRUCTURE),
    "new code": ("x y\n", "y", "`y`", STRUCTURE),
    "a new link": ("x\n", "x", "[x](y)", STRUCTURE),
    "two spans of code that become one": ("`a` x `b`\n", " x ", "", STRUCTURE),
    "a paragraph to indented code": ("x\n\ny\n", "y", "    y", STRUCTURE),
    "a paragraph to a heading by a line below": ("x\ny\n", "y", "===", STRUCTURE),
    "emphasis that opens": ("*a x\n", "x", "x*", STRUCTURE),
    "a heading to an empty one": ("# a b\n", " a", "\n", STRUCTURE),
    "an underline that would stay": ("Title\n=====\n\nx\n", "Title\n", "", STRUCTURE),
    "a comment that opens": ("x\n\ny -->\n", "x", "<!--", STRUCTURE),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_fix_that_would_harm_a_markdown_document_is_refused(name: str) -> None:
    text, pattern, new, reason = REFUSED[name]
    result = fixed(text, (pattern, new.replace("\\", r"\\")), format="markdown")
    assert result.text == text
    assert {(refusal.finding.code, refusal.reason) for refusal in result.refused} == {("TST101", reason)}
    assert result.applied == []


# Text, pattern, replacement, and the text after the fix.
ALLOWED = {
    "prose": ("# a\n\n- a `b`\n\n> a\n", "a", "x", "# x\n\n- x `b`\n\n> x\n"),
    "a link's text": ("[a](b.md)\n", "a", "x", "[x](b.md)\n"),
    "a table cell": ("| a | b |\n|---|---|\n| c | d |\n", "c", "x", "| a | b |\n|---|---|\n| x | d |\n"),
    "joining paragraphs": ("x\n\ny\n", "\n\n", "", "xy\n"),
    "splitting a paragraph": ("x y\n", " ", "\n\n", "x\n\ny\n"),
    "next to code": ("x`a`y\n", "(x)|y", "z", "z`a`z\n"),
    "deleting a tag alone": ("a</b> c\n", "</b>", "", "a c\n"),
    "deleting a paragraph with code": ("A\n\nx `a` y\n\nB\n", "\n\nx `a` y", "", "A\n\nB\n"),
    "deleting the first block": ("x `a` y\n\nB\n", "x `a` y\n\n", "", "B\n"),
    "deleting whole lines": ("A\n\nx `a` y\n\nB\n", "x `a` y\n\n", "", "A\n\nB\n"),
    "deleting the last block": ("A\n\n[x](y)", r"\n\n\[x\]\(y\)", "", "A"),
    "deleting a list item": ("- a\n- `b`\n- c\n", "\n- `b`", "", "- a\n- c\n"),
    "deleting a heading": ("# x\n\ny\n", "# x\n\n", "", "y\n"),
    "deleting a code block": ("A\n\n```\na\n```\n\nB\n", r"\n\n```\na\n```", "", "A\n\nB\n"),
    "deleting a quoted paragraph": ("> a\n>\n> `b`\n>\n> c\n", "\n>\n> `b`", "", "> a\n>\n> c\n"),
    "deleting a table row": ("| a |\n|---|\n| `c` |\n| d |\n", r"\| `c` \|\n", "", "| a |\n|---|\n| d |\n"),
    "deleting a block in CRLF": ("A\r\n\r\nx `a` y\r\n\r\nB\r\n", "\r\n\r\nx `a` y", "", "A\r\n\r\nB\r\n"),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_a_fix_that_leaves_the_structure_alone_is_applied(name: str) -> None:
    text, pattern, new, after = ALLOWED[name]
    result = fixed(text, (pattern, new), format="markdown")
    assert result.refused == []
    assert result.text == after


@pytest.mark.parametrize(
    ("text", "pattern", "new", "after"),
    [
        ("见 http://a.example/q 吧", "q", "y", None),
        ("见 http://a.example/x 吧", "见.*吧", "", ""),
        ("甲 http://a.example 乙", " http://a.example ", "", None),
        ("甲\nhttp://a.example\n乙", "http://a.example\n", "", "甲\n乙"),
        ("甲\rhttp://a.example\r乙", "\rhttp://a.example", "", "甲\r乙"),
        ("甲\nhttp://a.example\n乙", "\nhttp://a.example\n", "", None),
        ("- x\n# y\n", "x", "- z", "- - z\n# y\n"),
    ],
)
def test_in_plain_text_only_urls_are_protected(text: str, pattern: str, new: str, after: str | None) -> None:
    result = fixed(text, (pattern, new))
    assert result.text == (text if after is None else after)
    assert [refusal.reason for refusal in result.refused] == ([PROTECTED] if after is None else [])


def test_an_item_of_which_a_fix_takes_the_beginning_ends_with_it() -> None:
    result = fixed("甲\n- 12 -\n乙\n\n- 丙\n", ("\n- 12 -\n", ""), format="markdown")
    assert result.text == "甲乙\n\n- 丙\n"


def test_of_many_fixes_only_those_that_harm_the_structure_are_refused() -> None:
    text = "".join(f"x{number}\n\n" for number in range(60))
    result = fixed(text, (r"x(\d+)", r"y\1"), ("x(?=17\n|40\n)", "- y"), format="markdown")
    assert {(refusal.finding.code, refusal.finding.line) for refusal in result.refused} == set()
    harmful = fixed(text, (r"x(?!17\n|40\n)(\d+)", r"y\1"), ("x(?=17\n|40\n)", "- y"), format="markdown")
    assert {(refusal.finding.code, refusal.reason) for refusal in harmful.refused} == {("TST102", STRUCTURE)}
    assert sorted(refusal.finding.line for refusal in harmful.refused) == [35, 81]
    assert harmful.text == re.sub(r"x(?!17\n|40\n)(\d+)", r"y\1", text)


def test_where_nearly_all_fixes_harm_the_structure_the_search_for_the_others_ends() -> None:
    text = "".join(f"x{number}\n\n" for number in range(400))
    result = fixed(text, ("x(?!7\n)", "- "), ("x(?=7\n)", "y"), format="markdown")
    assert result.text in (text, text.replace("x7\n", "y7\n"))
    assert len(result.refused) == len(result.left) == 400 - len(result.applied)


MARKDOWN = st.lists(
    st.sampled_from(
        [
            "a b c",
            "# a b",
            "- a\n- b c",
            "> a b\n> c",
            "```\na b\n```",
            "a `b` c",
            "| a | b |\n|---|---|\n| c | a |",
            "a **b** [c](a.md)",
        ]
    ),
    min_size=1,
    max_size=5,
).map("\n\n".join)


@given(MARKDOWN, st.data())
def test_whatever_the_fixes_protected_text_and_structure_stay(text: str, data: st.DataObject) -> None:
    document = Document(text, format="markdown")
    fixes = data.draw(
        st.lists(
            st.lists(
                st.tuples(
                    st.integers(0, len(text)),
                    st.integers(0, 6),
                    st.sampled_from(["", "x", "- ", "# ", "`", "*", "\n", "\n\n", "|", "> "]),
                ),
                min_size=1,
                max_size=2,
            ),
            max_size=5,
        )
    )
    made = sound(fixes, len(text))
    after, went_in, refused = apply(document, wanted(*made))
    assert len(went_in) + len(refused) <= len(made)
    kept = {
        (item.kind, text[item.start : item.end])
        for item in document.layout.protected
        if not any(
            not new and start <= item.start and item.end <= end
            for finding in went_in
            for start, end, new in made[int(finding.message)]
        )
    }
    assert kept <= {(item.kind, after.text[item.start : item.end]) for item in after.layout.protected}
    gone = sum(
        new == ""
        and any(
            start <= block.span.start and block.span.end <= end
            for finding in went_in
            for start, end, new in made[int(finding.message)]
        )
        for block in document.paragraphs
        if block.kind != "paragraph"
        for new in [""]
    )
    kinds = [block.kind for block in document.paragraphs if block.kind != "paragraph"]
    assert len(kinds) - gone <= sum(block.kind != "paragraph" for block in after.paragraphs) <= len(kinds)
