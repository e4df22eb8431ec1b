"""Pairs, clusters, and that ranges and parts make no difference."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_samples import lines
from wenlint.config import Config
from wenlint.corpus import check_corpus
from wenlint.corpus import duplicates as dup
from wenlint.corpus.duplicates import Cluster, Sorting, all_members, clusters, shares, sort_band, sort_exact
from wenlint.corpus.parts import inputs_of, parts_of
from wenlint.corpus.rows import Columns, Job, chosen_rows, rows
from wenlint.corpus.signatures import band_name, signatures_name
from wenlint.corpus.storage import Folder
from wenlint.corpus.work import do_part


def with_keys(out: Folder, parts: list[list[int]]) -> list[str]:
    """Signature files of parts whose paragraphs have these keys as hash and as the key of band 0."""
    names = [f"p{number}" for number in range(len(parts))]
    for name, keys in zip(names, parts, strict=True):
        columns = {"document": pa.array(range(len(keys)), pa.int32()), "paragraph": pa.array([0] * len(keys), pa.int32())}
        columns |= {column: pa.array(keys, pa.uint64()) for column in ("high", "low", band_name(0))}
        with out.writing(signatures_name(name)) as path:
            pq.write_table(pa.table(columns), path)
    return names


def expected(parts: list[list[int]]) -> list[list[int]]:
    """Each paragraph whose key has occurred, with the first one that has it."""
    first: dict[int, int] = {}
    pairs = []
    for part, keys in enumerate(parts):
        for place, key in enumerate(keys):
            number = part << 32 | place
            if first.setdefault(key, number) != number:
                pairs.append([number, first[key]])
    return pairs


keys = st.lists(
    st.lists(st.sampled_from([0, 1, 2, 1 << 40, 1 << 63, (1 << 64) - 1]) | st.integers(0, (1 << 64) - 1), max_size=8), max_size=4
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return Folder(str(tmp_path_factory.mktemp("out")))


@pytest.mark.parametrize("ranges", [1, 2, 7])
@given(parts=keys.filter(bool))
def test_exact_copies_are_paired_with_the_first(out: Folder, ranges: int, parts: list[list[int]]) -> None:
    out.remove(".wenlint")
    names = tuple(with_keys(out, parts))
    count = sum(sort_exact(Sorting(names, out.url, -1, number, ranges)) for number in range(ranges))
    assert dup.exact_pairs(out).tolist() == expected(parts)
    assert count == len(expected(parts))


@pytest.mark.parametrize("ranges", [1, 3])
@given(parts=keys.filter(bool))
def test_copies_are_in_no_band(out: Folder, ranges: int, parts: list[list[int]]) -> None:
    out.remove(".wenlint")
    names = tuple(with_keys(out, parts))
    for number in range(ranges):
        sort_exact(Sorting(names, out.url, -1, number, ranges))
        sort_band(Sorting(names, out.url, 0, number, ranges))
    assert dup.candidates(out).tolist() == []  # the same keys as the hashes


def test_candidates_of_a_band_are_paired_with_the_first(out: Folder) -> None:
    out.remove(".wenlint")
    names = tuple(with_keys(out, [[5, 6, 5], [6, 5]]))
    dup.save(out, ".wenlint/duplicates/exact-0000.npy", np.array([[1 << 32, 1]], np.uint64))
    sort_band(Sorting(names, out.url, 0, 0, 1))
    assert dup.candidates(out).tolist() == [[2, 0], [(1 << 32) + 1, 0]]


def test_large_counts_are_divided() -> None:
    assert len(dup.sorting_tasks(["p"], "out", 3 * dup.IN_MEMORY, 4)) == 3
    assert len({task.name for task in dup.sorting_tasks(["p"], "out", 3 * dup.IN_MEMORY, 4)}) == 3


# ---- clusters


def pairs_of(*pairs: tuple[int, int]) -> Any:
    return np.array([(member, head, 0.9) for member, head in pairs], dup.PAIR)


def near(limit: int) -> Any:
    """A check by which two numbers are similar that differ by no more than this."""

    def verified(asked: Any) -> Any:
        return np.array([(a, b, 0.85) for a, b in asked.tolist() if abs(a - b) <= limit], dup.PAIR)

    return verified


def test_pairs_make_a_cluster_of_their_first() -> None:
    assert clusters(pairs_of((3, 1), (7, 1), (9, 8)), near(0)) == [
        Cluster(1, [(3, pytest.approx(0.9)), (7, pytest.approx(0.9))]),
        Cluster(8, [(9, pytest.approx(0.9))]),
    ]


def test_chains_are_cut_where_they_have_drifted_from_the_head() -> None:
    chain = pairs_of((2, 1), (3, 2), (4, 3), (5, 4), (6, 5), (7, 6))
    assert [(cluster.head, [member for member, _ in cluster.members]) for cluster in clusters(chain, near(2))] == [
        (1, [2, 3]),
        (4, [5, 6]),
    ]


@given(st.sets(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda pair: pair[0] > pair[1])), st.integers(1, 20))
def test_every_member_is_similar_to_its_head_and_in_one_cluster(pairs: set[tuple[int, int]], limit: int) -> None:
    given_pairs = sorted(pair for pair in pairs if pair[0] - pair[1] <= limit)
    made = clusters(pairs_of(*given_pairs), near(limit))
    seen: dict[int, int] = defaultdict(int)
    for cluster in made:
        for number in (cluster.head, *(member for member, _ in cluster.members)):
            seen[number] += 1
            assert 0 <= number - cluster.head <= limit
        assert cluster.members
    assert set(seen.values()) <= {1}
    assert [cluster.head for cluster in made] == sorted(cluster.head for cluster in made)


def test_copies_join_the_cluster_of_their_first() -> None:
    copies = np.array([[5, 3], [6, 4], [9, 8]], np.uint64)
    assert all_members([Cluster(1, [(3, 0.9)])], copies) == [
        [(1, "exact", 1.0), (3, "near", 0.9), (5, "near", 0.9)],
        [(4, "exact", 1.0), (6, "exact", 1.0)],
        [(8, "exact", 1.0), (9, "exact", 1.0)],
    ]


LONG = "这一段文字足够长，可以拿来和别的段落比较，看它们是不是同一段文字。"


def test_texts_are_fetched_from_the_parts_that_are_asked_for(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.jsonl").write_bytes(lines([f"{name}{LONG}\n\n{name * 3}{LONG}", f"{name * 5}{LONG}"]))
    parts = parts_of(inputs_of([str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]))
    job = Job(str(tmp_path / "out"), Config(), Columns("text"), duplicates="near")
    for part in parts:
        do_part(part, job)
    (tmp_path / "a.jsonl").unlink()
    pairs = np.array([((1 << 32) + 2, (1 << 32) + 1)], np.uint64)
    (task,) = dup.fetching_tasks(pairs, parts, job, "pairs")
    assert dup.fetch(task) == 2
    texts = dup.texts_of(np.unique(pairs), [task.name], Folder(job.out))
    assert {number & 0xFF: text[:5] for number, text in texts.items()} == {1: "bbb这一", 2: "bbbbb"}


@pytest.mark.parametrize("kind", ["jsonl", "parquet", "text"])
def test_chosen_documents_are_the_ones_with_these_numbers(tmp_path: Path, kind: str) -> None:
    texts = [f"第{number}篇：{LONG}" for number in range(7)]
    source = tmp_path / f"all.{kind}"
    if kind == "jsonl":
        source.write_bytes(b"\n".join([*lines(texts[:3]).splitlines(), b"", b"no document", *lines(texts[3:]).splitlines()]))
    elif kind == "parquet":
        cells = [*texts[:3], None, *texts[3:]]
        pq.write_table(pa.table({"text": pa.array(cells, pa.string())}), source, row_group_size=3)
    else:
        source.mkdir()
        for number, text in enumerate(texts):
            (source / f"{number}.txt").write_text(text, "utf-8")
    for part in parts_of(inputs_of([str(source)])):
        every = [row for row in rows(part, Columns("text")) if not row.is_blank]
        numbers = [number for number, row in enumerate(every) if row.text is not None][::2]
        chosen = dict(chosen_rows(part, Columns("text"), numbers))
        assert [*chosen] == numbers
        assert [(row.file, row.number, row.text) for row in chosen.values()] == [
            (every[number].file, every[number].number, every[number].text) for number in numbers
        ]


def test_texts_with_lone_surrogates_are_compared(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines([f"\ud83d{LONG}", f"\ud83d{LONG}又", "别的"]))
    report = check_corpus(str(tmp_path / "a.jsonl"), out=str(tmp_path / "out"), duplicates="near", config={"select": ["page-jump"]})
    assert (report.errors, report.clusters) == (0, 1)


@pytest.mark.parametrize(
    ("pairs", "tasks"), [(0, 1), (1, 1), (60_000, 1), (60_001, 2), (130_000, 3), (1_000_000, 8), (4_000_001, 9), (50_000_000, 100)]
)
def test_pairs_are_shared_by_tasks(pairs: int, tasks: int) -> None:
    made = shares(np.arange(2 * pairs, dtype=np.uint64).reshape(-1, 2))
    assert len(made) == tasks
    assert sum(map(len, made)) == pairs
    assert max(map(len, made)) <= 500_000
    assert made[0].shape[1] == 2
