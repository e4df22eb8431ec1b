"""What a person decided about findings: the file that the report page writes, and that `--decisions` applies.

It is JSON: `{"version": 1, "decisions": [{"file", "code", "line", "col", "fingerprint", "decision"}]}`.  `file` is relative to
the current folder, with `/`; `decision` is `accept` or `reject`.  `fingerprint` is that of
`wenlint.fingerprint.decision_fingerprints`; its first half alone, which SARIF reports carry too, does not tell whether the
repair is still the one that was looked at.  `line` and `col` are for people: what counts is the text.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from wenlint.check import by_place
from wenlint.errors import UsageError
from wenlint.finding import Edit, Finding, Span
from wenlint.fingerprint import decision_fingerprints
from wenlint.plan import Fixed, Refusal, apply, normal
from wenlint.record import Record
from wenlint.report.base import relative, well_formed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from wenlint.document import Document
    from wenlint.run import FileResult

VERSION = 1

NO_FIX = "it has none: mend the text by hand"
TAKEN = "another accepted fix changed the same text"
"""Why an accepted fix was not applied."""

_KINDS = {"file": str, "code": str, "line": int, "col": int, "fingerprint": str, "decision": str}
_SHOWN = 5


class Decision(Record):
    """One decision; `line` and `col` are those that the finding had."""

    file: str
    code: str
    line: int
    col: int
    fingerprint: str
    decision: str


def file_name(path: str) -> str:
    """A path as decisions name it: relative to the current folder, with `/`."""
    return well_formed(relative(path))


class Decisions:
    """The decisions of a file.

    Raises `UsageError` when it cannot be read, is no such file, or both accepts and rejects the same finding.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._accepted: dict[str, list[Decision]] = {}
        self._across: dict[str, list[Finding]] = {}
        said: dict[tuple[str, str], str] = {}
        for decision in _read(path):
            key = (decision.file, decision.fingerprint)
            if key not in said and decision.decision == "accept":
                self._accepted.setdefault(decision.file, []).append(decision)
            if said.setdefault(key, decision.decision) != decision.decision:
                where = f"{decision.code} in {decision.file}:{decision.line}:{decision.col}"
                raise UsageError(f"{path}: both accepts and rejects {where}: decide again")

    def of_other_files(self, paths: Iterable[str]) -> list[str]:
        """The files with accepted fixes that are not among these paths."""
        return sorted(self._accepted.keys() - set(map(file_name, paths)))

    def look_across(self, results: Callable[[], Iterable[FileResult]], codes: Iterable[str]) -> None:
        """Keep the findings of the rules across files, which have these codes, if one of them was accepted.

        They need all files as they are before the first one is fixed: `results` checks them.
        """
        wanted = {decision.code for accepted in self._accepted.values() for decision in accepted}.intersection(codes)
        for result in results() if wanted else ():
            self._across[file_name(result.path)] = [finding for finding in result.findings if finding.code in wanted]

    def fix(self, path: str, document: Document, check: Callable[[Document], list[Finding]]) -> tuple[Fixed, str | None]:
        """Apply exactly the accepted fixes of a document, suggestions too; and what to tell of those whose text has changed.

        `check` gives the findings of a document.  Fixes that touch one another go in one after the other, provided that
        the rule still asks for the same edits beside the one that went in.
        """
        name = file_name(path)
        found = check(document)
        candidates = by_place([*found, *self._across.get(name, ())])
        wanted, stale = _matched(self._accepted.get(name, ()), candidates, document.text)
        refused = [Refusal(finding, NO_FIX) for finding in wanted if finding.fix is None]
        waiting = [finding for finding in wanted if finding.fix is not None]
        applied: list[Finding] = []
        while waiting:
            after, went_in, harmful = apply(document, waiting)
            refused += harmful
            done = {id(finding) for finding in (*went_in, *(refusal.finding for refusal in harmful))}
            waiting = [finding for finding in waiting if id(finding) not in done]
            if not went_in:
                break
            applied += went_in
            found = check(after)
            waiting, lost = _moved(waiting, document.text, went_in, found, after.text)
            refused += (Refusal(finding, TAKEN) for finding in lost)
            document = after
        return Fixed(document, applied, found, refused), _stale(path, stale) if stale else None


def _read(path: str) -> list[Decision]:
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror or error}): check --decisions") from None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("decisions"), list):
        raise UsageError(
            f"{path}: is no file of decisions of version {VERSION}: download one from the page of --output-format html"
        )
    for number, item in enumerate(data["decisions"], 1):
        if not _is_decision(item):
            raise UsageError(f"{path}: decision {number} is none: it needs {', '.join(_KINDS)}, the last accept or reject")
    return [Decision(*(item[key] for key in _KINDS)) for item in data["decisions"]]


def _is_decision(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and all(type(item.get(key)) is kind for key, kind in _KINDS.items())
        and item["decision"] in ("accept", "reject")
    )


def _matched(accepted: Sequence[Decision], found: Sequence[Finding], text: str) -> tuple[list[Finding], list[Decision]]:
    """The findings that were accepted, and the decisions whose finding is not there any more as it was."""
    if not accepted:
        return [], []
    known: dict[str, Finding] = {}
    for key, finding in zip(decision_fingerprints(found, text), found, strict=True):
        known[key] = known[key.partition("-")[0]] = finding
    pairs = [(decision, known.get(decision.fingerprint)) for decision in accepted]
    wanted = {id(finding): finding for decision, finding in pairs if finding and finding.code == decision.code}
    return list(wanted.values()), [decision for decision, finding in pairs if id(finding) not in wanted]


def _moved(
    waiting: Sequence[Finding], before: str, went_in: Sequence[Finding], found: Sequence[Finding], after: str
) -> tuple[list[Finding], list[Finding]]:
    """For the waiting findings those of the edited text that ask for the same edits there; and those for which there is none."""
    shifted = _Shift({edit for finding in went_in if finding.fix for edit in normal(before, finding.fix)})
    there = {(finding.code, normal(after, finding.fix)): finding for finding in found if finding.fix}
    kept, lost = [], []
    for finding in waiting:
        assert finding.fix is not None
        old = normal(before, finding.fix)
        new = tuple(Edit(span, edit.text) for edit in old if (span := shifted.span(edit.span)))
        again = there.get((finding.code, new)) if len(new) == len(old) else None
        if again:
            kept.append(again)
        elif old:
            lost.append(finding)
    return kept, lost


class _Shift:
    """Where the text lies after edits that do not overlap."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = sorted(edits)
        self._ends = [edit.span.end for edit in self._edits]
        self._shifts = [0, *accumulate(len(text) - (end - start) for (start, end), text in self._edits)]

    def span(self, span: Span) -> Span | None:
        """Where a span lies now, None when an edit changed something in it."""
        before = bisect_right(self._ends, span.start)
        if before < len(self._edits) and self._edits[before].span.start < span.end:
            return None
        shift = self._shifts[before]
        return Span(span.start + shift, span.end + shift)


def _stale(path: str, stale: Sequence[Decision]) -> str:
    places = ", ".join(f"{item.code} at {item.line}:{item.col}" for item in stale[:_SHOWN])
    more = f" and {len(stale) - _SHOWN} more" if len(stale) > _SHOWN else ""
    what = "an accepted fix was" if len(stale) == 1 else f"{len(stale)} accepted fixes were"
    return f"{path}: {what} not applied, for the text is not the one that was decided on ({places}{more}): make a new report"
