"""A report keeps nothing of the findings that it has written."""

import tracemalloc

import pytest

from wenlint.cli.statistics import Statistics
from wenlint.report import MODULES, reporter
from wenlint.report.base import Style, Summary

FILES, FINDINGS = 100, 20


class _Sink:
    """An output that only counts."""

    def __init__(self):
        self.written = 0

    def write(self, text):
        self.written += len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


def _retained(report, results):
    """Bytes that stay allocated while results are reported, after a first round of the same kind has filled all caches."""
    report.begin()
    for result in results("first"):
        report.file(result)
    tracemalloc.start()
    try:
        for result in results("then"):
            report.file(result)
        del result
        retained, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    report.end(Summary())
    return retained


@pytest.mark.parametrize("format", [*MODULES, "statistics"])
def test_memory_does_not_grow_with_the_findings(made, format):
    def results(name):
        for number in range(FILES):
            text = "".join(f"第{number}«锟斤拷»{line}\n" for line in range(FINDINGS))
            yield made.result(f"{name}{number}.md", text, f"message {number}")

    out = _Sink()
    report = Statistics(out, Style()) if format == "statistics" else reporter(format)(out, Style())
    # A kept finding would cost 100 bytes at least.
    assert _retained(report, results) < FILES * FINDINGS * 10
    assert out.written > (0 if format == "statistics" else FILES * FINDINGS * 2 * len("1:1 TST101"))
