"""Findings that are hard to report, and helpers to report them.

A file name or a message that is hard has a finding of its own, so that a report that fails names the reason.
"""

import io
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

import pytest

from wenlint.document import Document
from wenlint.finding import Edit, Finding, Fix, Related, Severity, Span
from wenlint.report import reporter
from wenlint.report.base import Style, Summary
from wenlint.rule import Gate, Options, Rule
from wenlint.run import FileResult
from wenlint.testing import unmarked


def make_rule(code: str, name: str, severity: Severity = "warning", *, preview: bool = False) -> Rule:
    rule = Rule(
        lambda document, options: (),
        code,
        name,
        unit=Document,
        options=Options,
        severity=severity,
        gate=Gate(preview=preview),
        good=(),
        bad=(),
        doc="A defect for tests.\n\nIt is made up, and\nstands on two lines.\n\nFix safety: safe.",
    )
    rule.family = "residue"
    return rule


WARNING = make_rule("TST101", "test-defect")
ERROR = make_rule("TST102", "test-error", "error")
INFO = make_rule("TST103", "test-note", "info", preview=True)

TEXTS = {
    "wide": "他说：“«锟斤拷»”，走了。\n",
    "combining": "cafe\u0301 «re\u0301sume\u0301» end\n",
    "mark alone": "cafe«\u0301» end\n",
    "emoji": "\U0001f469\u200d\U0001f467 «\U0001f44d» ok \u2764\ufe0f\n",
    "astral": "\U00020000«\U00020bb7»野家\n",
    "tabs": "\tone\t«two»\tthree\n",
    "zero width": "a\u200bb«c\u200cd»e\n",
    "bidi": "safe «\u202eevil\u202c» text\n",
    "long line": "中，" * 5_000 + "«坏»" + "中，" * 5_000 + "\n",
    "long span": "«" + "复" * 10_000 + "»\n",
    "empty at the end": "one\nlast line«»",
    "empty document": "«»",
    "several lines": "one «two\nthree\nfo»ur\n",
    "CRLF": "one\r\ntwo «three\r\nfour»\r\nfive\r\n",
    "CR": "one\rtwo «three»\rfour\r",
    "line end": "one«\r\n»two\r\n",
    "within a line end": "one\r«\n»two\r\n",
    "bytes": "前 «\udcff\udcfe» 后\udc80 «后»\n",
    "controls": "a\x00\x1b[31m«b\x07»\x9b\x7f\n",
    "no line ends": "a\x0b\x0c\x85\u2028«b»\u2029\x1c\n",
    "markup": "]]> <&\"' «\ufffe\uffff\ufdd0»\n",
    "agent command": "##vso[task.setvariable variable=PATH]«x»\n",
    "two": "«一»二三«四»\n",
}

PATHS = (
    "a b%41.md",
    "文档/第一章 “节”.md",
    "new\nline\rreturn\ttab.md",
    "comma,colon:semi;bracket].md",
    "C:\\docs\\窗.md",
    "byte\udcff.md",
    "quote\"'<&>]]>.md",
    "a#b?c.md",
    "\u202egnp.md",
    "\x1b[31mred\x00.md",
    "::error::x.md",
    "..md/..a.md",
    "-",
)

MESSAGES = (
    "two\nlines\r\nand\rmore",
    "100% %0A %25 %AZP25 %3B %5D ::error::x ##vso[task.complete]x",
    "]]> <a href='x'>&amp; \"quoted\" ; , : ]",
    "\x00\x08\x1b[31m\x7f\x85\x9b\u2028\u202e\u200b\ufeff\ufffe",
    "bytes \udcff\udc80",
    "汉字 \U00020bb7 \U0001f44d {0} [x](1)",
)


def located(marked: str) -> tuple[Document, list[Span]]:
    """A document, and the spans that «marks» in its text stand for."""
    text, spans = unmarked(marked)
    return Document(text), spans


def result(path: str, marked: str, message: str = "a message", *, rule: Rule = WARNING, **more: object) -> FileResult:
    """A file with one finding for each «mark»; `more` are fields of all findings."""
    document, spans = located(marked)
    return FileResult(path, document, [Finding(span, message, rule=rule, lines=document.lines, **more) for span in spans])


def rich_result() -> FileResult:
    """A file with all that a finding may have."""
    document, spans = located("他说“«好»”，又说“«好»”。\n«尾»\n")
    first, again, tail = spans
    fix = Fix((Edit(again, "坏"), Edit(first, "不好")), "replace both", "safe")
    elsewhere = Related(Span(0, 0), "the other copy", file="其他/other file.md", line=7, col=5)
    far = Fix((Edit(first, ""), Edit(Span(tail.end, tail.end), "。")), "mend the end", "unsafe")
    lost = Fix.replace(tail, "\udcff", title="put the byte back", applicability="suggestion")
    return FileResult(
        "docs/rich.md",
        document,
        [
            Finding(first, "an error", (again, Related(tail, "the end"), elsewhere), fix, rule=ERROR, lines=document.lines),
            Finding(again, "a warning", fix=far, rule=WARNING, lines=document.lines),
            Finding(tail, "a note", fix=lost, rule=INFO, lines=document.lines),
            Finding(tail, "raised to an error", severity="error", rule=WARNING, lines=document.lines),
        ],
    )


CLEAN = FileResult("clean.md", Document("fine\n"), [])
UNREADABLE = FileResult("gone.md", None, [], error="gone.md: cannot be read (No such file or directory): check the path")


def hostile_results() -> list[FileResult]:
    results = [result(f"{number}.md", marked, rule=ERROR) for number, marked in enumerate(TEXTS.values())]
    results += [result(path, "一«二»三\n") for path in PATHS]
    results += [result(f"m{number}.md", "一«二»三\n", message, rule=INFO) for number, message in enumerate(MESSAGES)]
    undecodable = result("bytes.md", TEXTS["bytes"], MESSAGES[4])._replace(error="bytes.md: holds\nbytes \udcff that are not UTF-8")
    return [*results, rich_result(), CLEAN, UNREADABLE, undecodable]


class Place(NamedTuple):
    """Lines and columns of a finding, from 1, end exclusive, counted by a reader that is slow and simple."""

    line: int
    col: int
    end_line: int
    end_col: int


def place_of(finding: Finding, text: str) -> Place:
    def position(offset: int) -> tuple[int, int]:
        lines = re.split("\r\n|\r|\n", text[:offset])
        if text[offset - 1 : offset + 1] == "\r\n":  # the line ends only behind the newline
            lines[-2:] = [lines[-2] + "\r"]
        return len(lines), len(lines[-1]) + 1

    return Place(*position(finding.span.start), *position(finding.span.end))


def well_formed(text: str) -> str:
    """What a report must make of bytes that did not decode."""
    return "".join(f"<U+{ord(c):04X}>" if "\ud800" <= c <= "\udfff" else c for c in text)


Render = Callable[..., str]


def _render(format: str, results: Iterable[FileResult], *, quiet: bool = True, **style: bool) -> str:
    out = io.StringIO(newline="")
    report = reporter(format)(out, Style(**style))
    report.quiet = quiet
    report.begin()
    summary = Summary()
    for each in results:
        summary.files += 1
        summary.errors += each.error is not None
        for finding in each.findings:
            summary.levels[finding.level] += 1
            summary.rules[finding.code] += 1
            summary.safe += finding.fix is not None and finding.fix.applicability == "safe"
            summary.unsafe += finding.fix is not None and finding.fix.applicability == "unsafe"
        report.file(each)
    report.end(summary)
    return out.getvalue()


@pytest.fixture
def render() -> Render:
    """The text of a report in a format."""
    return _render


@pytest.fixture
def hostile() -> list[FileResult]:
    """Results with all that is hard to report."""
    return hostile_results()


class Helpers(NamedTuple):
    """What tests take from this module; they cannot import it."""

    result = staticmethod(result)
    rich_result = staticmethod(rich_result)
    place_of = staticmethod(place_of)
    well_formed = staticmethod(well_formed)
    texts = TEXTS
    error_rule = ERROR
    info_rule = INFO
    clean = CLEAN
    unreadable = UNREADABLE


@pytest.fixture
def made() -> type[Helpers]:
    """Builders of results, and the simple readers that reports are compared with."""
    return Helpers
