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
        before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2].rpartition("\r")[2]
        after = text[end : end + _CONTEXT].partition("\n")[0].partition("\r")[0]
        key = "\0".join((finding.code, *("".join(part.split()) for part in (before, text[start:end], after))))
        nth = counts[key] = counts.get(key, -1) + 1
        out.append(blake2b(f"{key}\0{nth}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest())
    return out
