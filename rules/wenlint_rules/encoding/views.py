"""What bytes look like in the wrong codec, and which bytes a text stands for.

A *view* is the codec that bytes were wrongly read in.  The bytes come back by encoding the text in it again; what stands
for bytes that the view could not show is `LOST`.
"""

from __future__ import annotations

import codecs
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from wenlint.api import Record, compile_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterator

NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GBK",
    "web-gbk": "GBK",
    "big5hkscs": "Big5",
    "cp950": "Big5",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "western": "Windows-1252",
    "latin-1": "Latin-1",
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
}
"""Python's names of codecs, and those that messages show."""

EASTERN = ("gb18030", "cp950", "cp932", "cp949", "euc_jp")
"""Codecs of Chinese, Japanese and Korean with two bytes to most characters."""

WEB_GBK = "web-gbk"
"""GBK as web browsers read it: they show byte 80 as the euro sign, which the Chinese national standard has elsewhere."""

LOST = 0xFF
"""Stands for an unknown byte.  No codec here has it in text."""

FOREIGN = 0x01
"""Stands for a character that the view does not have, so that the bytes cannot go on over it."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

SPECIAL = {bytes((code,)).decode("cp1252"): code for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""The characters that Windows-1252 has in place of C1 controls, with their bytes."""

_TO_LATIN_1 = str.maketrans({character: chr(code) for character, code in SPECIAL.items()})


class Bytes(Record):
    """The bytes that a text stands for in a view, and where each character begins in them, the end included."""

    data: bytes
    offsets: tuple[int, ...]


def western(text: str) -> bytes:
    """The bytes of a text in Windows-1252 or Latin-1; `UnicodeEncodeError` when they have not all of its characters."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.translate(_TO_LATIN_1).encode("latin-1")


def encoded(text: str, view: str) -> bytes:
    """The bytes of a text in a view, with `LOST` for U+FFFD and `FOREIGN` for what the view does not have."""
    if view == WEB_GBK:
        return b"\x80".join(encoded(part, "gb18030") for part in text.split("€"))
    if view == "gb18030":  # it has four bytes for U+FFFD itself
        return b"\xff".join(part.encode(view, _LENIENT) for part in text.split(REPLACEMENT))
    return text.encode(view, _LENIENT)


@cache
def places(view: str) -> _Places:
    """For characters of a view, the bytes that they can stand for."""
    return _Places(view)


class _Places(dict[str, tuple[bytes, ...]]):
    """Filled as characters are asked for; empty for those that the view does not have."""

    def __init__(self, view: str) -> None:
        self._view = view

    def __missing__(self, character: str) -> tuple[bytes, ...]:
        try:
            found = [character.encode(self._view)]
        except UnicodeError:
            found = []
        if self._view == "cp932" and character in _ibm():
            found.append(_ibm()[character])
        self[character] = options = tuple(data for data in found if len(data) <= 2)
        return options


@cache
def _ibm() -> dict[str, bytes]:
    """The characters that Shift-JIS has in two places: those at FA40 to FC4B, which Python writes elsewhere."""
    codes = (bytes((lead, trail)) for lead in (0xFA, 0xFB, 0xFC) for trail in range(0x40, 0xFD))
    places = {code.decode("cp932", "replace"): code for code in codes}  # what is no character shows as two
    return {letter: code for letter, code in places.items() if len(letter) == 1 and letter.encode("cp932", "ignore") != code}


def read_to_cut(data: bytes, codec: str) -> tuple[str, bytes] | None:
    """Bytes as text, and the first byte of a pair at their end whose second is missing; None when they are no text of the codec."""
    try:
        return data.decode(codec), b""
    except UnicodeDecodeError as error:
        return (data[:-1].decode(codec), data[-1:]) if error.start + 1 == len(data) else None


@cache
def ambiguous(view: str) -> re.Pattern[str]:
    """The characters of a view that can stand for more than one sequence of bytes."""
    return compile_pattern(f"[{''.join(_ibm())}]" if view == "cp932" else "(?!)")


def aligned(text: str, view: str) -> Bytes:
    """The bytes of a text in a view, with the place of each character."""
    parts = list(map(_encodings(view).__getitem__, text))
    return Bytes(b"".join(parts), tuple(accumulate(map(len, parts), initial=0)))


@cache
def _encodings(view: str) -> _Encodings:
    return _Encodings(view)


class _Encodings(dict[str, bytes]):
    """The bytes of characters in a view, filled as they are asked for."""

    def __init__(self, view: str) -> None:
        self._view = view

    def __missing__(self, character: str) -> bytes:
        self[character] = data = encoded(character, self._view)
        return data


@cache
def pair_map(view: str, codec: str) -> _PairMap:
    """For characters of a view, the character of a codec with the same bytes."""
    return _PairMap(view, codec)


class _PairMap(dict[str, str]):
    """Filled as characters are asked for, or told of; empty for those without a counterpart."""

    def __init__(self, view: str, codec: str) -> None:
        self._view, self._codec = view, codec

    def __missing__(self, character: str) -> str:
        self.learn((character,), encoded(character, self._view))
        return self[character]

    def learn(self, characters: Collection[str], lines: bytes) -> None:
        """Look up many characters at once; they are a line each in the view, as no codec takes line ends for second bytes."""
        others = lines.decode(self._codec, "replace").split("\n")
        self.update(zip(characters, map(self._text, others), strict=True))

    @staticmethod
    def _text(other: str) -> str:
        is_text = len(other) == 1 and other >= " " and other != REPLACEMENT and not "\ue000" <= other <= "\uf8ff"
        return other if is_text else ""


def _lenient(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    text = error.object[error.start : error.end]
    return bytes(LOST if character == REPLACEMENT else FOREIGN for character in text), error.end


_LENIENT = "wenlint-lenient"
codecs.register_error(_LENIENT, _lenient)


def chain(codec: str, view: str, times: int = 1) -> str:
    """`UTF-8 read as GBK`, as messages say it."""
    return f"{NAMES[codec]} read as {NAMES[view]}{', twice' if times == 2 else f', {times} times' if times > 2 else ''}"


def continuation() -> Iterator[str]:
    """The characters that bytes 80 to BF show as in Windows-1252 or Latin-1."""
    yield from map(chr, range(0x80, 0xC0))
    yield from SPECIAL
