"""A file that is not plain UTF-8: another codec, two codecs, a stray byte order mark, mixed line ends, NULs.

A file in GB18030, Big5 or Shift-JIS is garbage to every tool that takes UTF-8 for granted, and half of it is where somebody
pasted text of one codec into a file of another; a web page that names the wrong codec is garbage in browsers.  There is one
finding for each file.  It names the codec and how sure that is: a byte order mark is sure, else it is judged by how common the
characters are that the bytes stand for, and a file of which no codec is certain is not read at all.  All other rules read
the text as decoded, and fixes are written back in the file's own codec.

Left alone: a byte order mark in front of UTF-8, and line ends of one kind, whichever.  Where line ends alone are mixed, the
finding is for information.

Fix safety: unsafe. The file becomes UTF-8 without a byte order mark, and all lines end as most of them do: what reads the
file has to be told.  A page that names its codec says UTF-8 then.  NULs stay, as they stand for something that is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.api import Bad, Document, Finding, Good, Options, rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule(
    "ENC311",
    "file-encoding",
    unit=Document,
    odd_file=True,
    good=[
        "第一行。\r\n第二行。\r\n",
        "第一行。\r第二行。\r",
        "第一行。\n第二行。",
        "\ufeff第一行。\n",
        "第一行。\x0b第二行。\u2028第三行。\n",
        Good('<meta charset="utf-8"><p>文</p>', format="html"),
        Good('<meta charset="gb2312"><p>text</p>', format="html"),
        Good("<p>charset=gb2312 是编码。</p>", format="html"),
    ],
    bad=[
        Bad("第一行。\r\n第二行。«\n»第三行。\r\n", fixed="第一行。\r\n第二行。\r\n第三行。\r\n"),
        Bad("第一行。\n第二行。«\r»第三行。\n", fixed="第一行。\n第二行。\n第三行。\n"),
        Bad("第一行。\n«\ufeff»第二行。\n"),
        Bad("第一行«\0»。\n"),
        Bad('«»<meta charset="gb2312"><p>文</p>', fixed='<meta charset="utf-8"><p>文</p>', format="html"),
    ],
)
def check(document: Document, options: Options) -> Iterator[Finding]:
    from wenlint_rules.encoding.forms import finding

    found = finding(document)
    if found:
        yield found
