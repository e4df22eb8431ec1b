"""A product is called by a name that Acme has retired.

Customers look for the product by the name that the shop shows.

Option `names`: retired names, each with `=` and the name that replaced it, or alone where nothing did (default
`AcmeWriter=Acme Docs` and `AcmeFax`).

Fix safety: unsafe.  Old contracts and the history of the company name the product as it was called then.
"""

import re
from collections.abc import Iterator

from wenlint.api import Bad, Document, Finding, Fix, Good, Options, rule


class RetiredNameOptions(Options):
    names: tuple[str, ...] = ("AcmeWriter=Acme Docs", "AcmeFax")


@rule(
    "ACM101",
    "retired-name",
    unit=Document,
    options=RetiredNameOptions,
    good=[
        "Acme Docs是在线文档。",
        "AcmeWriters United",
        Good("AcmeWriter", options={"names": ["AcmeMail"]}),
    ],
    bad=[
        Bad("请安装«AcmeWriter»。", fixed="请安装Acme Docs。"),
        Bad("发到«AcmeFax»。"),
        Bad("«旧名»与«AcmeMail»", fixed="新名与AcmeMail", options={"names": ["旧名=新名", "AcmeMail"]}),
    ],
)
def check(document: Document, options: RetiredNameOptions) -> Iterator[Finding]:
    prose = document.prose
    for entry in options.names:
        old, _, new = entry.partition("=")
        for match in re.finditer(rf"(?<![A-Za-z0-9]){re.escape(old)}(?![A-Za-z0-9])", prose.text):
            span = prose.span(*match.span())
            if new:
                yield Finding(span, f"{old} is now called {new}", fix=Fix.replace(span, new, title=f"write {new}"))
            else:
                yield Finding(span, f"{old} is no longer sold")
