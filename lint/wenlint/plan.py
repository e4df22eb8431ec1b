"""Which fixes go together, in which order, and what they may not do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from wenlint.document import Document
from wenlint.finding import Applicability, Edit, Finding, Fix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAX_PASSES = 10


class Refusal(NamedTuple):
    """A fix that was not applied, and why."""

    finding: Finding
    reason: str


class Fixed(NamedTuple):
    """The outcome of a fix run.

    `applied` are the findings whose fixes went in, with the places they had when they were applied; `left` are those of
    the repaired text; `refused` those fixes that would have harmed the document.
    """

    document: Document
    applied: list[Finding]
    left: list[Finding]
    refused: list[Refusal]

    @property
    def text(self) -> str:
        """The repaired text."""
        return self.document.text


def fix(
    document: Document,
    check: Callable[[Document], list[Finding]],
    applicability: Callable[[Finding], Applicability | None],
    *,
    unsafe: bool = False,
) -> Fixed:
    """Apply the fixes of all findings until none is left, at most `MAX_PASSES` times.

    `check` gives the findings of a document, `applicability` says how far a finding's fix may go.  A text that was seen
    before stops the loop: two rules undo each other.
    """
    allowed = ("safe", "unsafe") if unsafe else ("safe",)
    applied: list[Finding] = []
    seen = {document.text}
    for _ in range(MAX_PASSES):
        found = check(document)
        wanted = [finding for finding in found if finding.fix is not None and applicability(finding) in allowed]
        after, went_in, refused = apply(document, wanted)
        if not went_in or after.text in seen:
            break
        seen.add(after.text)
        applied += went_in
        document = after
    else:
        found, refused = check(document), []
    return Fixed(document, applied, found, refused)


def apply(document: Document, wanted: Iterable[Finding]) -> tuple[Document, list[Finding], list[Refusal]]:
    """One pass: the document after those fixes that go together, the findings they belong to, and the fixes refused."""
    chosen: list[Finding] = []
    refused: list[Refusal] = []
    taken = _Taken()
    for finding in sorted(wanted, key=_order):
        assert finding.fix is not None
        edits = normal(document.text, finding.fix)
        if not edits:
            continue
        if any(_harms_protected(document, edit) for edit in edits):
            refused.append(Refusal(finding, "it would change code, a URL or markup"))
        elif taken.accept(edits):
            chosen.append(finding)
    after = _applied(document, chosen)
    if document.format != "text" and _structure(after) != _expected(document, chosen):
        chosen, after = _keep_structure(document, chosen, refused)
    return after, chosen, refused


def normal(text: str, fix: Fix) -> tuple[Edit, ...]:
    """The edits of a fix in order, without those that change nothing.  `ValueError` when they overlap or lie outside."""
    edits = tuple(sorted(edit for edit in fix.edits if text[edit.span.start : edit.span.end] != edit.text))
    at = 0
    for (start, end), _ in edits:
        if not at <= start <= end <= len(text):
            raise ValueError(f"the edits of the fix {fix.title!r} overlap or lie outside of the text")
        at = end
    return edits


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap."""
    parts: list[str] = []
    at = 0
    for (start, end), new in sorted(edits):
        parts += (text[at:start], new)
        at = end
    return "".join((*parts, text[at:]))


def _order(finding: Finding) -> tuple[int, str]:
    assert finding.fix is not None
    return min((edit.span.start for edit in finding.fix.edits), default=0), finding.code


class _Taken:
    """The edits accepted in this pass."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []

    def accept(self, edits: tuple[Edit, ...]) -> bool:
        """Take all of these edits unless one touches another; edits that are already there merge."""
        new = [edit for edit in edits if not self._has(edit)]
        if any(self._touched(edit) for edit in new):
            return False
        for edit in new:
            self._edits.insert(bisect_left(self._edits, edit), edit)
        return True

    def _has(self, edit: Edit) -> bool:
        at = bisect_left(self._edits, edit)
        return at < len(self._edits) and self._edits[at] == edit

    def _touched(self, edit: Edit) -> bool:
        """True when an accepted edit overlaps or touches this one: their joint meaning is nobody's."""
        at = bisect_right(self._edits, edit)
        return (at > 0 and self._edits[at - 1].span.end >= edit.span.start) or (
            at < len(self._edits) and self._edits[at].span.start <= edit.span.end
        )


def _harms_protected(document: Document, edit: Edit) -> bool:
    """True when an edit changes part of a protected range, or one in a block that stays."""
    start, end = edit.span
    protected = list(document.protected_in(edit.span))
    if not protected:
        return False
    if edit.text or any(item.start < start or item.end > end for item in protected):
        return True
    return not _deletes_blocks(document, edit)


def _deletes_blocks(document: Document, edit: Edit) -> bool:
    """True when a deletion takes whole blocks: no prose is left between its ends and the ends of their lines."""
    text, (start, end) = document.text, edit.span
    before = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
    after = text[end : min(position if (position := text.find(mark, end)) >= 0 else len(text) for mark in "\r\n")]
    return (not before.strip() and not after.strip()) or (before.strip() != "" and not after.strip() and text[start] in "\r\n")


def _applied(document: Document, findings: Iterable[Finding]) -> Document:
    edits = {edit for finding in findings if finding.fix for edit in normal(document.text, finding.fix)}
    return Document(edited(document.text, edits), format=document.format, path=document.path, locale=document.locale)


def _structure(document: Document) -> list[tuple[str, ...]]:
    """What a fix must leave alone: kinds of the blocks that are no paragraphs, and all protected text."""
    text = document.text
    blocks = [(paragraph.kind, str(paragraph.level)) for paragraph in document.paragraphs if paragraph.kind != "paragraph"]
    return [*blocks, *((item.kind, text[item.start : item.end]) for item in document.layout.protected)]


def _expected(document: Document, findings: Iterable[Finding]) -> list[tuple[str, ...]]:
    """The structure that should be left after the edits: without the blocks and protected ranges that they delete."""
    edits = sorted({edit for finding in findings if finding.fix for edit in normal(document.text, finding.fix)})
    gone = [edit.span for edit in edits if not edit.text.strip()]
    starts = [span.start for span in gone]

    def stays(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        return at < 0 or gone[at].end < end

    blocks = [
        (paragraph.kind, str(paragraph.level))
        for paragraph in document.paragraphs
        if paragraph.kind != "paragraph" and stays(*paragraph.span)
    ]
    protected = [item for item in document.layout.protected if stays(item.start, item.end)]
    return [*blocks, *((item.kind, document.text[item.start : item.end]) for item in protected)]


def _keep_structure(document: Document, chosen: list[Finding], refused: list[Refusal]) -> tuple[list[Finding], Document]:
    """Leave out the fixes that change the block structure, found by halving."""
    kept: list[Finding] = []
    after = document
    queue = [chosen]
    while queue:
        group = queue.pop()
        candidate = _applied(document, [*kept, *group])
        if _structure(candidate) == _expected(document, [*kept, *group]):
            kept += group
            after = candidate
        elif len(group) == 1:
            refused.append(Refusal(group[0], "it would change the structure of the document"))
        else:
            middle = len(group) // 2
            queue += [group[middle:], group[:middle]]
    return kept, after
