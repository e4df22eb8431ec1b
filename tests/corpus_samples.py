"""Documents for tests of corpora, and how to read what comes of them."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

PACKS = Path(__file__).resolve().parents[0] / "packs"
TEXTS = ["a foo b", "好。", "baz and foo", "", "a foo\n\nb foo", "boom"]
"""Texts for the pack of test rules: foo has a safe fix, baz an unsafe one, boom makes a rule fail."""


def lines(texts: Sequence[object], key: str = "text") -> bytes:
    """JSON Lines of documents with these texts and ids d0, d1, …"""
    rows = ({"id": f"d{number}", key: text, "n": number} for number, text in enumerate(texts))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "surrogatepass")


def zstd(data: bytes, path: Path) -> None:
    """Write a compressed file."""
    with pa.CompressedOutputStream(str(path), "zstd") as file:
        file.write(data)


def table(folder: Path) -> list[dict[str, Any]]:
    """The rows of all Parquet files in a folder."""
    return [row for path in sorted(folder.glob("*.parquet")) for row in pq.read_table(path).to_pylist()]


def content(folder: Path) -> dict[str, bytes]:
    """All files of an output but the lock, by name."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


# ---- work for engines; processes that are spawned must be able to import it


def double(task: Any) -> Any:
    """Work that fails or dies where the task says so."""
    if task == "fail":
        raise OSError(28, "No space left on device")
    if task == "die":
        os._exit(5)
    return task * 2


def once(task: int, folder: str) -> int:
    """Work that takes its process down the first time."""
    mark = Path(folder) / str(task)
    if not mark.exists():
        mark.touch()
        os._exit(5)
    return task
