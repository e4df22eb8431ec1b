"""HTML on real pages: the text as browsers see it, speed, and fixes that leave every other byte alone.

    python tests/bench/pages.py FOLDER [--limit 2000]

FOLDER holds UTF-8 pages at any depth.  Each page is compared with lexbor; then zero-width spaces are planted between Han
ideographs of its prose, and the repaired page must be, byte for byte, the page that was there before (its own defects
repaired in both).
"""

import argparse
import random
import re
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from html_oracle import read_by_lexbor, text_of
from wenlint.document import Document
from wenlint.formats.html import layout
from wenlint.run import fix_document, rules_for
from wenlint.source import Source

PLANTED = 20
"""Defects for each page."""


def planted(text: str, random_: random.Random) -> tuple[str, int]:
    """The page with zero-width spaces, as characters and as references, between Han ideographs of its prose."""
    places = [
        start + match.start() + 1
        for region in layout(text).regions or ()
        for start, end, shown in region.pieces
        if shown is None
        for match in re.finditer("[\u4e00-\u9fff](?=[\u4e00-\u9fff])", text[start:end])
    ]
    chosen = sorted(random_.sample(places, min(PLANTED, len(places))), reverse=True)
    for at in chosen:
        text = text[:at] + random_.choice(("\u200b", "\u200b", "\u00ad")) + text[at:]
    return text, len(chosen)


def main() -> int:
    """Print the figures; 1 when a page differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=2000)
    options = parser.parse_args()
    paths = sorted(path for path in options.folder.rglob("*") if path.suffix in (".html", ".htm", ".xhtml") and path.is_file())
    random.Random(1).shuffle(paths)
    pages: list[bytes] = []
    for path in paths:
        data = path.read_bytes()
        try:
            data.decode()
        except UnicodeDecodeError:
            continue
        pages.append(data)
        if len(pages) == options.limit:
            break
    texts = [Source.decode(page).text for page in pages]
    size = sum(map(len, pages)) / 1e6
    equal = sum(text_of(text) == read_by_lexbor(text) for text in texts)
    print(f"{len(pages)} pages, {size:.1f} MB: text as in lexbor on {equal}")
    for name, work in (("layout", layout), ("html.parser, tags alone", lambda text: HTMLParser(convert_charrefs=False).feed(text))):
        start = time.process_time()
        for text in texts:
            work(text)
        print(f"{name}: {size / (time.process_time() - start):.1f} MB/s")
    rules, random_ = rules_for({"select": ["ENC305"]}), random.Random(2)
    restored = defects = 0
    for data, text in zip(pages, texts, strict=True):
        damaged, count = planted(text, random_)
        defects += count
        before, after = (fix_document(Document(page, format="html"), rules, unsafe=False).text for page in (text, damaged))
        source = Source.decode(data)
        restored += source.encode(after) == source.encode(before)
    print(f"{defects} defects planted: {restored} of {len(pages)} pages restored byte for byte")
    return int(equal < len(pages) or restored < len(pages))


if __name__ == "__main__":
    sys.exit(main())
