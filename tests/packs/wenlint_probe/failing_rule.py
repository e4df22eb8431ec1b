"""A rule that fails.

Fix safety: for tests.
"""

from collections.abc import Iterator

from wenlint.api import Bad, Document, Finding, Options, rule


class FailingRuleOptions(Options):
    word: str = "boom"
    times: int = 1
    share: float = 0.5
    loud: bool = False
    others: tuple[str, ...] = ()


@rule("PRB106", "failing-rule", unit=Document, options=FailingRuleOptions, good=["a"], bad=[Bad("«a»")])
def check(document: Document, options: FailingRuleOptions) -> Iterator[Finding]:
    if options.word in document.text:
        raise ValueError("two\nlines")
    yield from ()
