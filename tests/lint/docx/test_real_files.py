"""Files that Word has written, and LibreOffice's judgement."""

from pathlib import Path

import pytest

from docx_oracle import members, texts
from libreoffice import decided, is_installed
from wenlint.docx.source import DocxSource
from wenlint.finding import Edit, Span

FILES = sorted((Path(__file__).parent / "data").glob("*.docx"))

FIRST_WORDS = {
    "blk-paras-and-tables": "Lorem ipsum dolor sit amet",
    "comments": "A tachyon walks into a bar.",
    "comments-rich-para": "Document text",
    "doc-odd-even-hdrs": "First Page.",
    "endnotes": "A tachyon walks into a bar.",
    "footnotes": "A tachyon walks into a bar.",
    "par-hlink-frags": "Two with link to bookmark.",
    "par-rendered-page-breaks": "Page break here>><<followed by more text.",
    "run-enumerated-props": "Inherited underline",
    "simple-list": "Banana",
    "strict-format": "Test",
    "tab-stops": "Assigned\tLeft\tcenter\tright",
    "tables": "Bottom right",
    "tbl-cell-props": "a",
    "text-box": "Datum plane",
    "utf8-bom": "This XML has a byte order mark.",
}


def body_edits(source: DocxSource) -> list[Edit]:
    """One edit in each paragraph of the body that takes one: its second word becomes another."""
    edits: list[Edit] = []
    start = 0
    for line in source.text.split("\n"):
        at = line.find(" ") + 1
        edit = Edit(Span(start + at, start + at + len(line[at:].split(" ")[0])), "A&B ")
        if at and source.places.part(start) == "body" and source.can_edit(edit):
            edits.append(edit)
        start += len(line) + 1
    return edits


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file(path: Path) -> None:
    data = path.read_bytes()
    source = DocxSource.decode(data)
    assert source.encode(source.text) == data
    assert any(line.lstrip("\ufffc ").startswith(FIRST_WORDS[path.stem]) for line in source.text.split("\n"))
    edits = body_edits(source)
    plain, tracked = source.edited(edits), source.tracking().edited(edits)
    old, new, both = members(data), members(plain.encode(plain.text)), members(tracked.encode(tracked.text))
    body = "word/document.xml"
    assert {name for name in old if old[name] != new[name]} == ({body} if edits else set())
    assert texts(both[body]) == texts(new[body])
    assert texts(both[body], accepting=False) == texts(old[body])


def test_every_file_is_tested() -> None:
    assert {path.stem for path in FILES} == set(FIRST_WORDS)


@pytest.mark.skipif(not is_installed(), reason="LibreOffice with its Python bridge (python3-uno) is not installed")
def test_libreoffice_accepts_and_rejects(tmp_path: Path) -> None:
    files, wanted = [], []
    for path in FILES:
        source = DocxSource.decode(path.read_bytes())
        tracked = source.tracking().edited(edits) if (edits := body_edits(source)) else None
        if tracked:
            files.append(tmp_path / path.name)
            files[-1].write_bytes(tracked.encode(tracked.text))
            wanted.append((tracked.text, source.text))
    assert len(files) >= 4

    def words(pair: tuple[str, str]) -> list[list[str]]:
        return [text.replace("\ufffc", "").split() for text in pair]

    assert list(map(words, decided(files))) == list(map(words, wanted))
