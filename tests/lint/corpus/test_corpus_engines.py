"""Who does the tasks: outcomes, failures, and a cluster that loses a node."""

import os
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from corpus_samples import double, once
from wenlint.corpus.engines import Failed, LocalEngine, engine
from wenlint.errors import UsageError


@pytest.mark.parametrize("workers", [1, 3])
def test_outcome_of_every_task(workers: int) -> None:
    outcomes = dict(LocalEngine(workers).run(double, [1, 2, "fail", 4]))
    assert outcomes == {0: 2, 1: 4, 2: Failed("OSError: [Errno 28] No space left on device"), 3: 8}


def test_no_tasks() -> None:
    assert list(LocalEngine(2).run(double, [])) == []


def test_task_whose_process_dies_is_tried_again(tmp_path: Path) -> None:
    assert dict(LocalEngine(2).run(partial(once, folder=str(tmp_path)), [1, 2, 3])) == {0: 1, 1: 2, 2: 3}


def test_task_whose_process_always_dies_fails() -> None:
    outcomes = dict(LocalEngine(2).run(double, [1, "die", 3]))
    assert outcomes == {0: 2, 1: Failed("the process that worked on it died 3 times (exit code 5)"), 2: 6}


def test_ray_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(UsageError, match=r"the engine ray needs Ray: pip install 'wenlint\[ray\]'"), engine("ray", 1):
        pass


def test_cluster_that_is_not_there() -> None:
    pytest.importorskip("ray")
    with pytest.raises(UsageError, match="no Ray cluster at 127.0.0.1:1: Connection refused"), engine("ray", 1, "127.0.0.1:1"):
        pass


def slow(task: int, folder: str) -> int:
    """Work that says that it has begun."""
    (Path(folder) / f"{task}-{os.getpid()}").touch()
    time.sleep(0.5)
    return task


def test_ray_cluster_that_loses_a_node(tmp_path: Path) -> None:
    """The tasks of the node that is killed are done by the other one."""
    pytest.importorskip("ray")
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    try:
        doomed = cluster.add_node(num_cpus=1)
        cluster.wait_for_nodes()
        outcomes: dict[int, Any] = {}
        with engine("ray", 2, cluster.address) as does:
            for number, outcome in does.run(partial(slow, folder=str(tmp_path)), range(12)):
                outcomes[number] = outcome
                if len(outcomes) == 3:
                    cluster.remove_node(doomed, allow_graceful=False)
        assert outcomes == {number: number for number in range(12)}
    finally:
        cluster.shutdown()
