"""Large JSON Lines files are cut into parts; nothing else about the output changes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus_samples import TEXTS, lines, table
from wenlint.corpus import CorpusReport, parts
from wenlint.corpus.parts import inputs_of, parts_of
from wenlint.corpus.rows import Columns, rows

LONG = "这一段文字足够长，可以拿来和别的段落比较，看它们是不是同一段文字。"


def cut_at(monkeypatch: pytest.MonkeyPatch, size: int, block: int) -> None:
    monkeypatch.setattr(parts, "JSON_SIZE", size)
    monkeypatch.setattr(parts, "BLOCK", block)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(
    data=st.lists(st.sampled_from([b'{"text": "a"}', b"", b"\r", b"no document", b'{"text": "\xe4\xb8\xad"}']), max_size=40).map(
        b"\n".join
    ),
    size=st.integers(1, 60),
    block=st.integers(1, 30),
)
def test_parts_hold_all_lines_in_order(data: bytes, size: int, block: int, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as monkeypatch:
        whole = parts_of(inputs_of([str(path)]))
        cut_at(monkeypatch, size, block)
        made = parts_of(inputs_of([str(path)]))
    assert len(whole) == 1
    assert [row for part in made for row in rows(part, Columns("text"))] == [*rows(whole[0], Columns("text"))]
    assert all(part.end - part.begin <= size + 2 * block + 40 for part in made if part.end is not None)


@pytest.mark.parametrize("workers", [1, 2])
def test_output_is_that_of_the_whole_file(
    workers: int, run: Callable[..., CorpusReport], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = lines([*TEXTS, LONG, f"{LONG}又", *TEXTS, LONG]).replace(b"\n", b"\n\n", 3) + b"no document\n"
    (tmp_path / "a.jsonl").write_bytes(data)
    options = {"fix": True, "duplicates": "near"}
    whole = run(tmp_path / "a.jsonl", out="whole", **options)
    cut_at(monkeypatch, 100, 20)
    cut = run(tmp_path / "a.jsonl", out="cut", workers=workers, **options)
    assert cut.parts > 5
    assert cut._replace(out="", parts=0) == whole._replace(out="", parts=0)
    for name in ("findings", "quality", "clusters"):
        assert table(tmp_path / "cut" / name) == table(tmp_path / "whole" / name)
    assert cut.changed
    assert (tmp_path / "cut/documents/a.jsonl").read_bytes() == (tmp_path / "whole/documents/a.jsonl").read_bytes()
    assert not (tmp_path / "cut/.wenlint/documents").exists()


def test_compressed_file_is_one_part(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut_at(monkeypatch, 10, 10)
    assert [len(parts_of(inputs_of([str(corpus / name)]))) for name in ("b.jsonl.gz", "c.ndjson.zst")] == [1, 1]
    assert len(parts_of(inputs_of([str(corpus / "a.jsonl")]))) > 2
