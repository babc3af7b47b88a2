"""Engines place work: in this process, or in local ones that are ended when a document hangs, crashes or swells."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Protocol, Self

from xinnlp.batch.task import Task
from xinnlp.batch.work import OUT_OF_MEMORY, Failure, Finished, Order, prepare_worker, work, work_alone

if TYPE_CHECKING:
    from pebble import ProcessPool

# Tasks under way and waiting for a worker: more would only hold memory.
_WINDOW_PER_WORKER = 4
# A worker ends after so many tasks, since what libraries keep of each text adds up.
_TASKS_PER_WORKER = 1_000
# What a pool takes at most to load the model, or to end.
_SECONDS_TO_START = 180
_SECONDS_TO_END = 15
# What a worker needs, in MiB, for `jobs` to fit the machine.
_WORKER_MEBIBYTES = 1_000


class Engine(Protocol):
    """Takes tasks, at most `window` at a time, and gives futures of what became of them.

    Where none is done for `patience` seconds, it has broken.
    """

    window: int
    patience: float | None

    def submit(self, task: Task) -> Future[Finished]:
        """Start a task; its future may raise what `explain` explains, BrokenProcessPool or ConfigurationError."""

    def explain(self, error: BaseException) -> Failure:
        """Return what an exception that no document may raise by itself means for its document."""

    def mend(self) -> None:
        """Start anew after BrokenProcessPool, which takes all tasks under way with it."""

    def __enter__(self) -> Self:
        """Start it."""

    def __exit__(self, *_: object) -> None:
        """End it at once, work under way included."""


def count_jobs(wanted: str) -> int:
    """Return the number of workers for `--jobs`: a number, or `auto`: one a core, as many as memory holds."""
    if wanted != "auto":
        return int(wanted)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        mebibytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1024**2
    except (AttributeError, ValueError, OSError):
        return cores
    return max(1, min(cores, mebibytes // _WORKER_MEBIBYTES))


class SerialEngine:
    """Works in this process; a document that hangs or crashes takes the batch with it."""

    window = 1
    patience: float | None = None

    def __init__(self, order: Order) -> None:
        self.order = order

    def submit(self, task: Task) -> Future[Finished]:
        """Do a task now."""
        future: Future[Finished] = Future()
        try:
            future.set_result(work(task, self.order))
        except Exception as error:  # as an executor's futures do
            future.set_exception(error)
        return future

    def explain(self, error: BaseException) -> Failure:
        """Return the failure behind an exception."""
        return explain(error, None)

    def mend(self) -> None:
        """Nothing breaks here."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return


class LocalEngine:
    """Works in `jobs` processes of this machine, from a pool that replaces those that die.

    A task that takes more than `timeout` seconds is ended with its process. The model is loaded once a process, by
    `prepare`, which must not raise.
    """

    def __init__(
        self,
        order: Order,
        jobs: int = 1,
        timeout: float | None = None,
        prepare: Callable[[Order], None] = prepare_worker,
    ) -> None:
        self.order = order
        self.jobs = jobs
        self.window = jobs * _WINDOW_PER_WORKER
        self.timeout = timeout
        self.patience = timeout and timeout + _SECONDS_TO_START
        self.prepare = prepare
        self._pool = self._make_pool()

    def _make_pool(self) -> ProcessPool:
        from pebble import ProcessPool  # noqa: PLC0415

        return ProcessPool(
            max_workers=self.jobs,
            max_tasks=_TASKS_PER_WORKER,
            initializer=self.prepare,
            initargs=(self.order,),
            context=multiprocessing.get_context("spawn"),  # a fork would copy locks that other threads hold
        )

    def submit(self, task: Task) -> Future[Finished]:
        """Give a task to the next worker that is free."""
        future: Future[Finished] = self._pool.schedule(work_alone, args=(task, self.order), timeout=self.timeout)
        return future

    def explain(self, error: BaseException) -> Failure:
        """Return the failure behind an exception."""
        return explain(error, self.timeout)

    def mend(self) -> None:
        """Start anew."""
        self.__exit__()
        self._pool = self._make_pool()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        ending = threading.Thread(target=self._pool.join, daemon=True)  # a pool that has broken may not end
        ending.start()
        ending.join(_SECONDS_TO_END)


def explain(error: BaseException, timeout: float | None) -> Failure:
    """Return the failure that an exception of a pool means for its document."""
    code = getattr(error, "exitcode", None)  # of pebble's ProcessExpired
    if isinstance(error, concurrent.futures.TimeoutError):
        return Failure("timeout", f"it took more than {timeout:g} s; raise --timeout if it may")
    if isinstance(error, MemoryError) or code == OUT_OF_MEMORY:
        return Failure("memory", "it needs more memory than a worker has; raise --max-memory, or split the document")
    if code is not None:
        return Failure("crash", f"its process died with {_name_exit(code)}; please report this")
    told = "".join(traceback.format_exception(error))
    return Failure("engine", f"{type(error).__name__}: {error}; please report this", told)


def _name_exit(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"
