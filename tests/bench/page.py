"""How fast the report page is with many findings, in the system's Chromium.

python tests/bench/page.py              # 10,000 findings
python tests/bench/page.py 50000
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from wenlint.cli import main

ROUNDS = 5
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
FILTERS = """() => [['family', 'encoding'], ['code', 'ENC303'], ['severity', 'error'], ['severity', 'error'], ['code', 'ENC303']].map(
    ([facet, value]) => {
        const start = performance.now();
        page.model.toggle(facet, value);
        page.filtered();
        document.body.offsetHeight;
        return performance.now() - start;
    })"""
SEARCHES = """() => ['正', '正文', '第 9', 'nowhere', ''].map((text) => {
    const start = performance.now();
    byId('search').value = text;
    byId('search').dispatchEvent(new Event('input'));
    document.body.offsetHeight;
    return performance.now() - start;
})"""


def report(count: int, folder: Path) -> Path:
    """A page with at least this many findings: in each document 50 lines with one, and one finding for all of them."""
    for number in range(count // 51 + 1):
        lines = (f"第 {number} 篇第 {line} 段，正文\u200b正文，锟斤拷，如此而已。\n\n" for line in range(50))
        (folder / f"{number}.txt").write_text("".join(lines), "utf-8")
    os.chdir(folder)
    main(["check", "--isolated", "--select=ENC303,ENC305", "--output-format=html", "-o", "report.html", "."])
    return folder / "report.html"


def run(count: int) -> None:
    """Print the medians."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = report(count, Path(folder))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[] if os.getuid() else ["--no-sandbox"])
        ready, filters, searches = [], [], []
        for _ in range(ROUNDS):
            tab = browser.new_page(viewport={"width": 1360, "height": 1000})
            tab.goto(path.as_uri())
            tab.wait_for_selector("html[data-ready]")
            ready.append(tab.evaluate(READY))
            shown = tab.locator("#count").inner_text()
            tab.wait_for_timeout(1000)
            filters += tab.evaluate(FILTERS)
            searches += tab.evaluate(SEARCHES)
            tab.close()
        browser.close()
        print(f"{shown}, {path.stat().st_size / 1e6:.1f} MB")
        for name, times in (("ready", ready), ("a filter", filters), ("a search", searches)):
            print(f"{name:10}{statistics.median(times):6.0f} ms, at most {max(times):.0f}")


if __name__ == "__main__":
    run(int(sys.argv[1]) if sys.argv[1:] else 10_000)
