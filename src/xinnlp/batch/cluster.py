"""Work on a Dask cluster: the same tasks in the same isolated processes, on other machines."""

from __future__ import annotations

import dataclasses
import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Self

from xinnlp.batch.engines import LocalEngine, explain
from xinnlp.batch.makers import describe_makers
from xinnlp.batch.task import Task
from xinnlp.batch.window import finish_tasks
from xinnlp.batch.work import Failure, Finished, Order, prepare_worker
from xinnlp.errors import ConfigurationError
from xinnlp.settings import Settings

# Tasks under way for each thread of a worker: enough that it never waits for the next, few enough to hold.
_WINDOW_PER_THREAD = 3
_SECONDS_TO_CONNECT = 30

Prepare = Callable[[Order], None]


class DaskEngine:
    """Works on the cluster of a scheduler; articles are sent with their tasks, so that no shared folder is needed.

    Each thread of a Dask worker has one process of its own that hangs, crashes and swells as a local one does.
    Raises ConfigurationError without a scheduler, without workers, or with one of other versions.
    """

    patience: float | None = None  # tasks may wait for workers to come

    def __init__(
        self, order: Order, scheduler: str, timeout: float | None = None, prepare: Prepare = prepare_worker
    ) -> None:
        self.order = order
        self.timeout = timeout
        self.prepare = prepare
        self._client = _connect(scheduler)
        try:
            threads = self._check_workers()
        except BaseException:
            self._client.close()
            raise
        self.window = threads * _WINDOW_PER_THREAD
        self._executor = self._client.get_executor(pure=False, retries=0)

    def _check_workers(self) -> int:
        """Return the number of threads of all workers, whose versions are those of this process."""
        own = describe_version(self.order.settings)
        for address, version in self._client.run(describe_version, self.order.settings).items():
            if version != own:
                raise ConfigurationError(f"worker {address} has {version}; here is {own}; install the same on all")
        threads = sum(self._client.nthreads().values())
        if not threads:
            raise ConfigurationError(
                f"the scheduler {self._client.scheduler_info()['address']} has no workers; start some: dask worker"
            )
        return int(threads)

    def submit(self, task: Task) -> Future[Finished]:
        """Send a task to the cluster, its article with it."""
        task = _load(task, self.order.settings.max_bytes)
        future: Future[Finished] = self._executor.submit(work_on_cluster, task, self.order, self.timeout, self.prepare)
        return future

    def explain(self, error: BaseException) -> Failure:
        """Return the failure behind an exception, such as that a Dask worker was lost with the task."""
        return explain(error, self.timeout)

    def mend(self) -> None:
        """Nothing of ours breaks here; Dask mends itself."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=False)
        self._client.close()


def _connect(scheduler: str) -> Any:  # noqa: ANN401 - distributed has no types
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError as error:
        raise ConfigurationError(f"--engine dask needs Dask ({error}); pip install 'xinnlp[dask]'") from error
    try:
        client: Callable[..., Any] = Client
        return client(scheduler, timeout=_SECONDS_TO_CONNECT)
    except (OSError, ValueError, TimeoutError) as error:
        raise ConfigurationError(
            f"cannot reach the Dask scheduler {scheduler}: {error}; start one with `dask scheduler`"
        ) from error


def describe_version(settings: Settings) -> str:
    """Return what makes records on this machine, as the manifest has it."""
    return describe_makers(settings, "", pretty=False).version


def _load(task: Task, most: int) -> Task:
    """Return a task with its file's bytes, one more than allowed at most; one that cannot be read as it was."""
    if task.path is None or task.data is not None:
        return task
    try:
        with task.path.open("rb") as file:
            return dataclasses.replace(task, data=file.read(most + 1))
    except OSError:
        return task


_own = threading.local()


def work_on_cluster(task: Task, order: Order, timeout: float | None, prepare: Prepare) -> Finished:
    """Do a task in the process that belongs to this thread of a Dask worker; started with the first task."""
    wanted = (order, timeout, prepare)
    if getattr(_own, "wanted", None) != wanted:
        if multiprocessing.current_process().daemon:
            raise ConfigurationError(
                "this Dask worker may not start processes; set DASK_DISTRIBUTED__WORKER__DAEMON=False where it starts"
            )
        if hasattr(_own, "engine"):
            _own.engine.__exit__()
        _own.engine = LocalEngine(order, 1, timeout, prepare)
        _own.wanted = wanted
    return next(finish_tasks(_own.engine, [task]))[1]
