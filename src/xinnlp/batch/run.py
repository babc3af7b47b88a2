"""Runs a plan, one article after the other; each record is written as soon as it is there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from xinnlp.batch.plan import Plan
from xinnlp.batch.task import Outcome, run_task
from xinnlp.settings import Settings
from xinnlp.writers import dump_record, open_whole


def run_batch(plan: Plan, settings: Settings, *, pretty: bool = True) -> Iterator[Outcome]:
    """Yield the outcome of each task, its record written before.

    A task that fails leaves no record of an earlier run in its place. Raises OutputError where a record cannot be
    written, and ConfigurationError where none could be made: neither would be better with the next article.
    """
    for task, path in plan.tasks:
        outcome = run_task(task, settings)
        if outcome.record is None:
            _remove(path)
        else:
            with open_whole(path) as file:
                file.write(dump_record(outcome.record, pretty=pretty).encode())
        yield outcome


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
