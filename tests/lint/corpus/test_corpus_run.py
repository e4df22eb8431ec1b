"""A whole run: what is in the output, what may go wrong, and how a run goes on."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus_samples import PACKS, TEXTS, content, lines, table, zstd
from wenlint.config import Config
from wenlint.corpus import CorpusReport
from wenlint.corpus.parts import inputs_of, parts_of
from wenlint.errors import ConfigError, SourceError, UsageError

Run = Callable[..., CorpusReport]
FORMATS = 5
"""How often the same documents stand in the sample corpus."""


# ---- what is in the output


def test_every_document_is_in_the_output_once(corpus: Path, run: Run, tmp_path: Path) -> None:
    report = run(corpus)
    quality = table(tmp_path / "out" / "quality")
    assert report.documents == len(quality) == FORMATS * len(TEXTS)
    assert len({(row["file"], row["row"]) for row in quality}) == len(quality)
    assert Counter(row["file"].partition("/")[0] for row in quality) == dict.fromkeys(
        ("a.jsonl", "b.jsonl.gz", "c.ndjson.zst", "d.parquet", "sub"), len(TEXTS)
    )
    assert [row["id"] for row in quality if row["file"] == "d.parquet"] == [f"d{number}" for number in range(len(TEXTS))]
    assert report.characters == FORMATS * sum(map(len, TEXTS))
    assert (report.errors, report.told) == (0, [])


def test_findings_have_their_place_and_fix(corpus: Path, run: Run, tmp_path: Path) -> None:
    report = run(corpus)
    findings = table(tmp_path / "out" / "findings")
    assert report.findings == len(findings)
    assert report.rules == dict(Counter(row["code"] for row in findings))
    of_four = [row for row in findings if (row["file"], row["row"]) == ("a.jsonl", 4)]
    assert [(row["line"], row["col"], row["end_line"], row["end_col"]) for row in of_four] == [(1, 3, 1, 6), (3, 3, 3, 6)]
    assert {name: of_four[1][name] for name in ("id", "code", "rule", "family", "severity", "applicability")} == {
        "id": "d4", "code": "PRB101", "rule": "safe-word", "family": "residue", "severity": "warning", "applicability": "safe",
    }  # fmt: skip
    assert of_four[1]["edits"] == [{"line": 3, "col": 3, "end_line": 3, "end_col": 6, "text": "bar"}]
    assert {row["code"] for row in findings if (row["file"], row["row"]) == ("a.jsonl", 5)} == {"WEN001"}


def test_quality_is_by_ten_thousand_code_points(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(["foo " + "好" * 1996, "好"]))
    run(tmp_path / "a.jsonl")
    rows = table(tmp_path / "out" / "quality")
    assert [(row["characters"], row["findings"], row["residue"], row["encoding"], row["changed"]) for row in rows] == [
        (2000, 1, 5.0, 0.0, 0), (1, 0, 0.0, 0.0, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(("unsafe", "wanted"), [(False, "baz and bar"), (True, "qux and bar")])
def test_fixed_documents_are_in_the_format_of_the_input(corpus: Path, run: Run, tmp_path: Path, unsafe: bool, wanted: str) -> None:
    run(corpus, fix=True, unsafe=unsafe)
    out = tmp_path / "out" / "documents"
    assert {str(path.relative_to(out)) for path in out.rglob("*.*")} == {
        str(path.relative_to(corpus)) for path in corpus.rglob("*.*")
    }
    texts = [text.replace("foo", "bar") for text in TEXTS]
    if unsafe:
        texts = [text.replace("baz", wanted[:3]) for text in texts]
    assert texts[2] == wanted
    read: list[list[dict[str, Any]]] = [
        [json.loads(line) for line in (out / "a.jsonl").read_bytes().splitlines()],
        [json.loads(line) for line in gzip.decompress((out / "b.jsonl.gz").read_bytes()).splitlines()],
        [json.loads(line) for line in pa.input_stream(str(out / "c.ndjson.zst"), compression="zstd").read().splitlines()],
        pq.read_table(out / "d.parquet").to_pylist(),
    ]
    for rows in read:
        assert [row["text"] for row in rows] == texts
        assert [(row["id"], row["n"]) for row in rows] == [(f"d{number}", number) for number in range(len(TEXTS))]
    assert [(out / "sub" / f"{number}.md").read_text("utf-8") for number in range(len(TEXTS))] == texts
    assert pq.ParquetFile(out / "d.parquet").metadata.num_row_groups == 3
    assert pq.read_schema(out / "d.parquet") == pq.read_schema(corpus / "d.parquet")


def test_what_is_not_fixed_stays_to_the_byte(run: Run, tmp_path: Path) -> None:
    data = b'{"text" :"good", "x": 1.0}\r\n\r\n{"text": "foo"}\nnonsense\n[1]\n{"text": "\\u597d"}'
    (tmp_path / "a.jsonl").write_bytes(data)
    report = run(tmp_path / "a.jsonl", fix=True)
    assert (tmp_path / "out" / "documents" / "a.jsonl").read_bytes() == data.replace(b'{"text": "foo"}', b'{"text": "bar"}')
    assert (report.documents, report.errors) == (5, 2)


def test_codec_and_byte_order_mark_of_a_text_file_stay(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "texts"
    root.mkdir()
    (root / "a.txt").write_bytes("foo\r\n好".encode("utf-16"))
    run(root, fix=True)
    assert (tmp_path / "out" / "documents" / "a.txt").read_bytes() == "bar\r\n好".encode("utf-16")


def test_summary_names_what_was_found_and_is_no_markup(run: Run, tmp_path: Path) -> None:
    name = "<img src=x>.jsonl"
    (tmp_path / name).write_bytes(lines(["foo" * 50, "<script>boom"]))
    run(tmp_path / name)
    page = (tmp_path / "out" / "summary.html").read_text("utf-8")
    assert "PRB101" in page
    assert "&lt;img src=x&gt;.jsonl" in page
    assert "<img" not in page
    assert "<script" not in page


# ---- the same whatever does the work


def test_output_does_not_depend_on_the_engine(corpus: Path, run: Run, tmp_path: Path) -> None:
    ray = pytest.importorskip("ray")
    assert ray
    outputs = []
    for number, options in enumerate([{"workers": 1}, {"workers": 3}, {"engine": "ray", "workers": 2}]):
        run(corpus, out=f"out{number}", fix=True, duplicates="near", **options)
        outputs.append(content(tmp_path / f"out{number}"))
    assert len(outputs[0]) > 20
    assert outputs[1] == outputs[0]
    assert outputs[2] == outputs[0]


# ---- what may be wrong with the input


def test_documents_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    rows = ['{"text": "foo"}', "{broken", '{"id": "x"}', '{"text": 3}', '["text"]', '{"text": null}', "\udcff", '{"text": "foo"}']
    (tmp_path / "a.jsonl").write_bytes("\n".join(rows).encode("utf-8", "surrogateescape"))
    report = run(tmp_path / "a.jsonl")
    assert (report.documents, report.errors, len(report.told)) == (8, 6, 6)
    assert report.told[0].startswith("a.jsonl: row 1: line 2 is no document: ")
    assert report.told[1] == "a.jsonl: row 2: line 3 is no document: it has no text"
    found = table(tmp_path / "out" / "findings")
    assert [(row["row"], row["code"]) for row in found] == [
        (0, "PRB101"), *((number, "WEN005") for number in range(1, 7)), (7, "PRB101"),
    ]  # fmt: skip
    assert [row["characters"] for row in table(tmp_path / "out" / "quality")] == [3, 0, 0, 0, 0, 0, 0, 3]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_compressed_file_that_is_cut(name: str, run: Run, tmp_path: Path) -> None:
    data = lines(["foo " + str(number) * 50 for number in range(5_000)])
    path = tmp_path / name
    if name.endswith("gz"):
        path.write_bytes(gzip.compress(data))
    else:
        zstd(data, path)
    path.write_bytes(path.read_bytes()[:-200])
    (tmp_path / "b.jsonl").write_bytes(lines(["foo"]))
    report = run(path, tmp_path / "b.jsonl", fix=True)
    assert report.errors == 1
    assert "cannot be read to its end" in report.told[0]
    assert report.told[0].startswith(f"{name}: row {report.documents - 1}: ")
    assert report.documents > 100, "what was read counts"
    assert not (tmp_path / "out" / "documents" / name).exists(), "a document file that is not whole is not written"
    assert (tmp_path / "out" / "documents" / "b.jsonl").exists(), "the others go on"


def test_parquet_file_without_the_column(run: Run, tmp_path: Path) -> None:
    pq.write_table(pa.table({"body": ["foo"]}), tmp_path / "a.parquet")
    (tmp_path / "b.jsonl").write_bytes(lines(["foo"]))
    report = run(tmp_path / "a.parquet", tmp_path / "b.jsonl", id_column=None)
    assert report.errors == 1
    assert "has no column text; it has body" in report.told[0]
    assert report.rules["PRB101"] == 1


def test_parquet_rows_without_text(run: Run, tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["a", "b", "c"], "text": ["foo", None, "foo"]}), tmp_path / "a.parquet")
    report = run(tmp_path / "a.parquet", fix=True)
    assert report.told == ["a.parquet: row 1: row 1 has no text"]
    assert pq.read_table(tmp_path / "out" / "documents" / "a.parquet")["text"].to_pylist() == ["bar", None, "bar"]


def test_file_that_is_no_parquet(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 nonsense")
    with pytest.raises(SourceError, match=r"a\.parquet: is no Parquet file that can be read"):
        run(tmp_path / "a.parquet")


def test_large_document(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(["好" * 2_000_000 + "foo", "foo"]))
    report = run(tmp_path / "a.jsonl", fix=True)
    assert (report.errors, report.rules) == (0, {})
    assert report.changed == 2


@pytest.mark.parametrize(
    ("inputs", "options", "message"),
    [
        (["none"], {}, "no such file or folder: check the path"),
        (["a.pdf"], {}, "is of an unknown format; known are .jsonl"),
        (["empty"], {}, "holds no file that ends in .jsonl"),
        (["a.jsonl", "copy/a.jsonl"], {}, "would both be a.jsonl in the output"),
        (["a.jsonl"], {"duplicates": "some"}, "duplicates must be one of off, exact, near, not some"),
        (["a.jsonl"], {"engine": "spark"}, "engine must be one of local, ray, not spark"),
    ],
)
def test_run_that_cannot_begin(inputs: list[str], options: dict[str, Any], message: str, run: Run, tmp_path: Path) -> None:
    for folder in ("empty", "copy"):
        (tmp_path / folder).mkdir()
    for name in ("a.jsonl", "copy/a.jsonl", "a.pdf"):
        (tmp_path / name).write_bytes(lines(["foo"]))
    with pytest.raises(UsageError, match=message):
        run(*(tmp_path / name for name in inputs), **options)
    assert not (tmp_path / "out" / "plan.json").exists()


def test_configuration_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(["foo"]))
    with pytest.raises(ConfigError, match="unknown rule PRB999"):
        run(tmp_path / "a.jsonl", config=Config(packs=("wenlint_probe",), select=("PRB999",)))


def test_full_disk_is_the_error_of_its_part(corpus: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = parts_of(inputs_of([str(corpus)]))[1]
    monkeypatch.setattr("wenlint.corpus.work.Table.__enter__", _failing_for(part.name))
    report = run(corpus)
    assert report.errors == 1
    assert "No space left on device" in report.told[0]
    assert report.documents == (FORMATS - 1) * len(TEXTS)
    assert not (tmp_path / "out" / "summary.html").exists()
    monkeypatch.undo()
    monkeypatch.syspath_prepend(str(PACKS))
    assert run(corpus, resume=True).documents == FORMATS * len(TEXTS)


def _failing_for(part: str) -> Callable[[Any], Any]:
    from wenlint.corpus.tables import Table

    real = Table.__enter__

    def enter(self: Any) -> Any:
        if part in self._name:
            raise OSError(28, "No space left on device")
        return real(self)

    return enter


# ---- going on with a run


def test_folder_that_holds_a_run(corpus: Path, run: Run, tmp_path: Path) -> None:
    run(corpus)
    before = content(tmp_path / "out")
    with pytest.raises(UsageError, match="holds a run already: go on with it by --resume"):
        run(corpus)
    with pytest.raises(UsageError, match="over other inputs, or with another configuration or version"):
        run(corpus, resume=True, fix=True)
    (corpus / "new.jsonl").write_bytes(lines(["foo"]))
    with pytest.raises(UsageError, match="over other inputs"):
        run(corpus, resume=True)
    assert content(tmp_path / "out") == before


def test_folder_with_other_files_is_left_alone(corpus: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match="is not empty and holds no run"):
        run(corpus)


def test_folder_in_use_by_another_run(corpus: Path, run: Run, tmp_path: Path) -> None:
    import fcntl

    (tmp_path / "out" / ".wenlint").mkdir(parents=True)
    with open(tmp_path / "out" / ".wenlint" / "lock", "wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="another run is writing there"):
            run(corpus)


def test_finished_run_is_not_done_again(corpus: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(corpus, fix=True, duplicates="near")
    monkeypatch.setattr("wenlint.corpus.engines.attempt", None)
    assert run(corpus, fix=True, duplicates="near", resume=True) == first


@pytest.mark.parametrize("seed", range(10))
def test_run_goes_on_after_its_driver_was_killed(seed: int, tmp_path: Path, run: Run) -> None:
    corpus = tmp_path / "many"
    corpus.mkdir()
    for number in range(10):
        text = f"第{number}份文件说了一件重要的事情，这件事情和别的文件里说的都不一样，所以要写下来。"
        (corpus / f"{number:02}.jsonl").write_bytes(lines([f"{text} foo {row}" for row in range(100)] + [text] * 3))
    run(corpus, out="whole", fix=True, duplicates="near")
    argv = [sys.executable, "-m", "wenlint", "corpus", "check", str(corpus), "--out", str(tmp_path / "out"), "--id-column", "id"]
    argv += ["--fix", "--duplicates", "near", "--workers", "1", "--config", str(tmp_path / "wenlint.toml")]
    (tmp_path / "wenlint.toml").write_text('packs = ["wenlint_probe"]\n')
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    parts = tmp_path / "out" / ".wenlint" / "parts"
    while process.poll() is None and len(list(parts.glob("*.json"))) < seed:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = {path.name: path.stat().st_mtime_ns for path in parts.glob("*.json")}
    ended = subprocess.run([*argv, "--resume"], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert {name: (parts / name).stat().st_mtime_ns for name in done} == done, "what has a manifest is not done again"
    mine, whole = content(tmp_path / "out"), content(tmp_path / "whole")
    assert {name: data for name, data in mine.items() if name != "plan.json"} == {
        name: data for name, data in whole.items() if name != "plan.json"
    }
    assert not [name for name in mine if ".tmp-" in name]


def test_worker_that_is_killed_costs_time_only(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its part is done again by another process."""
    corpus = tmp_path / "many"
    corpus.mkdir()
    for number in range(6):
        (corpus / f"{number}.jsonl").write_bytes(lines([f"foo {row}" for row in range(50)]))
    pack = tmp_path / "killer_pack"
    pack.mkdir()
    (pack / "__init__.py").write_text(
        'from wenlint.api import Pack\nPACK = Pack("killer_pack", families={"KIL": "residue"}, rules={"KIL101": "killer"})\n'
    )
    (pack / "killer.py").write_text(
        "import os\nfrom wenlint.api import Document, rule\n"
        "@rule('KIL101', 'killer', unit=Document, good=[], bad=[])\n"
        "def check(document, options):\n"
        f"    if document.path == '3.jsonl' and not os.path.exists({str(tmp_path / 'killed')!r}):\n"
        f"        open({str(tmp_path / 'killed')!r}, 'w').close()\n"
        "        os.kill(os.getpid(), 9)\n"
        "    return ()\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(PACKS), str(tmp_path)]))
    config = Config(packs=("wenlint_probe", "killer_pack"))
    report = run(corpus, workers=2, config=config)
    assert (tmp_path / "killed").exists()
    assert (report.documents, report.errors) == (300, 0)


# ---- duplicates

LONG = [f"{word}这一段文字足够长，可以和别的段落比较，看它们是不是同一段，或者差不多是同一段。" for word in "甲乙丙丁戊己"]


def test_clusters_of_duplicates(run: Run, tmp_path: Path) -> None:
    near = LONG[0].replace("足够长", "很长")
    other = "一二三四五六七八九十，此处是另外一段完全不同的文字，用来说明它不属于任何一组重复。"
    (tmp_path / "a.jsonl").write_bytes(lines([f"{LONG[0]}\n\n{other}", f"短。\n\n{LONG[0]}"]))
    (tmp_path / "b.jsonl").write_bytes(lines([near, f"{LONG[0]}。。。"]))
    report = run(tmp_path / "a.jsonl", tmp_path / "b.jsonl", duplicates="near")
    rows = table(tmp_path / "out" / "clusters")
    assert report.clusters == 1
    assert [(row["cluster"], row["kind"], row["file"], row["row"], row["id"], row["paragraph"]) for row in rows] == [
        (0, "exact", "a.jsonl", 0, "d0", 0),
        (0, "exact", "a.jsonl", 1, "d1", 1),
        (0, "near", "b.jsonl", 0, "d0", 0),
        (0, "exact", "b.jsonl", 1, "d1", 0),
    ]
    assert [row["representative"] for row in rows] == [True, False, False, False]
    assert rows[2]["similarity"] == pytest.approx(1 - 2 / 36, abs=0.03)


def test_exact_duplicates_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([LONG[0], LONG[0].replace("足够", "很"), LONG[0]]))
    run(tmp_path / "a.jsonl", duplicates="exact")
    assert [row["row"] for row in table(tmp_path / "out" / "clusters")] == [0, 2]


def test_documents_that_cannot_be_read_do_not_shift_the_clusters(run: Run, tmp_path: Path) -> None:
    rows = [*lines([LONG[0]]).splitlines(), b"broken", b"", *lines(["x", LONG[0]]).splitlines()]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(rows))
    run(tmp_path / "a.jsonl", duplicates="near")
    assert [(row["row"], row["id"]) for row in table(tmp_path / "out" / "clusters")] == [(0, "d0"), (4, "d1")]


def test_no_duplicates_is_an_empty_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(["短"]))
    assert run(tmp_path / "a.jsonl", duplicates="near").clusters == 0
    assert table(tmp_path / "out" / "clusters") == []
