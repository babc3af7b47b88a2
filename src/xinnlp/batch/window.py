"""Tasks through an engine: a bounded number under way, whatever their number in all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool

from xinnlp.batch.engines import Engine
from xinnlp.batch.task import Task
from xinnlp.batch.work import Finished
from xinnlp.errors import ConfigurationError, XinnlpError

# A pool that breaks so often without finishing a task will not come to work.
_MOST_BREAKS = 3


def finish_tasks(engine: Engine, tasks: Iterable[Task], *, in_order: bool = False) -> Iterator[tuple[Task, Finished]]:
    """Yield each task with what became of it, as they finish or in the order they came.

    No more than the engine's window are taken ahead, so that memory is bounded for endless tasks too. Raises
    ConfigurationError, and XinnlpError where workers die before they can work.
    """
    waiting = iter(tasks)
    under_way: dict[Future[Finished], Task] = {}
    breaks = 0
    while True:
        while len(under_way) < engine.window and (task := next(waiting, None)) is not None:
            under_way[engine.submit(task)] = task
        if not under_way:
            return
        done = _wait(under_way, engine.patience, in_order=in_order)
        if not done or any(isinstance(future.exception(), BrokenProcessPool) for future in done):
            breaks += 1
            under_way = _start_anew(engine, under_way, breaks)
            continue
        breaks = 0
        for future in done:
            yield under_way.pop(future), _finish(engine, future)


def _wait(under_way: dict[Future[Finished], Task], patience: float | None, *, in_order: bool) -> list[Future[Finished]]:
    """Return futures that are done, first submitted first; none where patience is at an end."""
    if in_order:
        first = next(iter(under_way))
        return list(wait([first], patience).done)
    done = wait(under_way, patience, FIRST_COMPLETED).done
    return [future for future in under_way if future in done]


def _finish(engine: Engine, future: Future[Finished]) -> Finished:
    error = future.exception()
    if isinstance(error, ConfigurationError):
        raise error
    return future.result() if error is None else Finished(failure=engine.explain(error))


def _start_anew(engine: Engine, under_way: dict[Future[Finished], Task], breaks: int) -> dict[Future[Finished], Task]:
    if breaks > _MOST_BREAKS:
        raise XinnlpError(
            "workers die before they can work; see that there is memory for them (--jobs, --max-memory), or find out "
            "why with --engine serial"
        )
    engine.mend()
    return {
        engine.submit(task) if not future.done() or isinstance(future.exception(), BrokenProcessPool) else future: task
        for future, task in under_way.items()
    }
