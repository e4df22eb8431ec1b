"""A field of a template was left unfilled.

Acme's templates mark what is to be filled in by words in brackets, as 【待填】.

Option `marks`: the words that stand in the brackets (default 待填, 待补 and TBD).

Fix safety: there is no fix; only the author knows what belongs there.
"""

import re
from collections.abc import Iterator

from wenlint.api import Bad, Document, Finding, Options, rule


class UnfilledFieldOptions(Options):
    marks: tuple[str, ...] = ("待填", "待补", "TBD")


@rule(
    "ACM102",
    "unfilled-field",
    unit=Document,
    options=UnfilledFieldOptions,
    severity="error",
    needs="【[〔",
    good=["待填的表格有三张。", "【摘要】本文", "TBD"],
    bad=[Bad("甲方：«【待填】»，电话：«[TBD]»"), Bad("日期«〔空〕»", options={"marks": ["空"]})],
)
def check(document: Document, options: UnfilledFieldOptions) -> Iterator[Finding]:
    prose = document.prose
    for match in re.finditer(rf"[【\[〔](?:{'|'.join(map(re.escape, options.marks))})[】\]〕]", prose.text):
        yield Finding(prose.span(*match.span()), f"{match[0]} is still to be filled in")
