"""A corpus in an object store, which moto plays: the same output as on the local disk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from corpus_samples import content
from wenlint.corpus import CorpusReport, check_corpus
from wenlint.errors import SourceError, UsageError

Run = Callable[..., CorpusReport]


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def store(endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """The store as a file system, with an empty bucket of its own for each test."""
    for name, value in {
        "ACCESS_KEY_ID": "x",
        "SECRET_ACCESS_KEY": "y",
        "DEFAULT_REGION": "us-east-1",
        "ENDPOINT_URL": endpoint,
    }.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    made = fsspec.filesystem("s3", skip_instance_cache=True)
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    made.mkdir("corpora")
    yield made
    made.rm("corpora", recursive=True)


@pytest.fixture
def remote(store: Any, corpus: Path) -> str:
    store.put(f"{corpus}/", "corpora/in/", recursive=True)
    return "s3://corpora/in"


def output(store: Any, name: str, folder: Path) -> dict[str, bytes]:
    """An output in the store, by names below it."""
    store.get(f"corpora/{name}/", f"{folder}/", recursive=True)
    return content(folder)


def results(files: dict[str, bytes]) -> dict[str, bytes]:
    """What does not depend on where a corpus lies."""
    return {name: data for name, data in files.items() if name != "plan.json" and not name.startswith(".")}


@pytest.mark.parametrize("workers", [1, 2])
def test_output_is_the_same_as_on_the_disk(
    workers: int, remote: str, store: Any, corpus: Path, run: Run, config: Any, tmp_path: Path
) -> None:
    options = {"id_column": "id", "fix": True, "duplicates": "near", "workers": workers, "config": config}
    there = check_corpus(remote, out="s3://corpora/out", **options)
    here = run(corpus, out="here", **options)
    assert there._replace(out="") == here._replace(out="")
    assert there.changed > 0
    files = output(store, "out", tmp_path / "there")
    assert results(files) == results(content(tmp_path / "here"))
    assert {"plan.json", "summary.html", "documents/a.jsonl", "documents/d.parquet"} <= set(files)
    assert not [name for name in files if "tmp" in name]


def test_a_run_goes_on(remote: str, store: Any, config: Any, tmp_path: Path) -> None:
    check_corpus(remote, out="s3://corpora/out", config=config, workers=1)
    whole = output(store, "out", tmp_path / "whole")
    (first, *_) = sorted(store.ls("corpora/out/.wenlint/parts", detail=False))
    store.rm(first)
    store.rm("corpora/out/summary.html")
    with pytest.raises(UsageError, match="holds a run already"):
        check_corpus(remote, out="s3://corpora/out", config=config, workers=1)
    check_corpus(remote, out="s3://corpora/out", config=config, workers=1, resume=True)
    assert output(store, "out", tmp_path / "again") == whole


def test_what_is_not_there_is_said_with_its_place(store: Any, corpus: Path, remote: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="^s3://corpora/nothing: no such file or folder"):
        check_corpus("s3://corpora/nothing", out=str(tmp_path / "out"))
    with pytest.raises(SourceError, match="^s3://no-bucket/out: cannot be reached"):
        check_corpus(str(corpus), out="s3://no-bucket/out")


def test_a_store_that_does_not_answer(store: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    with pytest.raises(SourceError, match="^s3://corpora/in: cannot be reached"):
        check_corpus("s3://corpora/in", out=str(tmp_path / "out"))


@pytest.mark.parametrize("url", ["foo://a/b", "nothing-known://a"])
def test_a_url_of_an_unknown_kind(url: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"^{url}: cannot be used: "):
        check_corpus(url, out=str(tmp_path / "out"))
