"""Signatures of the paragraphs of a part: the numbers of `wenlint.signatures`, computed for thousands of paragraphs at once.

A text of 100 characters takes 10 µs here and 60 µs there.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wenlint.corpus.rows import STATE
from wenlint.signatures import BANDS, MIN_LENGTH, ROWS, digest, normalised, probes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from wenlint.corpus.storage import Folder
    from wenlint.document import Document

    Numbers = np.ndarray[Any, np.dtype[np.uint64]]

FLUSHED = 20_000
"""Paragraphs whose signatures are computed at once: 128 values of 8 bytes for each are 20 MB."""

_SIZE = BANDS * ROWS
_EMPTY = np.uint64((1 << 64) - 1)


def band_name(band: int) -> str:
    """The column that holds the keys of a band."""
    return f"band{band:02}"


class Signatures:
    """The file with the signatures of a part: the number of the document in the part, that of the paragraph in the document,
    the hash of the paragraph, and the keys of its bands.
    """

    def __init__(self, out: Folder, part: str, *, near: bool) -> None:
        self._out, self._name, self._near = out, signatures_name(part), near
        self._stack = ExitStack()
        self._places: list[tuple[int, int]] = []
        self._texts: list[str] = []
        fields = [("document", pa.int32()), ("paragraph", pa.int32()), ("high", pa.uint64()), ("low", pa.uint64())]
        self._schema = pa.schema(fields + ([(band_name(band), pa.uint64()) for band in range(BANDS)] if near else []))

    def __enter__(self) -> Signatures:
        path = self._stack.enter_context(self._out.writing(self._name))
        # Random numbers do not compress, and dictionaries only cost time.
        self._file = self._stack.enter_context(pq.ParquetWriter(path, self._schema, compression="none", use_dictionary=False))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._flush()
        self._stack.__exit__(kind, error, trace)

    def put(self, number: int, document: Document) -> int:
        """Keep the paragraphs of a document, by its number in the part, that are long enough; how many they are."""
        count = 0
        for paragraph, text in paragraphs_of(document):
            self._places.append((number, paragraph))
            self._texts.append(text)
            count += 1
            if len(self._texts) == FLUSHED:
                self._flush()
        return count

    def _flush(self) -> None:
        documents, paragraphs = zip(*self._places, strict=True) if self._places else ((), ())
        hashes = np.frombuffer(b"".join(map(digest, self._texts)), ">u8").astype(np.uint64).reshape(-1, 2)
        columns: list[Any] = [np.array(documents, np.int32), np.array(paragraphs, np.int32), *map(np.ascontiguousarray, hashes.T)]
        if self._near:
            keys = bands(minhashes(self._texts))
            columns += (np.ascontiguousarray(keys[:, band]) for band in range(BANDS))
        arrays = [pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._file.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._places, self._texts = [], []


def signatures_name(part: str) -> str:
    """Where the signatures of a part lie."""
    return f"{STATE}/signatures/{part}.parquet"


def paragraphs_of(document: Document) -> list[tuple[int, str]]:
    """The paragraphs that count, by their number in the document from 0, normalised: those with enough letters and digits."""
    texts = ((block.index, normalised(block.text)) for block in document.paragraphs if len(block.text) >= MIN_LENGTH)
    return [(number, text) for number, text in texts if len(text) >= MIN_LENGTH]


def minhashes(texts: Sequence[str]) -> Numbers:
    """The values of MinHash of normalised texts of at least `MIN_LENGTH` characters, a row for each."""
    if not texts:
        return np.zeros((0, _SIZE), np.uint64)
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    mixed = codes[:-2] * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= codes[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed ^= codes[2:] * np.uint64(0x165667B19E3779F9)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    owner = np.repeat(np.arange(len(texts)), lengths)[:-2]
    ends = np.cumsum(lengths)[:-1]
    inside = np.ones(len(mixed), bool)
    inside[ends - 1] = inside[ends - 2] = False  # 3-grams across two texts
    mixed, owner = mixed[inside], owner[inside]
    lowest = np.full(len(texts) * _SIZE, _EMPTY)
    cells = owner * _SIZE + (mixed >> np.uint64(57)).astype(np.int64)
    np.minimum.at(lowest, cells, mixed & np.uint64((1 << 57) - 1))
    _fill(lowest)
    return lowest.reshape(len(texts), _SIZE)


def _fill(lowest: Numbers) -> None:
    """Give empty cells the value of another cell of their row, which they look for in an order of their own."""
    orders = np.array(probes())
    held = lowest != _EMPTY
    empty = np.flatnonzero(~held)
    for step in range(_SIZE):
        if not len(empty):
            return
        from_ = empty - empty % _SIZE + orders[empty % _SIZE, step]
        found = held[from_]
        lowest[empty[found]] = lowest[from_[found]]
        empty = empty[~found]


def bands(values: Numbers) -> Numbers:
    """The keys of the bands of MinHash values, a row for each text."""
    grouped = values.reshape(-1, BANDS, ROWS)
    keys = np.broadcast_to(np.arange(1, _SIZE, ROWS, dtype=np.uint64), grouped.shape[:2]).copy()
    for row in range(ROWS):
        keys = ((keys ^ grouped[:, :, row]) * np.uint64(0x9E3779B97F4A7C15)) ^ (keys >> np.uint64(31))
    return keys
