"""What the elements of HTML mean for prose; shared by HTML files and HTML within Markdown."""

from __future__ import annotations

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "math",
        "q",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "svg",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
"""Elements that stand within a line; all others, unknown ones too, end a block."""

BLOCKS = {f"h{level}": ("heading", level) for level in range(1, 7)} | {
    "dt": ("list-item", 1),
    "li": ("list-item", 1),
    "td": ("table-cell", 0),
    "th": ("table-cell", 0),
}
"""Kind and level of the block that an element makes; a paragraph when it is not listed."""
