"""What a worker does: one task, its record as the bytes that go into a file. Plain data in and out, light to import."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from dataclasses import dataclass, field

from xinnlp.batch.task import Task
from xinnlp.errors import ConfigurationError
from xinnlp.settings import Settings

# A worker that runs out of memory ends with this code: its heap is not to be trusted any more.
OUT_OF_MEMORY = 77

_MEBIBYTE = 1024 * 1024
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Order:
    """How all tasks of a batch are done; `max_memory` is in MiB, for one worker's own data, None for no limit."""

    settings: Settings = field(default_factory=Settings)
    pretty: bool = True
    max_memory: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no record: the stage (read, extract, timeout, memory, crash, write), one line, and a traceback."""

    stage: str
    error: str
    traceback: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """What became of a task: its record's bytes, or a failure.

    `sha256` is the source's, `warnings` concern the whole article, `seconds` are those of a wall clock.
    """

    data: bytes | None = None
    sha256: str | None = None
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0
    failure: Failure | None = None


def work(task: Task, order: Order) -> Finished:
    """Return what became of a task; raises ConfigurationError and, for the worker to end with, MemoryError."""
    from xinnlp.batch.task import run_task  # noqa: PLC0415 - found anew, so that tests can stand in for it
    from xinnlp.writers import dump_record  # noqa: PLC0415

    start = time.perf_counter()
    outcome = run_task(task, order.settings)
    seconds = time.perf_counter() - start
    if outcome.kind == MemoryError.__name__:
        raise MemoryError
    record = outcome.record
    if record is None:
        failure = Failure(outcome.stage, outcome.error or "", outcome.traceback)
        return Finished(seconds=seconds, failure=failure)
    warnings = tuple(notice.message for notice in record.warnings if notice.start is None)
    data = dump_record(record, pretty=order.pretty).encode()
    return Finished(data, record.document.sha256, warnings, seconds)


def work_alone(task: Task, order: Order) -> Finished:
    """Work in a process of its own, which ends where memory does."""
    try:
        return work(task, order)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def prepare_worker(order: Order) -> None:
    """Make a fresh process a worker: one thread for arithmetic, the model loaded, memory limited.

    It ends with its parent. What is wrong with model or settings is told by the first task.
    """
    for name in _THREADS:
        os.environ[name] = "1"
    end_with_parent()
    from xinnlp.pipeline import load_pipeline  # noqa: PLC0415

    with contextlib.suppress(ConfigurationError):
        load_pipeline(order.settings)
    limit_memory(order.max_memory)


def end_with_parent() -> None:
    """End this process when its parent has ended, however that came about."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def limit_memory(mebibytes: int | None) -> None:
    """Refuse this process more data (heap and private mappings) than so many MiB; on Linux alone."""
    if mebibytes is not None and sys.platform == "linux":
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_DATA, (mebibytes * _MEBIBYTE, mebibytes * _MEBIBYTE))
