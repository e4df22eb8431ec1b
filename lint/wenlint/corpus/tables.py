"""The tables of the output, and how they are written."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from wenlint.finding import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from wenlint.corpus.storage import Folder

Fields = list[tuple[str, pa.DataType]]

_DOCUMENT: Fields = [("file", pa.string()), ("row", pa.int64()), ("id", pa.string())]
_PLACE: Fields = [("line", pa.int32()), ("col", pa.int32()), ("end_line", pa.int32()), ("end_col", pa.int32())]
_EDIT: Fields = [*_PLACE, ("text", pa.string())]
_FINDING: Fields = [
    *_DOCUMENT,
    *((name, pa.string()) for name in ("code", "rule", "family", "severity")),
    *_PLACE,
    ("message", pa.string()),
    ("applicability", pa.string()),
    ("edits", pa.list_(pa.struct(_EDIT))),
]
_QUALITY: Fields = [
    *_DOCUMENT,
    ("characters", pa.int64()),
    ("findings", pa.int32()),
    *((family, pa.float32()) for family in FAMILIES),
    ("changed", pa.int64()),
]
_CLUSTER: Fields = [
    ("cluster", pa.int64()),
    ("kind", pa.string()),
    *_DOCUMENT,
    ("paragraph", pa.int32()),
    ("representative", pa.bool_()),
    ("similarity", pa.float32()),
]

FINDINGS = pa.schema(_FINDING)
"""A finding; its place as in the reports of `wenlint check`, `applicability` and `edits` null where there is no fix."""

QUALITY = pa.schema(_QUALITY)
"""A document: its size in code points, its findings that are warnings or errors, those for each 10,000 code points by
family, and the code points that fixes took out or put in.  After fixes the figures are those of the repaired text.  A
document that could not be read has no characters and one finding.
"""

CLUSTERS = pa.schema(_CLUSTER)
"""A paragraph of a cluster of duplicates: `kind` (`exact` or `near`) and `similarity` (from 0 to 1) compare it with the
representative, the first one; `paragraph` counts the blocks of the document from 0.
"""

FLUSHED = 20_000
"""Rows of a table that are in memory at once."""


class Table:
    """A Parquet file in the making, of which few rows are in memory; without rows it is an empty table."""

    def __init__(self, out: Folder, name: str, schema: pa.Schema) -> None:
        self._out, self._name, self._schema = out, name, schema
        self._stack = ExitStack()
        self._rows: list[list[Any]] = []

    def __enter__(self) -> Table:
        path = self._stack.enter_context(self._out.writing(self._name))
        self._file = self._stack.enter_context(pq.ParquetWriter(path, self._schema))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self._flush()
        self._stack.__exit__(kind, error, trace)

    def put(self, row: list[Any]) -> None:
        """Write a row."""
        self._rows.append(row)
        if len(self._rows) == FLUSHED:
            self._flush()

    def _flush(self) -> None:
        columns: Iterable[Any] = zip(*self._rows, strict=True) if self._rows else [()] * len(self._schema)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._file.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []
