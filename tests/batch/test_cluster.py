"""On a cluster the same tasks give the same bytes, without a shared folder, and a poisonous one costs only itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.batch_bed import MARK, STUB_MEMORY, prepare_stub

from xinnlp.batch import cluster as cluster_module
from xinnlp.batch.cluster import DaskEngine
from xinnlp.batch.engines import LocalEngine
from xinnlp.batch.task import Task
from xinnlp.batch.window import finish_tasks
from xinnlp.batch.work import Order
from xinnlp.errors import ConfigurationError

distributed = pytest.importorskip("distributed")

ORDER = Order(max_memory=STUB_MEMORY)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    options = {"processes": False, "dashboard_address": None, "protocol": "tcp"}
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, **options) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    texts = {"a.txt": "Ada gave $5.", "b.md": "# Head\n\nBo *gave*.", "c.txt": f"{MARK}abort", "d.txt": f"{MARK}raise"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    return [Task(name, tmp_path / name) for name in [*texts, "missing.txt"]]


def results(engine: DaskEngine | LocalEngine, tasks: list[Task]) -> list[tuple[bytes | None, str | None, str | None]]:
    with engine:
        finished = [finished for _, finished in finish_tasks(engine, tasks, in_order=True)]
    failures = [item.failure for item in finished]
    return [
        (item.data, failure and failure.stage, failure and failure.error)
        for item, failure in zip(finished, failures, strict=True)
    ]


def test_a_cluster_gives_the_same_bytes_as_local_processes(
    scheduler: str, tasks: list[Task], monkeypatch: pytest.MonkeyPatch
) -> None:
    local = results(LocalEngine(ORDER, 1, 30, prepare_stub), tasks)
    assert [stage for _, stage, _ in local] == [None, None, "crash", "extract", "read"]
    sent = []
    load = cluster_module._load
    monkeypatch.setattr(cluster_module, "_load", lambda task, most: sent.append(load(task, most)) or sent[-1])
    assert results(DaskEngine(ORDER, scheduler, 30, prepare_stub), tasks) == local
    assert [task.data is not None for task in sent] == [True, True, True, True, False]


def test_workers_of_another_version_are_refused(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = iter(["xinnlp 1", "xinnlp 2"])
    monkeypatch.setattr(cluster_module, "describe_makers", lambda *_, **__: type("", (), {"version": next(versions)}))
    with pytest.raises(ConfigurationError, match="xinnlp 2; here is xinnlp 1; install the same on all"):
        DaskEngine(ORDER, scheduler)


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "_SECONDS_TO_CONNECT", 0.5)
    with pytest.raises(ConfigurationError, match="cannot reach the Dask scheduler"):
        DaskEngine(ORDER, "tcp://127.0.0.1:9")
