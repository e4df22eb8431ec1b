"""A run over a corpus: the plan, the steps, and what is left to do when a run goes on."""

from __future__ import annotations

import json
import os
from collections import Counter
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from wenlint import __version__
from wenlint.batch import usual_workers
from wenlint.config import Config, from_table
from wenlint.corpus import duplicates as dup
from wenlint.corpus.engines import Engine, Failed, engine
from wenlint.corpus.parts import Part, inputs_of, parts_of
from wenlint.corpus.rows import STATE, Columns, Job, assembled, piece
from wenlint.corpus.storage import Folder, reaching
from wenlint.corpus.tables import CLUSTERS, Table
from wenlint.corpus.work import Manifest, do_part, manifest_name
from wenlint.errors import UsageError
from wenlint.kept import digest
from wenlint.record import Record
from wenlint.ruleset import RuleSet
from wenlint.signatures import BANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

DUPLICATES = ("off", "exact", "near")
ENGINES = ("local", "ray")

_CLUSTERED = f"{STATE}/clustered.json"
"""The manifest of the step that finds duplicates."""

CLUSTER_ROWS = 1_000_000
"""Rows of one file of clusters."""


class CorpusReport(Record):
    """What came of a run.

    `documents`, `characters` (code points), `changed` documents and `paragraphs` with a signature are counted over all parts;
    `rules` counts the findings by code, `clusters` those of duplicate paragraphs.  `errors` counts the documents and parts
    that could not be worked on, `told` says of the first what was wrong.
    """

    out: str
    parts: int
    documents: int
    characters: int
    changed: int
    paragraphs: int
    rules: Mapping[str, int]
    clusters: int
    errors: int
    told: Sequence[str]

    @property
    def findings(self) -> int:
        """The number of findings."""
        return sum(self.rules.values())


def check_corpus(
    inputs: Sequence[str] | str,
    *,
    out: str,
    text_column: str = "text",
    id_column: str | None = None,
    format: str = "text",
    fix: bool = False,
    unsafe: bool = False,
    duplicates: str = "off",
    engine: str = "local",
    address: str | None = None,
    workers: int | None = None,
    resume: bool = False,
    config: Config | Mapping[str, Any] | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> CorpusReport:
    """Check the documents of JSON Lines and Parquet files and folders of text, and write tables about them below `out`.

    `inputs` and `out` are paths or URLs that fsspec knows.  `text_column` and `id_column` name the columns or keys of a
    document; `format` is the format of its text, in text files that of the file.  With `fix` the cleaned documents are
    written too, with `unsafe` after unsafe fixes as well.  `duplicates` is `off`, `exact` or `near`.  `engine` is `local` or `ray`;
    `address` names a Ray cluster, else one is started on this machine with that many `workers` (default: as many as
    processors).  `resume` goes on with a run that was ended.  `on_progress` is told how many of the parts are done.

    Raises `UsageError`, `ConfigError` and `SourceError` for what cannot be begun: inputs that are missing, an output folder that
    is in use or holds another run, a configuration that does not exist.  What goes wrong later is in the report.
    """
    if duplicates not in DUPLICATES:
        raise UsageError(f"duplicates must be one of {', '.join(DUPLICATES)}, not {duplicates}")
    if engine not in ENGINES:
        raise UsageError(f"engine must be one of {', '.join(ENGINES)}, not {engine}")
    if not isinstance(config, Config):
        config = from_table(config or {}, ".", "config")
    RuleSet(config)  # what is wrong with it is said now
    job = Job(out, config, Columns(text_column, id_column), format, fix or unsafe, unsafe, duplicates)
    parts = parts_of(inputs_of([inputs] if isinstance(inputs, str) else inputs))
    with _locked(Folder(out)) as folder:
        with reaching(out):
            _begin(folder, job, parts, resume=resume)
        return _Run(folder, job, parts, on_progress).all_steps(engine, workers or usual_workers(), address)


@contextmanager
def _locked(out: Folder) -> Iterator[Folder]:
    """Keep other runs away from a local folder; the lock is gone when the process is."""
    if not out.is_local:
        yield out
        return
    try:
        import fcntl
    except ImportError:  # Windows
        yield out
        return
    os.makedirs(out.path(STATE), exist_ok=True)
    with open(out.path(f"{STATE}/lock"), "ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(f"{out.url}: another run is writing there: wait for it, or choose another --out") from None
        yield out


def _begin(out: Folder, job: Job, parts: Sequence[Part], *, resume: bool) -> None:
    """Write the plan, or see that it is the one that is there."""
    plan = _plan(job, parts)
    if out.exists("plan.json"):
        if not resume:
            raise UsageError(f"{out.url}: holds a run already: go on with it by --resume, or choose another --out")
        if out.read_json("plan.json")["fingerprint"] != plan["fingerprint"]:
            raise UsageError(
                f"{out.url}: holds a run over other inputs, or with another configuration or version: choose another --out"
            )
        out.sweep()
    elif set(out.names()) - {STATE}:
        raise UsageError(f"{out.url}: is not empty and holds no run: choose another --out")
    else:
        out.write_json("plan.json", plan)


def _plan(job: Job, parts: Sequence[Part]) -> dict[str, Any]:
    """What the run will do; its fingerprint is made of inputs, configuration and version."""
    options = {
        "text-column": job.columns.text, "id-column": job.columns.id, "format": job.format, "fix": job.fix, "unsafe-fixes": job.unsafe,
        "duplicates": job.duplicates,
    }  # fmt: skip
    listed = [
        {"name": part.name, "inputs": [item._asdict() for item in part.inputs], "row-group": part.row_group, "begin": part.begin}
        for part in parts
    ]
    plan = {"version": 1, "wenlint": __version__, "configuration": repr(job.config), "options": options, "parts": listed}
    return {**plan, "fingerprint": digest(json.dumps(plan, sort_keys=True).encode()).hex()}


class _Run:
    """The steps of one run."""

    def __init__(self, out: Folder, job: Job, parts: Sequence[Part], on_progress: Callable[[int, int], None] | None = None) -> None:
        self._out, self._job, self._parts = out, job, parts
        self._on_progress = on_progress or (lambda done, total: None)
        self._failures: list[str] = []
        self._clusters = 0

    def all_steps(self, name: str, workers: int, address: str | None) -> CorpusReport:
        with engine(name, workers, address) as does:
            self._work(does)
            manifests = self._manifests()
            if self._job.fix:
                self._assemble()
            if self._job.duplicates != "off" and not self._failures:
                self._find_duplicates(does, manifests)
        return self._report(manifests)

    def _work(self, does: Engine) -> None:
        """The parts that have no manifest."""
        done = set(self._out.names(f"{STATE}/parts"))
        left = [part for part in self._parts if f"{part.name}.json" not in done]
        finished = len(self._parts) - len(left)
        self._on_progress(finished, len(self._parts))
        for number, outcome in does.run(partial(do_part, job=self._job), left):
            if isinstance(outcome, Failed):
                self._failures.append(f"{left[number].inputs[0].url}: {outcome.reason}")
            finished += 1
            self._on_progress(finished, len(self._parts))

    def _manifests(self) -> list[Manifest]:
        """The manifests in the order of the parts; one whose part failed tells nothing."""
        names = set(self._out.names(f"{STATE}/parts"))
        return [
            Manifest(**self._out.read_json(manifest_name(part.name))) if f"{part.name}.json" in names else Manifest(part.name)
            for part in self._parts
        ]

    def _assemble(self) -> None:
        """The files whose parts were pieces, out of these; one of which a piece is missing is left out."""
        folder = f"{STATE}/documents"
        there = {f"{folder}/{name}" for name in self._out.names(folder)}
        by_file: dict[str, list[Part]] = {}
        for part in self._parts:
            if part.is_piece:
                by_file.setdefault(part.inputs[0].name, []).append(part)
        for name, parts in by_file.items():
            if not self._out.exists(f"documents/{name}") and there.issuperset(map(piece, parts)):
                assembled(parts, self._out)
        self._out.remove(folder)

    def _step(self, does: Engine, work: Callable[[Any], Any], tasks: Iterable[Any]) -> bool:
        """Do those tasks whose outcome is not there yet; False when one failed."""
        left = [task for task in tasks if not self._out.exists(task.name)]
        failures = [outcome.reason for _, outcome in does.run(work, left) if isinstance(outcome, Failed)]
        self._failures += (f"duplicates: {reason}" for reason in failures)
        return not failures

    def _find_duplicates(self, does: Engine, manifests: Sequence[Manifest]) -> None:
        if self._out.exists(_CLUSTERED):
            self._clusters = self._out.read_json(_CLUSTERED)["clusters"]
            return
        names = [part.name for part in self._parts]
        paragraphs = sum(manifest.paragraphs for manifest in manifests)
        tasks = partial(dup.sorting_tasks, names, self._job.out, paragraphs)
        if not self._step(does, dup.sort_exact, tasks(-1)):
            return
        near: list[dup.Cluster] = []
        if self._job.duplicates == "near":
            bands = [task for band in range(BANDS) for task in tasks(band)]
            if not self._step(does, dup.sort_band, bands):
                return
            pairs = self._verified(does, "pairs", dup.candidates(self._out))
            if pairs is None:
                return
            rounds = iter(range(1_000_000))
            near = dup.clusters(pairs, lambda asked: self._verified(does, f"again{next(rounds)}", asked))
        self._write_clusters(near)
        self._out.write_json(_CLUSTERED, {"clusters": self._clusters})
        for folder in ("duplicates", "signatures"):  # which are larger than the corpus
            self._out.remove(f"{STATE}/{folder}")

    def _verified(self, does: Engine, name: str, pairs: Any) -> Any:
        """Those of the pairs that are similar enough; None when a task failed."""
        fetching = dup.fetching_tasks(pairs, self._parts, self._job, name)
        if not self._step(does, dup.fetch, fetching):
            return None
        texts = tuple(task.name for task in fetching)
        tasks = []
        for number, share in enumerate(dup.shares(pairs)):
            given = f"{STATE}/duplicates/{name}-{number:04}-asked.npy"
            dup.save(self._out, given, share)
            tasks.append(dup.Checking(self._job.out, given, texts, f"{STATE}/duplicates/{name}-{number:04}.npy"))
        if not self._step(does, dup.verify, tasks):
            return None
        return np.concatenate([np.zeros(0, dup.PAIR), *(dup.load(self._out, task.name) for task in tasks)])

    def _write_clusters(self, near: Sequence[dup.Cluster]) -> None:
        members = dup.all_members(near, dup.exact_pairs(self._out))
        self._clusters = len(members)
        rows = dup.cluster_rows(members, [part.name for part in self._parts], self._out)
        for number in range(max(1, -(-sum(map(len, members)) // CLUSTER_ROWS))):
            with Table(self._out, f"clusters/{number:06}.parquet", CLUSTERS) as table:
                for _, row in zip(range(CLUSTER_ROWS), rows, strict=False):
                    table.put(row)

    def _report(self, manifests: Sequence[Manifest]) -> CorpusReport:
        rules: Counter[str] = Counter()
        for manifest in manifests:
            rules.update(manifest.rules)
        told = [line for manifest in manifests for line in manifest.told]
        report = CorpusReport(
            self._out.url,
            len(self._parts),
            sum(manifest.documents for manifest in manifests),
            sum(manifest.characters for manifest in manifests),
            sum(manifest.changed for manifest in manifests),
            sum(manifest.paragraphs for manifest in manifests),
            dict(sorted(rules.items())),
            self._clusters,
            sum(manifest.errors for manifest in manifests) + len(self._failures),
            [*self._failures, *told],
        )
        if not self._failures:
            from wenlint.corpus.summary import write_summary

            write_summary(self._out, report, [part.name for part in self._parts], RuleSet(self._job.config).registry)
        return report
