"""The findings of the engine itself.

They are listed, selected and suppressed like the rules of a pack, but come from the engine: their `check` is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wenlint.document import Document
from wenlint.rule import Options, Rule

if TYPE_CHECKING:
    from wenlint.finding import Family, Severity


def _builtin(code: str, name: str, family: Family, severity: Severity, doc: str) -> Rule:
    made = Rule(
        lambda *_: (),
        code,
        name,
        unit=Document,
        options=Options,
        severity=severity,
        good=(),
        bad=(),
        doc=doc,
    )
    made.family = family
    made.origin = __name__
    return made


RULE_ERROR = _builtin(
    "WEN001",
    "rule-error",
    "residue",
    "error",
    """A rule failed on this document.

The rule raised an exception; the other rules went on.  The message names the rule and the exception: report it to the
authors of the rule's pack, and leave the rule out with `--ignore` until it is mended.""",
)

UNUSED_DIRECTIVE = _builtin(
    "WEN002",
    "unused-directive",
    "residue",
    "warning",
    """A suppression directive suppresses nothing.

The defect was mended, or the directive stands in the wrong place.  A stale directive hides the next defect.

Fix safety: none is offered; the comment may hold more than the directive.""",
)

UNKNOWN_DIRECTIVE = _builtin(
    "WEN003",
    "unknown-directive",
    "residue",
    "warning",
    """A directive names a rule, or an action, that does not exist.

The message names the closest one that does.""",
)

UNDECODABLE = _builtin(
    "WEN004",
    "undecodable-bytes",
    "encoding",
    "error",
    """Bytes that are no text in the file's codec.

wenlint reads UTF-8 (with or without a byte order mark), UTF-16 and UTF-32 (with one).  Bytes that do not decode are kept as
they are and no fix is written to the file; the run ends with exit code 2.  Convert the file to UTF-8, or mend the
place that is named.""",
)

UNREADABLE = _builtin(
    "WEN005",
    "unreadable-document",
    "residue",
    "error",
    """A document of a corpus that could not be read.

A line is no JSON, a row holds no text, a file ends too soon.  The message says where and why; the other documents of the
corpus are checked, and the run ends with exit code 2.""",
)

BUILTIN = (RULE_ERROR, UNUSED_DIRECTIVE, UNKNOWN_DIRECTIVE, UNDECODABLE, UNREADABLE)
BUILTIN_CODES = frozenset(rule.code for rule in BUILTIN)
