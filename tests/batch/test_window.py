"""Tasks go through an engine a bounded number at a time, and come back in order where that is asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool

import pytest

from xinnlp.batch.engines import explain
from xinnlp.batch.task import Task
from xinnlp.batch.window import finish_tasks
from xinnlp.batch.work import OUT_OF_MEMORY, Failure, Finished
from xinnlp.errors import ModelError, XinnlpError


class Bench:
    """An engine that does its tasks when it is full, last first; a task named after an error raises it."""

    patience: float | None = 0.1

    def __init__(self, window: int = 3, breaks: int = 0) -> None:
        self.window = window
        self.breaks = breaks
        self.held: list[tuple[Task, Future[Finished]]] = []
        self.most = 0

    def submit(self, task: Task) -> Future[Finished]:
        future: Future[Finished] = Future()
        self.held.append((task, future))
        self.most = max(self.most, sum(not future.done() for _, future in self.held))
        if len(self.held) == self.window or task.name == "last":
            while self.held:
                self._do(*self.held.pop())
        return future

    def _do(self, task: Task, future: Future[Finished]) -> None:
        errors = {"late": TimeoutError(), "model": ModelError("no model")}
        if self.breaks:
            future.set_exception(BrokenProcessPool())
        elif task.name in errors:
            future.set_exception(errors[task.name])
        else:
            future.set_result(Finished(str(task.name).encode()))

    def mend(self) -> None:
        self.breaks -= 1
        self.held.clear()

    def explain(self, error: BaseException) -> Failure:
        return explain(error, 5)

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *_: object) -> None: ...


def names(results: Iterator[tuple[Task, Finished]]) -> list[str | None]:
    return [task.name for task, _ in results]


def tasks(*given: str) -> Iterator[Task]:
    return (Task(name) for name in given)


def test_results_keep_to_their_tasks_and_come_in_order_where_asked() -> None:
    results = list(finish_tasks(Bench(), tasks("a", "b", "c", "d", "last"), in_order=True))
    assert [(task.name, (finished.data or b"").decode()) for task, finished in results] == [
        (name, name) for name in ("a", "b", "c", "d", "last")
    ]
    assert sorted(map(str, names(finish_tasks(Bench(), tasks("a", "b", "last"))))) == ["a", "b", "last"]


def test_a_slow_task_holds_back_later_ones_only_where_order_is_asked() -> None:
    class Slow(Bench):
        patience = 60

        def submit(self, task: Task) -> Future[Finished]:
            future: Future[Finished] = Future()
            if task.name == "slow":
                threading.Timer(0.1, future.set_result, [Finished()]).start()
            else:
                future.set_result(Finished())
            return future

    assert names(finish_tasks(Slow(window=2), tasks("slow", "b", "c"), in_order=True)) == ["slow", "b", "c"]
    assert names(finish_tasks(Slow(window=2), tasks("slow", "b", "c"))) == ["b", "c", "slow"]


def test_no_more_tasks_are_taken_than_the_window_holds() -> None:
    taken = 0

    def endless() -> Iterator[Task]:
        nonlocal taken
        while True:
            taken += 1
            yield Task(str(taken))

    bench = Bench(window=4)
    results = finish_tasks(bench, endless(), in_order=True)
    for _ in range(10):
        next(results)
    assert taken <= 10 + 4
    assert bench.most <= 4


def test_a_task_that_is_late_is_a_failure_of_its_own() -> None:
    results = dict(finish_tasks(Bench(), tasks("a", "late", "last")))
    failures = {task.name: finished.failure for task, finished in results.items()}
    assert failures["a"] is None
    assert failures["late"] == Failure("timeout", "it took more than 5 s; raise --timeout if it may")


def test_a_missing_model_ends_the_run() -> None:
    with pytest.raises(ModelError):
        list(finish_tasks(Bench(), tasks("model", "last")))


def test_a_pool_that_breaks_costs_no_task() -> None:
    assert names(finish_tasks(Bench(breaks=2), tasks("a", "b", "last"), in_order=True)) == ["a", "b", "last"]


def test_a_pool_that_falls_silent_is_started_anew() -> None:
    class Silent(Bench):
        def submit(self, task: Task) -> Future[Finished]:
            return Future() if self.breaks else super().submit(task)

    assert names(finish_tasks(Silent(breaks=1), tasks("a", "b", "last"), in_order=True)) == ["a", "b", "last"]


def test_a_pool_that_only_breaks_is_told() -> None:
    with pytest.raises(XinnlpError, match="workers die before they can work"):
        list(finish_tasks(Bench(breaks=9), tasks("last")))


def test_what_ends_a_worker_is_named() -> None:
    class ExpiredError(OSError):
        def __init__(self, exitcode: int) -> None:
            self.exitcode = exitcode

    assert explain(ExpiredError(OUT_OF_MEMORY), None).stage == "memory"
    assert explain(ExpiredError(-6), None) == Failure(
        "crash", "its process died with signal SIGABRT; please report this"
    )
    assert explain(ExpiredError(3), None).error == "its process died with exit code 3; please report this"
    assert explain(ValueError("odd"), None).stage == "engine"
