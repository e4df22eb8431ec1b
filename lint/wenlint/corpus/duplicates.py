"""Which paragraphs of a corpus are the same, or nearly so, from the files with their signatures.

    signatures ─ exact ─▶ one of each ─ bands ─▶ candidates ─ fetch, verify ─▶ pairs ─▶ clusters

A paragraph has a number: that of its part, and its place in the part's signatures.  Every step pairs a paragraph with the
first one of its kind, so that a text that stands in 100,000 documents gives 100,000 pairs, not billions.  The tasks of
a step share nothing; each reads files and writes one, sorted by the paragraph's number.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wenlint.corpus.rows import STATE, chosen_rows, document_of
from wenlint.corpus.signatures import band_name, paragraphs_of, signatures_name
from wenlint.corpus.storage import Folder
from wenlint.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from wenlint.corpus.parts import Part
    from wenlint.corpus.rows import Job

    Numbers = np.ndarray[Any, np.dtype[np.uint64]]

THRESHOLD = 0.8
"""Similarity (normalised Levenshtein, on letters and digits) from which two paragraphs are near-duplicates."""

IN_MEMORY = 20_000_000
"""Keys that one task sorts: 0.5 GB with their numbers and the order."""

PAIRS, FEW_PAIRS, FEW_TASKS = 500_000, 60_000, 8
"""Candidate pairs that one task compares at most.  Each task reads the files of fetched texts, so a task is as large as memory
allows; but fewer pairs are shared by up to eight tasks of this many, so that the processes of one machine have work."""

PAIR = np.dtype([("member", np.uint64), ("head", np.uint64), ("similarity", np.float32)])
"""A paragraph, the earlier one that it is compared with, and how similar they are."""

_PART = np.uint64(32)


class Sorting(Record):
    """One task of the steps that sort: a column (a band, or -1 for the hash) and one of `ranges` ranges of its keys."""

    parts: tuple[str, ...]
    out: str
    band: int
    number: int
    ranges: int

    @property
    def name(self) -> str:
        """The file with the outcome."""
        what = "exact" if self.band < 0 else band_name(self.band)
        return f"{STATE}/duplicates/{what}-{self.number:04}.npy"


class Fetching(Record):
    """One task that reads a part once more: the texts of these paragraphs of it, numbers that ascend, go to a file."""

    part: Part
    job: Job
    numbers: Any
    name: str


class Checking(Record):
    """One task that compares texts: the pairs are in a file, the texts in others, and the outcome goes to one more."""

    out: str
    pairs: str
    texts: tuple[str, ...]
    name: str


def sorting_tasks(parts: Sequence[str], out: str, paragraphs: int, band: int) -> list[Sorting]:
    """The tasks for one column."""
    ranges = max(1, -(-paragraphs // IN_MEMORY))
    return [Sorting(tuple(parts), out, band, number, ranges) for number in range(ranges)]


def sort_exact(task: Sorting) -> int:
    """Pair each paragraph whose hash has occurred with the first one that has it; how many pairs there are."""
    out = Folder(task.out)
    highs, lows, numbers = [], [], []
    for at, part in enumerate(task.parts):
        table = _columns(out, part, ["high", "low"])
        chosen = _in_range(table["high"], task)
        highs.append(table["high"][chosen])
        lows.append(table["low"][chosen])
        numbers.append(_numbered(at, chosen))
    high, low, number = map(np.concatenate, (highs, lows, numbers))
    order = np.lexsort((low, high))
    same = (high[order][1:] == high[order][:-1]) & (low[order][1:] == low[order][:-1])
    return _write_pairs(out, task.name, number[order], same)


def sort_band(task: Sorting) -> int:
    """Pair each paragraph that shares the key of a band with the first one that has it, copies of another left out."""
    out = Folder(task.out)
    copies = _copies(out)
    keys, numbers = [], []
    for at, part in enumerate(task.parts):
        column = band_name(task.band)
        values = _columns(out, part, [column])[column]
        chosen = _in_range(values, task)
        number = _numbered(at, chosen)
        first = ~np.isin(number, _of_part(copies, at), assume_unique=True)
        keys.append(values[chosen][first])
        numbers.append(number[first])
    key, number = map(np.concatenate, (keys, numbers))
    order = np.argsort(key, kind="stable")
    return _write_pairs(out, task.name, number[order], key[order][1:] == key[order][:-1])


def _columns(out: Folder, part: str, names: list[str]) -> dict[str, Numbers]:
    with out.open(signatures_name(part)) as file:
        table = pq.read_table(file, columns=names)
    return {name: table[name].to_numpy() for name in names}


def _in_range(keys: Numbers, task: Sorting) -> Any:
    if task.ranges == 1:
        return np.arange(len(keys))
    width = (1 << 64) // task.ranges
    inside = keys >= np.uint64(task.number * width)
    if task.number + 1 < task.ranges:
        inside &= keys < np.uint64((task.number + 1) * width)
    return np.flatnonzero(inside)


def _numbered(part: int, places: Any) -> Numbers:
    made: Numbers = places.astype(np.uint64) | np.uint64(part << 32)
    return made


def _write_pairs(out: Folder, name: str, numbers: Numbers, same: Any) -> int:
    """Write a pair for each number, in groups of equal keys, but the first of its group; `same` says that one is in the group
    of the one before.  Numbers of a group ascend, as the order is stable.
    """
    starts = np.flatnonzero(np.r_[True, ~same]) if len(numbers) else np.zeros(0, np.int64)
    heads = numbers[np.repeat(starts, np.diff(np.r_[starts, len(numbers)]))]
    later = np.flatnonzero(np.r_[False, same]) if len(numbers) else starts
    pairs = np.stack((numbers[later], heads[later]), axis=1)
    save(out, name, pairs[np.argsort(pairs[:, 0], kind="stable")])
    return len(pairs)


def _copies(out: Folder) -> Numbers:
    """The numbers of all paragraphs that are exact copies, ascending."""
    return np.sort(np.concatenate([load(out, name)[:, 0] for name in _files(out, "exact-")]))


def exact_pairs(out: Folder) -> Numbers:
    """Member and head of all exact copies, by member."""
    pairs = np.concatenate([load(out, name) for name in _files(out, "exact-")])
    return pairs[np.argsort(pairs[:, 0], kind="stable")]


def candidates(out: Folder) -> Numbers:
    """Member and head of all candidate pairs, each once, by member."""
    made: list[Numbers] = []
    for name in _files(out, "band"):
        made.append(load(out, name))
        if sum(map(len, made)) > IN_MEMORY:
            made = [_distinct(np.concatenate(made))]
    return _distinct(np.concatenate(made)) if made else np.zeros((0, 2), np.uint64)


def _distinct(pairs: Numbers) -> Numbers:
    """The pairs in order, each once: twice as fast as `np.unique` by rows."""
    members, heads = pairs.T
    ordered: Numbers = pairs[np.lexsort((heads, members))]
    is_new = np.r_[True, (ordered[1:] != ordered[:-1]).any(axis=1)] if len(ordered) else np.zeros(0, bool)
    return ordered[is_new]


def _files(out: Folder, beginning: str) -> list[str]:
    folder = f"{STATE}/duplicates"
    return [f"{folder}/{name}" for name in out.names(folder) if name.startswith(beginning)]


def save(out: Folder, name: str, array: Any) -> None:
    """Write an array."""
    data = io.BytesIO()
    np.save(data, array)
    out.write(name, data.getvalue())


def load(out: Folder, name: str) -> Any:
    """Read an array."""
    with out.open(name) as file:
        return np.load(io.BytesIO(file.read()))


def shares(pairs: Numbers) -> list[Numbers]:
    """The pairs of each task that compares some, in order; their sizes do not depend on the number of workers."""
    wanted = max(-(-len(pairs) // PAIRS), min(FEW_TASKS, -(-len(pairs) // FEW_PAIRS)), 1)
    return np.array_split(pairs, wanted)


def fetching_tasks(pairs: Numbers, parts: Sequence[Part], job: Job, name: str) -> list[Fetching]:
    """The tasks that bring the texts of pairs: one for each part that has some of them; their files begin with `name`."""
    numbers = np.unique(pairs)
    return [
        Fetching(parts[at], job, _of_part(numbers, at), f"{STATE}/duplicates/{name}-{at:06}-texts.parquet")
        for at in np.unique(numbers >> _PART).tolist()
    ]


def fetch(task: Fetching) -> int:
    """Write the normalised texts of paragraphs, read again from the input: only of the documents that are asked for; how
    many they are.
    """
    out = Folder(task.job.out)
    documents, paragraphs = places(out, task.part.name, task.numbers)
    asked: dict[int, set[int]] = {}
    for document, paragraph in zip(documents.tolist(), paragraphs.tolist(), strict=True):
        asked.setdefault(document, set()).add(paragraph)
    found = [
        text.encode("utf-8", "surrogatepass")
        for number, row in chosen_rows(task.part, task.job.columns, sorted(asked))
        for paragraph, text in paragraphs_of(document_of(row, task.part, task.job))
        if paragraph in asked[number]
    ]
    table = pa.table({"number": task.numbers, "text": pa.array(found, pa.binary())})
    with out.writing(task.name) as path:
        pq.write_table(table, path, compression="zstd", use_dictionary=False)
    return len(found)


def verify(task: Checking) -> int:
    """Compare the texts of pairs and keep those that are similar enough; how many they are."""
    from rapidfuzz.distance import Levenshtein

    out = Folder(task.out)
    pairs = load(out, task.pairs)
    texts = texts_of(np.unique(pairs), task.texts, out)
    similar = Levenshtein.normalized_similarity
    found = []
    for member, head in pairs.tolist():
        share = similar(texts[member], texts[head], score_cutoff=THRESHOLD)
        if share >= THRESHOLD:
            found.append((member, head, share))
    save(out, task.name, np.array(found, PAIR))
    return len(found)


def texts_of(numbers: Numbers, names: Sequence[str], out: Folder) -> dict[int, str]:
    """The normalised texts of paragraphs, out of the files with fetched ones."""
    found: dict[int, str] = {}
    for name in names:
        with out.open(name) as file:
            table = pq.read_table(file)
        there = np.isin(table["number"].to_numpy(), numbers, assume_unique=True)
        chosen = table.filter(pa.array(there))
        texts: Any = chosen["text"].to_pylist()
        found |= zip(chosen["number"].to_numpy().tolist(), (text.decode("utf-8", "surrogatepass") for text in texts), strict=True)
    return found


def places(out: Folder, part: str, numbers: Numbers) -> tuple[Any, Any]:
    """Where paragraphs of a part stand: the numbers of their documents in the part, and their own numbers in these."""
    with out.open(signatures_name(part)) as file:
        table = pq.read_table(file, columns=["document", "paragraph"])
    chosen = (numbers & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return table["document"].to_numpy()[chosen], table["paragraph"].to_numpy()[chosen]


def _of_part(numbers: Numbers, part: int) -> Numbers:
    """Those of ascending numbers that belong to a part."""
    return numbers[slice(*np.searchsorted(numbers, np.array([part << 32, (part + 1) << 32], np.uint64)))]


class Cluster(Record):
    """Paragraphs that are the same, or nearly so: the number of the first, and the others with their similarity to it."""

    head: int
    members: list[tuple[int, float]]


def clusters(pairs: Any, verified: Callable[[Numbers], Any]) -> list[Cluster]:
    """Clusters of verified pairs, in the order of their heads.

    Chains drift: A is like B, and B like C, but C not like A.  So each paragraph is compared with the head of its cluster
    where that was not done before, by `verified`, and those that are too far from it make a cluster of their own.
    """
    known = {(member, head): share for member, head, share in pairs.tolist()}
    groups = _joined(known)
    made: list[Cluster] = []
    while groups:
        unknown = [(member, group[0]) for group in groups for member in group[1:] if (member, group[0]) not in known]
        if unknown:
            asked = np.array(sorted(unknown), np.uint64)
            known |= dict.fromkeys(map(tuple, asked.tolist()), 0.0)
            known |= {(member, head): share for member, head, share in verified(asked).tolist()}
        left: list[list[int]] = []
        for head, *others in groups:
            near = [(member, known[member, head]) for member in others if known[member, head] >= THRESHOLD]
            if near:
                made.append(Cluster(head, near))
            far = [member for member in others if known[member, head] < THRESHOLD]
            if len(far) > 1:
                left.append(far)
        groups = left
    return sorted(made)


def _joined(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected components of pairs, each ascending (union-find with path halving)."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while (above := parent.setdefault(number, number)) != number:
            parent[number] = number = parent.setdefault(above, above)
        return number

    for member, head in pairs:
        one, other = root(member), root(head)
        parent[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = {}
    for number in sorted(parent):
        groups.setdefault(root(number), []).append(number)
    return list(groups.values())


def all_members(near: Sequence[Cluster], copies: Numbers) -> list[list[tuple[int, str, float]]]:
    """The members of each cluster, the head first: the number, `exact` or `near`, and the similarity to the head.

    `copies` are the pairs of exact copies: a copy of a paragraph is in its cluster, and as similar to the head.
    """
    made = {cluster.head: [(cluster.head, 1.0), *cluster.members] for cluster in near}
    of = {number: (head, share) for head, members in made.items() for number, share in members}
    for member, first in copies.tolist():
        head, share = of.get(first, (first, 1.0))
        made.setdefault(head, [(head, 1.0)]).append((member, share))
    return [
        [(number, "exact" if share == 1 else "near", share) for number, share in sorted(members)]
        for _, members in sorted(made.items())
    ]


def cluster_rows(members: Sequence[list[tuple[int, str, float]]], parts: Sequence[str], out: Folder) -> Iterator[list[Any]]:
    """The rows of the table of clusters, in the order of the clusters and of the paragraphs in them."""
    numbers = np.unique(np.array([number for cluster in members for number, _, _ in cluster], np.uint64))
    about: dict[int, tuple[Any, ...]] = {}
    for at in np.unique(numbers >> _PART).tolist():
        wanted = _of_part(numbers, at)
        documents, paragraphs = places(out, parts[at], wanted)
        with out.open(f"quality/{parts[at]}.parquet") as file:
            table = pq.read_table(file, columns=["file", "row", "id"])
        columns = [table[name].take(documents).to_pylist() for name in ("file", "row", "id")]
        about |= dict(zip(wanted.tolist(), zip(*columns, paragraphs.tolist(), strict=True), strict=True))
    for number, cluster in enumerate(members):
        for member, kind, share in cluster:
            yield [number, kind, *about[member], member == cluster[0][0], share]
