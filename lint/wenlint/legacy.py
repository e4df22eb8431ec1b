"""Which codec a file is in that is not UTF-8, and how sure that is.

Each codec that the bytes decode in gives a text; how likely that text is as Chinese, Japanese or Korean is told by how common
its characters are.  The likeliest codec counts if it beats the next one, and bytes of some other single-byte codec or of no
text at all, by far.  Imported for files only that are not plain UTF-8.
"""

from __future__ import annotations

import math
import os
import re
from collections import Counter
from functools import cache

from wenlint.record import Record
from wenlint.source import Source, is_text_with_nuls, spans_of_bytes

NAMES = {
    "gb18030": "GB18030",
    "cp950": "Big5",
    "big5hkscs": "Big5-HKSCS",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "euc_jis_2004": "EUC-JP",
}
"""The codecs as Python names them, and the names that people know."""

_VARIANTS = {"cp950": ("cp950", "big5hkscs"), "euc_jp": ("euc_jp", "euc_jis_2004")}
"""Codecs that hold more characters than the usual one, which is tried first."""

_DECLARED_NAMES = {
    "gb18030": ("gb18030", "gbk", "gb2312", "x-gbk", "cp936"),
    "cp950": ("big5", "big5-hkscs", "cp950", "x-big5"),
    "cp932": ("shift-jis", "x-sjis", "sjis", "windows-31j", "cp932"),
    "euc_jp": ("euc-jp", "x-euc-jp"),
    "cp949": ("euc-kr", "ks-c-5601-1987", "cp949", "uhc"),
}

_NOT_SHIFT_JIS = {0xF8F0: 0xDCA0, 0xF8F1: 0xDCFD, 0xF8F2: 0xDCFE, 0xF8F3: 0xDCFF}
"""What cp932 makes of single bytes that Shift-JIS does not have: they do not decode."""

_CANDIDATES = {
    "utf-8": ("hans", "hant", "ja", "ko"),
    "gb18030": ("hans", "hant"),
    "cp950": ("hant",),
    "cp932": ("ja",),
    "euc_jp": ("ja",),
    "cp949": ("ko",),
    "utf-16-le": ("hans", "hant", "ja", "ko"),
    "utf-16-be": ("hans", "hant", "ja", "ko"),
}
"""Codecs, with the scripts whose text they may hold.  Where UTF-8 is the likeliest, it is damaged UTF-8."""

CERTAIN = 0.9995
"""Certainty from which a codec counts: below it, a file is read by nobody."""

_PAIRS = ("utf-16-le", "utf-16-be")

_DECLARATION = re.compile(rb"""(?:charset|encoding)[ \t]*=[ \t]*["']?([A-Za-z0-9_.:-]+)""")

_THREE_BYTES = re.compile(rb"[\xe1-\xef][\x80-\xbf]{2}")
"""A Chinese, Japanese or Korean character in UTF-8."""

_MIN_UTF8 = 4
"""Such characters in the lines of a file that holds two codecs; one or two may be chance."""

_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")

_SAMPLE = 16_384
"""Bytes that are looked at."""

ZERO = ord("@")
"""How the data writes costs: as characters from @ up, in half bits."""

# What a character costs that the data does not have: the negative natural logarithm of its probability.
_ASCII = 4.0
_HIGH_BYTE = 4.2  # of an alphabet in a single-byte codec
_DIGIT_OR_LETTER = 9.0  # full-width
_LETTER = 11.0  # of another alphabet
_RARE = 13.0  # an ideograph or syllable that no list has
_NOTHING = 18.0  # private use, control characters, what is unassigned
_BAD = 14.0  # a byte that does not decode

_MAX_REPAIRS = 1000
"""Bytes that do not decode and behind which the reading is mended; a file with more is no text in the codec."""

_WINDOW = 40
"""Bytes that tell whether pairs are shifted."""

_DECLARED = 7.0
"""What it is worth when a web page itself names the codec."""


MAX_BAD = 0.02
"""Share of bytes that may not decode in a file whose codec is told."""


class Guess(Record):
    """A codec, by the name that Python knows, and the probability, from 0 to 1, that it is the right one."""

    codec: str
    certainty: float


def guess(data: bytes, declared: str = "") -> Guess | None:
    """The likeliest codec of bytes that are not plain UTF-8, None when none is likelier than no text at all.

    `declared` is a codec that the text itself names.
    """
    sample = data if len(data) <= _SAMPLE else _sample(data)
    if not sample:
        return None
    background = _of_bytes(sample)
    costs = {codec: _of_codec(sample, codec, scripts) for codec, scripts in _CANDIDATES.items() if codec not in _PAIRS}
    if len(data) % 2 == 0:
        start = data[:_SAMPLE]
        factor = background / max(1.0, _of_bytes(start))  # both kinds of samples on one scale
        costs |= {codec: factor * _of_codec(start, codec, _CANDIDATES[codec]) for codec in _PAIRS}
    if declared in costs:
        costs[declared] -= _DECLARED
    codec = min(costs, key=costs.__getitem__)
    others = [cost for other, cost in costs.items() if other != codec and not _is_same(sample, codec, other)]
    evidence = min([background, *others]) - costs[codec]
    return Guess(codec, 1 - math.exp(-evidence)) if evidence > 0 else None


def decode(data: bytes, bom: bytes) -> Source | None:
    """What bytes hold that are not plain UTF-8, `bom` aside; None when no codec is certain.

    That is UTF-16 without a byte order mark, UTF-8 with lines in another codec, or another codec.
    """
    return _joined_files(data, bom) or _in_one_codec(data, bom)


def _in_one_codec(data: bytes, bom: bytes) -> Source | None:
    best = guess(data, declared(data))
    if best is None or best.certainty < CERTAIN or best.codec == "utf-8":
        return None
    codec, text = best.codec, ""
    for codec in _VARIANTS.get(best.codec, (best.codec,)):
        try:
            text = _strict(data, codec)
            break
        except UnicodeDecodeError:
            continue
    else:
        codec = best.codec
        if codec.startswith("utf"):
            return None
        text = text_in(data, codec)
    bad = spans_of_bytes(text)
    if sum(span.end - span.start for span in bad) > max(4, MAX_BAD * len(data)) or not is_text_with_nuls(text, len(data)):
        return None
    return Source(text, codec, bom, bad, best.certainty, "", _encoded(text, codec) == data)


def _joined_files(data: bytes, bom: bytes) -> Source | None:
    """UTF-8 in which whole lines are in another codec."""
    lines = data.split(b"\n")
    strange = [line for line in lines if not _is_utf8(line)]
    if sum(len(_THREE_BYTES.findall(line)) for line in lines if _is_utf8(line)) < _MIN_UTF8:
        return None
    best = guess(b"\n".join(strange))
    if best is None or best.certainty < CERTAIN or best.codec.startswith("utf"):
        return None
    parts = [line.decode() if _is_utf8(line) else text_in(line, best.codec) for line in lines]
    text = "\n".join(parts)
    return Source(text, "utf-8", bom, spans_of_bytes(text), best.certainty, best.codec, False)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def declared(data: bytes) -> str:
    """The codec that a web page or an XML file names in its first kilobyte, by its Python name; empty if none or another."""
    match = _DECLARATION.search(data[:1024])
    if not match:
        return ""
    name = match[1].decode("ascii").lower().replace("_", "-")
    return next((codec for codec, names in _DECLARED_NAMES.items() if name in names), "")


def _encoded(text: str, codec: str) -> bytes:
    try:
        return text.encode(codec, "surrogateescape")
    except UnicodeEncodeError:
        return b""


def _sample(data: bytes) -> bytes:
    """The lines with bytes beyond ASCII, as far as they go."""
    parts: list[bytes] = []
    size = 0
    for match in re.finditer(rb"[^\n\x80-\xff]*+[\x80-\xff][^\n]*+\n?", data):
        parts.append(match[0][: _SAMPLE - size])
        size += len(parts[-1])
        if size >= _SAMPLE:
            break
    return b"".join(parts)


def _is_same(sample: bytes, one: str, other: str) -> bool:
    """True when two codecs read the same text."""
    return sample.decode(one, "replace") == sample.decode(other, "replace")


def _of_bytes(sample: bytes) -> float:
    """The cost of bytes as text in a single-byte codec."""
    high = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    return high * _HIGH_BYTE + (len(sample) - high) * _ASCII


def _of_codec(sample: bytes, codec: str, scripts: tuple[str, ...]) -> float:
    """The cost of bytes in a codec, as text of the likeliest script."""
    counts = Counter(text_in(sample, codec))
    return min(_total(counts, script) for script in scripts)


def text_in(data: bytes, codec: str) -> str:
    """The text of bytes in a codec; each byte that does not decode is a lone surrogate, as with `surrogateescape`.

    Behind such a byte the pairs of a double-byte codec may be shifted by one: the better of both readings is taken.
    """
    if codec.startswith("utf"):
        return data.decode(codec, "replace" if codec in _PAIRS else "surrogateescape")
    parts: list[str] = []
    start = 0
    for _ in range(_MAX_REPAIRS):
        try:
            return "".join((*parts, _strict(data[start:], codec)))
        except UnicodeDecodeError as error:
            end = start + error.start
        parts += (_strict(data[start:end], codec), chr(0xDC00 + data[end]))
        start = end + 1
        if start < len(data) and data[start] >= 0x80 and _is_shifted(data[start : start + _WINDOW], codec):
            parts.append(chr(0xDC00 + data[start]))
            start += 1
    return "".join((*parts, data[start:].decode(codec, "surrogateescape")))


def _strict(data: bytes, codec: str) -> str:
    text = data.decode(codec)
    return text.translate(_NOT_SHIFT_JIS) if codec == "cp932" else text


def _is_shifted(window: bytes, codec: str) -> bool:
    """True when bytes read better without the first."""
    scripts = _CANDIDATES[codec]
    as_is, shifted = (Counter(part.decode(codec, "surrogateescape")) for part in (window, window[1:]))
    return min(_total(shifted, script) for script in scripts) + _BAD < min(_total(as_is, script) for script in scripts)


def _total(counts: Counter[str], script: str) -> float:
    return sum(count * _cost(character, script) for character, count in counts.items())


def _cost(character: str, script: str) -> float:
    if " " <= character <= "~" or character in "\n\r\t":
        return _ASCII
    if known := _costs()[script].get(character):
        return known
    if "\udc80" <= character <= "\udcff" or character == "\ufffd":
        return _BAD
    if "\u4e00" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" or "\uff61" <= character <= "\uff9f":
        return _RARE
    if "\uff01" <= character <= "\uff5e":
        return _DIGIT_OR_LETTER
    return _LETTER if character.isalpha() or character.isprintable() else _NOTHING


@cache
def _costs() -> dict[str, dict[str, float]]:
    """For each script the cost of its common characters."""
    with open(os.path.join(os.path.dirname(__file__), "data", "common_characters.txt"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split(" ", 1) for line in file]
    costs: dict[str, dict[str, float]] = {}
    for script, row in rows:
        costs[script] = table = {}
        cost = 0.0
        for character in row:
            if character < "\x80":
                cost = (ord(character) - ZERO) / 2 * math.log(2)
            else:
                table[character] = cost
    return costs
