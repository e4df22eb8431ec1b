"""A rule that never comes to an end on a text with SLEEP in it; the file `started` says that it has begun.

Fix safety: for tests.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from wenlint.api import Bad, Document, Finding, Options, rule


@rule("PRB107", "sleeping-rule", unit=Document, good=["a"], bad=[Bad("«a»")])
def check(document: Document, options: Options) -> Iterator[Finding]:
    if "SLEEP" in document.text:
        Path("started").touch()
        time.sleep(60)
    yield from ()
