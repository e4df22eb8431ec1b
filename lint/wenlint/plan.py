"""Which fixes go together, in which order, and what they may not do."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from wenlint.document import Document
from wenlint.finding import Applicability, Edit, Finding, Fix, Span
from wenlint.record import Record
from wenlint.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MAX_PASSES = 10

MAX_TRIAL_SIZE = 2_000_000
"""Code points to parse in one pass in search of the fixes that harm the structure of a document."""

Choice = tuple[Finding, tuple[Edit, ...]]
"""A finding with the edits of its fix that change something."""


PROTECTED = "it would change code, a URL or markup"
STRUCTURE = "it would change the structure of the document"
MARKUP = "it would write < or &, which HTML reads as markup"
PARAGRAPHS = "it would change paragraphs of a Word file that hold more than text, join two, or change what Word makes anew"
UNTRIED = "a fix near it would change the structure of the document"
UNDONE = "another fix would undo it"
"""Why a fix was not applied."""


class Refusal(Record):
    """A fix that was not applied, and why."""

    finding: Finding
    reason: str


class Fixed(Record):
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
    """Apply the fixes of all findings until none is left, at most `MAX_PASSES` times, then those of the file's form.

    `check` gives the findings of a document, `applicability` says how far a finding's fix may go.  When a text comes back
    that was there before, the fixes applied since then undo each other: they are taken back and refused, so that a
    second run changes nothing.
    """
    allowed = ("safe", "unsafe") if unsafe else ("safe",)
    applied: list[Finding] = []
    reformed = False
    seen: dict[str, tuple[int, list[Finding], list[Refusal]]] = {}
    while True:
        found = check(document)
        wanted = [finding for finding in found if finding.fix is not None and applicability(finding) in allowed]
        after, went_in, refused = apply(document, wanted)
        if not went_in and (reforms := [finding for finding in wanted if finding.fix and finding.fix.form]) and not reformed:
            document, reformed = _reformed(document, reforms), True
            applied += reforms
            continue
        if not went_in or len(seen) == MAX_PASSES:
            return Fixed(document, applied, found, refused)
        seen[document.text] = len(applied), found, refused
        applied += went_in
        document = after
        if after.text in seen:
            count, found, refused = seen[after.text]
            undone = [Refusal(finding, UNDONE) for finding in applied[count:]]
            return Fixed(document, applied[:count], found, refused + undone)


def apply(document: Document, wanted: Iterable[Finding]) -> tuple[Document, list[Finding], list[Refusal]]:
    """One pass: the document after those fixes that go together, the findings they belong to, and the fixes refused."""
    chosen: list[Choice] = []
    refused: list[Refusal] = []
    taken = _Taken(len(document.text))
    for finding in sorted(wanted, key=_order):
        assert finding.fix is not None
        edits = normal(document.text, finding.fix)
        if not edits:
            continue
        if any(_harms_protected(document, edit) for edit in edits):
            refused.append(Refusal(finding, PROTECTED))
        elif reason := _refusal(document, edits):
            refused.append(Refusal(finding, reason))
        elif taken.accept(edits):
            chosen.append((finding, edits))
    if document.format == "text":
        return _applied(document, chosen), [finding for finding, _ in chosen], refused
    kept, after = _keeping_structure(document, chosen, refused)
    return after, [finding for finding, _ in kept], refused


def _refusal(document: Document, edits: Iterable[Edit]) -> str:
    """Why the format of the document does not take edits, empty when it does."""
    source = document.source
    if document.format == "html" and any("<" in edit.text or "&" in edit.text for edit in edits):
        return MARKUP
    if not (source is None or isinstance(source, Source) or all(map(source.can_edit, edits))):
        return PARAGRAPHS
    return ""


def normal(text: str, fix: Fix) -> tuple[Edit, ...]:
    """The edits of a fix in order, without those that change nothing."""
    return tuple(sorted(edit for edit in fix.edits if text[edit.span.start : edit.span.end] != edit.text))


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
    """The edits accepted in this pass, and the places that they take up."""

    def __init__(self, size: int) -> None:
        self._edits: set[Edit] = set()
        self._places = bytearray(size + 1)
        """1 at each offset from the beginning to the end of an edit, both included: those of two edits that touch meet."""

    def accept(self, edits: tuple[Edit, ...]) -> bool:
        """Take all of these edits unless one touches another; edits that are already there merge.

        The joint meaning of edits that overlap or touch is nobody's.
        """
        new = [edit for edit in edits if edit not in self._edits]
        if any(self._places.find(1, edit.span.start, edit.span.end + 1) >= 0 for edit in new):
            return False
        for (start, end), _ in new:
            self._places[start : end + 1] = b"\1" * (end + 1 - start)
        self._edits.update(new)
        return True


def _harms_protected(document: Document, edit: Edit) -> bool:
    """True when an edit changes part of a protected range, or one in a block that stays.

    One that deletes exactly one tag of HTML means it: what a rule finds in the prose never has its borders.
    """
    start, end = edit.span
    protected = list(document.protected_in(edit.span))
    if not protected or (
        not edit.text and len(protected) == 1 and protected[0] == (start, end, "markup") and document.text[start] == "<"
    ):
        return False
    if edit.text or any(item.start < start or item.end > end for item in protected):
        return True
    return not _deletes_lines(document, edit.span, may_join=all(item.kind == "markup" for item in protected))


def _deletes_lines(document: Document, span: Span, *, may_join: bool) -> bool:
    """True when a deletion takes whole lines: of what it leaves of its first and last line nothing belongs together.

    It may take the line end in front of them, the one behind, or leave both; or both, if the lines around them may be joined.
    """
    text, lines, (start, end) = document.text, document.lines, span
    first, last = lines.position(start)[0], lines.position(end)[0]
    behind = lines.line_start(last + 1) if last < len(lines) else len(text)
    begins_line = not text[lines.line_start(first) : start].strip()
    ends_line = not text[end:behind].strip()
    if begins_line:
        return ends_line or end == lines.line_start(last)
    return text[start] in "\r\n" and (ends_line or (may_join and end == lines.line_start(last)))


def _applied(document: Document, chosen: list[Choice]) -> Document:
    if not chosen:
        return document
    edits = {edit for _, edits in chosen for edit in edits}
    text, source = edited(document.text, edits), document.source
    if not (source is None or isinstance(source, Source)):
        source = source.edited(edits)
        assert source.text == text
    return Document(text, format=document.format, path=document.path, locale=document.locale, source=source)


def _reformed(document: Document, findings: Iterable[Finding]) -> Document:
    """The document in a file of another form."""
    text, source = document.text, document.source
    for finding in findings:
        assert finding.fix is not None
        assert finding.fix.form is not None
        form = finding.fix.form
        if form.newline:
            text = re.sub("\r\n?|\n", form.newline, text)
        if form.is_utf8:
            if document.format == "html":
                from wenlint.formats.html import declaring_utf8

                text = declaring_utf8(text)
            source = Source(text)
    return Document(text, format=document.format, path=document.path, locale=document.locale, source=source)


_LINE_END = re.compile("[\r\n]")


class _Mark(Record):
    """A part of the structure of a document: a block that is no paragraph, with its kind and level, or protected text."""

    start: int
    kind: str
    value: str


def _structure(document: Document, deleted: Sequence[Span] = ()) -> list[_Mark]:
    """What a fix must leave alone, in order, but for what lies within one of the `deleted` spans.

    A block of which one takes the beginning, with the line end in front of that, goes on with the block there.
    """
    text, layout = document.text, document.layout
    starts = [span.start for span in deleted]

    def stays(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        return at < 0 or deleted[at].end < end

    def begins(start: int) -> bool:
        at = bisect_left(starts, start) - 1
        return at < 0 or deleted[at].end <= start or not _LINE_END.search(text, deleted[at].start, start)

    blocks = [
        _Mark(region.pieces[0].start, region.kind, str(region.level))
        for region in layout.regions or ()
        if region.kind != "paragraph" and begins(region.pieces[0].start) and stays(region.pieces[0].start, region.pieces[-1].end)
    ]
    protected = [_Mark(start, kind, text[start:end]) for start, end, kind in layout.protected if stays(start, end)]
    return sorted(blocks + protected)


def _harm(document: Document, chosen: list[Choice], after: Document) -> Span | None:
    """Where the structure of `after` is not that of the document without what the chosen fixes delete, None if nowhere.

    The span is one of the document, from the last mark in front of the difference to the first one behind it.
    """
    expected = _structure(document, sorted({edit.span for _, edits in chosen for edit in edits if not edit.text.strip()}))
    found = _structure(after)
    front = _common(expected, found)
    if front == len(expected) == len(found):
        return None
    back = len(expected) - min(_common(expected[::-1], found[::-1]), len(expected) - front)
    return Span(expected[front - 1].start if front else 0, expected[back].start if back < len(expected) else len(document.text))


def _common(one: list[_Mark], other: list[_Mark]) -> int:
    """How many marks two structures have in common at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mark, twin) in pairs if mark[1:] != twin[1:]), min(len(one), len(other)))


def _keeping_structure(document: Document, chosen: list[Choice], refused: list[Refusal]) -> tuple[list[Choice], Document]:
    """Those of the fixes that leave the structure alone together, and the document after them; the others are refused.

    All are tried at once, then those near the change and the others, then halves.  Each trial parses the document, so
    there is an end to them: what is left then is refused untried.
    """
    kept: list[Choice] = []
    after = document
    queue = [chosen] if chosen else []
    trials = max(8, min(60, MAX_TRIAL_SIZE // (len(document.text) + 1)))
    while queue and trials:
        trials -= 1
        group = queue.pop()
        candidate = _applied(document, kept + group)
        harm = _harm(document, kept + group, candidate)
        if harm is None:
            kept += group
            after = candidate
        elif len(group) == 1:
            refused.append(Refusal(group[0][0], STRUCTURE))
        else:
            queue += _divided(group, harm)
    refused += (Refusal(finding, UNTRIED) for group in queue for finding, _ in group)
    return kept, after


def _divided(group: list[Choice], harm: Span) -> tuple[list[Choice], list[Choice]]:
    """The fixes near a place and the others; two halves where that tells nothing."""
    near = [(finding, edits) for finding, edits in group if any(edit.span.overlaps(harm) for edit in edits)]
    if 0 < len(near) < len(group):
        ids = {id(finding) for finding, _ in near}
        return near, [choice for choice in group if id(choice[0]) not in ids]
    return group[len(group) // 2 :], group[: len(group) // 2]
