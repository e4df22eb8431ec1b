"""From the inputs to parts: what one task works on, with a stable name.

A part is a row group of a Parquet file, a JSON Lines file or a range of lines of a large one, or a run of text files.
"""

from __future__ import annotations

import os
import posixpath
import re
from typing import TYPE_CHECKING, Literal

import fsspec

from wenlint.corpus.storage import file_system, reaching
from wenlint.errors import SourceError, UsageError
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["jsonl", "parquet", "text"]

ENDINGS: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".jsonl.zst": "jsonl",
    ".ndjson": "jsonl",
    ".ndjson.gz": "jsonl",
    ".ndjson.zst": "jsonl",
    ".parquet": "parquet",
    ".txt": "text",
    ".md": "text",
}
"""What is read in a folder, by the ends of names."""

TEXT_FILES, TEXT_SIZE = 500, 16_000_000
"""Files, and bytes, of text in one part: below this a task costs more than its work."""


JSON_SIZE, BLOCK = 64_000_000, 8_000_000
"""Bytes from which a JSON Lines file that is not compressed is cut into parts, and bytes that are read at once to find where;
reading costs a twentieth of checking."""


class Input(Record):
    """A file of the corpus: its URL, its name in the output, its size in bytes, and what changes with its content."""

    url: str
    name: str
    kind: Kind
    size: int
    stamp: str

    @property
    def codec(self) -> Literal["zstd", "gzip"] | None:
        """How the file is compressed, as Arrow names it; None for one that is not."""
        name = self.name.lower()
        return "zstd" if name.endswith(".zst") else "gzip" if name.endswith(".gz") else None


class Part(Record):
    """What one task works on: `inputs`, of which a Parquet file counts with one row group, and a large JSON Lines file with the
    bytes from `begin` to `end`; `first_row` is the number in the file of its first row or line.
    """

    name: str
    inputs: tuple[Input, ...]
    row_group: int = -1
    first_row: int = 0
    begin: int = 0
    end: int | None = None

    @property
    def kind(self) -> Kind:
        """The format of the inputs."""
        return self.inputs[0].kind

    @property
    def is_piece(self) -> bool:
        """True for what is only a piece of a file."""
        return self.row_group >= 0 or self.end is not None


def inputs_of(urls: Sequence[str]) -> list[Input]:
    """The files that paths and URLs name, in order, those of a folder by name.

    Raises `UsageError` for what does not exist, is of an unknown format, or would have the same name in the output, and
    `SourceError` for a store that does not answer.
    """
    found: dict[str, Input] = {}
    for url in urls:
        count = len(found)
        with reaching(url):
            items = list(_expanded(url))
        for item in items:
            if item.name in found:
                raise UsageError(f"{item.url} and {found[item.name].url} would both be {item.name} in the output: check them apart")
            found[item.name] = item
        if len(found) == count:
            raise UsageError(f"{url}: holds no file that ends in {', '.join(ENDINGS)}")
    return list(found.values())


def _expanded(url: str) -> Iterator[Input]:
    files, root = file_system(url)
    if files.isdir(root):
        paths = [path for path in sorted(files.find(root)) if not posixpath.basename(path).startswith(".")]
    elif files.exists(root):
        if _kind(root) is None:
            raise UsageError(f"{url}: is of an unknown format; known are {', '.join(ENDINGS)}")
        paths = [root]
    else:
        raise UsageError(f"{url}: no such file or folder: check the path")
    for path in paths:
        kind = _kind(path)
        if kind:
            info = files.info(path)
            stamp = str(info.get("ETag") or info.get("mtime") or info.get("LastModified") or "")
            name = posixpath.basename(path) if path == root else posixpath.relpath(path, root)
            yield Input(files.unstrip_protocol(path) if "://" in url else path, name, kind, info["size"], stamp)


def _kind(path: str) -> Kind | None:
    name = posixpath.basename(path).lower()
    return next((kind for ending, kind in ENDINGS.items() if name.endswith(ending)), None)


def parts_of(inputs: Sequence[Input]) -> list[Part]:
    """The parts of the inputs in order.  Raises `SourceError` for a file of many parts that cannot be read."""
    made: list[Part] = []
    texts: list[Input] = []
    for item in inputs:
        if item.kind == "text":
            if texts and (len(texts) == TEXT_FILES or sum(text.size for text in texts) + item.size > TEXT_SIZE):
                made.append(Part(_name(len(made), texts[0]), tuple(texts)))
                texts = []
            texts.append(item)
        elif item.kind == "jsonl":
            for begin, end, first_row in _line_ranges(item):
                made.append(Part(_name(len(made), item), (item,), -1, first_row, begin, end))
        else:
            first_row = 0
            for group, rows in enumerate(_row_groups(item)):
                made.append(Part(_name(len(made), item), (item,), group, first_row))
                first_row += rows
    if texts:
        made.append(Part(_name(len(made), texts[0]), tuple(texts)))
    return made


def _line_ranges(item: Input) -> Iterator[tuple[int, int | None, int]]:
    """Where the parts of a JSON Lines file begin and end, and the numbers of their first lines; a small file is one, without an end."""
    if item.size <= JSON_SIZE or item.codec:
        yield 0, None, 0
        return
    begin = at = first = line = 0
    with reaching(item.url), fsspec.open(item.url, "rb") as file:
        while block := file.read(BLOCK):
            if at - begin >= JSON_SIZE and (cut := block.find(b"\n") + 1):
                yield begin, at + cut, first
                begin, first = at + cut, line + 1
            line += block.count(b"\n")
            at += len(block)
    if begin < at:
        yield begin, at, first


def _row_groups(item: Input) -> list[int]:
    import pyarrow.parquet as pq

    try:
        with fsspec.open(item.url, "rb") as file:
            metadata = pq.ParquetFile(file).metadata
    except Exception as error:  # pyarrow raises many kinds
        raise SourceError(f"is no Parquet file that can be read ({' '.join(str(error).split())[:200]})", item.url) from None
    return [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]


def _name(number: int, item: Input) -> str:
    stem = re.sub(r"[^\w-]+", "-", os.path.basename(item.name).partition(".")[0])[:40]
    return f"{number:06}-{stem}"
