"""The package of a Word file: a ZIP archive whose members are read, checked, and replaced without touching the others."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from wenlint.errors import SourceError

MAX_PART = 100_000_000
"""Bytes of one unpacked member that are read; a document of a thousand pages has ten million."""

MAX_RATIO = 1000
"""How much smaller than its content a member may be packed, where the content is larger than a megabyte."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."

_LOCAL, _CENTRAL, _END = b"PK\3\4", b"PK\1\2", b"PK\5\6"


class Package:
    """The members of a Word file.  Raises `SourceError`, without a path, when it is none or cannot be trusted."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        _refuse_other_files(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, OSError) as error:
            raise SourceError(f"is no Word file, or a broken one ({error}): open it in Word and save it again") from None
        self._members = self._zip.infolist()
        names = [member.filename for member in self._members]
        if len(set(names)) < len(names):
            raise SourceError("is a broken Word file (it holds two members of one name): open it in Word and save it again")
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise SourceError("is a Word file with macros, which are not read: save it without them")

    def __reduce__(self) -> tuple[object, ...]:
        return Package, (self.data,)

    def read(self, name: str) -> bytes:
        """The content of a member.  Raises `SourceError` when it is broken, encrypted, or unpacks to more than it may."""
        try:
            member = self._zip.getinfo(name)
            if member.flag_bits & 1:
                raise SourceError("is encrypted: remove its password")
            size = member.file_size
            if size > MAX_PART or (size > 1_000_000 and size > MAX_RATIO * member.compress_size):
                raise SourceError(f"unpacks to too much ({name} to {size:,} bytes), as files do that are made to do harm")
            with self._zip.open(member) as file:
                content = file.read(MAX_PART + 1)
        except KeyError:
            raise SourceError(f"is a broken Word file (it has no {name}): open it in Word and save it again") from None
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError, struct.error) as error:
            raise SourceError(f"is a broken Word file ({name}: {error}): open it in Word and save it again") from None
        if len(content) > MAX_PART:
            raise SourceError(f"unpacks to too much ({name}), as files do that are made to do harm")
        return content

    def text_parts(self) -> list[tuple[str, str]]:
        """The names of the parts that hold text and what they are, the body first: `body`, `header`, `footnotes` …"""
        found: list[tuple[str, str]] = []
        for name, kind in _content_types(self.read("[Content_Types].xml")):
            if "macroEnabled" in kind:
                raise SourceError("is a Word file with macros, which are not read: save it without them")
            if kind.startswith(_TYPES) and (part := _KINDS.get(kind[len(_TYPES) :].removesuffix("+xml"))):
                found.append((name.lstrip("/"), part))
        if not any(part == "body" for _, part in found):
            raise SourceError("is no Word document (it has no body)")
        order = list(dict.fromkeys(_KINDS.values()))
        return sorted(found, key=lambda item: (order.index(item[1]), len(item[0]), item[0]))

    def replaced(self, changes: dict[str, bytes]) -> bytes:
        """The package with other content for some members; the bytes of all others stay, but for the offsets in the directory."""
        if not changes:
            return self.data
        members = sorted(self._members, key=lambda member: member.header_offset)
        directory = self._zip.start_dir
        if members[0].header_offset != 0 or self.data[directory : directory + 4] != _CENTRAL:
            raise SourceError("is packed in a way that cannot be written back: open it in Word and save it again")
        ends = [member.header_offset for member in members[1:]] + [directory]
        out = bytearray()
        offsets: dict[str, int] = {}
        headers: dict[str, tuple[int, int, int, int]] = {}
        for member, end in zip(members, ends, strict=True):
            offsets[member.filename] = len(out)
            entry = self.data[member.header_offset : end]
            if member.filename in changes:
                entry, headers[member.filename] = _entry(entry, member.compress_type, changes[member.filename])
            out += entry
        start = len(out)
        tail = self._directory(out, directory, offsets, headers)
        if self.data[tail : tail + 4] != _END:
            raise SourceError("is packed in a way that cannot be written back: open it in Word and save it again")
        out_tail = bytearray(self.data[tail:])
        out_tail[12:20] = struct.pack("<II", len(out) - start, start)
        return bytes(out + out_tail)

    def _directory(self, out: bytearray, at: int, offsets: dict[str, int], headers: dict[str, tuple[int, int, int, int]]) -> int:
        """Write the central directory with new offsets; where it ends in the old data."""
        for member in self._members:
            fixed = bytearray(self.data[at : at + 46])
            length = 46 + sum(struct.unpack("<HHH", fixed[28:34]))
            fixed[42:46] = struct.pack("<I", offsets[member.filename])
            if member.filename in headers:
                flags, checksum, packed, size = headers[member.filename]
                fixed[8:10] = struct.pack("<H", flags)
                fixed[16:28] = struct.pack("<III", checksum, packed, size)
            out += fixed + self.data[at + 46 : at + length]
            at += length
        return at


_KINDS = {
    "document.main": "body",
    "template.main": "body",
    "header": "header",
    "footer": "footer",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
}
"""Content types of parts with text, and what people call them, in the order in which they are read."""


def _refuse_other_files(data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SourceError("is encrypted: remove its password")
        raise SourceError("is a file of Word 97 to 2003 (.doc) and no .docx: save it as .docx")
    if data.startswith(b"{\\rtf"):
        raise SourceError("is a file in rich text format (.rtf) and no .docx: save it as .docx")
    if not data.startswith(_LOCAL):
        raise SourceError("is no Word file: name text files, or exclude it")


def _content_types(data: bytes) -> list[tuple[str, str]]:
    from wenlint.docx.part import xml_parser

    found: list[tuple[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.endswith(" Override"):
            found.append((attributes.get("PartName", ""), attributes.get("ContentType", "")))

    parser = xml_parser()
    parser.StartElementHandler = start
    parser.run(data)
    return found


def _entry(entry: bytes, method: int, content: bytes) -> tuple[bytes, tuple[int, int, int, int]]:
    """A local entry with other content; its flags, checksum, packed size and size."""
    header = bytearray(entry[:30])
    names = sum(struct.unpack("<HH", header[26:30]))
    (flags,) = struct.unpack("<H", header[6:8])
    flags &= ~8  # sizes stand in the header, and not behind the content
    packed = content
    if method == zipfile.ZIP_DEFLATED:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = deflate.compress(content) + deflate.flush()
    sizes = (flags, zlib.crc32(content), len(packed), len(content))
    header[6:8] = struct.pack("<H", flags)
    header[14:26] = struct.pack("<III", *sizes[1:])
    return bytes(header) + entry[30 : 30 + names] + packed, sizes
