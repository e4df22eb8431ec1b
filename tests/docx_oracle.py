"""Word files for tests, and their text as ElementTree reads it: nothing here is shared with what is tested."""

import io
import zipfile
from xml.etree import ElementTree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_W = f"{{{WORD}}}"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TYPES = {
    "document": "document.main",
    "header1": "header",
    "footer1": "footer",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
}


def package(members: dict[str, str | bytes], *, body_type: str = f"{_TYPE}.document.main+xml") -> bytes:
    """A Word file of parts by their short names; the root elements are added."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{body_type if name == "document" else f"{_TYPE}.{TYPES[name]}+xml"}"/>'
            for name in members
            if name in TYPES
        )
        types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{overrides}</Types>'
        file.writestr("[Content_Types].xml", types)
        for name, content in members.items():
            file.writestr(f"word/{name}.xml" if name in TYPES or name == "styles" else name, content)
    return out.getvalue()


def part(content: str, root: str = "document") -> str:
    """A part with this content."""
    inner = f"<w:body>{content}</w:body>" if root == "document" else content
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{WORD}" xmlns:mc="{MARKUP}" xmlns:v="urn:schemas-microsoft-com:vml">{inner}</w:{root}>'


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(*paragraphs: str) -> bytes:
    """A Word file with a body of these paragraphs."""
    return package({"document": part("".join(paragraphs))})


def members(data: bytes) -> dict[str, bytes]:
    """The content of all members."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def texts(data: bytes, *, accepting: bool = True) -> list[str]:
    """The text of each paragraph of a part in the order in which they begin, with its tracked changes accepted, or rejected.

    Fields, marks and objects are left out.
    """
    kept, dropped = ("ins", "del") if accepting else ("del", "ins")

    def runs(element: ElementTree.Element) -> str:
        parts: list[str] = []
        for child in element:
            if child.tag == f"{_W}{dropped}" or child.tag == f"{_W}p":
                continue
            if child.tag in (f"{_W}t", f"{_W}delText"):
                parts.append(child.text or "")
            else:
                parts.append(runs(child))
        return "".join(parts)

    assert kept
    return [runs(element) for element in ElementTree.fromstring(data).iter(f"{_W}p")]
