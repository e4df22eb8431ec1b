"""Rules that find a word, and put another one in its place."""

import re
from collections.abc import Iterator
from typing import Any

from wenlint.api import Bad, Document, Finding, Fix, Options, Span, rule


def word(module: str, code: str, name: str, wrong: str, right: str | None = None, **given: Any) -> Any:
    """The rule of a module, which finds `wrong`; `given` goes to the decorator, `applicability` to the fix."""
    applicability = given.pop("applicability", "safe")
    fixed = right and f"a {right} b"

    def check(document: Document, options: Options) -> Iterator[Finding]:
        for match in re.finditer(wrong, document.text):
            span = Span(*match.span())  # in code and URLs too
            fix = right and Fix.replace(span, right, title=f"write {right}", applicability=applicability)
            yield Finding(span, f"found {wrong}", fix=fix or None)

    check.__module__ = module  # where the page is
    return rule(code, name, unit=Document, good=["a b"], bad=[Bad(f"a «{wrong}» b", fixed=fixed)], **given)(check)
