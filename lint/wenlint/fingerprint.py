"""What a finding is, apart from where it stands: the key of baselines and of code-scanning services."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wenlint.finding import Finding

_CONTEXT = 24
"""Code points of context on each side that go into a fingerprint, cut at the line's ends."""


def fingerprints(findings: Iterable[Finding], text: str) -> list[str]:
    """A fingerprint for each finding of one document: 16 hex digits.

    It is made of the rule's code, the text of the span and a little context on its line, without white space, so that
    it survives moved and re-indented lines.  Findings that are alike are told apart by a number, in their order.
    """
    from hashlib import blake2b  # 4 ms, and only some outputs need it

    counts: dict[str, int] = {}
    out = []
    for finding in findings:
        start, end = finding.span
        # No search runs further than the context: a line may be as long as the file.
        first, last = max(0, start - _CONTEXT), end + _CONTEXT
        line_start = text.rfind("\n", first, start) + 1 or first
        newline = text.find("\n", end, last)
        line_end = last if newline < 0 else newline
        key = (
            finding.code
            + "\0"
            + "\0".join("".join(part.split()) for part in (text[line_start:start], text[start:end], text[end:line_end]))
        )
        nth = counts[key] = counts.get(key, -1) + 1
        out.append(blake2b(f"{key}\0{nth}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest())
    return out
