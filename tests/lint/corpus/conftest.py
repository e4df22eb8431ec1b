"""Small corpora in all formats, and runs over them."""

import gzip
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus_samples import PACKS, TEXTS, lines, zstd
from wenlint.config import Config
from wenlint.corpus import CorpusReport, check_corpus
from wenlint.corpus.rows import Columns, Job


@pytest.fixture(autouse=True)
def _packs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKS))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(PACKS), str(PACKS.parent)]))  # for worker processes


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with the same documents in every format."""
    root = tmp_path / "corpus"
    (root / "sub").mkdir(parents=True)
    (root / "a.jsonl").write_bytes(lines(TEXTS))
    with gzip.open(root / "b.jsonl.gz", "wb") as file:
        file.write(lines(TEXTS))
    zstd(lines(TEXTS), root / "c.ndjson.zst")
    table = pa.table({"id": [f"d{number}" for number in range(len(TEXTS))], "text": TEXTS, "n": list(range(len(TEXTS)))})
    pq.write_table(table, root / "d.parquet", row_group_size=2)
    for number, text in enumerate(TEXTS):
        (root / "sub" / f"{number}.md").write_text(text, "utf-8")
    return root


@pytest.fixture
def config() -> Config:
    return Config(packs=("wenlint_probe",))


@pytest.fixture
def run(tmp_path: Path, config: Config) -> Callable[..., CorpusReport]:
    """Check a corpus with the test rules, in this process."""

    def check(*inputs: Path, out: str = "out", **options: Any) -> CorpusReport:
        given = {"id_column": "id", "workers": 1, "config": config, **options}
        return check_corpus([str(path) for path in inputs], out=str(tmp_path / out), **given)

    return check


@pytest.fixture
def job(tmp_path: Path, config: Config) -> Job:
    return Job(str(tmp_path / "out"), config, Columns("text", "id"))
