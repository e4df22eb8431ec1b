"""Word files: nothing changes without an edit, and an edit changes nothing else; LibreOffice decides on tracked changes.

    python tests/bench/word.py FOLDER [--edits 150] [--soffice]

FOLDER holds Word files at any depth, such as the source distributions of python-docx and mammoth.  Each is written back
without edits and compared byte for byte.  Then random edits, single and tracked, are made in random paragraphs; the result is read by
ElementTree.  With --soffice LibreOffice accepts, and rejects, all tracked changes of some files, and tells the text.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docx_oracle import members, texts
from libreoffice import decided, is_installed
from wenlint.docx.part import OBJECT
from wenlint.docx.source import DocxSource
from wenlint.errors import SourceError
from wenlint.finding import Edit, Span


def some_edits(source: DocxSource, random_: random.Random) -> list[Edit]:
    """Up to three edits of a file that do not touch each other."""
    made: list[Edit] = []
    tracking = source.tracking()
    for _ in range(20):
        if len(made) == 3 or not source.text:
            break
        start = random_.randrange(len(source.text))
        end = min(len(source.text), start + random_.choice((0, 1, 2, 5, 12)))
        edit = Edit(Span(start, end), random_.choice(("", "新", "A&B <c>", " 两 端 ")))
        apart = all(edit.span.end < other.span.start or other.span.end < edit.span.start for other in made)
        if (edit.text or start < end) and apart and tracking.can_edit(edit):
            made.append(edit)
    return made


def part_texts(data: bytes, *, accepting: bool = True) -> dict[str, list[str]]:
    """The paragraphs of all parts with text."""
    return {
        name: texts(content, accepting=accepting)
        for name, content in members(data).items()
        if name.startswith("word/") and name.endswith(".xml") and b"<w:p" in content
    }


def check_edit(data: bytes, source: DocxSource, edits: list[Edit]) -> None:
    """Edits give the same text plain and tracked, take nothing else along, and rejecting them gives the file as it was."""
    plain = source.edited(edits)
    written = plain.encode(plain.text)
    tracked = source.tracking().edited(edits)
    decided = tracked.encode(tracked.text)
    assert tracked.text == plain.text
    before, after = part_texts(data), part_texts(written)
    changed = {name for name in before if before[name] != after[name]}
    assert len(changed) >= 1
    assert part_texts(decided) == after
    assert part_texts(decided, accepting=False) == part_texts(data, accepting=False)
    old, new = members(data), members(written)
    assert {name for name in old if old[name] != new[name]} == changed
    lines, expected = source.text.split("\n"), plain.text.split("\n")
    assert len(lines) == len(expected)


def equal(files: list[Path]) -> int:
    """How many files have the texts that are expected when LibreOffice has accepted, and rejected, all changes."""
    count = 0
    for file, found in zip(files, decided(files), strict=True):
        wanted = DocxSource.decode(file.read_bytes()).text, DocxSource.decode(file.with_suffix(".before").read_bytes()).text
        ours, theirs = (["".join(text.replace(OBJECT, "").split()) for text in pair] for pair in (wanted, found))
        count += ours == theirs
        if ours != theirs:
            print(file, *ours, *theirs, sep="\n  ")
    return count


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--edits", type=int, default=150)
    parser.add_argument("--soffice", action="store_true")
    options = parser.parse_args()
    sources: list[tuple[bytes, DocxSource]] = []
    for path in sorted(path for folder in options.folder for path in folder.rglob("*.docx")):
        data = path.read_bytes()
        try:
            sources.append((data, DocxSource.decode(data)))
        except SourceError as error:
            print(f"{path}: {error}")
    same = sum(source.encode(source.text) == data for data, source in sources)
    print(f"{same} of {len(sources)} files written back byte for byte")
    random_ = random.Random(1)
    done = 0
    with_text = [(data, source) for data, source in sources if len(source.text.split()) > 1]
    tracked: list[tuple[bytes, bytes]] = []
    while done < options.edits:
        data, source = random_.choice(with_text)
        edits = some_edits(source, random_)
        if edits:
            check_edit(data, source, edits)
            done += len(edits)
            if all(source.places.part(edit.span.start) == "body" for edit in edits):  # where LibreOffice tracks changes
                after = source.tracking().edited(edits)
                tracked.append((data, after.encode(after.text)))
    print(f"{done} edits verified, plain and tracked")
    if options.soffice and is_installed():
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder, f"{number}.docx") for number in range(min(20, len(tracked)))]
            for file, (before, after_) in zip(files, tracked, strict=False):
                file.write_bytes(after_)
                file.with_suffix(".before").write_bytes(before)
            print(f"LibreOffice: {equal(files)} of {len(files)} files as expected, accepted and rejected")
    return int(same < len(sources))


if __name__ == "__main__":
    sys.exit(main())
