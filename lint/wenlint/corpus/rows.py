"""The documents of a part, one after the other, and the cleaned ones back in the format of the input."""

from __future__ import annotations

import io
import json
import shutil
from contextlib import ExitStack, contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from wenlint.document import Document
from wenlint.errors import SourceError
from wenlint.formats import format_of
from wenlint.record import Record
from wenlint.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

    from wenlint.config import Config
    from wenlint.corpus.parts import Input, Part
    from wenlint.corpus.storage import Folder

BATCH = 1_000
"""Rows of a Parquet file that are in memory at once."""


class Columns(Record):
    """Which columns, or keys, of a row hold the text and the id; without an id column ids are None."""

    text: str
    id: str | None = None


class Job(Record):
    """What is done with every part, and where its output goes."""

    out: str
    config: Config
    columns: Columns
    format: str = "text"
    fix: bool = False
    unsafe: bool = False
    duplicates: str = "off"


class Row(Record):
    """A document: its file, its number in the file from 0, its id, and its text, or in `error` why there is none.

    `raw` is what the format needs to write it back.
    """

    file: str
    number: int
    id: str | None
    text: str | None
    error: str | None = None
    raw: Any = None

    @property
    def is_blank(self) -> bool:
        """True for an empty line between documents."""
        return self.text is None and self.error is None


def rows(part: Part, columns: Columns) -> Iterator[Row]:
    """The documents of a part.

    A row that holds no text is a row with an error.  Raises `SourceError` when the rest of the part cannot be read.
    """
    if part.kind == "jsonl":
        return _json_rows(part, columns)
    if part.kind == "parquet":
        return _parquet_rows(part, columns)
    return (_text_row(item) for item in part.inputs)


def chosen_rows(part: Part, columns: Columns, numbers: Sequence[int]) -> Iterator[tuple[int, Row]]:
    """Some documents of a part, by their numbers in it, blank lines not counted, which ascend; others are hardly looked at."""
    if part.kind == "text":
        return ((number, _text_row(part.inputs[number])) for number in numbers)
    if part.kind == "jsonl":
        return _chosen_lines(part, columns, set(numbers))
    return _chosen_cells(part, columns, numbers)


def _chosen_lines(part: Part, columns: Columns, numbers: set[int]) -> Iterator[tuple[int, Row]]:
    documents = ((line, text) for line, text in _lines(part) if text.strip())
    for number, (line, text) in zip(range(max(numbers) + 1), documents, strict=False):
        if number in numbers:
            yield number, _json_row(part.inputs[0].name, line, text, columns)


def _chosen_cells(part: Part, columns: Columns, numbers: Sequence[int]) -> Iterator[tuple[int, Row]]:
    (item,) = part.inputs
    with fsspec.open(item.url, "rb") as opened:
        column = pq.ParquetFile(opened).read_row_group(part.row_group, columns=[columns.text])[columns.text]
    for number, text in zip(numbers, column.take(pa.array(numbers, pa.int64())).to_pylist(), strict=True):
        yield number, Row(item.name, part.first_row + number, None, text)


def _json_rows(part: Part, columns: Columns) -> Iterator[Row]:
    (item,) = part.inputs
    try:
        for number, line in _lines(part):
            yield _json_row(item.name, number, line, columns) if line.strip() else Row(item.name, number, None, None, None, line)
    except (OSError, EOFError, ValueError) as error:  # a compressed file that is cut, say
        raise SourceError(f"cannot be read to its end ({' '.join(str(error).split())})", item.url) from None


def _lines(part: Part) -> Iterator[tuple[int, bytes]]:
    """The lines of a part of a JSON Lines file, with their numbers in the file."""
    with _opened(part.inputs[0]) as file:
        at = part.begin
        if at:
            file.seek(at)
        for number, line in enumerate(file, part.first_row):
            yield number, line
            at += len(line)
            if at == part.end:
                return


def _json_row(name: str, number: int, line: bytes, columns: Columns) -> Row:
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise TypeError("it is no object")
        if columns.text not in record:
            raise TypeError(f"it has no {columns.text}")
        text = record[columns.text]
        if not isinstance(text, str):
            raise TypeError(f"its {columns.text} is no string")
    except (ValueError, TypeError, RecursionError) as error:
        return Row(name, number, None, None, f"line {number + 1} is no document: {error}", line)
    return Row(name, number, _id(record.get(columns.id)) if columns.id else None, text, None, line)


def _parquet_rows(part: Part, columns: Columns) -> Iterator[Row]:
    (item,) = part.inputs
    with fsspec.open(item.url, "rb") as opened:
        file = pq.ParquetFile(opened)
        for name in filter(None, columns):
            if name not in file.schema_arrow.names:
                raise SourceError(f"has no column {name}; it has {', '.join(file.schema_arrow.names)}", item.url)
        number = part.first_row
        for batch in file.iter_batches(BATCH, row_groups=[part.row_group]):
            texts = batch.column(columns.text).to_pylist()
            ids = batch.column(columns.id).to_pylist() if columns.id else [None] * len(texts)
            for at, (text, id_) in enumerate(zip(texts, ids, strict=True)):
                raw = batch if at + 1 == len(texts) else None
                error = None if isinstance(text, str) else f"row {number} has no text"
                yield Row(item.name, number, _id(id_), None if error else text, error, raw)
                number += 1


def _text_row(item: Input) -> Row:
    try:
        with fsspec.open(item.url, "rb") as file:
            data: bytes = file.read()
        source = Source.decode(data)
    except (OSError, SourceError) as error:
        return Row(item.name, 0, item.name, None, str(error), None)
    if source.undecodable:
        return Row(item.name, 0, item.name, None, "holds bytes that do not decode", (source, data))
    return Row(item.name, 0, item.name, source.text, None, (source, data))


def _id(value: object) -> str | None:
    return None if value is None else str(value)


def document_of(row: Row, part: Part, job: Job) -> Document:
    """The document of a row that has a text."""
    named = format_of(row.file) if part.kind == "text" else job.format
    return Document(row.text or "", format=named, path=row.file, locale=job.config.locale)


@contextmanager
def _opened(item: Input) -> Iterator[IO[bytes]]:
    with fsspec.open(item.url, "rb") as file:
        codec = item.codec
        # Arrow's streams notice where a compressed file is cut, and go on where several were joined.
        stream: Any = pa.CompressedInputStream(pa.PythonFile(file, "r"), codec) if codec else file
        yield io.BufferedReader(stream, 1 << 20) if codec else stream


class Rewriter:
    """Writes the documents of a part in the order of `rows`, into `documents/` of an output folder or, where they are only
    one part of a file, into a folder of their own from which `assembled` makes the file.
    """

    def __init__(self, part: Part, columns: Columns, out: Folder) -> None:
        self._part = part
        self._columns = columns
        self._out = out
        self._stack = ExitStack()
        self._file: Any = None
        self._batches: list[pa.RecordBatch] = []
        self._texts: list[str | None] = []
        self._is_abandoned = False

    def __enter__(self) -> Rewriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None and not self._is_abandoned:
            if self._batches:
                self._write_batches()
            self._stack.__exit__(None, None, None)
            return
        with suppress(SourceError):
            self._stack.__exit__(SourceError, SourceError("abandoned"), None)

    def abandon(self) -> None:
        """Write nothing: the input was not read to its end."""
        self._is_abandoned = True

    def put(self, row: Row, text: str | None) -> None:
        """Write a row with a new text, or as it came where that is None."""
        if self._part.kind == "text":
            self._put_text(row, text)
        elif self._part.kind == "jsonl":
            self._put_line(row.raw if text is None else self._changed_line(row.raw, text))
        else:
            self._put_cell(row, text)

    def _put_text(self, row: Row, text: str | None) -> None:
        if row.raw is not None:
            source, data = row.raw
            self._out.write(f"documents/{row.file}", data if text is None else source.encode(text))

    def _changed_line(self, line: bytes, text: str) -> bytes:
        record = json.loads(line)
        record[self._columns.text] = text
        end = line[len(line.rstrip(b"\r\n")) :]
        return json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass") + end

    def _put_line(self, line: bytes) -> None:
        if self._file is None:
            (item,) = self._part.inputs
            path = self._stack.enter_context(
                self._out.writing(piece(self._part) if self._part.is_piece else f"documents/{item.name}")
            )
            codec = item.codec
            file: Any = pa.CompressedOutputStream(path, codec) if codec else open(path, "wb")
            self._file = self._stack.enter_context(file)
        self._file.write(line)

    def _put_cell(self, row: Row, text: str | None) -> None:
        self._texts.append(text)
        if row.raw is None:
            return
        batch: pa.RecordBatch = row.raw
        index = batch.schema.get_field_index(self._columns.text)
        if any(text is not None for text in self._texts):
            kept = batch.column(index).to_pylist()
            cells = [old if new is None else new for old, new in zip(kept, self._texts, strict=True)]
            batch = batch.set_column(index, batch.schema.field(index), pa.array(cells, batch.schema.field(index).type))
        self._batches.append(batch)
        self._texts = []

    def _write_batches(self) -> None:
        table = pa.Table.from_batches(self._batches)
        with self._out.writing(piece(self._part)) as path:
            pq.write_table(table, path, row_group_size=max(1, table.num_rows))


STATE = ".wenlint"
"""The folder in the output that holds what is needed to go on with a run."""


def piece(part: Part) -> str:
    """Where the cleaned documents of a part lie that is only a piece of a file."""
    return f"{STATE}/documents/{part.name}.{part.kind}"


def assembled(parts: list[Part], out: Folder) -> None:
    """Make one file of the cleaned documents of all its pieces."""
    (item,) = parts[0].inputs
    with out.writing(f"documents/{item.name}") as path:
        if item.kind == "parquet":
            _join_row_groups(parts, out, path)
            return
        with open(path, "wb") as whole:
            for part in parts:
                with out.open(piece(part)) as file:
                    shutil.copyfileobj(file, whole, 1 << 20)


def _join_row_groups(parts: list[Part], out: Folder, path: str) -> None:
    with ExitStack() as stack:
        writer: pq.ParquetWriter | None = None
        for part in parts:
            with out.open(piece(part)) as file:
                table = pq.read_table(file)
            if writer is None:
                writer = stack.enter_context(pq.ParquetWriter(path, table.schema))
            writer.write_table(table, row_group_size=table.num_rows)
