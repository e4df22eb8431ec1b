"""`summary.html`: what the tables of a run say, in one page that opens from disk, with plots and without scripts."""

from __future__ import annotations

import heapq
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from wenlint.finding import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wenlint.corpus.run import CorpusReport
    from wenlint.corpus.storage import Folder
    from wenlint.packs import Registry

WORST = 50
"""Documents that the page lists, by findings for each 10,000 code points."""

BINS = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Lower bounds of the bars of the distribution, in findings for each 10,000 code points; the first bar is of none at all."""

SHORT = 100
"""Code points below which a document is not listed among the worst: one finding in a line says nothing about it."""

_STYLE = """
:root { color-scheme: light dark; --bar: #3b6ea8; --line: #8884; }
body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .5rem 1rem; }
dt { opacity: .7; font-size: .85rem; } dd { margin: 0; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td.number, th.number { text-align: right; white-space: nowrap; }
svg text { font: 12px system-ui, sans-serif; fill: currentColor; } svg rect { fill: var(--bar); }
"""


def write_summary(out: Folder, report: CorpusReport, parts: Sequence[str], registry: Registry) -> None:
    """Write the page; it is made of the report and the tables of quality, a part at a time."""
    counts = [0] * (len(BINS) + 1)
    worst: list[tuple[float, tuple[str, int, str]]] = []
    for characters, density, place in _documents(out, parts):
        counts[_bin(density)] += 1
        if density and characters >= SHORT:
            item = (density, place)
            if len(worst) < WORST:
                heapq.heappush(worst, item)
            else:
                heapq.heappushpop(worst, item)
    out.write("summary.html", "".join(_page(report, registry, counts, sorted(worst, reverse=True))).encode("utf-8"))


def _documents(out: Folder, parts: Sequence[str]) -> Iterator[tuple[int, float, tuple[str, int, str]]]:
    """Size, findings for each 10,000 code points, and place of each document that could be read."""
    for part in parts:
        with out.open(f"quality/{part}.parquet") as file:
            for batch in pq.ParquetFile(file).iter_batches(columns=["file", "row", "id", "characters", "findings"]):
                for name, row, id_, characters, findings in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    if characters:
                        yield characters, 10_000 * findings / characters, (name, row, id_ or "")


def _bin(density: float) -> int:
    return 0 if density == 0 else sum(density >= bound for bound in BINS)


def _page(report: CorpusReport, registry: Registry, counts: list[int], worst: list[Any]) -> Iterator[str]:
    yield f"<!doctype html>\n<html lang='en'><meta charset='utf-8'><title>wenlint corpus</title><style>{_STYLE}</style>\n"
    yield "<meta name='viewport' content='width=device-width'><h1>wenlint: summary of a corpus</h1>\n<dl>"
    for name, value in (
        ("documents", report.documents), ("code points", report.characters), ("findings", report.findings),
        ("documents changed", report.changed), ("clusters of duplicates", report.clusters), ("errors", report.errors),
    ):  # fmt: skip
        yield f"<div><dt>{name}</dt><dd>{value:,}</dd></div>"
    yield "</dl>\n"
    known = {code: registry.by_code[code] for code in report.rules}
    families = {family: sum(count for code, count in report.rules.items() if known[code].family == family) for family in FAMILIES}
    yield "<h2>Findings by family</h2>\n" + _bars(list(families.items()))
    yield "<h2>Findings by rule</h2>\n<table><tr><th>code<th>rule<th class='number'>findings<th class='number'>per 10,000 code points</tr>"
    for code, count in sorted(report.rules.items(), key=lambda item: (-item[1], item[0])):
        share = 10_000 * count / max(1, report.characters)
        yield f"<tr><td>{code}<td>{known[code].name}<td class='number'>{count:,}<td class='number'>{share:.3f}</tr>"
    yield "</table>\n<h2>Documents by warnings and errors for each 10,000 code points</h2>\n"
    names = ["none", *(f"{low}–{high}" for low, high in pairwise(BINS)), f"{BINS[-1]} and more"]
    yield _bars(list(zip(names, counts, strict=True)))
    yield f"<h2>Worst documents</h2>\n<p>Of those with at least {SHORT} code points.</p>\n"
    yield "<table><tr><th>file<th class='number'>row<th>id<th class='number'>per 10,000 code points</tr>"
    for density, (name, row, id_) in worst:
        yield f"<tr><td>{escape(name)}<td class='number'>{row}<td>{escape(id_)}<td class='number'>{density:.1f}</tr>"
    yield "</table>\n"
    if report.told:
        yield "<h2>Errors</h2>\n<ul>" + "".join(f"<li>{escape(line)}</li>" for line in report.told) + "</ul>\n"
    yield "</html>\n"


def _bars(values: list[tuple[str, int]]) -> str:
    """A bar chart as SVG, with the numbers as text."""
    top = max(1, *(value for _, value in values))
    rows = [
        f"<text x='150' y='{24 * at + 16}' text-anchor='end'>{escape(name)}</text>"
        f"<rect x='160' y='{24 * at + 4}' width='{500 * value / top:.1f}' height='16' rx='2'/>"
        f"<text x='{168 + 500 * value / top:.1f}' y='{24 * at + 16}'>{value:,}</text>"
        for at, (name, value) in enumerate(values)
    ]
    return f"<svg role='img' viewBox='0 0 760 {24 * len(values)}' width='100%'>{''.join(rows)}</svg>\n"
