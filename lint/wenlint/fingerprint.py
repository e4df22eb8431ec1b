"""What a finding is, apart from where it stands: the key of baselines, of code-scanning services and of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wenlint.finding import Finding, Fix, Span

_CONTEXT = 24
"""Code points of context on each side that go into a fingerprint, cut at the line's ends."""


def fingerprints(findings: Iterable[Finding], text: str) -> list[str]:
    """A fingerprint for each finding of one document: 16 hex digits.

    It is made of the rule's code, the text of the span and a little context on its line, without white space, so that
    it survives moved and re-indented lines.  Findings that are alike are told apart by a number, in their order.
    """
    counts: dict[str, int] = {}
    out = []
    for key in (_content(finding, text) for finding in findings):
        nth = counts[key] = counts.get(key, -1) + 1
        out.append(_digest(f"{key}\0{nth}"))
    return out


def decision_fingerprints(findings: Sequence[Finding], text: str) -> list[str]:
    """A fingerprint for each finding of one document with its repair: that of the finding, and behind a hyphen one of its fix.

    The second, 16 hex digits too, is made of what each edit replaces and by what, of the context of each edit, and of the
    number of findings that are alike: who accepted one of three, and has deleted another since, did not accept the third.
    """
    from collections import Counter

    contents = [_content(finding, text) for finding in findings]
    alike = Counter(contents)
    return [
        f"{key}-{_digest(f'{_repair(finding.fix, text)}{alike[content]}')}"
        for finding, key, content in zip(findings, fingerprints(findings, text), contents, strict=True)
    ]


def _content(finding: Finding, text: str) -> str:
    before, after = _context(finding.span, text)
    return "\0".join((finding.code, before, "".join(text[finding.span.start : finding.span.end].split()), after))


def _context(span: Span, text: str) -> tuple[str, str]:
    """What stands on the line in front of a span and behind it, without white space."""
    start, end = span
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2].rpartition("\r")[2]
    after = text[end : end + _CONTEXT].partition("\n")[0].partition("\r")[0]
    return "".join(before.split()), "".join(after.split())


def _repair(fix: Fix | None, text: str) -> str:
    """All that a fix changes, with white space: a blank more or less may be all that it does."""
    parts: list[str] = []
    for span, new in sorted(fix.edits) if fix else ():
        before, after = _context(span, text)
        parts += (before, text[span.start : span.end], new, after)
    return "".join(f"{part}\0" for part in parts)


def _digest(key: str) -> str:
    from hashlib import blake2b  # 4 ms, and only some outputs need it

    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
