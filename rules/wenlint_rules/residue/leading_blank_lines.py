"""Blank lines in front of the text, where an extractor left out what stood there.

A title, a picture or a menu that was dropped leaves its line ends.  Only the beginning of a plain text, or of Markdown, is
looked at.

Fix safety: safe.  Blank lines in front of all text have no meaning in plain text or Markdown.
"""

from collections.abc import Iterator

from wenlint.api import Bad, Document, Finding, Fix, Options, Span, rule


@rule(
    "RES608",
    "leading-blank-lines",
    unit=Document,
    severity="info",
    needs="\n",
    good=[
        "标题\n\n正文。",
        "\u3000\u3000正文。",
        "",
        "\n",
        "\n \n",
        "\u3000\n" + "\n".join("".join(map(chr, range(0x4E00, 0x4F00)))),
    ],
    bad=[
        Bad("«\n\n»标题\n正文。", fixed="标题\n正文。"),
        Bad("«\r\n \t\r\n»\u3000\u3000正文。", fixed="\u3000\u3000正文。"),
        Bad("«\n»# 标题\n", fixed="# 标题\n", format="markdown"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    text = document.text
    if not text[:1].isspace() or document.format not in ("text", "markdown"):
        return
    body = len(text) - len(text.lstrip())
    end = max(text.rfind("\n", 0, body), text.rfind("\r", 0, body)) + 1
    span = Span(0, end)
    if end > 0 and body < len(text) and not document.touches_protected(span):
        count = len(text[:end].splitlines())
        message = f"{count} blank line{'s' * (count > 1)} in front of the text"
        yield Finding(span, message, fix=Fix.delete(span, title="delete the blank lines", applicability="safe"))
