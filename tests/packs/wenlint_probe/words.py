"""Rules that find a word, and put another one in its place."""

import re
from collections.abc import Iterator
from typing import Any

from wenlint.api import Bad, Document, Finding, Fix, Options, rule


def word(code: str, name: str, wrong: str, right: str | None = None, **given: Any) -> Any:
    """A rule that finds `wrong`; `given` goes to the decorator, `applicability` to the fix."""
    applicability = given.pop("applicability", "safe")
    fixed = right and f"a {right} b"

    @rule(code, name, unit=Document, good=["a b"], bad=[Bad(f"a «{wrong}» b", fixed=fixed)], **given)
    def check(document: Document, options: Options) -> Iterator[Finding]:
        for match in re.finditer(wrong, document.text):
            span = document.prose.span(*match.span())
            fix = right and Fix.replace(span, right, title=f"write {right}", applicability=applicability)
            yield Finding(span, f"found {wrong}", fix=fix or None)

    return check
