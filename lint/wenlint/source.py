"""Bytes to text and back, byte for byte."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from wenlint.errors import SourceError
from wenlint.finding import Span
from wenlint.record import Record

if TYPE_CHECKING:
    from wenlint.docx.source import DocxSource

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


MAX_NULS = 0.1
"""Share of the bytes that may be NUL in a text; what has more is binary."""


class Source(Record):
    """A text with all that is needed to write it back unchanged.

    `text` keeps its own line ends; the byte order mark is in `bom` and not in the text.  `undecodable` are the spans
    of the text that stand for bytes which are no text in `codec`: one lone surrogate (U+DC80–U+DCFF) for each byte.
    `certainty` is the probability, from 0 to 1, that `codec` is the right one where it had to be guessed.  `second` is
    the codec of single lines of a file that holds two, and empty otherwise.  `is_exact` says that encoding the text gives the
    bytes of the file.
    """

    text: str
    codec: str = "utf-8"
    bom: bytes = b""
    undecodable: tuple[Span, ...] = ()
    certainty: float = 1.0
    second: str = ""
    is_exact: bool = True

    @classmethod
    def decode(cls, data: bytes) -> Source:
        """UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one; else a codec that the bytes leave no doubt about.

        Raises `SourceError`, without a path, when the bytes are no text at all, or none that is certain.
        """
        bom, codec = next(((bom, codec) for bom, codec in _BOMS if data.startswith(bom)), (b"", "utf-8"))
        body = data[len(bom) :]
        try:
            text = body.decode(codec)
        except UnicodeDecodeError as error:
            if codec != "utf-8":
                raise SourceError(f"is not valid {codec.upper()} although it begins with its byte order mark") from None
            return _legacy(body, bom) or _partly_decoded(body, bom, error)
        if "\0" in text:
            if not bom and (source := _legacy(body, bom)):
                return source
            if not is_text_with_nuls(text, len(body)):
                raise SourceError("is binary (it holds NUL bytes): name text files, or exclude it")
        return cls(text, codec, bom)

    @property
    def is_plain(self) -> bool:
        """True for UTF-8 without a byte order mark that decodes as a whole."""
        return self[1:] == ("utf-8", b"", (), 1.0, "", True)

    @property
    def codec_name(self) -> str:
        """The codec by the name that people know."""
        return _name(self.codec)

    @property
    def second_name(self) -> str:
        """The codec of single lines likewise."""
        return _name(self.second)

    def encode(self, text: str) -> bytes:
        """The bytes of a changed text in this source's codec, with its byte order mark.

        Raises `SourceError`, without a path, when encoding and decoding again does not give the same text, or when bytes
        would change that hold the text as it was.
        """
        if self.second:
            raise SourceError("holds two codecs, so that nothing was changed: --unsafe-fixes makes it UTF-8 first")
        try:
            data = self.bom + text.encode(self.codec, "surrogateescape" if self.undecodable else "strict")
            if self.is_exact and self._decodes_to(data, text):
                return data
        except (UnicodeEncodeError, SourceError):
            pass
        raise SourceError(f"would not survive being written as {self.codec_name}: nothing was changed")

    def _decodes_to(self, data: bytes, text: str) -> bool:
        """True when bytes in this codec are read as this text."""
        if self.codec == "utf-8" or (self.bom and self.codec.startswith("utf")):
            return Source.decode(data)[:3] == (text, self.codec, self.bom)
        return data[len(self.bom) :].decode(self.codec) == text  # a text that shrinks may leave its codec in doubt


def _name(codec: str) -> str:
    if codec.startswith("utf"):
        return codec.upper()
    from wenlint.legacy import NAMES

    return NAMES.get(codec, codec)


def _legacy(body: bytes, bom: bytes) -> Source | None:
    from wenlint.legacy import decode  # files that are plain UTF-8 do not pay for it

    return decode(body, bom)


def is_text_with_nuls(text: str, size: int) -> bool:
    """True when a text of `size` bytes holds few NUL characters and no other ones that only binary files have."""
    return text.count("\0") <= MAX_NULS * size and not re.search("[\1-\7\16-\32\34-\37]", text[:65536])


def spans_of_bytes(text: str) -> tuple[Span, ...]:
    """The runs of lone surrogates that stand for bytes which did not decode."""
    return tuple(Span(*match.span()) for match in re.finditer("[\udc80-\udcff]+", text))


if TYPE_CHECKING:
    AnySource = Source | DocxSource


def decoded(path: str, data: bytes) -> AnySource:
    """What the bytes of a file of this name hold; raises `SourceError` without a path."""
    if path[-5:].lower() == ".docx":
        from wenlint.docx.source import DocxSource

        return DocxSource.decode(data)
    return Source.decode(data)


def read(path: str) -> tuple[bytes, AnySource]:
    """The bytes of a file and what they decode to; `SourceError` names the file and what to do."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror or error}){_advice(path, error)}", path) from None
    try:
        return data, decoded(path, data)
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
    spans = spans_of_bytes(text)
    bad = sum(span.end - span.start for span in spans)
    if bad > max(4, UNDECODABLE_SHARE * len(body)):
        raise SourceError(
            f"is not UTF-8 ({bad} of {len(body)} bytes do not decode, the first 0x{body[error.start]:02X} at byte {len(bom) + error.start}), "
            "and no other codec is certain: convert it to UTF-8, or exclude it"
        )
    return Source(text, "utf-8", bom, spans)
