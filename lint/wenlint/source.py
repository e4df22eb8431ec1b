"""Bytes to text and back, byte for byte."""

from __future__ import annotations

import os
import re

from wenlint.errors import SourceError
from wenlint.finding import Span
from wenlint.record import Record

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks, the longer of two with the same beginning first."""

UNDECODABLE_SHARE = 0.02
"""Above this share of undecodable bytes a file is taken for another codec or for binary, and no rule reads it.

One lost byte in a long document must not hide its other defects, while ten Chinese characters of GB18030 hold 20
bytes of which most do not decode."""


class Source(Record):
    """A text with all that is needed to write it back unchanged.

    `text` keeps its own line ends; the byte order mark is in `bom` and not in the text.  `undecodable` are the spans
    of the text that stand for bytes which are no text in `codec`: one lone surrogate (U+DC80–U+DCFF) for each byte.
    """

    text: str
    codec: str = "utf-8"
    bom: bytes = b""
    undecodable: tuple[Span, ...] = ()

    @classmethod
    def decode(cls, data: bytes) -> Source:
        """UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one.

        Raises `SourceError`, without a path, when the bytes are no text at all.
        """
        bom, codec = next(((bom, codec) for bom, codec in _BOMS if data.startswith(bom)), (b"", "utf-8"))
        body = data[len(bom) :]
        try:
            text = body.decode(codec)
        except UnicodeDecodeError as error:
            if codec != "utf-8":
                raise SourceError(f"is not valid {codec.upper()} although it begins with its byte order mark") from None
            return _partly_decoded(body, bom, error)
        if "\0" in text[:8192]:
            raise SourceError("is binary (it holds NUL bytes): name text files, or exclude it")
        return cls(text, codec, bom)

    def encode(self, text: str) -> bytes:
        """The bytes of a changed text in this source's codec, with its byte order mark.

        Raises `SourceError`, without a path, when encoding and decoding again does not give the same text.
        """
        try:
            data = self.bom + text.encode(self.codec, "surrogateescape" if self.undecodable else "strict")
            if Source.decode(data)[:3] == (text, self.codec, self.bom):
                return data
        except (UnicodeEncodeError, SourceError):
            pass
        raise SourceError(f"would not survive being written as {self.codec.upper()}: nothing was changed")


def read(path: str) -> tuple[bytes, Source]:
    """The bytes of a file and what they decode to; `SourceError` names the file and what to do."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror or error}){_advice(path, error)}", path) from None
    try:
        return data, Source.decode(data)
    except SourceError as error:
        raise SourceError(error.reason, path) from None


def _advice(path: str, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return ": check the path"
    return ": check its permissions" if isinstance(error, PermissionError) and os.path.exists(path) else ""


def _partly_decoded(body: bytes, bom: bytes, error: UnicodeDecodeError) -> Source:
    if b"\0" in body[:8192]:
        raise SourceError("is binary (it holds NUL bytes): name text files, or exclude it")
    text = body.decode("utf-8", "surrogateescape")
    spans = tuple(Span(*match.span()) for match in re.finditer("[\udc80-\udcff]+", text))
    bad = sum(span.end - span.start for span in spans)
    if bad > max(4, UNDECODABLE_SHARE * len(body)):
        raise SourceError(
            f"is not UTF-8 ({bad} of {len(body)} bytes do not decode, the first 0x{body[error.start]:02X} at byte {len(bom) + error.start}): "
            "convert it to UTF-8, or exclude it"
        )
    return Source(text, "utf-8", bom, spans)
