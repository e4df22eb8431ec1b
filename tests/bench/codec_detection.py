"""How often the codec of a file is told, and how often it is told wrong, beside other detectors that are installed.

    python tests/bench/codec_detection.py FOLDER [--count 60]

FOLDER holds folders `zh-CN`, `zh-TW`, `ja`, `ko` and `en` of UTF-8 texts.  Stretches of 4 to 500 characters are encoded with real
codecs: pure, amid five times as much English, and with one byte overwritten.  Each row says right / wrong in percent; the
rest is no answer.  Any further folder is a language whose texts, in single-byte codecs, must give no answer.
"""

import argparse
import importlib
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from wenlint.legacy import CERTAIN, guess

CODECS = [
    ("zh-CN", "gb18030"),
    ("zh-TW", "cp950"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("ko", "cp949"),
    ("zh-CN", "utf-16-le"),
    ("zh-TW", "utf-16-be"),
    ("ja", "utf-16-le"),
]
SINGLE = ["latin-1", "cp1250", "cp1251", "koi8-r", "cp866", "cp1253", "cp1254", "cp1255", "cp1256", "cp1258", "mac-roman"]
SAME = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "cp950",
    "big5hkscs": "cp950",
    "shift_jis": "cp932",
    "shift_jis_2004": "cp932",
    "euc_jis_2004": "euc_jp",
    "euc_kr": "cp949",
    "uhc": "cp949",
}
"""Codecs that hold the same text in the same bytes, for the most part."""

Detector = Callable[[bytes], str]


def name(codec: str | None) -> str:
    """One name for codecs that come to the same, and empty for no answer."""
    plain = (codec or "").lower().replace("-", "_")
    return "utf_16" if plain.startswith("utf_16") else SAME.get(plain, plain)


def ours(data: bytes) -> str:
    """The codec that a file would be read in."""
    found = guess(data)
    return name(found.codec) if found and found.certainty >= CERTAIN else ""


def detectors() -> dict[str, Detector]:
    """Our detector and those that are installed."""
    found: dict[str, Detector] = {"wenlint": ours}
    for module in ("chardet", "cchardet", "charset_normalizer"):
        try:
            other = importlib.import_module(module)
        except ImportError:
            continue
        found[module] = lambda data, detect=other.detect: name(detect(data)["encoding"])
    return found


def stretch(text: str, size: int, codec: str, random_: random.Random) -> bytes | None:
    """A stretch of a text, most of which is written in its own script and can be encoded."""
    for _ in range(300):
        at = random_.randrange(max(1, len(text) - size))
        part = text[at : at + size]
        data = part.encode(codec, "ignore")
        if sum(one > "\u2fff" for one in part) >= 0.6 * size and len(data.decode(codec)) >= 0.9 * size:
            return data
    return None


def case(kind: str, text: str, english: str, size: int, codec: str, random_: random.Random) -> bytes | None:
    """One file that is not UTF-8; None where chance gives none."""
    data = stretch(text, size, codec, random_)
    if data is None or (kind == "bad" and codec.startswith("utf")):
        return None
    if kind == "mixed":
        at = random_.randrange(len(english) - 5 * size)
        halves = [english[at : at + 2 * size], english[at + 2 * size : at + 5 * size]]
        front, behind = (half.encode("ascii", "ignore").decode().encode(codec) for half in halves)
        data = front + data + behind
    elif kind == "bad":
        at = random_.randrange(len(data))
        data = data[:at] + bytes([random_.choice(b"\x80\xff")]) + data[at + 1 :]
    try:
        data.decode()
    except UnicodeDecodeError:
        return data
    return None


def main() -> None:
    """Print a row for each kind and size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=60)
    options = parser.parse_args()
    texts = {
        folder.name: re.sub(r"\s+", " ", " ".join(file.read_text("utf-8") for file in sorted(folder.rglob("*")) if file.is_file()))
        for folder in sorted(options.folder.iterdir())
        if folder.is_dir()
    }
    random_, known = random.Random(5), detectors()
    for kind in ("pure", "mixed", "bad"):
        for size in (4, 6, 10, 20, 50, 200, 500):
            counts = {one: Counter[str]() for one in known}
            for language, codec in CODECS:
                for _ in range(options.count if language in texts else 0):
                    data = case(kind, texts[language], texts["en"], size, codec, random_)
                    for one, detect in known.items() if data else ():
                        found = detect(data or b"")
                        counts[one]["right" if found == name(codec) else "wrong" if found else "none"] += 1
            cells = (
                f"{one} {100 * c['right'] / c.total():.1f} / {100 * c['wrong'] / c.total():.1f}" for one, c in counts.items() if c
            )
            print(f"{kind:5} {size:3}: {'; '.join(cells)}")
    for language in sorted(texts.keys() - {language for language, _ in CODECS} - {"en"}):
        answers, files = 0, 0
        for codec in SINGLE:
            for size in (6, 10, 20, 50, 200, 2000):
                for _ in range(options.count):
                    at = random_.randrange(max(1, len(texts[language]) - size))
                    data = texts[language][at : at + size].encode(codec, "ignore")
                    if any(byte >= 0x80 for byte in data):
                        files, answers = files + 1, answers + bool(ours(data) not in ("", "utf_8"))
        print(f"{language}: {answers} answers on {files} files in single-byte codecs")


if __name__ == "__main__":
    main()
